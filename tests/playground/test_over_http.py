import json
import time
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from slack_bolt.app.async_app import AsyncApp

from bot.playground.over_http import signature
from bot.playground.people import default_cast

CLAIRE = default_cast().people[0].id
GENERAL = default_cast().rooms[0].id
PLAIN = {"type": "plain_text", "text": "mot"}


class App:
    """An app that notes each request and answers with the next of `statuses`."""

    def __init__(self):
        self.requests, self.statuses, self.body, self.headers = [], [], {}, {}

    async def handle(self, request):
        self.requests.append((dict(request.headers), await request.read()))
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.body, status=status, headers=self.headers)


@pytest.fixture
async def app(playground):
    made, served = App(), web.Application()
    served.router.add_post("/slack/events", made.handle)
    runner = web.AppRunner(served)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    playground.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    playground.http.retries_after = (0.0, 0.0, 0.0)
    yield made
    await runner.cleanup()


async def test_an_event_goes_signed(playground, app):
    await playground.say(CLAIRE, GENERAL, "été")
    await playground.settled()
    ((headers, body),) = app.requests
    stamp = headers["X-Slack-Request-Timestamp"]
    assert headers["X-Slack-Signature"] == signature(playground.signing_secret, stamp, body)
    assert abs(time.time() - int(stamp)) < 5
    assert json.loads(body)["event"]["text"] == "été"


async def test_a_failed_event_comes_again_three_times_with_its_number_and_reason(playground, app):
    app.statuses = [500, 500, 500, 500]
    await playground.say(CLAIRE, GENERAL, "x")
    await playground.settled()
    retries = [(row.get("X-Slack-Retry-Num"), row.get("X-Slack-Retry-Reason")) for row, _ in app.requests]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error"), ("3", "http_error")]
    assert len({body for _, body in app.requests}) == 1
    assert playground.live.notices[-1]["code"] == "no_answer"


async def test_an_app_may_ask_for_no_retry(playground, app):
    app.statuses, app.headers = [500], {"X-Slack-No-Retry": "1"}
    await playground.say(CLAIRE, GENERAL, "x")
    await playground.settled()
    assert len(app.requests) == 1


async def test_a_command_goes_as_a_form_and_its_answer_comes_back(playground, app):
    app.body = {"text": "reçu"}
    assert await playground.command(CLAIRE, GENERAL, "/jalon", "où en est le groupe 2 ?")
    form = parse_qs(app.requests[0][1].decode())
    assert (form["command"], form["text"], form["user_id"]) == (["/jalon"], ["où en est le groupe 2 ?"], [CLAIRE])
    assert [row["text"] for row in playground.workspace.ephemerals(GENERAL, CLAIRE)] == ["reçu"]


async def test_an_interaction_is_not_tried_again(playground, app, client):
    button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Aller"}}
    await client.chat_postMessage(channel=CLAIRE, text="x", blocks=[{"type": "actions", "elements": [button]}])
    (message,) = playground.workspace.messages(CLAIRE)
    await playground.settled()
    app.requests.clear()
    app.statuses = [500]
    assert not await playground.press(CLAIRE, channel=CLAIRE, ts=message["ts"], action_id="go")
    ((_, body),) = app.requests
    assert json.loads(parse_qs(body.decode())["payload"][0])["actions"][0]["action_id"] == "go"


async def test_bolt_itself_takes_every_sort_of_request(playground, client):
    bolt = AsyncApp(client=client, signing_secret=playground.signing_secret)
    heard = []

    @bolt.event("message")
    async def message(event):
        heard.append(event["text"])

    @bolt.command("/jalon")
    async def jalon(ack, command, client):
        view = {
            "type": "modal", "callback_id": "form", "title": PLAIN, "submit": PLAIN,
            "blocks": [{"type": "input", "block_id": "b", "label": PLAIN, "element": {"type": "plain_text_input", "action_id": "a"}}],
        }  # fmt: skip
        await client.views_open(trigger_id=command["trigger_id"], view=view)
        await ack("ouvert")

    @bolt.view("form")
    async def form(ack):
        await ack(response_action="errors", errors={"b": "non"})

    runner = web.AppRunner(bolt.web_app("/slack/events"))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    playground.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    await playground.say(CLAIRE, GENERAL, "été")
    assert await playground.command(CLAIRE, GENERAL, "/jalon", "aide")
    sent = await playground.submit(CLAIRE, playground.workspace.modal(CLAIRE)["id"], {"b": "x"})
    await playground.settled()
    await runner.cleanup()
    assert (heard, sent) == (["été"], {"response_action": "errors", "errors": {"b": "non"}})
    assert [row["text"] for row in playground.workspace.ephemerals(GENERAL, CLAIRE)] == ["ouvert"]
