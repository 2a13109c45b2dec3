"""Dates of a document that cannot all be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.domain.plan import Milestone, Plan, Remark, RemarkKind
from bot.domain.windows import DateWindow, Grain
from bot.plan.lines import Line
from bot.plan.markup import aligned
from bot.plan.outline import Outline
from bot.texts import msg
from bot.understanding.dates import read_label

_FULL_DATE = re.compile(
    r"\b(?:\d{1,2}(?:er)?\s+[a-z]+\.?\s+(?:19|20)\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d|[a-z]+ \d{1,2},? (?:19|20)\d\d)\b"
)
_LAW = re.compile(
    r"\b(?:loi|lois|ordonnance|decret|act|law)\b[^.;:()]{0,40}?\b(?:du|de|d'|of|dated)\s?(?P<date>(?:\d{1,2}(?:er)?\s+)?(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:19|20)\d\d)\b"
)
_DAY = timedelta(days=1)
_QUARTER = timedelta(days=92)


def date_remarks(plan: Plan, outline: Outline, cover_dates: list[Line]) -> tuple[Remark, ...]:
    """The cover's date held against the timetable, laws and the period; milestones and due dates out of order."""
    found: list[Remark] = []
    for line in cover_dates:
        remark = _cover_remark(plan, outline, line)
        if remark:
            found.append(remark)
            break
    return (*found, *_backwards(plan), *_outside(plan))


def _window(words: str, language: str) -> DateWindow | None:
    windows = read_label(words, year=None, previous=None, language=language).windows
    return windows[0] if windows else None


def _cover_remark(plan: Plan, outline: Outline, line: Line) -> Remark | None:
    date = _FULL_DATE.search(aligned(line.text))
    words = line.text[date.start() : date.end()] if date else line.text
    cover = _window(words, plan.language)
    if cover is None or cover.start is None or cover.grain is not Grain.DAY:
        return None
    twin = _same_day(plan, cover.start)
    law = _later_law(plan, outline, cover.start)
    year = twin[1] if twin else 0
    fits = twin is not None and plan.period is not None and plan.period[0] == year and cover.start.year < year
    lines = [line.number, *([twin[0].source.line] if twin else []), *([law[1]] if law else [])]
    law_words = law[0] if law else ""
    values: tuple[tuple[str, str | int], ...] = (("cover", words), ("law", law_words), ("year", year))
    match (twin is not None, law is not None, fits):
        case True, True, True:
            msgid = msg(
                "The cover says %(cover)s, while the timetable, the law of %(law)s and the period make it %(year)s."
            )
        case True, True, False:
            msgid = msg("The cover says %(cover)s, while the timetable and the law of %(law)s make it %(year)s.")
        case True, False, True:
            msgid = msg("The cover says %(cover)s, while the timetable and the period make it %(year)s.")
        case True, False, False:
            msgid = msg("The cover says %(cover)s, while the timetable makes it %(year)s.")
        case False, True, _:
            msgid = msg("The cover says %(cover)s, while the document cites the law of %(law)s, which is later.")
        case _:
            return None
    return Remark(
        kind=RemarkKind.DATE_CONTRADICTION,
        text=msgid,
        lines=tuple(sorted(set(lines))),
        values=tuple(value for value in values if f"%({value[0]})s" in msgid),
        subjects=(twin[0].code,) if twin else (),
    )


def _same_day(plan: Plan, day: datetime) -> tuple[Milestone, int] | None:
    """The milestone on the same day and month of another year, and that year."""
    for milestone in plan.milestones:
        for window in milestone.windows:
            start = window.start
            if (
                start
                and window.grain in {Grain.DAY, Grain.HOUR, Grain.MINUTE}
                and (start.day, start.month) == (day.day, day.month)
            ):
                return (milestone, start.year) if start.year != day.year else None
    return None


def _later_law(plan: Plan, outline: Outline, day: datetime) -> tuple[str, int] | None:
    for placed in outline.placed:
        for found in _LAW.finditer(aligned(placed.line.text)):
            words = placed.line.text[found.start("date") : found.end("date")]
            window = _window(words, plan.language)
            if window and window.start and window.start > day:
                return words, placed.line.number
    return None


def _backwards(plan: Plan) -> Iterator[Remark]:
    """A milestone written after another and dated wholly before it, both years being stated."""
    previous: Milestone | None = None
    for milestone in plan.milestones:
        if not milestone.windows or milestone.year_inferred:
            continue
        last, first = previous.windows[0] if previous else None, milestone.windows[-1]
        if previous and last and last.start and first.end and first.end <= last.start:
            yield Remark(
                kind=RemarkKind.ORDER_CONTRADICTION,
                text=msg("Milestone %(later)s (%(later_label)s) is written after %(earlier)s (%(earlier_label)s) but comes before it."),
                lines=(previous.source.line, milestone.source.line),
                values=(
                    ("later", milestone.code), ("later_label", milestone.label),
                    ("earlier", previous.code), ("earlier_label", previous.label),
                ),
                subjects=(previous.code, milestone.code),
            )  # fmt: skip
        previous = milestone


def _outside(plan: Plan) -> Iterator[Remark]:
    """Due dates outside the years of the plan."""
    if plan.period is None:
        return
    for item in (item for axis in plan.axes for item in axis.items):
        start = item.due.start or item.due.end if item.due else None
        if start and item.due and not plan.period[0] <= start.year <= plan.period[1] + 1:
            yield Remark(
                kind=RemarkKind.DATE_CONTRADICTION,
                text=msg("%(item)s is due “%(due)s”, outside the period %(start)s–%(end)s."),
                lines=(item.source.line,),
                values=(
                    ("item", item.code),
                    ("due", item.due.words),
                    ("start", plan.period[0]),
                    ("end", plan.period[1]),
                ),
                subjects=(item.code,),
            )


def overlap_remarks(plan: Plan) -> Iterator[Remark]:
    """A milestone inside another that is longer, up to a quarter."""
    spans = [(milestone, span) for milestone in plan.milestones if (span := _span(milestone)) is not None]
    wide = [
        (outer, around)
        for outer, around in spans
        if _DAY < around[1] - around[0] <= _QUARTER and not _several_days(outer)
    ]
    for inner, within in spans:
        for outer, around in wide:
            if inner is not outer and around[0] <= within[0] and within[1] <= around[1] and within != around:
                yield Remark(
                    kind=RemarkKind.OVERLAP,
                    text=msg("Milestone %(inner)s (%(inner_label)s) falls inside %(outer)s (%(outer_label)s)."),
                    lines=tuple(sorted((outer.source.line, inner.source.line))),
                    values=(
                        ("inner", inner.code),
                        ("inner_label", inner.label),
                        ("outer", outer.code),
                        ("outer_label", outer.label),
                    ),
                    subjects=(outer.code, inner.code),
                )


def _several_days(milestone: Milestone) -> bool:
    """Several single days are no span: nothing lies between them."""
    return len(milestone.windows) > 1 and milestone.windows[0].grain is Grain.DAY


def _span(milestone: Milestone) -> tuple[datetime, datetime] | None:
    starts = [window.start for window in milestone.windows if window.start]
    ends = [window.end for window in milestone.windows if window.end]
    whole = milestone.windows and len(starts) == len(ends) == len(milestone.windows)
    return (min(starts), max(ends)) if whole and not any(window.open for window in milestone.windows) else None
