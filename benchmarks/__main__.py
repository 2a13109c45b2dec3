"""`make bench`: every figure in a table, and in benchmarks/results/latest.json."""

import importlib
import json
import sys
from pathlib import Path

PARTS = ("full_path", "start_up", "storage", "dates", "messages", "answers", "probes", "reading", "plans")
RESULTS = Path(__file__).parent / "results"


def main(wanted: list[str]) -> int:
    """Measure the parts named, else all; the number of goals missed is the exit code."""
    found = []
    for part in wanted or PARTS:
        sys.stdout.write(f"\n{part}\n")
        for figure in importlib.import_module(f"benchmarks.{part}").figures():
            sys.stdout.write("  " + figure.line() + "\n")
            sys.stdout.flush()
            found.append(figure)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "latest.json").write_text(
        json.dumps([figure.json() for figure in found], ensure_ascii=False, indent=1) + "\n"
    )
    return sum(figure.met is False for figure in found)


if __name__ == "__main__":
    raise SystemExit(min(main(sys.argv[1:]), 1))
