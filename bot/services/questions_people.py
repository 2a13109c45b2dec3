"""Questions about people: who somebody is, who holds a role, what somebody leads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.answers import Answer, Gap
from bot.domain.plan import Person
from bot.plan.passage_facts import Given
from bot.plan.search import Hit
from bot.services.questions_case import MOSTLY, TWO, Case
from bot.services.questions_unsaid import leaves_unsaid
from bot.understanding.folding import fold
from bot.understanding.questions import Kind, is_weak
from bot.understanding.screened import Screened
from bot.understanding.word_classes import VERB
from bot.understanding.word_lists import word_set
from bot.understanding.wording import Term, terms

ABOUT = 0.5
"""The share of the words that a passage must hold to be about the subject."""

IN_ROLE = 0.7
"""The share of the words that a person's line must hold for the person to have that role."""

DID = 0.25
"""The share that a person's line must hold where it has the verb of the question."""

A_VERB = 0.7

MOST_PEOPLE = 2

HEADS_BODY = Screened(
    r"\b(?:dirige|preside|president\w*|direct(?:eur|rice)|gerante?|patron\w*|maire|chairs?|leader|chief executive|director|president|boss|mayor|owner) (?:de |du |des |d'|la |le |l'|les |of |the |at )|\bhead (?:of|teacher)\b"
)
"""The head of a body is not the lead of what the body leads."""

_WHO = Screened(
    r"\bqui (?:est|sont|etait|etaient|c'est|a|ont)\b|\b(?:c'est|est-ce) qui\b|^\W*qui\b|\bqui\W*$|\bnoms?\b|\bwho\b|\bnames?\b"
)

_DOES = Screened(
    r"\bqui (?:va|vont|doit|devra|peut|intervient|interviendra|aide|aidera|fait|fera|s'y|organise|propose)\b|\bwho (?:does|will|can|would|helps|makes|takes)\b"
)

_EVERYONE = Screened(
    r"\b(?:personnes?|gens|noms?|people|persons|names)\b.{0,24}\b(?:cite|nomme|mentionne|named|mentioned|listed)\w*|\bqui (?:est|sont) (?:cite|nomme|mentionne)\w*|\bwho (?:is|are) (?:named|mentioned)\b"
    r"|\b(?:nommement|cites? nommement)\b"
)

_NAMED_IN_ROLE = re.compile(r"^\W*[^:|]{3,60}\s*:\s*(?:[A-ZÉÈ][\w'’-]+ ){1,3}[A-ZÉÈ][\w'’-]+\W*$")

_TITLES = word_set(
    "maire president presidente prefet prefete depute deputee senateur senatrice ministre directeur directrice mayor leader minister director chairman chair treasurer tresorier tresoriere secretaire"
)

_ABOUT_PEOPLE = word_set(
    "nom prenom noms name names qui who personne person people charge responsable responsible responsibility occupe suit gere retenu rappelle appelle called nomme s'appelle connaitre rencontrer contacter travaille works madame monsieur mme m lady man woman femme homme charged dossier sujet"
)


