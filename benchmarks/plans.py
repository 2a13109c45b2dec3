"""What a long document costs: 500 pages as text, Word and PDF, and a plan of 5,000 lines saved and asked.

``python -m benchmarks.plans`` prints the figures.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.plan_documents import PAGES, as_docx, as_pdf, long_plan
from bot.domain.people import WorkspaceId
from bot.domain.plan import Plan
from bot.plan.importing import read_plan
from bot.plan.sample import sample_text
from bot.services.plans import held_against, remember
from bot.services.questions import Questions
from storage import plans, workspaces
from storage.database import open_database
from storage.upgrade import upgrade

SECONDS, MEGABYTES = 30.0, 500.0
LINES = 5_000
HERE = WorkspaceId("T1")
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
ASKED_AT = datetime(2015, 1, 5, 9)  # noqa: DTZ001 - questions are asked at a local time
ROUNDS = 5
GOAL_OF_ASKING = 3.0
_CHILD = """
import resource, sys, time
from pathlib import Path
from bot.plan.importing import read_file
began = time.perf_counter()
plan = read_file(Path(sys.argv[1])).plan
seconds = time.perf_counter() - began
below = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
try:  # the process's own: what getrusage says of it begins with the size of the one that started it
    status = Path("/proc/self/status").read_text()
    own = int(status.split("VmHWM:")[1].split()[0]) / 1024
except (OSError, IndexError):
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(seconds, own, below, sum(len(axis.items) for axis in plan.axes))
"""
_QUESTIONS = (
    "Quand a lieu la délibération ?", "Que dit le plan sur le logement des jeunes ?", "Combien d'axes compte le plan ?",
    "Quel est le prochain jalon ?", "Où en est l'accueil des entreprises ?", "Que prévoit l'axe 2 ?", "Quels sont les groupes de travail ?",
)  # fmt: skip


def figures() -> list[Figure]:
    """Seconds and megabytes of each form, and what thousands of lines cost where people wait."""
    text = long_plan()
    forms: dict[str, bytes] = {"txt": text.encode(), "docx": as_docx(text), "pdf": as_pdf(text)}
    found = []
    with tempfile.TemporaryDirectory(prefix="jalon-bench-") as folder:
        for form, data in forms.items():
            path = Path(folder) / f"long.{form}"
            path.write_bytes(data)
            found += _imported(path, form)
        many = read_plan(long_plan(lines=LINES))
        found += _kept(many, Path(folder))
    return [*found, *_asked(many)]


def _imported(path: Path, form: str) -> list[Figure]:
    """A document read by a process of its own; memory is the larger of that process and the one it has read the file."""
    done = subprocess.run([sys.executable, "-c", _CHILD, str(path)], capture_output=True, text=True, check=True)
    seconds, own, below, lines = (float(part) for part in done.stdout.split())
    return [
        Figure(name=f"{PAGES} pages as .{form} become a plan", value=seconds, unit="s", goal=SECONDS),
        Figure(name=f"  most memory of that, .{form}", value=own + below, unit="MB", goal=MEGABYTES),
        Figure(name=f"  actions found of {PAGES}, .{form}", value=lines, unit="lines", goal=PAGES, at_most=False),
    ]


def _kept(many: Plan, folder: Path) -> list[Figure]:
    """A plan of thousands of lines is saved, held against itself, and saved again with every line moved by one."""
    url = f"sqlite:///{folder / 'plans.db'}"
    upgrade(url)
    database = open_database(url)
    database.write_now(lambda connection: workspaces.ensure(connection, HERE, "", NOW))

    def save(plan: Plan) -> float:
        started = time.perf_counter()
        database.write_now(
            lambda connection: plans.save(connection, HERE, plan, source="", file_name="long.txt", by="U1", at=NOW)
        )
        return time.perf_counter() - started

    first = save(many)
    memory = database.read_now(lambda connection: remember(connection, HERE))
    moved = read_plan("\n" + long_plan(lines=LINES))
    started = time.perf_counter()
    held = held_against(moved, memory)
    compared = time.perf_counter() - started
    again = save(held.plan)
    database.close_now()
    return [
        Figure(name=f"saving a plan of {LINES} lines", value=first, unit="s", goal=1.0),
        Figure(name=f"saving it again, each of {LINES} lines changed", value=again, unit="s", goal=1.0),
        Figure(name=f"comparing {LINES} lines with the plan in place", value=compared, unit="s"),
    ]


def _asked(many: Plan) -> list[Figure]:
    """The same questions asked of the long plan and of the sample, the best of the rounds."""
    long, sample = (_milliseconds(plan) for plan in (many, read_plan(sample_text(), name="sample")))
    return [
        Figure(
            name=f"a question over {LINES} lines ÷ over the sample",
            value=long,
            unit="ms",
            floor=sample,
            ratio=long / sample,
            goal=GOAL_OF_ASKING,
        )
    ]


def _milliseconds(plan: Plan) -> float:
    questions = Questions(plan)

    def ask() -> None:
        for text in _QUESTIONS:
            questions.ask(text, at=ASKED_AT)

    ask()
    return 1000 * min(_seconds(ask) for _ in range(ROUNDS)) / len(_QUESTIONS)


def _seconds(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(figure.line() + "\n")
