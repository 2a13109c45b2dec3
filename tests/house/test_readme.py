"""The README's commands exist and do what it says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()


def jalon(*arguments, folder, stdin=""):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "JALON_"))}
    environment["JALON_DATABASE_URL"] = f"sqlite:///{folder / 'jalon.db'}"
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_every_make_target_that_the_readme_names_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)\b", README + (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE))
    assert named - targets == set()


def test_every_command_that_the_readme_names_exists(tmp_path):
    for line in sorted(set(re.findall(r"\.venv/bin/jalon ([a-z]+(?: [a-z]+)?)", README))):
        words = line.split()
        command = words if words[0] in {"plan", "db"} else words[:1]
        done = jalon(*command, "--help", folder=tmp_path)
        assert done.returncode == 0, f"{line}: {done.stderr}"


def test_the_picture_of_the_readme_is_there():
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []
    assert pictures


def test_the_examples_of_the_readme_are_understood(tmp_path):
    said = re.findall(r"^\| [^|]+ \| \*([^*]+)\* \|$", README, re.MULTILINE)
    rows = "\n".join(
        json.dumps({"id": number, "text": text, "at": "2015-01-05T09:00:00"}) for number, text in enumerate(said)
    )
    done = jalon("read", "--batch", folder=tmp_path, stdin=rows)
    intents = [json.loads(line)["intent"] for line in done.stdout.splitlines()]
    assert intents == ["update", "question", "question", "status", "new_action"]


@needs_shared
def test_the_manifest_is_valid_by_slacks_schema(tmp_path):
    import jsonschema

    schema = json.loads((SHARED / "data/slack/manifest/schemas/manifest.schema.2.0.0.json").read_text())
    for arguments in ((), ("--url", "https://jalon.example.org"), ("--lang", "en")):
        done = jalon("manifest", *arguments, folder=tmp_path)
        assert done.returncode == 0, done.stderr
        jsonschema.validate(json.loads(done.stdout), schema)


@pytest.mark.parametrize(
    ("arguments", "fields"),
    [
        (("plan", "show", "--json"), {"title", "organisation", "language", "period", "principles", "challenges", "axes", "working_groups", "milestones", "people", "facts", "remarks"}),
        (("dates", "demain", "--at", "2015-01-05T09:00:00", "--json"), {"id", "dates", "problems"}),
        (("ask", "Quand a lieu la délibération ?", "--json"), {"id", "outcome", "text", "quotes", "nearest"}),
        (("read", "merci", "--at", "2015-01-05T09:00:00", "--json"), {"id", "intent", "sure", "actions", "milestone", "scope"}),
        (("say", "merci", "--json"), {"id", "intent", "text", "blocks", "recorded"}),
        (("status", "--json"), {"scope", "text", "counts", "late", "blocked", "silent", "unheld", "changes"}),
    ],
)  # fmt: skip
def test_a_command_answers_with_exactly_the_designs_fields(tmp_path, arguments, fields):
    done = jalon(*arguments, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) == fields
