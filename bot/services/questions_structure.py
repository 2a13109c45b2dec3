"""Questions of structure: axes, groups, lists and counts, resolved on the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain.answers import Answer, Gap, Quote
from bot.domain.plan import Axis, ItemKind, Plan, RemarkKind, WorkingGroup
from bot.services.questions_case import Case
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.questions import Kind, Part
from bot.understanding.wording import Term, stem

_KIND_OF = {Part.NEW: ItemKind.NEW_CHALLENGE, Part.ONGOING: ItemKind.ONGOING}
_NUMBER = (
    r"(?<![\w,.])(?:\d{1,3}(?:[ \u202f\u00a0.,]\d{3})+|\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent(?: vingt)?"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|hundred)(?![\w/])"
)
_COUNTED = re.compile(_NUMBER + r"\s+((?:[a-z'-]+\s+){0,2}?[a-z'-]+)")


def structure_answer(case: Case) -> Answer | None:
    """The answer where the question is about the plan's own structure, else None."""
    asked = case.asked
    if asked.asks(Kind.CONTRADICTION):
        return _contradictions(case)
    if asked.asks(Kind.COMMON):
        return _common(case)
    if asked.asks(Kind.WHICH_GROUP):
        return _which_group(case)
    if asked.asks(Kind.WHICH_AXIS) and not case.subjects.groups_named(asked):
        return _which_axis(case)
    if asked.asks(Kind.HOW_MANY):
        return _how_many(case)
    return _lists(case)


def _lists(case: Case) -> Answer | None:
    asked = case.asked
    kind = next((_KIND_OF[part] for part in asked.parts if part in _KIND_OF), None)
    groups = case.subjects.groups_named(asked)
    axes = _axes_in_view(case, groups, by_words=kind is not None or asked.means(Part.AXES))
    rest = _beyond_structure(case)
    if kind is not None and axes:
        return _items(case, axes, kind)
    if kind is not None and not rest and any(axis.items for axis in case.subjects.plan.axes):
        return _items(case, case.subjects.plan.axes, kind)
    if kind is not None and rest:
        return _kind_of_line(case, kind)
    if groups and not rest:
        return _group(case, groups)
    if asked.means(Part.GROUPS) and not groups and (case.subjects.axes_named(asked) or _names_group(case, rest)):
        return _which_group(case)
    if asked.means(Part.ITEMS, Part.AXES) and axes and not _own_subject(case, axes):
        return _items(case, axes, None)
    if rest:
        return None
    return _whole_part(case)


def _names_group(case: Case, rest: tuple[Term, ...]) -> bool:
    """Whether a group is named by its own words, and little else is said."""
    return 0 < len(rest) < 3 and len(case.subjects.groups_meant(rest, case.asked.language)) == 1  # noqa: PLR2004 - a name, not a question


def _whole_part(case: Case) -> Answer | None:
    """A part of the plan asked for as a whole: its principles, challenges, axes, groups, milestones."""
    plan, asked = case.subjects.plan, case.asked
    if asked.means(Part.PRINCIPLES) and plan.principles:
        quotes = [Quote(text=one.text, section=one.source.section, line=one.source.line) for one in plan.principles]
        return case.answered(quotes, lead_in=msg("The principles of the plan:"), remarks=())
    if asked.means(Part.CHALLENGES) and plan.challenges:
        quotes = [Quote(text=one.text, section=one.source.section, line=one.source.line) for one in plan.challenges]
        return case.answered(quotes, lead_in=msg("The endorsed challenges of the plan:"), remarks=())
    if asked.means(Part.MILESTONES) and plan.milestones:
        return _one_milestone(case) or milestones_listed(case)
    if asked.means(Part.AXES) and plan.axes and not asked.means(Part.GROUPS):
        return _axes(case)
    if asked.means(Part.GROUPS) and plan.working_groups:
        numbers = [number for group in plan.working_groups for number in case.subjects.of_group[group.number]]
        lead_in = msg("The working groups of the plan:")
        return case.answered(case.quotes(numbers), lead_in=lead_in, groups=plan.working_groups, remarks=())
    if asked.means(Part.ITEMS) and re.search(r"\b(?:list\w*|tout\w*|quel\w*|all|which|what|les)\b", asked.text) and case.subjects.items:
        return _items(case, plan.axes, None)
    return None


