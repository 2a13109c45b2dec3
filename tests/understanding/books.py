"""A small plan of another subject than the sample, for the reader's tests."""

from datetime import date, datetime

from bot.domain.actions import Action, Origin
from bot.domain.plan import Axis, ItemKind, Milestone, MilestoneKind, Plan, PlanItem, Source, WorkingGroup
from bot.domain.windows import DateWindow
from bot.understanding.book import Book, build_book

A_MONDAY = datetime(2024, 1, 15, 9)

_AXES = {
    "A": (
        "Habiter sobrement",
        ("Ouvrir un guichet unique de la rénovation", "Charte des artisans locaux", "Développer le chauffage au bois"),
    ),
    "B": (
        "Se déplacer autrement",
        ("Charte du covoiturage", "Navette des vallées", "Plan local cyclable", "Former les élus à la mobilité"),
    ),
}
_MILESTONES = (("Vote du plan en conseil communautaire", date(2024, 2, 14)), ("Bilan public annuel", date(2024, 12, 3)))


def climate_book() -> Book:
    """The index over two axes, two groups and two milestones."""
    source = Source(section="", line=1)
    axes = tuple(
        Axis(
            code=code,
            title=title,
            titles=(title,),
            items=tuple(
                PlanItem(code=f"{code}-{number:02d}", kind=ItemKind.NEW_CHALLENGE, text=text, source=source)
                for number, text in enumerate(texts, 1)
            ),
            source=source,
        )
        for code, (title, texts) in _AXES.items()
    )
    groups = tuple(
        WorkingGroup(number=number, axes=(axis.code,), titles=(axis.title,), source=source)
        for number, axis in enumerate(axes, 1)
    )
    milestones = tuple(
        Milestone(
            code=f"J{number}",
            title=title,
            label="",
            windows=(DateWindow.of_day(day),),
            year_inferred=False,
            kind=MilestoneKind.OTHER,
            source=source,
            line_text=title,
        )
        for number, (title, day) in enumerate(_MILESTONES, 1)
    )
    plan = Plan(
        title="Plan climat",
        organisation="",
        language="fr",
        period=(2024, 2029),
        principles=(),
        challenges=(),
        axes=axes,
        working_groups=groups,
        milestones=milestones,
        people=(),
        facts=(),
        remarks=(),
        passages=(),
    )
    actions = [
        Action(
            code=item.code,
            title=item.text,
            origin=Origin.PLAN,
            kind=item.kind,
            axis=axis.code,
            group=number,
            line=1,
        )
        for number, axis in enumerate(axes, 1)
        for item in axis.items
    ]
    return build_book(plan, actions, milestones)
