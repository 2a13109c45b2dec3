"""What commands take: times, plans, batches of JSON lines. What does not fit is one line on stderr and exit 2."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from zoneinfo import ZoneInfo

from bot.domain.people import Language
from bot.domain.troubles import Trouble

if TYPE_CHECKING:
    from bot.domain.plan import Plan
    from bot.plan.importing import ImportedPlan

Json = dict[str, object]


def fail(sentence: str) -> NoReturn:
    """One line on stderr, exit 2."""
    sys.stderr.write(re.sub(r"[ \t\r\n]+", " ", sentence).strip() + "\n")
    raise SystemExit(2)


def told(trouble: Trouble) -> str:
    """The trouble in the language of the person at the terminal."""
    from bot.texts import texts

    words = texts(language_of(None))
    values = {name: told(value) if isinstance(value, Trouble) else value for name, value in trouble.values.items()}
    return words.say(trouble.msgid, **values)


def print_json(value: object) -> None:
    """One JSON value, one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def print_text(text: str) -> None:
    """Text for people, one line break at its end."""
    sys.stdout.write(text.rstrip("\n") + "\n")


def local_time(at: object, zone: str = "Europe/Paris") -> datetime:
    """The naive local time that ``at`` states (an offset is converted); now without it."""
    from bot.clock import SystemClock

    if at is None:
        return SystemClock().now().astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    try:
        stated = datetime.fromisoformat(str(at))
    except ValueError:
        fail(f"--at: {str(at)[:40]!r} is not a date and time such as 2015-01-05T09:00.")
    return stated if stated.tzinfo is None else stated.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def language_of(stated: Language | None) -> Language:
    """The language that was stated, else the terminal's: English where that is English, else French."""
    if stated is not None:
        return stated
    return Language.of_locale(
        next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    )


def read_plan_file(file: Path | None, language: Language | None = None) -> Plan:
    """The plan of the file, else the sample plan."""
    from bot.plan.importing import read_plan
    from bot.plan.sample import sample_text

    return read_plan(sample_text()) if file is None else read_document(file, language).plan


def read_document(file: Path, language: Language | None = None) -> ImportedPlan:
    """The plan of the file with its text; where it cannot be read, one line says why, exit 2."""
    from bot.plan.importing import PlanUnreadable, read_file
    from bot.texts import texts

    try:
        return read_file(file, name=file.name)
    except PlanUnreadable as trouble:
        fail(texts(language_of(language)).say(trouble.msgid, **trouble.values))


def batch_rows() -> Iterator[Json]:
    """The JSON objects of standard input, one a line; blank lines are passed over."""
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            fail(f"Line {number} of standard input is not JSON.")
        if not isinstance(row, dict):
            fail(f"Line {number} of standard input is not a JSON object.")
        yield row


def each(text: str | None, *, batch: bool, answer: Callable[[Json], Json], show: Callable[[Json], None] | None) -> None:
    """Answer one text or a batch, in order; ``show`` prints for people, else JSON is printed."""
    if batch:
        for row in batch_rows():
            print_json(answer(row))
        return
    if text is None:
        text = sys.stdin.read()
    result = answer({"text": text})
    if show is None:
        print_json(result)
    else:
        show(result)
