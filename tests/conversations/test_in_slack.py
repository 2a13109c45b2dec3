"""A thread as people write in it: nobody mentions Jalon twice."""

import pytest

from storage import actions
from tests.harness import becomes, jalon_here, replies

CLAIRE, CHANNEL = "U0CLAIRE01", "C0GROUPE01"


@pytest.fixture
async def jalon(slack, tmp_path):
    async with jalon_here(slack, f"sqlite:///{tmp_path / 'jalon.db'}") as jalon:
        yield jalon


def progress(jalon, code):
    return jalon.database.read_now(lambda c: actions.get(c, "T0METROPOL", code)).state.progress


async def test_a_thread_goes_on_without_a_mention_and_leaves_colleagues_alone(slack, jalon):
    said = await slack.say(
        CLAIRE, CHANNEL, "L'appel à projets Entreprendre autrement est lancé, 40 %", mention_bot=True
    )
    await becomes(lambda: len(replies(slack, CHANNEL, said)) == 1)
    await slack.say(CLAIRE, CHANNEL, "non en fait c'est 50 %", thread_ts=said)
    await becomes(lambda: len(replies(slack, CHANNEL, said)) == 2)
    assert progress(jalon, "A-01") == 50
    await slack.say(CLAIRE, CHANNEL, "quelqu'un a vu Paul ce matin ?", thread_ts=said)
    await slack.say(CLAIRE, CHANNEL, "merci à tous", thread_ts=said)
    await slack.say(CLAIRE, CHANNEL, "oups, annule", thread_ts=said)
    await becomes(lambda: len(replies(slack, CHANNEL, said)) == 3)
    await slack.settled(timeout=10)
    assert len(replies(slack, CHANNEL, said)) == 3
    assert progress(jalon, "A-01") == 40
