import time

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.playground import triggers
from bot.playground.people import default_cast

CLAIRE, KARIM, *_ = (person.id for person in default_cast().people)
GENERAL = default_cast().rooms[0].id
PLAIN = {"type": "plain_text", "text": "mot"}
OPTIONS = [{"text": {"type": "plain_text", "text": word}, "value": word} for word in ("un", "deux", "trois")]


def modal(*blocks, **more):
    return {"type": "modal", "title": PLAIN, "submit": PLAIN, "callback_id": "form", "blocks": list(blocks)} | more


def field(name, element, **more):
    return {"type": "input", "block_id": name, "label": PLAIN, "element": {"action_id": "a", **element}} | more


TEXT = field("b", {"type": "plain_text_input"})


@pytest.fixture
def trigger(playground):
    return lambda view_id=None: playground.stage.permits.trigger(CLAIRE, view_id=view_id)


async def refusal(call):
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response["error"]


async def test_a_trigger_serves_once_and_for_three_seconds(client, trigger, monkeypatch):
    first = trigger()
    await client.views_open(trigger_id=first, view=modal(TEXT))
    assert await refusal(client.views_open(trigger_id=first, view=modal(TEXT))) == "exchanged_trigger_id"
    assert await refusal(client.views_open(trigger_id="1.2.x", view=modal(TEXT))) == "invalid_trigger_id"
    old = trigger()
    late = time.monotonic() + 3.1
    monkeypatch.setattr(triggers.time, "monotonic", lambda: late)
    assert await refusal(client.views_open(trigger_id=old, view=modal(TEXT))) == "expired_trigger_id"


async def test_a_view_that_cannot_stand_is_refused(client, trigger):
    assert (
        await refusal(client.views_open(trigger_id=trigger(), view=modal(TEXT, title={**PLAIN, "text": "x" * 25})))
        == "invalid_arguments"
    )
    wide = modal(*[{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}] * 90)
    assert await refusal(client.views_open(trigger_id=trigger(), view=wide)) == "view_too_large"
    await client.views_open(trigger_id=trigger(), view=modal(TEXT, external_id="e"))
    await client.views_publish(user_id=KARIM, view={"type": "home", "blocks": [], "external_id": "f"})
    again = client.views_open(trigger_id=trigger(), view=modal(TEXT, external_id="f"))
    assert await refusal(again) == "duplicate_external_id"


async def test_an_old_hash_is_refused(client, trigger):
    view = (await client.views_open(trigger_id=trigger(), view=modal(TEXT)))["view"]
    newer = (await client.views_update(view_id=view["id"], hash=view["hash"], view=modal(TEXT)))["view"]
    assert newer["hash"] != view["hash"]
    late = client.views_update(view_id=view["id"], hash=view["hash"], view=modal(TEXT))
    assert await refusal(late) == "hash_conflict"
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    published = (await client.views_publish(user_id=CLAIRE, view=home))["view"]
    await client.views_publish(user_id=CLAIRE, view=home, hash=published["hash"])
    assert await refusal(client.views_publish(user_id=CLAIRE, view=home, hash=published["hash"])) == "hash_conflict"


async def test_three_views_are_stacked_and_no_more(client, trigger, playground):
    root = (await client.views_open(trigger_id=trigger(), view=modal(TEXT)))["view"]["id"]
    second = (await client.views_push(trigger_id=trigger(root), view=modal(TEXT)))["view"]
    assert (second["previous_view_id"], second["root_view_id"]) == (root, root)
    await client.views_push(trigger_id=trigger(root), view=modal(TEXT))
    assert await refusal(client.views_push(trigger_id=trigger(root), view=modal(TEXT))) == "push_limit_reached"
    assert len(playground.workspace.stacks[CLAIRE]) == 3


async def test_a_form_gives_back_every_field_in_slacks_shape(client, trigger, playground, bot):
    sent = []

    @bot.app.view("form")
    async def form(ack, view):
        sent.append(view["state"]["values"])
        await ack()

    menu = {"type": "static_select", "options": OPTIONS}
    many = {"type": "checkboxes", "options": OPTIONS, "initial_options": OPTIONS[:1]}
    view = (await client.views_open(trigger_id=trigger(), view=modal(
        field("text", {"type": "plain_text_input"}),
        field("menu", menu),
        field("many", many),
        field("day", {"type": "datepicker", "initial_date": "2015-04-30"}),
        field("who", {"type": "multi_users_select"}, optional=True),
        field("kept", {"type": "plain_text_input", "initial_value": "déjà"}),
    )))["view"]  # fmt: skip
    values = {"text": "40 %", "menu": "deux", "who": {"a": [KARIM]}, "day": "2015-05-01"}
    assert await playground.submit(CLAIRE, view["id"], values) is None
    assert sent[0] == {
        "text": {"a": {"type": "plain_text_input", "value": "40 %"}},
        "menu": {"a": {"type": "static_select", "selected_option": OPTIONS[1]}},
        "many": {"a": {"type": "checkboxes", "selected_options": OPTIONS[:1]}},
        "day": {"a": {"type": "datepicker", "selected_date": "2015-05-01"}},
        "who": {"a": {"type": "multi_users_select", "selected_users": [KARIM]}},
        "kept": {"a": {"type": "plain_text_input", "value": "déjà"}},
    }


