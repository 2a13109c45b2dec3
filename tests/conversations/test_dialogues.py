"""Dialogues: what people type, what Jalon answers, what is recorded. The dialogues are data beside this file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from bot.commands.inputs import read_plan_file
from bot.domain.actions import state_to_json
from bot.domain.people import Language, Member, MemberId, Role, Standing, WorkspaceId
from bot.rendering.replies import Setting, reply
from bot.services import updates
from bot.services.conversation import Conversation
from bot.services.desk import Desks, Heard
from storage import actions, members, plans, workspaces
from storage.database import open_database
from storage.upgrade import upgrade

DIALOGUES = yaml.safe_load((Path(__file__).parent / "dialogues.yaml").read_text())
WORKSPACE = WorkspaceId("T0DIALOGUE")
ZONE = ZoneInfo("Europe/Paris")
NOW = datetime(2015, 1, 5, 8, tzinfo=UTC)

PEOPLE = {
    "Claire": {"role": Role.COORDINATOR},
    "Sophie": {"groups": frozenset({1})},
    "Thomas": {"groups": frozenset({2}), "language": Language.ENGLISH},
    "Nadia": {"groups": frozenset({3})},
    "Julien": {"groups": frozenset({4}), "standing": Standing.GUEST},
    "Gilles": {"standing": Standing.GUEST},
}


class Room:
    """A workspace without Slack: the front desk, storage and rendering."""

    def __init__(self, folder: Path, plan) -> None:
        url = f"sqlite:///{folder / 'jalon.db'}"
        upgrade(url)
        self.database = open_database(url)
        self.desks = Desks(default_zone=ZONE)
        self.at = NOW
        self.head = None
        self.conversation = Conversation(database=self.database, desks=self.desks, write=self.write, lease_seconds=120)

        def settle(connection):
            workspaces.ensure(connection, WORKSPACE, "dialogues", NOW)
            plans.save(connection, WORKSPACE, plan, source="", file_name="sample.md", by="test", at=NOW)
            for name, rights in PEOPLE.items():
                members.save(connection, Member(workspace=WORKSPACE, id=MemberId(name), name=name, **rights), NOW)
            workspaces.change(connection, WORKSPACE, set_up=True)

        self.database.write_now(settle)

    def write(self, outcome, language, desk):
        return reply(outcome, language, Setting(plan=desk.plan if desk else None, zone=ZONE))

    def states(self):
        followed = self.database.read_now(lambda connection: actions.every(connection, WORKSPACE))
        return {action.code: state_to_json(action.state) for action in followed}

    def say(self, turn):
        self.at += timedelta(minutes=turn.get("later", 1))
        words = turn.get("say", "") if "long" not in turn else turn["long"] + " bla" * 9_000
        rights = PEOPLE[turn["as"]]
        person = Member(workspace=WORKSPACE, id=MemberId(turn["as"]), name=turn["as"], **rights)
        heard = Heard(
            workspace=WORKSPACE,
            member=person,
            channel="C1" if turn.get("mentioned") or not turn.get("to_jalon", True) else "D1",
            ts=f"{self.at.timestamp():.6f}",
            thread_ts=self.head if turn.get("below") else None,
            text=words,
            at=self.at,
            addressed=turn.get("to_jalon", True),
            group=turn.get("group"),
        )

        self.head = self.head if turn.get("below") else heard.ts

        def unit(connection):
            known = self.conversation.known(connection, heard)
            desk = self.desks.of(connection, WORKSPACE)
            outcome = (
                updates.undo_last(connection, known, desk)
                if turn.get("undo")
                else self.conversation.decide(connection, known)
            )
            return self.write(outcome, person.language, desk)

        return self.database.write_now(unit)


@pytest.fixture(scope="module")
def plan():
    return read_plan_file(None)


@pytest.fixture
def room(tmp_path, plan):
    room = Room(tmp_path, plan)
    yield room
    room.database.close_now()


def plain(text):
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=[dialogue["name"] for dialogue in DIALOGUES])
def test_a_dialogue_goes_as_written(room, dialogue):
    for turn in dialogue["turns"]:
        before = room.states()
        said = room.say(turn)
        after = room.states()
        text = plain(said.text)
        told = f"{turn.get('say')!r} -> {text!r}"
        assert bool(text) != bool(turn.get("silent")), told
        assert [piece for piece in turn.get("has", []) if plain(piece) not in text] == [], told
        assert [piece for piece in turn.get("lacks", []) if plain(piece) in text] == [], told
        if turn.get("nothing"):
            assert after == before, told
        for code, fields in turn.get("recorded", {}).items():
            assert {name: after[code].get(name) for name in fields} == fields, told
        for code, fields in turn.get("not_recorded", {}).items():
            assert all(after[code].get(name) != value for name, value in fields.items()), told