def _one_milestone(case: Case) -> Answer | None:
    """The first, third or last of the timetable, where an ordinal asks for it."""
    place = case.subjects.ordinal(case.asked)
    milestones = case.subjects.plan.milestones
    if place is None or place > len(milestones):
        return None
    chosen = milestones[place - 1 if place > 0 else place]
    return case.answered(case.quotes(case.subjects.of_milestone[chosen.code]), milestones=(chosen,))


def milestones_listed(case: Case) -> Answer:
    """Every milestone with its details."""
    plan = case.subjects.plan
    numbers = [number for milestone in plan.milestones for number in case.subjects.of_milestone[milestone.code]]
    lead_in, values = msg("The timetable has %(number)s milestones:"), (("number", len(plan.milestones)),)
    return case.answered(case.quotes(numbers), lead_in=lead_in, values=values, remarks=())


def _axes(case: Case) -> Answer:
    plan = case.subjects.plan
    numbers = [number for axis in plan.axes for number in _title_numbers(case, axis)]
    remarks = tuple(remark for remark in plan.remarks if remark.kind is RemarkKind.COUNT_CONTRADICTION)[:1]
    lead_in, values = msg("The plan has %(number)s axes:"), (("number", len(plan.axes)),)
    return case.answered(case.quotes(numbers), lead_in=lead_in, values=values, axes=plan.axes, remarks=remarks)


def _title_numbers(case: Case, axis: Axis) -> list[int]:
    """The passages of an axis's titles: its section's own, wherever several stand."""
    first = case.subjects.by_line[axis.source.line]
    others = [
        number
        for number, passage in enumerate(case.subjects.plan.passages)
        if passage.axis == axis.code and passage.item is None and passage.text in axis.titles
    ]
    return list(dict.fromkeys([*first, *others]))


def _axes_in_view(case: Case, groups: tuple[WorkingGroup, ...], *, by_words: bool) -> tuple[Axis, ...]:
    """The axes that the question names: by label, by the group that covers them, or by their words."""
    named = case.subjects.axes_named(case.asked)
    if named:
        return named
    if groups:
        return tuple(axis for group in groups for code in group.axes if (axis := case.subjects.plan.axis(code)))
    if by_words and _beyond_structure(case):
        return case.subjects.axes_meant(_beyond_structure(case), case.asked.language)
    return ()


def _beyond_structure(case: Case) -> tuple[Term, ...]:
    """The words of the subject that are not the plan's own structure or its name."""
    plan = case.subjects.plan
    words = case.telling or case.asked.subject
    own = {term.stem for term in words} & _name_stems(plan)
    return tuple(term for term in words if not term.word.isdigit() and term.word not in _PARTS and term.stem not in own and term.word not in _STRUCTURAL)


def _own_subject(case: Case, axes: Iterable[Axis]) -> bool:
    """Whether the question has words that the axes' titles lack: it asks for something inside them."""
    rest = [term for term in _beyond_structure(case)]
    return bool(rest) and not case.subjects.axes_meant(rest, case.asked.language) and bool(list(axes))


_STRUCTURAL = frozenset(
    """
    travail thematique thematiques suivi valide valides validee validees valider retenu retenus comite principe principes calendrier jalon jalons
    etape etapes echeance echeances priorite priorites complet complete developper recense recenses identifies identifiees different differents
    differentes occupe suit couvre valeurs valeur values correspondants correspondant premiere premier derniere dernier first last compose composes composent transversaux officiel officiels officielle date dates cles cle strategique strategiques guide
    guiding timetable milestone milestones working endorsed main validated current full principles axes pillars priorities
    follows follow handle handles deals carries carry looks porte portent suit suivent travaille bosse charge deux trois quatre cinq six sept
    two three four five seven permanents permanent ateliers atelier equipe recensés carte organise organises agenda planning echeancier total tous
    """.split()
)


_PARTS = frozenset(
    """
    axe axes axis volet volets pilier piliers pillar groupe groupes group groups nouveau nouveaux nouvelle nouvelles enjeu enjeux defi defis acquis
    new ongoing challenge challenges action actions ligne lignes line lines mesure mesures measure measures projet projets project projects fiche fiches
    existing achievement achievements jalon step steps existe plan point points personnes gens people
    """.split()
)