async def test_the_bots_answer_to_a_form_is_obeyed(client, trigger, playground, bot):
    answers = iter([
        {"response_action": "update", "view": modal(TEXT, callback_id="form", private_metadata="2")},
        {"response_action": "push", "view": modal(TEXT, callback_id="form", private_metadata="3")},
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "clear"},
    ])  # fmt: skip

    @bot.app.view("form")
    async def form(ack):
        await ack(**next(answers))

    view_id = (await client.views_open(trigger_id=trigger(), view=modal(TEXT)))["view"]["id"]

    async def send():
        top = playground.workspace.modal(CLAIRE)
        return (await playground.submit(CLAIRE, top["id"], {"b": "x"}))["response_action"]

    assert await send() == "update"
    assert (playground.workspace.modal(CLAIRE)["id"], playground.workspace.modal(CLAIRE)["private_metadata"]) == (
        view_id,
        "2",
    )
    assert await send() == "push"
    assert playground.workspace.modal(CLAIRE)["private_metadata"] == "3"
    assert [await send(), await send()] == ["refused", "refused"]
    assert await send() == "clear"
    assert playground.workspace.modal(CLAIRE) is None


async def test_a_form_of_which_the_app_wants_to_know_tells_when_closed(client, trigger, playground, bot):
    closed = []

    @bot.app.view_closed("form")
    async def gone(ack, body):
        await ack()
        closed.append((body["is_cleared"], body["view"]["callback_id"]))

    view = (await client.views_open(trigger_id=trigger(), view=modal(TEXT, notify_on_close=True)))["view"]
    await playground.close_view(CLAIRE, view["id"])
    assert closed == [(False, "form")]


async def test_the_home_is_opened_and_pressed(client, playground, bot):
    pressed = []

    @bot.app.action("pick")
    async def pick(ack, body):
        await ack()
        pressed.append(body)

    picker = {"type": "static_select", "action_id": "pick", "options": OPTIONS}
    home = {"type": "home", "blocks": [{"type": "actions", "block_id": "x", "elements": [picker]}]}
    published = (await client.views_publish(user_id=CLAIRE, view=home))["view"]
    await playground.open_home(CLAIRE)
    await playground.press(CLAIRE, view_id=published["id"], action_id="pick", selected="trois")
    await playground.settled()
    assert (bot.heard[0]["type"], bot.heard[0]["tab"], bot.heard[0]["view"]["id"]) == (
        "app_home_opened",
        "home",
        published["id"],
    )
    assert pressed[0]["container"] == {"type": "view", "view_id": published["id"]}
    assert pressed[0]["actions"][0]["selected_option"] == OPTIONS[2]
    assert pressed[0]["view"]["state"]["values"] == {
        "x": {"pick": {"type": "static_select", "selected_option": OPTIONS[2]}}
    }


async def test_one_cannot_press_what_is_not_there(client, playground):
    posted = await client.chat_postMessage(channel=GENERAL, text="x")
    with pytest.raises(LookupError):
        await playground.press(CLAIRE, channel=GENERAL, ts=posted["ts"], action_id="go")


async def test_feedback_and_overflow_say_what_was_chosen(client, playground, bot):
    seen = []

    @bot.app.action("f")
    @bot.app.action("o")
    async def act(ack, action):
        await ack()
        seen.append(action)

    good, bad = ({"text": PLAIN, "value": value} for value in ("bon", "mauvais"))
    posted = await client.chat_postMessage(channel=GENERAL, text="x", blocks=[
        {"type": "context_actions", "elements": [
            {"type": "feedback_buttons", "action_id": "f", "positive_button": good, "negative_button": bad}]},
        {"type": "actions", "elements": [{"type": "overflow", "action_id": "o", "options": OPTIONS}]},
    ])  # fmt: skip
    for name, value in (("f", "mauvais"), ("o", "deux")):
        await playground.press(CLAIRE, channel=GENERAL, ts=posted["ts"], action_id=name, value=value)
    assert (seen[0]["value"], seen[1]["selected_option"]) == ("mauvais", OPTIONS[1])


async def test_a_response_url_serves_five_times(client, playground, bot):
    bodies = []

    @bot.app.action("go")
    async def go(ack, body):
        await ack()
        bodies.append(body)

    button = {"type": "button", "action_id": "go", "text": PLAIN}
    posted = await client.chat_postMessage(
        channel=GENERAL, text="avant", blocks=[{"type": "actions", "elements": [button]}]
    )
    await playground.press(CLAIRE, channel=GENERAL, ts=posted["ts"], action_id="go")
    async with aiohttp.ClientSession() as session:

        async def answer(**values):
            async with session.post(bodies[0]["response_url"], json=values) as response:
                return response.status, (await response.json()).get("error")

        assert await answer(text="après", replace_original=True) == (200, None)
        assert [row["text"] for row in playground.workspace.messages(GENERAL)] == ["après"]
        assert await answer(text="pour vous") == (200, None)
        assert await answer(text="pour tous", response_type="in_channel") == (200, None)
        assert await answer(blocks=[{"type": "sektion"}]) == (400, "invalid_blocks")
        assert await answer(delete_original=True) == (200, None)
        assert await answer(text="encore") == (404, "used_url")
    assert [row["text"] for row in playground.workspace.messages(GENERAL)] == ["pour tous"]
    assert [row["text"] for row in playground.workspace.ephemerals(GENERAL)] == ["pour vous"]


async def test_an_external_menu_asks_the_bot_for_its_options(client, playground, bot):
    @bot.app.options("find")
    async def find(ack, payload):
        await ack(options=[row for row in OPTIONS if payload["value"] in row["value"]])

    menu = {"type": "external_select", "action_id": "find", "min_query_length": 0}
    posted = await client.chat_postMessage(channel=GENERAL, text="x", blocks=[{"type": "actions", "elements": [menu]}])
    query = {"as": CLAIRE, "channel": GENERAL, "ts": posted["ts"], "action_id": "find", "value": "deu"}
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{playground.url}/page/options", params=query) as response,
    ):
        assert await response.json() == {"options": [OPTIONS[1]]}
