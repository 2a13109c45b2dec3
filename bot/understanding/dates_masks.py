"""What is hidden from the reading of dates: addresses, names of files, words that are a month only by their looks."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_names import BEHIND_MAY, BESIDE_MARS
from bot.understanding.dates_sorts import Sort

_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|od[tsp]|pdf|csv|txt|md|html?|zip|jpe?g|png|svg|eml|ics|ya?ml|json|com|org|net|eu|io|fr)\b"
)
_MAIL = re.compile(r"(?<=[a-z0-9])@(?=[a-z0-9])")
_CHANNEL = re.compile(r"(?<![\w&])#(?=[a-z])")
_WEB = re.compile(r"://|\bwww\.")
# Slack writes a link as "<address|words>".
_BREAKS = frozenset(' \t\n\r"<>|()')
_SUBJECTS = frozenset({"i", "we", "you", "they", "he", "she", "it", "who"})


def without_addresses(text: str) -> str:
    """The folded text with every web or mail address and every file name and every channel or hashtag turned into as many letters."""
    patterns = []
    if "//" in text or "www." in text:
        patterns.append(_WEB)
    if "@" in text:
        patterns.append(_MAIL)
    if "." in text:
        patterns.append(_FILE)
    if "#" in text:
        patterns.append(_CHANNEL)
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


def mask_homonyms(terms: Terms) -> None:
    """Turn the verb "may" and the planet Mars into plain words where the words around show it: "10 may join", "la sonde sur Mars"."""
    if terms.language == "en":
        if "may" in terms.words:
            _mask(terms, "may", lambda place: _is_verb(terms, place))
    elif "mars" in terms.words and (not BESIDE_MARS.isdisjoint(terms.words) or _is_eaten(terms)):
        _mask(terms, "mars", lambda place: Sort.NUMBER not in terms.sorts[max(place - 1, 0) : place + 2])


def _is_eaten(terms: Terms) -> bool:
    """Such as "qui a mangé mon mars"."""
    place = terms.words.index("mars")
    return place > 0 and terms.words[place - 1] in {"mon", "ton", "son"}


def _is_verb(terms: Terms, place: int) -> bool:
    is_doubled = terms.words[place + 1 : place + 3] in (["or", "may"], ["and", "may"])  # "may or may not"
    is_said_of = place > 0 and terms.words[place - 1] in _SUBJECTS and terms.sorts[place + 1] != Sort.NUMBER
    return is_said_of or terms.words[place + 1 + 2 * is_doubled] in BEHIND_MAY


def _mask(terms: Terms, word: str, is_other: Callable[[int], bool]) -> None:
    for place in range(terms.count):
        if terms.words[place] == word and is_other(place):
            terms.sorts[place] = Sort.OTHER
