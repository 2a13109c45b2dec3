"""The commands that read a plan, show it, write it as a plan file, and keep its versions."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.commands.inputs import Json, fail, print_json, print_text, read_document, read_plan_file, told
from bot.domain.people import Language
from bot.domain.plan import ItemKind, Plan
from bot.texts import Texts, texts

if TYPE_CHECKING:
    from bot.services.plans import Comparison, Memory
    from storage.database import Connection
    from storage.plans import StoredPlan

Found = TypeVar("Found")


def import_plan(file: Path, *, as_json: bool, yes: bool, language: Language) -> None:
    """Print what was found in the file and what it changes; put it into the database once confirmed."""
    from bot.services.plans import Comparison, held_against

    words = texts(language)
    with progress(words.say("Reading %(name)s", name=file.name)):
        imported = read_document(file, language)
    memory = _memory()
    with progress(words.say("Comparing with the plan in place")):
        found = (
            Comparison(plan=imported.plan, changes=None, base=None, same=False)
            if memory is None
            else held_against(imported.plan, memory, given=imported.given)
        )
    _show(found, words, as_json=as_json)
    if found.same and not as_json:
        print_text("\n" + words.say("It is the plan in place: there is nothing to import."))
    if found.same or not _agreed(words.say("Put this plan into the database? [y/N] "), yes=yes, as_json=as_json):
        return
    _save(found, source=imported.text, name=file.name, words=words)
    if not as_json:
        print_text(words.say("The plan is in the database."))


def show_plan(file: Path | None, *, as_json: bool, language: Language) -> None:
    """Print the plan of the file, else the database's, else the sample."""
    plan = the_plan(file, language)
    if as_json:
        from bot.rendering.json_forms import plan_json

        print_json(plan_json(plan, language))
    else:
        print_text(plan_text(plan, texts(language)))


def export_plan(target: str, file: Path | None, *, force: bool, language: Language) -> None:
    """The plan stands in the target as a plan file: of the file, else the database's, else the sample."""
    from bot.plan.plan_file import write_plan_file

    words = texts(language)
    written = write_plan_file(the_plan(file, language))
    if target == "-":
        sys.stdout.write(written)
        return
    path = Path(target)
    try:
        if not force and path.exists() and path.stat().st_size:
            fail(words.say("The file %(name)s exists already. Choose another name, or add --force.", name=target))
        path.write_text(written, encoding="utf-8")
    except OSError:
        fail(words.say("The file %(name)s cannot be written: choose another folder or name.", name=target))
    print_text(
        words.say(
            "The plan file is in %(name)s. Correct it by hand, then import it with: jalon plan import %(name)s",
            name=target,
        )
    )


def list_versions(*, as_json: bool, language: Language) -> None:
    """Print every version of the database's plan, the oldest first."""
    words = texts(language)
    rows = from_database(_rows) or []
    if as_json:
        print_json(rows)
    elif not rows:
        print_text(words.say("The database has no plan yet."))
    else:
        print_text("\n".join(_version_line(row, words) for row in rows))


def restore_plan(number: int, *, as_json: bool, yes: bool, language: Language) -> None:
    """An earlier version's contents are current again, as a further version; nothing is lost."""
    from bot.commands.workspaces import only_workspace
    from bot.services.plans import restored
    from storage import plans

    words = texts(language)
    earlier = from_database(lambda connection: plans.get(connection, only_workspace(connection), number))
    memory = _memory()
    if earlier is None or memory is None:
        fail(words.say("The database has no version %(number)s of the plan. See: jalon plan versions", number=number))
    found = restored(memory, earlier)
    if found.same:
        print_text(words.say("Version %(number)s says what the plan in place says: there is nothing to restore.", number=number))  # fmt: skip
        return
    _show(found, words, as_json=as_json)
    if not _agreed(words.say("Restore this version? [y/N] "), yes=yes, as_json=as_json):
        return
    version = _save(found, source=earlier.source, name=earlier.file_name, words=words)
    if not as_json:
        print_text(
            words.say("Version %(earlier)s of the plan is in place again, as version %(version)s.", earlier=number, version=version)
        )  # fmt: skip


def the_plan(file: Path | None, language: Language) -> Plan:
    """The plan of the file, else the database's, else the sample."""
    if file is not None:
        return read_plan_file(file, language)
    stored = from_database(_current)
    return read_plan_file(None) if stored is None else stored.plan


