import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.people import default_cast
from bot.playground.server import Playground

CLAIRE, KARIM, *_, JULIEN = (person.id for person in default_cast().people)
GENERAL = default_cast().rooms[0].id


async def refusal(call):
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response["error"]


async def test_a_token_is_asked_for_and_looked_at(playground):
    async with aiohttp.ClientSession() as session:

        async def ask(method, **headers):
            async with session.post(playground.api_url + method, headers=headers) as response:
                return (await response.json()).get("error")

        assert await ask("auth.test") == "not_authed"
        assert await ask("auth.test", Authorization="Bearer xoxb-other") == "invalid_auth"
        assert await ask("auth.test", Authorization=f"Bearer {playground.bot_token}") is None
        assert (
            await ask("apps.connections.open", Authorization=f"Bearer {playground.bot_token}")
            == "not_allowed_token_type"
        )
        assert await ask("reminders.add", Authorization=f"Bearer {playground.bot_token}") == "unknown_method"


async def test_query_and_form_and_json_say_the_same(playground):
    headers = {"Authorization": f"Bearer {playground.bot_token}"}
    blocks = '[{"type":"divider"}]'
    async with aiohttp.ClientSession(headers=headers) as session:
        url = playground.api_url + "chat.postMessage"
        async with session.post(url, params={"channel": GENERAL}, data={"text": "é", "blocks": blocks}) as response:
            form = await response.json()
        async with session.post(
            url, params={"channel": GENERAL}, json={"text": "é", "blocks": [{"type": "divider"}]}
        ) as response:
            raw = await response.json()
    assert form["message"]["text"] == raw["message"]["text"] == "é"
    assert form["message"]["blocks"][0]["type"] == raw["message"]["blocks"][0]["type"] == "divider"


async def test_a_message_that_cannot_stand_is_refused(client):
    assert await refusal(client.chat_postMessage(channel="C0NOWHERE1", text="x")) == "channel_not_found"
    empty = client.api_call("chat.postMessage", json={"channel": GENERAL, "text": " "})
    assert await refusal(empty) == "no_text"
    assert await refusal(client.chat_postMessage(channel=GENERAL, text="x" * 40_001)) == "msg_too_long"
    assert (
        await refusal(client.chat_postMessage(channel=GENERAL, text="x", blocks=[{"type": "sektion"}]))
        == "invalid_blocks"
    )
    metadata = {"event_type": "reminder", "event_payload": {"k": "x" * 17_000}}
    assert await refusal(client.chat_postMessage(channel=GENERAL, text="x", metadata=metadata)) == "metadata_too_large"
    assert (
        await refusal(client.chat_postMessage(channel=GENERAL, text="x", metadata={"event_type": "k"}))
        == "invalid_metadata_format"
    )


async def test_the_bot_speaks_only_where_it_is(playground, client):
    playground.workspace.channel(GENERAL).members.discard(playground.cast.bot_user_id)
    assert await refusal(client.chat_postMessage(channel=GENERAL, text="x")) == "not_in_channel"
    await client.conversations_join(channel=GENERAL)
    assert (await client.chat_postMessage(channel=GENERAL, text="x"))["ok"]
    playground.workspace.channel(GENERAL).is_archived = True
    assert await refusal(client.chat_postMessage(channel=GENERAL, text="x")) == "is_archived"


async def test_blocks_without_a_text_are_posted_with_a_warning(playground, client):
    answer = await client.api_call("chat.postMessage", json={"channel": GENERAL, "blocks": [{"type": "divider"}]})
    assert answer["warning"] == "missing_text_in_message"
    assert list(playground.workspace.warnings) == [("chat.postMessage", "missing_text_in_message")]


async def test_only_ones_own_messages_are_changed(playground, client):
    theirs = await playground.say(CLAIRE, GENERAL, "à moi")
    assert await refusal(client.chat_update(channel=GENERAL, ts=theirs, text="x")) == "cant_update_message"
    assert await refusal(client.chat_delete(channel=GENERAL, ts=theirs)) == "cant_delete_message"
    assert await refusal(client.chat_update(channel=GENERAL, ts="1.000001", text="x")) == "message_not_found"
    own = await client.chat_postMessage(channel=GENERAL, text="avant", blocks=[{"type": "divider"}])
    kept = await client.chat_update(channel=GENERAL, ts=own["ts"], text="après")
    assert (kept["message"]["text"], kept["message"]["blocks"][0]["type"]) == ("après", "divider")
    bare = await client.chat_update(channel=GENERAL, ts=own["ts"], text="après", blocks=[])
    assert "blocks" not in bare["message"]
    await client.chat_delete(channel=GENERAL, ts=own["ts"])
    assert [row["text"] for row in playground.workspace.messages(GENERAL)] == ["à moi"]


