"""The real bot: an answer that only its person sees is not lost where Slack does not show it."""

import pytest

from bot.domain.people import WorkspaceId
from bot.playground.faults import Fault
from handlers import inbox as inbox_module
from storage import outbox
from storage.schema import outbox as table
from tests.harness import becomes, jalon_here

HERE = WorkspaceId("T0METROPOL")
CLAIRE, CHANNEL = "U0CLAIRE01", "C0GROUPE01"
REPORT = "L'appel à projets Entreprendre autrement est lancé, 40 %"


@pytest.fixture
async def jalon(slack, tmp_path, monkeypatch):
    monkeypatch.setattr(inbox_module, "SWEEP_SECONDS", 0.1)
    async with jalon_here(slack, f"sqlite:///{tmp_path / 'jalon.db'}") as running:
        yield running


def states(jalon):
    return jalon.database.read_now(lambda connection: outbox.counts(connection, HERE))


def private(slack, user=CLAIRE):
    return [message["text"] for message in slack.workspace.ephemerals(CHANNEL, user)]


def direct(slack, user=CLAIRE):
    return [message["text"] for message in slack.workspace.messages(slack.workspace.dm(user))]


async def test_an_answer_that_is_shown_is_not_posted_as_well(slack, jalon):
    await slack.command(CLAIRE, CHANNEL, "/jalon", "où en est le groupe 2 ?")
    await becomes(lambda: states(jalon) == {"folded": 1})
    assert (len(private(slack)), direct(slack)) == (1, [])


@pytest.mark.parametrize("kind", ["server_error", "reset_before", "slack_error"])
async def test_an_answer_that_is_not_shown_is_in_the_direct_conversation_once(slack, jalon, kind):
    code = {"code": "expired_url"} if kind == "slack_error" else {}
    slack.faults.add(Fault(method="response_url", kind=kind, **code))
    slack.faults.add(Fault(method="chat.postMessage", kind="rate_limited", retry_after=1))
    await slack.command(CLAIRE, CHANNEL, "/jalon", "où en est le groupe 2 ?")
    await becomes(lambda: states(jalon) == {"planned": 1})
    jalon.posting._channels.clear()
    jalon.database.write_now(lambda connection: connection.execute(table.update().values(not_before=0)))
    await jalon.posting.tick()
    await becomes(lambda: states(jalon) == {"sent": 1})
    assert (private(slack), len(direct(slack))) == ([], 1)


async def test_an_answer_whose_bot_is_killed_before_it_is_shown_is_told_after_the_lease(slack, jalon):
    slack.faults.add(Fault(method="response_url", kind="timeout_before", delay=30))
    await slack.command(CLAIRE, CHANNEL, "/jalon", "où en est le groupe 2 ?")
    await becomes(lambda: states(jalon) == {"sending": 1})
    jalon.database.write_now(lambda connection: connection.execute(table.update().values(lease_until=0, token="gone")))
    await jalon.posting.tick()
    assert len(direct(slack)) == 1
    assert states(jalon) == {"sent": 1}


async def test_what_a_command_records_is_told_where_it_stays(slack, jalon):
    await slack.command(CLAIRE, CHANNEL, "/jalon", REPORT)
    await becomes(lambda: states(jalon) == {"sent": 1} and private(slack))
    assert (len(private(slack)), len(direct(slack))) == (1, 1)
