"""Two lines to Slack, back by themselves after every fault, with a fresh ticket each time."""

import asyncio

import pytest

from bot.messenger import Messenger
from bot.playground.faults import Fault
from handlers import sockets as sockets_module
from handlers.sockets import Sockets, SocketsRefused

CHANNEL, CLAIRE = "C0GROUPE01", "U0CLAIRE01"


@pytest.fixture(autouse=True)
def hurried(monkeypatch):
    monkeypatch.setattr(sockets_module, "SHORTEST_PAUSE", 0.05)
    monkeypatch.setattr(sockets_module, "LONGEST_PAUSE", 0.4)


async def drop(slack, kind="reset"):
    """Every line ends in this way, and the server has noticed."""
    ended = set(slack.hub.connections)
    await slack.faults.drop_sockets(kind)
    async with asyncio.timeout(5):
        while ended & set(slack.hub.connections):  # noqa: ASYNC110 - a plain list, no event
            await asyncio.sleep(0.002)


async def says(slack, bot, text):
    """A message arrives, and is taken once."""
    before = len(bot.taken)
    await slack.say(CLAIRE, CHANNEL, text)
    await bot.took(before + 1)
    assert bot.taken[before:] == [text]


@pytest.mark.parametrize("kind", ["reset", "close", "disconnect_refresh", "disconnect_warning", "too_many_websockets"])
async def test_the_lines_come_back_after_every_sort_of_end(slack, connected, kind):
    for number in range(3):
        await drop(slack, kind)
        await slack.connected(2)
        await says(slack, connected, f"{kind}{number}")


async def test_a_refused_handshake_never_meets_the_same_ticket_again(slack, connected):
    slack.faults.refuse_handshakes(5)
    await drop(slack)
    await slack.connected(2)
    await says(slack, connected, "m")
    assert 408 not in slack.hub.handshakes
    assert slack.hub.handshakes.count(403) == 5


async def test_a_handshake_that_hangs_is_given_up(slack, connected, monkeypatch):
    monkeypatch.setattr(sockets_module, "HANDSHAKE_SECONDS", 0.2)
    slack.faults.refuse_handshakes(2, status=0)
    await drop(slack)
    await slack.connected(2)
    await says(slack, connected, "m")


@pytest.mark.parametrize(
    "fault",
    [{"kind": "server_error"}, {"kind": "html"}, {"kind": "reset_before"}, {"kind": "rate_limited", "retry_after": 0},
     {"kind": "slack_error", "code": "internal_error"}, {"kind": "truncated"}],
)  # fmt: skip
async def test_a_ticket_that_is_not_given_is_asked_for_again(slack, connected, fault):
    slack.faults.add(Fault(method="apps.connections.open", times=3, **fault))
    await drop(slack)
    await slack.connected(2)
    await says(slack, connected, "m")


async def test_slack_s_own_waiting_time_is_kept(slack, connected):
    slack.faults.add(Fault(method="apps.connections.open", kind="rate_limited", retry_after=1, times=2))
    began = asyncio.get_running_loop().time()
    await drop(slack)
    await slack.connected(2)
    assert asyncio.get_running_loop().time() - began >= 1.0
    asked = sum(method == "apps.connections.open" for method, _ in slack.workspace.calls)
    assert asked <= 6


@pytest.mark.parametrize("code", ["invalid_auth", "account_inactive", "not_allowed_token_type"])
async def test_a_token_that_slack_refuses_for_good_ends_the_run_with_its_reason(slack, connected, code):
    slack.faults.add(Fault(method="apps.connections.open", kind="slack_error", code=code, times=None))
    await drop(slack)
    with pytest.raises(BaseExceptionGroup) as ended:
        await asyncio.wait_for(connected.running, 5)
    refused, _ = ended.value.split(SocketsRefused)
    assert str(refused.exceptions[0]) == code


async def test_a_disabled_link_ends_the_run_with_its_reason(slack, connected):
    await slack.faults.drop_sockets("link_disabled")
    with pytest.raises(BaseExceptionGroup) as ended:
        await asyncio.wait_for(connected.running, 5)
    refused, _ = ended.value.split(SocketsRefused)
    assert str(refused.exceptions[0]) == "link_disabled"


async def test_a_hello_that_never_comes_is_not_waited_for_long(slack, connected, monkeypatch):
    monkeypatch.setattr(sockets_module, "HELLO_SECONDS", 0.15)
    slack.faults.silent_hello = True
    await drop(slack)
    await asyncio.sleep(0.5)
    slack.faults.silent_hello = False
    async with asyncio.timeout(5):
        while connected.sockets.state()["connections"] != 2:  # noqa: ASYNC110 - a count, no event
            await asyncio.sleep(0.01)
    await says(slack, connected, "m")


