"""Questions: answered in the plan's own words, or the plan does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.answers import Answer, AnswerKind, Gap
from bot.domain.nearness import Near
from bot.domain.plan import Milestone, Plan
from bot.domain.windows import DateWindow
from bot.plan.search import Search
from bot.plan.subjects import Subjects
from bot.services.desk import Desk
from bot.services.questions_bodies import bodies_answer
from bot.services.questions_both import both_answer
from bot.services.questions_cards import card_answer
from bot.services.questions_case import Case
from bot.services.questions_chosen import chosen_answer
from bot.services.questions_content import content_answer, expansion_answer
from bot.services.questions_document import document_answer, overview_answer
from bot.services.questions_elsewhere import elsewhere_answer
from bot.services.questions_facts import fact_answer
from bot.services.questions_lacking import lacking_answer
from bot.services.questions_named import named_answer
from bot.services.questions_parts import labelled_answer
from bot.services.questions_people import person_answer
from bot.services.questions_stated import vote_answer
from bot.services.questions_structure import placed_answer, structure_answer
from bot.services.questions_time import time_answer
from bot.services.questions_wanted import without_what_is_wanted
from bot.services.questions_windows import windows_asked
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.followups import in_thread
from bot.understanding.premises import without_premise
from bot.understanding.questions import LONGEST, Asked, Kind, Part, is_weak, ordinal, read_question
from bot.understanding.screened import Screened
from storage import actions
from storage.database import Connection

MOST_BEFORE = 6
"""Questions of a thread that a further one may lean on."""

MOST_READ = 2_000
"""Questions that are kept as understood."""

_KEPT = 64
"""Workspaces whose index is kept at hand."""


class Questions:
    """The questions of one plan. The index is built at the first of them; ``near`` tells meanings, where the extra is there."""

    def __init__(self, plan: Plan, near: Near | None = None) -> None:
        self._plan = plan
        self._near = near
        self._subjects: Subjects | None = None
        self._read_before: dict[str, Asked] = {}

    @classmethod
    def over(cls, plan: Plan, near: Near | None = None) -> Questions:
        """Ready to answer over ``plan``."""
        return cls(plan, near)

    @property
    def subjects(self) -> Subjects:
        """The plan's names and its index."""
        if self._subjects is None:
            self._subjects = Subjects(self._plan, Search.over(self._plan))
        return self._subjects

    def ask(
        self, text: str, *, at: datetime, milestones: Sequence[Milestone] | None = None, before: Sequence[str] = ()
    ) -> Answer:
        """The answer to one question asked at ``at``, local and naive. Never raises, whatever the text.

        ``milestones`` is the timetable as it stands now, the plan's own when None; ``before`` has the questions of the
        same thread, oldest first: what this one leaves out is understood from them.
        """
        current = tuple(self._plan.milestones if milestones is None else milestones)
        earlier = [self.read(one) for one in before[-MOST_BEFORE:]]
        asked = self.read(text)
        whole = in_thread(asked, earlier)
        case = Case(subjects=self.subjects, asked=whole, at=at, milestones=current)
        if self._near is not None and whole == asked:  # what leans on an earlier question means little by itself
            case.near = self._near.to(text)
        case.skipped = _asked_for_next(earlier) if asked.asks(Kind.NEXT) else 0
        if (plain := without_premise(asked.text, asked.language)) is not None and not before:
            told = _answer(replace(case, asked=read_question(plain, default=asked.language)))
            if told.kind is AnswerKind.ANSWERED:
                return told
        if before and (chosen := self._pointed_at(asked, at, current, before)) is not None:
            return chosen
        found = _answer(case)
        if found.kind is AnswerKind.NOT_IN_PLAN and found.gap is Gap.SUBJECT and not before:
            return self._one_of_several(case, text) or found
        return found

    def _one_of_several(self, case: Case, text: str) -> Answer | None:
        """The answer to the first of several questions of one message that has one; None where it holds a single one."""
        pieces = [piece.strip() for piece in _QUESTION.findall(text[:LONGEST])]
        if len(pieces) < _SEVERAL:
            return None
        for piece in pieces:
            if len(piece.split()) < _SHORTEST:
                continue
            alone = _answer(replace(case, asked=self.read(piece)))
            if alone.kind is AnswerKind.ANSWERED:
                lead_in = alone.lead_in or msg("To one of your questions, the plan answers:")
                return replace(alone, kind=AnswerKind.PARTLY, gap=Gap.SUBJECT, lead_in=lead_in)
        return None

    def _pointed_at(
        self, asked: Asked, at: datetime, current: tuple[Milestone, ...], before: Sequence[str]
    ) -> Answer | None:
        """The third of what was listed just before, where an ordinal alone asks for it."""
        if asked.kinds or asked.parts:
            return None
        place = self.subjects.ordinal(asked)
        if place is None or any(
            not is_weak(term, asked.language) for term in asked.subject if ordinal(term.word, asked.language) is None
        ):
            return None
        listed = self.ask(before[-1], at=at, milestones=current, before=before[:-1])
        if len(listed.quotes) < max(place, 2):
            listed = next(
                (
                    one
                    for count in range(len(before) - 1, 0, -1)
                    if len(
                        (
                            one := self.ask(before[count - 1], at=at, milestones=current, before=before[: count - 1])
                        ).quotes
                    )
                    >= max(place, 2)
                ),
                listed,
            )
        if len(listed.quotes) < max(place, 2):
            return None
        return replace(listed, quotes=(listed.quotes[place - 1 if place > 0 else place],), lead_in=None, values=())

    def read(self, text: str) -> Asked:
        """The question as understood over this plan. A thread's earlier questions come again with each further one."""
        asked = self._read_before.get(text)
        if asked is None:
            if len(self._read_before) >= MOST_READ:
                self._read_before.clear()
            asked = self._read_before[text] = self._understood(text)
        return asked

    def _understood(self, text: str) -> Asked:
        subjects = self.subjects
        asked = read_question(text, default=self._plan.language)
        if not asked.asks(Kind.INJECTION, Kind.PRIVATE, Kind.CHATTER):
            repaired = subjects.search.spelling.repaired(asked.text)
            if repaired != asked.text:
                again = read_question(repaired, default=asked.language)
                asked = replace(again, original=asked.original) if not _is_capital(asked) else again
        return asked


