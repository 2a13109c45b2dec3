"""Questions for one kind of fact: a sum, an hour, a lead, a place. What the plan does not give is refused by name."""

from __future__ import annotations

import re

from bot.domain.answers import Answer, AnswerKind, Gap
from bot.domain.plan import Person
from bot.plan.passage_facts import Given
from bot.plan.search import Hit
from bot.services.questions_case import Case
from bot.services.questions_people import HEADS_BODY, IN_ROLE, in_role, of_person, with_heads
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.questions import Kind, Part
from bot.understanding.word_classes import NOUN
from bot.understanding.word_lists import word_set
from bot.understanding.wording import Term

ABOUT = 0.5
"""The share of the words that a passage must hold to be about the subject."""

BESIDE_CONTACT = 4
"""Passages around an address or a number that say whose it is."""

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
_CONTACTS: tuple[tuple[str, Given], ...] = (
    (r"\bfax\b|\btelecopie\b", Given.FAX),
    (
        r"\bsms\b|\btextos?\b|\btext(?:ing)? (?:number|you|us|line)\b|\bnumber to text\b|\b(?:can|could|may|do) (?:i|we) text\b|\bby text\b|\btext (?:phone|message)\b",
        Given.TEXT,
    ),
    (r"\be-?mails?\b|\bmails?\b|\bcourriels?\b|\badresses? (?:electronique|internet|e-?mail|mail)s?\b", Given.MAIL),
    (
        r"\b(?:telephone|tel|portable|phone|numero|appeler|call|ring|dial|standard|number|joindre par tel)\b",
        Given.PHONE,
    ),
    (r"\bsite\b|\bweb ?site\b", Given.SITE),
    (r"\b(?:adresse|bureaux|courrier|address|offices?|code postal|post ?code|ecrire)\b", Given.ADDRESS),
)
_ANYONE = word_set(
    "telephone telephonique tel phone telephoner appeler fax web website courriel email adresser suite savoir contacter ecrire service services mairie ville metropole bureau bureaux contact equipe projet standard accueil hotel postale postal team office internet plan joindre collectivite poste numero electronique number e-mail mail your offices call contact details code standard ecrire presse direct exact exacte precise complet complete officiel officielle siege courrier general generale secretariat public full head street switchboard direct town council city department departement direction communaute organisation address adresse postale rue boite lettre send letter envoyer demander joindre infos renseignements information informations savoir plus personne qui question questions"
)


def fact_answer(case: Case) -> Answer | None:
    """The answer where one kind of fact is asked, else None."""
    asked = case.asked
    if asked.asks(Kind.CONTACT) or (
        asked.asks(Kind.PLACE) and case.telling and all(term.word in _ANYONE for term in case.telling)
    ):
        return _contact(case)
    if asked.asks(Kind.LEAD) and asked.means(Part.GROUPS) and not case.subjects.groups_named(asked):
        return None  # which group, not which person
    for kind, given, gap in _FACTS:
        if kind is Kind.HOUR and asked.asks(kind) and (opening := _opening(case)) is not None:
            return opening
        if asked.asks(kind) and not (kind is Kind.PLACE and asked.asks(Kind.ABOUT_PLACE) and _in_document(asked.text)):
            return _fact(case, given, gap)
    return None


def _in_document(text: str) -> bool:
    return bool(re.search(r"\b(?:plan|document|texte|parle)\b", text))


def _fact(case: Case, given: Given, gap: Gap) -> Answer:  # noqa: PLR0911 - one way out for each kind of question
    person = case.subjects.people_named(case.asked) if gap is Gap.LEAD else ()
    if person:
        return of_person(case, person)
    if gap is Gap.LEAD and (named := _in_role(case)):
        return case.answered(case.quotes(named))
    if gap is Gap.LEAD and HEADS_BODY.search(case.asked.text) and not case.subjects.groups_named(case.asked):
        return in_role(case) or case.refused(Gap.PERSON)
    if gap is Gap.LEAD and (held := in_role(case)) is not None and held.kind is AnswerKind.ANSWERED:
        return held
    whole = _says_it_all(case)
    if whole is not None and given not in {Given.HOUR, Given.BUDGET, Given.MEMBERS}:
        return whole
    if given is Given.MEMBERS and case.asked.asks(Kind.HOW_MANY):
        return case.refused(gap, about=[number for number, found in enumerate(case.subjects.given) if given in found])
    groups, axes = case.subjects.groups_named(case.asked), case.subjects.axes_named(case.asked)
    if groups or axes:
        numbers = [number for group in groups for number in case.subjects.of_group[group.number]]
        numbers += [number for axis in axes for number in case.subjects.by_line[axis.source.line]]
        return _given(
            case, [number for number in numbers if given in case.subjects.given[number]], given
        ) or case.refused(gap, about=numbers)
    words = case.telling or case.asked.subject
    if all(word.stem in case.subjects.name_stems for word in words):  # the plan itself, by its own name
        return _of_plan(case, given, gap)
    found = _of_subject(case, words, given, gap)
    if found.kind is AnswerKind.NOT_IN_PLAN and (stated := _stated_beside(case, given)) is not None:
        return stated
    return found


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
    for hit in about[:3]:
        found = _beside(case, hit, given)
        if found:
            return case.answered(case.quotes(found))
    return case.refused(gap, about=[hit.number for hit in about])


