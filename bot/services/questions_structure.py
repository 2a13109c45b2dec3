"""Questions of structure: axes, groups and lists, resolved on the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.domain.answers import Answer, AnswerKind, Gap, Quote
from bot.domain.plan import Axis, RemarkKind
from bot.services.questions_case import MOSTLY, PARTLY, TWO, Case
from bot.services.questions_counts import count_answer, often_answer
from bot.services.questions_lists import KIND_OF, group_shown, items_listed, kind_of_line, whole_part
from bot.services.questions_scope import axes_in_view, axes_titled, beyond_structure, title_numbers
from bot.texts import msg
from bot.understanding.questions import Kind, Part
from bot.understanding.screened import Screened
from bot.understanding.wording import Term


def structure_answer(case: Case) -> Answer | None:  # noqa: PLR0911 - one way out for each kind of question
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
    if _IN_HOW_MANY.search(asked.text) and (held := _which_axis(case)) is not None:
        return held
    if asked.asks(Kind.HOW_OFTEN) and _IN_DOCUMENT.search(asked.text):
        return None
    if asked.asks(Kind.HOW_OFTEN) and (often := often_answer(case)) is not None:
        return often
    if asked.asks(Kind.HOW_MANY):
        return count_answer(case)
    years = {int(year) for year in _YEAR.findall(_PERIOD.sub(" ", asked.text))}
    if years and asked.means(Part.MILESTONES) and not asked.means(Part.NEW, Part.ONGOING, Part.ITEMS):
        return _timetable_of(case, years)
    return _lists(case)


def _timetable_of(case: Case, years: set[int]) -> Answer:
    """The entries of the timetable that fall in these years; where there are none the plan gives no date."""
    found = tuple(
        milestone
        for milestone in case.milestones
        if years & {bound.year for window in milestone.windows for bound in (window.start, window.end) if bound}
    )
    numbers = [number for milestone in found for number in case.subjects.of_milestone.get(milestone.code, [])]
    return case.answered(case.quotes(numbers), milestones=found) if numbers else case.refused(Gap.DATE)


_IN_SUBJECT = frozenset(
    {Kind.BUDGET, Kind.HOUR, Kind.CONTACT, Kind.INDICATOR, Kind.REASON, Kind.EXPANSION, Kind.DEFINITION, Kind.WHEN}
)
"""Kinds whose words belong to the subject where a question asks in which axis or group it is: "horaires de livraison"."""


_AND_WHEN = Screened(r"\b(?:et|and) (?:quand|when)\b|^\W*(?:quand|when)\b|\b(?:quand|when) (?:se|est|a|is|does|do)\b")


def placed_answer(case: Case) -> Answer | None:
    """The axis or the group of a thing that is named by words which elsewhere ask for another kind of fact; else None."""
    asked = case.asked
    others = set(asked.kinds) - {Kind.WHICH_GROUP, Kind.WHICH_AXIS}
    if Kind.WHEN in others and _AND_WHEN.search(asked.text):
        return None
    if len(others) == len(set(asked.kinds)) or not others or not others <= _IN_SUBJECT:
        return None
    whole = replace(case, asked=replace(asked, subject=asked.named))
    found = _which_group(whole) if asked.asks(Kind.WHICH_GROUP) else _which_axis(whole)
    return found if found is not None and found.kind is AnswerKind.ANSWERED else None


NAMED = 0.9
"""The share of the words that a line of the plan holds which is asked for by its own name."""

_IN_HOW_MANY = Screened(
    r"\b(?:dans|sous|sur|in|under) (?:combien d'|combien de |how many )(?:axes?|volets?|priorit\w+|parties|themes?|sections?|parts)\b"
)
_IN_DOCUMENT = Screened(r"\b(?:apparai\w*|cite\w*|mention\w*|figure\w*|revient|appears?|written)\b")
_EVERYTHING = Screened(r"\b(?:list\w*|everything|all|whole|tout\w*|contient|under|sous|dans|in|inside|comprend)\b")


def _lists(case: Case) -> Answer | None:  # noqa: C901, PLR0911 - one way out for each kind of question
    asked = case.asked
    kind = next((KIND_OF[part] for part in asked.parts if part in KIND_OF), None)
    groups = case.subjects.groups_named(asked)
    axes = axes_in_view(case, groups, by_words=kind is not None or asked.means(Part.AXES))
    rest = beyond_structure(case)
    if kind is not None and axes:
        return items_listed(case, axes, kind)
    if kind is not None and not rest and any(axis.items for axis in case.subjects.plan.axes):
        return items_listed(case, case.subjects.plan.axes, kind)
    if kind is not None and rest:
        return kind_of_line(case, kind)
    if groups and not rest:
        return group_shown(case, groups)
    if asked.means(Part.GROUPS) and not groups and rest and _SAME.search(asked.text):
        return _each_group(case, rest)
    if asked.means(Part.GROUPS) and not groups and (case.subjects.axes_named(asked) or _names_group(case, rest)):
        return _which_group(case)
    if asked.means(Part.GROUPS) and not groups and rest and _WHICH.search(asked.text):
        return _which_group(case)
    if (titled := axes_titled(case) or _wholly_meant(case, rest)) and _EVERYTHING.search(asked.text):
        return items_listed(case, titled, None)
    if asked.means(Part.ITEMS, Part.AXES) and axes and not _own_subject(case, axes):
        return items_listed(case, axes, None)
    if rest:
        return None
    return whole_part(case)


_ALL_ABOUT = Screened(r"\btout ce (?:qui|que|qu'il)\b|\btout sur\b|\beverything\b|\ball about\b")


def _wholly_meant(case: Case, rest: tuple[Term, ...]) -> tuple[Axis, ...]:
    """The one axis whose title has the words of which everything is asked."""
    if not rest or not _ALL_ABOUT.search(case.asked.text):
        return ()
    meant = case.subjects.axes_meant(rest, case.asked.language)
    sought = case.subjects.search.sought(rest, case.asked.language)
    stems = [case.subjects.search.stems[number] for axis in meant for number in title_numbers(case, axis)]
    named = all(
        any(value == 1.0 and any(stem in one for one in stems) for stem, value in word.worth.items()) for word in sought
    )
    return meant if len(meant) == 1 and named else ()


def _names_group(case: Case, rest: tuple[Term, ...]) -> bool:
    """Whether a group is named by its own words, and little else is said."""
    return 0 < len(rest) <= TWO and len(case.subjects.groups_meant(rest, case.asked.language)) == 1


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PERIOD = re.compile(r"\b(?:19|20)\d\d\s*(?:[-–/]|a|to|et)\s*(?:19|20)?\d\d\b")
_SAME = Screened(r"\b(?:meme|same|both|un seul|one) (?:groupe|group|working group)\b|\bensemble dans un groupe\b")
_WHICH = Screened(
    r"\b(?:quel|quelle|quels|dans quel|numero de|which|what|which working)\W{1,3}(?:\w+\W{1,3}){0,2}?(?:groupes?|groups?)\b|\b(?:groupe|group)\b.{0,30}\b(?:lequel|which|leur numero|quel)\b"
    r"|[:,=]\s*(?:le |quel )?(?:groupe|group)\W*$|^\W*(?:le |the )?(?:groupe|group) (?:pour|sur|for|on|about)\b"
)


def _each_group(case: Case, words: tuple[Term, ...]) -> Answer | None:
    """The groups of each of several subjects: whether they are the same one is seen at once."""
    found = {
        group.number: group for term in words for group in case.subjects.groups_meant([term], case.asked.language)[:1]
    }
    if not found:
        return None
    return group_shown(case, tuple(found[number] for number in sorted(found)))


def _own_subject(case: Case, axes: Iterable[Axis]) -> bool:
    """Whether the question has words that the axes' titles lack: it asks for something inside them."""
    rest = beyond_structure(case)
    return bool(rest) and not case.subjects.axes_meant(rest, case.asked.language) and bool(list(axes))


