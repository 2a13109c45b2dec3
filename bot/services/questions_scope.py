"""Which axes a question has in view, and what of it is not the structure of the plan."""

from __future__ import annotations

import re

from bot.domain.plan import Axis, WorkingGroup
from bot.services.questions_case import Case
from bot.understanding.word_classes import VERB
from bot.understanding.word_lists import word_set
from bot.understanding.wording import Term

ANOTHER_PLAN = re.compile(
    r"\b(?:precedente?s?|anciens?|ancienne|d'avant|dernier (?:plan|schema|programme)|previous|former|earlier|last (?:plan|strategy|programme|time))\b"
)
"""A plan before this one is not this one."""


def title_numbers(case: Case, axis: Axis) -> list[int]:
    """The passages of an axis's titles: its section's own, wherever several stand."""
    first = case.subjects.by_line[axis.source.line]
    return list(dict.fromkeys([*first, *case.subjects.titles.get(axis.code, ())]))


def axes_in_view(case: Case, groups: tuple[WorkingGroup, ...], *, by_words: bool) -> tuple[Axis, ...]:
    """The axes that the question names: by label, by the group that covers them, or by their words."""
    named = case.subjects.axes_named(case.asked)
    if named:
        return named
    if groups:
        return tuple(axis for group in groups for code in group.axes if (axis := case.subjects.plan.axis(code)))
    titled = axes_titled(case)
    if titled:
        return titled
    if by_words and beyond_structure(case):
        return case.subjects.axes_meant(beyond_structure(case), case.asked.language)
    return ()


def axes_titled(case: Case) -> tuple[Axis, ...]:
    """The axes whose whole title stands in the question, word for word."""
    text = case.asked.text
    return tuple(
        axis
        for axis, title in case.subjects.long_titles
        if title in text and re.search(rf"\b{re.escape(title)}\b", text)
    )


def beyond_structure(case: Case) -> tuple[Term, ...]:
    """The words of the subject that are not the plan's own structure or its name."""
    found = _beyond(case, case.telling)
    return found if case.telling and found else _beyond(case, case.asked.subject)


def _beyond(case: Case, words: tuple[Term, ...]) -> tuple[Term, ...]:
    own = {term.stem for term in words} & case.subjects.name_stems
    return tuple(
        term
        for term in words
        if (term.share > VERB or case.subjects.search.has(term.stem))
        and not term.word.isdigit()
        and term.word not in _PARTS
        and term.stem not in own
        and term.word not in _STRUCTURAL
    )


_STRUCTURAL = word_set("""
    travail thematique thematiques suivi valide valides validee validees valider retenu retenus comite principe principes calendrier jalon jalons
    etape etapes echeance echeances priorite priorites complet complete developper recense recenses identifies identifiees different differents
    differentes occupe suit couvre valeurs valeur values correspondants correspondant premiere premier derniere dernier first last compose composes composent transversaux officiel officiels officielle date dates cles cle strategique strategiques guide
    guiding timetable milestone milestones working endorsed main validated current full principles axes pillars priorities
    follows follow handle handles deals carries carry looks porte portent suit suivent travaille bosse charge deux trois quatre cinq six sept
    couvert couverts couverte couvertes couvre couvrent recouvre rattache rattaches relie relies concerne concernes releve relevent appartient inclus incluent
    cote compare comparer comparez comparaison liste lister listez date covered cover covers belongs
    troisieme quatrieme cinquieme sixieme septieme second seconde deuxieme third fourth fifth sixth seventh theme themes sujet sujets reuni reunis
    reunies regroupe regroupes regroupees rassemble rassembles contient comprend aborde abordes traite traites domaine domaines topic topics
    subject subjects numero number lequel laquelle meme same both ensemble together range ranger classer classe place placer
    grand grands grande grandes gros principal principaux principale principales key big main major two three four five seven permanents permanent ateliers atelier equipe recensés carte organise organises agenda planning echeancier total tous repartition repartis repartit distribution correspondance acte actes actee actees entérines enterine enteriner adopte adoptes adoptee adoptees approuve approuves approuvee approuvees
    """)


_PARTS = word_set("""
    nouveaute nouveautes axe axes axis volet volets pilier piliers pillar groupe groupes group groups nouveau nouveaux nouvelle nouvelles enjeu enjeux defi defis acquis
    new ongoing challenge challenges action actions ligne lignes line lines mesure mesures measure measures projet projets project projects fiche fiches
    existing achievement achievements jalon step steps existe plan point points personnes gens people
    """)
