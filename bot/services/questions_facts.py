"""Questions for one kind of fact: a sum, an hour, a lead, a place. What the plan does not give is refused by name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.answers import Answer, AnswerKind, Gap
from bot.plan.cards import number_of
from bot.plan.passage_facts import Given, gives_place
from bot.plan.search import Hit
from bot.services.questions_case import Case
from bot.services.questions_contacts import ANYONE, contact_answer, opening_answer
from bot.services.questions_named import NAME
from bot.services.questions_people import HEADS_BODY, IN_ROLE, in_role, of_person, with_heads
from bot.services.questions_stated import stated_number
from bot.services.questions_wanted import NAMED_PLACE
from bot.services.questions_whole import of_plan
from bot.services.questions_wording import in_their_words, plain
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.questions import Kind, Part
from bot.understanding.word_lists import word_set
from bot.understanding.wording import Term

ABOUT = 0.5
"""The share of the words that a passage must hold to be about the subject."""

THE_WORD = 0.95
"""What a match must be worth to be the word of the kind of fact itself."""

SAYS_IT_ALL = 0.85
"""The share of all words, the kind of fact included, from which a passage answers by itself."""

_FACTS: tuple[tuple[Kind, Given, Gap], ...] = (
    (Kind.HOUR, Given.HOUR, Gap.HOUR),
    (Kind.BUDGET, Given.BUDGET, Gap.BUDGET),
    (Kind.INDICATOR, Given.INDICATOR, Gap.INDICATOR),
    (Kind.MEMBERS, Given.MEMBERS, Gap.MEMBERS),
    (Kind.LEAD, Given.LEAD, Gap.LEAD),
    (Kind.PLACE, Given.PLACE, Gap.PLACE),
    (Kind.REASON, Given.REASON, Gap.REASON),
)


def fact_answer(case: Case) -> Answer | None:
    """The answer where one kind of fact is asked, else None."""
    asked = case.asked
    if asked.asks(Kind.CONTACT) or (
        asked.asks(Kind.PLACE) and case.telling and all(term.word in ANYONE for term in case.telling)
    ):
        whole = _says_it_all(case) if asked.asks(Kind.CONTACT) else None
        return whole if whole is not None and _in_its_words(case, whole) else contact_answer(case)
    if asked.asks(Kind.LEAD) and asked.means(Part.GROUPS) and not case.subjects.groups_named(asked):
        return _lead_of_group(case)
    if asked.asks(Kind.HOW_MANY) and asked.asks(Kind.INDICATOR) and _COUNTS_THEM.search(asked.text):
        return stated_number(case, asked.named)
    for kind, given, gap in _FACTS:
        if kind is Kind.HOUR and asked.asks(kind) and (opening := opening_answer(case)) is not None:
            return opening
        if asked.asks(kind) and not (kind is Kind.PLACE and asked.asks(Kind.ABOUT_PLACE) and _in_document(asked.text)):
            return _fact(case, given, gap)
    return None


_COUNTS_THEM = re.compile(r"\b(?:combien d'|nombre d'|how many |number of )(?:indicateurs?|indicators?|targets?)\b")


_LEADS_GROUP = re.compile(
    r"\bqui (?:est-ce qui )?(?:anim\w+|pilot\w+|presid\w+|dirig\w+|condui\w+|coordonn\w+|mene)\b|\banimat\w+ du\b|\bwho(?:'s| is)? (?:leads?|leading|chairs?|chairing|runs?|running|facilitates?|heads?)\b"
)


def _lead_of_group(case: Case) -> Answer | None:
    """Who leads the group that the question names by its words; None where it asks which group does something."""
    if not _LEADS_GROUP.search(case.asked.text):
        return None
    meant = case.subjects.groups_meant(case.telling or case.asked.subject, case.asked.language)
    if len(meant) != 1:
        return None
    numbers = case.subjects.of_group[meant[0].number]
    named = [
        number
        for number in numbers
        if NAME.search(case.subjects.passage(number).text) or Given.LEAD in case.subjects.given[number]
    ]
    return case.answered(case.quotes(named)) if named else case.refused(Gap.LEAD, about=numbers)


def _in_document(text: str) -> bool:
    return bool(re.search(r"\b(?:plan|document|texte|parle)\b", text))


def _fact(case: Case, given: Given, gap: Gap) -> Answer | None:  # noqa: PLR0911 - one way out for each kind of question
    if gap is Gap.LEAD and (led := _by_a_role(case)) is not None:
        return led
    whole = None if _of_all(case, case.telling) else _says_it_all(case)
    if whole is not None and (given not in {Given.HOUR, Given.BUDGET, Given.MEMBERS} or _in_its_words(case, whole)):
        return whole
    if given is Given.MEMBERS and case.asked.asks(Kind.HOW_MANY):
        return _number_of_members(case)
    if given in {Given.HOUR, Given.BUDGET} and _is_of_a_line(case):
        return None
    groups, axes = case.subjects.groups_named(case.asked), case.subjects.axes_named(case.asked)
    if groups or axes:
        numbers = [number for group in groups for number in case.subjects.of_group[group.number]]
        numbers += [number for axis in axes for number in case.subjects.by_line[axis.source.line]]
        return _given(
            case, [number for number in numbers if given in case.subjects.given[number]], given
        ) or case.refused(gap, about=numbers)
    words = (not _names_a_line(case) and case.telling) or case.asked.subject
    if _of_all(case, words):
        return of_plan(case, given, gap)
    found = _of_axis_row(case, words, given) or _of_subject(case, words, given, gap)
    if found.kind is AnswerKind.NOT_IN_PLAN and (stated := _stated_beside(case, given)) is not None:
        return stated
    return found


def _by_a_role(case: Case) -> Answer | None:
    """Who leads by what the question says of a person, a role or a body as such; None where it asks about a line."""
    if person := case.subjects.people_named(case.asked):
        return of_person(case, person)
    if named := _in_role(case):
        return case.answered(case.quotes(named))
    held = in_role(case)
    if HEADS_BODY.search(case.asked.text) and not case.subjects.groups_named(case.asked):
        return held or case.refused(Gap.PERSON)
    return held if held is not None and held.kind is AnswerKind.ANSWERED else None


def _of_all(case: Case, words: Sequence[Term]) -> bool:
    """Whether the words name the plan itself, by its own name, or all its lines."""
    return all(word.stem in case.subjects.name_stems or word.word in _IN_ALL for word in words)


def _names_a_line(case: Case) -> bool:
    """Whether one line of the plan holds all words of the question, common ones too: then it is not about the plan itself."""
    hits = case.hits(case.asked.subject) if len(case.asked.subject) > len(case.telling) else []
    return bool(hits) and hits[0].own >= SAYS_IT_ALL and hits[0].passage.item is not None


def _of_axis_row(case: Case, words: tuple[Term, ...], given: Given) -> Answer | None:
    """A sum or an indicator that a table gives for each axis by its label, where the words name an axis."""
    if given not in {Given.BUDGET, Given.INDICATOR}:
        return None
    meant = case.subjects.axes_meant(words, case.asked.language)
    if len(meant) != 1:
        return None
    labels = {
        label
        for held in case.subjects.labelled.values()
        for label, number in held.items()
        if case.subjects.passage(number).axis == meant[0].code and case.subjects.passage(number).item is None
    }
    numbers = [
        number
        for number, passage in enumerate(case.subjects.plan.passages)
        if passage.item is None
        and given in case.subjects.given[number]
        and " | " in passage.text
        and number_of(passage.text) in labels
    ]
    return case.answered(case.quotes(numbers)) if numbers else None


def _number_of_members(case: Case) -> Answer:
    """How many sit in a body, where a passage says it."""
    stated = stated_number(case, case.asked.named)
    if stated.kind is AnswerKind.ANSWERED:
        return stated
    return case.refused(
        Gap.MEMBERS, about=[number for number, found in enumerate(case.subjects.given) if Given.MEMBERS in found]
    )


_IN_ALL = word_set(
    "total totale global globale general generale ensemble tout overall altogether whole entire money funding argent plan programme moyens financement coute coutera"
    " suivi action actions fiche fiches mesure mesures ligne lignes projet projets project projects measure measures line lines"
)


def _in_role(case: Case) -> list[int]:
    """The lines that give somebody a role with all the words of the question: heads of the whole, not leads of one line."""
    roles = {
        number
        for person in case.subjects.plan.people
        for number in case.subjects.by_line[person.source.line]
        if case.subjects.passage(number).item is None
    }
    return [hit.number for hit in case.hits(case.asked.named) if hit.number in roles and hit.own >= IN_ROLE][:2]


def _says_it_all(case: Case) -> Answer | None:
    """A line that holds the whole question, the kind of fact included: it is the answer."""
    subject = {term.word for term in case.asked.subject}
    beyond = [term for term in case.asked.named if term.word not in subject]
    if not beyond or not subject or case.asked.asks(Kind.HOW_MANY):
        return None
    search = case.subjects.search
    sought = search.sought(beyond, case.asked.language)
    hits = [
        hit
        for hit in case.hits(case.asked.named)
        if hit.own >= SAYS_IT_ALL
        and all(
            any(value >= THE_WORD and stem in search.stems[hit.number] for stem, value in word.worth.items())
            for word in sought
        )
    ]
    if not hits:
        return None
    return case.answered(case.quotes(with_heads(case, [hit.number for hit in hits[:2]])))


def _is_of_a_line(case: Case) -> bool:
    """Whether the best line on all words has those of the kind of fact in its own wording, so that they ask for nothing."""
    subject = frozenset(term.word for term in case.asked.subject)
    kinds = {term.word for term in case.asked.named} - subject
    lines = plain(hit.passage.text for hit in case.hits(case.asked.named)[:1])
    return bool(kinds) and all(in_their_words(case.asked.text, word, subject, lines) for word in kinds)


def _in_its_words(case: Case, found: Answer) -> bool:
    """Whether the words of the kind of fact are part of the line's own wording."""
    subject = frozenset(term.word for term in case.asked.subject)
    kinds = {term.word for term in case.asked.named} - subject
    lines = plain(quote.text for quote in found.quotes)
    return all(in_their_words(case.asked.text, word, subject, lines) for word in kinds)


