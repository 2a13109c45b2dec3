"""Which way a French clause looks, and turns that were read wrongly once."""

from datetime import UTC, datetime

import pytest

from bot.understanding.dates import read_dates

NOW = datetime(2015, 2, 11, 10, tzinfo=UTC).replace(tzinfo=None)


def said(text):
    return [
        f"{_short(found.window.start)} > {_short(found.window.end)}".strip()
        for found in read_dates(text, at=NOW, language="fr").dates
    ]


def _short(moment):
    return "" if moment is None else moment.isoformat(timespec="minutes").replace("T00:00", "")


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("merci d'être venus mardi", ["2015-02-10 > 2015-02-11"]),
        ("l'enquête a duré d'octobre à décembre", ["2014-10-01 > 2015-01-01"]),
        ("on s'en est parlé le 3", ["2015-02-03 > 2015-02-04"]),
        ("ça a démarré en janvier et se termine en juin", ["2015-01-01 > 2015-02-01", "2015-06-01 > 2015-07-01"]),
        ("on avait dit le 12 janvier", ["2015-01-12 > 2015-01-13"]),
    ],
)
def test_a_clause_that_looks_back_is_read_back(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("la réunion du 3 mars a été annulée", ["2015-03-03 > 2015-03-04"]),
        ("on avait prévu le 3 mars", ["2015-03-03 > 2015-03-04"]),
        ("on a convenu du 3 mars", ["2015-03-03 > 2015-03-04"]),
    ],
)
def test_what_was_settled_then_may_lie_ahead(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("fermé jusqu'au 20 inclus", ["> 2015-02-21"]),
        ("jusqu'à 12", []),
        ("jusqu'au 2e étage", []),
        ("pas après le 15", ["> 2015-02-16"]),
        ("entre mardi et jeudi", ["2015-02-17 > 2015-02-20"]),
        ("demain en huit", ["2015-02-19 > 2015-02-20"]),
        ("le mardi après Pâques", ["2015-04-07 > 2015-04-08"]),
        ("le lundi avant le 1er mai", ["2015-04-27 > 2015-04-28"]),
    ],
)
def test_the_usual_turns_are_read(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("le service est fermé entre le 2 et le 6 février", ["2016-02-02 > 2016-02-07"]),
        ("le 9 mars on n'a personne", ["2015-03-09 > 2015-03-10"]),
        ("fait le 6 février", ["2015-02-06 > 2015-02-07"]),
        ("le comité se tient le 1er mardi de mars, soit le 3", ["2015-03-03 > 2015-03-04"]),
        ("merci de ne plus toucher à la 2.11", []),
        ("j'ai réservé la salle pour le 17", ["2015-02-17 > 2015-02-18"]),
        ("il a fallu décaler au 15 mars", ["2015-03-15 > 2015-03-16"]),
        ("la préfecture a donné jusqu'au 31 mars", ["> 2015-04-01"]),
        ("on a travaillé jusqu'au 20 décembre", ["> 2014-12-21"]),
        ("elle est rentrée lundi", ["2015-02-09 > 2015-02-10"]),
    ],
)
def test_what_stands_beside_a_date_tells_which_way_it_looks(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("en mars de l'année prochaine", ["2016-03-01 > 2016-04-01"]),
        ("le 12 mars de l'an dernier", ["2014-03-12 > 2014-03-13"]),
        ("au T3 de l'année prochaine", ["2016-07-01 > 2016-10-01"]),
        ("de mars à juin de l'année prochaine", ["2016-03-01 > 2016-07-01"]),
        ("la semaine du 12 mars de l'an prochain", ["2016-03-07 > 2016-03-14"]),
        ("le budget de l'année prochaine", ["2016-01-01 > 2017-01-01"]),
        ("le week-end de Pâques", ["2015-04-04 > 2015-04-07"]),
        ("le week-end de l'Ascension", ["2015-05-14 > 2015-05-18"]),
        ("lundi 9 - mercredi 11 mars", ["2015-03-09 > 2015-03-12"]),
    ],
)
def test_a_year_may_be_told_from_this_one(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("mardi après-midi de 14h à 16h", ["2015-02-17T14:00 > 2015-02-17T16:00"]),
        ("mercredi 18 mars (9h30-12h)", ["2015-03-18T09:30 > 2015-03-18T12:00"]),
        ("mercredi soir (19h)", ["2015-02-18T19:00 >"]),
        ("le 12 (de 14h à 16h) en mairie", ["2015-02-12T14:00 > 2015-02-12T16:00"]),
        ("mardi (2h)", ["2015-02-17 > 2015-02-18"]),
        ("samedi matin à partir de 10h", ["2015-02-14T10:00 >"]),
        ("mardi matin de 2h de travail", ["2015-02-17T08:00 > 2015-02-17T12:00"]),
    ],
)
def test_the_time_of_day_is_found_behind_its_day(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("janv.-mars 2015", ["2015-01-01 > 2015-04-01"]),
        ("sept.-oct.", ["2015-09-01 > 2015-11-01"]),
        ("1er sem. 2016", ["2016-01-01 > 2016-07-01"]),
        ("2e sem 2015", ["2015-07-01 > 2016-01-01"]),
    ],
)
def test_what_is_written_short_is_read_whole(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("date limite des candidatures : 22 mai", ["> 2015-05-23"]),
        ("la date limite de dépôt est fixée au 22 mai", ["> 2015-05-23"]),
        ("la date limite a été repoussée au 22 mai", ["> 2015-05-23"]),
        ("la date limite de dépôt est passée, on se voit le 3 mai", ["2015-05-03 > 2015-05-04"]),
        ("comité social le 3 nov. à 14h", ["2015-11-03T14:00 >"]),
        ("semaine 12 on redémarre", ["2015-03-16 > 2015-03-23"]),
    ],
)
def test_a_deadline_may_say_of_what_it_is(text, windows):
    assert said(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("on voudrait la note rendue avant janvier", ["> 2016-01-01"]),
        ("100 % des conventions signées d'ici la fin du premier semestre", ["> 2015-07-01"]),
        ("permanence assurée le 14 juillet par 2 agents", ["2015-07-14 > 2015-07-15"]),
        ("permanence a été assurée le 14 juillet", ["2014-07-14 > 2014-07-15"]),
        ("les bureaux ferment à midi à la Saint-Sylvestre", ["2015-12-31T12:00 >"]),
        ("que faire entre Pâques et l'été", ["2015-04-05 > 2015-09-22"]),
    ],
)
def test_what_is_wanted_or_held_on_a_day_is_not_over(text, windows):
    assert said(text) == windows
