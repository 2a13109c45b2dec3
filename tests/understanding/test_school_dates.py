"""School holidays, by zone and for the years that are known."""
# Local times are naive on purpose.

from datetime import date, datetime, timedelta

import holidays
import pytest

from bot.understanding.dates import read_dates
from bot.understanding.dates_school import ZONES, Break, school_break

NOW = datetime(2015, 2, 11, 10)
NAMES = {
    Break.ALL_SAINTS: "Vacances de la Toussaint",
    Break.CHRISTMAS: "Vacances de Noël",
    Break.WINTER: "Vacances d'hiver",
    Break.SPRING: "Vacances de printemps",
    Break.SUMMER: "Vacances d'été",
}


def said(text, *, at=NOW, language="fr"):
    return [
        f"{(found.window.start and found.window.start.date()) or ''} > {(found.window.end and found.window.end.date()) or ''}".strip()
        for found in read_dates(text, at=at, language=language).dates
    ]


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("on se voit pendant les vacances de la Toussaint", ["2015-10-17 > 2015-11-02"]),
        ("avant les vacances de Noël", ["> 2015-12-19"]),
        ("après les vacances de Noël", ["2016-01-04 >"]),
        ("au retour des vacances de la Toussaint", ["2015-11-02 >"]),
        ("pendant les vacances d'hiver zone B", ["2015-02-21 > 2015-03-09"]),
        ("les vacances de février (zone A)", ["2015-02-07 > 2015-02-23"]),
        ("en zone C, avant les vacances de février", ["> 2015-02-14"]),
        ("vacances de Pâques 2016, zone C", ["2016-04-16 > 2016-05-02"]),
        ("vacances de printemps zone C", ["2015-04-18 > 2015-05-04"]),
        ("les grandes vacances", ["2015-07-04 > 2015-09-01"]),
        ("vacances d'été 2016", ["2016-07-06 > 2016-09-01"]),
        ("on avait dit pendant les vacances de Noël", ["2014-12-20 > 2015-01-05"]),
    ],
)
def test_school_holidays_are_those_of_the_zone(text, windows):
    assert said(text) == windows


def test_english_names_them_as_school_holidays():
    assert said("before the winter school holidays, zone B", language="en") == ["> 2015-02-21"]


def test_without_a_zone_the_window_holds_all_three():
    assert said("les vacances de février") == ["2015-02-07 > 2015-03-09"]


@pytest.mark.parametrize(
    "text",
    [
        "avant les vacances",
        "les vacances de Noël 2030",
        "mes vacances d'été",
        "bonnes vacances de Noël",
        "nos congés de Noël",
    ],
)
def test_holidays_that_are_not_known_have_no_date(text):
    assert said(text) == []


def test_years_before_and_behind_the_known_ones_have_no_window():
    assert said("avant les vacances de la Toussaint", at=datetime(2013, 2, 11)) == []
    assert said("avant les vacances de la Toussaint", at=datetime(2027, 5, 11)) == []


@pytest.mark.parametrize("zone", ZONES)
def test_the_calendar_is_the_one_the_holidays_library_computes(zone):
    theirs = holidays.country_holidays(
        "FR", subdiv=f"Zone {zone.upper()}", years=range(2017, 2027), categories=("school",), language="fr"
    )
    for year in range(2018, 2027):
        for number, name in NAMES.items():
            first, after = school_break(year, number, zone)
            days = {first + timedelta(days=count) for count in range((after - first).days)}
            inside = {
                day for day in theirs if name in theirs[day] and first - timedelta(20) < day < after + timedelta(20)
            }
            assert {day for day in days if day < date(2027, 1, 1)} == inside, (year, name)
