"""Dates as French public servants and their partners type them, read on Wednesday 11 February 2015 at ten."""

from datetime import UTC, datetime

import pytest

from bot.domain.windows import DateWindow, Grain
from bot.understanding.dates import ProblemKind, read_dates, read_label, read_shift

NOW = datetime(2015, 2, 11, 10, tzinfo=UTC).replace(tzinfo=None)


def said(text, *, at=NOW, language="fr", prefer=None):
    """The windows as "start > end", days without their midnight; "<" is a deadline, ">" alone from then on."""
    reading = read_dates(text, at=at, language=language, prefer=prefer)
    return [f"{_short(found.window.start)} > {_short(found.window.end)}".strip() for found in reading.dates]


def _short(moment):
    return "" if moment is None else moment.isoformat(timespec="minutes").replace("T00:00", "")


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("rdv le 12", ["2015-02-12 > 2015-02-13"]),
        ("le 11/02/2015 à 14h30", ["2015-02-11T14:30 >"]),
        ("mer. 11 févr.", ["2015-02-11 > 2015-02-12"]),
        ("c noté pour le vingt-cinq juin", ["2015-06-25 > 2015-06-26"]),
        ("le comité du 1er mars", ["2015-03-01 > 2015-03-02"]),
        ("fin avril", ["2015-04-21 > 2015-05-01"]),
        ("mi-mars", ["2015-03-11 > 2015-03-21"]),
        ("courant mai", ["2015-05-01 > 2015-06-01"]),
        ("fin 2015", ["2015-09-01 > 2016-01-01"]),
        ("à l'automne", ["2015-09-22 > 2015-12-21"]),
        ("mars/avril", ["2015-03-01 > 2015-04-01", "2015-04-01 > 2015-05-01"]),
        ("26 et 30 janvier 2015", ["2015-01-26 > 2015-01-27", "2015-01-30 > 2015-01-31"]),
        ("le 2, le 4 ou le 9 mars", ["2015-03-02 > 2015-03-03", "2015-03-04 > 2015-03-05", "2015-03-09 > 2015-03-10"]),
        ("du 26 au 30", ["2015-03-26 > 2015-03-31"]),
        ("entre le 3 et le 7 mai", ["2015-05-03 > 2015-05-08"]),
        ("fermé du 23 décembre au 3 janvier", ["2015-12-23 > 2016-01-04"]),
        ("T2 2015", ["2015-04-01 > 2015-07-01"]),
        ("S1 2016", ["2016-01-01 > 2016-07-01"]),
        ("réunion S14", ["2015-03-30 > 2015-04-06"]),
        ("lundi en huit", ["2015-02-23 > 2015-02-24"]),
        ("vendredi prochain", ["2015-02-13 > 2015-02-14"]),
        ("en fin de semaine", ["2015-02-12 > 2015-02-14"]),
        ("dans 3 semaines", ["2015-03-04 > 2015-03-05"]),
        ("sous quinzaine", ["> 2015-02-27"]),
        ("sous 8 jours", ["> 2015-02-19"]),
        ("après-demain matin", ["2015-02-13T08:00 > 2015-02-13T12:00"]),
        ("d'ici fin avril", ["> 2015-05-01"]),
        ("avant vendredi", ["> 2015-02-13"]),
        ("au plus tard le 20", ["> 2015-02-21"]),
        ("jusqu'au 14 octobre", ["> 2015-10-15"]),
        ("à partir du 1er septembre", ["2015-09-01 >"]),
        ("pas avant décembre", ["2015-12-01 >"]),
        ("lundi de Pâques", ["2015-04-06 > 2015-04-07"]),
        ("tous les premiers mardis du mois", ["2015-03-03 > 2015-03-04"]),
        ("une semaine avant le 30 avril", ["2015-04-23 > 2015-04-24"]),
        ("on livre dans 5 jours ouvrés", ["2015-02-18 > 2015-02-19"]),
        ("le matin du 12 mars", ["2015-03-12T08:00 > 2015-03-12T12:00"]),
        ("de 9h30 à 12h", ["2015-02-11T09:30 > 2015-02-11T12:00"]),
        ("avant demain 18h", ["> 2015-02-12T18:00"]),
        ("reporté du 4 au 18 mars", ["2015-03-04 > 2015-03-05", "2015-03-18 > 2015-03-19"]),
        ("pont de l'Ascension le 15 mai", ["2015-05-15 > 2015-05-16"]),
        ("demain en fin de journée", ["2015-02-12T16:00 > 2015-02-12T18:00"]),
        ("le 17 de 14h à 16h", ["2015-02-17T14:00 > 2015-02-17T16:00"]),
        ("à 20h, mardi 21 avril", ["2015-04-21T20:00 >"]),
        ("rdv à seize heures trente", ["2015-02-11T16:30 >"]),
        ("dans un an et demi", ["2016-08-11 > 2016-08-12"]),
        ("mardi ou jeudi à 14h", ["2015-02-17T14:00 >", "2015-02-19T14:00 >"]),
        ("absent de lundi à mercredi", ["2015-02-16 > 2015-02-19"]),
        ("mardi à partir de 14h", ["2015-02-17T14:00 >"]),
        ("mardi 17 9h-11h", ["2015-02-17T09:00 > 2015-02-17T11:00"]),
        ("15-20/03", ["2015-03-15 > 2015-03-21"]),
        ("sous 10 j, ce vend à 14h", ["> 2015-02-22", "2015-02-13T14:00 >"]),
        ("en mai 1789", ["1789-05-01 > 1789-06-01"]),
        ("en 2013 et 2014", ["2013-01-01 > 2014-01-01", "2014-01-01 > 2015-01-01"]),
        ("12 rue du 8 mai 1945, vendredi", ["2015-02-13 > 2015-02-14"]),
        ("le décret n° 2014-1545 du 20 décembre 2014, avant lundi", ["> 2015-02-16"]),
    ],
)
def test_a_date_is_the_interval_a_reader_takes(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    "text",
    [
        "l'axe 3 du plan 2015-2020",
        "la loi de juillet 2014",
        "loi ESS du 31 juillet 2014",
        "60 participants, groupe 2, salle 204",
        "CS 50749 59034 Lille cedex, 03 20 21 22 23",
        "1 500 €, 40 %, TVA à 5,5 %",
        "2/3 public, 1/2 poste, 8/10 pour cette présentation",
        "ouvert 24h/24 et 7j/7",
        "la place du 8 mai et la salle du 14 juillet",
        "sept groupes ont répondu",
        "A-07, G2-01, point 4, version 2.1, J5",
        "on est à J-3, c'est reporté de 15 jours",
        "il y a 3 semaines de retard, une réunion de 2h",
        "pas de GT ce vendredi là",
        "le mercredi je ne travaille pas",
        "une quinzaine de personnes, semaine de 4 jours",
        "chercher midi à quatorze heures",
        "d'ici là, d'ici peu, depuis longtemps",
        "dans les mois à venir, ces derniers mois, entre 2 et 3 heures",
        "Avril Dupont et Pascal Juin sont dans la boucle",
        "voir https://www.exemple.fr/2015/03/12/page et cr-2015-02-03.docx",
        "la sonde s'est posée sur Mars",
        "facture n° 2015-02-118, marché 2014-07, v10.12.2014",
        "un contrat de 35 h, 7h par jour, durée : 8h",
        "le 1er point, le 2 pièces, composez le 15",
        "le sapin de Noël, la salle Octobre, Octobre rose",
        "Q3 du questionnaire, semaine 2 de la formation, page 10/12",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert read_dates(text, at=NOW) == read_dates("", at=NOW)


@pytest.mark.parametrize(
    "text",
    [
        "we may march on it",
        "Theresa May said so",
        "24/7",
        "Room 204",
        "the law of July 2014",
        "the first half of the document",
        "June Walker and April Jones join",
        "Black Friday and the Christmas tree",
        "12 June Street",
        "10 may join and the 12th man",
    ],
)
def test_english_verbs_and_names_are_no_dates(text):
    assert said(text, language="en") == []


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("from 10am to noon on 12 March", ["2015-03-12T10:00 > 2015-03-12T12:00"]),
        ("Thursday the 12th at half nine", ["2015-02-12T09:30 >"]),
        ("between the 21st and 23rd", ["2015-02-21 > 2015-02-24"]),
        ("March to May", ["2015-03-01 > 2015-06-01"]),
        ("two weeks on Tuesday", ["2015-03-03 > 2015-03-04"]),
        ("training on 11/3 at 9.30", ["2015-03-11T09:30 >"]),
        ("the first three months of the year", ["2015-01-01 > 2015-04-01"]),
        ("by close of play Friday", ["> 2015-02-14"]),
        ("the report will be sent on Tuesday", ["2015-02-17 > 2015-02-18"]),
        ("we sent the plan on Tuesday", ["2015-02-10 > 2015-02-11"]),
        ("we agreed to meet on Tuesday", ["2015-02-17 > 2015-02-18"]),
        ("minutes of the meeting of 3 February", ["2015-02-03 > 2015-02-04"]),
    ],
)
def test_english_is_read_as_british_colleagues_write_it(text, windows):
    assert said(text, language="en") == windows


