"""A request that is given up is told to the person who made it: nothing ends in silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from zlib import crc32

from bot.domain.people import Language, MemberId
from bot.json_text import decoded
from handlers import payloads
from storage import members, outbox
from storage.database import Connection
from storage.inbox import InboxRow
from storage.outbox import Outgoing

Write = Callable[[str, str, Language], str]
"""(what the person wrote, reference, language) -> the sentence."""


def reference_of(identity: str) -> str:
    """What a person can tell an administrator: the log has it beside the request."""
    return f"{crc32(identity.encode()) & 0xFFFFFF:06X}"


def tell_given_up(connection: Connection, row: InboxRow, *, bot_user: str, write: Write) -> bool:
    """The person will be told, once, in their direct conversation; False when nobody made the request."""
    try:
        body = decoded(row.body)
    except ValueError:
        return False
    user, said = _who(body, bot_user) if isinstance(body, dict) else (None, "")
    if user is None:
        return False
    member = members.get(connection, row.workspace, MemberId(user))
    language = Language.FRENCH if member is None else member.language
    notice = Outgoing(
        workspace=row.workspace,
        key=f"given_up:{row.identity}",
        kind="notice",
        channel=user,
        thread_ts=None,
        text=write(said, reference_of(row.identity), language),
        blocks=[],
    )
    return outbox.add(connection, notice)


def _who(body: Mapping[str, Any], bot_user: str) -> tuple[str | None, str]:
    """(the person, what they wrote) of a request that a person made."""
    edit = payloads.read_edit(body, bot_user)
    message = payloads.read_message(body, bot_user) or (None if edit is None else edit.message)
    if message is not None:
        return message.user, message.text
    command = payloads.read_command(body)
    if command is not None:
        return command.user, command.text
    made = payloads.read_press(body) or payloads.read_form(body)
    return (None, "") if made is None else (made.user, "")
