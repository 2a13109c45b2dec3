"""A playground with a real Bolt app beside it."""

import asyncio
import logging
from dataclasses import dataclass, field

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import Playground


@dataclass
class Bot:
    app: AsyncApp
    client: AsyncWebClient
    heard: list[dict] = field(default_factory=list)
    bodies: list[dict] = field(default_factory=list)


@pytest.fixture
async def playground():
    async with Playground() as running:
        yield running


@pytest.fixture
async def client(playground):
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(
            token=playground.bot_token, base_url=playground.api_url, session=session, timeout=5, retry_handlers=[]
        )


@pytest.fixture
async def bot(playground, client):
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
    app = AsyncApp(client=client, signing_secret=playground.signing_secret, ignoring_self_events_enabled=False)
    made = Bot(app=app, client=client)

    @app.use
    async def hear(body, next):  # noqa: A002
        made.bodies.append(body)
        await next()

    @app.event("message")
    async def message(event):
        made.heard.append(event)

    @app.event("app_mention")
    async def mention(event, say):
        made.heard.append(event)
        await say(text=f"lu : {event['text'][-20:]}", thread_ts=event["ts"])

    @app.event("app_home_opened")
    @app.event("reaction_added")
    async def other(event):
        made.heard.append(event)

    handler = AsyncSocketModeHandler(app, playground.app_token, web_client=client, ping_interval=0.5)
    await handler.connect_async()
    await playground.connected()
    yield made
    await asyncio.wait_for(handler.close_async(), 5)
