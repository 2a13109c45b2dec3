"""An OpenAI-compatible endpoint on this machine: says what a test wants, and keeps what it was asked."""

import asyncio
import contextlib
import json
from dataclasses import dataclass, field

from aiohttp import web


@dataclass
class Endpoint:
    url: str = ""
    says: object = ""
    asked: list = field(default_factory=list)
    headers: list = field(default_factory=list)

    async def answer(self, request):
        self.asked.append(json.loads(await request.text()))
        self.headers.append(dict(request.headers))
        says = self.says(self.asked[-1]) if callable(self.says) else self.says
        if asyncio.iscoroutine(says):
            says = await says
        return completion(says) if isinstance(says, str) else says

    @property
    def told(self):
        """Everything that the endpoint was told, as one text."""
        return json.dumps(self.asked, ensure_ascii=False)


def completion(sentence, **changes):
    choice = {"index": 0, "message": {"role": "assistant", "content": sentence}, "finish_reason": "stop"} | changes
    return web.json_response({"id": "c", "object": "chat.completion", "choices": [choice]})


@contextlib.asynccontextmanager
async def model_endpoint(says=""):
    endpoint = Endpoint(says=says)
    app = web.Application()
    app.router.add_post("/v1/chat/completions", endpoint.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    endpoint.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    try:
        yield endpoint
    finally:
        await runner.cleanup()
