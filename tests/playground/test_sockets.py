import asyncio
import json

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

from bot.playground.faults import SocketFault
from bot.playground.people import default_cast
from bot.playground.server import Playground

CLAIRE = default_cast().people[0].id
GENERAL = default_cast().rooms[0].id

OPENED = []


class Raw:
    """A bare Socket Mode client that acknowledges only when told."""

    def __init__(self, playground, session):
        self.playground, self.session = playground, session

    async def url(self):
        headers = {"Authorization": f"Bearer {self.playground.app_token}"}
        async with self.session.post(self.playground.api_url + "apps.connections.open", headers=headers) as response:
            return (await response.json())["url"]

    async def open(self):
        self.ws = await self.session.ws_connect(await self.url())
        OPENED.append(self.ws)
        return json.loads((await self.ws.receive(timeout=2)).data)

    async def next(self):
        return json.loads((await self.ws.receive(timeout=2)).data)

    async def ack(self, envelope, payload=None):
        body = {"envelope_id": envelope["envelope_id"]}
        await self.ws.send_str(json.dumps(body | ({"payload": payload} if payload else {})))


@pytest.fixture
async def quick():
    async with Playground(ack_seconds=0.15) as running, aiohttp.ClientSession() as session:
        yield running, Raw(running, session), session
        while OPENED:
            await OPENED.pop().close()


async def test_a_ticket_serves_once(quick):
    playground, raw, session = quick
    url = await raw.url()
    async with session.ws_connect(url) as ws:
        assert json.loads((await ws.receive(timeout=2)).data)["type"] == "hello"
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await session.ws_connect(url)
    assert (refused.value.status, playground.hub.handshakes) == (408, [101, 408])


async def test_an_event_carries_slacks_outer_envelope(quick):
    playground, raw, _ = quick
    assert (await raw.open())["num_connections"] == 1
    ts = await playground.say(CLAIRE, GENERAL, "avant &amp; après")
    envelope = await raw.next()
    await raw.ack(envelope)
    payload = envelope["payload"]
    assert (envelope["type"], envelope["retry_attempt"], envelope["accepts_response_payload"]) == (
        "events_api",
        0,
        False,
    )
    assert (payload["type"], payload["team_id"], payload["api_app_id"]) == (
        "event_callback",
        "T0METROPOL",
        "A0JALON001",
    )
    assert payload["authorizations"][0]["user_id"] == "U0JALON001"
    event = payload["event"]
    assert (event["channel"], event["channel_type"], event["ts"], event["user"]) == (GENERAL, "channel", ts, CLAIRE)
    assert event["blocks"][0]["elements"][0]["elements"] == [{"type": "text", "text": "avant & après"}]
    await playground.settled()


async def test_an_edit_and_a_deletion_tell_what_was_there(quick):
    playground, raw, _ = quick
    await raw.open()
    ts = await playground.say(CLAIRE, GENERAL, "a")
    await playground.edit(CLAIRE, GENERAL, ts, "b")
    await playground.delete(CLAIRE, GENERAL, ts)
    events = []
    for _ in range(3):
        envelope = await raw.next()
        await raw.ack(envelope)
        events.append(envelope["payload"]["event"])
    assert [event.get("subtype") for event in events] == [None, "message_changed", "message_deleted"]
    assert (events[1]["message"]["text"], events[1]["previous_message"]["text"]) == ("b", "a")
    assert (events[2]["deleted_ts"], events[2]["previous_message"]["text"]) == (ts, "b")


async def test_an_unfurled_link_changes_a_message_that_nobody_edited(quick):
    playground, raw, _ = quick
    await raw.open()
    ts = await playground.say(CLAIRE, GENERAL, "<https://exemple.fr>")
    await playground.unfurl(GENERAL, ts, "https://exemple.fr")
    for _ in range(2):
        envelope = await raw.next()
        await raw.ack(envelope)
    message = envelope["payload"]["event"]["message"]
    assert ("edited" in message, message["text"], len(message["attachments"])) == (False, "<https://exemple.fr>", 1)


async def test_what_is_not_acknowledged_comes_again_three_times(quick):
    playground, raw, _ = quick
    await raw.open()
    await playground.say(CLAIRE, GENERAL, "x")
    envelopes = [await raw.next() for _ in range(4)]
    assert [(row["retry_attempt"], row["retry_reason"]) for row in envelopes] == [
        (0, ""),
        (1, "timeout"),
        (2, "timeout"),
        (3, "timeout"),
    ]
    assert len({row["envelope_id"] for row in envelopes}) == len({row["payload"]["event_id"] for row in envelopes}) == 1
    await playground.settled()
    assert len(playground.deliveries.failed) == 1
    assert playground.live.notices[-1]["code"] == "no_answer"


async def test_a_command_nobody_acknowledges_is_told_to_the_person(quick):
    playground, raw, _ = quick
    assert not await playground.command(CLAIRE, GENERAL, "/jalon", "aide")
    assert playground.live.notices[-1]["code"] == "not_connected"
    await raw.open()
    assert not await playground.command(CLAIRE, GENERAL, "/jalon", "aide")
    assert playground.live.notices[-1]["code"] == "no_answer"


