"""`jalon run` with a lease of seconds and a posting client as hasty; started as a process of its own.

    python -m tests.process.worker LEASE_SECONDS TIMEOUT_SECONDS

The settings refuse leases as short as these: the time-out of 10 s must fit in. Here both are short together.
"""

import asyncio
import os
import sys
from dataclasses import replace
from functools import partial

import bot.serving
from bot.messenger import Messenger
from bot.settings import Settings


def main():
    lease, timeout = map(float, sys.argv[1:3])
    bot.serving.Messenger = partial(Messenger, timeout_seconds=timeout)
    asyncio.run(bot.serving.serve(replace(Settings.read(os.environ), lease_seconds=lease)))


if __name__ == "__main__":
    main()
