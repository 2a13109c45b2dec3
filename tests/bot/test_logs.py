"""Logs are one line an event, and hold no secret whatever path it took."""

import json
import logging

import pytest

from bot.logs import fail, redacted, set_up_logs, tell, warn

BOT, APP, SECRET = "xoxb-123-CANARY", "xapp-1-A0-CANARY", "8f742231b10e8888abcd99yyyzzz85a5"


@pytest.fixture
def lines(capfd):
    root = logging.getLogger()
    kept = root.handlers[:], root.level

    def read():
        return capfd.readouterr().err.splitlines()

    yield read
    root.handlers[:], root.level = kept


def test_an_event_is_one_line_of_text_with_its_fields(lines):
    set_up_logs("text")
    tell("socket_open", line=1)
    (line,) = lines()
    assert line.endswith(" INFO socket_open line=1")


def test_an_event_is_one_object_of_json(lines):
    set_up_logs("json")
    warn("message_refused", key="reminder:J1", error="is_archived")
    (line,) = lines()
    told = json.loads(line)
    assert {name: told[name] for name in told if name != "at"} == {
        "level": "WARNING", "event": "message_refused", "key": "reminder:J1", "error": "is_archived",
    }  # fmt: skip


def test_a_value_cannot_forge_a_line(lines):
    set_up_logs("text")
    tell("member_unknown", member="U1\n2027-01-01 INFO jalon_ready\r\x1b[2J")
    (line,) = lines()
    assert line.endswith(r"member=U1\n2027-01-01 INFO jalon_ready\r\x1b[2J")


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_no_secret_reaches_the_log_by_any_path(lines, log_format):
    set_up_logs(log_format, secrets=(BOT, APP, SECRET))
    tell("e", token=BOT, url=f"postgresql://jalon:{SECRET}@host/name")
    warn(f"refused {APP}")
    logging.getLogger("slack_bolt").error("headers: %s", {"Authorization": f"Bearer {BOT}"})
    logging.getLogger("aiohttp").warning("GET wss://wss.slack.com/link/?ticket=CANARY-ticket&app_id=1")
    tell("e", url="https://hooks.slack.com/actions/T0/123/CANARYkey")
    try:
        raise ValueError(f"connect postgresql://u:CANARY@h/n with {BOT} and {SECRET}")  # noqa: TRY301
    except ValueError as error:
        fail("broke", error, app=APP)
    told = "\n".join(lines())
    assert "CANARY" not in told
    assert SECRET not in told
    assert "broke" in told


def test_what_is_no_secret_stays():
    assert redacted("https://slack.com/api/chat.postMessage key=reminder:J1:C1") == (
        "https://slack.com/api/chat.postMessage key=reminder:J1:C1"
    )


def test_a_long_value_is_read_in_linear_time():
    assert len(redacted("a" * 200_000 + ":" + "b" * 200_000)) == 400_001
    assert redacted("://" * 50_000).startswith("://")
