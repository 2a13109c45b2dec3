"""What the posting client makes of Slack's answers, held against the Slack-compatible server."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

import bot.messenger
from bot.messenger import End, LookUpRefused, Messenger, NotApplied, Post, Refused, Sent, Unknown
from bot.playground.faults import Fault
from bot.playground.server import Playground
from bot.slack_answers import judge

CHANNEL = "C0GENERAL1"
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": "Rappel"}}]


def a_post(slack, **changes):
    values = {"key": "reminder:J1", "channel": CHANNEL, "text": "Rappel", "blocks": BLOCKS}
    return Post(**values | {"first_try_at": slack.clock.now()} | changes)


def standing(slack, channel=CHANNEL):
    return [message["text"] for message in slack.workspace.messages(channel)]


async def test_a_message_is_posted_with_its_key_and_without_previews(slack, messenger):
    sent = await messenger.deliver(a_post(slack))
    (message,) = slack.workspace.messages(CHANNEL)
    assert sent == Sent(ts=message["ts"])
    assert message["metadata"] == {"event_type": "jalon_delivery", "event_payload": {"key": "reminder:J1"}}
    (_, given), *_ = [call for call in slack.workspace.calls if call[0] == "chat.postMessage"]
    assert (given["unfurl_links"], given["unfurl_media"]) == (False, False)


@pytest.mark.parametrize(
    ("fault", "expected", "stands"),
    [
        ({"kind": "rate_limited", "retry_after": 7}, NotApplied(error="ratelimited", wait=7.0), 0),
        ({"kind": "rate_limited", "retry_after": 0}, NotApplied(error="ratelimited", wait=1.0), 0),
        ({"kind": "rate_limited", "retry_after": "abc"}, NotApplied(error="ratelimited", wait=30.0), 0),
        ({"kind": "rate_limited", "retry_after": "nan"}, NotApplied(error="ratelimited", wait=30.0), 0),
        ({"kind": "rate_limited", "retry_after": None}, NotApplied(error="ratelimited", wait=30.0), 0),
        ({"kind": "slack_error", "code": "rate_limited"}, NotApplied(error="rate_limited", wait=30.0), 0),
        ({"kind": "slack_error", "code": "invalid_auth"}, NotApplied(error="invalid_auth", wait=300.0), 0),
        ({"kind": "server_error"}, Unknown(error="http_500"), 0),
        ({"kind": "error_after"}, Unknown(error="http_500"), 1),
        ({"kind": "html"}, Unknown(error="http_502"), 0),
        ({"kind": "reset_before"}, Unknown(error="ServerDisconnectedError"), 0),
        ({"kind": "reset_after"}, Unknown(error="ServerDisconnectedError"), 1),
        ({"kind": "empty"}, Unknown(error="not_json"), 1),
        ({"kind": "truncated"}, Unknown(error="not_json"), 1),
        ({"kind": "no_ts"}, Unknown(error="no_ts"), 1),
        ({"kind": "slack_error", "code": "internal_error", "applied": True}, Unknown(error="internal_error"), 1),
        ({"kind": "slack_error", "code": "fatal_error"}, Unknown(error="fatal_error"), 0),
        ({"kind": "slack_error", "code": "new_in_2030"}, Unknown(error="new_in_2030"), 0),
        ({"kind": "slack_error", "code": "is_archived"}, Refused(error="is_archived"), 0),
    ],
)
async def test_every_answer_has_one_meaning_and_is_never_tried_again_here(slack, messenger, fault, expected, stands):
    slack.faults.add(Fault(method="chat.postMessage", **fault))
    posted = await messenger.deliver(a_post(slack))
    if isinstance(expected, Unknown) and expected.error == "ServerDisconnectedError":
        assert isinstance(posted, Unknown)
    else:
        assert posted == expected
    assert len(standing(slack)) == stands


async def test_no_answer_in_time_may_have_been_applied(slack, session):
    hurried = Messenger(session, api_url=slack.api_url, token=slack.bot_token, timeout_seconds=0.3)
    slack.faults.add(Fault(method="chat.postMessage", kind="timeout_after"))
    assert await hurried.deliver(a_post(slack)) == Unknown(error="TimeoutError")
    assert standing(slack) == ["Rappel"]


async def test_a_refused_connection_and_an_unknown_host_carried_nothing(session, slack):
    closed = Messenger(session, api_url="http://127.0.0.1:1/api/", token="xoxb-x")
    nowhere = Messenger(session, api_url="http://slack.invalid/api/", token="xoxb-x")
    for messenger in (closed, nowhere):
        posted = await messenger.deliver(a_post(slack))
        assert isinstance(posted, NotApplied)
        assert posted.wait == 5.0


async def test_a_connection_that_does_not_open_carried_nothing(session, slack, monkeypatch):
    monkeypatch.setattr(bot.messenger, "CONNECT_SECONDS", 0.2)
    # The backlog of one is full: further connections are neither taken nor refused.
    server = await asyncio.get_running_loop().run_in_executor(None, _listening_but_full)
    listener, fillers, port = server
    try:
        deaf = Messenger(session, api_url=f"http://127.0.0.1:{port}/api/", token="xoxb-x")
        assert await deaf.deliver(a_post(slack)) == NotApplied(error="ConnectionTimeoutError", wait=5.0)
    finally:
        for opened in (*fillers, listener):
            opened.close()


def _listening_but_full():
    import socket

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    port = listener.getsockname()[1]
    fillers = []
    for _ in range(4):
        filler = socket.socket()
        filler.setblocking(False)
        filler.connect_ex(("127.0.0.1", port))
        fillers.append(filler)
    return listener, fillers, port


async def test_blocks_that_slack_refuses_are_dropped_once_and_the_text_stands(slack, messenger):
    bad = [{"type": "section"}]
    sent = await messenger.deliver(a_post(slack, blocks=bad))
    assert isinstance(sent, Sent)
    assert "blocks" not in slack.workspace.messages(CHANNEL)[0]


async def test_half_a_character_in_a_text_or_a_block_keeps_no_message_back(slack, messenger):
    half = [{"type": "section", "text": {"type": "mrkdwn", "text": "Rappel \ud83d"}}]
    assert isinstance(await messenger.deliver(a_post(slack, text="Rappel \udc00", blocks=half)), Sent)
    assert standing(slack) == ["Rappel ?"]


async def test_a_text_too_long_is_posted_short(slack, messenger):
    slack.faults.add(Fault(method="chat.postMessage", kind="slack_error", code="msg_too_long"))
    assert isinstance(await messenger.deliver(a_post(slack, text="x" * 50_000, blocks=[])), Sent)
    assert standing(slack) == ["x" * 3_000]


async def test_what_stands_already_is_found_by_its_key_and_not_posted_again(slack, messenger):
    slack.faults.add(Fault(method="chat.postMessage", kind="reset_after"))
    post = a_post(slack)
    assert isinstance(await messenger.deliver(post), Unknown)
    for number in range(450):
        await slack.say("U0CLAIRE01", CHANNEL, f"{number}")
    first = slack.workspace.messages(CHANNEL)[0]["ts"]
    assert await messenger.deliver(a_post(slack, look_first=True)) == Sent(ts=first)
    assert standing(slack).count("Rappel") == 1


async def test_what_does_not_stand_is_posted_after_the_look_up(slack, messenger):
    assert isinstance(await messenger.deliver(a_post(slack, look_first=True)), Sent)
    assert standing(slack) == ["Rappel"]


async def test_a_reply_is_looked_for_in_its_thread(slack, messenger):
    parent = await slack.say("U0CLAIRE01", CHANNEL, "Bonjour")
    slack.faults.add(Fault(method="chat.postMessage", kind="error_after"))
    await messenger.deliver(a_post(slack, thread_ts=parent))
    found = await messenger.deliver(a_post(slack, thread_ts=parent, look_first=True))
    assert found == Sent(ts=slack.workspace.thread(CHANNEL, parent)[1]["ts"])
    assert len(slack.workspace.thread(CHANNEL, parent)) == 2


async def test_a_message_to_a_person_is_looked_for_in_their_conversation(slack, messenger):
    slack.faults.add(Fault(method="chat.postMessage", kind="error_after"))
    post = a_post(slack, channel="U0CLAIRE01")
    await messenger.deliver(post)
    assert isinstance(await messenger.deliver(a_post(slack, channel="U0CLAIRE01", look_first=True)), Sent)
    assert standing(slack, "U0CLAIRE01") == ["Rappel"]
    asked = [values["channel"] for method, values in slack.workspace.calls if method == "conversations.history"]
    assert asked == [slack.workspace.channel("U0CLAIRE01").id]


async def test_a_look_up_that_fails_leaves_the_message_unknown(slack, messenger):
    slack.faults.add(Fault(method="conversations.history", kind="server_error"))
    assert await messenger.deliver(a_post(slack, look_first=True)) == Unknown(error="look-up: http_500")
    assert standing(slack) == []


async def test_a_look_up_that_is_not_allowed_is_told_apart(session):
    async with Playground(scopes=frozenset({"chat:write"})) as slack:
        messenger = Messenger(session, api_url=slack.api_url, token=slack.bot_token)
        posted = await messenger.deliver(a_post(slack, look_first=True))
        assert posted == LookUpRefused(error="missing_scope")
        assert standing(slack) == []


async def test_nothing_is_posted_once_the_lease_is_over(slack, messenger):
    posted = await messenger.deliver(a_post(slack, look_first=True), may_post=lambda: False)
    assert posted == NotApplied(error="lease_over", wait=1.0)
    assert standing(slack) == []


async def test_another_key_in_the_channel_is_another_message(slack, messenger):
    await messenger.deliver(a_post(slack, key="reminder:J2"))
    assert await messenger.find("reminder:J1", channel=CHANNEL, thread_ts=None, since=slack.clock.now()) == []


async def test_a_clock_that_was_a_day_ahead_hides_no_message(slack, messenger):
    sent = await messenger.deliver(a_post(slack))
    for hours in (-24, 0, 1, 24):
        since = slack.clock.now() + timedelta(hours=hours)
        assert await messenger.find("reminder:J1", channel=CHANNEL, thread_ts=None, since=since) == [sent.ts]


async def test_the_minute_before_the_first_try_has_to_be_read_and_the_day_before_may_fail(slack, messenger):
    for number in range(250):
        slack.clock.shift(timedelta(minutes=1))
        await slack.say("U0CLAIRE01", CHANNEL, f"{number}")
    recent, earlier = slack.clock.now() - timedelta(minutes=30), slack.clock.now() - timedelta(minutes=220)
    slack.faults.add(Fault(method="conversations.history", kind="rate_limited", after=1, times=None))
    assert await messenger.find("k", channel=CHANNEL, thread_ts=None, since=recent) == []
    slack.faults.clear()
    slack.faults.add(Fault(method="conversations.history", kind="rate_limited", after=1, times=None))
    failed = await messenger.find("k", channel=CHANNEL, thread_ts=None, since=earlier)
    assert (failed.end, failed.error) == (End.NOT_APPLIED, "ratelimited")


async def test_a_change_of_a_message_may_be_repeated(slack, messenger):
    sent = await messenger.deliver(a_post(slack))
    for _ in range(2):
        changed = await messenger.deliver(a_post(slack, text="Changé", replaces_ts=sent.ts, look_first=True))
        assert changed == sent
    assert standing(slack) == ["Changé"]


async def test_a_response_url_elsewhere_is_never_called(messenger):
    for url in ("https://evil.example/x", "https://hooks.slack.com.evil.example/", "http://hooks.slack.com/actions/"):
        assert (await messenger.respond(url, {"text": "x"})).error == "foreign_response_url"


def test_answers_that_are_no_objects_say_nothing():
    for raw in (b"", b"{", b"[1]", b"null", b'"x"', b"\xff\xfe\xfa", b"[" * 100_000):
        assert judge(200, raw, None).end is End.UNKNOWN
    assert judge(302, b"", None).end is End.UNKNOWN
    assert judge(200, b'{"ok": "yes", "ts": "1.0"}', None).end is End.UNKNOWN


async def test_pages_that_break_are_no_proof_of_absence(slack, messenger, monkeypatch):
    async def broken(method, **_):
        return judge(200, b'{"ok": true, "messages": [1, {"metadata": []}], "response_metadata": null}', None)

    monkeypatch.setattr(messenger, "ask", broken)
    assert await messenger.find("k", channel=CHANNEL, thread_ts=None, since=datetime(2027, 1, 1, tzinfo=UTC)) == []

    async def endless(method, cursor=None, **_):
        return judge(
            200,
            b'{"ok": true, "messages": [], "response_metadata": {"next_cursor": "%d"}}' % (int(cursor or 0) + 1),
            None,
        )

    monkeypatch.setattr(messenger, "ask", endless)
    found = await messenger.find("k", channel=CHANNEL, thread_ts=None, since=None)
    assert found.error == "too_many_pages"


@pytest.mark.parametrize(
    ("status", "raw", "end", "error"),
    [
        (200, b"ok", End.APPLIED, ""),
        (200, b"", End.APPLIED, ""),
        (200, b'{"ok":true}', End.APPLIED, ""),
        (200, b'{"ok":false,"error":"expired_url"}', End.REFUSED, "expired_url"),
        (404, b'{"ok":false,"error":"used_url"}', End.REFUSED, "used_url"),
        (400, b'{"ok":false,"error":"invalid_blocks"}', End.REFUSED, "invalid_blocks"),
        (404, b"no_service", End.REFUSED, "http_404"),
        (302, b"", End.REFUSED, "http_302"),
        (500, b"ok", End.UNKNOWN, "http_500"),
    ],
)
def test_a_response_url_says_in_its_own_way_what_became_of_an_answer(status, raw, end, error):
    judged = judge(status, raw, None, plain=True)
    assert (judged.end, judged.error) == (end, error)


NO_OPENING = frozenset({"chat:write", "channels:history", "im:history"})


async def test_without_im_write_a_message_to_a_person_met_before_is_still_looked_for(session):
    async with Playground(scopes=NO_OPENING) as slack:
        messenger = Messenger(session, api_url=slack.api_url, token=slack.bot_token)
        again = a_post(slack, channel="U0CLAIRE01", look_first=True)
        slack.faults.add(Fault(method="chat.postMessage", kind="error_after"))
        await messenger.deliver(a_post(slack, channel="U0CLAIRE01"))
        assert await messenger.deliver(again) == LookUpRefused(error="missing_scope")
        messenger.know_conversation("U0CLAIRE01", slack.workspace.dm("U0CLAIRE01"))
        assert isinstance(await messenger.deliver(again), Sent)
        assert standing(slack, "U0CLAIRE01") == ["Rappel"]
