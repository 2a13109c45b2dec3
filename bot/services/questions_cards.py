"""Questions about one action of a plan that gives its actions named fields: who leads it, with whom, when, for how much."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.domain.answers import Answer, AnswerKind, Gap
from bot.plan.cards import Card, Field, is_open
from bot.plan.search import Hit, Sought
from bot.services.questions_both import TWO_ASKED
from bot.services.questions_case import Case
from bot.services.questions_people import HEADS_BODY
from bot.services.questions_time_words import WITH_A_DATE
from bot.services.questions_wording import asking_spans, plain
from bot.understanding.folding import fold
from bot.understanding.question_fields import fields_asked
from bot.understanding.questions import Kind, is_weak, written_out
from bot.understanding.screened import Screened
from bot.understanding.word_classes import NOUN
from bot.understanding.word_lists import word_set
from bot.understanding.wording import Term, terms

ABOUT = 0.5
"""The share of the question's weight that an action and its fields must hold for the question to be about it."""

IN_FIELDS = 0.75
"""What a word is worth that stands in a field of the action and not in its title."""

NAMED, RARE = 0.35, 0.6
"""The share that is enough where a word of the question stands in the title of that action alone, and how rare it must be."""

CLEARLY = 0.12
"""By how much the action must hold more than the next one; closer ones are all quoted, up to MOST."""

MOST = 3
FEWEST_CARDS = 3

_GAPS = {
    Field.LEAD: Gap.LEAD,
    Field.BUDGET: Gap.BUDGET,
    Field.INDICATOR: Gap.INDICATOR,
    Field.PLACE: Gap.PLACE,
    Field.DUE: Gap.DATE,
    Field.PARTNERS: Gap.PARTNERS,
    Field.PUBLIC: Gap.MEMBERS,
    Field.REASON: Gap.REASON,
}
_UNDATED = frozenset({Field.PARTNERS, Field.BUDGET, Field.INDICATOR, Field.PUBLIC})
"""What no timetable says."""

_ENTRY = re.compile(
    r"\W*(?:(?:fin|debut|mi|early|late|end of|mid|ete|automne|hiver|printemps|[ts][1-4]|q[1-4])\W*)?(?:(?:\d{1,2}(?:er|st|nd|rd|th)?(?:\W+(?:et|au|and|to)\W+\d{1,2})?\s)?[a-z]{3,9}\s)?(?:19|20)\d\d\W{0,3}[:|]"
)
"""How an entry of a timetable begins."""

_PRICE = re.compile(r"\b(?:prix|tarifs?|price|fares?|fees?|ticket)\b")
_PRICED = re.compile(r"\b(?:prix|tarif\w*|gratuit\w*|payant\w*|price\w*|fares?|fees?|free|charge[ds]?|ticket\w*)\b")
"""What a thing is sold for is not what is spent on it."""

_LABELLED = re.compile(
    r"\b(?:axes?|themes?|orientations?|engagements?|volets?|priorit(?:y|e|es|ies)|pillars?|piliers?) ([a-z]|\d{1,2})\b(?:\W+(?:et|and|ou|or|,)\W+([a-z]|\d{1,2})\b)?|\b(?:fiches?(?:[ -]actions?)?|actions?|mesures?|measures?|projets?|projects?|numero|number|n[o°])\s*(?:n\s?[o°.]*\s*)?([a-z]?\d{1,3}(?:\.\d{1,3}){0,3})\b|\b([a-z]-?\d{1,2}|\d{1,2}(?:\.\d{1,2}){1,3})\b"
)
_WITH = re.compile(r"\b(?:avec|partenair\w*|associ\w+|en lien|aux cotes|with|partner\w*|alongside|together)\b")
"""What names somebody with whom a thing is done, in a line that has no field for it."""


_GROUP = re.compile(
    r"\W*(?:sous-)?(?:groupes?|ateliers?|commissions?|comites?|(?:working |task )?groups?|committees?)\b"
)
FRAME = word_set(
    "fiche fiches action actions mesure mesures measure measures projet projets project projects plan theme themes numero number"
)


