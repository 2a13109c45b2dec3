"""What a message reports: for each action it speaks of, the state that it states."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from bot.domain.actions import ActionState, Status
from bot.domain.readings import ActionReading, Problem, ProblemKind
from bot.domain.windows import DateWindow
from bot.understanding import dues, holders, reasons, statuses
from bot.understanding.book import Book
from bot.understanding.clauses import Clause
from bot.understanding.dates import DateReading
from bot.understanding.dues import DateRole, PlacedDate
from bot.understanding.holders import SELF
from bot.understanding.lexicon import fillers
from bot.understanding.message import Mark, Message
from bot.understanding.moods import Moods
from bot.understanding.progress import Progress
from bot.understanding.references import Reference, meaning, resolve, stated_codes
from bot.understanding.statuses import Claim, Strength
from bot.understanding.tags import STATUS_TAGS, Tag

_FULL = 100
_MOSTLY = 0.6
"""Share of a clause's names that must be found for it to speak of another action than the clause before."""

_HELD_BACK = frozenset({Status.BLOCKED, Status.ON_HOLD, Status.ABANDONED})
_OWN = frozenset({"mon", "ma", "mes", "ton", "ta", "tes", "sa", "ses", "my", "your", "his", "her"})
_BLOCKABLE = frozenset({Tag.BLOCKED, Tag.ON_HOLD, Tag.ABANDONED})
_OPENING = frozenset({":", "=", "->"})
_DETERMINERS = frozenset({"l", "le", "la", "les", "un", "une", "nos", "notre", "son", "sa", "ses", "the", "our", "its"})
_OF = frozenset({"de", "du", "des", "d", "of"})
_PREPOSITIONS = frozenset({"pour", "a", "au", "aux", "avec", "sur", "for", "to", "with", "on", "in", "dans"})
_WHOLES = frozenset(
    """action actions projet projets demarche dossier chantier mise place oeuvre travail volet ligne sujet programme dispositif operation realisation
    organisation preparation partie question point suivi theme lancement elaboration construction project work file line topic preparation""".split()
)
"""Words for the whole of an action: what is said of them is said of it."""

_PAIR_REACH = 4
_JOINING = frozenset({"et", ",", "and", "/", "", '"', "(", ")"})


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