async def test_a_line_that_is_deaf_is_noticed_and_replaced(slack, bot, monkeypatch):
    monkeypatch.setattr(sockets_module, "PING_SECONDS", 0.2)
    running = asyncio.create_task(bot.sockets.run())
    await slack.connected(2)
    slack.faults.deaf_sockets = True
    await asyncio.sleep(0.5)
    slack.faults.deaf_sockets = False
    before = len(slack.hub.handshakes)
    assert before > 2
    await slack.connected(2)
    await says(slack, bot, "m")
    await bot.sockets.stop()
    await running


@pytest.mark.parametrize("frame", ["{", "[1]", "null", '"x"', b"\x00\xff", "x" * 5_000_000, '{"type": "hello"', '{"envelope_id": 5}',
                                   '{"envelope_id": "e", "payload": [1]}', '{"envelope_id": "e", "payload": {"event": []}}', "[" * 100_000])  # fmt: skip
async def test_a_broken_frame_harms_nothing(slack, connected, frame):
    slack.hub.send_raw(frame)
    await asyncio.sleep(0.1)
    await slack.connected(2)
    await says(slack, connected, "m")


async def test_a_server_that_hangs_up_after_hello_is_not_hammered(slack, connected):
    async def hang_up():
        while True:
            await slack.faults.drop_sockets("close")
            await asyncio.sleep(0.01)

    before = len(slack.hub.handshakes)
    hanging = asyncio.create_task(hang_up())
    await asyncio.sleep(2)
    hanging.cancel()
    assert len(slack.hub.handshakes) - before < 60


async def test_an_acknowledgement_still_goes_out_when_slack_wants_the_connection_closed(slack, connected, monkeypatch):
    real = connected.database.write

    async def slow(unit):
        await asyncio.sleep(0.15)
        return await real(unit)

    monkeypatch.setattr(connected.database, "write", slow)
    acknowledged = asyncio.create_task(slack.command(CLAIRE, CHANNEL, "/jalon", "aide"))
    await asyncio.sleep(0.05)
    await slack.faults.drop_sockets("disconnect_refresh")
    assert await acknowledged


async def test_events_lost_with_a_reset_socket_come_again_and_count_once(slack, connected):
    for number in range(40):
        await slack.say(CLAIRE, CHANNEL, f"m{number}")
        if number % 10 == 5:
            await drop(slack)
            await asyncio.sleep(0.02)
    await connected.took(40)
    await slack.settled(timeout=10)
    assert sorted(connected.taken) == sorted(f"m{number}" for number in range(40))


async def test_a_stop_takes_nothing_new_and_loses_nothing(slack, bot):
    bot.seconds = 0.05
    running = asyncio.create_task(bot.sockets.run())
    await slack.connected(2)
    for number in range(30):
        await slack.say(CLAIRE, CHANNEL, f"m{number}")
    await asyncio.sleep(0.02)
    await asyncio.wait_for(bot.sockets.stop(), 5)
    await asyncio.wait_for(running, 5)
    assert await bot.inbox.at_work.ended(5)
    taken = len(bot.taken)
    assert bot.counts() == {"done": taken}
    # The next process hears the rest.
    opener = Messenger(bot.sockets.session, api_url=slack.api_url, token=slack.app_token)
    bot.sockets = Sockets(app=bot.wired, session=bot.sockets.session, messenger=opener)
    running = asyncio.create_task(bot.sockets.run())
    await bot.took(30)
    await slack.settled(timeout=10)
    await bot.sockets.stop()
    await running
    assert sorted(bot.taken) == sorted(f"m{number}" for number in range(30))


async def test_many_reconnects_leave_nothing_behind(slack, connected):
    await drop(slack)
    await slack.connected(2)
    tasks = len(asyncio.all_tasks())
    for _ in range(25):
        await drop(slack)
        await slack.connected(2)
    await asyncio.sleep(0.1)
    assert len(asyncio.all_tasks()) <= tasks + 2
    assert len(connected.sockets._open) == 2


async def test_what_arrives_before_everything_is_wired_waits_and_is_taken(bot, slack):
    wired = asyncio.get_running_loop().create_future()
    opener = Messenger(bot.sockets.session, api_url=slack.api_url, token=slack.app_token)
    sockets = Sockets(app=wired, session=bot.sockets.session, messenger=opener)
    running = asyncio.create_task(sockets.run())
    await slack.connected(1)
    await slack.say("U0CLAIRE01", "U0CLAIRE01", "early")
    await asyncio.sleep(0.1)
    assert bot.counts() == {}
    wired.set_result(bot.app)
    await bot.took(1)
    await slack.settled(timeout=10)
    await sockets.stop()
    await running
    assert bot.taken == ["early"]