@pytest.mark.parametrize(
    ("text", "kind", "nearest"),
    [
        ("le 31/02/2015", ProblemKind.IMPOSSIBLE, ["2015-02-28", "2015-03-01"]),
        ("le 32 mars", ProblemKind.IMPOSSIBLE, ["2015-03-31", "2015-04-01"]),
        ("le 29 février 2017", ProblemKind.IMPOSSIBLE, ["2017-02-28", "2017-03-01"]),
        ("mardi 11 février 2015", ProblemKind.CONTRADICTION, ["2015-02-10", "2015-02-11"]),
        ("réunion semaine 54", ProblemKind.IMPOSSIBLE, ["2015-12-28", "2016-01-04"]),
        ("RDV à 12h60", ProblemKind.IMPOSSIBLE, ["2015-02-11T13:00", "2015-02-11T14:00"]),
        ("le 28 mars 2027 à 2h30", ProblemKind.IMPOSSIBLE, ["2027-03-28T01:59", "2027-03-28T03:00"]),
    ],
)
def test_what_cannot_be_is_asked_about_with_the_two_nearest_readings(text, kind, nearest):
    reading = read_dates(text, at=NOW)
    assert reading.dates == ()
    (problem,) = reading.problems
    assert (problem.kind, [_short(window.start) for window in problem.readings]) == (kind, nearest)


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("validé le 3 février", ["2015-02-03 > 2015-02-04"]),
        ("la charte a été validée le 6 octobre", ["2014-10-06 > 2014-10-07"]),
        ("on avait dit fin janvier", ["2015-01-21 > 2015-02-01"]),
        ("mardi dernier", ["2015-02-10 > 2015-02-11"]),
        ("compte rendu de la réunion du 3 février", ["2015-02-03 > 2015-02-04"]),
        ("le comité a été fixé au 5 mars", ["2015-03-05 > 2015-03-06"]),
        ("la réunion du 3 février a été reportée au 20 mars", ["2015-02-03 > 2015-02-04", "2015-03-20 > 2015-03-21"]),
        ("signature le 3 février", ["2016-02-03 > 2016-02-04"]),
        ("un séisme a secoué la ville lundi", ["2015-02-09 > 2015-02-10"]),
        ("l'entreprise annonça dimanche la fermeture", ["2015-02-08 > 2015-02-09"]),
        ("la production a bondi en novembre", ["2014-11-01 > 2014-12-01"]),
        ("la réunion à Rome mardi", ["2015-02-17 > 2015-02-18"]),
        ("réunion à distance mardi", ["2015-02-17 > 2015-02-18"]),
        ("rencontre à la mairie mardi", ["2015-02-17 > 2015-02-18"]),
        ("on a décidé de se voir mardi", ["2015-02-17 > 2015-02-18"]),
        ("elle a demandé qu'on se voie mardi", ["2015-02-17 > 2015-02-18"]),
        ("un élu interrogé lundi par la presse", ["2015-02-09 > 2015-02-10"]),
    ],
)
def test_a_clause_in_the_past_looks_back(text, windows):
    assert said(text) == windows


