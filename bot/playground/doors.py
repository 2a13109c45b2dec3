"""How the page's addresses read and answer JSON."""

import json
from collections.abc import Awaitable, Callable
from typing import TypeAlias
from urllib.parse import urlsplit

from aiohttp import web

from bot.playground.errors import SlackError
from bot.playground.payload import Payload, to_json

Door: TypeAlias = Callable[[web.Request, Payload], Awaitable[Payload]]


def answered(body: Payload) -> web.Response:
    """HTTP 200 with JSON."""
    return web.Response(body=to_json(body).encode(), content_type="application/json", charset="utf-8")


def refused(code: str, status: int, *, detail: str = "") -> web.Response:
    """A refusal with its code."""
    body: Payload = {"error": code, **({"detail": detail} if detail else {})}
    return web.Response(status=status, body=to_json(body).encode(), content_type="application/json", charset="utf-8")


def is_foreign(request: web.Request) -> bool:
    """Whether another site's page asks: a browser says so. Such a page must not act here.

    `Sec-Fetch-Site` comes first: it stays right behind a forwarded port, where `Origin` and `Host` differ.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site == "cross-site"
    return origin is not None and urlsplit(origin).netloc != request.host


def answering(door: Door) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """The handler of a door: query and JSON body merged, errors as codes."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if is_foreign(request):
            return refused("foreign_origin", 403)
        values: Payload = dict(request.query)
        try:
            if request.method == "POST":
                body = json.loads(await request.read() or b"{}")
                if not isinstance(body, dict):
                    return refused("json_not_object", 400)
                values |= body
            return answered(await door(request, values))
        except SlackError as error:
            return refused(error.code, 404 if "not_found" in error.code else 400)
        except (LookupError, ValueError, TypeError, AttributeError) as error:
            return refused("invalid_request", 400, detail=str(error))

    return handle
