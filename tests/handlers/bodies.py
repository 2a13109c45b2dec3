"""Requests as Slack sends them, and ways to break them."""

import copy
import random

MESSAGE = {
    "type": "message", "channel": "C1", "user": "U1", "text": "L&amp;A <@U0BOT> <https://a.example|ici>", "ts": "1.000001",
    "channel_type": "channel", "event_ts": "1.000001",
}  # fmt: skip


def event(inner, **outer):
    return {
        "type": "event_callback",
        "team_id": "T1",
        "api_app_id": "A1",
        "event_id": "Ev1",
        "event_time": 1,
        "event": inner,
    } | outer


EDIT = {
    "type": "message", "subtype": "message_changed", "channel": "C1", "ts": "2.000001", "hidden": True,
    "message": {**MESSAGE, "text": "changé", "edited": {"user": "U1", "ts": "2.000000"}}, "previous_message": MESSAGE,
}  # fmt: skip
DELETION = {
    "type": "message", "subtype": "message_deleted", "channel": "C1", "ts": "3.000001", "deleted_ts": "1.000001",
    "previous_message": MESSAGE,
}  # fmt: skip
PRESS = {
    "type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T1"}, "trigger_id": "tr1",
    "channel": {"id": "C1"}, "message": {"ts": "1.0", "thread_ts": "0.9"}, "response_url": "https://hooks.slack.com/x",
    "container": {"type": "message", "message_ts": "1.0", "channel_id": "C1", "is_ephemeral": False},
    "actions": [{"action_id": "undo_update", "block_id": "b", "type": "button", "value": "12", "action_ts": "5.0"}],
}  # fmt: skip
FORM = {
    "type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}, "trigger_id": "tr2",
    "view": {
        "id": "V1", "hash": "1.abc", "callback_id": "correction", "team_id": "T1", "private_metadata": '{"update": 12}',
        "state": {
            "values": {
                "progress": {"progress": {"type": "plain_text_input", "value": "55"}},
                "status": {"status": {"type": "static_select", "selected_option": {"value": "done"}}},
                "people": {"people": {"type": "multi_users_select", "selected_users": ["U1", "U2"]}},
                "flags": {"flags": {"type": "checkboxes", "selected_options": [{"value": "a"}, {"value": "b"}]}},
                "empty": {"empty": {"type": "plain_text_input", "value": None}},
            }
        },
    },
}  # fmt: skip
COMMAND = {
    "command": "/jalon", "text": "où en est le groupe 2 ?", "team_id": "T1", "user_id": "U1", "channel_id": "C1",
    "trigger_id": "tr3", "response_url": "https://hooks.slack.com/y", "user_name": "claire",
}  # fmt: skip
HOME = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "messages", "event_ts": "1.0"}
CHANGED = {"type": "user_change", "user": {"id": "U1", "name": "claire"}, "event_ts": "1.0"}
BODIES = (
    event(MESSAGE),
    event({**MESSAGE, "type": "app_mention"}),
    event(EDIT),
    event(DELETION),
    PRESS,
    FORM,
    COMMAND,
    event(HOME),
    event(CHANGED),
)

JUNK = (
    None,
    [],
    {},
    "",
    "x",
    0,
    -1,
    1e308,
    True,
    ["a"],
    [[]],
    {"a": []},
    "\x00\ud800",
    "é" * 300,
    "<https://" * 5_000,
    [None],
    {"id": []},
)


def _places(value, path=()):
    found = [path]
    if isinstance(value, dict):
        for key, inner in value.items():
            found += _places(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            found += _places(inner, (*path, place))
    return found


def mutated(chance: random.Random):
    """A request with up to three of its parts replaced or left out."""
    body = copy.deepcopy(chance.choice(BODIES))
    for _ in range(chance.randint(1, 3)):
        path = chance.choice([path for path in _places(body) if path] or [()])
        if not path:
            break
        inside = body
        for step in path[:-1]:
            inside = inside[step]
        if chance.random() < 0.2:
            del inside[path[-1]]
        else:
            inside[path[-1]] = copy.deepcopy(chance.choice(JUNK))
    return body