def _of_subject(case: Case, words: tuple[Term, ...], given: Given, gap: Gap) -> Answer:
    hits = [hit for hit in case.hits(words) if hit.covered >= ABOUT]
    if not hits:
        return case.refused(Gap.SUBJECT if not case.hits(words) or case.hits(words)[0].covered < ABOUT else gap)
    best = max(hit.own for hit in hits)
    about = [hit for hit in hits if hit.own >= best - 0.15 and hit.own >= ABOUT] or hits[:1]
    if given is Given.LEAD:
        led = _led_by(case, about)
        if led is not None:
            return led
        if followed := _followed_by(case, hits):
            return case.answered(case.quotes(followed))
    if given is Given.MEMBERS and (listed := _members_below(case, about)):
        return case.answered(case.quotes(listed))
    for hit in about[:3]:
        found = _beside(case, hit, given)
        if found:
            return case.answered(case.quotes(found))
    return case.refused(gap, about=[hit.number for hit in about])


MOST_MEMBERS = 20
_HEAD = re.compile(r"^\W*(?:membres?|noms?|members?|names?|personnes?)\b[^|]{0,20}\|")
_CELLS = " | "


def _members_below(case: Case, about: list[Hit]) -> list[int]:
    """The rows or entries below a line that ends by announcing who sits in the body: "Il comprend :"."""
    passages = case.subjects.plan.passages
    for hit in about:
        if Given.MEMBERS not in case.subjects.given[hit.number] or not hit.passage.text.rstrip().endswith(":"):
            continue
        below: list[int] = []
        for number in range(hit.number + 1, min(hit.number + 1 + MOST_MEMBERS, len(passages))):
            same = passages[number].source.section == hit.passage.source.section
            if not below and _HEAD.match(fold(passages[number].text)):
                continue
            if not same or (below and (_CELLS in passages[number].text) != (_CELLS in passages[below[0]].text)):
                break
            below.append(number)
        return below
    return []


