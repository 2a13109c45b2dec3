"""How well messages are understood: the sets of `benchmarks/sets`, the development half and the held half apart.

A row is right when every judged key is right, as the sets' README says. Held rows are counted, never shown.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from benchmarks.figures import Figure
from bot.commands.understanding import plan_actions
from bot.domain.actions import ActionState
from bot.domain.readings import ActionReading, Intent, Reading
from bot.domain.windows import DateWindow
from bot.plan.importing import read_plan
from bot.plan.sample import sample_text
from bot.understanding import reader
from bot.understanding.book import Book, build_book

SETS = Path(__file__).parent / "sets"
HALVES = {
    "development": ("messages.fr.jsonl", "messages.en.jsonl", "messages.second.jsonl", "messages.third.jsonl"),
    "held": (
        "messages.fr.held.jsonl",
        "messages.en.held.jsonl",
        "messages.second.held.jsonl",
        "messages.third.held.jsonl",
    ),
}
CHANGING = frozenset({Intent.UPDATE, Intent.NEW_ACTION, Intent.MILESTONE})
FREE_TEXTS = frozenset({"lead", "blocker", "next_step", "title"})
TIMED_MESSAGE = (
    "Bonjour à tous, l'appel à projets est lancé depuis lundi, 40 % des dossiers sont déjà instruits ; "
    "pilote : Karim Benali, échéance le 30 juin 2016, prochaine étape : réunion du jury, on attend encore la région"
)
REPEATS = 300

Row = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is wrong with an answer, by key; ``recorded`` is whether it would change the state."""

    wrong: tuple[str, ...]
    recorded: bool

    @property
    def right(self) -> bool:
        """Whether every judged key is right."""
        return not self.wrong


def judge(row: Row, reading: Reading) -> Verdict:
    """Hold an answer against its row."""
    expected: Row = row["expected"]  # type: ignore[assignment]
    recorded = reading.sure and reading.intent in CHANGING and (reading.milestone is not None or changes(reading))
    accepted = {expected["intent"], *expected.get("intent_alternatives", ())}  # type: ignore[misc]
    if reading.intent.value not in accepted:
        return Verdict(wrong=("intent",), recorded=recorded)
    if expected.get("sure") is False:
        return Verdict(wrong=("sure",) if recorded else (), recorded=recorded)
    if reading.intent.value != expected["intent"]:
        return Verdict(wrong=(), recorded=recorded)
    wrong = [*_actions(expected, reading), *_milestone(expected, reading), *_scope(expected, reading)]
    return Verdict(wrong=tuple(wrong), recorded=recorded)


def changes(reading: Reading) -> bool:
    """Whether the reading states something of a known or of a new action."""
    return reading.intent is Intent.NEW_ACTION or any(
        said.code is not None and said.change != ActionState() for said in reading.actions
    )


def _actions(expected: Row, reading: Reading) -> Iterator[str]:
    if "actions" not in expected:
        return
    wanted: list[Row] = expected["actions"]  # type: ignore[assignment]
    if len(wanted) != len(reading.actions):
        yield "count"
        return
    for row, said in zip(wanted, reading.actions, strict=True):
        yield from (key for key, value in row.items() if not _same(key, value, said))


def _same(key: str, value: object, said: ActionReading) -> bool:
    match key:
        case "code":
            return said.code == value
        case "candidates":
            return isinstance(value, list) and set(said.candidates) == set(value)
        case "group":
            return said.group == value
        case "title":
            return _included(value, said.title)
        case "due" | "starts":
            window: DateWindow | None = getattr(said.change, key)
            return _end(window) == (value["end"] if isinstance(value, dict) else None)
        case _:
            given = getattr(said.change, key)
            return _included(value, given) if key in FREE_TEXTS else given == value


def _included(value: object, given: str | None) -> bool:
    if value is None or given is None:
        return value is None and given is None
    one, other = str(value).casefold(), given.casefold()
    return one in other or other in one


def _end(window: DateWindow | None) -> str | None:
    return window.end.isoformat() if window is not None and window.end is not None else None