async def test_what_is_said_while_nobody_is_connected_waits(quick):
    playground, raw, _ = quick
    await playground.say(CLAIRE, GENERAL, "attend")
    await raw.open()
    envelope = await raw.next()
    await raw.ack(envelope)
    assert envelope["payload"]["event"]["text"] == "attend"


async def test_what_a_dying_socket_held_comes_again_on_the_next(quick):
    playground, raw, _ = quick
    await raw.open()
    await playground.say(CLAIRE, GENERAL, "x")
    first = await raw.next()
    await playground.faults.drop_sockets(SocketFault.RESET)
    await raw.open()
    again = await raw.next()
    await raw.ack(again)
    assert (again["envelope_id"], again["retry_attempt"]) == (first["envelope_id"], 0)
    await playground.settled()


async def test_payloads_go_over_the_open_connections_in_turn(quick):
    playground, raw, session = quick
    other = Raw(playground, session)
    await raw.open()
    await other.open()
    for word in "ab":
        await playground.say(CLAIRE, GENERAL, word)
    got = {(await row.next())["payload"]["event"]["text"] for row in (raw, other)}
    assert got == {"a", "b"}


@pytest.mark.parametrize("fresh", [False, True])
async def test_an_event_can_be_repeated_on_the_other_socket(quick, fresh):
    playground, raw, session = quick
    other = Raw(playground, session)
    await raw.open()
    await other.open()
    playground.faults.repeat_events(1, new_envelope=fresh)
    await playground.say(CLAIRE, GENERAL, "x")
    one, two = await raw.next(), await other.next()
    await raw.ack(one)
    await other.ack(two)
    assert one["payload"]["event_id"] == two["payload"]["event_id"]
    assert (one["envelope_id"] != two["envelope_id"]) is fresh
    await playground.settled()


async def test_the_eleventh_connection_is_sent_away(quick):
    playground, _, session = quick
    rows = [Raw(playground, session) for _ in range(11)]
    hellos = [await row.open() for row in rows]
    assert [row["type"] for row in hellos] == ["hello"] * 10 + ["disconnect"]
    assert hellos[-1]["reason"] == "too_many_websockets"


async def test_a_deaf_socket_answers_no_ping_and_a_silent_one_no_hello(quick):
    playground, raw, session = quick
    playground.faults.deaf_sockets = playground.faults.silent_hello = True
    ws = await session.ws_connect(await raw.url(), autoping=False)
    await ws.ping(b"x")
    with pytest.raises(TimeoutError):
        await ws.receive(timeout=0.2)
    playground.faults.clear()
    await ws.ping(b"y")
    assert (await ws.receive(timeout=2)).data == b"y"
    await ws.close()


@pytest.mark.parametrize("kind", ["disconnect_refresh", "disconnect_warning", "link_disabled", "too_many_websockets"])
async def test_a_disconnect_names_its_reason(quick, kind):
    playground, raw, _ = quick
    await raw.open()
    await playground.faults.drop_sockets(kind)
    frame = await raw.next()
    assert frame["type"] == "disconnect"
    assert frame["reason"] == {"disconnect_refresh": "refresh_requested", "disconnect_warning": "warning"}.get(
        kind, kind
    )


async def test_frames_that_are_no_envelopes_are_passed_by(quick):
    playground, raw, _ = quick
    await raw.open()
    await raw.ws.send_str("{")
    await raw.ws.send_str("[1]")
    await raw.ws.send_bytes(b"\x00")
    playground.hub.send_raw("pas du JSON")
    assert (await raw.ws.receive(timeout=2)).data == "pas du JSON"


@pytest.mark.parametrize("kind", ["reset", "close", "disconnect_refresh"])
async def test_bolt_comes_back_by_itself_and_hears_what_it_missed(playground, bot, kind):
    await playground.faults.drop_sockets(kind)
    await playground.say(CLAIRE, GENERAL, "pendant")
    await asyncio.sleep(0.05)
    await playground.connected(timeout=8)
    await playground.settled()
    assert [event["text"] for event in bot.heard] == ["pendant"]


async def test_two_connections_of_bolt_share_the_work(playground, bot):
    second = AsyncSocketModeHandler(bot.app, playground.app_token, web_client=bot.client)
    await second.connect_async()
    await playground.connected(2)
    for number in range(6):
        await playground.say(CLAIRE, GENERAL, str(number))
    await playground.settled()
    assert sorted(event["text"] for event in bot.heard) == list("012345")
    await second.close_async()


async def test_a_refused_handshake_burns_the_ticket(quick):
    playground, raw, session = quick
    playground.faults.refuse_handshakes(1, status=500)
    url = await raw.url()
    for status in (500, 408):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(url)
        assert refused.value.status == status
    assert (await raw.open())["type"] == "hello"
