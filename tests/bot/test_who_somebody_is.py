"""Who Slack says somebody is; what it leaves out gives the least right, and its silence loses nothing."""

import pytest

from bot.domain.people import Language, MemberId, Standing, WorkspaceId
from bot.playground.faults import Fault
from bot.slack_answers import Called, End
from bot.slack_people import SlackSilent, person

HERE = WorkspaceId("T0METROPOL")
FULL = {
    "id": "U1",
    "team_id": HERE,
    "is_bot": False,
    "deleted": False,
    "is_restricted": False,
    "is_ultra_restricted": False,
}


class Told:
    """A messenger whose one answer is given."""

    def __init__(self, user):
        self.user = user

    async def ask(self, _method, **_arguments):
        return Called(end=End.APPLIED, body={"ok": True, "user": self.user})


async def standing(user):
    found = await person(Told(user), HERE, MemberId("U1"))
    return found.standing if found is not None else None


async def test_people_of_the_workspace_are_read_with_language_and_zone(messenger):
    thomas = await person(messenger, HERE, MemberId("U0THOMAS01"))
    assert (thomas.language, thomas.timezone, thomas.standing) == (Language.ENGLISH, "Europe/London", Standing.FULL)
    julien = await person(messenger, HERE, MemberId("U0JULIEN01"))
    assert (julien.language, julien.standing) == (Language.FRENCH, Standing.GUEST)
    assert await person(messenger, HERE, MemberId("U0NOBODY01")) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Standing.FULL),
        ({"is_bot": True}, Standing.BOT),
        ({"is_bot": None}, Standing.BOT),
        ({"deleted": True}, Standing.DEACTIVATED),
        ({"deleted": None}, Standing.DEACTIVATED),
        ({"is_stranger": True}, Standing.EXTERNAL),
        ({"team_id": "T0OTHER"}, Standing.EXTERNAL),
        ({"is_restricted": True}, Standing.GUEST),
        ({"is_restricted": None}, Standing.GUEST),
        ({"is_ultra_restricted": True}, Standing.GUEST),
        ({"is_ultra_restricted": None}, Standing.GUEST),
    ],
)
async def test_a_flag_that_is_left_out_gives_the_least_right(changes, expected):
    assert await standing({name: value for name, value in (FULL | changes).items() if value is not None}) is expected


@pytest.mark.parametrize("user", [None, [], "x"])
async def test_a_person_who_is_no_object_is_nobody(user):
    assert await standing(user) is None


@pytest.mark.parametrize("fault", [{"kind": "server_error"}, {"kind": "reset_before"}, {"kind": "rate_limited"}])
async def test_silence_of_slack_is_no_unknown_person(slack, messenger, fault):
    slack.faults.add(Fault(method="users.info", **fault))
    with pytest.raises(SlackSilent):
        await person(messenger, HERE, MemberId("U0CLAIRE01"))