def person_answer(case: Case) -> Answer | None:  # noqa: PLR0911 - one way out for each kind of question
    """Who somebody is, or who holds a role; None where the question is about something else."""
    people = case.subjects.people_named(case.asked)
    if people and _mostly_name(case, people):
        return of_person(case, people)
    if (
        _EVERYONE.search(case.asked.text)
        and case.subjects.plan.people
        and all(one.share <= VERB for one in case.telling)
    ):
        return of_person(case, case.subjects.plan.people)
    if not case.asked.asks(Kind.PERSON):
        return None
    held = _named_in_passing(case) or in_role(case)
    if held is not None:
        return held
    words = tuple(term for term in case.asked.named if term.word not in {"nom", "name", "travaille", "works"})
    naming = {number for person in case.subjects.plan.people for number in case.subjects.by_line[person.source.line]}
    names = [
        terms(person.name, case.subjects.plan.language)[-1].word
        for person in case.subjects.plan.people
        if terms(person.name, case.subjects.plan.language)
    ]
    naming |= {number for name in names for number in case.subjects.lines_of([name])}
    naming |= {
        number for number, passage in enumerate(case.subjects.plan.passages) if _NAMED_IN_ROLE.match(passage.text)
    }
    composed = {number for number, given in enumerate(case.subjects.given) if Given.MEMBERS in given}
    hits = [
        hit
        for hit in case.hits(words)
        if hit.number in naming | composed and hit.own >= MOSTLY and not _lacks_thing(case, hit, words)
    ]
    if HEADS_BODY.search(case.asked.text):  # who sits in a body, or counsels, is not its head
        hits = [hit for hit in hits if _HEADS_IT.search(fold(hit.passage.text))]
    if hits:
        best = max(hit.own for hit in hits)
        return case.answered(case.quotes([hit.number for hit in hits if hit.own >= best - 0.1][:2]))
    did = [hit for hit in case.hits(words) if hit.number in naming and hit.own >= DID and _holds_verb(case, hit, words)]
    if len(did) == 1 and not leaves_unsaid(case, case.quotes([did[0].number])):
        return case.answered(case.quotes([did[0].number]))
    if not _WHO.search(case.asked.text) or (_DOES.search(case.asked.text) and not case.asked.asks(Kind.LEAD)):
        return None  # "on en fait quoi" asks for no person; who does a thing is told beside the thing
    about = [hit.number for hit in case.hits(words) if hit.own >= ABOUT]
    return case.refused(Gap.PERSON, about=about)


_WHO_IS = Screened(
    r"\b(?:qui (?:est|c'est)|c'est qui|who is)(?: donc)? (?:m\. |mme |mr |mrs |ms |dr |monsieur |madame |le docteur |la docteure )?([a-z' -]+?)\W*$"
)


def _named_in_passing(case: Case) -> Answer | None:
    """The passages that name the person of "qui est …", in whatever place: a lead, a partner, a contact."""
    asked = _WHO_IS.search(fold(case.asked.original))
    if asked is None or len(asked[1].split()) < TWO:
        return None
    name = re.compile(rf"\b{re.escape(asked[1])}\b")
    numbers = [
        number
        for number, passage in enumerate(case.subjects.plan.passages)
        if (found := name.search(fold(passage.text))) and passage.text[found.start() : found.start() + 1].isupper()
    ]
    return case.answered(case.quotes(with_heads(case, numbers[:MOST_PEOPLE]))) if numbers else None


def _lacks_thing(case: Case, hit: Hit, words: tuple[Term, ...]) -> bool:
    """Whether the line has nothing for a thing that the question names and the plan has elsewhere: it is about another one."""
    stems = case.subjects.search.stems[hit.number]
    things = [term for term in words if term.share > VERB and not is_weak(term, case.asked.language)]
    return any(
        1.0 in word.worth.values() and not any(stem in stems for stem in word.worth)
        for word in case.subjects.search.sought(things, case.asked.language)
    )


def _holds_verb(case: Case, hit: Hit, words: tuple[Term, ...]) -> bool:
    """Whether the line says that somebody did what the question's verb says."""
    stems = case.subjects.search.stems[hit.number]
    verbs = [term for term in words if term.share == VERB]
    return any(
        value >= A_VERB and stem in stems
        for word in case.subjects.search.sought(verbs, case.asked.language)
        for stem, value in word.worth.items()
    )


