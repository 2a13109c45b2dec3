"""What the clauses of a message say of the actions that they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.actions import Status
from bot.domain.readings import Problem, ProblemKind
from bot.understanding import dues, reasons, statuses
from bot.understanding.clauses import Clause
from bot.understanding.dates import DateReading
from bot.understanding.dues import DateRole, PlacedDate
from bot.understanding.holders import Holder
from bot.understanding.message import Mark, Message
from bot.understanding.moods import Moods
from bot.understanding.naming import PARTS, Namer, is_name
from bot.understanding.progress import Progress
from bot.understanding.references import Reference
from bot.understanding.statuses import Claim
from bot.understanding.subjects import Subject
from bot.understanding.tags import STATUS_TAGS, Tag

_HELD_BACK = frozenset({Status.BLOCKED, Status.ON_HOLD, Status.ABANDONED})
_MOVED = Tag.MOVED
_FINE = frozenset({"ok", "nickel", "okay"})
_HINDRANCES = frozenset({"difficulte", "probleme", "souci", "frein", "blocage", "obstacle", "pb", "problem", "issue"})
_OPENING = frozenset({":", "=", "->"})
_BREAKING = frozenset({",", "(", ":", "-", ".", "\n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedProblem:
    """A date that cannot be, with its first word in the message."""

    problem: Problem
    first: int


def placed_problems(message: Message, dates: DateReading) -> list[PlacedProblem]:
    """The problems of the dates with the places of their words."""
    return [
        PlacedProblem(
            problem=Problem(
                kind=ProblemKind.IMPOSSIBLE_DATE if one.kind.value == "impossible" else ProblemKind.CONTRADICTORY_DATE,
                words=one.span,
                readings=one.readings,
            ),
            first=message.place_of(one.at),
        )
        for one in dates.problems
    ]


@dataclass(slots=True)
class Facts:
    """Adds to the subjects what a clause says. ``number`` is the place of the clause among ``clauses``."""

    message: Message
    at: datetime
    clauses: Sequence[Clause]
    dates: Sequence[PlacedDate]
    date_problems: Sequence[PlacedProblem]
    progresses: Sequence[Progress]
    moods: Moods
    namer: Namer
    holders: Mapping[int, Holder]
    number: int = 0

    def attach(self, subjects: Sequence[Subject], clause: Clause, reference: Reference | None) -> None:
        """Add what ``clause`` says to each of ``subjects``; ``reference`` is what it names itself."""
        following = self._next_step_mark(clause)
        said = clause
        if following is not None:
            said = Clause(
                first=clause.first,
                end=following.first,
                before=clause.before,
                after=clause.after,
                sentence=clause.sentence,
            )
        found = self._claims(said, reference)
        for subject in subjects:
            self._states(subject, said, found)
            self._numbers(subject, said)
            self._dates(subject, clause, found)
            self._holds_back(subject, said, found, reference)
            if following is not None:
                self._next(subject, clause, following)
            if clause.first in self.holders:
                subject.lead = self.holders[clause.first].name
            if self.moods.is_doubted(clause) and (found or subject.has_facts):
                subject.is_unsure = True
        if not found and clause.before in _OPENING:
            for subject in subjects:
                subject.is_told = subject.is_told or subject.first != clause.first

    def _next_step_mark(self, clause: Clause) -> Mark | None:
        if Tag.NEXT not in self.message.tags:
            return None
        for mark in self.message.marks_in(clause.first, clause.end):
            if mark.tag is Tag.NEXT and mark.first not in self.namer.taken and mark.first not in self.namer.titled:
                return mark
        return None

    def _claims(self, clause: Clause, reference: Reference | None) -> list[Claim]:
        if not self.message.has(STATUS_TAGS, clause.first, clause.end) and not self._ends_fine(clause):
            return []
        if self.moods.is_wished(clause):
            return []
        masked = {
            place
            for place in range(clause.first, clause.end)
            if place in self.namer.taken or place in self.namer.titled
        }
        named = reference.places if reference is not None else frozenset()
        tagged = {
            place for mark in self.message.marks_in(clause.first, clause.end) for place in range(mark.first, mark.end)
        }
        has_own = reference is not None and bool(named)

        def names(place: int) -> bool:
            word = self.message.words[place]
            if place in named or place in masked or self.namer.is_title(word):
                return False
            if (place in tagged and word not in PARTS) or not is_name(word):
                return False
            return not has_own or self.namer.is_head(place, clause, named)

        has_later = any(
            clause.first <= date.first < clause.end and dues.is_ahead(date.window, self.at) for date in self.dates
        )
        found = statuses.claims(self.message, clause, masked=masked, has_later_date=has_later, is_name=names)
        if not found and reference is not None and reference.share == 1.0 and self._ends_fine(clause):
            found = [statuses.fine(clause)]
        caused = self._cause_begins(clause)
        return [claim for claim in found if not self.moods.is_held(claim.place, clause) and claim.place <= caused]

    def _ends_fine(self, clause: Clause) -> bool:
        """Whether the clause ends with "ok": something of it is in order."""
        return self.message.words[clause.end - 1] in _FINE and clause.end - clause.first > 1

    def _cause_begins(self, clause: Clause) -> int:
        """Where a clause begins to tell a cause: what stands behind is no status of the action."""
        return min(
            (
                mark.first
                for mark in self.message.marks_in(clause.first, clause.end)
                if mark.tag is Tag.CAUSE and mark.first not in self.namer.titled
            ),
            default=clause.end,
        )

    def _states(self, subject: Subject, clause: Clause, found: list[Claim]) -> None:
        subject.claims += found
        subject.is_unsure = subject.is_unsure or any(claim.is_hearsay for claim in found)
        moved = self.message.marked(_MOVED, clause.first, clause.end)
        if moved is not None:
            subject.is_told = True
            if moved.first > clause.first and self.message.words[moved.first - 1] in {"serait", "seraient"}:
                subject.is_unsure = True

    def _numbers(self, subject: Subject, clause: Clause) -> None:
        for one in self.progresses:
            if not clause.first <= one.at < clause.end or self.moods.is_wished(clause):
                continue
            if one.value is None:
                subject.problems.append(Problem(kind=ProblemKind.IMPOSSIBLE_PROGRESS, words=one.words))
            else:
                subject.progress, subject.progress_at = one.value, one.at

    def _dates(self, subject: Subject, clause: Clause, found: list[Claim]) -> None:
        for problem in self.date_problems:
            if clause.first <= problem.first < clause.end:
                subject.problems.append(dues.offered(self.message, problem.problem, at=self.at))
        mine = [date for date in self.dates if clause.first <= date.first < clause.end]
        if not mine or self.moods.is_wished(clause):
            return
        for date in mine:
            match dues.role(
                self.message,
                self._with_header(clause),
                date,
                at=self.at,
                is_begun=any(claim.tag is Tag.STARTED and claim.status is Status.IN_PROGRESS for claim in found),
            ):
                case DateRole.DUE:
                    self._due(subject, date)
                case DateRole.STARTS:
                    subject.starts = date.window
                case DateRole.TOLD if (
                    not any(claim.status for claim in found)
                    and not date.window.is_past(self.at)
                    and date.window.open is None
                ):
                    self._announced(subject, clause, date)
                case DateRole.TOLD | DateRole.NOT_THEN:
                    pass

    def _with_header(self, clause: Clause) -> Clause:
        """The clause with the one before the colon it follows: "échéance : 30 juin"."""
        if clause.before not in _OPENING or self.number == 0:
            return clause
        header = self.clauses[self.number - 1]
        if header.sentence != clause.sentence:
            return clause
        return Clause(
            first=header.first, end=clause.end, before=header.before, after=clause.after, sentence=clause.sentence
        )

    def _due(self, subject: Subject, date: PlacedDate) -> None:
        window = dues.rolled(self.message, date.window, at=self.at)
        if window.is_past(self.at):
            subject.problems.append(Problem(kind=ProblemKind.PAST_DUE_DATE, words=date.span, readings=(window,)))
        subject.due = window

    def _announced(self, subject: Subject, clause: Clause, date: PlacedDate) -> None:
        """Something named for a day ahead, such as "jury le 28 mai", is what comes next."""
        if (
            subject.next_step is None
            and (subject.has_facts or clause.before in {":", ","})
            and date.first > clause.first
        ):
            own = subject.first == clause.first
            if not own and any(is_name(self.message.words[place]) for place in range(clause.first, date.first)):
                subject.next_step = reasons.tidy(self.message.said(clause.first, clause.end)) or None

    def _holds_back(self, subject: Subject, clause: Clause, found: list[Claim], reference: Reference | None) -> None:
        if subject.blocker is not None or self.moods.is_wished(clause):
            return
        if self._is_hindrance(clause):
            subject.blocker = reasons.tidy(self.message.said(clause.first, clause.end)) or None
            return
        for claim in found:
            if claim.status in _HELD_BACK and not claim.is_denied:
                mark = next(
                    (mark for mark in self.message.marks_in(claim.place, claim.place + 1) if mark.tag is claim.tag),
                    None,
                )
                subject.blocker = reasons.agent(self.message, clause, mark) if mark is not None else None
                if subject.blocker is not None:
                    return
        is_held = any(
            claim.status in _HELD_BACK or claim.tag in {Tag.STALLED, Tag.WAITING}
            for claim in subject.claims
            if not claim.is_denied
        )
        is_held = is_held or self._is_moved(subject, clause)
        named = reasons.cause(self.message, clause)
        if named is not None and named[1] not in self.namer.taken and named[1] not in self.namer.titled:
            is_lack = self.message.marked(Tag.CAUSE, clause.first, clause.end) is None
            if (is_held and clause.first != subject.first) or not is_lack:
                subject.blocker = named[0] or None
            return
        stated = any(claim.status is not None for claim in found)
        if (
            is_held
            and not found
            and not stated
            and clause.before in _BREAKING
            and self._is_apposition(subject, clause, reference)
        ):
            subject.blocker = reasons.tidy(self.message.said(clause.first, clause.end)) or None

    def _is_hindrance(self, clause: Clause) -> bool:
        """Whether a word such as "difficulté :" announces the clause."""
        header = self.clauses[self.number - 1] if clause.before == ":" and self.number else None
        return header is not None and self.message.words[header.end - 1] in _HINDRANCES

    def _is_moved(self, subject: Subject, clause: Clause) -> bool:
        return subject.is_told and self.message.has({Tag.MOVED}, subject.first, clause.first)

    def _is_apposition(self, subject: Subject, clause: Clause, reference: Reference | None) -> bool:
        """Whether a clause without facts of its own follows in the sentence of what is held back, as its reason."""
        if clause.first == subject.first or clause.sentence != self._last_sentence(subject):
            return False
        if any(clause.first <= one.at < clause.end for one in self.progresses) or clause.first in self.holders:
            return False
        if all(place in self.namer.taken for place in range(clause.first, clause.end)):
            return False
        is_own = reference is not None and reference.share == 1.0
        return (
            not is_own
            and clause.end - clause.first > 1
            and not self.message.has({Tag.NEXT, Tag.DUE, Tag.MOVED}, clause.first, clause.end)
        )

    def _last_sentence(self, subject: Subject) -> int:
        return max((claim.sentence for claim in subject.claims), default=subject.sentence)

    def _next(self, subject: Subject, clause: Clause, mark: Mark) -> None:
        if subject.next_step is not None:
            return
        end = clause.end
        if end == mark.end or clause.is_header:
            following = [
                other for other in self.clauses if other.first > clause.first and other.sentence == clause.sentence
            ]
            end = following[0].end if following else end
        subject.next_step = reasons.next_step(self.message, clause.first, mark, end) or None