def _followed_by(case: Case, hits: list[Hit]) -> list[int]:
    """The line of the group whose own name is the subject: it follows it, where no line of the plan is the subject itself."""
    of_groups = {number for numbers in case.subjects.of_group.values() for number in numbers}
    named = [hit for hit in hits if hit.own >= THE_WORD]
    if any(hit.passage.item for hit in named):
        return []
    return [hit.number for hit in named if hit.number in of_groups][:2]


def _beside(case: Case, hit: Hit, given: Given) -> list[int]:
    """The passages that give such a fact about the same line or milestone as ``hit``, its own passage first."""
    passage = hit.passage
    subjects = case.subjects
    same = (
        subjects.of_item.get(passage.item or "", [])
        or subjects.of_milestone.get(passage.milestone or "", [])
        or [hit.number]
    )
    heads = {card.head for card in subjects.cards} if given is Given.PLACE else set()
    asked = frozenset(term.word for term in case.asked.named)
    found = [
        number
        for number in same
        if (
            given in subjects.given[number]
            and (given is not Given.PLACE or gives_place(subjects.passage(number).text, asked))
        )
        or (given is Given.PLACE and number in heads and NAMED_PLACE.search(subjects.passage(number).text))
    ]
    if given is Given.LEAD and not found and passage.item is not None:
        item = subjects.items.get(passage.item)
        found = [
            number
            for number in same
            if item is not None and item.lead and fold(item.lead) in fold(subjects.passage(number).text)
        ]
    head = subjects.head(passage.item) if passage.item is not None else None
    return [*([head] if head is not None and found else []), *found]