def _beside(case: Case, hit: Hit, given: Given) -> list[int]:
    """The passages that give such a fact about the same line or milestone as ``hit``, its own passage first."""
    passage = hit.passage
    subjects = case.subjects
    same = (
        subjects.of_item.get(passage.item or "", [])
        or subjects.of_milestone.get(passage.milestone or "", [])
        or [hit.number]
    )
    found = [number for number in same if given in subjects.given[number]]
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


def _of_plan(case: Case, given: Given, gap: Gap) -> Answer:
    """A fact about the plan as a whole; where only single lines give it, they are quoted as such."""
    numbers = [number for number, found in enumerate(case.subjects.given) if given in found]
    general = [number for number in numbers if case.subjects.passage(number).item is None]
    if given is Given.LEAD:
        people = [person for person in case.subjects.plan.people if _leads_all(person)]
        if people:
            return of_person(case, tuple(people))
    if general and given is not Given.HOUR:
        return case.answered(case.quotes(general[:3]))
    if numbers:
        lead_in = msg("The plan gives it line by line:")
        return case.answered(case.quotes(with_heads(case, numbers)[:10]), kind=AnswerKind.PARTLY, lead_in=lead_in)
    return case.refused(gap)


def _leads_all(person: Person) -> bool:
    return bool(
        re.search(
            r"\b(?:coordin\w+|pilote du plan|charge\w* de mission|chef\w* de projet|responsable|lead of the plan|plan lead)\b",
            fold(person.role),
        )
    )


def _given(case: Case, numbers: list[int], given: Given) -> Answer | None:
    return case.answered(case.quotes(numbers)) if numbers and given is not None else None


def _contact(case: Case) -> Answer | None:
    subjects = case.subjects
    wanted = [given for pattern, given in _CONTACTS if re.search(pattern, case.asked.text)]
    wanted = next(([only] for only in (Given.FAX, Given.TEXT) if only in wanted), wanted)
    if Given.MAIL in wanted and Given.ADDRESS in wanted:
        wanted.remove(Given.ADDRESS)
    people = subjects.people_named(case.asked)
    whose = _whose(case)
    others = [
        term
        for term in case.asked.named
        if term.word not in _ANYONE
        and ((term.word in whose and term.share >= NOUN) or (term.capitals and term in case.telling))
        and term.stem not in subjects.name_stems
    ]
    hits = case.hits(others) if others else []
    at_contact = _at_contact(case)
    known = any(
        hit.own >= ABOUT and any(abs(hit.number - number) <= BESIDE_CONTACT for number in at_contact) for hit in hits
    )
    if people or case.asked.asks(Kind.LEAD) or (others and not known):
        about = [number for person in people for number in subjects.by_line[person.source.line]]
        gap = Gap.CONTACT if people or not case.asked.asks(Kind.LEAD) else Gap.LEAD
        return case.refused(gap, about=about or [hit.number for hit in hits if hit.own >= ABOUT])
    wanted = wanted or [Given.MAIL, Given.PHONE, Given.ADDRESS, Given.SITE]
    every = [number for number, found in enumerate(subjects.given) if found & set(wanted)]
    numbers = [number for number in every if not subjects.passage(number).item] or every
    return case.answered(case.quotes(numbers)) if numbers else case.refused(Gap.CONTACT, about=sorted(at_contact))


def _at_contact(case: Case) -> set[int]:
    """The passages that give a way to get in touch."""
    ways = {Given.PHONE, Given.MAIL, Given.ADDRESS, Given.SITE, Given.FAX}
    return {number for number, found in enumerate(case.subjects.given) if found & ways}


def _opening(case: Case) -> Answer | None:
    """When the office is open, where the question is about nothing else: the hours that stand beside its address."""
    if any(term.word not in _ANYONE and term.word not in _OPEN_WORDS for term in case.telling):
        return None
    beside = {near for number in _at_contact(case) for near in range(number - 2, number + 3)}
    numbers = [
        number
        for number, found in enumerate(case.subjects.given)
        if number in beside and Given.HOUR in found and case.subjects.passage(number).milestone is None
    ]
    return case.answered(case.quotes(numbers)) if numbers else None


_OPEN_WORDS = word_set(
    "ouverture ouvert ouverts ouverte ouvre ouvrez fermeture ferme accueil jours jour horaires heures opening open close closing hours days day"
)
_OF_WHOM = re.compile(
    r"(?:\b(?:adresse|coordonnees|telephone|tel|mail|courriel|e-mail|numero|fax|site|contact|bureaux?|locaux|address|phone|number|email|details|website|postcode|offices?)[^\w.?!]+(?:\w+[^\w.?!]+){0,2}?(?:de l'|de la |du |des |de |d'|of the |of |for the |for |at the |at )"
    r"|\b(?:joindre|contacter|appeler|rencontrer|ecrire (?:a|au|aux)|reach|contact|call|write to|email|phone)[^\w.?!]+(?:l'|la |le |les |un |une |the |a |an )?)"
    r"((?:[a-z0-9]+(?:[^\w.?!]{1,2}|$|(?=[.?!]))){1,6})"
)


def _whose(case: Case) -> frozenset[str]:
    """The words that say whose address or number is wanted; none where it is the plan's own."""
    return frozenset(
        word for match in _OF_WHOM.finditer(case.asked.text) for word in re.findall(r"[a-z0-9]+", match[1])
    )


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