_QUESTION = re.compile(r"[^?!.]+\?|[^?]+$")
_SEVERAL, _SHORTEST = 2, 3
"""Questions of one message, and the words of one that is asked again by itself."""


def _asked_for_next(earlier: Sequence[Asked]) -> int:
    """How many questions in a row, up to the last, asked for what comes next."""
    count = 0
    for one in reversed(earlier):
        if not one.asks(Kind.NEXT):
            break
        count += 1
    return count


def _is_capital(asked: Asked) -> bool:
    return asked.original.isupper()


def _answer(case: Case) -> Answer:
    refusal = _out_of_place(case)
    if refusal is not None:
        return refusal
    for resolve in (
        overview_answer,
        elsewhere_answer,
        lacking_answer,
        placed_answer,
        expansion_answer,
        bodies_answer,
        chosen_answer,
        named_answer,
        card_answer,
        labelled_answer,
        document_answer,
        both_answer,
        _timed,
        vote_answer,
        fact_answer,
        structure_answer,
        time_answer,
        person_answer,
    ):
        found = resolve(case)
        if found is not None:
            return found
    told = content_answer(case)
    return without_what_is_wanted(case, told) or told


def _timed(case: Case) -> Answer | None:
    """Questions of time come first where no other kind of fact is asked beside them."""
    if case.asked.asks(Kind.HOUR, Kind.BUDGET, Kind.INDICATOR, Kind.PLACE, Kind.CONTACT, Kind.LEAD, Kind.MEMBERS):
        return None
    if case.asked.asks(
        Kind.HOW_LONG, Kind.NEXT, Kind.PREVIOUS, Kind.COVERS, Kind.DOCUMENT_DATE, Kind.REMAINING, Kind.WHEN
    ):
        return time_answer(case)
    if case.asked.means(Part.MILESTONES) and not case.asked.kinds and windows_asked(case):
        return time_answer(case)
    return None


