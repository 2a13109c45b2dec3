import asyncio
import json

import aiohttp
import pytest

from bot.playground.people import default_cast

CLAIRE, KARIM, _, THOMAS, _, JULIEN = (person.id for person in default_cast().people)
GENERAL = default_cast().rooms[0].id


@pytest.fixture
async def page(playground):
    async with aiohttp.ClientSession(playground.url) as session:
        yield session


async def get(page, path, **query):
    async with page.get(path, params=query) as response:
        return await response.json()


async def post(page, path, **values):
    async with page.post(path, json=values) as response:
        return await response.json()


async def test_the_state_shows_each_person_their_own_channels(page):
    claire, julien = await get(page, "/page/state", **{"as": CLAIRE}), await get(page, "/page/state", **{"as": JULIEN})
    assert [row["name"] for row in julien["channels"]] == ["groupe-4-sensibiliser", ""]
    assert len(claire["channels"]) == 7
    assert sorted(claire) == ["bot", "channels", "clock", "commands", "connected", "prompts", "team", "users"]
    people = {row["id"]: row for row in claire["users"]}
    assert (people[JULIEN]["is_guest"], people[THOMAS]["locale"], people["U0JALON001"]["is_bot"]) == (
        True,
        "en-GB",
        True,
    )


async def test_typed_text_is_escaped_and_names_the_bot(page, playground):
    said = await post(page, "/page/say", **{"as": CLAIRE, "channel": GENERAL, "text": "@Jalon a < b & c"})
    (row,) = (await get(page, "/page/messages", **{"as": CLAIRE, "channel": GENERAL}))["messages"]
    assert (row["ts"], row["text"], row["ephemeral"]) == (said["ts"], "<@U0JALON001> a &lt; b &amp; c", False)


async def test_a_typed_command_is_a_command(page, playground, bot):
    @bot.app.command("/jalon")
    async def jalon(ack, command):
        await ack(text=f"reçu : {command['text']}")

    assert await post(page, "/page/say", **{"as": CLAIRE, "channel": GENERAL, "text": "/jalon aide"}) == {}
    await asyncio.gather(*playground.page._tasks)
    rows = (await get(page, "/page/messages", **{"as": CLAIRE, "channel": GENERAL}))["messages"]
    assert [(row["text"], row["ephemeral"]) for row in rows] == [("reçu : aide", True)]
    assert (await get(page, "/page/messages", **{"as": KARIM, "channel": GENERAL}))["messages"] == []


async def test_what_cannot_be_done_has_a_code(page, playground):
    ts = await playground.say(CLAIRE, GENERAL, "à moi")
    assert await post(page, "/page/edit", **{"as": KARIM, "channel": GENERAL, "ts": ts, "text": "x"}) == {
        "error": "cant_update_message"
    }
    assert await post(page, "/page/delete", **{"as": KARIM, "channel": GENERAL, "ts": ts}) == {
        "error": "cant_delete_message"
    }
    assert await post(page, "/page/say", **{"as": JULIEN, "channel": GENERAL, "text": "x"}) == {
        "error": "not_in_channel"
    }
    assert await post(page, "/page/say", **{"as": CLAIRE, "channel": GENERAL, "text": "x" * 40_001}) == {
        "error": "msg_too_long"
    }
    assert await post(page, "/page/submit", **{"as": CLAIRE, "view_id": "V0", "values": {}}) == {
        "error": "view_not_found"
    }
    assert (await post(page, "/page/say", **{"as": CLAIRE}))["error"] == "invalid_request"


async def test_unread_messages_are_counted_until_looked_at(page, playground):
    for _ in range(3):
        await playground.say(CLAIRE, GENERAL, "x")

    async def unread():
        return (await get(page, "/page/state", **{"as": KARIM}))["channels"][0]["unread"]

    assert await unread() == 3
    await get(page, "/page/messages", **{"as": KARIM, "channel": GENERAL})
    assert await unread() == 0


