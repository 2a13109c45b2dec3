"""How well dates are read, and what it costs: our sets (held rows are counted, never shown) and the public ones where present.

A row is right when every window equals what is expected, or one of the row's alternatives. Cost is the median over messages of
about 200 characters, without the fallback, beside ``dateparser.search_dates``.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from benchmarks.figures import Figure
from bot.domain.windows import DateWindow
from bot.understanding.dates import DateReading, read_dates, read_label

SETS = Path(__file__).parent / "sets"
PUBLIC = Path(__file__).resolve().parents[2] / "shared" / "data" / "dates"
OURS = (
    "dates.fr",
    "dates.fr.held",
    "dates.en",
    "dates.en.held",
    "dates.en.second",
    "dates.en.second.held",
    "dates.fr.traps",
    "dates.fr.traps.held",
    "dates.fr.press",
    "dates.fr.press.held",
    "dates.more",
    "dates.third",
    "dates.third.held",
    "dates.fifth",
    "dates.traps",
    "dates.fourth",
    "dates.fourth.held",
)
# Shares of rows with every start right, with every start and end right, and answered wrong, by kind of text.
GOALS = {"fr-chat": (93.0, 88.0, 3.0), "en-chat": (94.0, 94.0, 3.0), "fr-press": (None, 58.0, 20.0)}
COST_GOAL = 0.1
FASTER_GOAL = 25.0
NOT_A_DATE = {"duration", "recurrent"}
MESSAGE_LENGTH = 200
REPEATS = 5

Row = dict[str, object]
Spot = tuple[str | None, str | None, str | None]

# Two hundred characters as working groups write them: one date, a few numbers, no date at all.
MESSAGES = (
    (
        "Bonjour à toutes et à tous, je vous confirme que le prochain temps de travail du groupe aura lieu fin avril à l'hôtel de métropole, "
        "merci de prévenir vos collègues et de préparer vos fiches"
    ),
    (
        "Suite à nos échanges, la préfiguration de la filière avance bien, 40 % de fait ; il reste à signer la convention avant le 15 mars "
        "avec la Région et les quatre communes qui nous ont rejoints"
    ),
    (
        "Merci pour vos retours très riches sur la charte, nous intégrons vos remarques dans la version qui sera envoyée aux partenaires, et "
        "nous restons à votre écoute pour toute question utile"
    ),
    (
        "Le comité technique se tiendra le mardi 17 février 2015 à 14h30 en salle Lille, l'ordre du jour et les documents vous parviendront "
        "par courriel, pensez à nous signaler vos éventuelles absences"
    ),
    (
        "Pour information, le soutien à la structuration du réseau est en cours, pilote Sophie Delattre, prochaine étape : comité technique "
        "au mois de juin avec les villes, sous réserve de l'accord des élus"
    ),
)


def rows_of(name: str) -> list[Row]:
    """The rows of one of our sets."""
    return [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def figures() -> Iterator[Figure]:
    """Shares of right readings set by set, calendars, public sets, and cost."""
    for name in OURS:
        if (SETS / f"{name}.jsonl").exists():
            yield from _own(name)
    yield _calendars()
    for path in sorted(PUBLIC.glob("*.jsonl")) if PUBLIC.is_dir() else ():
        yield from _public(path)
    yield from _cost()


def _own(name: str) -> Iterator[Figure]:
    tallies: dict[str, Counter[str]] = {}
    for row in rows_of(name):
        language = str(row["lang"])
        reading = read_dates(str(row["text"]), at=datetime.fromisoformat(str(row["at"])), language=language)
        is_press = ".press" in name or "-press-" in str(row["id"])
        kind = f"{language}-press" if is_press else f"{language}-chat"
        tallies.setdefault(kind, Counter()).update(_verdict(row, reading))
    for kind, seen in tallies.items():
        yield from _shares(name if len(tallies) == 1 else f"{name}, {kind}", seen, GOALS[kind])


def _shares(name: str, seen: Counter[str], goals: tuple[float | None, float, float]) -> Iterator[Figure]:
    start_goal, both_goal, wrong_goal = goals
    dated = seen["dated"]
    if dated:
        yield _share(f"{name}: every start right", seen["start"], dated, start_goal)
        yield _share(f"{name}: every start and end right", seen["both"], dated, both_goal)
        yield Figure(name=f"{name}: answered wrong", value=100 * seen["wrong"] / dated, unit="%", goal=wrong_goal)
    yield Figure(name=f"{name}: traps answered, of {seen['traps']}", value=seen["caught"], unit="", goal=0)


def _share(name: str, right: int, of: int, goal: float | None) -> Figure:
    return Figure(name=name, value=100 * right / of, unit="%", goal=goal, at_most=False)


def _verdict(row: Row, reading: DateReading) -> list[str]:
    """The tallies a row adds to."""
    answers = [_spots(row["expected"]), *(_spots(other) for other in row.get("alternatives") or ())]
    got = [_spot(found.window) for found in reading.dates]
    problems = sorted(problem.kind.value for problem in reading.problems)
    expected = sorted(row.get("problems") or ())
    if not answers[0] and not expected:
        return ["traps", *(["caught"] if got and got not in answers else [])]
    tallies = ["dated"]
    if problems == expected:
        tallies += ["start"] * any([spot[::2] for spot in got] == [spot[::2] for spot in answer] for answer in answers)
        tallies += ["both"] * (got in answers)
    if (got or problems) and "both" not in tallies:
        tallies.append("wrong")
    return tallies


def _spots(listed: list[dict[str, str | None]]) -> list[Spot]:
    return [(one["start"], one["end"], one["open"]) for one in listed]


def _spot(window: DateWindow) -> Spot:
    return (_iso(window.start), _iso(window.end), window.open and window.open.value)


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _calendars() -> Figure:
    right = lines = 0
    for row in rows_of("calendars"):
        previous: DateWindow | None = None
        others = row.get("alternatives") or [[] for _ in row["lines"]]
        for line, expected, alternatives in zip(row["lines"], row["expected"], others, strict=True):
            windows = _line(line, row, previous)
            got = [(_iso(window.start), _iso(window.end)) for window in windows]
            right += got in [[(one["start"], one["end"]) for one in answer] for answer in (expected, *alternatives)]
            lines += 1
            previous = windows[-1] if windows else previous
    return _share("calendars: lines right", right, lines, 100)


def _line(line: str, row: Row, previous: DateWindow | None) -> tuple[DateWindow, ...]:
    """The date stands before the colon, or behind it."""
    for part in re.split(r"\s*:\s+", line, maxsplit=1):
        reading = read_label(part, year=row["document_year_hint"], previous=previous, language=row["lang"])
        if reading.windows:
            return reading.windows
    return ()


def _public(path: Path) -> Iterator[Figure]:
    """The expression must be among the dates found; the sets' own conventions differ from ours, so there is no goal."""
    language = path.stem.rsplit("-", 1)[1]
    seen: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["class"] in NOT_A_DATE:
            continue
        reading = read_dates(
            row.get("sentence") or row["text"], at=datetime.fromisoformat(row["reference"]), language=language
        )
        seen.update(_public_verdict(row, reading))
    yield _share(f"{path.stem}: start right", seen["start"], seen["dated"], None)
    yield _share(f"{path.stem}: start and end right", seen["both"], seen["dated"], None)
    yield _share(f"{path.stem}: answered wrong", seen["wrong"], seen["dated"], None)
    yield Figure(name=f"{path.stem}: no date, yet answered, of {seen['traps']}", value=seen["caught"], unit="")


