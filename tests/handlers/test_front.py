"""The HTTP front: nothing is parsed before it is known to be Slack's, nothing breaks, nothing has its effect twice."""

import asyncio
import json
import random
import socket
import time
from urllib.parse import urlencode

import aiohttp
import pytest
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler

from bot.playground.over_http import signature
from handlers import front as front_module
from handlers.front import PATH, Front, serve
from handlers.inbox import AGAIN
from storage.database import DiskFull
from tests.handlers.bodies import MESSAGE, PRESS, event, mutated

CLAIRE, CHANNEL = "U0CLAIRE01", "C0GROUPE01"
SECRET = "playground-signing-secret"
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


@pytest.fixture
def front(bot, slack):
    inner = AsyncSlackRequestHandler(bot.app, path=PATH)
    return Front(inner, secret=slack.signing_secret, database=bot.database, health=lambda: {"healthy": True})


async def called(front, body=b"", *, headers=(), method="POST", path=PATH, chunks=None):
    """(status, body) of one request, as a server would make it."""
    pieces = [body] if chunks is None else list(chunks)
    told = []

    async def receive():
        piece = pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message):
        told.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": list(headers)}
    await front(scope, receive, send)
    return told[0]["status"], b"".join(message.get("body", b"") for message in told[1:])


def signed(body, *, kind=JSON, secret=SECRET, at=None):
    stamp = str(int(time.time()) if at is None else at)
    pairs = {
        "content-type": kind,
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": signature(secret, stamp, body),
    }
    return [(name.encode(), value.encode()) for name, value in pairs.items()]


def a_message(text, ts="1700000000.000001"):
    inner = {**MESSAGE, "channel": CHANNEL, "user": CLAIRE, "text": text, "ts": ts}
    return json.dumps(event(inner, team_id="T0METROPOL")).encode()


async def test_a_signed_event_has_its_effect_once_and_its_replay_none(front, bot):
    body = a_message("m")
    headers = signed(body)
    assert (await called(front, body, headers=headers))[0] == 200
    await bot.took(1)
    for _ in range(3):
        assert await called(front, body, headers=headers) == (200, b"")
    await bot.inbox.at_work.ended(2)
    assert bot.taken == ["m"]


async def test_a_form_over_http_is_answered_where_it_stands(front, bot):
    payload = {"type": "view_submission", "team": {"id": "T0METROPOL"}, "user": {"id": CLAIRE},
               "view": {"type": "modal", "id": "V1", "hash": "1.a", "callback_id": "f", "state": {"values": {}}}}  # fmt: skip
    body = urlencode({"payload": json.dumps(payload)}).encode()
    status, words = await called(front, body, headers=signed(body, kind=FORM))
    assert (status, json.loads(words)) == (200, {"response_action": "errors", "errors": {"b": "non"}})


@pytest.mark.parametrize("stamp", ["abc", "", "1e9", "9" * 30, "-1", "٣٤", "1700000000.5", "0x1", " 1"])
async def test_a_timestamp_that_is_none_is_refused_before_anything_is_read(front, stamp):
    body = a_message("m")
    headers = [(b"content-type", JSON.encode()), (b"x-slack-request-timestamp", stamp.encode()),
               (b"x-slack-signature", signature("playground-signing-secret", stamp, body).encode())]  # fmt: skip
    assert (await called(front, body, headers=headers))[0] == 401


@pytest.mark.parametrize("age", [-301, 302, 86_400])
async def test_a_request_from_another_time_is_refused(front, bot, age):
    body = a_message("m")
    assert (await called(front, body, headers=signed(body, at=int(time.time()) - age)))[0] == 401
    assert bot.counts() == {}


@pytest.mark.parametrize("age", [-298, 0, 298])
async def test_a_request_within_five_minutes_is_taken(front, bot, age):
    body = a_message("m")
    assert (await called(front, body, headers=signed(body, at=int(time.time()) - age)))[0] == 200


async def test_a_wrong_or_missing_signature_is_refused(front, bot):
    body = a_message("m")
    right = signed(body)
    wrong = [right[:2], signed(body, secret="another"), [*right[:2], (b"x-slack-signature", b"\xff\xfe")],
             [*right[:2], (b"x-slack-signature", b"v0=")], [right[0], right[2]]]  # fmt: skip
    for headers in wrong:
        assert (await called(front, body, headers=headers))[0] == 401
    assert (await called(front, body + b" ", headers=right))[0] == 401
    assert bot.counts() == {}


async def test_a_body_beyond_a_mebibyte_is_refused_unread(front):
    assert (await called(front, b"", headers=[(b"content-length", b"1048577")]))[0] == 413
    assert (await called(front, chunks=[b"x" * 600_000] * 2))[0] == 413


async def test_a_body_that_never_ends_is_not_waited_for(front, monkeypatch):
    monkeypatch.setattr(front_module, "BODY_SECONDS", 0.05)
    told = []

    async def receive():
        await asyncio.sleep(60)

    async def send(message):
        told.append(message)

    await front({"type": "http", "method": "POST", "path": PATH, "query_string": b"", "headers": []}, receive, send)
    assert told[0]["status"] == 408


