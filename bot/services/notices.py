"""Notices to the coordinators: what went wrong and nobody else would see."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.people import Language
from storage import members, outbox
from storage.database import Connection
from storage.outbox import Claimed, Outgoing

MOST_TOLD = 5
"""Coordinators who are told: one of them will act."""

WriteNotice = Callable[[str, str, Language], str]
"""(channel, Slack's error, language) -> the sentence."""


def tell_refused(connection: Connection, claimed: Claimed, error: str, write: WriteNotice) -> int:
    """Each coordinator will be told, once, that Slack refuses this message for good; how many."""
    refused = claimed.outgoing
    told = 0
    for person in members.coordinators(connection, refused.workspace)[:MOST_TOLD]:
        notice = Outgoing(
            workspace=refused.workspace,
            key=f"refused:{refused.key}:{person.id}",
            kind="notice",
            channel=person.id,
            thread_ts=None,
            text=write(refused.channel, error, person.language),
            blocks=[],
        )
        told += outbox.add(connection, notice)
    return told
