"""What was acknowledged is on disk, and has its effect once."""

import asyncio
import json

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest

from handlers import inbox as inbox_module
from handlers.sockets import MOST_DISPATCHES
from storage.database import DiskFull

CHANNEL, CLAIRE = "C0GROUPE01", "U0CLAIRE01"


async def test_an_event_has_its_effect_once_however_often_it_is_delivered(slack, connected):
    slack.faults.repeat_events(3)
    for number in range(5):
        await slack.say(CLAIRE, CHANNEL, f"m{number}")
    await slack.settled()
    await connected.inbox.at_work.ended(2)
    slack.faults.repeat_events(3, new_envelope=True)
    await slack.say(CLAIRE, CHANNEL, "m5")
    await slack.settled()
    await connected.took(6)
    assert sorted(connected.taken) == [f"m{number}" for number in range(6)]
    assert connected.counts() == {"done": 6}


async def test_a_mention_that_is_heard_as_message_and_as_mention_counts_once(slack, connected):
    await slack.say(CLAIRE, CHANNEL, "bonjour", mention_bot=True)
    await slack.settled()
    await connected.took(1)
    kinds = {errand.payload["event"]["type"] for errand in getattr(slack.deliveries, "finished", [])}
    assert kinds <= {"message", "app_mention"}
    assert len(connected.taken) == 1


async def test_an_event_of_another_workspace_is_acknowledged_and_nothing_is_done(slack, connected):
    await slack.emit(
        {"type": "message", "channel": CHANNEL, "user": CLAIRE, "text": "x", "ts": "1.1"}, team_id="T0OTHER"
    )
    await slack.settled()
    assert (connected.taken, connected.inbox.foreign, connected.counts()) == ([], 1, {})
    assert slack.deliveries.failed == []


async def test_events_that_nobody_handles_are_acknowledged(slack, connected):
    for kind in ("team_join", "new_in_2030"):
        await slack.emit({"type": kind, "event_ts": "1.0"})
    await slack.settled()
    assert slack.deliveries.failed == []


async def test_without_a_commit_there_is_no_acknowledgement_and_slack_delivers_again(slack, connected, monkeypatch):
    real, failures = connected.database.write, [1, 2]

    async def full(unit):
        if failures:
            failures.pop()
            raise DiskFull("The disk is full.")
        return await real(unit)

    monkeypatch.setattr(connected.database, "write", full)
    await slack.say(CLAIRE, CHANNEL, "m")
    await connected.took(1)
    await slack.settled(timeout=10)
    assert connected.taken == ["m"]
    assert failures == []


async def test_a_listener_that_breaks_leaves_the_request_for_another_try(slack, connected, monkeypatch):
    monkeypatch.setattr(inbox_module, "LEASE_SECONDS", 0.05)
    monkeypatch.setattr(inbox_module, "OLDER_THAN_SECONDS", 0.0)
    connected.fails = 2
    await slack.say(CLAIRE, CHANNEL, "m")
    await slack.settled()
    for _ in range(3):
        await asyncio.sleep(0.1)
        await connected.redispatcher.tick()
        await connected.inbox.at_work.ended(2)
    assert connected.taken == ["m"]
    assert connected.errors == ["ZeroDivisionError"] * 2
    assert connected.counts() == {"done": 1}


async def test_a_request_that_always_breaks_is_put_aside_visibly(slack, connected, monkeypatch):
    monkeypatch.setattr(inbox_module, "LEASE_SECONDS", 0.02)
    monkeypatch.setattr(inbox_module, "OLDER_THAN_SECONDS", 0.0)
    connected.fails = 100
    await slack.say(CLAIRE, CHANNEL, "m")
    await slack.settled()
    for _ in range(8):
        await asyncio.sleep(0.03)
        await connected.redispatcher.tick()
        await connected.inbox.at_work.ended(2)
    assert len(connected.errors) == 5
    assert connected.counts() == {"dead": 1}


async def test_what_an_earlier_life_held_is_taken_up_at_the_start(slack, connected, monkeypatch):
    monkeypatch.setattr(inbox_module, "OLDER_THAN_SECONDS", 0.0)
    connected.fails = 1
    await slack.say(CLAIRE, CHANNEL, "m")
    await slack.settled()
    await connected.inbox.at_work.ended(2)
    stopping = asyncio.Event()
    running = asyncio.create_task(connected.redispatcher.run(stopping))
    await connected.took(1)
    stopping.set()
    await running
    assert connected.taken == ["m"]


async def test_a_command_and_a_form_are_answered_and_have_their_effect_once(slack, connected):
    assert await slack.command(CLAIRE, CHANNEL, "/jalon", "où en est le plan ?")
    await connected.took(1)
    form = {
        "type": "view_submission", "team": {"id": "T0METROPOL"}, "user": {"id": CLAIRE},
        "view": {"type": "modal", "id": "V1", "hash": "1.a", "callback_id": "f", "state": {"values": {}}},
    }  # fmt: skip
    first = await connected.app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=form))
    again = await connected.app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=form))
    assert json.loads(first.body) == {"response_action": "errors", "errors": {"b": "non"}}
    assert (again.status, again.body) == (200, "")
    assert connected.taken == ["où en est le plan ?", f"view_submission:{CLAIRE}:V1:1.a"]


@pytest.mark.parametrize(
    "event",
    ["x", None, [], 5, {}, {"type": []}, {"type": "message"}, {"type": "message", "channel": {}, "ts": [1]}, {"type": "message", "subtype": ["a"]}],
)  # fmt: skip
async def test_a_malformed_event_is_acknowledged_and_done_with(slack, connected, event):
    await slack.emit(event)
    await slack.settled()
    await slack.say(CLAIRE, CHANNEL, "encore là")
    await slack.settled()
    await connected.inbox.at_work.ended(2)
    assert "encore là" in connected.taken
    assert slack.deliveries.failed == []


async def test_a_request_too_deep_or_too_large_is_acknowledged_and_not_kept(bot):
    deep = inner = []
    for _ in range(5_000):
        inner.append([])
        inner = inner[0]
    for odd in (deep, "x" * 2_000_000):
        body = {
            "type": "event_callback",
            "team_id": "T0METROPOL",
            "event_id": "Ev1",
            "event": {"type": "t", "odd": odd},
        }
        response = await bot.app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
        assert response.status == 200
    assert (bot.inbox.refused, bot.counts()) == (2, {})


async def test_a_flood_is_worked_on_in_measure_and_nothing_of_it_is_lost(slack, connected, monkeypatch):
    monkeypatch.setattr(inbox_module, "MOST_AT_ONCE_LISTENING", 20)
    monkeypatch.setattr(inbox_module, "LEASE_SECONDS", 0.3)
    monkeypatch.setattr(inbox_module, "OLDER_THAN_SECONDS", 0.0)
    connected.seconds = 0.05
    for number in range(300):
        await slack.say(CLAIRE, CHANNEL, f"m{number}")
    await slack.settled(timeout=20)
    assert connected.inbox.postponed > 0
    async with asyncio.timeout(20):
        while len(connected.taken) < 300:
            await connected.redispatcher.tick()
            await asyncio.sleep(0.05)
    assert sorted(connected.taken) == sorted(f"m{number}" for number in range(300))
    assert connected.most_at_once < 20 + MOST_DISPATCHES
