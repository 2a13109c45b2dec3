"""What holds of the reading of dates, whatever the text."""
# Local times are naive on purpose.
# ruff: noqa: DTZ001

import time
import unicodedata
from datetime import date, datetime, timedelta

import dateparser
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.people import Language
from bot.domain.windows import DateWindow, Grain
from bot.texts import texts
from bot.understanding.dates import DateReading, read_dates, read_label, read_shift
from bot.understanding.folding import Folded, fold

NOW = datetime(2015, 2, 11, 10, 0)
WORDS = [
    "le",
    "la",
    "les",
    "du",
    "au",
    "de",
    "à",
    "en",
    "et",
    "ou",
    ",",
    "/",
    "-",
    ".",
    ":",
    "entre",
    "avant",
    "après",
    "d'ici",
    "jusqu'au",
    "depuis",
    "dès",
    "fin",
    "début",
    "mi",
    "courant",
    "janvier",
    "mars",
    "mai",
    "août",
    "sept",
    "décembre",
    "lundi",
    "mardi",
    "vendredi",
    "1er",
    "3",
    "7",
    "12",
    "15",
    "26",
    "30",
    "31",
    "32",
    "2015",
    "2016",
    "14h",
    "9h30",
    "midi",
    "semaine",
    "semaines",
    "mois",
    "année",
    "prochain",
    "prochaine",
    "dernier",
    "T2",
    "S1",
    "S14",
    "dans",
    "sous",
    "il",
    "y",
    "a",
    "trois",
    "quinze",
    "jours",
    "quinzaine",
    "Pâques",
    "Noël",
    "été",
    "l'été",
    "rentrée",
    "matin",
    "soir",
    "week-end",
    "tous",
    "chaque",
    "veille",
    "lendemain",
    "by",
    "next",
    "last",
    "of",
    "March",
    "May",
    "Friday",
    "week",
    "quarter",
    "Q2",
    "every",
    "before",
    "reporté",
    "loi",
    "plan",
    "11/02",
    "11/02/2015",
    "31/02/2015",
    "40",
    "%",
    "€",
    "J-7",
    "été",
    "a",
    "validé",
]
sentences = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
languages = st.sampled_from(["fr", "en", None])
moments = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2090, 1, 1))
days = st.dates(min_value=date(2001, 1, 1), max_value=date(2089, 12, 31))


@pytest.fixture(scope="module", autouse=True)
def _loaded_fallback():
    """The first text that needs the fallback loads it, which takes longer than one example may."""
    for language in ("fr", "en"):
        dateparser.parse("12 mai 2015", languages=[language])


def outline(reading: DateReading) -> list[object]:
    """What was understood, without the words."""
    return [
        (found.window.start, found.window.end, found.window.open, found.window.grain) for found in reading.dates
    ] + [(problem.kind, [(window.start, window.end) for window in problem.readings]) for problem in reading.problems]


@given(st.text(), moments, languages)
def test_no_text_makes_it_raise(text, at, language):
    read_dates(text, at=at, language=language)
    read_label(text, year=None, previous=None, language=language)
    read_shift(text, language=language)


@given(sentences, moments, languages)
def test_no_heap_of_calendar_words_makes_it_raise(text, at, language):
    read_dates(text, at=at, language=language)
    read_label(text, year=2015, previous=DateWindow.of_day(at.date()), language=language)
    read_shift(text, language=language)


@given(sentences, moments, languages)
def test_spans_lie_inside_the_text_and_windows_end_after_they_start(text, at, language):
    reading = read_dates(text, at=at, language=language)
    for found in (*reading.dates, *reading.problems):
        assert text[found.at : found.at + len(found.span)] == found.span != ""
    for window in [found.window for found in reading.dates]:
        assert window.start is None or window.end is None or window.end > window.start
    assert all(len(problem.readings) == 2 for problem in reading.problems)


@given(sentences, moments)
def test_accents_apostrophes_and_capitals_change_nothing(text, at):
    plain = outline(read_dates(text, at=at))
    bare = "".join(part for part in unicodedata.normalize("NFD", text) if not unicodedata.combining(part))
    for other in (
        bare,
        text.replace("'", "’"),
        text.upper(),
        unicodedata.normalize("NFD", text),
        text.replace(" ", "\u00a0"),
    ):
        assert outline(read_dates(other, at=at)) == plain


@given(days, st.sampled_from(list(Language)))
def test_a_day_that_is_written_reads_as_the_same_day(day, language):
    window = DateWindow.of_day(day)
    written = texts(language).window(window)
    found = read_dates(written, at=NOW, language=language.value).dates
    assert [(date_.window.start, date_.window.end) for date_ in found] == [(window.start, window.end)]


@given(days, st.integers(1, 60), st.sampled_from(list(Language)))
def test_a_range_that_is_written_reads_as_the_same_range(first, length, language):
    start = datetime.combine(first, datetime.min.time())
    window = DateWindow(start=start, end=start + timedelta(days=length), grain=Grain.DAY)
    found = read_dates(texts(language).window(window), at=NOW, language=language.value).dates
    assert [(date_.window.start, date_.window.end) for date_ in found] == [(window.start, window.end)]


@given(st.integers(2001, 2089), st.integers(1, 12), st.integers(1, 11), st.sampled_from(list(Language)))
def test_months_that_are_written_read_as_the_same_months(year, month, count, language):
    last = year * 12 + month - 1 + count
    window = DateWindow(start=datetime(year, month, 1), end=datetime(last // 12, last % 12 + 1, 1), grain=Grain.MONTH)
    found = read_dates(texts(language).window(window), at=NOW, language=language.value).dates
    assert [(date_.window.start, date_.window.end) for date_ in found] == [(window.start, window.end)]


@given(st.integers(2001, 2089), st.integers(0, 3), st.sampled_from(list(Language)))
def test_quarters_and_halves_that_are_written_read_the_same(year, number, language):
    quarter = DateWindow(
        start=datetime(year, 3 * number + 1, 1),
        end=datetime(year + (number == 3), (3 * number + 3) % 12 + 1, 1),
        grain=Grain.QUARTER,
    )
    found = read_dates(texts(language).window(quarter), at=NOW, language=language.value).dates
    assert [(date_.window.start, date_.window.end, date_.window.grain) for date_ in found] == [
        (quarter.start, quarter.end, Grain.QUARTER)
    ]


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF)))
@example("ᴭ")  # a letter whose plain form is a ligature
def test_folding_finds_its_way_back(text):
    folded = Folded.of(text)
    assert folded.text == Folded.of(folded.text).text
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert 0 <= start < end <= len(text)
    assert fold(text) == folded.text


@pytest.mark.parametrize(
    "text",
    [
        "1" * 4000,
        "mardi " * 2000,
        "1 " * 2000,
        "1/" * 2000,
        "le 12, " * 600,
        "du 3 au " * 500,
        "(" * 5000,
        "semaine du " * 400,
        "avant " * 700,
    ],
)
def test_hostile_text_costs_no_more_than_a_fifth_of_a_second(text):
    began = time.process_time()
    read_dates(text, at=NOW)
    assert time.process_time() - began < 0.2
