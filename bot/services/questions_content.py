"""Questions of content: what the plan says of a subject, and what its abbreviations stand for."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from bot.domain.answers import Answer, AnswerKind, Gap
from bot.plan.named_fields import field_of
from bot.plan.passage_facts import Given
from bot.plan.search import TRANSLATES, Hit
from bot.services.questions_case import TWO, Case
from bot.services.questions_unsaid import leaves_unsaid
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.questions import Kind
from bot.understanding.screened import Screened
from bot.understanding.word_classes import NOUN
from bot.understanding.wording import Term

HELD = 0.3
"""The share of the question's weight that the best passage must hold for the plan to speak of it."""

OWN = 0.25
SURELY = 0.48
"""The share where only two words are telling and the plan lacks that one."""

UNANCHORED = 0.65
"""The share where only other words stand for those of the question."""

TWO_HELD = 0.2
"""The share where two telling words stand in the passage together."""

ONLY_COMMON = 0.75
"""The share where every word of the question is a common one."""

NEARLY = 0.38
"""The share where only two words are telling and the plan lacks the other one: the one it has must be rare."""

WITHOUT_HEAD = 0.42
"""The share where the plan lacks the first telling word in French, the last in English: the others lean on it."""

"""The share that it must hold itself, without its headings."""

ALIKE = 0.72
"""How near to the best another passage must come to be quoted beside it."""

MOST = 4

STANDS_FOR = 0.7
"""What a match must be worth to stand for the word itself."""

CLOSE_KIN = 0.7
"""What a match must be worth to be as good as the word itself."""

SHORT, FEW, A_GOOD_PART = 12, 4, 0.3
"""Words of a line or lines of a section that one takes in at once; words of a heading's name; a share of a passage."""

_DEFINES = Screened(r"\b(?:c'est ?quoi|qu'est-ce qu|what is|what are|kesako|defini\w*)\b")


_DOES = Screened(r"\b(?:fait|font|pilotent?|portent?|gerent?|mene|menent|tout|does|leads?|runs?|all|everything)\b")


def expansion_answer(case: Case) -> Answer | None:
    """What an abbreviation stands for, where one is asked about; the plan's own words or the gap."""
    term = _abbreviation(case)
    if term is None:
        return None
    acronyms = case.subjects.search.acronyms
    name = acronyms.spelled_out(term.word)
    used = acronyms.used(term.word)
    if name is not None:
        return case.answered(case.quotes(name.passages[:3]))
    if case.asked.asks(Kind.EXPANSION, Kind.DEFINITION):
        return case.refused(Gap.EXPANSION if used else Gap.SUBJECT, about=used)
    return None


def _abbreviation(case: Case) -> Term | None:
    """The abbreviation that is the whole subject of a question for its meaning."""
    asked = case.asked
    if _DOES.search(asked.text) and not asked.kinds:
        return None
    if set(asked.kinds) - {Kind.EXPANSION, Kind.DEFINITION} or (not asked.kinds and len(asked.subject) != 1):
        return None
    words = [
        term for term in case.asked.subject if term.word not in {"statut", "status", "sigle", "acronyme", "acronym"}
    ]
    if len(words) != 1:
        return None
    term = words[0]
    looks = term.capitals or bool(case.subjects.search.acronyms.used(term.word))
    if not looks and not (case.asked.asks(Kind.EXPANSION) and len(term.word) <= 6):  # noqa: PLR2004 - a bound, not a measure
        return None
    return term


def content_answer(case: Case) -> Answer:
    """What the plan says of the subject, else that it does not speak of it."""
    words = case.asked.subject or case.asked.named
    listed = _section(case, words)
    if listed is None and _ASKS_FOR_LIST.search(case.asked.text):
        listed = _section(case, case.telling)
    if listed is not None:
        return listed
    hits = case.nearby(words)
    first = _best(case, hits)
    if first is None:
        return _either(case) or case.refused(Gap.SUBJECT)
    if (
        case.asked.asks(Kind.DEFINITION)
        and _DEFINES.search(case.asked.text)
        and not _is_about(case, first, case.telling or words)
    ):
        return case.refused(Gap.SUBJECT, about=[first.number])
    chosen = _beside(case, hits, first)
    if case.asked.asks(Kind.STATE):
        lead_in = msg("What the plan says of it; how far it has come is not written there:")
        return case.answered(case.quotes(hit.number for hit in chosen), kind=AnswerKind.PARTLY, lead_in=lead_in)
    quotes = case.quotes(number for hit in chosen for number in _with_head(case, hit))
    if leaves_unsaid(case, quotes):
        return case.refused(Gap.SUBJECT, about=[hit.number for hit in chosen])
    return case.answered(quotes)


