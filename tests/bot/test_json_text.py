"""JSON of the everyday way: quick, and as forgiving as the standard library."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.json_text import decoded, encoded, stored

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters()), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(ANYTHING)
def test_what_is_stored_is_read_again_as_it_was(value):
    assert decoded(stored(value)) == value


@given(st.text(st.characters(exclude_categories=[])))
def test_halves_of_characters_are_kept_in_storage_and_marked_for_slack(text):
    assert decoded(stored({"text": text})) == {"text": text}
    assert decoded(encoded({"text": text})) == {"text": text.encode("utf-8", "replace").decode()}


@pytest.mark.parametrize("words", ["", "{", "[1,]", b"\xff", "nul"])
def test_what_is_no_json_is_a_value_error(words):
    with pytest.raises(ValueError, match=r".+"):
        decoded(words)


def test_great_depth_and_great_numbers_are_taken_as_the_standard_library_takes_them():
    deep = json.loads("[" * 400 + "]" * 400)
    assert decoded(stored(deep)) == deep
    assert decoded("[" * 400 + "]" * 400) == deep
    assert decoded(stored({"n": 2**80})) == {"n": 2**80}
    assert decoded('"\\ud800"') == "\ud800"