def _name_stems(plan: Plan) -> set[str]:
    words = re.findall(r"[a-z0-9]+", fold(f"{plan.title} {plan.organisation}"))
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", fold(plan.title)) if word not in {"de", "du", "des", "la", "le", "l", "et"})
    whole = {stem(word, plan.language) for word in words}
    used = {fold(word) for passage in plan.passages[:12] for word in re.findall(r"\b[A-Z]{3,}\b", passage.text) if not passage.text.isupper()}
    return whole | {stem(initials[:length], plan.language) for length in range(3, 8)} | {stem(word, plan.language) for word in used}


def _items(case: Case, axes: Iterable[Axis], kind: ItemKind | None) -> Answer:
    chosen = tuple(axes)
    quotes = [case.item_quote(item) for axis in chosen for item in axis.items if kind in {None, item.kind}]
    if not quotes:
        return case.refused(Gap.SUBJECT)
    code, title = ", ".join(axis.code for axis in chosen), " ; ".join(axis.title for axis in chosen)
    values: tuple[tuple[str, str | int], ...] = (("code", code), ("title", title))
    match kind:
        case ItemKind.NEW_CHALLENGE:
            lead_in = msg("The new challenges of axis %(code)s, %(title)s:")
        case ItemKind.ONGOING:
            lead_in = msg("The ongoing work of axis %(code)s, %(title)s:")
        case None:
            lead_in = msg("The lines of axis %(code)s, %(title)s:")
    if len(chosen) > 2:  # noqa: PLR2004 - a sentence with more titles than two is not read
        lead_in, values = msg("In axes %(code)s:"), (("code", code),)
    return case.answered(quotes, lead_in=lead_in, values=values, axes=chosen, remarks=())


def _kind_of_line(case: Case, kind: ItemKind) -> Answer | None:
    """Whether a line is ongoing work or a new challenge: the line, with the heading that says so."""
    numbers = case.subjects.ranked(_beyond_structure(case), case.asked.language)
    hits = [hit for hit in numbers if hit.passage.item and hit.own >= 0.6]
    if not hits:
        return None
    top = [hit for hit in hits if hit.own >= hits[0].own - 0.05][:3]
    found = [case.subjects.items[hit.passage.item] for hit in top if hit.passage.item]
    of_kind = [item for item in found if item.kind is kind]
    lead_in = msg("Under the heading that its section gives it:") if of_kind or found else None
    numbers_ = [number for hit in top for number in (*_kind_heading(case, hit.number), hit.number)]
    return case.answered(case.quotes(numbers_), lead_in=lead_in)


def _kind_heading(case: Case, number: int) -> list[int]:
    """The line that heads the list in which the passage stands."""
    crumbs = case.subjects.passage(number).breadcrumb
    for above in range(number - 1, -1, -1):
        if crumbs and case.subjects.passage(above).text == crumbs[-1]:
            return [above]
    return []


def _group(case: Case, groups: tuple[WorkingGroup, ...]) -> Answer:
    numbers = [number for group in groups for number in case.subjects.of_group[group.number]]
    values = (("number", ", ".join(str(group.number) for group in groups)),)
    return case.answered(case.quotes(numbers), lead_in=msg("Working group %(number)s:"), values=values, groups=groups, remarks=())


def _which_group(case: Case) -> Answer | None:
    plan = case.subjects.plan
    if not plan.working_groups:
        return case.refused(Gap.SUBJECT)
    words = _beyond_structure(case)
    axes = case.subjects.axes_named(case.asked)
    groups = tuple(group for group in plan.working_groups if any(axis.code in group.axes for axis in axes))
    about: list[int] = []
    if not groups and words:
        groups = case.subjects.groups_meant(words, case.asked.language)
    if not groups and words:
        axes = case.subjects.axes_meant(words, case.asked.language)
        groups = tuple(group for group in plan.working_groups if any(axis.code in group.axes for axis in axes))
    if not groups and words:
        hits = [hit for hit in case.subjects.ranked(words, case.asked.language) if hit.own >= 0.5 and hit.passage.axis]
        about = [hit.number for hit in hits[:1]]
        codes = {hit.passage.axis for hit in hits if hit.own >= hits[0].own - 0.02}
        groups = tuple(group for group in plan.working_groups if codes & set(group.axes))
    if not words and not groups:
        return _whole_part(case)
    if not groups:
        return case.refused(Gap.SUBJECT)
    numbers = [number for group in groups for number in case.subjects.of_group[group.number]]
    values = (("number", ", ".join(str(group.number) for group in groups)),)
    quotes = case.quotes([*about, *numbers])
    return case.answered(quotes, lead_in=msg("Working group %(number)s:"), values=values, groups=groups, remarks=())