async def test_a_message_with_replies_leaves_a_tombstone(playground, client):
    root = await client.chat_postMessage(channel=GENERAL, text="racine")
    await client.chat_postMessage(channel=GENERAL, text="réponse", thread_ts=root["ts"])
    await client.chat_delete(channel=GENERAL, ts=root["ts"])
    assert [row.get("subtype") for row in playground.workspace.thread(GENERAL, root["ts"])] == ["tombstone", None]


async def test_a_reply_to_a_reply_joins_the_thread(playground, client):
    root = await client.chat_postMessage(channel=GENERAL, text="racine")
    first = await client.chat_postMessage(channel=GENERAL, text="1", thread_ts=root["ts"])
    await client.chat_postMessage(channel=GENERAL, text="2", thread_ts=first["ts"])
    replies = await client.conversations_replies(channel=GENERAL, ts=root["ts"])
    assert [row["text"] for row in replies["messages"]] == ["racine", "1", "2"]
    assert replies["messages"][0]["reply_count"] == 2
    history = await client.conversations_history(channel=GENERAL)
    assert [row["text"] for row in history["messages"]] == ["racine"]
    assert await refusal(client.conversations_replies(channel=GENERAL, ts="1.000001")) == "thread_not_found"


async def test_history_turns_its_pages_newest_first(playground, client):
    for number in range(7):
        await playground.say(CLAIRE, GENERAL, str(number))
    seen, cursor = [], None
    while True:
        page = await client.conversations_history(channel=GENERAL, limit=3, cursor=cursor)
        seen.append([row["text"] for row in page["messages"]])
        if not page["has_more"]:
            break
        cursor = page["response_metadata"]["next_cursor"]
    assert seen == [["6", "5", "4"], ["3", "2", "1"], ["0"]]
    assert await refusal(client.conversations_history(channel=GENERAL, cursor="!!")) == "invalid_cursor"


async def test_history_between_two_instants(playground, client):
    ts = [await playground.say(CLAIRE, GENERAL, str(number)) for number in range(4)]

    async def between(**kwargs):
        return [row["text"] for row in (await client.conversations_history(channel=GENERAL, **kwargs))["messages"]]

    assert await between(oldest=ts[1], latest=ts[3]) == ["2"]
    assert await between(oldest=ts[1], latest=ts[3], inclusive=True) == ["3", "2", "1"]
    assert await between(oldest=ts[2]) == ["3"]


async def test_metadata_is_read_back_only_when_asked_for(client):
    metadata = {"event_type": "reminder", "event_payload": {"key": "k"}}
    await client.chat_postMessage(channel=GENERAL, text="x", metadata=metadata)
    bare = await client.conversations_history(channel=GENERAL)
    full = await client.conversations_history(channel=GENERAL, include_all_metadata=True)
    assert bare["messages"][0]["metadata"] == {"event_type": "reminder"}
    assert full["messages"][0]["metadata"] == metadata


async def test_without_the_scope_history_is_refused():
    from slack_sdk.web.async_client import AsyncWebClient

    scopes = frozenset({"chat:write", "im:history"})
    async with Playground(scopes=scopes) as playground, aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=playground.bot_token, base_url=playground.api_url, session=session)
        with pytest.raises(SlackApiError) as refused:
            await client.conversations_history(channel=GENERAL)
        answer = refused.value.response
        assert (answer["error"], answer["needed"], answer["provided"]) == (
            "missing_scope",
            "channels:history",
            "chat:write,im:history",
        )
        dm = playground.workspace.dm(CLAIRE)
        assert (await client.conversations_history(channel=dm))["messages"] == []
        assert (await client.auth_test()).headers["x-oauth-scopes"] == "chat:write,im:history"


async def test_people_are_known_with_language_and_zone(client):
    user = (await client.users_info(user=KARIM, include_locale=True))["user"]
    assert (user["locale"], user["tz"], user["tz_offset"] in (3600, 7200), user["is_restricted"]) == (
        "fr-FR",
        "Europe/Paris",
        True,
        False,
    )
    assert "locale" not in (await client.users_info(user=KARIM))["user"]
    assert (await client.users_info(user=JULIEN))["user"]["is_restricted"]
    assert await refusal(client.users_info(user="U0NOBODY01")) == "user_not_found"
    everybody = (await client.users_list(limit=3, include_locale=True))["members"]
    assert len(everybody) == 3
    assert (await client.usergroups_list(include_users=True))["usergroups"][0]["users"] == [CLAIRE, KARIM]