def test_the_caller_may_prefer_the_past():
    assert said("depuis le 3 mars ou mardi", prefer="past") == ["2014-03-03 >", "2015-02-10 > 2015-02-11"]


def test_the_words_are_those_that_were_written():
    reading = read_dates("Rendez-vous d’ici fin février !", at=NOW)
    assert [(found.span, found.at, found.window.words) for found in reading.dates] == [
        ("d’ici fin février", 12, "d’ici fin février")
    ]


def test_a_weekday_that_comes_back_says_so():
    (found,) = read_dates("permanence tous les mercredis", at=NOW).dates
    assert (found.window, found.recurring) == (DateWindow.of_day(NOW.date(), words="tous les mercredis"), True)


def test_the_language_is_found_where_it_is_not_known():
    assert said("the report is due by Friday", language=None) == ["> 2015-02-14"]
    assert said("le rapport est attendu avant vendredi", language=None) == ["> 2015-02-13"]


def test_the_calendar_of_the_sample_plan_gets_its_years_line_by_line():
    labels = [
        "10 décembre 2014",
        "26 et 30 Janvier 2015",
        "11 février",
        "Mars/avril",
        "Fin avril",
        "Juin",
        "Septembre",
        "Octobre",
    ]
    starts, previous = [], None
    for label in labels:
        reading = read_label(label, year=None, previous=previous)
        previous = reading.windows[-1]
        starts.append((_short(reading.windows[0].start), _short(previous.end), reading.year_inferred))
    assert starts == [
        ("2014-12-10", "2014-12-11", False),
        ("2015-01-26", "2015-01-31", False),
        ("2015-02-11", "2015-02-12", True),
        ("2015-03-01", "2015-05-01", True),
        ("2015-04-21", "2015-05-01", True),
        ("2015-06-01", "2015-07-01", True),
        ("2015-09-01", "2015-10-01", True),
        ("2015-10-01", "2015-11-01", True),
    ]


