"""Requests that nobody means well, before the whole bot: nothing is lost and nothing else stops working."""

import asyncio
import json

import pytest

from bot.playground.faults import Fault
from storage import inbox, outbox
from tests.bot.test_bad_input import CHANNEL, CLAIRE, HERE, REPORT, answer_to, recorded, still_works, url_of
from tests.harness import becomes, jalon_here, replies

TS = "1425200000.000100"
MENTION = {
    "type": "app_mention", "channel": CHANNEL, "user": CLAIRE, "text": f"<@U0JALON001> {REPORT}", "ts": TS, "event_ts": TS,
}  # fmt: skip


@pytest.fixture
async def jalon(slack, tmp_path):
    async with jalon_here(slack, url_of(tmp_path)) as running:
        yield running


def outgoing(jalon):
    return jalon.database.read_now(lambda connection: outbox.counts(connection, HERE))


def nested(depth):
    return json.loads('{"a":' * depth + "1" + "}" * depth)


async def emit(slack, event, **outer):
    await slack.emit({name: value for name, value in event.items() if value is not None}, **outer)
    await slack.settled()


@pytest.mark.parametrize(
    "hidden",
    [
        "\u202e{}\u202c",
        "\u2067{}\u2069",
        "\u200f{}",
        "\u200b{}\u200b",
        "\ufeff{}",
        "\u2060{}\u2060",
        "{}\U000e0041",
        "\u00ad{}",
    ],
)
async def test_marks_that_nobody_sees_hide_no_report_and_come_back_to_nobody(slack, jalon, hidden):
    ts, (said,) = await answer_to(slack, hidden.format(REPORT))
    assert recorded(jalon, ts) == [40]
    assert not any(mark in said for mark in "\u202e\u202c\u2067\u2069")
    await still_works(slack, jalon)


async def test_invisible_marks_within_the_words_do_no_harm(slack, jalon):
    ts, said = await answer_to(slack, "\u200b".join(REPORT))
    assert len(said) == 1
    assert recorded(jalon, ts) in ([40], [])
    await still_works(slack, jalon)


async def test_half_characters_in_json_are_taken_as_they_come(slack, jalon):
    ts, (said,) = await answer_to(slack, json.loads(r'"\ud83d ' + REPORT + r' \udc4d \ud800"'))
    assert recorded(jalon, ts) == [40]
    said.encode()
    await still_works(slack, jalon)


@pytest.mark.parametrize(
    "name",
    [
        "👩🏽‍🚒 Ève 🇫🇷",
        "\U0001f9d1\u200d\U0001f680" * 30,
        "<!channel>",
        "<@U0KARIM001>",
        "*_~`",
        "عمر",
        "\u202eevil",
        "\x00\x00",
        "a" * 500,
        " ",
    ],
)
async def test_whatever_a_person_is_called_they_are_answered_and_nobody_is_called_up(slack, jalon, name):
    slack.workspace.people[CLAIRE] = replaced(slack.workspace.people[CLAIRE], name)
    ts, (said,) = await answer_to(slack, REPORT)
    assert recorded(jalon, ts) == [40]
    assert "<!channel>" not in said
    assert "<@U0KARIM001>" not in said
    _, (shown,) = await answer_to(slack, "où en est le groupe 1 ?")
    assert "<!channel>" not in shown
    assert "<@U0KARIM001>" not in shown


def replaced(person, name):
    from dataclasses import replace

    return replace(person, name=name, real_name=name)


@pytest.mark.parametrize(
    "changes",
    [
        {"user": None},
        {"channel": None},
        {"text": None},
        {"ts": None},
        {"ts": "soon"},
        {"ts": 5},
        {"ts": TS + "\x00"},
        {"user": ["U0CLAIRE01"]},
        {"user": ""},
        {"channel": {"id": CHANNEL}},
        {"text": {"words": REPORT}},
        {"text": 1e308},
        {"type": "nobody_knows_this_event"},
        {"type": "message", "subtype": "born_in_2031"},
        {"type": "message", "subtype": ["message_changed"]},
        {"type": "message", "subtype": "message_changed", "message": "changed"},
        {"type": "message", "subtype": "message_changed", "message": {"ts": TS}, "previous_message": []},
        {"type": "message", "subtype": "message_deleted", "previous_message": None},
        {"type": "message", "files": "x"},
        {"type": "app_home_opened", "tab": 7},
        {"type": "user_change", "user": {"id": 5}},
        {"type": None},
    ],
    ids=str,
)
async def test_an_event_of_another_shape_is_acknowledged_and_stops_nothing(slack, jalon, changes):
    await emit(slack, MENTION | changes)
    assert slack.deliveries.failed == []
    await still_works(slack, jalon)


