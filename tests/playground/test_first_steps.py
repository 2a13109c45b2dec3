import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.people import default_cast

CLAIRE = default_cast().people[0].id


async def test_a_mention_reaches_the_bot_over_a_socket_and_its_reply_stands_in_the_thread(playground, bot):
    ts = await playground.say(CLAIRE, "#general-ess", "bonjour", mention_bot=True)
    await playground.settled()
    kinds = sorted(event["type"] for event in bot.heard if event.get("user") == CLAIRE)
    assert kinds == ["app_mention", "message"]
    assert [row["text"] for row in playground.workspace.thread("#general-ess", ts)] == [
        "<@U0JALON001> bonjour",
        "lu : @U0JALON001> bonjour",
    ]


async def test_the_bots_own_message_comes_back_to_it_as_an_event(playground, bot):
    await bot.client.chat_postMessage(channel=playground.workspace.dm(CLAIRE), text="bonjour")
    await playground.settled()
    event = bot.heard[0]
    assert (event["type"], event["bot_id"], event["app_id"], event["channel_type"]) == (
        "message",
        "B0JALON001",
        "A0JALON001",
        "im",
    )


async def test_a_press_and_a_form_go_all_the_way(playground, bot):
    pressed, sent = [], []

    @bot.app.action("go")
    async def go(ack, body, client):
        await ack()
        pressed.append(body)
        view = {
            "type": "modal", "callback_id": "form", "title": {"type": "plain_text", "text": "Titre"},
            "submit": {"type": "plain_text", "text": "Envoyer"},
            "blocks": [{
                "type": "input", "block_id": "b", "label": {"type": "plain_text", "text": "Avancement"},
                "element": {"type": "plain_text_input", "action_id": "a"},
            }],
        }  # fmt: skip
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    @bot.app.view("form")
    async def form(ack, body):
        sent.append(body["view"]["state"]["values"])
        if body["view"]["state"]["values"]["b"]["a"]["value"] == "faux":
            await ack(response_action="errors", errors={"b": "non"})
        else:
            await ack()

    button = {"type": "button", "action_id": "go", "value": "1", "text": {"type": "plain_text", "text": "Aller"}}
    posted = await bot.client.chat_postMessage(
        channel=CLAIRE, text="bonjour", blocks=[{"type": "actions", "block_id": "x", "elements": [button]}]
    )
    assert await playground.press(CLAIRE, channel=posted["channel"], ts=posted["ts"], action_id="go")
    await playground.settled()
    assert (pressed[0]["container"]["message_ts"], pressed[0]["actions"][0]["value"]) == (posted["ts"], "1")
    view = playground.workspace.modal(CLAIRE)
    assert await playground.submit(CLAIRE, view["id"], {}) == {
        "response_action": "refused",
        "errors": {"b": "required"},
    }
    assert await playground.submit(CLAIRE, view["id"], {"b": "faux"}) == {
        "response_action": "errors",
        "errors": {"b": "non"},
    }
    assert await playground.submit(CLAIRE, view["id"], {"b": {"a": "40 %"}}) is None
    assert sent[-1] == {"b": {"a": {"type": "plain_text_input", "value": "40 %"}}}
    assert playground.workspace.modal(CLAIRE) is None


async def test_a_command_is_answered_to_one_person(playground, bot):
    @bot.app.command("/jalon")
    async def jalon(ack, command):
        await ack(f"reçu : {command['text']}")

    assert await playground.command(CLAIRE, "#general-ess", "/jalon", "aide")
    (row,) = playground.workspace.ephemerals("#general-ess", CLAIRE)
    assert row["text"] == "reçu : aide"


async def test_a_changed_language_and_an_uninstall_are_told(playground, client):
    await playground.change_person(CLAIRE, locale="en-GB")
    assert (await client.users_info(user=CLAIRE, include_locale=True))["user"]["locale"] == "en-GB"
    await playground.uninstall()
    sent = [errand.payload["event"]["type"] for errand in playground.hub.backlog]
    assert sent == ["user_change", "tokens_revoked", "app_uninstalled"]
    with pytest.raises(SlackApiError, match="account_inactive"):
        await client.auth_test()


async def test_an_event_of_another_workspace_can_be_sent(playground):
    await playground.emit({"type": "message"}, team_id="T0OTHER001")
    payload = playground.hub.backlog[0].payload
    assert (payload["team_id"], payload["event"]) == ("T0OTHER001", {"type": "message"})