@pytest.mark.parametrize(
    "body", [b"{", b"[1]", b"null", b"", b"[" * 100_000, b'{"a":' * 200 + b"1" + b"}" * 200, b"\xff\xfe", b'"x"']
)
async def test_signed_json_that_is_no_object_is_refused(front, body):
    assert (await called(front, body, headers=signed(body)))[0] == 400


@pytest.mark.parametrize("body", [b"payload=%7B", b"payload=null", b"payload=[1]", b"x", b"&".join([b"a=1"] * 200)])
async def test_a_signed_form_that_is_none_is_refused(front, body):
    assert (await called(front, body, headers=signed(body, kind=FORM)))[0] == 400


async def test_brackets_within_a_text_are_no_depth(front, bot):
    text = "[" * 500 + "{" * 500
    body = a_message(text)
    assert (await called(front, body, headers=signed(body)))[0] == 200
    await bot.took(1)
    assert bot.taken == [text]


async def test_the_verification_of_the_address_is_answered_only_when_signed(front):
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw1a"}).encode()
    assert await called(front, body, headers=signed(body)) == (200, b"3eZbrw1a")
    assert (await called(front, body, headers=[(b"content-type", JSON.encode())]))[0] == 401
    check = b"ssl_check=1&token=x"
    assert await called(front, check, headers=signed(check, kind=FORM)) == (200, b"")


async def test_other_paths_methods_and_the_health_page(front):
    assert (await called(front, path="/", method="GET"))[0] == 404
    assert (await called(front, path=PATH, method="GET"))[0] == 405
    assert await called(front, path="/healthz", method="GET") == (200, b'{"healthy": true}')


async def test_what_could_not_be_kept_is_taken_again_under_the_same_signature(front, bot, monkeypatch):
    """Slack's first repetition comes at once: in the same second the same body has the same signature."""
    real, failures = bot.database.write, [1]

    async def full(unit):
        if failures:
            failures.pop()
            raise DiskFull("The disk is full.")
        return await real(unit)

    monkeypatch.setattr(bot.database, "write", full)
    body = a_message("m")
    headers = signed(body)
    assert (await called(front, body, headers=headers))[0] == 503
    assert (await called(front, body, headers=headers))[0] == 200
    await bot.took(1)


async def test_a_header_cannot_stand_for_our_own_marks(front, bot):
    body = a_message("m")
    await called(front, body, headers=[*signed(body), (AGAIN.encode(), b"x")])
    await bot.took(1)
    assert bot.counts() == {"done": 1}


async def test_no_mutation_of_a_signed_request_is_a_server_error(front, bot):
    chance = random.Random(20270302)  # noqa: S311 - mutations, not secrets
    statuses = set()
    for number in range(1_500):
        body = mutated(chance)
        if chance.random() < 0.7 and isinstance(body.get("team_id"), str):
            body["team_id"] = "T0METROPOL"
        if number % 2 and isinstance(body.get("team"), dict):
            body["team"] = {"id": "T0METROPOL"}
        raw = json.dumps(body).encode()
        kind = JSON
        if "event" not in body:
            raw, kind = urlencode({"payload": raw.decode()}).encode(), FORM
        status, _ = await called(front, raw, headers=signed(raw, kind=kind))
        statuses.add(status)
    await bot.inbox.at_work.ended(5)
    assert statuses <= {200, 400}
    assert 200 in statuses


async def test_no_mutation_of_the_bytes_is_a_server_error(front, bot):
    chance = random.Random(20270303)  # noqa: S311 - mutations, not secrets
    seeds = [a_message("m"), urlencode({"payload": json.dumps(PRESS)}).encode()]
    for _ in range(1_500):
        raw = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(raw))
            raw[place : place + chance.randint(0, 3)] = bytes(
                chance.randrange(256) for _ in range(chance.randint(0, 3))
            )
        kind = chance.choice([JSON, FORM, "", "text/plain", "application/json; charset=latin-1"])
        status, _ = await called(front, bytes(raw), headers=signed(bytes(raw), kind=kind))
        assert status in {200, 400}
    await bot.inbox.at_work.ended(5)


async def test_the_whole_way_over_http_with_slack_s_own_repetitions(slack, bot, front):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serving = asyncio.create_task(serve(front, host="127.0.0.1", port=port))
    async with aiohttp.ClientSession() as session:
        for _ in range(200):
            try:
                async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                    assert answer.status == 200
                    break
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.02)
    slack.request_url = f"http://127.0.0.1:{port}{PATH}"
    slack.faults.repeat_events(2)
    for number in range(10):
        await slack.say(CLAIRE, CHANNEL, f"m{number}")
    assert await slack.command(CLAIRE, CHANNEL, "/jalon", "aide")
    await bot.took(11)
    await slack.settled()
    assert sorted(bot.taken) == sorted(["aide", *(f"m{number}" for number in range(10))])
    await slack.http.stop()
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


async def test_a_port_that_is_taken_is_said_so(front):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="cannot be taken"):
            await serve(front, host="127.0.0.1", port=taken.getsockname()[1])
