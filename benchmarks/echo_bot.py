"""The floor: a bare Bolt echo over Socket Mode, with one shared session. Started as a process of its own."""

import asyncio
import os

from aiohttp import ClientSession
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient


async def main() -> None:
    async with ClientSession() as session:
        client = AsyncWebClient(
            token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["JALON_SLACK_API_URL"], session=session
        )
        app = AsyncApp(client=client)

        @app.event("message")
        async def echo(event, client) -> None:  # noqa: ANN001 - Bolt injects by name
            await client.chat_postMessage(channel=event["channel"], text=event["text"])

        await AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start_async()


if __name__ == "__main__":
    asyncio.run(main())
