"""Committees and commissions that a plan names in its text: which they are, and which of them follows a part or a subject."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from bot.domain.answers import Answer
from bot.services.questions_case import Case
from bot.services.questions_scope import axes_in_view
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.questions import Kind, is_weak
from bot.understanding.screened import Screened
from bot.understanding.wording import Term

_NOUN = r"(comites?|commissions?|conseils?|groupes?|ateliers?|cellules?|instances?|poles?|committees?|groups?|panels?|boards?|forums?|teams?)"
_CALLED = re.compile(rf"\b{_NOUN}\b[^«\"“:;.]{{0,24}}[«\"“]\s*([^»\"”]+)")
_WHICH = Screened(
    rf"\b(?:quels?|quelles?|which|what)\s+(?:\w+\s)?{_NOUN}\b|\bc'est (?:quel|quelle) {_NOUN}\b|\b{_NOUN}\b (?:pour|for)\b|\bmeme {_NOUN}\b|\bsame (?:\w+ )?{_NOUN}\b"
)
_ALL = Screened(
    rf"\b(?:les|tous les|toutes les|liste des|quels sont les|quelles sont les|the|all|list of|combien (?:de|d')|how many)\s*(?:\w+\s)?{_NOUN}\b"
)
_FOLLOWED = re.compile(
    r"\b(?:axes?|parties?|volets?|orientations?|priorit(?:y|ies|es?)|themes?|piliers?|engagements?|parts?|chapitres?)\s+([a-z0-9]{1,4})(?:\s*(?:,|et|and|&|a)\s*([a-z0-9]{1,4})\b)?"
)
_LABEL = re.compile(
    r"^\W*(?:(?:axe|partie|volet|orientation|priorite|priority|theme|pilier|engagement|part)s?\s+)?([ivx]{1,4}|\d{1,2}|[a-z])(?:\.[a-z\d]{1,2})*\s*[.:)–—-]"
)
_CALLED_ONLY = 2
_GROUPS = frozenset({"groupe", "group", "atelier"})
"""What questions of groups are about."""


def bodies_answer(case: Case) -> Answer | None:
    """The committee that follows what the question names, or all of them; None where the plan names none of that kind in its text."""
    text = case.asked.text
    which, every = _WHICH.search(text), _ALL.search(text)
    if (which is None and every is None) or case.asked.asks(
        Kind.CONTACT, Kind.WHEN, Kind.HOUR, Kind.PLACE, Kind.BUDGET, Kind.MEMBERS, Kind.HOW_OFTEN
    ):
        return None
    noun = next(word for found in (which, every) if found is not None for word in found.groups() if word).rstrip("s")
    called = [
        number
        for number, passage in enumerate(case.subjects.plan.passages)
        if (passage.group is None or noun not in _GROUPS)
        and any(found[1].rstrip("s") == noun for found in _CALLED.finditer(_plain(passage.text)))
    ]
    if len({_name(case, number) for number in called}) < _CALLED_ONLY:
        return None
    rest = [
        term
        for term in case.asked.named
        if not term.word.startswith(noun) and term.word not in _STRUCTURAL and not is_weak(term, case.asked.language)
    ]
    if which is None or not (rest or case.asked.axes or _FOLLOWED.search(text)):
        if rest or every is None:
            return None
        values = (("number", len(called)),)
        return case.answered(
            case.quotes(called), lead_in=msg("The plan has %(number)s of them:"), values=values, remarks=()
        )
    chosen = _following(case, called, _labels_asked(case, rest)) or _called_by(case, called, rest)
    return case.answered(case.quotes(chosen), remarks=()) if chosen else None


_STRUCTURAL = frozenset(
    [
        "axe",
        "axes",
        "partie",
        "parties",
        "volet",
        "suit",
        "suivent",
        "suivi",
        "suivis",
        "meme",
        "same",
        "follows",
        "follow",
        "qui",
        "quel",
        "quelle",
    ]
)


def _plain(text: str) -> str:
    return fold(text.replace("«", '"').replace("»", '"').replace("“", '"').replace("”", '"'))


def _name(case: Case, number: int) -> str:
    found = _CALLED.search(_plain(case.subjects.passage(number).text))
    return found[2].strip() if found is not None else ""


def _labels_asked(case: Case, rest: Sequence[Term]) -> set[str]:
    """The labels of the parts that the question names, or in which its subject stands."""
    named = {label for found in _FOLLOWED.finditer(case.asked.text) for label in found.groups() if label}
    if named:
        return (
            named
            | {_ROMAN.get(label, label) for label in named}
            | {roman for roman, number in _ROMAN.items() if number in named}
        )
    axes = axes_in_view(case, (), by_words=False)
    if axes:
        return {
            label
            for axis in axes
            for number in case.subjects.by_line[axis.source.line]
            if (label := _label_of(case, number))
        }
    weights: dict[str, float] = defaultdict(float)
    for hit in case.hits(tuple(rest)):
        if (label := _label_of(case, hit.number)) is not None:
            weights[label] += hit.own
    return {label for label, weight in weights.items() if weight == max(weights.values())}


def _label_of(case: Case, number: int) -> str | None:
    """The label of the part in which a passage stands."""
    passage = case.subjects.passage(number)
    headings = (passage.text, passage.source.section, *reversed(passage.breadcrumb))
    return next((found[1] for heading in headings if (found := _LABEL.match(fold(heading))) is not None), None)


_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}


def _following(case: Case, called: Sequence[int], labels: set[str]) -> list[int]:
    """The committees whose line says that they follow a part with one of these labels."""
    return [
        number
        for number in called
        if any(
            label in labels
            for found in _FOLLOWED.finditer(fold(case.subjects.passage(number).text))
            for label in found.groups()
        )
    ]


def _called_by(case: Case, called: Sequence[int], rest: Sequence[Term]) -> list[int]:
    """The committees whose own line holds the subject."""
    sought = case.subjects.search.sought(tuple(rest), case.asked.language)
    worth = {
        number: sum(
            max(
                (value for stem, value in word.worth.items() if stem in case.subjects.search.stems[number]), default=0.0
            )
            for word in sought
        )
        for number in called
    }
    best = max(worth.values(), default=0.0)
    return [number for number in called if worth[number] == best] if best >= 0.7 else []  # noqa: PLR2004 - one word by its near meaning