def card_answer(case: Case) -> Answer | None:  # noqa: PLR0911 - one way out for each outcome
    """The fields that are asked of the action that is meant; None where no field is asked or no action is clearly meant."""
    cards = case.subjects.cards
    if len(cards) < FEWEST_CARDS:
        return None
    spans = _asking(case, cards, fields_asked(case.asked.text, case.asked.language))
    as_typed = written_out(
        fold(case.asked.original), case.asked.language
    )  # a cue must not be lost to a repaired spelling
    asked = tuple(
        Field(name)
        for name in dict.fromkeys(
            (*spans, *_asking(case, cards, fields_asked(as_typed, case.asked.language), as_typed))
        )
    )
    to_write = set(asked) == {Field.PLACE} and case.asked.asks(Kind.CONTACT)
    if (
        not asked
        or to_write
        or (case.asked.asks(Kind.PREVIOUS) and not case.asked.subject)
        or (set(asked) == {Field.LEAD} and HEADS_BODY.search(case.asked.text) and not case.asked.groups)
    ):
        return None
    blanked = [span for found in spans.values() for span in found]
    numbered = _numbered(case, cards)
    compared = [] if numbered else _compared(case, cards, blanked)
    meant = numbered or compared or _meant(case, cards, blanked, asked=asked)
    if not meant:
        return None
    numbers = [
        number
        for card in meant
        for number in (
            *([] if compared else [card.head]),
            *(place for kind in asked for place in card.fields.get(kind, ())),
        )
        if any(kind in card.fields for kind in asked)
    ]
    if numbers and _wants_price(case, meant):
        return case.refused(Gap.BUDGET, about=numbers)
    if numbers:
        told = [card for card in meant if any(kind in card.values for kind in asked)]
        if all(is_open(card.values[kind]) for card in told for kind in asked if kind in card.values):
            return case.answered(case.quotes(numbers), kind=AnswerKind.PARTLY, gap=_GAPS.get(asked[0]))
        lacking = [kind for kind in asked if not any(kind in card.fields for card in meant)]
        if lacking and TWO_ASKED.search(case.asked.text) and lacking[0] in _GAPS:
            return case.answered(case.quotes(numbers), kind=AnswerKind.PARTLY, gap=_GAPS[lacking[0]])
        return case.answered(case.quotes(numbers))
    missing = asked[0]
    if missing is Field.PARTNERS and not any(
        _WITH.search(fold(case.subjects.passage(number).text)) for card in meant for number in card.passages
    ):
        return case.refused(Gap.PARTNERS, about=[card.head for card in meant])
    if not any(missing in card.fields for card in cards):
        return None  # the plan has no such field anywhere: what it says elsewhere may still answer
    return case.refused(_GAPS[missing], about=[card.head for card in meant])


def _asking(
    case: Case, cards: Sequence[Card], found: Mapping[str, tuple[tuple[int, int], ...]], text: str | None = None
) -> dict[str, list[tuple[int, int]]]:
    """The fields whose cue is not a part of some action's own title."""
    if not found:
        return {}
    subject = frozenset(term.word for term in case.asked.named)
    titles = plain(case.subjects.passage(card.head).text for card in cards)
    asking = {name: asking_spans(text or case.asked.text, spans, subject, titles) for name, spans in found.items()}
    return {name: spans for name, spans in asking.items() if spans}


def _wants_price(case: Case, meant: Sequence[Card]) -> bool:
    """Whether the price of a thing is asked for, and none of the actions says one."""
    return _PRICE.search(case.asked.text) is not None and not any(
        _PRICED.search(fold(case.subjects.passage(number).text)) for card in meant for number in card.passages
    )


def _numbered(case: Case, cards: Sequence[Card]) -> list[Card]:
    """The actions that the question names by their number."""
    labels = {
        label.replace("-", "") for found in _LABELLED.finditer(case.asked.text) for label in found.groups() if label
    }
    groups = set(case.asked.groups)
    return [
        card
        for card in cards
        if card.number is not None and card.number.replace("-", "") in (groups if _is_group(case, card) else labels)
    ]


_COMPARES = Screened(
    r"\b(?:lequel|laquelle|lesquels|lesquelles|which|compare[rz]?|comparaison|comparison|difference|plus (?:cher|chere|tot|tard|vite|long)|first|sooner|earlier|later|more|en premier|d'abord)\b"
)


def _compared(case: Case, cards: Sequence[Card], spans: Sequence[tuple[int, int]]) -> list[Card]:
    """The actions that a question sets beside one another, each named by a word of its own."""
    if not _COMPARES.search(case.asked.text):
        return []
    found: list[Card] = []
    for term in _told(case, spans):
        for card in _held_by(case, cards, [term])[:1]:
            if card not in found:
                found.append(card)
    return found if 1 < len(found) <= MOST else []


