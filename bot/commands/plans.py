"""The commands that read a plan and show it."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.commands.inputs import fail, print_json, print_text, read_plan_file
from bot.domain.people import Language
from bot.domain.plan import ItemKind, Plan
from bot.texts import Texts, texts


def import_plan(file: Path, *, as_json: bool, yes: bool, language: Language) -> None:
    """Print what was found in the file; put it into the database once confirmed."""
    plan = read_plan_file(file)
    if as_json:
        from bot.rendering.json_forms import plan_json

        print_json(plan_json(plan, language))
        if not yes:
            return
    else:
        print_text(plan_text(plan, texts(language)))
    if yes or (sys.stdin.isatty() and _confirmed(texts(language))):
        _store(file, texts(language), quiet=as_json)


def show_plan(file: Path | None, *, as_json: bool, language: Language) -> None:
    """Print the plan of the file, else the database's, else the sample."""
    plan = read_plan_file(file) if file is not None else _stored() or read_plan_file(None)
    if as_json:
        from bot.rendering.json_forms import plan_json

        print_json(plan_json(plan, language))
    else:
        print_text(plan_text(plan, texts(language)))


def plan_text(plan: Plan, words: Texts) -> str:
    """What was found, as a careful reader would report it: counts, axes, timetable, remarks."""
    items = [item for axis in plan.axes for item in axis.items]
    ongoing = sum(item.kind is ItemKind.ONGOING for item in items)
    counts = [
        words.count("%(n)s principle", "%(n)s principles", len(plan.principles)),
        words.count("%(n)s endorsed challenge", "%(n)s endorsed challenges", len(plan.challenges)),
        words.count("%(n)s axis", "%(n)s axes", len(plan.axes)),
        words.count("%(n)s line of ongoing work", "%(n)s lines of ongoing work", ongoing),
        words.count("%(n)s new challenge", "%(n)s new challenges", len(items) - ongoing),
        words.count("%(n)s working group", "%(n)s working groups", len(plan.working_groups)),
        words.count("%(n)s milestone", "%(n)s milestones", len(plan.milestones)),
    ]
    period = words.say("Period: %(first)s–%(last)s", first=plan.period[0], last=plan.period[1]) if plan.period else ""
    lines = [
        plan.title,
        " · ".join(part for part in (plan.organisation, period) if part),
        words.listed(counts) + ".",
        "",
    ]
    for axis in plan.axes:
        own = sum(item.kind is ItemKind.ONGOING for item in axis.items)
        lines.append(f"{axis.code}  {axis.title}  ({own} + {len(axis.items) - own})")
    lines.append("")
    for group in plan.working_groups:
        lines.append(words.say("Group %(number)s", number=group.number) + f"  {', '.join(group.axes)}")
    lines.append("")
    for milestone in plan.milestones:
        lines.append(
            f"{milestone.code}  {milestone.label}  →  {words.windows(milestone.windows) or words.say('no date')}  {milestone.title}"
        )
    if plan.remarks:
        lines += ["", words.say("Remarks on the document:")]
        for remark in plan.remarks:
            where = words.count(
                "line %(lines)s",
                "lines %(lines)s",
                max(len(remark.lines), 1),
                lines=words.listed([str(line) for line in remark.lines]),
            )
            sentence = words.say(remark.text, **dict(remark.values))
            lines.append(f"– {sentence} ({where})" if remark.lines else f"– {sentence}")
    return "\n".join(lines)


def _confirmed(words: Texts) -> bool:
    sys.stdout.write("\n" + words.say("Put this plan into the database? [y/N] "))
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes", "o", "oui"}


def _store(file: Path, words: Texts, *, quiet: bool) -> None:
    from bot.clock import SystemClock
    from bot.commands.workspaces import command_database, import_into, the_workspace

    now = SystemClock().now()
    with command_database() as database:
        database.write_now(lambda connection: import_into(connection, the_workspace(connection, None, now), file, now))
    if not quiet:
        print_text(words.say("The plan is in the database."))


def _stored() -> Plan | None:
    """The database's plan when there is a database with exactly one workspace that has one."""
    import asyncio
    import os

    from bot.settings import database_url
    from storage import plans, workspaces
    from storage.database import Connection, DatabaseTrouble, open_database

    def current(connection: Connection) -> Plan | None:
        known = workspaces.all_ids(connection)
        stored = plans.current(connection, known[0]) if len(known) == 1 else None
        return None if stored is None else stored.plan

    url = database_url(os.environ)
    if url.startswith("sqlite") and not Path(url.split("///", 1)[-1]).exists():
        return None
    try:
        database = open_database(url, create=False, exclusive=False)
    except DatabaseTrouble as trouble:
        fail(str(trouble))
    try:
        return database.read_now(current)
    finally:
        asyncio.run(database.close())
