"""What a question of status is about: a group, an axis, an action, a stretch of time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.domain.readings import Scope
from bot.understanding.book import Book
from bot.understanding.dates import FoundDate
from bot.understanding.message import Message
from bot.understanding.references import resolve, stated_axis, stated_codes, stated_group
from bot.understanding.tags import STATUS_TAGS

_FIRM = 0.7


def scope(
    message: Message, book: Book, dates: Sequence[FoundDate], *, at: datetime, group: int | None, taken: Collection[int]
) -> Scope | None:
    """The scope that the words state, or None for everything."""
    stated = stated_group(message, book)
    axis = stated_axis(message, book) if stated is None else None
    action: str | None = None
    if stated is None and axis is None:
        codes = stated_codes(message, book)
        told = {place for mark in message.marks if mark.tag in STATUS_TAGS for place in range(mark.first, mark.end)}
        found = resolve(message, book, book.action_index, 0, len(message.words), taken={*taken, *told}, group=group)
        action = codes[0][2] if codes else found.code if found is not None and found.worth >= _FIRM else None
    since = next((one.window for one in dates if one.window.start is not None and one.window.start <= at), None)
    if stated is None and axis is None and action is None and since is None:
        return None
    return Scope(group=stated, axis=axis, action=action, since=since)