_ONES_OWN = r"(?:age|date de naissance|salaire|femme|epouse|mari|epoux|conjointe?|enfants|famille|religion|sante|domicile|indemnites?|wife|husband|children|kids|family|salary|religion|health)"
_OF_ONESELF = Screened(
    rf"\b(?:l'|le |la |les )?{_ONES_OWN} (?:de |du |d'|of )(?!la |les |l')|\b(?:son|sa|ses|his|her) {_ONES_OWN}\b|'s {_ONES_OWN}\b"
)
"""What is somebody's own affair, where a person is named."""


def _out_of_place(case: Case) -> Answer | None:
    """A polite refusal of what is no question about the plan."""
    asked = case.asked
    if not any(character.isalnum() for character in fold(asked.original)):
        return case.refused(None, lead_in=msg("Ask in a few words what you would like to know about the plan."))
    if asked.asks(Kind.INJECTION):
        return case.refused(
            None, lead_in=msg("Jalon answers with the plan's own words only; it takes no other instruction.")
        )
    if asked.asks(Kind.PRIVATE) or (_OF_ONESELF.search(asked.text) and case.subjects.people_named(asked)):
        return case.refused(None, lead_in=msg("Jalon does not answer questions about a person's private life."))
    if asked.asks(Kind.CHATTER):
        return case.refused(None, lead_in=msg("Jalon answers questions about the plan."))
    return None


_over: dict[tuple[str, int], tuple[Plan, Questions]] = {}


def answer(connection: Connection, text: str, *, desk: Desk, at: datetime, before: Sequence[str] = ()) -> Answer:
    """The answer within a workspace, with the living state of the one action it is about; ``at`` is aware.

    ``before`` has the questions of the same thread, oldest first.
    """
    found = _questions(desk).ask(text, at=desk.local(at), milestones=desk.milestones, before=before)
    moved = _moved(found, desk)
    return _living(connection, replace(found, moved=moved) if moved else found, desk)


def understood(text: str, desk: Desk) -> Asked:
    """The question by itself as it is understood over the workspace's plan, its spelling repaired: for who compares questions."""
    return _questions(desk).read(text)


def asks_a_fact(text: str, desk: Desk) -> bool:
    """Whether the words name a kind of fact, so that a text without a question word asks for it."""
    return any(kind not in _NO_FACTS for kind in understood(text, desk).kinds)


_NO_FACTS = frozenset({Kind.INJECTION, Kind.PRIVATE, Kind.CHATTER, Kind.DEFINITION, Kind.STATE, Kind.HOUR, Kind.REASON})
"""Kinds whose words are said without asking, or that another way out knows better."""


def _questions(desk: Desk) -> Questions:
    """The questions over the workspace's plan; kept at hand."""
    key = (desk.settings.id, desk.version)
    kept = _over.get(key)
    if kept is None or kept[0] is not desk.plan:
        if len(_over) >= _KEPT:
            _over.clear()
        kept = _over[key] = (desk.plan, Questions.over(desk.plan, desk.near))
    return kept[1]


def _moved(found: Answer, desk: Desk) -> tuple[tuple[str, tuple[DateWindow, ...]], ...]:
    """Which of the answer's milestones stand elsewhere than where the document put them."""
    told = {milestone.code for milestone in found.milestones}
    return tuple(
        (row.milestone.code, row.original)
        for row in desk.timetable
        if row.milestone.code in told and row.original and row.original != row.milestone.windows
    )


def _living(connection: Connection, found: Answer, desk: Desk) -> Answer:
    """The answer with how far its one line has come, where it is about one line of the plan."""
    if found.kind is AnswerKind.NOT_IN_PLAN or found.axes or found.groups or found.milestones:
        return found
    subjects = _questions(desk).subjects
    lines = {quote.line for quote in found.quotes}
    items = (subjects.passage(number).item for line in lines for number in subjects.by_line.get(line, ()))
    codes = {item for item in items if item}
    if len(codes) != 1:
        return found
    action = actions.get(connection, desk.settings.id, codes.pop())
    if action is None:
        return found
    return replace(found, actions=(action,))
