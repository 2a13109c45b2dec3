"""Several processes post the same outbox and are killed at random moments; started as a process of its own.

    python -m tests.schedules.kills DATABASE_URL API_URL TOKEN SEED KILLS_A_SECOND [no-look-up]

The supervisor forks workers (so that one is at work within milliseconds), kills them with SIGKILL, starts others, and
ends when nothing is left to post. It prints the number of kills.
"""

import asyncio
import os
import random
import signal
import sys
import time

from aiohttp import ClientSession

from bot.clock import SystemClock
from bot.messenger import Messenger
from schedules.posting import Posting
from storage import outbox
from storage.database import open_database

WORKERS = 3
LEASE_SECONDS, TIMEOUT_SECONDS = 2.5, 0.5
LONGEST_RUN = 120.0


class LooksNowhere(Messenger):
    """The mutant that proves the test: it takes what is unknown for not posted."""

    async def find(self, key, *, channel, thread_ts, since):  # noqa: ARG002 - the mutant's point
        return []


async def work(url, api_url, token, sort):
    database = open_database(url, exclusive=False)
    async with ClientSession() as session:
        messenger = sort(session, api_url=api_url, token=token, timeout_seconds=TIMEOUT_SECONDS)
        posting = Posting(
            database=database,
            messenger=messenger,
            clock=SystemClock(),
            lease_seconds=LEASE_SECONDS,
            seconds_between=0.0,
        )
        while True:
            if not await posting.tick():
                await asyncio.sleep(0.05)


def fork(arguments):
    pid = os.fork()
    if pid:
        return pid
    try:
        asyncio.run(work(*arguments))
    finally:
        os._exit(1)


def pending(url):
    database = open_database(url, exclusive=False)
    try:
        counts = database.read_now(lambda connection: outbox.counts(connection, None))
    finally:
        database.close_now()
    return sum(number for state, number in counts.items() if state in {"planned", "sending", "unknown"})


def count_pending(url):
    """Asked in a process of its own: the supervisor must have no thread and no connection when it forks."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        os.write(write, str(pending(url)).encode())
        os._exit(0)
    os.close(write)
    told = os.read(read, 100)
    os.close(read)
    os.waitpid(pid, 0)
    return int(told or b"1")


def main():
    url, api_url, token, seed, rate = sys.argv[1:6]
    sort = LooksNowhere if "no-look-up" in sys.argv else Messenger
    chance = random.Random(int(seed))  # noqa: S311 - moments, not secrets
    arguments = (url, api_url, token, sort)
    alive = [fork(arguments) for _ in range(WORKERS)]
    kills, began, looked = 0, time.monotonic(), time.monotonic()
    while time.monotonic() - began < LONGEST_RUN:
        time.sleep(chance.expovariate(float(rate)))
        place = chance.randrange(WORKERS)
        os.kill(alive[place], signal.SIGKILL)
        os.waitpid(alive[place], 0)
        kills += 1
        alive[place] = fork(arguments)
        if time.monotonic() - looked > 0.5:
            looked = time.monotonic()
            if count_pending(url) == 0:
                break
    for pid in alive:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    sys.stdout.write(f"{kills}\n")


if __name__ == "__main__":
    main()