def _public_verdict(row: Row, reading: DateReading) -> list[str]:
    answers = [row["expected"]] if row.get("expected") else list(row.get("expected_all") or ())
    got = [(_iso(found.window.start), _iso(found.window.end)) for found in reading.dates]
    if not answers:
        return ["traps", *(["caught"] if got else [])]
    answers += row.get("alternatives") or []
    starts = {one["start"] for one in answers}
    whole = {(one["start"], end) for one in answers for end in (one["end"], row.get("end_implied"))}
    both = any(spot in whole for spot in got)
    start = ["start"] * any(spot[0] in starts for spot in got)
    return ["dated", *start, *(["both"] if both else ["wrong"] if got else [])]


def _cost() -> Iterator[Figure]:
    at = datetime.fromisoformat("2015-02-11T10:00")
    texts = [(message * 2)[:MESSAGE_LENGTH] for message in MESSAGES]
    ours = statistics.median(
        _milliseconds(lambda text=text: read_dates(text, at=at, fallback=False), 200) for text in texts
    )
    yield Figure(name="dates: a message of 200 characters, median", value=ours, unit="ms", goal=COST_GOAL)
    from dateparser.search import search_dates

    theirs = statistics.median(
        _milliseconds(lambda text=text: search_dates(text, languages=["fr"]), 3) for text in texts
    )
    yield Figure(
        name="dates: how much faster than search_dates",
        value=theirs / ours,
        unit="times",
        goal=FASTER_GOAL,
        at_most=False,
    )


def _milliseconds(call: object, number: int) -> float:
    call()
    best = float("inf")
    for _ in range(REPEATS):
        began = time.perf_counter()
        for _ in range(number):
            call()
        best = min(best, (time.perf_counter() - began) / number)
    return 1000 * best