def _which_axis(case: Case) -> Answer | None:
    words = _beyond_structure(case)
    if not words:
        return _lists(case)
    hits = [hit for hit in case.subjects.ranked(words, case.asked.language) if hit.own >= 0.6]
    hits = [hit for hit in hits if hit.passage.item and hit.own >= hits[0].own - 0.05]
    codes = list(dict.fromkeys(hit.passage.axis for hit in hits if hit.passage.axis))
    if not codes:
        meant = case.subjects.axes_meant(words, case.asked.language)
        if not meant:
            return None
        numbers = [number for axis in meant for number in _title_numbers(case, axis)]
        return case.answered(case.quotes(numbers), axes=meant)
    axes = tuple(axis for code in codes if (axis := case.subjects.plan.axis(code)))
    values = (("code", ", ".join(axis.code for axis in axes)), ("title", " ; ".join(axis.title for axis in axes)))
    return case.answered(
        case.quotes(hit.number for hit in hits), lead_in=msg("In axis %(code)s, %(title)s:"), values=values, axes=axes
    )


def _contradictions(case: Case) -> Answer:
    """Where the document contradicts itself: the remarks, with the lines that they are about."""
    kinds = {RemarkKind.DATE_CONTRADICTION, RemarkKind.COUNT_CONTRADICTION, RemarkKind.ORDER_CONTRADICTION}
    remarks = tuple(remark for remark in case.subjects.plan.remarks if remark.kind in kinds)
    numbers = [number for remark in remarks for line in remark.lines for number in case.subjects.by_line[line]]
    if not numbers:
        return case.refused(None)
    return case.answered(case.quotes(numbers), remarks=remarks)


def _common(case: Case) -> Answer | None:
    """What several axes share: the lines that the document repeats in them."""
    if re.search(r"\b(?:deux fois|twice|repete\w*|redondan\w*)\b", case.asked.text) and case.hits() and case.hits()[0].own >= 0.6:  # noqa: PLR2004 - most of it
        return None
    named = case.subjects.axes_named(case.asked) or case.subjects.each_axis_meant(_after_axis_words(case), case.asked.language)
    codes = {axis.code for axis in named}
    axis_of = case.subjects.axis_of_item
    items = case.subjects.items
    repeated = [remark for remark in case.subjects.plan.remarks if remark.kind is RemarkKind.REPEATED]
    quotes: list[Quote] = []
    for remark in repeated:
        where = {axis_of[code].code for code in remark.subjects if code in axis_of}
        if len(where) > 1 and (len(codes) < 2 or codes <= where):  # noqa: PLR2004 - sharing takes two
            quotes += [case.item_quote(items[code]) for code in remark.subjects if code in items and (not codes or axis_of[code].code in codes)]
    if not quotes:
        return None
    return case.answered(quotes, lead_in=msg("Written in more than one axis:"), axes=named)


def _after_axis_words(case: Case) -> tuple[Term, ...]:
    skipped = {"axe", "axes", "axis", "point", "points", "commun", "communs", "common", "priority", "priorities"}
    return tuple(term for term in case.asked.subject if term.word not in skipped)


def _how_many(case: Case) -> Answer | None:
    asked = case.asked
    plan = case.subjects.plan
    stated = _stated_number(case)
    kind = next((_KIND_OF[part] for part in asked.parts if part in _KIND_OF), None)
    groups = case.subjects.groups_named(asked)
    if kind is not None or asked.means(Part.ITEMS):
        axes = _axes_in_view(case, groups, by_words=True)
        rest = _beyond_structure(case)
        if axes or not rest:
            chosen = axes or plan.axes
            found = [item for axis in chosen for item in axis.items if kind in {None, item.kind}]
            if found:
                lead_in, values = msg("The plan has %(number)s of them:"), (("number", len(found)),)
                return case.answered([case.item_quote(item) for item in found], lead_in=lead_in, values=values, remarks=())
    if not _beyond_structure(case):
        counted = _counted_part(case)
        if counted is not None:
            return counted
    return stated