def test_a_label_takes_the_year_of_its_heading_and_opens_the_next_one_when_it_falls_behind():
    september = read_label("Septembre", year=2022, previous=None).windows[0]
    after = read_label("Janvier", year=2022, previous=september)
    assert (september.start.year, after.windows[0].start.year, after.year_inferred) == (2022, 2023, True)


def test_a_label_without_any_year_has_no_window():
    assert read_label("Fin avril", year=None, previous=None).windows == ()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("décale d'une semaine", "2015-04-28", "2015-05-08"),
        ("reporté de 15 jours", "2015-05-06", "2015-05-16"),
        ("avancer de deux jours", "2015-04-19", "2015-04-29"),
        ("repousse d'un mois", "2015-05-21", "2015-06-01"),
        ("J-7", "2015-04-14", "2015-04-15"),
    ],
)
def test_an_operation_moves_a_date_that_is_known(text, start, end):
    fin_avril = read_label("fin avril", year=2015, previous=None).windows[0]
    moved = read_shift(text).apply(fin_avril)
    assert (_short(moved.start), _short(moved.end)) == (start, end)


@pytest.mark.parametrize(
    "text", ["reporté au 8 décembre", "le comité du 12 mars", "sous 8 jours", "une semaine avant le 30 avril"]
)
def test_a_date_is_no_operation(text):
    assert read_shift(text) is None


def test_a_shift_by_days_of_a_month_is_no_month_any_more():
    april = read_label("avril", year=2015, previous=None).windows[0]
    assert read_shift("décale d'une semaine").apply(april).grain is Grain.DAY
