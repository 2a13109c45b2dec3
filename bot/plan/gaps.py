"""What a document does not give: leads, members, due dates, budget, indicators, hours, places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.plan import Plan, Remark, RemarkKind
from bot.domain.windows import Grain
from bot.plan.markup import fold
from bot.plan.people import names_person
from bot.texts import msg

_BUDGET = re.compile(
    r"\bbudgets?\b|\bmontants?\b|\d\s?(?:€|k€|m€|euros?\b|£|\$)|[£$€]\s?\d|\bcouts?\b\s*:|\bfunding\s*:|\bcosts?\s*:"
)
_INDICATOR = re.compile(
    r"\bindicateurs?\b|\bindicators?\b|\bmeasures? of success\b|\bsuccess measures?\b|\bvaleur cible\b|\bkpis?\b"
)
_HOUR = re.compile(r"\b\d{1,2}\s?h(?:\s?\d\d)?\b|\b\d{1,2}[:.]\d\d\s?(?:am|pm)?\b|\b\d{1,2}\s?(?:am|pm)\b")
_PLACE = re.compile(
    r"\bsalles?\b|\blieu\s*:|\bhotel de (?:ville|region|departement|la metropole)\b|\bmairie\b|\bmaison d|\bauditorium\b|\bamphi\w*\b|\bsiege\b|\bpalais\b|\bcentre (?:culturel|social|de congres)\b|\bmediatheque\b"
    r"|\bvenue\b|\bplace\s*:|\blocation\s*:|\btown hall\b|\bcity hall\b|\broom\b|\blibrary\b|\bcentre\b|\bhall\b|\bvisio\b|\bonline\b"
)
_MEMBERS = re.compile(
    r"\b(?:membres?|composition|participants?|animateurs?|animatrices?|referents?|members?|chaired by|chair|facilitators?)\s*:"
)


def gap_remarks(plan: Plan) -> Iterator[Remark]:
    """One remark for each kind of fact that is given nowhere; partly given leads and due dates are counted."""
    items = [item for axis in plan.axes for item in axis.items]
    texts = [fold(passage.text) for passage in plan.passages]
    if items:
        yield from _partly("lead", [item.source.line for item in items if item.lead is None], len(items))
    if plan.working_groups and not _gives_members(plan):
        lines = tuple(dict.fromkeys(group.source.line for group in plan.working_groups))
        yield Remark(
            kind=RemarkKind.GAP, text=msg("No member of a working group is named."), lines=lines, subjects=("members",)
        )
    if items:
        yield from _partly("due", [item.source.line for item in items if item.due is None], len(items))
    if not any(_BUDGET.search(text) for text in texts):
        yield Remark(kind=RemarkKind.GAP, text=msg("The plan gives no budget."), lines=(), subjects=("budget",))
    if not any(_INDICATOR.search(text) for text in texts):
        yield Remark(kind=RemarkKind.GAP, text=msg("The plan gives no indicator."), lines=(), subjects=("indicator",))
    yield from _of_timetable(plan)


def _partly(subject: str, missing: list[int], total: int) -> Iterator[Remark]:
    msgids = {
        "lead": (
            msg("No line of the plan names a lead."),
            msg("%(missing)s of %(total)s lines of the plan name no lead."),
        ),
        "due": (
            msg("No line of the plan gives a due date."),
            msg("%(missing)s of %(total)s lines of the plan give no due date."),
        ),
    }[subject]
    if len(missing) == total:
        yield Remark(kind=RemarkKind.GAP, text=msgids[0], lines=(), subjects=(subject,))
    elif missing:
        values: tuple[tuple[str, str | int], ...] = (("missing", len(missing)), ("total", total))
        yield Remark(kind=RemarkKind.GAP, text=msgids[1], lines=tuple(missing), values=values, subjects=(subject,))


def _gives_members(plan: Plan) -> bool:
    texts = [passage.text for passage in plan.passages if passage.group is not None]
    named = [person.name for person in plan.people]
    return any(
        _MEMBERS.search(fold(text)) or names_person(text) or any(name in text for name in named) for text in texts
    )


def _of_timetable(plan: Plan) -> Iterator[Remark]:
    """Hours and places are looked for in the timetable only."""
    if not plan.milestones:
        return
    lines = tuple(milestone.source.line for milestone in plan.milestones)
    texts = [fold(passage.text) for passage in plan.passages if passage.milestone]
    timed = any(
        window.grain in {Grain.HOUR, Grain.MINUTE} for milestone in plan.milestones for window in milestone.windows
    )
    if not timed and not any(_HOUR.search(text) for text in texts):
        yield Remark(kind=RemarkKind.GAP, text=msg("No milestone has an hour."), lines=lines, subjects=("hour",))
    if not any(_PLACE.search(text) for text in texts):
        yield Remark(kind=RemarkKind.GAP, text=msg("No milestone has a place."), lines=lines, subjects=("place",))
