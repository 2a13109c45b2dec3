"""Whatever a call carries, the answer is one of Slack's, never a broken server."""

import functools
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.playground.calls import METHODS
from bot.playground.people import default_cast
from bot.playground.server import Playground

GENERAL, CLAIRE = default_cast().rooms[0].id, default_cast().people[0].id
NAMES = [
    "channel",
    "text",
    "blocks",
    "attachments",
    "thread_ts",
    "ts",
    "metadata",
    "user",
    "users",
    "view",
    "view_id",
    "trigger_id",
    "hash",
    "user_id",
    "limit",
    "cursor",
    "oldest",
    "latest",
    "inclusive",
    "timestamp",
    "name",
    "channel_id",
    "prompts",
    "status",
    "title",
    "files",
    "filename",
    "length",
    "file",
    "message_ts",
    "types",
    "markdown_text",
    "external_id",
    "username",
]
KINDS = st.sampled_from(
    ["section", "actions", "input", "table", "rich_text", "button", "plain_text", "modal", "home", "card"]
)
FIELDS = ("text", "elements", "element", "blocks", "rows", "title", "label", "block_id", "options", "chart")
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from([GENERAL, CLAIRE, "\ud83d"]),
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.builds(
            lambda kind, more: {"type": kind} | more, KINDS, st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3)
        ),
    ),
    max_leaves=8,
)


@functools.cache
def workspace():
    return Playground(subscriptions=frozenset())


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    method=st.sampled_from(sorted(METHODS)),
    values=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6),
    seed=st.integers(0, 3),
)
def test_every_method_answers(method, values, seed):
    playground = workspace()
    ready = {"channel": GENERAL, "trigger_id": playground.stage.permits.trigger(CLAIRE), "text": "x", "user_id": CLAIRE}
    values = dict(random.Random(seed).sample(sorted(ready.items()), seed)) | values  # noqa: S311
    answer = playground.api.reply(playground.api.call(method, values, f"Bearer {playground.bot_token}"))
    assert answer.status == 200
