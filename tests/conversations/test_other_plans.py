"""The same talk over a plan that names its leads and due dates."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.inputs import read_plan_file
from tests.conversations.test_dialogues import Room, plain

CULTURE = Path(__file__).parents[1] / "plans" / "culture.txt"


@pytest.fixture
def room(tmp_path):
    room = Room(tmp_path, read_plan_file(CULTURE))
    yield room
    room.database.close_now()


def said(room, text, *, later=1, who="Claire"):
    return plain(room.say({"as": who, "say": text, "later": later}).text)


def test_a_lead_that_the_document_names_counts_as_one(room):
    assert "Toutes les actions ont un pilote" in said(room, "quelles actions sont sans pilote ?")
    assert "Sans pilote" not in said(room, "où en est le plan ?")
    assert "médiathèque Jean-Rouvière" in said(room, "qui pilote A-01 ?")


def test_a_due_date_that_the_document_gives_makes_an_action_late_until_it_is_done(room):
    assert "Aucune action n’est en retard" in said(room, "actions en retard")
    room.at += timedelta(days=365 * 9)
    late = said(room, "actions en retard")
    assert "A-04" in late
    assert said(room, "A-04 est terminée").startswith("C’est enregistré")
    assert "A-04" not in said(room, "actions en retard")


def test_what_was_reported_comes_before_what_the_document_names(room):
    said(room, "A-01 : pilote Paul Durand")
    assert "Paul Durand" in said(room, "qui pilote A-01 ?")
