"""How to get in touch: addresses, numbers, opening hours, and whose they are."""

from __future__ import annotations

import re

from bot.domain.answers import Answer, Gap
from bot.plan.passage_facts import Given
from bot.services.questions_case import Case
from bot.understanding.questions import Kind
from bot.understanding.word_classes import NOUN
from bot.understanding.word_lists import word_set

ABOUT = 0.5
"""The share of the words that a passage must hold to be about the subject."""

BESIDE_CONTACT = 4
"""Passages around an address or a number that say whose it is."""

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
ANYONE = word_set(
    "telephone telephonique tel phone telephoner appeler fax web website courriel email adresser suite savoir contacter ecrire service services mairie ville metropole bureau bureaux contact equipe projet standard accueil hotel postale postal team office internet plan joindre collectivite poste numero electronique number e-mail mail your offices call contact details code standard ecrire presse direct exact exacte precise complet complete officiel officielle siege courrier general generale secretariat public full head street switchboard direct town council city department departement direction communaute organisation address adresse postale rue boite lettre send letter envoyer demander joindre infos renseignements information informations savoir plus personne qui question questions"
)


def contact_answer(case: Case) -> Answer:
    """What gives a way to get in touch, or that the plan gives none for the one who is named."""
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
        if term.word not in ANYONE
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


def opening_answer(case: Case) -> Answer | None:
    """When the office is open, where the question is about nothing else: the hours that stand beside its address."""
    if any(term.word not in ANYONE and term.word not in _OPEN_WORDS for term in case.telling):
        return None
    beside = {near for number in _at_contact(case) for near in range(number - 2, number + 3)}
    numbers = [
        number
        for number, found in enumerate(case.subjects.given)
        if number in beside and Given.HOUR in found and case.subjects.passage(number).milestone is None
    ]
    return case.answered(case.quotes(numbers)) if numbers else None


_OPEN_WORDS = word_set(
    "ouverture ouvert ouverts ouverte ouvre ouvrez fermeture ferme accueil jours jour horaires heures opening open close closing hours days day lundi mardi mercredi jeudi vendredi samedi dimanche week weekend matin soir midi monday tuesday wednesday thursday friday saturday sunday morning evening fermes fermees bureau bureaux office offices"
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
