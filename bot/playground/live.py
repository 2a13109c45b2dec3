"""What open pages are told at once."""

import asyncio

from aiohttp import WSMsgType, web

from bot.playground.payload import Payload, to_json


class Live:
    """The pages open now, each as one person. Telling costs nothing while none is open."""

    def __init__(self) -> None:
        self._pages: dict[str, set[asyncio.Queue[str]]] = {}
        self._sockets: set[web.WebSocketResponse] = set()
        self.notices: list[Payload] = []

    @property
    def watched(self) -> bool:
        """Whether any page is open."""
        return bool(self._pages)

    def tell(self, users: set[str] | None, news: Payload) -> None:
        """The pages of `users` (None: of all) hear of `news`."""
        if not self._pages:
            return
        frame = to_json(news)
        for user, queues in self._pages.items():
            if users is None or user in users:
                for queue in queues:
                    queue.put_nowait(frame)

    def notice(self, level: str, code: str, more: Payload) -> None:
        """Something a person at the page should know; also kept for tests."""
        news = {"type": "notice", "level": level, "code": code, "text": code.replace("_", " "), **more}
        self.notices.append(news)
        del self.notices[:-200]
        self.tell(None, news)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """`WS /page/live?as=U`."""
        user = request.query.get("as", "")
        ws = web.WebSocketResponse(heartbeat=20, timeout=0.5)
        await ws.prepare(request)
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._pages.setdefault(user, set()).add(queue)
        self._sockets.add(ws)
        writer = asyncio.create_task(_write(ws, queue))
        try:
            async for message in ws:
                if message.type is not WSMsgType.TEXT:
                    break
        finally:
            writer.cancel()
            self._sockets.discard(ws)
            self._pages[user].discard(queue)
            if not self._pages[user]:
                del self._pages[user]
        return ws

    async def stop(self) -> None:
        """Every page is told that it is over."""
        await asyncio.gather(*(ws.close() for ws in self._sockets))


async def _write(ws: web.WebSocketResponse, queue: asyncio.Queue[str]) -> None:
    while True:
        try:
            await ws.send_str(await queue.get())
        except (ConnectionError, RuntimeError):
            return
