"""`jalon demo`: a Slack-like workspace on this machine, with the real bot connected to it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.commands.inputs import read_plan_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.plan import Plan
    from bot.playground.clock import Moment
    from bot.playground.people import Cast
    from bot.playground.server import Playground

ZONE = ZoneInfo("Europe/Paris")
LOG = "jalon.log"
PORTS_TRIED = 20
STOP_SECONDS = 12


def run_demo(*, port: int, data: Path, plan: Path | None) -> None:
    """The demo runs until Ctrl-C; then bot and playground have stopped."""
    data.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_demo(port, data, plan))


async def _demo(port: int, data: Path, file: Path | None) -> None:
    _progress("Lecture du plan / Reading the plan")
    plan = read_plan_file(file)
    playground = await _playground(port, data, plan)
    url = f"sqlite:///{(data / 'jalon.db').resolve()}"
    try:
        _progress("Préparation des données / Preparing the data")
        prepare(url, playground.cast, plan, file, playground.clock.now())
        _progress("Démarrage de Jalon / Starting Jalon")
        log = data / LOG
        bot = await _start_bot(playground, url, log)
        try:
            await _watch(playground, bot, log)
        finally:
            await _stop_bot(bot)
    finally:
        await playground.stop()
        _progress("Arrêté. / Stopped.")


async def _playground(port: int, data: Path, plan: Plan) -> Playground:
    """The playground on the port, or on the next free one; a busy port is said in one line."""
    from bot.playground.server import Playground

    moments = plan_moments(plan)
    now = moments[0].at - timedelta(days=1) if moments else SystemClock().now()
    for tried in range(port, port + PORTS_TRIED):
        playground = Playground(now=now, moments=moments, port=tried, state_file=data / "playground.json")
        try:
            await playground.start()
        except OSError:
            if tried == port:
                _progress(f"Le port {port} est occupé, un autre est pris. / Port {port} is busy, another is taken.")
            continue
        return playground
    sys.stderr.write(f"Aucun port libre entre {port} et {port + PORTS_TRIED}. / No free port.\n")
    raise SystemExit(2)


def plan_moments(plan: Plan) -> Sequence[Moment]:
    """The instants of the plan's reminders, for the clock bar."""
    from bot.domain.people import Language
    from bot.domain.reminders import due_reminders
    from bot.playground.clock import Moment
    from bot.services.reminders import is_working_day
    from bot.texts import texts

    starts = [window.start for milestone in plan.milestones for window in milestone.windows if window.start is not None]
    if not starts:
        return ()
    first = min(starts).replace(tzinfo=ZONE) - timedelta(days=30)
    last = max(starts).replace(tzinfo=ZONE) + timedelta(days=30)
    words = texts(Language.FRENCH)
    by_code = {milestone.code: milestone for milestone in plan.milestones}
    found = due_reminders(plan.milestones, since=first, until=last, zone=ZONE, is_working_day=is_working_day)
    return [
        Moment(
            at=reminder.at,
            title=words.say("%(code)s – %(title)s", code=reminder.milestone, title=by_code[reminder.milestone].title),
        )
        for reminder in found
        if reminder.milestone is not None
    ]


def prepare(url: str, cast: Cast, plan: Plan, file: Path | None, now: datetime) -> None:
    """On an empty database the workspace has its plan, its coordinators, its groups and their channels."""
    from bot.commands.workspaces import import_into
    from bot.domain.people import Language, Member, MemberId, Standing, WorkspaceId
    from bot.services.people import SetUp, apply_set_up
    from storage import members, plans, workspaces
    from storage.database import Connection, open_database
    from storage.upgrade import upgrade

    workspace = WorkspaceId(cast.team_id)
    people, rooms = cast.people, cast.rooms
    numbers = [group.number for group in plan.working_groups]

    def unit(connection: Connection) -> None:
        if plans.current(connection, workspace) is not None:
            return
        workspaces.ensure(connection, workspace, cast.team_name, now)
        import_into(connection, workspace, file, now)
        for person in people:
            standing = Standing.GUEST if person.is_guest else Standing.FULL
            member = Member(
                workspace=workspace,
                id=MemberId(person.id),
                name=person.real_name,
                language=Language.of_locale(person.locale),
                timezone=person.tz,
                standing=standing,
            )
            members.save(connection, member, now)
        group_rooms = [room for room in rooms if room.name.startswith("groupe-")]
        form = SetUp(
            group_channels={number: room.id for number, room in zip(numbers, group_rooms, strict=False)},
            reminder_channel=next((room.id for room in rooms if room.name.startswith("general")), rooms[0].id),
            coordinators=frozenset(MemberId(person.id) for person in people[:2]),
            group_members={
                number: frozenset({MemberId(person.id)}) for number, person in zip(numbers, people[2:], strict=False)
            },
        )
        apply_set_up(connection, workspace, form, at=now, by=None)

    upgrade(url)
    database = open_database(url)
    try:
        database.write_now(unit)
    finally:
        database.close_now()


async def _start_bot(playground: Playground, url: str, log: Path) -> asyncio.subprocess.Process:
    """The bot is starting; what it logs goes to a file of the demo, so that the address stays in sight."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "JALON_"))}
    environment |= {
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_APP_TOKEN": playground.app_token,
        "JALON_SLACK_API_URL": playground.api_url,
        "JALON_CLOCK_URL": f"{playground.url}/clock",
        "JALON_DATABASE_URL": url,
        "JALON_STOP_WITH_PARENT": "1",
        "PYTHONUNBUFFERED": "1",
    }
    with log.open("ab") as file:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            env=environment,
            start_new_session=True,
            stdin=asyncio.subprocess.PIPE,
            stdout=file,
            stderr=file,
        )


async def _watch(playground: Playground, bot: asyncio.subprocess.Process, log: Path) -> None:
    """The address is printed once the bot is connected; returns when Ctrl-C came, raises when the bot ended by itself."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    ended = asyncio.create_task(bot.wait())
    connected = asyncio.create_task(playground.connected())
    stopped = asyncio.create_task(stopping.wait())
    await asyncio.wait({ended, connected, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if connected.done() and not ended.done():
        sys.stdout.write(f"\n  Jalon : {playground.url}\n\n  Ctrl-C pour arrêter / to stop\n")
        sys.stdout.flush()
    await asyncio.wait({ended, stopped}, return_when=asyncio.FIRST_COMPLETED)
    for task in (connected, stopped):
        task.cancel()
    if ended.done() and not stopping.is_set():
        last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:]  # noqa: ASYNC240 - the last words before the end
        sys.stderr.write(
            "\n".join(["Jalon s'est arrêté. / Jalon has stopped.", *last, f"Journal / log : {log}"]) + "\n"
        )
        raise SystemExit(2)
    ended.cancel()


async def _stop_bot(bot: asyncio.subprocess.Process) -> None:
    if bot.returncode is not None:
        return
    bot.terminate()
    try:
        await asyncio.wait_for(bot.wait(), STOP_SECONDS)
    except TimeoutError:
        bot.kill()
        await bot.wait()


def _progress(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
