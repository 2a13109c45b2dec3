"""People's words around answers: escaped, set off, and never to be taken for the plan's."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.answering import KeptAnswer
from bot.rendering.blocks import escape, shorten
from bot.texts import Texts

LISTED_NAME = 60
"""Characters of a name beside what somebody wrote."""

_QUOTES = re.compile(r"[«‹]\s*|\s*[»›]|[“”„‟]")


def own(text: str) -> str:
    """People's words: escaped, and their quotation marks not to be taken for those of the plan."""
    return escape(_QUOTES.sub('"', text))


def spoken(text: str) -> str:
    """People's words in a label: plain text, where nothing is escaped."""
    return _QUOTES.sub('"', one_line(text))


def kept_words(kept: KeptAnswer, words: Texts, zone: ZoneInfo) -> str:
    """A coordinator's answer, marked as that."""
    return words.say(
        "*Answer of the coordination (%(name)s, %(day)s), outside the plan:* %(words)s",
        name=own(shorten(kept.by_name, LISTED_NAME)),
        day=day(kept.at, words, zone),
        words=own(kept.words),
    )


def indented(text: str) -> str:
    """A question as typed, set off from the rest."""
    return "> " + own(one_line(text))


def one_line(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.split())


def day(at: datetime, words: Texts, zone: ZoneInfo) -> str:
    """The local day of an instant."""
    return words.day(at.astimezone(zone).date())