async def test_a_direct_conversation_is_opened(client):
    opened = await client.conversations_open(users=CLAIRE)
    assert opened["channel"]["id"] == "D" + CLAIRE[1:]
    assert await refusal(client.conversations_open(users="U0NOBODY01")) == "user_not_found"
    rows = (await client.conversations_list(types="public_channel,im"))["channels"]
    assert sum(row["is_im"] for row in rows) == 6
    assert (await client.conversations_info(channel=GENERAL))["channel"]["is_member"]
    assert CLAIRE in (await client.conversations_members(channel=GENERAL))["members"]


async def test_reactions(playground, client):
    ts = await playground.say(CLAIRE, GENERAL, "x")
    await client.reactions_add(channel=GENERAL, timestamp=ts, name="eyes")
    assert await refusal(client.reactions_add(channel=GENERAL, timestamp=ts, name="eyes")) == "already_reacted"
    assert await refusal(client.reactions_add(channel=GENERAL, timestamp=ts, name="É")) == "invalid_name"
    got = await client.reactions_get(channel=GENERAL, timestamp=ts)
    assert got["message"]["reactions"] == [{"name": "eyes", "users": [playground.cast.bot_user_id], "count": 1}]
    await client.reactions_remove(channel=GENERAL, timestamp=ts, name="eyes")
    assert await refusal(client.reactions_remove(channel=GENERAL, timestamp=ts, name="eyes")) == "no_reaction"


async def test_a_file_goes_up_in_three_steps_and_comes_down_with_the_token(playground, client):
    await client.files_upload_v2(channel=GENERAL, filename="suivi.csv", content="a;b\n1;2", initial_comment="Le suivi")
    (message,) = playground.workspace.messages(GENERAL)
    file = message["files"][0]
    assert (message["text"], file["name"], file["size"]) == ("Le suivi", "suivi.csv", 7)
    async with aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bearer {playground.bot_token}"}
        async with session.get(file["url_private"], headers=headers) as response:
            assert await response.text() == "a;b\n1;2"
        async with session.get(file["url_private"]) as response:
            assert response.content_type == "text/html"
    assert await refusal(client.files_info(file="F0NONE")) == "file_not_found"


async def test_an_ephemeral_message_is_one_persons(playground, client):
    await client.chat_postEphemeral(channel=GENERAL, user=CLAIRE, text="pour vous")
    assert [row["text"] for row in playground.workspace.ephemerals(GENERAL, CLAIRE)] == ["pour vous"]
    assert playground.workspace.messages(GENERAL) == []
    assert await refusal(client.chat_postEphemeral(channel=GENERAL, user=JULIEN, text="x")) == "user_not_in_channel"


async def test_a_stream_grows_and_ends(playground, client):
    ts = await playground.say(CLAIRE, CLAIRE, "?")
    dm = playground.workspace.dm(CLAIRE)
    call = client.api_call
    started = await call("chat.startStream", json={"channel": dm, "thread_ts": ts, "markdown_text": "a"})
    await call("chat.appendStream", json={"channel": dm, "ts": started["ts"], "markdown_text": "b"})
    await call("chat.stopStream", json={"channel": dm, "ts": started["ts"], "markdown_text": "c"})
    assert playground.workspace.thread(dm, ts)[1]["text"] == "abc"
    again = call("chat.appendStream", json={"channel": dm, "ts": started["ts"], "markdown_text": "d"})
    assert await refusal(again) == "message_not_in_streaming_state"


async def test_assistant_threads(playground, client):
    dm = playground.workspace.dm(CLAIRE)
    ts = await playground.say(CLAIRE, dm, "?")
    await client.assistant_threads_setStatus(channel_id=dm, thread_ts=ts, status="cherche")
    prompts = [{"title": "Aide", "message": "aide"}]
    await client.assistant_threads_setSuggestedPrompts(channel_id=dm, thread_ts=ts, prompts=prompts)
    assert playground.stage.prompts[dm]["prompts"] == prompts
    too_many = client.assistant_threads_setSuggestedPrompts(channel_id=dm, thread_ts=ts, prompts=prompts * 5)
    assert await refusal(too_many) == "invalid_arguments"


async def test_every_ts_of_a_channel_is_its_own(playground, client):
    ts = [(await client.chat_postMessage(channel=GENERAL, text="x"))["ts"] for _ in range(20)]
    playground.clock.move_to(playground.clock.now().replace(year=2001))
    ts.append(await playground.say(CLAIRE, GENERAL, "plus tard"))
    assert ts == sorted(set(ts))
    link = await client.chat_getPermalink(channel=GENERAL, message_ts=ts[0])
    assert link["permalink"].startswith(playground.url)
