"""One question put to one plan: what is asked, and how an answer to it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.answers import Answer, AnswerKind, Gap, Quote
from bot.domain.plan import Axis, Milestone, Person, PlanItem, Remark, RemarkKind, WorkingGroup
from bot.plan.nearness import fused
from bot.plan.search import Hit
from bot.plan.subjects import Subjects
from bot.understanding.questions import Asked, is_weak
from bot.understanding.wording import Term

MOSTLY = 0.6
"""The share of the words from which a passage is mostly about them."""

PARTLY = 0.5
"""The share from which it is about them at all."""

TWO = 2
"""What is said of one thing alone, or of several."""

NEAREST = 5
"""Passages that every answer names as the nearest."""

CLOSE = 0.25
"""The share of the words that a passage must hold to be shown beside a refusal."""

MOST_REMARKS = 2
_SHORT = 4
_TOLD = frozenset(
    {
        RemarkKind.DATE_CONTRADICTION,
        RemarkKind.COUNT_CONTRADICTION,
        RemarkKind.ORDER_CONTRADICTION,
        RemarkKind.OVERLAP,
        RemarkKind.REPEATED,
        RemarkKind.TWO_ROLES,
        RemarkKind.TRUNCATED,
    }
)


@dataclass(slots=True, kw_only=True)
class Case:
    """A question over a plan. ``milestones`` are the timetable as it stands now; ``at`` is local and naive.

    ``skipped`` is how many milestones ahead were told already; ``near`` how near each passage is in meaning, where that is known.
    """

    subjects: Subjects
    asked: Asked
    at: datetime
    milestones: tuple[Milestone, ...]
    skipped: int = 0
    near: Sequence[float] | None = None
    _hits: dict[tuple[Term, ...], list[Hit]] = field(default_factory=dict)
    _nearby: dict[tuple[Term, ...], list[Hit]] = field(default_factory=dict)

    def hits(self, question: Sequence[Term] | None = None) -> list[Hit]:
        """The passages that fit the subject (or other words), best first."""
        words = tuple(self.asked.subject if question is None else question)
        if words not in self._hits:
            self._hits[words] = self.subjects.ranked(words, self.asked.language) if words else []
        return self._hits[words]

    def nearby(self, words: tuple[Term, ...]) -> list[Hit]:
        """The same in the order of words and meaning together, where the meaning is known."""
        if self.near is None or not words:
            return self.hits(words)
        if words not in self._nearby:
            search = self.subjects.search
            self._nearby[words] = fused(search, search.sought(words, self.asked.language), self.near)
        return self._nearby[words]

    @property
    def telling(self) -> tuple[Term, ...]:
        """The words of the subject that tell something."""
        return tuple(term for term in self.asked.subject if not is_weak(term, self.asked.language))

    def quote(self, number: int) -> Quote:
        """The passage of that number as a quotation."""
        return self.subjects.quote(number)

    def item_quote(self, item: PlanItem) -> Quote:
        """A line of the plan as a quotation."""
        return Quote(text=item.text, section=item.source.section, line=item.source.line)

    def quotes(self, numbers: Iterable[int]) -> tuple[Quote, ...]:
        """Passages as quotations, each once."""
        return tuple(self.quote(number) for number in dict.fromkeys(numbers))

    def answered(
        self,
        quotes: Iterable[Quote],
        *,
        lead_in: str | None = None,
        values: tuple[tuple[str, str | int], ...] = (),
        kind: AnswerKind = AnswerKind.ANSWERED,
        gap: Gap | None = None,
        axes: tuple[Axis, ...] = (),
        groups: tuple[WorkingGroup, ...] = (),
        milestones: tuple[Milestone, ...] = (),
        people: tuple[Person, ...] = (),
        remarks: tuple[Remark, ...] | None = None,
    ) -> Answer:
        """An answer made of these quotations."""
        said = tuple(dict.fromkeys(quotes))
        nearest = self.nearest(said)
        return Answer(
            kind=kind,
            quotes=said,
            nearest=nearest,
            close=self._close(said, nearest),
            lead_in=lead_in,
            values=values,
            gap=gap,
            axes=axes,
            groups=groups,
            milestones=milestones,
            people=people,
            remarks=self._remarks(said) if remarks is None else remarks,
        )

    def refused(self, gap: Gap | None, *, about: Iterable[int] = (), lead_in: str | None = None) -> Answer:
        """The plan does not say; ``about`` are the passages on the subject all the same."""
        first = self.quotes(about)
        nearest = self.nearest(first)
        return Answer(
            kind=AnswerKind.NOT_IN_PLAN,
            quotes=(),
            nearest=nearest,
            close=self._close(first, nearest),
            gap=gap,
            lead_in=lead_in,
        )

    def nearest(self, first: Sequence[Quote] = ()) -> tuple[Quote, ...]:
        """The best passages, the quoted ones before the others; one for each line."""
        kept: dict[int, Quote] = {}
        for quote in first:
            kept.setdefault(quote.line, quote)
            if len(kept) == NEAREST:
                return tuple(kept.values())
        for number in self._in_order():
            line = self.subjects.passage(number).source.line
            if line not in kept:
                kept[line] = self.quote(number)
                if len(kept) == NEAREST:
                    break
        return tuple(kept.values())

    def _in_order(self) -> Iterator[int]:
        """Passages, best first: those found for the subject, for what is named, then the plan's first."""
        if self.near is not None:
            yield from (hit.number for hit in self.nearby(self.asked.subject or self.asked.named))
        yield from (hit.number for hit in self.hits())
        yield from (hit.number for hit in self.hits(self.asked.named))
        yield from range(min(NEAREST, len(self.subjects.plan.passages)))

    def _close(self, first: Sequence[Quote], nearest: Sequence[Quote]) -> int:
        """How many of the nearest are about the subject: those found for it, and those that hold a fair share of it."""
        found = {quote.line for quote in first}
        if all(quote.line in found for quote in nearest):  # none is left that would have to be searched for
            return NEAREST
        found |= {hit.passage.source.line for hit in self.hits() if hit.covered >= CLOSE}
        return next((count for count, quote in enumerate(nearest) if quote.line not in found), NEAREST)

    def _remarks(self, quotes: tuple[Quote, ...]) -> tuple[Remark, ...]:
        """What is odd about the lines that are quoted: told once, beside a short answer only."""
        lines = {quote.line for quote in quotes}
        if len(lines) > _SHORT:
            return ()
        found = [remark for remark in self.subjects.plan.remarks if remark.kind in _TOLD and lines & set(remark.lines)]
        return tuple(found[:MOST_REMARKS])
