"""From `jalon run` to an open socket: seconds and resident memory, beside Bolt and SQLAlchemy alone."""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import psutil

from benchmarks.figures import Figure
from bot.playground.server import Playground

ROUNDS = 5
WRITER = "U0CLAIRE01"
SECONDS, MEGABYTES = 0.6, 90.0
ALONE = "import slack_bolt.async_app, sqlalchemy, resource, time; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"


def _alone() -> tuple[float, float]:
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    return time.perf_counter() - began, float(done.stdout)


async def _started(url: str) -> tuple[float, float, float, float]:
    """Seconds to the open socket and to the answer to a message written at that moment; memory at both moments."""
    async with Playground(now=datetime(2015, 1, 5, 9, tzinfo=UTC)) as playground:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "JALON_"))}
        environment |= {
            "SLACK_BOT_TOKEN": playground.bot_token,
            "SLACK_APP_TOKEN": playground.app_token,
            "JALON_SLACK_API_URL": playground.api_url,
            "JALON_DATABASE_URL": url,
        }
        began = time.perf_counter()
        bot = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            env=environment,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            await playground.connected(timeout=30)
            seconds = time.perf_counter() - began
            opened = psutil.Process(bot.pid).memory_info().rss / 1024 / 1024
            await playground.say(WRITER, WRITER, "Bonjour")
            while len(playground.workspace.messages(WRITER)) < 2:  # noqa: ASYNC110 - the workspace tells nobody of a message
                await asyncio.sleep(0.002)
            answered = time.perf_counter() - began
            memory = psutil.Process(bot.pid).memory_info().rss / 1024 / 1024
        finally:
            bot.terminate()
            await bot.wait()
        return seconds, answered, opened, memory


def figures() -> list[Figure]:
    """Start-up on a database that is there already, the best of the rounds: the machine is shared."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'jalon.db'}"
        asyncio.run(_started(url))
        runs = [asyncio.run(_started(url)) for _ in range(ROUNDS)]
    alone = [_alone() for _ in range(ROUNDS)]
    seconds, memory = min(run[0] for run in runs), statistics.median(run[2] for run in runs)
    answered, warm = min(run[1] for run in runs), statistics.median(run[3] for run in runs)
    floor_seconds, floor_memory = min(run[0] for run in alone), statistics.median(run[1] for run in alone)
    return [
        Figure(name="start of `jalon run` to socket open", value=seconds, unit="s", floor=floor_seconds, goal=SECONDS),
        Figure(
            name="start of `jalon run` to the answer to a first message", value=answered, unit="s", floor=floor_seconds
        ),
        Figure(
            name="resident memory with the socket open", value=memory, unit="MB", floor=floor_memory, goal=MEGABYTES
        ),
        Figure(name="resident memory after a first answer", value=warm, unit="MB", floor=floor_memory),
    ]


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(figure.line() + "\n")
