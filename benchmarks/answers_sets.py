"""The written questions: how an answer is held against what a careful reader expects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from bot.domain.answers import Answer, AnswerKind
from bot.domain.people import Language
from bot.domain.plan import Plan
from bot.plan.importing import read_plan
from bot.plan.sample import sample_text
from bot.rendering.answers import answer_reply
from bot.services.questions import Questions
from bot.texts import texts
from bot.understanding.folding import fold

SETS = Path(__file__).parent / "sets"
PLANS = Path(__file__).parents[1] / "tests" / "plans"

Row = dict[str, object]


@cache
def plan_named(name: str) -> Plan:
    """The sample, or the plan of that stem in ``tests/plans``."""
    if name == "sample":
        return read_plan(sample_text(), name="sample")
    path = next(path for path in sorted(PLANS.glob(f"{name}.*")) if path.suffix in {".md", ".txt"})
    return read_plan(path.read_text(encoding="utf-8"), name=name)


@cache
def questions_of(name: str) -> Questions:
    """The questions of that plan, its index kept."""
    return Questions.over(plan_named(name))


def rows(name: str) -> list[Row]:
    """The rows of one file of the sets."""
    return [json.loads(line) for line in (SETS / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def is_there(name: str) -> bool:
    """Whether the sets have that file."""
    return (SETS / name).is_file()


@dataclass(slots=True)
class Verdict:
    """How one row went. ``right`` is about answerable rows, ``refused`` and ``invented`` about the others."""

    row: Row
    answer: Answer
    answerable: bool
    right: bool = False
    refused: bool = False
    invented: bool = False
    verbatim: bool = True

    @property
    def good(self) -> bool:
        """Whether a person would be content."""
        return self.right if self.answerable else self.refused


@dataclass(slots=True)
class Score:
    """The sum of verdicts."""

    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def right(self) -> float:
        """Share of the answerable questions that were answered rightly."""
        return _share(verdict.right for verdict in self.verdicts if verdict.answerable)

    @property
    def refused(self) -> float:
        """Share of the unanswerable questions that were refused."""
        return _share(verdict.refused for verdict in self.verdicts if not verdict.answerable)

    @property
    def invented(self) -> int:
        """Unanswerable questions that were answered all the same."""
        return sum(verdict.invented for verdict in self.verdicts)

    @property
    def verbatim(self) -> float:
        """Share of the answers whose quotations all equal the plan's own text."""
        return _share(verdict.verbatim for verdict in self.verdicts)


def _share(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 1.0


def judge_row(row: Row, text: str | None = None) -> Verdict:
    """The verdict on one row; ``text`` replaces its wording."""
    plan = str(row["plan"])
    at = datetime.fromisoformat(str(row["at"]))
    answer = questions_of(plan).ask(text or str(row["text"]), at=at)
    return verdict_on(row, row["expected"], answer, plan_named(plan))  # type: ignore[arg-type]


def verdict_on(row: Row, expected: dict[str, object], answer: Answer, plan: Plan) -> Verdict:
    """The verdict on an answer."""
    outcomes = {str(expected["outcome"]), *map(str, expected.get("outcome_alternatives", ()))}  # type: ignore[call-overload]
    verdict = Verdict(row=row, answer=answer, answerable=expected["outcome"] != "not_in_plan")
    verdict.verbatim = is_verbatim(answer, plan)
    if verdict.answerable:
        verdict.right = answer.kind.value in outcomes and _quotes_fit(expected, answer)
    else:
        verdict.refused = answer.kind.value in outcomes
        verdict.invented = answer.kind is AnswerKind.ANSWERED and "answered" not in outcomes
    return verdict


def _quotes_fit(expected: dict[str, object], answer: Answer) -> bool:
    lines = {quote.line for quote in answer.quotes}
    wanted = set(map(int, expected.get("lines", ())))  # type: ignore[call-overload]
    every = set(map(int, expected.get("all_lines", ())))  # type: ignore[call-overload]
    same = [set(group) for group in expected.get("same_lines", ())]  # type: ignore[attr-defined]
    held = lines.union(*(group for group in same if group & lines)) if same else lines
    if every and not every <= held:
        return False
    if every and lines - wanted - every - set().union(*same):
        return False
    contains = [str(one) for one in expected.get("contains", ())]  # type: ignore[attr-defined]
    if contains and not any(
        re.search(rf"(?<!\w){re.escape(fold(one))}(?!\w)", fold(_text(answer))) for one in contains
    ):
        return False
    return bool(lines & wanted) or not wanted


def _text(answer: Answer) -> str:
    return answer_reply(answer, texts(Language.FRENCH)).text


def is_verbatim(answer: Answer, plan: Plan) -> bool:
    """Whether each quotation is, white space and apostrophes apart, a text of the plan on that line."""
    stored = {(passage.source.line, _plain(passage.text)) for passage in plan.passages}
    stored |= {(item.source.line, _plain(item.text)) for axis in plan.axes for item in axis.items}
    return all((quote.line, _plain(quote.text)) in stored for quote in (*answer.quotes, *answer.nearest))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[’ʼ‘`´]", "'", text)).strip()


def judged(name: str) -> Score:
    """The score over one file."""
    return Score([judge_row(row) for row in rows(name)])
