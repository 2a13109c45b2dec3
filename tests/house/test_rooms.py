"""The architecture under test: who may import whom, sizes, and what no file may name."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = [path for room in ("bot", "handlers", "storage", "schedules") for path in (ROOT / room).rglob("*.py")]
LONGEST_FILE = 400


def tracked():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def test_each_room_imports_only_the_rooms_below_it():
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_init_files_stay_empty():
    assert [str(path) for path in CODE if path.name == "__init__.py" and path.read_text().strip()] == []


def test_today_is_asked_of_the_clock_only():
    asking = re.compile(r"\b(?:date\.today|datetime\.now|datetime\.utcnow|time\.time)\(")
    allowed = {ROOT / "bot/clock.py"}
    found = [
        str(path.relative_to(ROOT))
        for path in CODE
        if path not in allowed and "playground" not in path.parts and asking.search(path.read_text())
    ]
    assert found == []


def test_nothing_names_a_registry_or_a_workplace():
    hosts = re.compile(
        "|".join(
            [
                "files" + r"\.pythonhosted\.org",
                "pypi" + r"\.org",
                "registry\\.npm" + "js",
                "deb\\.deb" + "ian\\.org",
                "/wo" + "rk/",
                "/t" + "mp/ja" + "lon",
            ]
        )
    )
    found = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix not in {".mo", ".png", ".docx", ".pdf", ".ico"}
        and hosts.search(path.read_text(errors="replace"))
    ]
    assert found == []


def test_no_file_grew_past_its_noun():
    long = {
        str(path.relative_to(ROOT)): count
        for path in CODE
        if (count := len(path.read_text().splitlines())) > LONGEST_FILE
    }
    assert long == {}
