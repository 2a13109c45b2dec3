"""Which way an English clause looks, and the forms British colleagues write."""

from datetime import UTC, datetime

import pytest

from bot.understanding.dates import read_dates

NOW = datetime(2015, 2, 11, 10, tzinfo=UTC).replace(tzinfo=None)


def said(text):
    return [
        f"{_short(found.window.start)} > {_short(found.window.end)}".strip()
        for found in read_dates(text, at=NOW, language="en").dates
    ]


def _short(moment):
    return "" if moment is None else moment.isoformat(timespec="minutes").replace("T00:00", "")


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("the grant came through on 3 February", ["2015-02-03 > 2015-02-04"]),
        ("minutes from 12 January are on the drive", ["2015-01-12 > 2015-01-13"]),
        ("your email of Monday", ["2015-02-09 > 2015-02-10"]),
        ("thanks for coming on Tuesday", ["2015-02-10 > 2015-02-11"]),
        ("it was due on 30 January", ["2015-01-30 > 2015-01-31"]),
        ("the deadline was 30 January", ["> 2015-01-31"]),
        ("we were closed between 2 and 6 February", ["2015-02-02 > 2015-02-07"]),
        ("the survey ran from October to December", ["2014-10-01 > 2015-01-01"]),
        ("it started in January and ends in June", ["2015-01-01 > 2015-02-01", "2015-06-01 > 2015-07-01"]),
    ],
)
def test_a_clause_that_looks_back_is_read_back(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("he said he'd send it on Friday", ["2015-02-13 > 2015-02-14"]),
        ("the board will have met by 24 Feb", ["> 2015-02-25"]),
        ("they confirmed the 17th", ["2015-02-17 > 2015-02-18"]),
        ("it was agreed to meet on 3 March", ["2015-03-03 > 2015-03-04"]),
        ("the 3 March meeting was cancelled", ["2015-03-03 > 2015-03-04"]),
        ("it was moved to 3 March", ["2015-03-03 > 2015-03-04"]),
    ],
)
def test_what_was_settled_then_may_lie_ahead(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("a week today", ["2015-02-18 > 2015-02-19"]),
        ("a fortnight tomorrow", ["2015-02-26 > 2015-02-27"]),
        ("the week after next", ["2015-02-23 > 2015-03-02"]),
        ("the Monday after next", ["2015-02-23 > 2015-02-24"]),
        ("the Tuesday after Easter", ["2015-04-07 > 2015-04-08"]),
        ("by 2020", ["> 2021-01-01"]),
        ("on or before 30 April", ["> 2015-05-01"]),
        ("not after 15 March", ["> 2015-03-16"]),
        ("between now and the end of March", ["> 2015-04-01"]),
        ("starting in March", ["2015-03-01 >"]),
        ("throughout March", ["2015-03-01 > 2015-04-01"]),
        ("Mon-Wed", ["2015-02-16 > 2015-02-19"]),
        ("the 12th or 13th", ["2015-02-12 > 2015-02-13", "2015-02-13 > 2015-02-14"]),
        ("we spoke last night", ["2015-02-10T18:00 > 2015-02-10T22:00"]),
    ],
)
def test_the_usual_turns_are_read(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("can we do Weds?", ["2015-02-18 > 2015-02-19"]),
        ("Tuesday fortnight", ["2015-03-03 > 2015-03-04"]),
        ("w/c 9 Feb", ["2015-02-09 > 2015-02-16"]),
        ("in the financial year 2015/16", []),
        ("the school year 2014-15", []),
        ("workshops in the week commencing 20 April", ["2015-04-20 > 2015-04-27"]),
        ("we close on Christmas Eve", ["2015-12-24 > 2015-12-25"]),
        ("closed on the late May bank holiday", ["2015-05-25 > 2015-05-26"]),
        ("April and Mr May will do the minutes", []),
        ("over the weekend", ["2015-02-14 > 2015-02-16"]),
        ("it slipped from 3 March to 10 March", ["2015-03-03 > 2015-03-04", "2015-03-10 > 2015-03-11"]),
        ("up to and including Friday", ["> 2015-02-14"]),
    ],
)
def test_forms_of_the_office_are_read(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("May next year", ["2016-05-01 > 2016-06-01"]),
        ("12 May next year", ["2016-05-12 > 2016-05-13"]),
        ("between March and May next year", ["2016-03-01 > 2016-06-01"]),
        ("the third quarter of next year", ["2016-07-01 > 2016-10-01"]),
        ("March last year", ["2014-03-01 > 2014-04-01"]),
        ("I may next year", ["2016-01-01 > 2017-01-01"]),
    ],
)
def test_a_year_may_be_told_from_this_one(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("Tuesday 2-4", ["2015-02-17T14:00 > 2015-02-17T16:00"]),
        ("Fri 9-5", ["2015-02-13T09:00 > 2015-02-13T17:00"]),
        ("between 10 and 12 on Tuesday", ["2015-02-17T10:00 > 2015-02-17T12:00"]),
        ("from 2 to 4 on the 12th", ["2015-02-12T14:00 > 2015-02-12T16:00"]),
        ("Tuesday 9.30-11.00", ["2015-02-17T09:30 > 2015-02-17T11:00"]),
        ("tomorrow 9.30 at the town hall", ["2015-02-12T09:30 >"]),
        ("at 2:30 on Friday", ["2015-02-13T14:30 >"]),
        ("Friday 3-4 posters", ["2015-02-13 > 2015-02-14"]),
        ("Monday 9 - Wednesday 11 March", ["2015-03-09 > 2015-03-12"]),
        ("w/e 27 March", ["2015-03-23 > 2015-03-30"]),
        ("w/c 2nd", ["2015-03-02 > 2015-03-09"]),
        ("Monday AM", ["2015-02-16T08:00 > 2015-02-16T12:00"]),
        ("Saturday 14th Feb, 10-1", ["2015-02-14T10:00 > 2015-02-14T13:00"]),
        ("the 12th of last month", ["2015-01-12 > 2015-01-13"]),
        ("later in the year", []),
        ("in the next week", ["> 2015-02-19"]),
        ("in the next fortnight", ["> 2015-02-26"]),
        ("sometime in the next fortnight", ["2015-02-12 > 2015-02-27"]),
        ("over Easter weekend", ["2015-04-03 > 2015-04-07"]),
        ("August bank holiday weekend", ["2015-08-29 > 2015-09-01"]),
    ],
)
def test_hours_without_a_mark_belong_to_the_day_beside_them(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("the deadline for comments has been extended to 22 May", ["> 2015-05-23"]),
        ("deadline for bids: 22 May", ["> 2015-05-23"]),
        ("event at noon on Weds 25 March", ["2015-03-25T12:00 >"]),
        ("in by 22nd May, 12 noon", ["> 2015-05-22T12:00"]),
        ("at 10 on Wednesday 25 March", ["2015-03-25T10:00 >"]),
    ],
)
def test_an_hour_may_stand_before_its_day_and_a_deadline_say_of_what_it_is(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("I want it closed before the summer", ["> 2015-06-21"]),
        ("we need it finished by January", ["> 2016-02-01"]),
        ("we want to know what was said on 3 February", ["2015-02-03 > 2015-02-04"]),
        ("they end in June", ["2015-06-01 > 2015-07-01"]),
        ("by EOM please", ["> 2015-03-01"]),
        ("no later than 11/12", ["> 2015-12-12"]),
        ("leaving do last thurs in june", ["2015-06-25 > 2015-06-26"]),
        ("in March 2 workstreams kick off", ["2015-03-01 > 2015-04-01"]),
        ("between easter and the summer", ["2015-04-05 > 2015-09-22"]),
    ],
)
def test_deadlines_as_colleagues_write_them(text, windows):
    assert said(text) == windows