def in_role(case: Case) -> Answer | None:
    """The people whose role the question describes; a refusal where it names an office that nobody in the plan holds."""
    said = set(re.findall(r"[a-z]+", case.asked.text))
    generic = next((words for words in (*_ROLES, _HEADS) if said & words.asked), None)
    titles = said & _TITLES
    if (generic is None and not titles) or case.subjects.groups_named(case.asked) or case.asked.axes:
        return None
    others = [
        term
        for term in case.asked.named
        if term.word not in _ABOUT_PEOPLE
        and (generic is None or term.word not in generic.asked)
        and term.stem not in case.subjects.name_stems
        and not is_weak(term, case.asked.language)
    ]
    sought = case.subjects.search.sought(others, case.asked.language)
    numbers = []
    for person in case.subjects.plan.people:
        role = fold(f"{person.name} {person.role}")
        if titles and not titles & set(re.findall(r"[a-z]+", role)):
            continue
        if not titles and generic is not None and not generic.role.search(role):
            continue
        for number in case.subjects.by_line[person.source.line]:
            stems = case.subjects.search.stems[number]
            held = sum(
                word.weight * max((value for stem, value in word.worth.items() if stem in stems), default=0.0)
                for word in sought
            )
            if held >= IN_ROLE * sum(word.weight for word in sought):
                numbers.append(number)
    if numbers:
        return case.answered(case.quotes(numbers[:MOST_PEOPLE]))
    return case.refused(Gap.PERSON) if titles and case.asked.asks(Kind.PERSON) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Role:
    """What people call somebody in general, and the roles that are so called."""

    asked: frozenset[str]
    role: re.Pattern[str]


_ROLES = (
    _Role(
        asked=word_set("elu elue elus elues conseiller conseillere councillor councilor elected politician politique"),
        role=re.compile(
            r"\b(?:elue?s?|conseill\w+|adjointe?|vice|president\w*|maire|deleguee?|councill?or|portfolio|cabinet member|alderman|mayor)\b"
        ),
    ),
    _Role(
        asked=word_set(
            "technicien technicienne agent agente chargee interlocuteur interlocutrice referent referente animateur animatrice coordinateur coordinatrice officer coordinator organiser organizer facilitator"
        ),
        role=re.compile(
            r"\b(?:technicien\w*|agente?|chargee?|cheff?e?|referente?|animat\w+|coordinat\w+|responsable|direct\w+|officer|manager|head|facilitator)\b"
        ),
    ),
    _Role(
        asked=word_set(
            "intervenant intervenante conferencier conferenciere orateur oratrice expert experte chercheur chercheuse speaker researcher presenter"
        ),
        role=re.compile(r"."),
    ),
)

_HEADS = _Role(
    asked=word_set(
        "dirige dirigent preside president chef cheffe patron patronne boss heads runs chairs presides directs"
    ),
    role=re.compile(r"\b(?:direct\w+|president\w*|cheff?e?|head|chair\w*|responsable|manager|patron\w*)\b"),
)


_HEADS_IT = re.compile(
    r"\b(?:direct\w+|presid\w+|cheff?e?|heads?|chair\w*|responsable|manager|patron\w*|maire|mayor|dirige\w*|leader|gerant\w*|owner|chief)\b"
)


def _mostly_name(case: Case, people: tuple[Person, ...]) -> bool:
    names = {term.word for person in people for term in terms(person.name, case.subjects.plan.language)}
    said = [term.word for term in case.telling if term.word in names]
    return case.asked.asks(Kind.PERSON, Kind.DEFINITION, Kind.LEAD) or 2 * len(said) >= len(case.telling)


def of_person(case: Case, people: tuple[Person, ...]) -> Answer:
    """What the plan says of these people: where it names them, and the lines they lead."""
    numbers: list[int] = []
    for person in people:
        name = [term.word for term in terms(person.name, case.subjects.plan.language)]
        numbers += with_heads(case, case.subjects.lines_of(name) or case.subjects.by_line[person.source.line])
    return case.answered(case.quotes(numbers), people=people)


def with_heads(case: Case, numbers: list[int]) -> list[int]:
    """Passages, each after the line of the plan to which it is a detail."""
    found: list[int] = []
    for number in numbers:
        code = case.subjects.passage(number).item
        head = case.subjects.head(code) if code else None
        found += [*([head] if head is not None else []), number]
    return found
