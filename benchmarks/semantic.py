"""What the extra ``semantic`` brings and costs: the same questions with and without it.

``python -m benchmarks.semantic`` prints the figures; with ``--general`` also recall on the general French set (it takes
minutes: its passages are long). The held sets are only counted.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import psutil

from benchmarks.answers import SETS, SHARED
from benchmarks.answers_sets import Row, Score, Verdict, is_there, plan_named, questions_of, rows, verdict_on
from benchmarks.figures import Figure
from bot.domain.plan import Passage, Plan, Source
from bot.plan.embeddings import Embeddings, Shelf, told
from bot.plan.nearness import fused
from bot.plan.search import Search
from bot.services.questions import Questions
from bot.understanding.wording import terms

SHOWN = 3
"""Nearest lines that are shown beside a refusal."""

QUESTION_MS = 60.0
"""The goal for reading a question: what a person does not notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The sets of one kind, judged on one side: with the extra or without."""

    score: Score

    def first(self) -> float:
        """Share of the answers to questions of content whose first quotation is a line expected."""
        found = [
            bool(verdict.answer.quotes) and verdict.answer.quotes[0].line in _lines(verdict)
            for verdict in self.score.verdicts
            if verdict.answerable and _lines(verdict) and verdict.row["class"] == "content"
            and verdict.answer.kind.value != "not_in_plan"
        ]  # fmt: skip
        return sum(found) / max(len(found), 1)

    def near(self) -> float:
        """Share of the wrong refusals whose three nearest lines have one that was expected."""
        found = [
            bool({quote.line for quote in verdict.answer.nearest[:SHOWN]} & _lines(verdict))
            for verdict in self.score.verdicts
            if verdict.answerable and verdict.answer.kind.value == "not_in_plan"
        ]
        return sum(found) / max(len(found), 1)


def _lines(verdict: Verdict) -> set[int]:
    return set(verdict.row["expected"].get("lines", ()))  # type: ignore[attr-defined]


@cache
def _model() -> Embeddings:
    return Embeddings(None)


@cache
def _shelf(name: str) -> Shelf:
    return _known(plan_named(name))


@cache
def _questions(name: str) -> Questions:
    return Questions.over(plan_named(name), _shelf(name))


def _known(plan: Plan) -> Shelf:
    shelf = _model().learn(plan)
    while shelf.missing and _model().state()["works"]:
        time.sleep(0.01)
    return shelf


def _heard(text: str, shelf: Shelf) -> Sequence[float]:
    while (near := shelf.to(text)) is None:
        asyncio.run(_model().hear(text))
    return near


def _judged(row: Row, *, semantic: bool) -> Verdict:
    plan, text = str(row["plan"]), str(row["text"])
    if semantic:
        _heard(text, _shelf(plan))
    answer = (_questions if semantic else questions_of)(plan).ask(text, at=datetime.fromisoformat(str(row["at"])))
    return verdict_on(row, row["expected"], answer, plan_named(plan))  # type: ignore[arg-type]


def figures() -> list[Figure]:
    """Cost first, then every set with and without the extra."""
    return [*_cost(), *_sets()]


def _cost() -> Iterator[Figure]:
    process = psutil.Process()
    texts = [str(row["text"]) for row in rows("questions.fr.jsonl")][:100]
    before = process.memory_info().rss
    started = time.perf_counter()
    shelf = _shelf("sample")
    passages = len(plan_named("sample").passages)
    each = (time.perf_counter() - started) / passages
    started = time.process_time()
    for text in texts:
        _heard(text, shelf)
    read = 1000 * (time.process_time() - started) / len(texts)
    yield Figure(name="reading 500 passages in the background", value=500 * each, unit="s")
    yield Figure(name="CPU of reading one question", value=read, unit="ms", goal=QUESTION_MS)
    yield Figure(name="memory that the model adds", value=(process.memory_info().rss - before) / 1024 / 1024, unit="MB")


def _sets() -> Iterator[Figure]:
    for held in (False, True):
        suffix = ".held.jsonl" if held else ".jsonl"
        every = [
            row for name in SETS if is_there(f"questions.{name}{suffix}") for row in rows(f"questions.{name}{suffix}")
        ]
        sides = [Side(score=Score([_judged(row, semantic=semantic) for row in every])) for semantic in (False, True)]
        label = f"{'held' if held else 'open'} ({len(every)})"
        words, both = sides
        yield _beside(f"right answers, {label}", words.score.right, both.score.right)
        yield _beside(f"refused when the plan does not say, {label}", words.score.refused, both.score.refused)
        yield Figure(name=f"invented, {label}", value=both.score.invented, unit="rows", goal=words.score.invented)
        yield _beside(f"first quotation is the expected one, {label}", words.first(), both.first())
        yield _beside(f"expected line among the three nearest to a refusal, {label}", words.near(), both.near())
        yield _beside(f"quotations equal to the plan's text, {label}", 1.0, both.score.verbatim)


def _beside(name: str, without: float, with_it: float) -> Figure:
    """The figure with the extra; its goal is the one without."""
    return Figure(name=name, value=with_it, unit="share", goal=int(1000 * without) / 1000, at_most=False)


def _general() -> Iterator[Figure]:
    """Recall of the right passage among the first five on the general French set, by words and by both."""
    folder = SHARED / "data" / "qa"
    stored = [json.loads(line) for line in (folder / "piaf-passages.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = [json.loads(line) for line in (folder / "piaf-questions.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = asked[::15]
    passages = [
        Passage(text=row["text"], source=Source(section=row["title"], line=number + 1), breadcrumb=(row["title"],))
        for number, row in enumerate(stored)
    ]
    place = {row["id"]: number for number, row in enumerate(stored)}
    search = Search(passages)
    shelf = Shelf([told(passage) for passage in passages], _model()._heard)  # noqa: SLF001 - passages that are no plan
    _model()._take_up(shelf)  # noqa: SLF001 - same
    found: dict[bool, int] = {False: 0, True: 0}
    for row in asked:
        sought = search.sought(terms(row["question"], "fr"), "fr")
        near = _heard(row["question"], shelf)
        found[False] += place[row["gold"]] in [hit.number for hit in search.ranked(sought, 5)]
        found[True] += place[row["gold"]] in [hit.number for hit in fused(search, sought, near, 5)]
    for semantic, count in found.items():
        yield Figure(
            name=f"recall of the first five on PIAF, {'with' if semantic else 'without'} the extra ({len(asked)})",
            value=count / len(asked), unit="share", goal=0.83 if semantic else 0.74, at_most=False,
        )  # fmt: skip


def main(arguments: list[str]) -> int:
    """Print the figures."""
    for figure in [*figures(), *(_general() if "--general" in arguments else ())]:
        sys.stdout.write(figure.line() + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