_OR = re.compile(r"\s+(?:ou(?: (?:bien|alors))?|or)\s+|,\s+")


def _either(case: Case) -> Answer | None:
    """Of subjects asked for one or the other, the first that the plan speaks of."""
    pieces = _OR.split(case.asked.text)
    sides = [
        tuple(term for term in case.telling if re.search(rf"\b{re.escape(term.word)}\b", piece)) for piece in pieces
    ]
    if sum(map(bool, sides)) < TWO:
        return None
    for side in filter(None, sides):
        alone = replace(case, asked=replace(case.asked, text=" ".join(term.word for term in side), subject=side))
        found = content_answer(alone)
        if found.kind is not AnswerKind.NOT_IN_PLAN:
            return found
    return None


_ASKS_FOR_LIST = Screened(
    r"\b(?:quels|quelles|liste\w*|lis|cite\w*|tous|toutes|what are|which are|list|read me|all the|name the)\b"
)
MOST_BELOW = 8


def _below(case: Case, hit: Hit) -> list[int]:
    """The lines of the plan under a heading; none where the passage is no heading, or has too many."""
    text = hit.passage.text
    if hit.passage.item is not None or hit.passage.milestone is not None:
        return []
    heads = case.subjects.below.get(text, ())
    return list(heads) if len(heads) <= MOST_BELOW else []


def _with_head(case: Case, hit: Hit) -> list[int]:
    """The passage, after the line of the plan to which it is a detail; a heading with the lines below it."""
    if below := _below(case, hit):
        return [hit.number, *below]
    head = case.subjects.head(hit.passage.item) if hit.passage.item is not None else None
    return [hit.number] if head is None else list(dict.fromkeys([head, hit.number]))


_WHO_WITH = re.compile(
    r"^\W*(?:partenaires?|partenariats?|indicateurs?|partners?|indicators?|measures? of success)\b[^:]{0,30}:"
)


def _speaks(case: Case, hit: Hit) -> bool:
    """Whether the passage may say something of a subject: an address does not, nor does a lead's or partner's mere name."""
    given = case.subjects.given[hit.number]
    if Given.ADDRESS in given and hit.passage.item is None:
        return False
    field = field_of(hit.passage.text)
    if field is None or (field[0] not in {"lead", "due"} and not _WHO_WITH.match(fold(hit.passage.text))):
        return True
    sought = case.subjects.search.sought(case.telling, case.asked.language)
    stems = case.subjects.search.stems[hit.number]
    return any(word.worth.get(stem) == 1.0 for word in sought for stem in stems)


def _best(case: Case, hits: list[Hit]) -> Hit | None:
    needed = _needed(case)
    fitting = [
        hit
        for hit in filter(partial(_speaks, case), hits)
        if (hit.own >= OWN and hit.covered >= needed and (hit.covered >= UNANCHORED or _is_anchored(case, hit)))
        or (hit.covered >= TWO_HELD and _holds_two(case, hit))
    ]
    return fitting[0] if fitting else None


def _is_anchored(case: Case, hit: Hit) -> bool:
    """Whether the passage has a telling word of the question as it was asked, not only words that mean the same."""
    sought = case.subjects.search.sought(case.asked.subject, case.asked.language)
    least = CLOSE_KIN if case.asked.language == case.subjects.plan.language else TRANSLATES
    most = max((word.weight for word in sought), default=0.0)
    stems = case.subjects.search.stems[hit.number]
    return any(
        word.weight >= 0.5 * most and any(value >= least and stem in stems for stem, value in word.worth.items())
        for word in sought
    )


