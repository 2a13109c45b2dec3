"""Dates as intervals."""

from datetime import date, datetime

import pytest

from bot.domain.windows import DateWindow, Grain, Openness

local = datetime.fromisoformat
FIN_AVRIL = DateWindow(start=local("2015-04-21"), end=local("2015-05-01"), grain=Grain.MONTH, words="fin avril")
DEADLINE = DateWindow(start=None, end=local("2015-05-01"), grain=Grain.DAY, open=Openness.BEFORE)
OPENING = DateWindow(start=local("2015-09-01"), end=None, grain=Grain.DAY, open=Openness.AFTER)
POINT = DateWindow(start=local("2015-04-30T14:00"), end=None, grain=Grain.HOUR)


def test_days_are_inclusive_where_the_end_is_not():
    assert (FIN_AVRIL.first_day, FIN_AVRIL.last_day) == (date(2015, 4, 21), date(2015, 4, 30))
    assert (DEADLINE.first_day, DEADLINE.last_day) == (None, date(2015, 4, 30))
    assert (OPENING.first_day, OPENING.last_day) == (date(2015, 9, 1), None)
    assert (POINT.first_day, POINT.last_day) == (date(2015, 4, 30), date(2015, 4, 30))


def test_it_contains_its_days_and_no_other():
    assert [FIN_AVRIL.contains(date(2015, 4, day)) for day in (20, 21, 30)] == [False, True, True]
    assert OPENING.contains(date(2090, 1, 1))
    assert not OPENING.contains(date(2015, 8, 31))


def test_it_is_past_once_its_end_has_come():
    assert [window.is_past(local("2015-05-01")) for window in (FIN_AVRIL, DEADLINE, OPENING, POINT)] == [
        True,
        True,
        False,
        True,
    ]
    assert not FIN_AVRIL.is_past(local("2015-04-30T23:59"))


def test_windows_that_share_an_instant_overlap():
    april = DateWindow(start=local("2015-04-01"), end=local("2015-05-01"), grain=Grain.MONTH)
    assert (april.overlaps(FIN_AVRIL), FIN_AVRIL.is_within(april), april.is_within(FIN_AVRIL)) == (True, True, False)
    assert (april.overlaps(POINT), POINT.is_within(april)) == (True, True)
    assert not FIN_AVRIL.overlaps(OPENING)
    assert not DateWindow.of_day(date(2015, 5, 1)).overlaps(FIN_AVRIL)


@pytest.mark.parametrize("window", [FIN_AVRIL, DEADLINE, OPENING, POINT])
def test_what_is_stored_comes_back(window):
    assert DateWindow.from_json(window.to_json()) == window


@pytest.mark.parametrize(("start", "end"), [(None, None), (local("2015-05-01"), local("2015-05-01"))])
def test_a_window_has_a_bound_and_ends_after_it_starts(start, end):
    with pytest.raises(ValueError, match="a window"):
        DateWindow(start=start, end=end, grain=Grain.DAY)