def _milestone(expected: Row, reading: Reading) -> Iterator[str]:
    if "milestone" not in expected:
        return
    wanted: Row | None = expected["milestone"]  # type: ignore[assignment]
    said = reading.milestone
    if wanted is None or said is None:
        if (wanted is None) is not (said is None):
            yield "milestone"
        return
    if said.code != wanted["code"]:
        yield "milestone code"
    if said.change.value != wanted["change"]:
        yield "milestone change"
    if "when" in wanted and _bounds(said.when) != wanted["when"]:
        yield "milestone when"


def _bounds(window: DateWindow | None) -> dict[str, str | None] | None:
    if window is None:
        return None
    return {
        "start": window.start.isoformat() if window.start else None,
        "end": window.end.isoformat() if window.end else None,
    }


def _scope(expected: Row, reading: Reading) -> Iterator[str]:
    if "scope" not in expected:
        return
    wanted: Row = expected["scope"] or {}  # type: ignore[assignment]
    if any(
        (getattr(reading.scope, key) if reading.scope else None) != wanted.get(key)
        for key in ("group", "axis", "action")
    ):
        yield "scope"


def sample_book() -> Book:
    """The index over the sample plan."""
    plan = read_plan(sample_text(), name="sample")
    return build_book(plan, plan_actions(plan), plan.milestones)


def rows_of(name: str) -> list[Row]:
    """The rows of a set file."""
    return [json.loads(line) for line in (SETS / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def answer(row: Row, book: Book) -> Reading:
    """Jalon's reading of the row's message."""
    group = row["group"]
    return reader.read(
        str(row["text"]),
        at=datetime.fromisoformat(str(row["at"])),
        book=book,
        group=group if isinstance(group, int) else None,
    )


def figures() -> list[Figure]:
    """Shares of right intents and right rows, wrong recordings, and the cost of a 200-character update."""
    book = sample_book()
    found = []
    for half, names in HALVES.items():
        for name in names:
            rows = rows_of(name)
            verdicts = [(row, judge(row, answer(row, book))) for row in rows]
            intents = sum("intent" not in verdict.wrong for _, verdict in verdicts) / len(rows)
            whole = sum(verdict.right for _, verdict in verdicts) / len(rows)
            quiet = [verdict for row, verdict in verdicts if _expects(row) in {"none", "question", "status", "help"}]
            wrong = sum(verdict.recorded for verdict in quiet)
            language = name.split(".")[1]
            found += [
                Figure(
                    name=f"messages, {half}, {language}: intent right",
                    value=100 * intents,
                    unit="%",
                    goal=95,
                    at_most=False,
                ),
                Figure(
                    name=f"messages, {half}, {language}: whole row right",
                    value=100 * whole,
                    unit="%",
                    goal=85,
                    at_most=False,
                ),
                Figure(
                    name=f"messages, {half}, {language}: wrongly recorded of {len(quiet)}",
                    value=wrong,
                    unit="rows",
                    goal=0,
                ),
            ]
    return [*found, Figure(name="messages: a 200-character update", value=milliseconds(book), unit="ms", goal=0.6)]


def _expects(row: Row) -> object:
    return row["expected"]["intent"]  # type: ignore[index]


def milliseconds(book: Book) -> float:
    """The median time of reading one update with its dates."""
    at = datetime(2016, 3, 2, 9)  # noqa: DTZ001 - a local time, as the reader takes it
    times = []
    for number in range(REPEATS):
        begun = time.perf_counter()
        reader.read(f"{TIMED_MESSAGE} {number}", at=at, book=book, group=1)
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


def show_failures() -> None:
    """Print the development rows that are not right; held rows are never shown."""
    book = sample_book()
    for name in HALVES["development"]:
        for row in rows_of(name):
            reading = answer(row, book)
            verdict = judge(row, reading)
            if not verdict.right:
                print(row["id"], verdict.wrong, row["text"], "\n    ", row["expected"], "\n    ", reading)


if __name__ == "__main__":
    if "--show" in sys.argv:
        show_failures()
    for figure in figures():
        print(figure.line())