def _holds_two(case: Case, hit: Hit) -> bool:
    """Whether two telling words stand in the passage itself, by themselves or by a word that means the same."""
    sought = case.subjects.search.sought(case.telling, case.asked.language)
    stems = case.subjects.search.stems[hit.number]
    most = max((word.weight for word in sought), default=0.0)
    held = [
        any(value >= STANDS_FOR and stem in stems for stem, value in word.worth.items())
        for word in sought
        if word.weight >= 0.5 * most
    ]
    return sum(held) > 1


def _needed(case: Case) -> float:
    """The share that is needed: more where the plan lacks the word on which the others lean."""
    sought = case.subjects.search.sought(case.telling, case.asked.language)
    if not sought:
        return ONLY_COMMON
    head = sought[-1 if case.asked.language == "en" else 0]
    if len(sought) == TWO and not all(word.worth for word in sought):
        return SURELY if not head.worth else NEARLY
    return HELD if head.worth else WITHOUT_HEAD


def _beside(case: Case, hits: list[Hit], first: Hit) -> list[Hit]:
    """The best passage with those that fit nearly as well; one line for each item, several subjects each with theirs."""
    chosen = [first]
    items = {first.passage.item}
    texts = {fold(first.passage.text)}
    for hit in hits:
        near = hit.own >= ALIKE * first.own and hit.covered >= ALIKE * first.covered
        if hit is first or not near or len(chosen) >= MOST:
            continue
        if hit.passage.item is not None and hit.passage.item in items:
            continue
        if hit.passage.item is None and hit.passage.milestone is None and fold(hit.passage.text) in texts:
            continue
        items.add(hit.passage.item)
        texts.add(fold(hit.passage.text))
        chosen.append(hit)
    return chosen + _of_other_words(case, hits, chosen)


def _of_other_words(case: Case, hits: list[Hit], chosen: list[Hit]) -> list[Hit]:
    """Where the question joins several subjects, the best passage of each that the first ones lack."""
    if not re.search(r"\b(?:et|ou|and|or|difference|meme|same|avec|entre|between)\b|,|/", case.asked.text):
        return []
    sought = case.subjects.search.sought(case.telling, case.asked.language)
    found: list[Hit] = []
    for word in sought:
        held = any(stem in case.subjects.search.stems[hit.number] for hit in (*chosen, *found) for stem in word.worth)
        if held or not word.worth:
            continue
        best = next(
            (
                hit
                for hit in hits
                if any(
                    value >= STANDS_FOR and stem in case.subjects.search.stems[hit.number]
                    for stem, value in word.worth.items()
                )
            ),
            None,
        )
        if best is not None:
            found.append(best)
    return found[:2]


def _is_about(case: Case, hit: Hit, words: tuple[Term, ...]) -> bool:
    """Whether the passage is about the subject, not only mentions it: the subject is a good part of its words."""
    search = case.subjects.search
    own = [stem for stem in search.stems[hit.number] if not stem.startswith(("#", "@"))]
    sought = search.sought(words, case.asked.language)
    held = sum(any(stem in word.worth for word in sought) for stem in own)
    least = 1.0 if case.asked.language == case.subjects.plan.language else TRANSLATES
    named = all(
        any(value >= least and stem in search.stems[hit.number] for stem, value in word.worth.items())
        for word in sought
        if word.weight
    )
    in_a_line = hit.passage.item is not None and sum(word.term.share >= NOUN for word in sought) >= TWO
    return named and (in_a_line or len(own) <= SHORT or held / max(len(own), 1) >= A_GOOD_PART)


def _section(case: Case, words: tuple[Term, ...]) -> Answer | None:
    """A heading asked for by its own name: the lines below it."""
    if not words or len(words) > FEW:
        return None
    plan = case.subjects.plan
    sought = case.subjects.search.sought(words, case.asked.language)
    own = [{stem for stem, value in word.worth.items() if value == 1.0} for word in sought]
    for number in case.subjects.headings if all(own) else ():
        passage = plan.passages[number]
        stems = case.subjects.search.stems[number]
        if any(stems.isdisjoint(one) for one in own):
            continue
        below = [
            other
            for other in range(number + 1, len(plan.passages))
            if plan.passages[other].source.section == passage.text
        ]
        if below and len(below) <= SHORT and all(plan.passages[other].item is None for other in below):
            return case.answered(case.quotes(below))
    return None