async def test_a_form_is_pressed_open_and_sent_from_the_page(page, playground, bot):
    label = {"type": "plain_text", "text": "mot"}

    @bot.app.action("go")
    async def go(ack, body, client):
        await ack()
        block = {
            "type": "input",
            "block_id": "b",
            "label": label,
            "element": {"type": "plain_text_input", "action_id": "a"},
        }
        await client.views_open(
            trigger_id=body["trigger_id"],
            view={"type": "modal", "callback_id": "form", "title": label, "submit": label, "blocks": [block]},
        )

    @bot.app.view("form")
    async def form(ack, view):
        wrong = view["state"]["values"]["b"]["a"]["value"] == "faux"
        await (ack(response_action="errors", errors={"b": "non"}) if wrong else ack())

    button = {"type": "button", "action_id": "go", "value": "1", "text": label}
    posted = await bot.client.chat_postMessage(
        channel=THOMAS, text="x", blocks=[{"type": "actions", "elements": [button]}]
    )
    where = {"as": THOMAS, "channel": posted["channel"], "ts": posted["ts"]}
    async with page.ws_connect("/page/live", params={"as": THOMAS}) as live:
        pressed = await post(page, "/page/press", **where, action_id="go", action={"type": "button", "value": "1"})
        assert pressed == {"acknowledged": True}
        news = {"type": ""}
        while news["type"] != "view_open":
            news = json.loads((await live.receive(timeout=3)).data)
    view = {"as": THOMAS, "view_id": news["view"]["id"]}
    assert await post(page, "/page/submit", **view, values={}) == {
        "errors": {"b": "This field is required."},
        "codes": {"b": "required"},
    }
    given = {"b": {"a": {"type": "plain_text_input", "value": "faux"}}}
    assert await post(page, "/page/submit", **view, values=given) == {"errors": {"b": "non"}}
    given["b"]["a"]["value"] = "juste"
    assert await post(page, "/page/submit", **view, values=given) == {}


async def test_the_page_sends_a_choice_as_slacks_client_does(page, playground, bot):
    chosen = []

    @bot.app.action("o")
    async def act(ack, action):
        await ack()
        chosen.append(action["selected_option"]["value"])

    options = [{"text": {"type": "plain_text", "text": word}, "value": word} for word in ("un", "deux")]
    for kind in ("overflow", "static_select"):
        element = {"type": kind, "action_id": "o", "options": options}
        blocks = [{"type": "actions", "elements": [element]}]
        posted = await bot.client.chat_postMessage(channel=CLAIRE, text="x", blocks=blocks)
        where = {"as": CLAIRE, "channel": posted["channel"], "ts": posted["ts"], "action_id": "o"}
        await post(page, "/page/press", **where, action={"type": kind, "selected_option": options[1]})
    assert chosen == ["deux", "deux"]


async def test_pages_hear_what_concerns_their_person(page, playground, client):
    async def heard(live, *keys):
        news = json.loads((await live.receive(timeout=2)).data)
        return [news.get(key) for key in keys]

    async with (
        page.ws_connect("/page/live", params={"as": CLAIRE}) as claire,
        page.ws_connect("/page/live", params={"as": JULIEN}) as julien,
    ):
        await asyncio.sleep(0.05)
        ts = await playground.say(CLAIRE, GENERAL, "bonjour")
        assert await heard(claire, "type", "code") == ["notice", "not_connected"]
        assert await heard(claire, "type", "channel", "ts", "text") == ["message", GENERAL, ts, "bonjour"]
        await playground.edit(CLAIRE, GENERAL, ts, "bonsoir")
        assert await heard(claire, "type") == ["notice"]
        assert await heard(claire, "type", "text") == ["message_changed", "bonsoir"]
        await client.chat_postEphemeral(channel=GENERAL, user=CLAIRE, text="pour vous")
        assert await heard(claire, "type", "text") == ["ephemeral", "pour vous"]
        playground.clock.move_to(playground.clock.now())
        assert await heard(claire, "type") == ["clock"]
        assert [(await heard(julien, "type"))[0] for _ in range(3)] == ["notice", "notice", "clock"]


async def test_a_file_is_sent_and_fetched(page, playground):
    form = aiohttp.FormData({"as": CLAIRE, "channel": GENERAL, "text": "le plan"})
    form.add_field("file", b"abc", filename="plan.txt")
    async with page.post("/page/upload", data=form) as response:
        assert response.status == 200
    (row,) = (await get(page, "/page/messages", **{"as": CLAIRE, "channel": GENERAL}))["messages"]
    assert (row["text"], row["files"][0]["name"], row["subtype"]) == ("le plan", "plan.txt", "file_share")
    async with page.get(row["files"][0]["url_private"]) as response:
        assert await response.read() == b"abc"


async def test_the_page_and_its_home_are_served(page, playground):
    async with page.get("/") as response:
        assert (response.status, response.content_type) == (200, "text/html")
    assert await get(page, "/page/home", **{"as": CLAIRE}) == {"view": None}


async def test_another_sites_page_may_not_act_here(page, playground):
    said = {"as": CLAIRE, "channel": GENERAL, "text": "x"}
    cases = (
        ({"Origin": "http://ailleurs.example"}, 403),
        ({"Origin": "http://ailleurs.example", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": playground.url}, 200),
    )
    for headers, status in cases:
        async with page.post("/page/say", json=said, headers=headers) as response:
            assert response.status == status