def _which_group(case: Case) -> Answer | None:
    plan = case.subjects.plan
    if not plan.working_groups:
        return case.refused(Gap.SUBJECT)
    words = beyond_structure(case)
    axes = case.subjects.axes_named(case.asked)
    groups = tuple(group for group in plan.working_groups if any(axis.code in group.axes for axis in axes))
    about: list[int] = []
    hits = [hit for hit in case.subjects.ranked(words, case.asked.language) if hit.own >= PARTLY and hit.passage.axis]
    named = bool(hits) and hits[0].own >= NAMED and len({hit.passage.axis for hit in hits if hit.own >= NAMED}) <= TWO
    if not groups and words and not (named and hits[0].passage.item):
        groups = case.subjects.groups_meant(words, case.asked.language)
    if not groups and words and not (named and hits[0].passage.item):
        axes = case.subjects.axes_meant(words, case.asked.language)
        groups = tuple(group for group in plan.working_groups if any(axis.code in group.axes for axis in axes))
    if not groups and hits:
        about = [hit.number for hit in hits[:1]]
        codes = {hit.passage.axis for hit in hits if hit.own >= hits[0].own - 0.02}
        groups = tuple(group for group in plan.working_groups if codes & set(group.axes))
    if not words and not groups:
        return whole_part(case)
    if not groups:
        return case.refused(Gap.SUBJECT)
    numbers = [number for group in groups for number in case.subjects.of_group[group.number]]
    values = (("number", ", ".join(str(group.number) for group in groups)),)
    quotes = case.quotes([*about, *numbers])
    return case.answered(quotes, lead_in=msg("Working group %(number)s:"), values=values, groups=groups, remarks=())


