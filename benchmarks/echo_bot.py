"""The floor: a bare Bolt echo over Socket Mode. Started as a process of its own.

As Bolt's documentation writes it, its client opens a connection for every call; with ``shared`` as argument it keeps one
session, which is the harder floor.
"""

import asyncio
import os
import sys

from aiohttp import ClientSession
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient


async def echo_all(session: ClientSession | None) -> None:
    """Every message comes back where it was written."""
    client = AsyncWebClient(
        token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["JALON_SLACK_API_URL"], session=session
    )
    app = AsyncApp(client=client)

    @app.event("message")
    async def echo(event, say) -> None:  # noqa: ANN001 - Bolt injects by name
        await say(event["text"])

    await AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start_async()


async def main(*, shared: bool) -> None:
    """Until the process is ended."""
    if not shared:
        await echo_all(None)
        return
    async with ClientSession() as session:
        await echo_all(session)


if __name__ == "__main__":
    asyncio.run(main(shared=sys.argv[1:] == ["shared"]))
