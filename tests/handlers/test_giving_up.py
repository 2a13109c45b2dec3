"""The real bot: nothing that was said ends in silence, however often its work fails or is cut off."""

import asyncio
import json

import pytest

from bot.domain.people import WorkspaceId
from handlers import inbox as inbox_module
from storage import inbox
from storage.schema import inbox as inbox_table
from tests.harness import becomes, jalon_here, replies

HERE = WorkspaceId("T0METROPOL")
CLAIRE, CHANNEL = "U0CLAIRE01", "C0GROUPE01"
REPORT = "L'appel à projets Entreprendre autrement est lancé, 40 %"


@pytest.fixture
async def jalon(slack, tmp_path, monkeypatch):
    monkeypatch.setattr(inbox_module, "LEASE_SECONDS", 0.05)
    monkeypatch.setattr(inbox_module, "OLDER_THAN_SECONDS", 0.0)
    monkeypatch.setattr(inbox_module, "SWEEP_SECONDS", 0.1)
    async with jalon_here(slack, f"sqlite:///{tmp_path / 'jalon.db'}") as running:
        yield running


def rename(jalon, table, to):
    jalon.database.write_now(lambda c: c.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {to}"))


def told(slack, user=CLAIRE):
    place = slack.workspace.dm(user)
    return [message["text"] for message in slack.workspace.messages(place)]


async def test_a_person_whose_message_is_given_up_is_told_once_with_its_words_and_a_reference(slack, jalon):
    await slack.say(CLAIRE, CHANNEL, "aide", mention_bot=True)  # Claire is known
    await slack.settled()
    rename(jalon, "action_updates", "elsewhere")
    ts = await slack.say(CLAIRE, CHANNEL, REPORT, mention_bot=True)
    await becomes(lambda: jalon.database.read_now(inbox.counts).get("dead"))
    rename(jalon, "elsewhere", "action_updates")
    await jalon.posting.tick()
    await becomes(lambda: told(slack))
    await asyncio.sleep(0.3)
    await jalon.posting.tick()
    (sentence,) = told(slack)
    assert "L'appel à projets Entreprendre autrement" in sentence.replace("’", "'")
    assert "rien n’a été enregistré" in sentence.replace("'", "’")
    assert replies(slack, CHANNEL, ts) == []
    kept = jalon.database.read_now(lambda c: c.execute(inbox_table.select().where(inbox_table.c.state == "dead")).one())
    assert REPORT in kept.body


def left(jalon, slack, identity, body, *, attempts):
    """A request that earlier lives began so often, each killed before the end."""

    def unit(connection):
        inbox.receive(connection, HERE, identity, kind="event", body=body, at=jalon.clock.now(), lease_seconds=0)
        connection.execute(
            inbox_table.update().where(inbox_table.c.identity == identity).values(attempts=attempts, received_at=0)
        )

    jalon.database.write_now(unit)


def a_mention(slack, ts):
    text = f"<@{slack.cast.bot_user_id}> {REPORT}"
    event = {"type": "app_mention", "channel": CHANNEL, "user": CLAIRE, "text": text, "ts": ts, "event_ts": ts}
    return json.dumps({"type": "event_callback", "team_id": HERE, "event_id": f"Ev{ts}", "event": event})


async def test_work_that_was_cut_off_ten_times_is_done_at_the_eleventh(slack, jalon):
    ts = await slack.say(CLAIRE, CHANNEL, "bonjour à tous")
    await slack.settled()
    left(jalon, slack, "cut-off", a_mention(slack, ts), attempts=11)
    await becomes(lambda: replies(slack, CHANNEL, ts))
    assert set(jalon.database.read_now(inbox.counts)) == {"done"}


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '"x"', "{}"])
async def test_a_row_that_nobody_can_read_stops_no_other(slack, jalon, body):
    ts = await slack.say(CLAIRE, CHANNEL, "bonjour à tous")
    await slack.settled()
    left(jalon, slack, "unreadable", body, attempts=2)
    left(jalon, slack, "cut-off", a_mention(slack, ts), attempts=2)
    await becomes(lambda: replies(slack, CHANNEL, ts))
    await becomes(lambda: jalon.database.read_now(inbox.counts).get("dead") == 1)


async def test_a_slack_that_does_not_tell_who_it_is_counts_as_no_failure(slack, jalon):
    from bot.playground.faults import Fault

    slack.faults.add(Fault(method="users.info", kind="server_error", times=8))
    ts = await slack.say(CLAIRE, CHANNEL, REPORT, mention_bot=True)
    await becomes(lambda: replies(slack, CHANNEL, ts), seconds=30)