@dataclass(slots=True)
class Reporter:
    """Walks the clauses of one message and keeps the actions of which something is said."""

    message: Message
    book: Book
    at: datetime
    group: int | None
    clauses: Sequence[Clause]
    dates: Sequence[PlacedDate]
    date_problems: Sequence[PlacedProblem]
    progresses: Sequence[Progress]
    moods: Moods
    subjects: list[Subject] = field(default_factory=list)
    _number: int = 0
    _open: list[Subject] = field(default_factory=list)
    _early: list[Clause] = field(default_factory=list)
    _titled: set[int] = field(default_factory=set)
    _taken: set[int] = field(default_factory=set)
    _codes: dict[int, tuple[int, str]] = field(default_factory=dict)
    _holders: dict[int, holders.Holder] = field(default_factory=dict)

    def read(self) -> list[Subject]:
        """The actions with what is said of each, in the order of the text."""
        self._prepare()
        for number, clause in enumerate(self.clauses):
            self._number = number
            self._walk(number, clause)
        merged: dict[tuple[str, ...], Subject] = {}
        for subject in self.subjects:
            if subject.has_facts:
                known = merged.setdefault(subject.reference.codes, subject)
                if known is not subject:
                    _merge(known, subject)
        return list(merged.values())

    def _prepare(self) -> None:
        self._find_titled()
        for date in self.dates:
            self._taken.update(range(date.first, date.end))
        for one in self.progresses:
            self._taken.update(range(one.at, one.end))
        for first, end, code in stated_codes(self.message, self.book):
            self._codes[first] = (max(end, first + 1), code)
        for clause in self.clauses:
            found = holders.holder(
                self.message, clause.first, clause.end, is_title=self._is_title
            ) or self._header_holder(clause)
            if found is not None and not any(place in self._taken for place in range(found.first, found.end)):
                self._holders[clause.first] = found
                self._taken.update(range(found.first, found.end))

    def _header_holder(self, clause: Clause) -> holders.Holder | None:
        """A lead whose role stands before a colon: "pilote : Karim"."""
        if not (clause.is_header and self.message.has({Tag.LEAD}, clause.first, clause.end)):
            return None
        following = next(
            (other for other in self.clauses if other.first > clause.end and other.sentence == clause.sentence), None
        )
        if following is None:
            return None
        return holders.holder(self.message, clause.first, following.end, is_title=self._is_title)

    def _is_title(self, word: str) -> bool:
        return bool(meaning(word, self.book, self.book.action_index, self.message.language))

    def _walk(self, number: int, clause: Clause) -> None:
        if self.moods.is_asked(clause):
            return
        facts = self._facts_begin(clause)
        reference = self._reference(clause)
        if reference is not None:
            self._open_subject(number, clause, reference, has_facts=facts)
        if not self._open:
            if facts:
                self._early.append(clause)
            return
        for early in self._early:
            if early.sentence == clause.sentence and not facts and self._is_bare(early):
                self._attach(early, None)
        self._early.clear()
        self._attach(clause, reference)

    def _reference(self, clause: Clause) -> Reference | None:
        for place in range(clause.first, clause.end):
            if place in self._codes:
                end, code = self._codes[place]
                self._taken.update(range(place, end))
                return Reference(
                    codes=(code,), worth=2.0, share=1.0, places=frozenset(range(place, end)), stems=2, is_code=True
                )
        end = self._named_until(clause)
        found = self._resolve(clause.first, end)
        return None if found is not None and self._is_private(found) else found

    def _is_private(self, reference: Reference) -> bool:
        """Whether the one word that fits is somebody's own: "ma formation"."""
        first = min(reference.places)
        return reference.stems == 1 and first > 0 and self.message.words[first - 1] in _OWN

    def _resolve(self, first: int, end: int) -> Reference | None:
        taken = self._taken | self._told_words(first, end)
        return resolve(self.message, self.book, self.book.action_index, first, end, taken=taken, group=self.group)

    def _told_words(self, first: int, end: int) -> set[int]:
        """Words that say where something stands, unless they belong to a title as they follow each other there."""
        told: set[int] = set()
        for mark in self.message.marks_in(first, end):
            if mark.tag in STATUS_TAGS and not self._is_masked(mark.first):
                told.update(range(mark.first, mark.end))
        return told

    def _is_masked(self, place: int) -> bool:
        return place in self._titled

    def _find_titled(self) -> None:
        """Keep the tagged words that follow or precede another as they do in a title: there they are no statement."""
        words, pairs = self.message.words, self.book.action_index.pairs
        passed = fillers()
        named = [
            place for place, word in enumerate(words) if len(word) > 1 and word not in passed and word[0].isalnum()
        ]
        for one, other in pairwise(named):
            if other - one <= _PAIR_REACH and (words[one], words[other]) in pairs:
                self._titled.update((one, other))

    def _named_until(self, clause: Clause) -> int:
        """Where the words that may name an action end: behind a cause or a next step nothing is named."""
        ends = [
            mark.first
            for mark in self.message.marks_in(clause.first, clause.end)
            if mark.tag in {Tag.NEXT, Tag.CAUSE, Tag.LACK, Tag.BY}
            and (self._open or mark.first > clause.first + 1)
            and (mark.tag is not Tag.BY or self.message.has(_BLOCKABLE, clause.first, mark.first))
            and not self._is_masked(mark.first)
        ]
        return min(ends, default=clause.end)

    def _facts_begin(self, clause: Clause) -> bool:
        """Whether the clause says where something stands."""
        if any(clause.first <= one.at < clause.end for one in self.progresses) or clause.first in self._holders:
            return True
        return any(
            (mark.tag in STATUS_TAGS or mark.tag in {Tag.DUE, Tag.MOVED, Tag.TAKES_PLACE, Tag.EXTENDED})
            and mark.first not in self._taken
            and not self._is_masked(mark.first)
            for mark in self.message.marks_in(clause.first, clause.end)
        )

    def _open_subject(self, number: int, clause: Clause, reference: Reference, *, has_facts: bool) -> None:
        current = self._open[-1] if self._open else None
        if current is not None and not reference.is_code:
            if not self._is_named(clause, reference, has_facts=has_facts, current=current):
                return
            joined = self._joined(current, clause, reference, number)
            if joined is not None:
                current.reference, current.end = joined, clause.end
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
        new.is_unsure = has_facts and self._is_weak(clause, reference)
        self._open = [*self._open, new] if is_list else [new]
        self.subjects.append(new)

    def _is_named(self, clause: Clause, reference: Reference, *, has_facts: bool, current: Subject) -> bool:
        """Whether a later clause names an action, and does not merely use words that a title has too."""
        if current.sentence == clause.sentence and current.is_header and self._tells_event_only(clause):
            return False
        before = self._before_facts(clause)
        if before is not None and before.share >= _MOSTLY and has_facts:
            reference = before
        if reference.share == 1.0 and (has_facts or not current.has_facts or clause.is_header):
            return not (has_facts and current.has_facts and reference.stems == 1 and self._tells_event_only(clause))
        return has_facts and reference.share >= _MOSTLY and (reference.stems > 1 or not self._tells_event_only(clause))

    def _before_facts(self, clause: Clause) -> Reference | None:
        """What the words before the first fact of a clause name: its subject."""
        first = min(
            (mark.first for mark in self.message.marks_in(clause.first + 1, clause.end) if mark.tag in STATUS_TAGS),
            default=clause.end,
        )
        return self._resolve(clause.first, first) if first < clause.end else None

    def _tells_event_only(self, clause: Clause) -> bool:
        """Whether all that the clause tells is that something took place: it is then a part of what was named before."""
        told = {mark.tag for mark in self.message.marks_in(clause.first, clause.end) if mark.tag in STATUS_TAGS}
        return told == {Tag.EVENT} and clause.before in {",", "(", ":", "=", "->", "et", "and"}

    def _joined(self, current: Subject, clause: Clause, reference: Reference, number: int) -> Reference | None:
        """The reference of both clauses where they speak of one action, or None where the second names another."""
        if set(reference.codes) & set(current.reference.codes):
            both = tuple(code for code in current.reference.codes if code in reference.codes)
            if current.has_facts or current.reference.is_code:
                return (
                    current.reference
                    if len(both) == len(current.reference.codes) or current.reference.is_code
                    else Reference(
                        codes=both, worth=reference.worth, share=1.0, places=current.reference.places | reference.places
                    )
                )
            whole = self._resolve(current.first, clause.end)
            return whole if whole is not None and set(whole.codes) & set(both) else None
        if current.has_facts or current.sentence != clause.sentence or current.reference.is_code:
            return None
        whole = self._resolve(current.first, clause.end)
        if whole is None or whole.code is None or self.clauses[number - 1].end != current.end:
            return None
        is_shared = bool(whole.places & frozenset(range(current.first, current.end))) and bool(
            whole.places & frozenset(range(clause.first, clause.end))
        )
        return whole if is_shared and whole.worth > max(current.reference.worth, reference.worth) * 1.05 else None

    def _attach(self, clause: Clause, reference: Reference | None) -> None:
        following = self._next_step_mark(clause)
        end = following.first if following is not None else clause.end
        said = Clause(first=clause.first, end=end, before=clause.before, after=clause.after, sentence=clause.sentence)
        found = self._claims(said, reference)
        for subject in self._open:
            self._states(subject, said, found)
            self._numbers(subject, said)
            self._dates(subject, clause, found)
            self._holds_back(subject, said, found, reference)
            if following is not None:
                self._next(subject, clause, following)
            if clause.first in self._holders:
                subject.lead = self._holders[clause.first].name
            if self.moods.is_doubted(clause) and (found or subject.has_facts):
                subject.is_unsure = True
        if not found and clause.before in {":", "=", "->"}:
            for subject in self._open:
                subject.is_told = True

    def _next_step_mark(self, clause: Clause) -> Mark | None:
        if Tag.NEXT not in self.message.tags:
            return None
        for mark in self.message.marks_in(clause.first, clause.end):
            if mark.tag is Tag.NEXT and mark.first not in self._taken and not self._is_masked(mark.first):
                return mark
        return None

    def _claims(self, clause: Clause, reference: Reference | None) -> list[Claim]:
        if self.moods.is_wished(clause):
            return []
        masked = {place for place in range(clause.first, clause.end) if place in self._taken or self._is_masked(place)}
        named = reference.places if reference is not None else frozenset()
        tagged = {
            place
            for mark in self.message.marks
            if mark.first >= clause.first and mark.first < clause.end
            for place in range(mark.first, mark.end)
        }
        has_own = reference is not None and bool(named)

        def is_name(place: int) -> bool:
            word = self.message.words[place]
            if place in named or place in tagged or place in masked or not _is_name(word) or self._is_title(word):
                return False
            return not has_own or self._is_head(place, clause, named)

        has_later = any(
            clause.first <= date.first < clause.end and dues.is_ahead(date.window, self.at) for date in self.dates
        )
        found = statuses.claims(self.message, clause, masked=masked, has_later_date=has_later, is_name=is_name)
        caused = self._cause_begins(clause)
        return [claim for claim in found if not self.moods.is_held(claim.place, clause) and claim.place <= caused]

    def _cause_begins(self, clause: Clause) -> int:
        """Where a clause begins to tell a cause: what stands behind is no status of the action."""
        return min(
            (
                mark.first
                for mark in self.message.marks_in(clause.first, clause.end)
                if mark.tag is Tag.CAUSE and not self._is_masked(mark.first)
            ),
            default=clause.end,
        )

    def _is_head(self, place: int, clause: Clause, named: Collection[int]) -> bool:
        """Whether a word beside the action's name is what is spoken of: "l'étude de X", "pour X l'étude"."""
        words = self.message.words
        if place > min(named):
            return words[place - 1] in _DETERMINERS
        is_begun = place <= clause.first + 1 or words[place - 1] in _DETERMINERS
        return is_begun and place + 1 < clause.end and words[place + 1] in _OF

    def _is_bare(self, clause: Clause) -> bool:
        """Whether a clause says where something stands and names nothing at all."""
        tagged = self._tagged(clause)
        return not any(
            _is_name(self.message.words[place]) for place in range(clause.first, clause.end) if place not in tagged
        )

    def _tagged(self, clause: Clause) -> set[int]:
        """The words of a clause that are no names: phrases of the word lists, dates, numbers, leads."""
        tagged = {
            place for mark in self.message.marks_in(clause.first, clause.end) for place in range(mark.first, mark.end)
        }
        return tagged | self._taken

    def _is_weak(self, clause: Clause, reference: Reference) -> bool:
        """Whether one word alone names the action beside others that no title has: "la monnaie de la machine à café"."""
        if reference.is_code or reference.stems > 1:
            return False
        marks = [mark.first for mark in self.message.marks_in(clause.first, clause.end) if mark.tag in STATUS_TAGS]
        verb = min(marks, default=clause.end)
        place = min(reference.places)
        region = range(clause.first, verb) if place < verb else range(verb, clause.end)
        tagged = self._tagged(clause)
        others = sum(
            _is_name(self.message.words[at]) and at not in tagged and not self._is_title(self.message.words[at])
            for at in region
        )
        mine = sum(at in reference.places for at in region)
        return others >= max(mine, 1) and any(
            self.message.words[at] in _OF or self.message.words[at] in _PREPOSITIONS for at in region
        )

    def _states(self, subject: Subject, clause: Clause, found: list[Claim]) -> None:
        subject.claims += found
        subject.is_unsure = subject.is_unsure or any(claim.is_hearsay for claim in found)
        if self.message.has({Tag.MOVED}, clause.first, clause.end):
            subject.is_told = True
            moved = self.message.marked(Tag.MOVED, clause.first, clause.end)
            if (
                moved is not None
                and moved.first > clause.first
                and self.message.words[moved.first - 1] in {"serait", "seraient"}
            ):
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
                subject.problems.append(problem.problem)
        if self.moods.is_wished(clause):
            return
        for date in self.dates:
            if not clause.first <= date.first < clause.end:
                continue
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
        if clause.before not in _OPENING or self._number == 0:
            return clause
        header = self.clauses[self._number - 1]
        if header.sentence != clause.sentence:
            return clause
        return Clause(
            first=header.first, end=clause.end, before=header.before, after=clause.after, sentence=clause.sentence
        )

    def _due(self, subject: Subject, date: PlacedDate) -> None:
        if date.window.is_past(self.at):
            subject.problems.append(Problem(kind=ProblemKind.PAST_DUE_DATE, words=date.span, readings=(date.window,)))
        subject.due = date.window

    def _announced(self, subject: Subject, clause: Clause, date: PlacedDate) -> None:
        """Something named for a day ahead, such as "jury le 28 mai", is what comes next."""
        if (
            subject.next_step is None
            and (subject.has_facts or clause.before in {":", ","})
            and date.first > clause.first
        ):
            own = subject.first == clause.first
            if not own:
                subject.next_step = reasons.tidy(self.message.said(clause.first, clause.end)) or None

    def _holds_back(self, subject: Subject, clause: Clause, found: list[Claim], reference: Reference | None) -> None:
        if subject.blocker is not None or self.moods.is_wished(clause):
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
        if named is not None and named[1] not in self._taken and not self._is_masked(named[1]):
            is_lack = self.message.marked(Tag.CAUSE, clause.first, clause.end) is None
            if is_held or not is_lack:
                subject.blocker = named[0] or None
            return
        stated = any(claim.status is not None for claim in found)
        if (
            is_held
            and not found
            and not stated
            and clause.before in {",", "(", ":", "-", ".", "\n"}
            and self._is_apposition(subject, clause, reference)
        ):
            subject.blocker = reasons.tidy(self.message.said(clause.first, clause.end)) or None

    def _is_moved(self, subject: Subject, clause: Clause) -> bool:
        return subject.is_told and self.message.has({Tag.MOVED}, subject.first, clause.first)

    def _is_apposition(self, subject: Subject, clause: Clause, reference: Reference | None) -> bool:
        """Whether a clause without facts of its own follows in the sentence of what is held back, as its reason."""
        if clause.first == subject.first or clause.sentence != self._last_sentence(subject):
            return False
        if any(clause.first <= one.at < clause.end for one in self.progresses) or clause.first in self._holders:
            return False
        if all(place in self._taken for place in range(clause.first, clause.end)):
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


def _is_name(word: str) -> bool:
    """Whether a word names something: no small word, no number, no word of every project."""
    return len(word) > 2 and word[0].isalpha() and word not in fillers() and word not in _WHOLES


def _merge(known: Subject, other: Subject) -> None:
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
    status = statuses.settled(subject.claims)
    clash = statuses.contradict(subject.claims)
    if subject.progress is not None:
        status, is_at_odds = _with_progress(subject, status)
        clash = clash or is_at_odds
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
    if (
        status is None
        or any(claim.strength is Strength.LIKELY and claim.status is status for claim in subject.claims)
        and status is Status.PLANNED
    ):
        return (Status.DONE if progress == _FULL else Status.IN_PROGRESS if progress else status), False
    if progress == _FULL and any(claim.is_denied and claim.tag is Tag.DONE for claim in subject.claims):
        return status, True
    if status is Status.DONE and progress < _FULL:
        is_degree = any(
            claim.status is Status.DONE
            and 0 < subject.progress_at - claim.end <= 1
            or claim.status is Status.DONE
            and 0 < claim.place - subject.progress_at <= 2
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
            )
        )
    return found, problems, sure


__all__ = ["SELF", "PlacedProblem", "Reporter", "Subject", "change", "placed_problems", "readings"]