def plan_text(plan: Plan, words: Texts) -> str:
    """What was found, as a careful reader would report it: counts, axes, timetable, remarks."""
    from bot.rendering.plans import found_line, remark_lines

    period = words.say("Period: %(first)s–%(last)s", first=plan.period[0], last=plan.period[1]) if plan.period else ""
    lines = [plan.title, " · ".join(part for part in (plan.organisation, period) if part), found_line(plan, words), ""]
    for axis in plan.axes:
        own = sum(item.kind is ItemKind.ONGOING for item in axis.items)
        lines.append(f"{axis.code}  {axis.title}  ({own} + {len(axis.items) - own})")
    lines.append("")
    lines += [
        words.say("Group %(number)s", number=group.number) + f"  {', '.join(group.axes)}"
        for group in plan.working_groups
    ]
    lines.append("")
    for milestone in plan.milestones:
        dates = words.windows(milestone.windows) or words.say("no date")
        lines.append(f"{milestone.code}  {milestone.label}  →  {dates}  {milestone.title}")
    if plan.remarks:
        lines += ["", words.say("Remarks on the document:"), *remark_lines(plan.remarks, words, show=str)]
    if not plan.axes:
        lines += ["", words.say("No axis was recognised: the plan could be quoted, but no action followed."),
                  words.say("To name its axes and lines by hand: jalon plan export --plan FILE plan.yaml, then import plan.yaml.")]  # fmt: skip
    return "\n".join(lines)


@contextmanager
def progress(task: str) -> Iterator[None]:
    """On a terminal a line shows what takes time, and for how long; it is gone afterwards."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(bar_width=24), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        shown.add_task(task, total=None)
        yield


def from_database(unit: Callable[[Connection], Found]) -> Found | None:
    """What ``unit`` reads from the database that the environment names; None where there is none. Nothing is created."""
    import asyncio

    from bot.settings import database_url
    from storage.database import DatabaseTrouble, open_database

    url = database_url(os.environ)
    if url.startswith("sqlite") and not Path(url.split("///", 1)[-1]).exists():
        return None
    try:
        database = open_database(url, create=False, exclusive=False)
    except DatabaseTrouble as trouble:
        fail(told(trouble))
    try:
        return database.read_now(unit)
    finally:
        asyncio.run(database.close())


def _memory() -> Memory | None:
    from bot.commands.workspaces import only_workspace
    from bot.services.plans import remember

    return from_database(lambda connection: remember(connection, only_workspace(connection)))


def _current(connection: Connection) -> StoredPlan | None:
    from bot.commands.workspaces import only_workspace
    from storage import plans

    return plans.current(connection, only_workspace(connection))


def _show(found: Comparison, words: Texts, *, as_json: bool) -> None:
    if as_json:
        from bot.rendering.json_forms import plan_json

        print_json(plan_json(found.plan, words.language))
        return
    print_text(plan_text(found.plan, words))
    if found.changes is not None and not found.same:
        from bot.rendering.plans import change_lines

        lines = change_lines(found.changes, found.plan, words, show=str, most=None)
        print_text("\n".join(["", words.say("Compared with the plan in place:"), *lines]))


def _agreed(question: str, *, yes: bool, as_json: bool) -> bool:
    """Whether the person wants it; without a terminal nobody is asked, and nothing changes."""
    if yes or as_json or not sys.stdin.isatty():
        return yes
    sys.stdout.write("\n" + question)
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes", "o", "oui"}


def _save(found: Comparison, *, source: str, name: str, words: Texts) -> int:
    """The plan is the current one; its version. Where another import came in between, nothing changes."""
    from bot.clock import SystemClock
    from bot.commands.workspaces import COMMAND_LINE, command_database, ensured_workspace
    from storage import plans

    now = SystemClock().now()

    def unit(connection: Connection) -> int | None:
        workspace = ensured_workspace(connection, now)
        current = plans.current(connection, workspace)
        if (None if current is None else current.version) != found.base:
            return None
        return plans.save(connection, workspace, found.plan, source=source, file_name=name, by=COMMAND_LINE, at=now)

    with command_database() as database:
        version = database.write_now(unit)
    if version is None:
        fail(words.say("The plan has changed in the meantime: nothing has been imported. Please start again."))
    return version


def _rows(connection: Connection) -> list[Json]:
    from bot.commands.workspaces import only_workspace
    from storage import plans

    workspace = only_workspace(connection)
    current = plans.current(connection, workspace)
    found = [plans.get(connection, workspace, number) for number in plans.versions(connection, workspace)]
    return [
        {
            "version": each.version,
            "imported_at": each.imported_at.isoformat(),
            "by": each.imported_by,
            "file": each.file_name,
            "title": each.plan.title,
            "current": current is not None and each.version == current.version,
        }
        for each in found
        if each is not None
    ]


def _version_line(row: Json, words: Texts) -> str:
    from bot.commands.inputs import local_time
    from bot.commands.workspaces import COMMAND_LINE

    moment = local_time(row["imported_at"])
    by = words.say("the command line") if row["by"] == COMMAND_LINE else str(row["by"])
    line = words.say(
        "%(version)s  %(moment)s  %(file)s  %(title)s  (by %(by)s)",
        version=row["version"],
        moment=words.moment(moment),
        file=row["file"],
        title=row["title"],
        by=by,
    )
    return f"{line}  {words.say('← in place')}" if row["current"] else line
