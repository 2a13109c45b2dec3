"""Jalon as its users have it: in this process or in one of its own, on a file, before a Slack-compatible workspace."""

import asyncio
import contextlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from bot.serving import listen, running
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SLOWEST_START = 60.0


def environment(slack, url, **changes):
    """The variables of `jalon run`, and nothing of the caller's own; a change to None leaves a variable out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "JALON_"))}
    stated = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "JALON_SLACK_API_URL": slack.api_url,
        "JALON_DATABASE_URL": url,
        "JALON_LEASE_SECONDS": "15",
        "LC_ALL": "en_GB.UTF-8",
    }
    return kept | {name: value for name, value in (stated | changes).items() if value is not None}


@contextlib.asynccontextmanager
async def jalon_here(slack, url, *, lease_seconds=15.0, **changes):
    """Jalon, wired and listening in this process; stopped at the end."""
    settings = replace(Settings.read(environment(slack, url, **changes)), lease_seconds=lease_seconds)
    async with running(settings) as jalon:
        stopping = asyncio.Event()
        listening = asyncio.create_task(listen(jalon, stopping))
        try:
            await slack.connected(2)
            yield jalon
        finally:
            stopping.set()
            await asyncio.wait_for(listening, 40)


@contextlib.asynccontextmanager
async def jalon_apart(slack, url, *, log=None, command=("-m", "bot", "run"), **changes):
    """The process of `jalon run`, connected; it is gone at the end, whatever happened. ``log`` is a file for what it says."""
    with contextlib.ExitStack() as stack:
        said = asyncio.subprocess.DEVNULL if log is None else stack.enter_context(Path(log).open("ab"))  # noqa: ASYNC230 - a file of the test
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, cwd=ROOT, env=environment(slack, url, **changes),
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=said,
        )  # fmt: skip
        try:
            ended = asyncio.create_task(process.wait())
            connected = asyncio.create_task(slack.connected(1, timeout=SLOWEST_START))
            await asyncio.wait({ended, connected}, return_when=asyncio.FIRST_COMPLETED)
            ended.cancel()
            assert process.returncode is None, "Jalon ended before it was connected"
            await connected
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def run_until_it_ends(slack, url, *, before=None, **changes):
    """(exit code, lines on stderr) of a `jalon run` that has to end by itself."""

    def run():
        return subprocess.run(
            [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=environment(slack, url, **changes), check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=SLOWEST_START, preexec_fn=before,
        )  # fmt: skip

    ended = await asyncio.to_thread(run)
    return ended.returncode, ended.stderr.decode().splitlines()


async def becomes(ready, *, seconds=20.0, every=0.02):
    """What ``ready()`` gives once it is true; an assertion error when it never is."""
    end = asyncio.get_running_loop().time() + seconds
    while not (found := ready()):
        assert asyncio.get_running_loop().time() < end, "it did not come about in time"
        await asyncio.sleep(every)
    return found


def replies(slack, channel, ts):
    """The bot's messages in the thread of a person's message."""
    return [message for message in slack.workspace.thread(channel, ts)[1:] if message.get("bot_id")]
