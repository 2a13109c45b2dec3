import asyncio
import time

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.faults import Fault, FaultKind
from bot.playground.people import default_cast

GENERAL = default_cast().rooms[0].id


class Post:
    """One raw `chat.postMessage`, and how it ended."""

    def __init__(self, playground, timeout=0.3):
        self.playground, self.timeout = playground, timeout

    async def __call__(self, text="x"):
        headers = {"Authorization": f"Bearer {self.playground.bot_token}"}
        wait = aiohttp.ClientTimeout(total=self.timeout)
        async with aiohttp.ClientSession(headers=headers, timeout=wait) as session:
            try:
                url = self.playground.api_url + "chat.postMessage"
                async with session.post(url, json={"channel": GENERAL, "text": text}) as response:
                    return response.status, await response.text(), response.headers.get("Retry-After")
            except TimeoutError:
                return "timeout"
            except aiohttp.ClientError as error:
                return type(error).__name__


def stands(playground):
    return len(playground.workspace.messages(GENERAL))


GONE = {"ServerDisconnectedError", "ClientOSError", "ClientConnectionResetError"}
# kind -> what the client sees, and whether the message stands
ENDINGS = {
    FaultKind.SERVER_ERROR: ({500}, 0),
    FaultKind.ERROR_AFTER: ({500}, 1),
    FaultKind.HTML: ({502}, 0),
    FaultKind.TIMEOUT_BEFORE: ({"timeout"}, 0),
    FaultKind.TIMEOUT_AFTER: ({"timeout"}, 1),
    FaultKind.RESET_BEFORE: (GONE, 0),
    FaultKind.RESET_AFTER: (GONE, 1),
    FaultKind.EMPTY: ({200}, 1),
    FaultKind.TRUNCATED: ({200}, 1),
    FaultKind.NO_TS: ({200}, 1),
    FaultKind.SLACK_ERROR: ({200}, 0),
    FaultKind.RATE_LIMITED: ({429}, 0),
}


@pytest.mark.parametrize("kind", ENDINGS)
async def test_each_fault_ends_the_call_in_its_way_once(playground, kind):
    playground.faults.add(Fault(method="chat.postMessage", kind=kind))
    post, (seen, applied) = Post(playground), ENDINGS[kind]
    ended = await post()
    assert (ended[0] if isinstance(ended, tuple) else ended) in seen
    assert stands(playground) == applied
    assert (await post())[0] == 200


async def test_late_is_applied_after_the_connection_was_cut(playground):
    playground.faults.add(Fault(method="chat.postMessage", kind="late", delay=0.1))
    assert await Post(playground)() in GONE
    assert stands(playground) == 0
    await asyncio.sleep(0.2)
    assert stands(playground) == 1


async def test_slow_is_slow(playground):
    playground.faults.add(Fault(method="*", kind="slow", delay=0.15))
    begin = time.monotonic()
    assert (await Post(playground, timeout=2)())[0] == 200
    assert time.monotonic() - begin >= 0.15


@pytest.mark.parametrize(("given", "header"), [(30, "30"), ("abc", "abc"), (0, "0"), (None, None)])
async def test_a_429_says_when_to_come_back(playground, given, header):
    playground.faults.add(Fault(kind="rate_limited", retry_after=given))
    assert await Post(playground)() == (429, '{"ok":false,"error":"ratelimited"}', header)


async def test_an_internal_error_may_have_been_applied(playground):
    playground.faults.add(Fault(kind="slack_error", code="fatal_error", applied=True))
    assert (await Post(playground)())[1] == '{"ok":false,"error":"fatal_error"}'
    assert stands(playground) == 1


async def test_after_times_and_every(playground):
    playground.faults.add(Fault(method="chat.postMessage", kind="server_error", after=1, every=2, times=2, status=503))
    post = Post(playground)
    assert [(await post())[0] for _ in range(7)] == [200, 200, 503, 200, 503, 200, 200]


async def test_another_method_is_left_alone(playground, client):
    playground.faults.add(Fault(method="chat.update", kind="slack_error", code="edit_window_closed", times=None))
    posted = await client.chat_postMessage(channel=GENERAL, text="x")
    for _ in range(2):
        with pytest.raises(SlackApiError, match="edit_window_closed"):
            await client.chat_update(channel=GENERAL, ts=posted["ts"], text="y")
    playground.faults.clear()
    assert (await client.chat_update(channel=GENERAL, ts=posted["ts"], text="y"))["ok"]


async def test_faults_can_be_ordered_over_http(playground):
    async with aiohttp.ClientSession() as session:
        rows = [
            {"method": "chat.postMessage", "kind": "server_error"},
            {"handshakes": 2},
            {"repeat": 1},
            {"deaf": True},
        ]
        async with session.post(f"{playground.url}/faults", json=rows) as response:
            assert response.status == 200
        assert (await Post(playground)())[0] == 500
        assert (playground.faults.handshakes_to_refuse, playground.faults.repeats, playground.faults.deaf_sockets) == (
            2,
            1,
            True,
        )
        async with session.delete(f"{playground.url}/faults"):
            pass
        assert (playground.faults.handshakes_to_refuse, playground.faults.repeats, playground.faults.deaf_sockets) == (
            0,
            0,
            False,
        )
        async with session.post(f"{playground.url}/faults", json=[{"kind": "no such"}]) as response:
            assert response.status == 400
