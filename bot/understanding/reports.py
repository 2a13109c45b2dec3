"""What a message reports: the actions it speaks of, clause by clause, with what is said of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.understanding import holders
from bot.understanding.book import Book
from bot.understanding.clauses import Clause
from bot.understanding.dates import DateReading
from bot.understanding.dues import PlacedDate
from bot.understanding.facts import Facts, placed_problems
from bot.understanding.message import Message
from bot.understanding.moods import Moods
from bot.understanding.naming import Namer
from bot.understanding.progress import progresses
from bot.understanding.references import Reference
from bot.understanding.subjects import Subject, merge
from bot.understanding.tags import STATUS_TAGS, Tag

_FACTUAL = STATUS_TAGS | {Tag.DUE, Tag.MOVED, Tag.TAKES_PLACE, Tag.EXTENDED}
_JOINING = frozenset({"puis", "then", "et", ",", "and", "/", "", '"', "(", ")"})


@dataclass(slots=True)
class Reporter:
    """Walks the clauses of one message and keeps the actions of which something is said."""

    message: Message
    clauses: Sequence[Clause]
    moods: Moods
    _namer: Namer
    _facts: Facts
    subjects: list[Subject] = field(default_factory=list)
    _open: list[Subject] = field(default_factory=list)
    _early: list[Clause] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        message: Message,
        book: Book,
        *,
        at: datetime,
        group: int | None,
        clauses: Sequence[Clause],
        placed: Sequence[PlacedDate],
        dates: DateReading,
        moods: Moods,
    ) -> Reporter:
        """A reporter that knows the message's dates, numbers and leads: their words name no action."""
        namer = Namer.of(message, book, group)
        numbers = progresses(message)
        for date in placed:
            namer.taken.update(range(date.first, date.end))
        for one in numbers:
            namer.taken.update(range(one.at, one.end))
        facts = Facts(
            message=message,
            at=at,
            clauses=clauses,
            dates=placed,
            date_problems=placed_problems(message, dates),
            progresses=numbers,
            moods=moods,
            namer=namer,
            holders=_holders(message, clauses, namer),
        )
        return cls(message, clauses, moods, namer, facts)

    def read(self) -> list[Subject]:
        """The actions with what is said of each, in the order of the text."""
        for number, clause in enumerate(self.clauses):
            self._facts.number = number
            self._walk(number, clause)
        merged: dict[tuple[str, ...], Subject] = {}
        for subject in self.subjects:
            if subject.has_facts:
                known = merged.setdefault(subject.reference.codes, subject)
                if known is not subject:
                    merge(known, subject)
        return list(merged.values())

    def _walk(self, number: int, clause: Clause) -> None:
        if self.moods.is_asked(clause):
            return
        facts = self._facts_begin(clause)
        reference = self._namer.reference(clause, is_open=bool(self._open))
        if reference is not None:
            self._open_subject(number, clause, reference, has_facts=facts)
        if not self._open:
            if facts:
                self._early.append(clause)
            return
        for early in self._early:
            if early.sentence == clause.sentence and not facts and self._namer.is_bare(early):
                self._facts.attach(self._open, early, None)
        self._early.clear()
        self._facts.attach(self._open, clause, reference)

    def _facts_begin(self, clause: Clause) -> bool:
        """Whether the clause says where something stands."""
        if (
            any(clause.first <= one.at < clause.end for one in self._facts.progresses)
            or clause.first in self._facts.holders
        ):
            return True
        return any(
            mark.tag in _FACTUAL and mark.first not in self._namer.taken and mark.first not in self._namer.titled
            for mark in self.message.marks_in(clause.first, clause.end)
        )

    def _open_subject(self, number: int, clause: Clause, reference: Reference, *, has_facts: bool) -> None:
        current = self._open[-1] if self._open else None
        if current is not None and not reference.is_code:
            if not self._namer.is_named(clause, reference, has_facts=has_facts, current=current):
                return
            joined = self._namer.joined(current, clause, reference, self.clauses[number - 1] if number else None)
            if joined is not None:
                current.reference, current.end = joined, clause.end
                current.is_header = clause.is_header
                return
        new = Subject(
            reference=reference,
            first=clause.first,
            end=clause.end,
            sentence=clause.sentence,
            is_header=clause.is_header,
        )
        is_list = (
            current is not None
            and not current.has_facts
            and current.reference.share == 1.0
            and clause.before in _JOINING
            and current.sentence == clause.sentence
        )
        if current is not None and not current.has_facts and not is_list:
            self.subjects = [subject for subject in self.subjects if subject not in self._open]
        new.is_unsure = has_facts and self._namer.is_weak(clause, reference)
        self._open = [*self._open, new] if is_list else [new]
        self.subjects.append(new)


def _holders(message: Message, clauses: Sequence[Clause], namer: Namer) -> Mapping[int, holders.Holder]:
    """The lead that each clause names, by the clause's first word; the words of it name nothing else."""
    found: dict[int, holders.Holder] = {}
    for number, clause in enumerate(clauses if Tag.LEAD in message.tags else ()):
        one = holders.holder(message, clause.first, clause.end, is_title=namer.is_title)
        behind = clauses[number + 1] if number + 1 < len(clauses) else None
        if one is None and clause.is_header and behind is not None and behind.sentence == clause.sentence:
            one = holders.holder(message, clause.first, behind.end, is_title=namer.is_title)
        if one is not None and namer.taken.isdisjoint(range(one.first, one.end)):
            found[clause.first] = one
            namer.taken.update(range(one.first, one.end))
    return found
