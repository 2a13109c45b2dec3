"""Addresses and names of files are no text: what looks like a date in them is none."""

from __future__ import annotations

import re

_FILE = re.compile(r"\.(?:docx?|xlsx?|pptx?|od[tsp]|pdf|csv|txt|md|html?|zip|jpe?g|png|svg|eml|ics|ya?ml|json)\b")
_MAIL = re.compile(r"(?<=[a-z0-9])@(?=[a-z0-9])")
_WEB = re.compile(r"://|\bwww\.")
# Slack writes a link as "<address|words>".
_BREAKS = frozenset(' \t\n\r"<>|()')


def without_addresses(text: str) -> str:
    """The folded text with every web or mail address and every file name turned into as many letters."""
    patterns = []
    if "//" in text or "www." in text:
        patterns.append(_WEB)
    if "@" in text:
        patterns.append(_MAIL)
    if "." in text:
        patterns.append(_FILE)
    for pattern in patterns:
        place = 0
        while (found := pattern.search(text, place)) is not None:
            start, place = _around(text, found.start(), found.end())
            text = f"{text[:start]}{'x' * (place - start)}{text[place:]}"
    return text


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the last break before to the first behind."""
    while start > 0 and text[start - 1] not in _BREAKS:
        start -= 1
    while end < len(text) and text[end] not in _BREAKS:
        end += 1
    return start, end
