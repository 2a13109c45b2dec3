"""The sieve leaves out no pattern that is found in a text, and does leave out most of the others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plan.sample import sample_text
from bot.understanding import question_words_en, question_words_fr
from bot.understanding.folding import fold
from bot.understanding.pattern_needs import Need, needs
from bot.understanding.sieve import Finder, Sieve

PATTERNS = [
    pattern
    for words in (question_words_fr, question_words_en)
    for pattern in (
        *(pattern for _, pattern in (*words.PATTERNS, *words.STRUCTURE)),
        *(pattern for pattern, _ in words.PHONE_STYLE),
    )
]
PIECES = sorted({piece for pattern in PATTERNS for piece in re.findall(r"(?<!\\)[a-z]+", pattern)})
BETWEEN = st.sampled_from([" ", " ", " ", "", "'", "-", ", ", " ? ", "s ", "ee ", " 3 ", "_"])


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bquand\b", [{Need("whole", "quand")}]),
        (r"\bquel(?:le)?s? jours?\b", [{Need("start", "quel")}, {Need("start", "jour")}]),
        (r"\bdate limite\b|\becheances?\b", [{Need("whole", "limite"), Need("start", "echeance")}]),
        (r"(?:re)?porte", [{Need("inside", "porte")}]),
        (r"\b(?:qui|quoi)\b", [{Need("whole", "qui"), Need("whole", "quoi")}]),
        (r"\bmot[- ]cles?", [{Need("whole", "mot")}, {Need("start", "cle")}]),
        (r"<!", [{Need("inside", "<!")}]),
        (r"\bplans?\b.{0,9}\bdates?\b.{0,9}\boui\b", [{Need("start", "date")}, {Need("start", "plan")}]),
        (r"\w+|\bqui\b", []),
        (r"(?i)\bqui\b", []),
    ],
)
def test_what_a_pattern_needs_is_read_off_it(pattern: str, needed: list[set[Need]]) -> None:
    assert sorted(map(sorted, needs(pattern))) == sorted(map(sorted, needed))


@pytest.fixture(scope="module")
def sieve() -> Sieve:
    return Sieve(PATTERNS)


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(PATTERNS)


@given(st.lists(st.tuples(st.sampled_from(PIECES), BETWEEN), max_size=14))
def test_every_pattern_that_is_found_was_a_candidate(sieve: Sieve, pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + between for piece, between in pieces)
    candidates = {place for place, _ in sieve.candidates(text)}

    assert {place for place, pattern in enumerate(PATTERNS) if re.search(pattern, text)} <= candidates


@given(st.lists(st.tuples(st.sampled_from(PIECES), BETWEEN), max_size=14))
def test_what_is_found_stands_where_each_pattern_alone_finds_it(finder: Finder, pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + between for piece, between in pieces)
    alone = {place: [found.span() for found in re.finditer(pattern, text)] for place, pattern in enumerate(PATTERNS)}

    assert finder.spans(text) == {place: spans for place, spans in alone.items() if spans}


def test_a_line_of_a_plan_is_spared_most_patterns(sieve: Sieve) -> None:
    lines = [fold(line) for line in sample_text().splitlines() if line.strip()]

    tried = sum(len(list(sieve.candidates(line))) for line in lines)
    found = {(line, place) for line in lines for place, pattern in enumerate(PATTERNS) if re.search(pattern, line)}

    assert found <= {(line, place) for line in lines for place, _ in sieve.candidates(line)}
    assert tried < len(lines) * len(PATTERNS) / 8


def test_those_before_a_place_are_passed_over() -> None:
    table = Sieve([r"\bqui\b", r"\bquand\b", r"\bqui\b"])

    assert [place for place, _ in table.candidates("qui donc", since=1)] == [2]
