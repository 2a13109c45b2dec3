"""A message becomes a reading: what the person wants, of which action, with which dates and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from bot.domain.actions import ActionState
from bot.domain.readings import ActionReading, Intent, Problem, ProblemKind, Reading
from bot.understanding import dues, holders, intents
from bot.understanding.book import Book
from bot.understanding.clauses import Clause, Sentence, clauses, sentences
from bot.understanding.dates import DateReading, read_dates
from bot.understanding.dues import DateRole, PlacedDate
from bot.understanding.facts import placed_problems
from bot.understanding.message import Message, message
from bot.understanding.moods import Moods
from bot.understanding.newcomers import Newcomer, newcomer
from bot.understanding.references import meaning, resolve, stated_codes, stated_group
from bot.understanding.reports import Reporter
from bot.understanding.scopes import scope
from bot.understanding.stems import stem
from bot.understanding.subjects import Subject, readings
from bot.understanding.tags import Tag
from bot.understanding.timetable import milestone

LONGEST = 4_000
"""Characters that are read."""

_MOST_SENTENCES = 30
"""Sentences among which a request for a summary is looked for."""

_SHORT = 3


def read(text: str, *, at: datetime, book: Book, group: int | None = None, language: str | None = None) -> Reading:
    """The reading of one message; ``at`` is the local time it was sent, ``group`` the one whose channel it stands in.

    Never raises, whatever the text. Code and quotations command nothing.
    """
    said = message(text[:LONGEST], language, own=book.vocabulary)
    found = sentences(said)
    if not found or not any(word[0].isalnum() for word in said.words):
        return Reading(intent=Intent.NONE, sure=False, language=language)
    asked = frozenset(number for number, sentence in enumerate(found) if intents.is_question(said, sentence))
    return _Desk(said, found, asked, at, book, group, language).read()


def asks(text: str, book: Book) -> bool:
    """Whether every sentence of the text asks something, of the plan or not."""
    said = message(text[:LONGEST], None, own=book.vocabulary)
    found = sentences(said)
    return bool(found) and all(intents.is_question(said, sentence) for sentence in found)


class _Desk:
    """The message with what is needed to read it; each step looks at one intent. Dates are read when a step needs them."""

    def __init__(
        self,
        said: Message,
        found: Sequence[Sentence],
        asked: frozenset[int],
        at: datetime,
        book: Book,
        group: int | None,
        language: str | None,
    ) -> None:
        self.said, self.found, self.asked, self.at, self.book, self.group = said, found, asked, at, book, group
        self.language = language

    @cached_property
    def dates(self) -> DateReading:
        """The dates of the message."""
        return read_dates(self.said.text, at=self.at, language=self.said.language)

    @cached_property
    def placed(self) -> list[PlacedDate]:
        """The dates with the places of their words."""
        return dues.placed(self.said, self.dates.dates)

    def read(self) -> Reading:
        """The first intent that fits; what changes something comes behind what only asks for help or a reminder."""
        said = self.said
        if intents.asks_help(said):
            return self._reading(Intent.HELP)
        added = newcomer(said)
        if added is not None and 0 not in self.asked:
            return self._new_action(added)
        if intents.asks_reminder(said):
            return self._reading(Intent.REMINDER)
        moved = milestone(
            said, self.book, self.found, lambda: self.placed, at=self.at, asked=self.asked, group=self.group
        )
        if moved is not None:
            sure = (
                moved.code is not None or (bool(moved.title) and moved.when is not None)
            ) and not self._is_doubtful()
            if not sure and moved.code is not None:
                moved = replace(moved, code=None, candidates=(moved.code,))
            return replace(self._reading(Intent.MILESTONE), sure=sure, milestone=moved)
        return self._report() or self._status() or self._question() or self._rest()

    def _reading(self, intent: Intent) -> Reading:
        return Reading(intent=intent, language=self.language)

    def _is_doubtful(self) -> bool:
        return self.said.has({Tag.HEARSAY, Tag.DOUBT, Tag.JOKE, Tag.WISH, Tag.CONDITIONAL})

    def _may_report(self) -> bool:
        """Whether a sentence that asks nothing names an action: else nothing is reported."""
        if not self.asked:
            return True
        told = [sentence for number, sentence in enumerate(self.found) if number not in self.asked]
        if not told:
            return False
        said, index = self.said, self.book.action_index
        return bool(stated_codes(said, self.book)) or any(
            meaning(word, self.book, index, said.language)
            for sentence in told
            for word in said.words[sentence.first : sentence.end]
        )

    def _report(self) -> Reading | None:
        if not self._may_report():
            return None
        moods = Moods.of(self.said, self.found, self.asked)
        reporter = Reporter.of(
            self.said,
            self.book,
            at=self.at,
            group=self.group,
            clauses=clauses(self.said, list(self.found)),
            placed=self.placed,
            dates=self.dates,
            moods=moods,
        )
        subjects = reporter.read()
        if not subjects or self._is_request(subjects):
            return None
        actions, problems, sure = readings(subjects, self.said, self.book, self.group)
        if any(intents.is_check(self.said, self.found[number]) for number in self.asked):
            sure, actions = False, [replace(one, sure=False) for one in actions]
        return Reading(
            intent=Intent.UPDATE, sure=sure, actions=tuple(actions), problems=tuple(problems), language=self.language
        )

    def _is_request(self, subjects: Sequence[Subject]) -> bool:
        """Whether the first sentence asks for a summary and nothing firm is said."""
        first = self.found[0]
        firm = any(subject.claims or subject.progress is not None or subject.lead for subject in subjects)
        return not firm and intents.asks_status(self.said, first, is_asked=0 in self.asked)

    def _status(self) -> Reading | None:
        for number, sentence in enumerate(self.found[:_MOST_SENTENCES]):
            if intents.asks_status(self.said, sentence, is_asked=number in self.asked):
                taken = {place for date in self.placed for place in range(date.first, date.end)}
                about = scope(self.said, self.book, self.dates.dates, at=self.at, group=self.group, taken=taken)
                return replace(self._reading(Intent.STATUS), scope=about)
        return None

    def _question(self) -> Reading | None:
        if not self.asked:
            return None
        is_general = bool(intents.GENERAL.search(self.said.folded.text))
        if not is_general and intents.is_to_colleague(self.said):
            return replace(self._reading(Intent.NONE), sure=False)
        if intents.is_personal(self.said) and not (is_general or self._speaks_of_plan()):
            return replace(self._reading(Intent.NONE), sure=False)
        return self._reading(Intent.QUESTION)

    def _speaks_of_plan(self) -> bool:
        words = [word for word in self.said.words if word[0].isalpha()]
        if resolve(self.said, self.book, self.book.action_index, 0, len(self.said.words)) is not None:
            return True
        return any(stem(word) in self.book.vocabulary and len(word) > _SHORT for word in words)

    def _rest(self) -> Reading:
        return replace(self._reading(Intent.NONE), sure=intents.is_chatter(self.said))

    def _new_action(self, added: Newcomer) -> Reading:
        stated = stated_group(self.said, self.book)
        lead, due, starts = None, None, None
        problems = [one.problem for one in placed_problems(self.said, self.dates)]
        for clause in clauses(self.said, list(self.found)):
            held = holders.holder(
                self.said, clause.first, self.found[clause.sentence].end, is_title=lambda _word: False
            )
            lead = lead or (held.name if held is not None else None)
            for date in self.placed:
                if clause.first <= date.first < clause.end:
                    match dues.role(self.said, clause, date, at=self.at):
                        case DateRole.DUE:
                            due = date.window
                            if date.window.is_past(self.at):
                                problems.append(
                                    Problem(kind=ProblemKind.PAST_DUE_DATE, words=date.span, readings=(date.window,))
                                )
                        case DateRole.STARTS:
                            starts = date.window
                        case DateRole.TOLD if (
                            due is None and _stands_alone(clause, date) and not date.window.is_past(self.at)
                        ):
                            due = date.window
                        case DateRole.TOLD | DateRole.NOT_THEN:
                            pass
        action = ActionReading(
            code=None,
            title=added.title,
            change=ActionState(due=due, starts=starts, lead=lead),
            group=stated if stated is not None else self.group,
            words=self.said.text,
        )
        if not added.title:
            return replace(self._reading(Intent.NEW_ACTION), sure=False)
        return Reading(
            intent=Intent.NEW_ACTION if added.sure else Intent.NONE,
            sure=added.sure and not problems,
            actions=(action,) if added.sure else (),
            problems=tuple(problems) if added.sure else (),
            language=self.language,
        )


def _stands_alone(clause: Clause, date: PlacedDate) -> bool:
    """Whether a clause is nothing but the date: "…, fin juin 2015"."""
    return date.first - clause.first <= 1 and clause.end - date.end <= 1
