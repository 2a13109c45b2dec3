"""Screened patterns find what the plain ones find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding import concerns, intents
from bot.understanding.screened import Screened

SCREENED = [one for module in (concerns, intents) for one in vars(module).values() if isinstance(one, Screened)]
PIECES = sorted({piece for one in SCREENED for piece in re.findall(r"(?<!\\)[a-z]+", one.pattern)})
BETWEEN = st.sampled_from([" ", " ", " ", "", "'", "-", ", ", " ? ", "s ", " 3 "])


@given(st.lists(st.tuples(st.sampled_from(PIECES), BETWEEN), max_size=12))
def test_every_pattern_finds_the_place_that_the_plain_one_finds(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + between for piece, between in pieces)
    plain = [re.search(one.pattern, text) for one in SCREENED]
    found = [one.search(text) for one in SCREENED]

    assert [one and one.span() for one in found] == [one and one.span() for one in plain]


@pytest.mark.parametrize("text", ["le plan", "le plan et le budget", "budget", "", "ou bien", "budgets"])
def test_the_beginning_and_the_whole_are_matched_as_they_are(text: str) -> None:
    pattern = r"\b(?:le|la) plan\b|budgets?|\b(?:ou|et)\b"

    assert bool(Screened(pattern).match(text)) == bool(re.match(pattern, text))
    assert bool(Screened(pattern).fullmatch(text)) == bool(re.fullmatch(pattern, text))


def test_a_text_looked_at_before_is_looked_at_again_for_a_pattern_that_came_later() -> None:
    text = "une phrase que personne ne dit"
    assert Screened(r"\bquand\b").search(text) is None

    assert Screened(r"\bpersonne\b").search(text) is not None