def _led_by(case: Case, about: list[Hit]) -> Answer | None:
    """The subject is itself a lead: what it leads."""
    leads = [hit for hit in about if Given.LEAD in case.subjects.given[hit.number] and hit.own >= SAYS_IT_ALL]
    if not leads:
        return None
    name = re.sub(r"^[^:]*:\s*", "", leads[0].passage.text)
    every = [
        number
        for number, passage in enumerate(case.subjects.plan.passages)
        if passage.item and Given.LEAD in case.subjects.given[number] and fold(name) in fold(passage.text)
    ]
    return case.answered(case.quotes(with_heads(case, every)), lead_in=msg("What the plan has it lead:"))


def _given(case: Case, numbers: list[int], given: Given) -> Answer | None:
    return case.answered(case.quotes(numbers)) if numbers and given is not None else None


_SHARE = re.compile(r"\b(?:taux|pourcentage|part|proportion|percentage|rate|share)\b")
_PERCENT = re.compile(r"\d\s?%|\b(?:un|une|one) \w+ (?:sur|in|out of) \w+")


def _stated_beside(case: Case, given: Given) -> Answer | None:
    """A rate that a passage states though it is no indicator; what a line says of a group's members in general."""
    if given is Given.INDICATOR and _SHARE.search(case.asked.text):
        hits = [
            hit
            for hit in case.hits(case.asked.named)
            if hit.covered >= ABOUT and _PERCENT.search(fold(hit.passage.text))
        ]
        return case.answered(case.quotes(hit.number for hit in hits[:1])) if hits else None
    if given is Given.MEMBERS and case.asked.means(Part.GROUPS) and not case.asked.asks(Kind.HOW_MANY):
        numbers = [
            number
            for number, found in enumerate(case.subjects.given)
            if Given.MEMBERS in found
            and re.search(r"\b(?:groupes?|ateliers?|groups?)\b", fold(case.subjects.passage(number).text))
        ]
        named = re.search(r"\b(?:noms?|liste|names?|list)\b", case.asked.text)
        return case.answered(case.quotes(numbers[:2])) if numbers and not named else None
    return None
