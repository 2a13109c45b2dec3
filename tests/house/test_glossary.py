"""The glossary's names are the code's names."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LATER = {"local_authority", "elected_member", "Timetable", "Confidence", "DateWindow", "pilot", "calendar"}


def code_names():
    table = [
        line for line in (ROOT / "docs/glossary.md").read_text().splitlines() if line.startswith("|") and "`" in line
    ]
    return {name for line in table for name in re.findall(r"`([A-Za-z_.]+)", line.split("|")[2])}


def test_every_name_of_the_glossary_is_found_in_the_domain():
    domain = "\n".join(path.read_text() for path in (ROOT / "bot").rglob("*.py"))
    missing = [
        name for name in code_names() if not re.search(rf"\b{name.split('.')[-1]}\b", domain) and name not in LATER
    ]
    assert missing == []


def test_the_words_that_the_glossary_rules_out_are_no_names_in_the_code():
    ruled_out = re.compile(r"\b(?:class|def)\s+\w*(?:[Pp]ilot|[Rr]efund|Calendar)\w*")
    found = [str(path) for path in (ROOT / "bot").rglob("*.py") if ruled_out.search(path.read_text())]
    assert found == []
