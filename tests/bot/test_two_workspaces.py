"""Two workspaces in one database, with the same ids of people, channels and messages: neither sees the other (R15)."""

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.commands.inputs import read_plan_file
from bot.domain.people import Language, Member, MemberId, WorkspaceId
from bot.rendering.replies import Setting, reply
from bot.services.conversation import Conversation
from bot.services.desk import Desks, Heard
from storage import inbox, plans, updates, workspaces
from storage.schema import action_updates, milestone_changes
from storage.schema import outbox as outbox_table

FIRST, SECOND = WorkspaceId("T1"), WorkspaceId("T2")
CANARY = {FIRST: "Quetzal", SECOND: "Albatros"}
AT = datetime(2015, 1, 12, 10, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Paris")
SAID = (
    "Nouvelle action pour le groupe {group} : atelier {canary} numéro {number}",
    "L'atelier {canary} numéro {other} est lancé, {number} %",
    "L'appel à projets Entreprendre autrement est lancé, {number} %, bloqué par {canary}",
    "Où en est le groupe {group} ?",
    "Où en est l'atelier Quetzal ?",
    "Où en est l'atelier Albatros ?",
    "G{group}-01 est terminée",
    "annule",
    "Quels sont les nouveaux enjeux de l'axe recherche et innovation ?",
    "La délibération est reportée au {number} octobre 2015",
)


@pytest.fixture
def conversation(jalon_database):
    plan = read_plan_file(None)
    desks = Desks(default_zone=ZONE)

    def unit(connection):
        for workspace in CANARY:
            workspaces.ensure(connection, workspace, workspace, AT)
            plans.save(connection, workspace, plan, source="", file_name="plan.md", by="U1", at=AT)

    jalon_database.write_now(unit)

    def write(outcome, language, desk):
        return reply(outcome, language, Setting(plan=None if desk is None else desk.plan, zone=ZONE))

    return Conversation(database=jalon_database, desks=desks, write=write, lease_seconds=60.0)


async def say(conversation, workspace, text, number):
    at = AT + timedelta(minutes=number)
    heard = Heard(
        workspace=workspace, member=Member(workspace=workspace, id=MemberId("U1"), name="Claire", language=Language.FRENCH),
        channel="C1", ts=f"{number}.000001", thread_ts=None, text=text, at=at, addressed=True,
    )  # fmt: skip
    identity = f"message:{number}"  # the same in both
    await conversation.database.write(
        lambda c: inbox.receive(c, workspace, identity, kind="event", body="{}", at=at, lease_seconds=60)
    )
    return await conversation.receive(heard, identity=identity, thread=None)


async def test_nothing_of_a_workspace_reaches_the_other_in_hundreds_of_messages(conversation):
    chance = random.Random(20270306)  # noqa: S311 - the order of sentences, not secrets
    answered = 0
    for number in range(1, 121):
        for workspace, canary in CANARY.items():
            text = chance.choice(SAID).format(
                canary=canary, group=chance.randint(1, 4), number=1 + number % 28, other=1 + chance.randint(0, 27)
            )
            answered += await say(conversation, workspace, text, number) is not None
    assert answered > 200
    for workspace, canary in CANARY.items():
        (foreign,) = set(CANARY.values()) - {canary}
        sent = conversation.database.read_now(lambda c, w=workspace: _texts(c, outbox_table, w))
        # Asked about, its name may come back; what was said of it may not.
        assert [row for row in sent if f"{foreign} numéro" in row or f"par {foreign}" in row] == []
        kept = conversation.database.read_now(
            lambda c, w=workspace: _texts(c, action_updates, w) + _texts(c, milestone_changes, w)
        )
        assert kept
        assert [row for row in kept if foreign in row] == []
        assert any(canary in row for row in sent)


def _texts(connection, table, workspace):
    return [str(tuple(row)) for row in connection.execute(table.select().where(table.c.workspace == workspace))]


async def test_a_number_of_the_other_workspace_undoes_nothing(conversation):
    await say(conversation, FIRST, "L'appel à projets Entreprendre autrement est lancé, 40 %", 1)
    await say(conversation, SECOND, "annule", 1)
    kept = conversation.database.read_now(lambda c: [len(updates.of_message(c, w, "C1", "1.000001")) for w in CANARY])
    assert kept == [1, 0]