def _held_by(case: Case, cards: Sequence[Card], words: Sequence[Term]) -> list[Card]:
    """The actions whose title holds these words, where few do."""
    sought = case.subjects.search.sought(words, case.asked.language)
    stems = case.subjects.search.stems
    fitting = [
        card
        for card in cards
        if all(
            any(value >= SURELY and stem in stems[card.head] for stem, value in word.worth.items()) for word in sought
        )
    ]
    return fitting if len(fitting) == 1 else []


SURELY = 0.7
"""What a match must be worth for one word to name an action by itself."""


def _is_group(case: Case, card: Card) -> bool:
    return _GROUP.match(fold(case.subjects.passage(card.head).text)) is not None


def _told(case: Case, spans: Sequence[tuple[int, int]]) -> list[Term]:
    """The telling words of the question outside these spans."""
    characters = list(case.asked.text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    said = {term.word for term in terms("".join(characters), case.asked.language)}
    return [
        term
        for term in case.asked.named
        if term.word in said
        and term.word not in FRAME
        and not term.word.isdigit()
        and not is_weak(term, case.asked.language)
    ]


def _meant(
    case: Case, cards: Sequence[Card], spans: Sequence[tuple[int, int]], *, asked: Sequence[Field]
) -> list[Card]:
    """The actions that hold most of what the question tells, where they hold enough of it.

    ``asked`` are the fields: a passage outside the actions counts against them only where it may say one as well.
    """
    words = _told(case, spans)
    if set(asked) == {Field.DUE} and all(term.word in WITH_A_DATE for term in words):
        return []  # what falls within a month, and not when something is
    search = case.subjects.search
    sought = search.sought(words, case.asked.language)
    total = sum(word.weight for word in sought)
    if not total:
        return []
    shares = []
    for card in cards:
        head = search.stems[card.head]
        below = set().union(*(search.stems[number] for number in card.passages))
        share = sum(
            word.weight
            * max(
                max((value for stem, value in word.worth.items() if stem in head), default=0.0),
                IN_FIELDS * max((value for stem, value in word.worth.items() if stem in below), default=0.0),
            )
            for word in sought
        )
        shares.append((share / total, card))
    shares = [(share, card) for share, card in shares if not _lacks(case, card, sought)]
    if not shares:
        return []
    best = max(share for share, _ in shares)
    of_cards = {number for card in cards for number in card.passages}
    beside = (hit.own for hit in search.ranked(sought) if hit.number not in of_cards and _may_say(case, hit, asked))
    if best < (NAMED if _names(case, sought, shares, best) else ABOUT) or max(beside, default=0.0) >= best:
        return []
    near = [card for share, card in shares if share >= best - CLEARLY]
    first = [card for share, card in shares if share >= best - CLEARLY / 4]
    chosen = first if len(near) > MOST else near if len(first) > 1 else first
    return chosen if len(chosen) <= MOST else []


def _may_say(case: Case, hit: Hit, asked: Sequence[Field]) -> bool:
    """Whether a passage outside the actions may give one of the fields: entries of a timetable give dates only."""
    if not set(asked) <= _UNDATED:
        return True
    return hit.passage.milestone is None and _ENTRY.match(fold(case.subjects.passage(hit.number).text)) is None


def _names(case: Case, sought: Sequence[Sought], shares: Sequence[tuple[float, Card]], best: float) -> bool:
    """Whether one action alone has, in its title, a rare word of the question as it was typed."""
    most = max(word.weight for word in sought)
    titles = [case.subjects.search.stems[card.head] for _, card in shares]
    first = next(card for share, card in shares if share == best)
    return any(
        word.weight >= RARE * most
        and any(
            value == 1.0
            and stem in case.subjects.search.stems[first.head]
            and sum(stem in title for title in titles) == 1
            for stem, value in word.worth.items()
        )
        for word in sought
    )


LACKED = 0.42
"""The share of the question's weight that one lacking noun must have for another thing to be meant."""


def _lacks(case: Case, card: Card, sought: Sequence[Sought]) -> bool:
    """Whether the question names a thing that the action has nowhere, and that weighs as much as all the rest."""
    search = case.subjects.search
    stems = set().union(*(search.stems[number] | search.headings[number] for number in (card.head, *card.passages)))
    total = sum(word.weight for word in sought)
    return any(
        word.term.share >= NOUN
        and word.weight >= LACKED * total
        and not any(value >= HELD and stem in stems for stem, value in word.worth.items())
        for word in sought
    )


HELD = 0.5
"""What a match must be worth for a word to be held."""