@pytest.mark.parametrize("depth", [60, 400, 5_000])
async def test_a_payload_that_is_deep_is_acknowledged_and_stops_nothing(slack, jalon, depth):
    deep = nested(min(depth, 900))
    while depth > 900:  # json itself goes no deeper at once
        depth -= 900
        deep = {"a": [deep]}
    await emit(slack, MENTION | {"blocks": [deep]})
    await still_works(slack, jalon)


async def test_a_shared_channel_s_stranger_is_refused_and_nothing_is_recorded(slack, jalon):
    stranger = {"user_team": "T0ELSEWHERE", "source_team": "T0ELSEWHERE", "user": "U0STRANGER"}
    await emit(slack, MENTION | stranger, is_ext_shared_channel=True, context_team_id=HERE)
    assert recorded(jalon, TS) == []
    await still_works(slack, jalon)


async def test_a_shared_channel_s_own_member_is_answered(slack, jalon):
    own = {"user_team": HERE, "source_team": HERE, "team": HERE}
    await emit(slack, MENTION | own, is_ext_shared_channel=True, context_team_id=HERE, context_enterprise_id=None)
    await becomes(lambda: recorded(jalon, TS) == [40])
    await still_works(slack, jalon)


@pytest.mark.parametrize(
    "code", ["is_archived", "channel_not_found", "not_in_channel", "restricted_action", "thread_not_found"]
)
async def test_a_reply_that_slack_takes_nowhere_is_kept_to_be_seen_and_stops_nothing(slack, jalon, code):
    slack.faults.add(Fault(method="chat.postMessage", kind="slack_error", code=code))
    ts = await slack.say(CLAIRE, CHANNEL, REPORT, mention_bot=True)
    await becomes(lambda: outgoing(jalon).get("dead") == 1)
    assert recorded(jalon, ts) == [40]
    [(_, channel, error)] = jalon.database.read_now(lambda connection: outbox.dead(connection, HERE))
    assert (channel, error) == (CHANNEL, code)
    await still_works(slack, jalon)


async def test_an_archived_channel_takes_no_reply_and_the_report_stands(slack, jalon):
    ts = await slack.say(CLAIRE, CHANNEL, REPORT, mention_bot=True)
    slack.workspace.channel(CHANNEL).is_archived = True
    await becomes(lambda: outgoing(jalon).get("dead") == 1)
    assert recorded(jalon, ts) == [40]
    slack.workspace.channel(CHANNEL).is_archived = False
    await still_works(slack, jalon)


async def test_a_channel_that_is_renamed_stays_the_same_channel(slack, jalon):
    await emit(slack, {"type": "channel_rename", "channel": {"id": CHANNEL, "name": "tout-autre", "created": 1}})
    slack.workspace.channel(CHANNEL).name = "tout-autre"
    await still_works(slack, jalon)


async def test_a_person_whose_account_is_closed_records_nothing_more(slack, jalon):
    ts, _ = await answer_to(slack, REPORT)
    await slack.change_person(CLAIRE, deleted=True)
    await slack.settled()
    await emit(slack, MENTION | {"text": f"<@U0JALON001> {REPORT.replace('40', '90')}"})
    assert (recorded(jalon, ts), recorded(jalon, TS)) == ([40], [])
    await slack.change_person(CLAIRE, deleted=False)
    await slack.settled()
    await still_works(slack, jalon)


async def test_a_flood_of_odd_events_leaves_every_report_recorded(slack, jalon):
    odd = [{"user": None}, {"text": 5}, {"type": "message", "subtype": "born_in_2031"}, {"channel": []}]
    said = []
    for number in range(12):
        said.append(await slack.say(CLAIRE, CHANNEL, REPORT.replace("40", str(10 + number)), mention_bot=True))
        for changes in odd:
            event = MENTION | {"ts": f"14252{number:05}.000100"} | changes
            await slack.emit({name: value for name, value in event.items() if value is not None})
    await becomes(lambda: all(replies(slack, CHANNEL, ts) for ts in said))
    assert [recorded(jalon, ts) for ts in said] == [[10 + number] for number in range(12)]
    await asyncio.sleep(0)
    assert set(jalon.database.read_now(inbox.counts)) == {"done"}
