"""Which axes a question has in view, and what of it is not the structure of the plan."""

from __future__ import annotations

import re

from bot.domain.plan import Axis, Plan, WorkingGroup
from bot.services.questions_case import Case
from bot.understanding.folding import fold
from bot.understanding.word_lists import word_set
from bot.understanding.wording import Term, stem


def title_numbers(case: Case, axis: Axis) -> list[int]:
    """The passages of an axis's titles: its section's own, wherever several stand."""
    first = case.subjects.by_line[axis.source.line]
    others = [
        number
        for number, passage in enumerate(case.subjects.plan.passages)
        if passage.axis == axis.code and passage.item is None and passage.text in axis.titles
    ]
    return list(dict.fromkeys([*first, *others]))


def axes_in_view(case: Case, groups: tuple[WorkingGroup, ...], *, by_words: bool) -> tuple[Axis, ...]:
    """The axes that the question names: by label, by the group that covers them, or by their words."""
    named = case.subjects.axes_named(case.asked)
    if named:
        return named
    if groups:
        return tuple(axis for group in groups for code in group.axes if (axis := case.subjects.plan.axis(code)))
    if by_words and beyond_structure(case):
        return case.subjects.axes_meant(beyond_structure(case), case.asked.language)
    return ()


def beyond_structure(case: Case) -> tuple[Term, ...]:
    """The words of the subject that are not the plan's own structure or its name."""
    plan = case.subjects.plan
    words = case.telling or case.asked.subject
    own = {term.stem for term in words} & _name_stems(plan)
    return tuple(
        term
        for term in words
        if not term.word.isdigit() and term.word not in _PARTS and term.stem not in own and term.word not in _STRUCTURAL
    )


_STRUCTURAL = word_set("""
    travail thematique thematiques suivi valide valides validee validees valider retenu retenus comite principe principes calendrier jalon jalons
    etape etapes echeance echeances priorite priorites complet complete developper recense recenses identifies identifiees different differents
    differentes occupe suit couvre valeurs valeur values correspondants correspondant premiere premier derniere dernier first last compose composes composent transversaux officiel officiels officielle date dates cles cle strategique strategiques guide
    guiding timetable milestone milestones working endorsed main validated current full principles axes pillars priorities
    follows follow handle handles deals carries carry looks porte portent suit suivent travaille bosse charge deux trois quatre cinq six sept
    two three four five seven permanents permanent ateliers atelier equipe recensés carte organise organises agenda planning echeancier total tous
    """)


_PARTS = word_set("""
    axe axes axis volet volets pilier piliers pillar groupe groupes group groups nouveau nouveaux nouvelle nouvelles enjeu enjeux defi defis acquis
    new ongoing challenge challenges action actions ligne lignes line lines mesure mesures measure measures projet projets project projects fiche fiches
    existing achievement achievements jalon step steps existe plan point points personnes gens people
    """)


def _name_stems(plan: Plan) -> set[str]:
    words = re.findall(r"[a-z0-9]+", fold(f"{plan.title} {plan.organisation}"))
    initials = "".join(
        word[0]
        for word in re.findall(r"[a-z]+", fold(plan.title))
        if word not in {"de", "du", "des", "la", "le", "l", "et"}
    )
    whole = {stem(word, plan.language) for word in words}
    used = {
        fold(word)
        for passage in plan.passages[:12]
        for word in re.findall(r"\b[A-Z]{3,}\b", passage.text)
        if not passage.text.isupper()
    }
    return (
        whole
        | {stem(initials[:length], plan.language) for length in range(3, 8)}
        | {stem(word, plan.language) for word in used}
    )
