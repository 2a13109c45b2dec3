"""Words typed in haste or by ear, lists in a breath, and words that only look like an end."""

from datetime import datetime

import pytest

from bot.domain.actions import Status
from bot.domain.readings import Intent
from bot.understanding import reader
from bot.understanding.message import message
from bot.understanding.spelling import by_sound, sound
from bot.understanding.stems import stem
from bot.understanding.tags import Tag
from tests.understanding.books import A_MONDAY, climate_book

BOOK = climate_book()


def read(text: str) -> tuple[Intent, list[tuple[str | None, Status | None, int | None]]]:
    reading = reader.read(text, at=A_MONDAY, book=BOOK)
    return reading.intent, [(said.code, said.change.status, said.change.progress) for said in reading.actions]


@pytest.mark.parametrize(
    ("text", "status", "progress"),
    [
        ("guichet tjs bloké", Status.BLOCKED, None),
        ("le gichet unike é terminé", Status.DONE, None),
        ("guichet pa lancé", Status.PLANNED, None),
        ("guichet c fait a 50", Status.IN_PROGRESS, 50),
        ("le programme du guichet est arrêté", Status.IN_PROGRESS, None),
        ("le guichet est arrêté", Status.ABANDONED, None),
        ("guichet : c'est terminé de notre côté", Status.DONE, None),
    ],
)
def test_what_is_typed_in_haste_is_read(text: str, status: Status, progress: int | None) -> None:
    assert read(text) == (Intent.UPDATE, [("A-01", status, progress)])


def test_what_is_said_to_be_false_is_not_recorded() -> None:
    assert not reader.read("Marc a écrit que le guichet est abandonné mais c'est faux", at=A_MONDAY, book=BOOK).sure


def test_a_word_of_the_plan_is_no_other_word_typed_by_ear() -> None:
    assert message("la salle bloke").has({Tag.BLOCKED})
    assert not message("la salle bloke", own={stem("bloke")}).has({Tag.BLOCKED})


def test_words_that_sound_alike_are_one_and_shared_sounds_are_left_out() -> None:
    assert (sound("bloke"), sound("bloque")) == ("bloke", "bloke")
    assert by_sound(["bloque", "phare", "fare"]) == {"bloke": "bloque"}


def test_a_day_that_does_not_exist_is_offered_ahead_where_something_is_due() -> None:
    reading = reader.read("guichet : échéance le 31 février", at=datetime(2014, 12, 10, 9), book=BOOK)
    starts = [window.start for problem in reading.problems for window in problem.readings]
    assert starts == [datetime(2015, 2, 28), datetime(2015, 3, 1)]


def test_a_portion_still_to_do_is_no_end() -> None:
    assert not reader.read("Le guichet est terminé mais il en reste la moitié à faire", at=A_MONDAY, book=BOOK).sure


def test_what_follows_a_difficulty_holds_back() -> None:
    reading = reader.read("Guichet, une difficulté : la banque demande une garantie", at=A_MONDAY, book=BOOK)
    assert [said.change.blocker for said in reading.actions] == ["la banque demande une garantie"]


def test_the_day_that_replaces_another_is_due() -> None:
    reading = reader.read("l'échéance du guichet n'est plus le 30 avril mais le 15 mai", at=A_MONDAY, book=BOOK)
    assert [said.change.due and said.change.due.start for said in reading.actions] == [datetime(2024, 5, 15)]


def test_a_milestone_that_took_place_is_no_update_of_an_action() -> None:
    assert read("le bilan public annuel s'est tenu")[1] == []


def test_a_settled_programme_cancels_no_milestone() -> None:
    assert read("Le programme du bilan public est arrêté")[0] is not Intent.MILESTONE


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        ("le guichet est à 40 % pardon 45 %", 45),
        ("on est à 40 euh non 45 % sur le guichet", 45),
        ("the guichet is at 40, sorry, 45%", 45),
        ("le guichet est à 70 % et non 40 %", 70),
    ],
)
def test_a_number_corrected_in_the_same_breath_gives_way(text: str, progress: int) -> None:
    assert [said for _, _, said in read(text)[1]] == [progress]


def test_the_lead_may_stand_before_the_role() -> None:
    reading = reader.read("guichet : c'est désormais Mme Lefort la pilote", at=A_MONDAY, book=BOOK)
    assert [(said.code, said.change.lead) for said in reading.actions] == [("A-01", "Mme Lefort")]


@pytest.mark.parametrize(
    "text", ["le prochain rdv", "la prochaine réunion svp", "calendrier", "the next meeting please"]
)
def test_a_date_to_come_named_alone_is_asked_for(text: str) -> None:
    assert reader.read(text, at=A_MONDAY, book=BOOK).intent is Intent.QUESTION
