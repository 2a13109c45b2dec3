"""The page of rules names tests that exist, and every rule."""

import re

from tests.harness import ROOT

PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PAGE)


def test_every_rule_has_its_line():
    assert re.findall(r"^\| (R\d+) \|", PAGE, re.MULTILINE) == [f"R{number}" for number in range(1, 21)]


def test_every_test_that_the_page_names_exists():
    assert len(NAMED) > 50
    missing = [
        f"{file}::{name}"
        for file, name in NAMED
        if not (ROOT / file).is_file() or f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]
    assert missing == []
