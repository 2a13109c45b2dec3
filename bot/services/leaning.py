"""Messages that lean on an update: written below it, they leave its action out."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.actions import ActionState, ActionUpdate, UpdateKind
from bot.domain.readings import ActionReading, Intent, Reading
from bot.services.desk import Desk, Heard
from bot.understanding.corrections import LONGEST, as_said_of, is_correction
from storage import updates
from storage.database import Connection

SOON = timedelta(minutes=15)
"""In a direct conversation, how long what one reported last is what one goes on speaking of."""

_DIRECT = ("D", "U", "W")
_STATES = frozenset({UpdateKind.REPORT, UpdateKind.CREATION, UpdateKind.CORRECTION})


def may_lean(reading: Reading, heard: Heard) -> bool:
    """Whether the message says something and names nothing: neither chatter, nor a question, nor a report in full."""
    if len(heard.text) > LONGEST or (heard.thread_ts is None and not heard.channel.startswith(_DIRECT)):
        return False
    if reading.intent is Intent.NONE:
        return not reading.sure or is_correction(heard.text)
    return reading.intent is Intent.UPDATE and all(
        said.code is None and not said.candidates for said in reading.actions
    )


def in_full(connection: Connection, heard: Heard, desk: Desk) -> Reading | None:
    """The reading of the message as said of the action of the update that it leans on, or None.

    In a channel, where people also talk among themselves, only a number, a lead, a due date or an open correction counts.
    """
    code = _action(connection, heard)
    if code is None:
        return None
    from bot.understanding import reader  # noqa: PLC0415 - with the first message, not at start

    corrects = is_correction(heard.text)
    for text in as_said_of(code, heard.text):
        reading = reader.read(text, at=desk.local(heard.at), book=desk.book, group=heard.group, language=None)
        if reading.intent is not Intent.UPDATE or not reading.sure or len(reading.actions) != 1:
            continue
        said = reading.actions[0]
        if said.code == code and _says_something(said, firm=not heard.addressed and not corrects):
            return reading
    return None


def _says_something(said: ActionReading, *, firm: bool) -> bool:
    change = said.change
    if change.progress is not None or change.lead is not None or change.due is not None:
        return True
    return not firm and change != ActionState() and change.next_step is None


def _action(connection: Connection, heard: Heard) -> str | None:
    """The one action of the update that stands above: at the head of the thread, or the person's last one just now."""
    if heard.thread_ts is not None:
        rows = updates.of_message(connection, heard.workspace, heard.channel, heard.thread_ts)
        codes = {row.action for row in rows if row.kind in _STATES}
        return codes.pop() if len(codes) == 1 else None
    last: ActionUpdate | None = updates.last_of_member(connection, heard.workspace, heard.member.id)
    if last is None or last.channel != heard.channel or heard.at - last.at > SOON:
        return None
    return last.action
