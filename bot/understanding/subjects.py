"""An action that a message speaks of, with all that is said of it, and the state that this comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.actions import ActionState, Status
from bot.domain.readings import ActionReading, Problem, ProblemKind
from bot.domain.windows import DateWindow
from bot.understanding import verdicts
from bot.understanding.book import Book
from bot.understanding.folding import fold
from bot.understanding.message import Message
from bot.understanding.references import Reference
from bot.understanding.statuses import Claim, Strength
from bot.understanding.tags import Tag

_FULL = 100
_NEXT_TO = 2
_PORTION = re.compile(
    r"(?:encore )?(?:plus de )?(?:la moitie|un (?:tiers|quart)|[0-9]{1,3} ?%|l'essentiel|presque tout|half|a (?:third|quarter))\b"
)
"""How much is still to do: then it is not done."""


@dataclass(slots=True)
class Subject:
    """An action, or several that fit, with what is said of it so far. ``places`` are the words that name it."""

    reference: Reference
    first: int
    end: int
    sentence: int
    is_header: bool = False
    claims: list[Claim] = field(default_factory=list)
    progress: int | None = None
    progress_at: int = -1
    due: DateWindow | None = None
    starts: DateWindow | None = None
    lead: str | None = None
    blocker: str | None = None
    next_step: str | None = None
    is_told: bool = False
    is_unsure: bool = False
    problems: list[Problem] = field(default_factory=list)

    @property
    def has_facts(self) -> bool:
        """Whether anything was said of it."""
        return bool(
            self.claims
            or self.progress is not None
            or self.due
            or self.starts
            or self.lead
            or self.blocker
            or self.next_step
            or self.is_told
            or self.problems
        )


def merge(known: Subject, other: Subject) -> None:
    """Add to ``known`` what is said of the same action elsewhere; the later words win."""
    known.claims += other.claims
    known.progress = other.progress if other.progress is not None else known.progress
    known.due, known.starts = other.due or known.due, other.starts or known.starts
    known.lead, known.blocker = other.lead or known.lead, other.blocker or known.blocker
    known.next_step = other.next_step or known.next_step
    known.is_unsure = known.is_unsure or other.is_unsure
    known.problems += other.problems


def change(subject: Subject) -> tuple[ActionState, list[Problem]]:
    """The state that a subject's words come to, and what cannot hold in it."""
    problems = list(subject.problems)
    status = verdicts.settled(subject.claims)
    clash = verdicts.contradict(subject.claims)
    if subject.progress is not None:
        status, is_at_odds = _with_progress(subject, status)
        clash = clash or is_at_odds
    if status is Status.DONE and subject.next_step is not None and _PORTION.match(fold(subject.next_step)):
        clash = True
    if clash:
        problems.append(Problem(kind=ProblemKind.CONTRADICTORY_STATUS, words=""))
    blocker = subject.blocker
    if status is Status.DONE and not clash:
        blocker = None
    state = ActionState(
        status=status,
        progress=subject.progress,
        due=subject.due,
        starts=subject.starts,
        lead=subject.lead,
        blocker=blocker,
        next_step=subject.next_step,
    )
    return state, problems


def _with_progress(subject: Subject, status: Status | None) -> tuple[Status | None, bool]:
    progress = subject.progress or 0
    if status is None or (
        any(claim.strength is Strength.LIKELY and claim.status is status for claim in subject.claims)
        and status is Status.PLANNED
    ):
        return (Status.DONE if progress == _FULL else Status.IN_PROGRESS if progress else status), False
    if progress == _FULL and any(claim.is_denied and claim.tag is Tag.DONE for claim in subject.claims):
        return status, True
    if status is Status.DONE and progress < _FULL:
        is_degree = any(
            (claim.status is Status.DONE and 0 < subject.progress_at - claim.end <= 1)
            or (claim.status is Status.DONE and 0 < claim.place - subject.progress_at <= _NEXT_TO)
            for claim in subject.claims
        )
        return (Status.IN_PROGRESS, False) if is_degree else (status, True)
    return status, False


def readings(
    subjects: Sequence[Subject], message: Message, book: Book, group: int | None
) -> tuple[list[ActionReading], list[Problem], bool]:
    """The subjects as readings, the problems among them, and whether all of it is surely meant."""
    found: list[ActionReading] = []
    problems: list[Problem] = []
    sure = True
    for subject in subjects:
        state, odd = change(subject)
        words = message.said(subject.first, subject.end)
        problems += [
            Problem(kind=one.kind, words=one.words or message.text[:200], readings=one.readings) for one in odd
        ]
        code = subject.reference.code
        sure = sure and code is not None and not odd and not subject.is_unsure
        found.append(
            ActionReading(
                code=code,
                title=book.actions[code].title if code is not None else "",
                change=state,
                group=group,
                candidates=() if code is not None else subject.reference.codes,
                words=words,
                sure=not subject.is_unsure,
            )
        )
    return found, problems, sure
