"""The command line: one thin function for each command. Every command a person uses also speaks JSON."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.domain.people import Language

app = typer.Typer(
    name="jalon",
    help="The assistant of a public action plan, living in Slack.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
plan_app = typer.Typer(help="Read a plan and show what was found in it.", no_args_is_help=True)
db_app = typer.Typer(help="Look after the database.", no_args_is_help=True)
app.add_typer(plan_app, name="plan")
app.add_typer(db_app, name="db")

PlanFile = Annotated[
    Path | None, typer.Option("--plan", help="The plan's file; without it the sample plan.", metavar="FILE")
]
At = Annotated[
    str | None, typer.Option("--at", help="Local time of the message, such as 2015-01-05T09:00.", metavar="ISO")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Batch = Annotated[
    bool, typer.Option("--batch", help="Read one JSON object a line from standard input, answer one a line.")
]
Text = Annotated[str | None, typer.Argument(help="The text, as a person writes it.")]
Lang = Annotated[Language, typer.Option("--lang", help="The language of the text and of the answer.")]
Tongue = Annotated[
    Language | None, typer.Option("--lang", help="The language of the answer; without it the terminal's.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


def _print(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def _when(at: str | None, *, zone: str = "Europe/Paris") -> datetime:
    """The local naive time that ``at`` states; now without it."""
    from bot.commands.inputs import local_time

    return local_time(at, zone)


@plan_app.command("import")
def plan_import(
    file: Annotated[Path, typer.Argument(help="Markdown, text, or (with the extra `documents`) DOCX, ODT, PDF, PPTX.")],
    *,
    as_json: AsJson = False,
    yes: Yes = False,
    lang: Tongue = None,
) -> None:
    """Read a plan, say what was found in it and what it changes, and put it into the database once confirmed."""
    from bot.commands.inputs import language_of
    from bot.commands.plans import import_plan

    import_plan(file, as_json=as_json, yes=yes, language=language_of(lang))


@plan_app.command("show")
def plan_show(*, plan: PlanFile = None, as_json: AsJson = False, lang: Tongue = None) -> None:
    """Show the plan: the given file, else the database's, else the sample."""
    from bot.commands.inputs import language_of
    from bot.commands.plans import show_plan

    show_plan(plan, as_json=as_json, language=language_of(lang))


@plan_app.command("export")
def plan_export(
    file: Annotated[str, typer.Argument(help="Where the plan file goes; - for standard output.")],
    *,
    plan: PlanFile = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    lang: Tongue = None,
) -> None:
    """Write the whole plan as one readable file, to be corrected by hand and imported again."""
    from bot.commands.inputs import language_of
    from bot.commands.plans import export_plan

    export_plan(file, plan, force=force, language=language_of(lang))


@plan_app.command("versions")
def plan_versions(*, as_json: AsJson = False, lang: Tongue = None) -> None:
    """List the versions of the database's plan."""
    from bot.commands.inputs import language_of
    from bot.commands.plans import list_versions

    list_versions(as_json=as_json, language=language_of(lang))


@plan_app.command("restore")
def plan_restore(
    version: Annotated[int, typer.Argument(help="The number that `jalon plan versions` shows.")],
    *,
    as_json: AsJson = False,
    yes: Yes = False,
    lang: Tongue = None,
) -> None:
    """Put an earlier version of the plan in place again; what was recorded stays."""
    from bot.commands.inputs import language_of
    from bot.commands.plans import restore_plan

    restore_plan(version, as_json=as_json, yes=yes, language=language_of(lang))


@app.command()
def dates(
    text: Text = None, *, at: At = None, lang: Lang = Language.FRENCH, as_json: AsJson = False, batch: Batch = False
) -> None:
    """Read the dates of a text, as intervals."""
    from bot.commands.understanding import read_dates_of

    read_dates_of(text, at=at, language=lang, as_json=as_json, batch=batch)


@app.command()
def ask(
    text: Text = None,
    *,
    plan: PlanFile = None,
    at: At = None,
    lang: Lang = Language.FRENCH,
    as_json: AsJson = False,
    batch: Batch = False,
) -> None:
    """Ask the plan a question: its own words answer, with the line."""
    from bot.commands.understanding import ask_plan

    ask_plan(text, plan, at=at, language=lang, as_json=as_json, batch=batch)