def _counted_part(case: Case) -> Answer | None:
    plan, asked = case.subjects.plan, case.asked
    if asked.means(Part.MILESTONES) and plan.milestones:
        return milestones_listed(case)
    if asked.means(Part.AXES) and plan.axes and not case.subjects.groups_named(asked):
        return _counted_axes(case)
    if asked.means(Part.AXES) and case.subjects.groups_named(asked):
        return _group(case, case.subjects.groups_named(asked))
    if asked.means(Part.PRINCIPLES) and plan.principles:
        quotes = [Quote(text=one.text, section=one.source.section, line=one.source.line) for one in plan.principles]
        return case.answered(quotes, lead_in=msg("The plan has %(number)s of them:"), values=(("number", len(quotes)),), remarks=())
    if asked.means(Part.CHALLENGES) and plan.challenges:
        quotes = [Quote(text=one.text, section=one.source.section, line=one.source.line) for one in plan.challenges]
        return case.answered(quotes, lead_in=msg("The plan has %(number)s of them:"), values=(("number", len(quotes)),), remarks=())
    if asked.means(Part.GROUPS) and plan.working_groups:
        announced = [number for number in case.subjects.lines_of(()) if _announces_groups(case, number)]
        numbers = [*announced[:1], *(number for group in plan.working_groups for number in case.subjects.of_group[group.number])]
        lead_in, values = msg("The plan has %(number)s working groups:"), (("number", len(plan.working_groups)),)
        return case.answered(case.quotes(numbers), lead_in=lead_in, values=values, groups=plan.working_groups, remarks=())
    return None


def _announces_groups(case: Case, number: int) -> bool:
    return bool(re.search(_NUMBER + r"\s+(?:[a-z]+\s+)?(?:groupes?|ateliers?|(?:working )?groups)\b", fold(case.subjects.passage(number).text))) and (
        case.subjects.passage(number).milestone is None
    )


def _counted_axes(case: Case) -> Answer:
    """The axes that the sections have, with the line that announces another number where there is one."""
    plan = case.subjects.plan
    remark = next((remark for remark in plan.remarks if remark.kind is RemarkKind.COUNT_CONTRADICTION), None)
    numbers = [number for line in (remark.lines if remark else ()) for number in case.subjects.by_line[line]]
    numbers = numbers or [number for axis in plan.axes for number in _title_numbers(case, axis)]
    lead_in, values = msg("The plan has %(number)s axes:"), (("number", len(plan.axes)),)
    return case.answered(case.quotes(numbers), lead_in=lead_in, values=values, axes=plan.axes, remarks=(remark,) if remark else ())


def _stated_number(case: Case) -> Answer | None:
    """A passage that states a number of just these things, and holds the rest of the question."""
    words = tuple(term for term in case.asked.subject)
    if not words:
        return case.refused(Gap.QUANTITY)
    sought = case.subjects.search.sought(words, case.asked.language)
    best: list[int] = []
    firm = False
    for hit in case.subjects.search.ranked(sought, 12):
        counted = _COUNTED.findall(fold(hit.passage.text))
        stems = {stem(word, case.subjects.plan.language) for phrase in counted for word in re.findall(r"[a-z]+", phrase)}
        exact = any(word.worth.get(stem_, 0.0) == 1.0 for word in sought for stem_ in stems)
        thing = exact or any(any(kin in stems for kin in word.worth) for word in sought)
        if thing and hit.covered >= (0.4 if exact else 0.6):
            best.insert(0 if exact and not firm else len(best), hit.number)
            firm = firm or exact
    if not best:
        about = [hit.number for hit in case.hits() if hit.own >= 0.5]
        return case.refused(Gap.QUANTITY if about else Gap.SUBJECT, about=about)
    return case.answered(case.quotes(best[:1]))