def _which_axis(case: Case) -> Answer | None:
    words = beyond_structure(case)
    if not words:
        return _lists(case)
    if case.asked.means(Part.GROUPS) and len(groups := case.subjects.groups_meant(words, case.asked.language)) == 1:
        return group_shown(case, groups)
    hits = [hit for hit in case.subjects.ranked(words, case.asked.language) if hit.own >= MOSTLY]
    hits = [hit for hit in hits if hit.passage.item and hit.own >= hits[0].own - 0.05]
    codes = list(dict.fromkeys(hit.passage.axis for hit in hits if hit.passage.axis))
    if not codes:
        meant = case.subjects.axes_meant(words, case.asked.language)
        if not meant:
            return None
        numbers = [number for axis in meant for number in title_numbers(case, axis)]
        return case.answered(case.quotes(numbers), axes=meant)
    axes = tuple(axis for code in codes if (axis := case.subjects.plan.axis(code)))
    values = (("code", ", ".join(axis.code for axis in axes)), ("title", " ; ".join(axis.title for axis in axes)))
    titled = [axis for axis in case.subjects.axes_meant(words, case.asked.language) if axis in axes]
    numbers = [*(number for axis in titled for number in title_numbers(case, axis)), *(hit.number for hit in hits)]
    return case.answered(case.quotes(numbers), lead_in=msg("In axis %(code)s, %(title)s:"), values=values, axes=axes)


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
    if (
        re.search(r"\b(?:deux fois|twice|repete\w*|redondan\w*)\b", case.asked.text)
        and case.hits()
        and case.hits()[0].own >= MOSTLY
    ):
        return None
    named = case.subjects.axes_named(case.asked) or case.subjects.each_axis_meant(
        _after_axis_words(case), case.asked.language
    )
    codes = {axis.code for axis in named}
    axis_of = case.subjects.axis_of_item
    items = case.subjects.items
    repeated = [remark for remark in case.subjects.plan.remarks if remark.kind is RemarkKind.REPEATED]
    quotes: list[Quote] = []
    for remark in repeated:
        where = {axis_of[code].code for code in remark.subjects if code in axis_of}
        if len(where) > 1 and (len(codes) < TWO or codes <= where):
            quotes += [
                case.item_quote(items[code])
                for code in remark.subjects
                if code in items and (not codes or axis_of[code].code in codes)
            ]
    if not quotes:
        return None
    return case.answered(quotes, lead_in=msg("Written in more than one axis:"), axes=named)


def _after_axis_words(case: Case) -> tuple[Term, ...]:
    skipped = {
        "axe",
        "axes",
        "axis",
        "point",
        "points",
        "commun",
        "communs",
        "common",
        "priority",
        "priorities",
        "actions",
        "action",
    }
    skipped |= {
        "lignes",
        "ligne",
        "lines",
        "repetees",
        "repetee",
        "repete",
        "repeated",
        "plusieurs",
        "several",
        "doublons",
        "doublon",
    }
    return tuple(term for term in case.asked.subject if term.word not in skipped)