@app.command()
def read(
    text: Text = None,
    *,
    plan: PlanFile = None,
    at: At = None,
    group: Annotated[
        int | None, typer.Option("--group", help="The working group in whose channel it is written.")
    ] = None,
    as_json: AsJson = False,
    batch: Batch = False,
) -> None:
    """Show how a message is understood, without recording anything."""
    from bot.commands.understanding import read_message

    read_message(text, plan, at=at, group=group, as_json=as_json, batch=batch)


@app.command()
def reminders(
    *,
    since: Annotated[str, typer.Option("--from", help="First day.", metavar="DATE")],
    until: Annotated[str, typer.Option("--until", help="Day after the last.", metavar="DATE")],
    plan: PlanFile = None,
    as_json: AsJson = False,
    lang: Lang = Language.FRENCH,
) -> None:
    """Compute the reminders between two days. Nothing is posted."""
    from bot.commands.reminding import list_reminders

    list_reminders(date.fromisoformat(since), date.fromisoformat(until), plan, as_json=as_json, language=lang)


@app.command()
def say(
    text: Text = None,
    *,
    member: Annotated[str, typer.Option("--as", help="Who writes: a Slack id or a name.")] = "moi",
    group: Annotated[
        int | None, typer.Option("--group", help="The working group in whose channel it is written.")
    ] = None,
    at: At = None,
    plan: PlanFile = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the member's last update back.")] = False,
    lang: Lang = Language.FRENCH,
    as_json: AsJson = False,
    batch: Batch = False,
) -> None:
    """Send a message the whole way (front desk, storage, rendering), without Slack."""
    from bot.commands.saying import Spoken, say_message

    spoken = Spoken(text=text, member=member, group=group, at=at)
    say_message(spoken, plan, undo=undo, language=lang, as_json=as_json, batch=batch)


@app.command()
def status(
    *,
    group: Annotated[int | None, typer.Option("--group")] = None,
    axis: Annotated[str | None, typer.Option("--axis", metavar="CODE")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE")] = None,
    at: At = None,
    plan: PlanFile = None,
    lang: Lang = Language.FRENCH,
    as_json: AsJson = False,
) -> None:
    """Where things stand, from the database."""
    from bot.commands.saying import show_status

    show_status(group=group, axis=axis, since=since, at=at, plan=plan, language=lang, as_json=as_json)


@app.command()
def doctor(*, as_json: AsJson = False, lang: Lang = Language.FRENCH) -> None:
    """Check settings, database, plan and Slack, and say which promises hold."""
    from bot.commands.doctor import examine

    examine(as_json=as_json, language=lang)


@app.command()
def manifest(
    *,
    url: Annotated[
        str | None, typer.Option("--url", help="Public address of the HTTP transport; without it Socket Mode.")
    ] = None,
    lang: Lang = Language.FRENCH,
) -> None:
    """Print the Slack app manifest to paste into Slack's page."""
    from bot.commands.manifest import manifest as build_manifest

    sys.stdout.write(json.dumps(build_manifest(url, lang), ensure_ascii=False, indent=2) + "\n")


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this release's schema."""
    from bot.commands.databases import upgrade

    upgrade()


@db_app.command("check")
def db_check(*, as_json: AsJson = False) -> None:
    """Check the database: schema, integrity, what waits."""
    from bot.commands.databases import check

    check(as_json=as_json)


@db_app.command("backup")
def db_backup(file: Annotated[Path, typer.Argument(help="Where the copy goes.")]) -> None:
    """Copy the database safely while it is in use."""
    from bot.commands.databases import backup

    backup(file)


@app.command()
def demo(
    *,
    port: Annotated[int, typer.Option(help="Port of the page; another is taken when it is busy.")] = 8150,
    data: Annotated[Path, typer.Option(help="Folder of the demo's data.")] = Path(".demo"),
    plan: PlanFile = None,
) -> None:
    """Start a Slack-like workspace on this machine, with Jalon in it."""
    from bot.commands.demo import run_demo

    run_demo(port=port, data=data, plan=plan)


@app.command()
def run() -> None:
    """Run the bot: Socket Mode with SLACK_APP_TOKEN, HTTP with SLACK_SIGNING_SECRET."""
    from bot.commands.running import run_bot

    run_bot()
