"""Whatever is typed, the reader answers, and soon."""

import time
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.readings import Intent
from bot.understanding import reader
from tests.understanding.books import A_MONDAY, climate_book

BOOK = climate_book()
WORDS = st.sampled_from(
    "guichet navette terminé pas bloqué 40 % ? , : ; ( \n l' est on si B-02 31 février pilote Karim rappelle nouvelle action jalon J1 reporté ` > < & en pause".split(
        " "
    )
)


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(max_size=300),
    group=st.none() | st.integers(-1, 99),
    at=st.datetimes(min_value=datetime(2001, 1, 1), max_value=datetime(2099, 1, 1)),
)
def test_no_text_raises(text: str, group: int | None, at: datetime) -> None:
    assert reader.read(text, at=at, book=BOOK, group=group).intent in set(Intent)


@settings(max_examples=200, deadline=None)
@given(words=st.lists(WORDS, max_size=40))
def test_no_order_of_telling_words_raises(words: list[str]) -> None:
    assert reader.read(" ".join(words), at=A_MONDAY, book=BOOK).intent in set(Intent)


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "a",
        "1",
        "`",
        "<",
        "\n",
        "é",
        "\u0301",
        "🙂",
        "a-",
        "pas ",
        "et ",
        "terminé ",
        "(a+)+$",
        "pilote : ",
        "&gt;",
        "l'",
        "Aa ",
    ],
)
def test_a_long_repetition_takes_linear_time(piece: str) -> None:
    text = (piece * 4_000)[:4_000]
    reader.read(text[:100], at=A_MONDAY, book=BOOK)
    begun = time.process_time()
    reader.read(text, at=A_MONDAY, book=BOOK)
    assert time.process_time() - begun < 0.25


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE actions; --",
        "{{7*7}}",
        "${jndi:ldap://x}",
        "%s%n",
        "<script>alert(1)</script>",
        "\ud800",
        "\x00\x07",
    ],
)
def test_code_is_plain_text(text: str) -> None:
    assert reader.read(text, at=A_MONDAY, book=BOOK).actions == ()
