"""Raw requests become values, or nothing; never an error."""

import random
import time

import pytest

from handlers import payloads
from handlers.payloads import (
    Command,
    DeletedMessage,
    EditedMessage,
    Form,
    HomeOpened,
    IncomingMessage,
    Press,
    identity_of,
    kind_of,
    read_message,
    team_of,
    typed_text,
)
from tests.handlers.bodies import BODIES, CHANGED, COMMAND, DELETION, EDIT, FORM, HOME, MESSAGE, PRESS, event, mutated

BOT = "U0BOT"
SAID = IncomingMessage(
    team="T1", user="U1", channel="C1", ts="1.000001", thread_ts=None, text="L&A   ici", channel_type="channel", mentions_bot=True
)  # fmt: skip


def test_a_message_is_read_as_typed_and_without_the_bot_s_mention():
    assert read_message(event(MESSAGE), BOT) == SAID


def test_entities_are_unescaped_exactly_once():
    assert typed_text("&amp;lt;b&amp;gt; &lt;i&gt; &amp;amp;") == "&lt;b&gt; <i> &amp;"


def test_what_slack_marks_up_reads_as_people_see_it():
    assert typed_text("<#C1|général> <!here> <!subteam^S1|@groupe2> <https://x.example> <mailto:a@b.fr|a@b.fr>") == (
        "#général @here @groupe2 https://x.example a@b.fr"
    )
    assert typed_text("voir avec <@U2>") == "voir avec <@U2>"


def test_control_characters_and_lone_surrogates_are_gone():
    assert typed_text("a\x00b\u202ec\u200bd\r\ne\tf\ud800") == "abcd\ne f"


def test_an_edit_is_read_as_it_stands_now():
    edit = payloads.read_edit(event(EDIT), BOT)
    said = IncomingMessage(
        team="T1", user="U1", channel="C1", ts="1.000001", thread_ts=None, text="changé", channel_type="channel", mentions_bot=False
    )  # fmt: skip
    assert edit == EditedMessage(message=said, edited_ts="2.000000")


def test_an_unfurl_is_no_edit():
    unfurled = {**EDIT, "message": {**MESSAGE, "attachments": [{}]}}
    assert payloads.read_edit(event(unfurled), BOT) is None


def test_a_deletion_names_the_message():
    assert payloads.read_deletion(event(DELETION)) == DeletedMessage(team="T1", channel="C1", ts="1.000001", user="U1")


def test_a_command_a_press_a_form_and_a_home_are_read():
    assert payloads.read_command(COMMAND) == Command(
        team="T1", user="U1", channel="C1", text="où en est le groupe 2 ?", trigger="tr3", response_url="https://hooks.slack.com/y"
    )  # fmt: skip
    assert payloads.read_press(PRESS) == Press(
        team="T1", user="U1", action="undo_update", value="12", trigger="tr1", channel="C1", ts="1.0", thread_ts="0.9",
        view=None, response_url="https://hooks.slack.com/x", ephemeral=False,
    )  # fmt: skip
    values = {"progress": "55", "status": "done", "people": ["U1", "U2"], "flags": ["a", "b"], "empty": None}
    assert payloads.read_form(FORM) == Form(
        team="T1", user="U1", callback="correction", view="V1", metadata={"update": 12}, values=values
    )
    assert payloads.read_home(event(HOME)) == HomeOpened(team="T1", user="U1", channel="D1", tab="messages")
    assert payloads.changed_user(event(CHANGED)) == "U1"


@pytest.mark.parametrize(
    "changes",
    [{"bot_id": "B1"}, {"user": BOT}, {"user": "USLACKBOT"}, {"subtype": "channel_join"}, {"subtype": "bot_message"},
     {"subtype": "new_in_2030"}, {"subtype": []}, {"hidden": True}, {"ts": "x"}, {"ts": 1.0}, {"user": None}, {"channel": []}],
)  # fmt: skip
def test_bots_joins_and_malformed_messages_are_nobody_s_words(changes):
    assert read_message(event({**MESSAGE, **changes}), BOT) is None


def test_a_mention_heard_twice_has_one_identity():
    first = event(MESSAGE, event_id="Ev1")
    second = event({**MESSAGE, "type": "app_mention"}, event_id="Ev2")
    assert identity_of(first) == identity_of(second) == "message:C1:1.000001"


def test_every_request_has_an_identity_of_its_own():
    identities = {identity_of(body) for body in BODIES}
    assert None not in identities
    assert len(identities) == len(BODIES) - 2  # the mention is the message; Home and change share the sample's event id


def test_what_the_bot_said_itself_is_told_apart():
    own = {**MESSAGE, "user": BOT, "bot_id": "B1"}
    changed = {**EDIT, "message": own, "previous_message": own}
    assert payloads.is_own_message(event(own), bot_user=BOT, bot_id="B1")
    assert payloads.is_own_message(event(changed), bot_user=BOT, bot_id="B1")
    assert not any(payloads.is_own_message(body, bot_user=BOT, bot_id="B1") for body in BODIES)


def test_the_retry_number_is_no_part_of_an_identity():
    again = event(HOME) | {"retry_attempt": 2, "retry_reason": "timeout"}
    assert identity_of(again) == identity_of(event(HOME))


def test_nothing_that_slack_could_send_breaks_the_reading():
    chance = random.Random(20270301)  # noqa: S311 - mutations, not secrets
    readers = (
        team_of, kind_of, identity_of, payloads.read_deletion, payloads.read_command, payloads.read_press, payloads.read_form,
        payloads.read_home, payloads.changed_user, lambda body: payloads.is_own_message(body, bot_user=BOT, bot_id="B1"), lambda body: read_message(body, BOT), lambda body: payloads.read_edit(body, BOT),
    )  # fmt: skip
    slowest = 0.0
    for _ in range(4_000):
        body = mutated(chance)
        for reader in readers:
            began = time.perf_counter()
            reader(body)
            slowest = max(slowest, time.perf_counter() - began)
    assert slowest < 0.2


@pytest.mark.parametrize(
    "text", ["<https://" * 5_000, "<!" + "a" * 40_000, "<#" + "A" * 40_000, "&amp;" * 10_000, "<" * 40_000]
)
def test_forty_thousand_hostile_characters_are_read_in_no_time(text):
    began = time.perf_counter()
    typed_text(text)
    assert time.perf_counter() - began < 0.2
