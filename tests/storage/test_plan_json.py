"""A plan survives being written down, whatever is in it."""

import string
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plan import Plan
from bot.domain.windows import DateWindow, Grain, Openness
from storage.plan_json import plan_from_json, plan_to_json

words = st.text(max_size=12)
times = st.datetimes(min_value=datetime.fromisoformat("2000-01-01"), max_value=datetime.fromisoformat("2100-01-01"))


@st.composite
def windows(draw):
    start, end = sorted(draw(st.lists(times, min_size=2, max_size=2, unique=True)))
    start, end = draw(st.sampled_from([(start, end), (None, end), (start, None)]))
    opened = (
        None if start and end else (Openness.BEFORE if start is None else draw(st.sampled_from([None, Openness.AFTER])))
    )
    return DateWindow(start=start, end=end, grain=draw(st.sampled_from(Grain)), open=opened, words=draw(words))


st.register_type_strategy(DateWindow, windows())
st.register_type_strategy(str, st.text(string.printable + "éœ’\u202f", max_size=8))


@settings(max_examples=60, deadline=None)
@given(st.from_type(Plan))
def test_a_plan_read_back_is_the_plan_written_down(plan):
    assert plan_from_json(plan_to_json(plan)) == plan
