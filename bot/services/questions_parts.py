"""Lists of what stands below a part that the question names by its kind and label, or of all parts of a kind."""

from __future__ import annotations

import re

from bot.domain.answers import Answer
from bot.plan.subjects import singular
from bot.services.questions_cards import FEWEST_CARDS, FRAME
from bot.services.questions_case import Case
from bot.services.questions_lists import labelled_parts
from bot.understanding.folding import fold
from bot.understanding.questions import Kind, Part
from bot.understanding.screened import Screened

_PAIR = r"([a-z]{3,}?)s?(?: [a-z]{3,})?\s+(?:n\s?[o°.]*\s*)?([a-z]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2}){0,3})"
_TITLED = re.compile(rf"^\W*{_PAIR}\W*(?:[-–—:.)]\s|$)")
_NAMED_SO = re.compile(rf"\b(?={_PAIR}\b)")
_LISTS = Screened(
    r"\b(?:actions?|fiches?|mesures?|lignes?|projets?|liste[rsz]?|lister|citez?|enumere\w*|measures?|projects?|items?|list|name|lines?)\b|\bqu'?y a-t-il\b|\bque (?:contient|comprend|comporte)\b|\bwhat(?:'s| is) (?:in|under)\b"
)


_ASKS_ALL = Screened(
    r"\b(?:liste[rsz]?|listing|list|quels?|quelles?|lesquel\w*|enumere\w*|citez?|donne[rz]?|rappele[rz]|tous les|toutes les|read|give|what are|tell me|name|all the|show|recite)\b|^\W*(?:les|the) |^\W*[a-z]+s (?:de|du|of|under|in)\b"
)


def labelled_answer(case: Case) -> Answer | None:
    """What stands below a part that the question names by its kind and label ("objectif 2.2", "engagement A"): the smaller parts that it
    names, else the actions; all parts of a kind where it asks for just these; else None.
    """
    if case.asked.asks(Kind.HOW_MANY, Kind.CONTACT, Kind.WHEN, Kind.LEAD, Kind.PERSON, Kind.BUDGET) or (
        case.asked.groups and case.subjects.groups_named(case.asked)
    ):
        return None
    text = case.asked.text
    if (parts := _parts(case)) is not None:
        return parts
    cards = case.subjects.cards
    if len(cards) < FEWEST_CARDS or not _LISTS.search(text) or (case.asked.axes and case.asked.means(Part.ITEMS)):
        return None
    found: list[int] = []
    for match in _NAMED_SO.finditer(text):
        found += _below(case, match[1], match[2])
    return case.answered(case.quotes(dict.fromkeys(found))) if found else None


def _parts(case: Case) -> Answer | None:
    """All parts of the kind that the question names, of the whole document or below one larger part; None where it asks for more."""
    text = case.asked.text
    if not _ASKS_ALL.search(text) or (case.asked.means(Part.ITEMS) and not _NAMED_SO.search(text)):
        return None
    spans = [span for match in _NAMED_SO.finditer(text) if (span := _span(case, match[1], match[2])) is not None]
    if case.asked.axes and not spans:
        return None  # one axis by its code, which the document does not write
    numbers = labelled_parts(case, within=(spans[0][0] + 1, spans[0][1]) if spans else None)
    if not numbers:
        return None
    labelled = {*re.findall(r"[a-z]+", fold(case.subjects.passage(numbers[0]).text)[:40])}
    more = [
        term
        for term in case.telling
        if singular(term.word) not in labelled
        and term.stem not in case.subjects.name_stems
        and term.word not in FRAME
        and not any(
            term.word in match[0:]
            for match in ([found[1], found[2]] for found in _NAMED_SO.finditer(text) if _span(case, found[1], found[2]))
        )
    ]
    return None if more else case.answered(case.quotes(numbers), remarks=())


def _span(case: Case, word: str, label: str) -> tuple[int, int] | None:
    """The passages between the heading of that kind and label and the next heading of the same kind."""
    heads = case.subjects.labelled.get(singular(word), {})
    if label not in heads:
        return None
    return heads[label], min(
        (number for number in heads.values() if number > heads[label]), default=len(case.subjects.plan.passages)
    )


def _below(case: Case, word: str, label: str) -> list[int]:
    """The titles of the actions between the heading of that kind and label and the next heading of the same kind."""
    headings = [
        (number, match[2])
        for number, passage in enumerate(case.subjects.plan.passages)
        if (match := _TITLED.match(fold(passage.text))) and match[1].rstrip("s") == word.rstrip("s")
    ]
    heads = [card.head for card in case.subjects.cards]
    best: list[int] = []
    for place, (number, own) in enumerate(headings):
        if own != label:
            continue
        end = next((other for other, _ in headings[place + 1 :]), len(case.subjects.plan.passages))
        below = [head for head in heads if number < head < end]
        best = max(best, below, key=len)
    span = _span(case, word, label)
    return best if best or span is None else [head for head in heads if span[0] < head < span[1]]
