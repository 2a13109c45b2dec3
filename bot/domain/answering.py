"""What stands around an answer: feedback, questions that wait for the coordinators, and the workspace's own words.

Loaded with the first question or press: :class:`bot.domain.outcomes.AnsweringOutcome` is what everything else knows of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zlib import crc32

from bot.domain.outcomes import AnsweringOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """A coordinator's answer to what the plan does not say. It is never shown as the plan's words."""

    id: str
    question_id: str
    question: str
    words: str
    by: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An abbreviation or synonym of the workspace, as a coordinator wrote it."""

    term: str
    meaning: str
    by: str
    by_name: str
    at: datetime

    @property
    def mark(self) -> str:
        """What a button carries for it."""
        return f"{crc32(self.term.casefold().encode()):08x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """What an answer carries beside the plan's words. ``lines`` are those that it quotes, of that version of the plan.

    ``before`` are the earlier questions of the thread, oldest first.

    ``private`` is whether one person alone sees it; ``share_group`` is then the group whose channel may have it, or None for
    the channel where the question was typed; ``may_share`` False where there is no such channel.
    """

    ticket: str
    version: int
    lines: tuple[int, ...]
    before: tuple[str, ...] = ()
    may_share: bool = False
    share_group: int | None = None
    may_pass_on: bool = False
    kept: KeptAnswer | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who waits for the answer to a question, and where they asked it."""

    member: str
    channel: str
    thread_ts: str | None
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingQuestion:
    """A question on the coordinators' list. ``leans_on`` is the question before it in the thread where it leans on one."""

    id: str
    question: str
    leans_on: str
    asked_at: datetime
    askers: tuple[Asker, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackTaken(AnsweringOutcome):
    """Somebody found an answer useful or not; ``before`` is what they had said."""

    ticket: str
    useful: bool
    before: bool | None
    may_pass_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShared(AnsweringOutcome):
    """The answer stands in the channel, or (``sent`` False) will as soon as Slack takes it.

    ``by`` is who shared it, where it was shared before.
    """

    channel: str
    by: str | None = None
    sent: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedAnswer(AnsweringOutcome):
    """What the channel reads: the same answer, the question as typed, and who shares it."""

    by: str
    question: str
    text: str
    ticket: str
    version: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPassedOn(AnsweringOutcome):
    """The question is on the coordinators' list. ``again``: this person had put it there already."""

    lasting: ClassVar[bool] = True
    question: str
    again: bool
    coordinators: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWaits(AnsweringOutcome):
    """What a coordinator is told when a question comes onto the list."""

    question: WaitingQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Board(AnsweringOutcome):
    """The coordinators' list, the answers they gave, and how people found Jalon's answers in the last month."""

    waiting: tuple[WaitingQuestion, ...]
    kept: tuple[KeptAnswer, ...]
    useful: int
    not_useful: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSettled(AnsweringOutcome):
    """What the coordinator reads: the question has left the list, with an answer that is kept or (None) set aside."""

    lasting: ClassVar[bool] = True
    question: str
    kept: KeptAnswer | None
    askers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered(AnsweringOutcome):
    """What a person reads who asked: the coordinators' answer, or (None) that they give none."""

    question: str
    kept: KeptAnswer | None
    asker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWithdrawn(AnsweringOutcome):
    """A kept answer is given no more."""

    lasting: ClassVar[bool] = True
    kept: KeptAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconShown(AnsweringOutcome):
    """The workspace's own words; ``changed`` is the one that was just added, changed or (``removed``) taken out."""

    terms: tuple[Term, ...]
    may_change: bool
    changed: Term | None = None
    removed: bool = False


AnsweringOutcomes = (
    FeedbackTaken
    | AnswerShared
    | SharedAnswer
    | QuestionPassedOn
    | QuestionWaits
    | Board
    | QuestionSettled
    | QuestionAnswered
    | AnswerWithdrawn
    | LexiconShown
)
