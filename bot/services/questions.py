"""Questions: answered in the plan's own words, or the plan does not say."""

from __future__ import annotations

import re
from datetime import datetime

from bot.domain.answers import Answer, AnswerKind, Gap, Quote
from bot.domain.plan import Axis, ItemKind, Milestone, Plan, Source
from bot.plan.search import Search
from bot.services.desk import Desk
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.stems import stems
from storage.database import Connection

ENOUGH = 0.5
"""Share of the question's words that a passage must hold."""

_KINDS = (
    (ItemKind.NEW_CHALLENGE, r"\b(?:nouveaux? enjeux?|new challenges?)\b"),
    (ItemKind.ONGOING, r"\b(?:acquis|ongoing)\b"),
)
_WHEN = re.compile(r"\b(?:quand|qd|date|quel jour|when|calendrier|echeance|prochain jalon)\b")
_GROUP = re.compile(r"\b(?:quel(?:s)? groupes?|which (?:working )?group)\b")
_GAPS = (
    (Gap.HOUR, r"\b(?:quelle heure|what time|horaire)\b"),
    (Gap.PLACE, r"\b(?:ou (?:a|aura|se tient|auront) |where (?:is|does|will))"),
    (Gap.BUDGET, r"\b(?:budget|cout|coute|montant|euros?|combien d'argent|cost)\b"),
    (Gap.INDICATOR, r"\b(?:indicateurs?|objectif chiffre|indicator|target)\b"),
    (Gap.LEAD, r"\b(?:pilote|responsable|chef de projet|lead|in charge)\b"),
    (Gap.MEMBERS, r"\b(?:membres|participe|members)\b"),
)


class Questions:
    """The questions of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._search = Search.over(plan)

    @classmethod
    def over(cls, plan: Plan) -> Questions:
        """Ready to answer over ``plan``."""
        return cls(plan)

    def ask(self, text: str, *, at: datetime) -> Answer:  # noqa: ARG002 - time questions will lean on it
        """The answer to one question; ``at`` is the local time it is asked."""
        folded = fold(text)
        nearest = tuple(_quote(hit.passage.text, hit.passage.source) for hit in self._search.nearest(text))
        gap = next((gap for gap, pattern in _GAPS if re.search(pattern, folded)), None)
        if gap is not None:
            return Answer(kind=AnswerKind.NOT_IN_PLAN, quotes=(), nearest=nearest, gap=gap)
        return (
            self._items(folded, text, nearest)
            or self._group(folded, text, nearest)
            or self._when(folded, text, nearest)
            or self._content(text, nearest)
        )

    def _items(self, folded: str, text: str, nearest: tuple[Quote, ...]) -> Answer | None:
        kind = next((kind for kind, pattern in _KINDS if re.search(pattern, folded)), None)
        axis = self._axis(text)
        if kind is None or axis is None:
            return None
        quotes = tuple(_quote(item.text, item.source) for item in axis.items if item.kind is kind)
        lead_in = (
            msg("The new challenges of axis %(code)s, %(title)s:")
            if kind is ItemKind.NEW_CHALLENGE
            else msg("The ongoing work of axis %(code)s, %(title)s:")
        )
        return Answer(
            kind=AnswerKind.ANSWERED,
            quotes=quotes,
            nearest=nearest,
            lead_in=lead_in,
            values=(("code", axis.code), ("title", axis.title)),
            axes=(axis,),
        )

    def _group(self, folded: str, text: str, nearest: tuple[Quote, ...]) -> Answer | None:
        axis = self._axis(text) if _GROUP.search(folded) else None
        group = self._plan.group_of_axis(axis.code) if axis is not None else None
        if group is None:
            return None
        quotes = tuple(
            _quote(title, Source(section=group.source.section, line=group.source.line + number))
            for number, title in enumerate(group.titles)
        )
        return Answer(
            kind=AnswerKind.ANSWERED,
            quotes=quotes,
            nearest=nearest,
            lead_in=msg("Working group %(number)s:"),
            values=(("number", group.number),),
            groups=(group,),
        )

    def _when(self, folded: str, text: str, nearest: tuple[Quote, ...]) -> Answer | None:
        if not _WHEN.search(folded):
            return None
        said = set(stems(text))
        ranked: list[tuple[int, Milestone]] = sorted(
            ((len(said & set(stems(milestone.line_text))), milestone) for milestone in self._plan.milestones),
            key=lambda pair: -pair[0],
        )
        if not ranked or ranked[0][0] == 0:
            return None
        milestone = ranked[0][1]
        return Answer(
            kind=AnswerKind.ANSWERED,
            quotes=(_quote(milestone.line_text, milestone.source),),
            nearest=nearest,
            milestones=(milestone,),
        )

    def _content(self, text: str, nearest: tuple[Quote, ...]) -> Answer:
        said = set(stems(text))
        for quote in nearest[:1]:
            shared = said & set(stems(quote.text + " " + quote.section))
            if said and len(shared) / len(said) >= ENOUGH:
                return Answer(kind=AnswerKind.ANSWERED, quotes=(quote,), nearest=nearest)
        return Answer(kind=AnswerKind.NOT_IN_PLAN, quotes=(), nearest=nearest, gap=Gap.SUBJECT)

    def _axis(self, text: str) -> Axis | None:
        said = set(stems(text))
        ranked = sorted(
            (
                (len(said & set(stems(" ".join(axis.titles) or axis.title))), axis.code, axis)
                for axis in self._plan.axes
            ),
            key=lambda triple: (-triple[0], triple[1]),
        )
        return ranked[0][2] if ranked and ranked[0][0] else None


_over: dict[tuple[str, int], tuple[Plan, Questions]] = {}


def answer(connection: Connection, text: str, *, desk: Desk, at: datetime) -> Answer:  # noqa: ARG001 - living state will lean on it
    """The answer within a workspace; ``at`` is aware."""
    key = (desk.settings.id, desk.version)
    kept = _over.get(key)
    if kept is None or kept[0] is not desk.plan:
        kept = _over[key] = (desk.plan, Questions.over(desk.plan))
    return kept[1].ask(text, at=desk.local(at))


def _quote(text: str, source: Source) -> Quote:
    return Quote(text=text, section=source.section, line=source.line)
