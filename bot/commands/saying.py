"""The commands that go the whole way of a message, without Slack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.commands.inputs import Json, each, local_time, print_json, print_text
from bot.commands.workspaces import command_database, the_member, the_workspace
from bot.domain.people import Language

ZONE = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What one call says, before it is known whether it is a batch."""

    text: str | None
    member: str
    group: int | None
    at: str | None


def say_message(
    spoken: Spoken, file: Path | None, *, undo: bool, language: Language, as_json: bool, batch: bool
) -> None:
    """Print what comes of the message: the reply, and what was recorded."""
    from bot.domain.outcomes import Outcome
    from bot.rendering.json_forms import said_json
    from bot.rendering.replies import Setting, reply
    from bot.services import updates
    from bot.services.conversation import Conversation
    from bot.services.desk import Desks, Heard
    from bot.understanding import reader
    from storage.database import Connection

    desks = Desks(default_zone=ZONE)

    with command_database() as database:
        conversation = Conversation(
            database=database,
            desks=desks,
            write=lambda outcome, tongue, desk: reply(
                outcome, tongue, Setting(plan=desk.plan if desk else None, zone=ZONE)
            ),
            lease_seconds=0,
        )

        def unit(connection: Connection, row: Json) -> Json:
            at = local_time(row.get("at", spoken.at)).replace(tzinfo=ZONE)
            group = row.get("group", spoken.group)
            number = group if isinstance(group, int) else None
            workspace = the_workspace(connection, file, at)
            member = the_member(
                connection, workspace, str(row.get("as") or spoken.member), group=number, language=language, at=at
            )
            heard = Heard(
                workspace=workspace,
                member=member,
                channel="cli",
                ts=f"{at.timestamp():.6f}",
                thread_ts=None,
                text=str(row.get("text") or ""),
                at=at,
                addressed=True,
                group=number,
            )
            desk = desks.of(connection, workspace)
            outcome: Outcome
            if undo and desk is not None:
                outcome = updates.undo_last(connection, heard, desk)
                intent = "update"
            else:
                outcome = conversation.decide(connection, conversation.known(connection, heard))
                reading = (
                    None if desk is None else reader.read(heard.text, at=desk.local(at), book=desk.book, group=number)
                )
                intent = "none" if reading is None else reading.intent.value
            desk = desks.of(connection, workspace)
            said = conversation.write(outcome, member.language, desk)
            return said_json(outcome, said, row.get("id"), intent)

        def answer(row: Json) -> Json:
            return database.write_now(partial(unit, row=row))

        text = "" if undo and spoken.text is None else spoken.text
        each(text, batch=batch, answer=answer, show=None if as_json else lambda result: print_text(str(result["text"])))


def show_status(
    *,
    group: int | None,
    axis: str | None,
    since: str | None,
    at: str | None,
    plan: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print where the scope stands."""
    from bot.commands.inputs import fail
    from bot.domain.outcomes import StatusShown
    from bot.domain.readings import Scope
    from bot.domain.windows import DateWindow, Grain
    from bot.rendering.json_forms import summary_json
    from bot.rendering.replies import Setting, reply
    from bot.services import status
    from bot.services.desk import Desks
    from storage.database import Connection

    def unit(connection: Connection) -> None:
        now = local_time(at).replace(tzinfo=ZONE)
        workspace = the_workspace(connection, plan, now)
        desk = Desks(default_zone=ZONE).of(connection, workspace)
        if desk is None:
            fail("This workspace has no plan.")
        window = None if since is None else DateWindow(start=datetime.fromisoformat(since), end=None, grain=Grain.DAY)
        scope = Scope(group=group, axis=axis.upper() if axis else None, since=window)
        summary = status.show(connection, desk, scope, now=now)
        said = reply(StatusShown(summary=summary), language, Setting(plan=desk.plan, zone=ZONE))
        if as_json:
            print_json(summary_json(summary, said))
        else:
            print_text(said.text)

    with command_database() as database:
        database.write_now(unit)
