"""How far something is: a percentage, a fraction in words, a bare number after "on est à"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from bot.understanding.message import Message

_PERCENT = re.compile(r"(\d{1,9})(?:[.,](\d{1,3}))?\s*(?:%|pour\s?cents?\b|per\s?cent\b|pct\b)")
_BARE = re.compile(
    r"\b(?:on est|nous sommes|sommes|rendus?|on en est|j'en suis|we are|we're|now|(?:fait|faite|faits|faites|realise|realisee|avance|avancee)(?= a \d)|on passe(?: de \d{1,3})?|(?:mets|mettre|mettez|passe|passer|passez|set) [a-z' ]{1,40}?) (?:a|at|to) (\d{1,3})(?=\s*(?:$|[.;,!\n)]|pour (?:l|notre|nos|cette)))"
)
_LIKEWISE = re.compile(r" a (\d{1,3})(?=\s*(?:$|[.;,!\n)]))")
"""Beside a percentage a bare number is another: "l'un à 20 %, l'autre à 45"."""

_FRACTIONS = (
    (re.compile(r"\b(?:aux |les |a |at )?(?:trois[- ]quarts?|three[- ]quarters?|3/4)\b"), 75),
    (re.compile(r"\b(?:aux |les |a )?(?:deux[- ]tiers|two[- ]thirds|2/3)\b"), 67),
    (re.compile(r"\b(?:au|un|le|one|a) (?:tiers|third)\b"), 33),
    (re.compile(r"\b(?:au|un|le|one|a) (?:quart|quarter)\b(?! d'heure)"), 25),
    (re.compile(r"\b(?:a|la|a la|de) moitie\b|\bmoitie (?:faite?|realisee?|fini|termine)|\bmi[- ](?:parcours|chemin)\b|\bhalf(?:way| way| done|-way)\b|\b50[- ]50\b"), 50),
)  # fmt: skip
_IN_WORDS = re.compile(r"\b([a-z]+(?:-[a-z]+){0,3}(?:[ -](?:vingts?|dix|cinq)){0,3})[ -](?:pour ?cents?|per ?cent)\b")
_NUMBERS = {
    "zero": 0, "cinq": 5, "five": 5, "dix": 10, "ten": 10, "quinze": 15, "fifteen": 15, "vingt": 20, "twenty": 20, "vingt-cinq": 25, "twenty-five": 25,
    "trente": 30, "thirty": 30, "trente-cinq": 35, "thirty-five": 35, "quarante": 40, "forty": 40, "quarante-cinq": 45, "forty-five": 45, "cinquante": 50,
    "fifty": 50, "cinquante-cinq": 55, "fifty-five": 55, "soixante": 60, "sixty": 60, "soixante-cinq": 65, "sixty-five": 65, "soixante-dix": 70, "seventy": 70,
    "soixante-quinze": 75, "seventy-five": 75, "quatre-vingt": 80, "quatre-vingts": 80, "eighty": 80, "quatre-vingt-cinq": 85, "eighty-five": 85,
    "quatre-vingt-dix": 90, "ninety": 90, "quatre-vingt-quinze": 95, "ninety-five": 95, "cent": 100, "hundred": 100,
}  # fmt: skip
_NOT_THIS = re.compile(
    r"(?:et pas|et non|non|pas|au lieu de|not|instead of|rather than|contre|plutot que|vs)\s*(?:a |de |les |pas )?$"
)
_CORRECTS = re.compile(
    r"\d{1,3}\s*(?:%|pour\s?cents?|per\s?cent)?[\s,;.…]*(?:(?:euh|heu|enfin|oups|pardon|ah|er|um|sorry|oops|je veux dire|je voulais dire|i mean)[\s,]*)+(?:(?:non|nan|no|plutot|rather)[\s,]*)?(?:a |at |c'est )?$"
)
"""What stands before the number that takes the place of the one just said: "on est à 40, euh non 45 %"."""

_MEASURES = re.compile(
    r"(?:hausse|baisse|reduction|reduire|augmentation|tva|taux|remise|subvention\w*|rabais|cofinancement|discount|rate|cut|rise|batterie)\s+(?:de\s+|a\s+|of\s+|by\s+)?$"
)
_DIGIT = re.compile(r"[0-9]")
_FULL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A stated progress: a whole percentage, or None where the number is impossible. ``at`` is its first word, ``end`` the one behind
    its last, ``words`` are as folded.
    """

    value: int | None
    at: int
    end: int
    words: str


def progresses(message: Message) -> list[Progress]:
    """The progresses that a message states, in order; quantities, rates and what is denied are none."""
    text = message.folded.text
    found: list[tuple[int, int | None, str]] = []
    if _DIGIT.search(text):
        found += _in_digits(text)
    if "cent" in text or "hundred" in text:
        for given in _IN_WORDS.finditer(text):
            value = (
                _NUMBERS.get(given[1].replace(" ", "-"))
                if given[1].replace(" ", "-") in _NUMBERS
                else _NUMBERS.get(given[1].split()[-1])
            )
            if value is not None:
                found.append((given.start(), value, given[0]))
    if not found and any(
        sign in text for sign in ("quart", "tiers", "moitie", "half", "third", "mi-", "mi ", "3/4", "2/3")
    ):
        for pattern, value in _FRACTIONS:
            part = pattern.search(text)
            if part is not None:
                found.append((part.start(), value, part[0]))
                break
    return [
        Progress(value=value, at=_word(message, at), end=_word(message, at + len(words)), words=words)
        for at, value, words in sorted(found, key=lambda one: one[0])
    ]


def _in_digits(text: str) -> list[tuple[int, int | None, str]]:
    found: list[tuple[int, int | None, str]] = []
    if "%" in text or "cent" in text or "pct" in text:
        for given in _PERCENT.finditer(text):
            sign = text[given.start() - 1] if given.start() and text[given.start() - 1] in "+-" else ""
            begin = given.start() - len(sign)
            before = text[max(0, begin - 30) : begin]
            if sign != "+" and (corrected := _CORRECTS.search(before)) is not None:
                since = begin - len(before) + corrected.start()
                found = [one for one in found if one[0] < since]
            elif (
                sign == "+"
                or (begin and text[begin - 1] in ".,")
                or _NOT_THIS.search(before)
                or _MEASURES.search(before)
            ):
                continue
            number = float(f"{given[1]}.{given[2] or 0}")
            possible = number <= _FULL and sign != "-"
            found.append((begin, int(number + 0.5) if possible else None, sign + given[0]))
    if found:
        stated = {at for at, _, _ in found}
        found += [
            (given.start(1), int(given[1]), given[1])
            for given in _LIKEWISE.finditer(text)
            if given.start(1) not in stated and text[given.start() - 1].isalpha() and int(given[1]) <= _FULL
        ]
    else:
        for given in _BARE.finditer(text):
            number = int(given[1])
            if number <= _FULL:
                found.append((given.start(1), number, given[0]))
    return found


def _word(message: Message, at: int) -> int:
    return bisect_right(message.ends, at)
