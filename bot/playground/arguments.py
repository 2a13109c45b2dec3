"""The arguments of a Web API call: query string and body merged, as Slack merges them."""

import json
from typing import Any

from aiohttp import web

from bot.playground.errors import SlackError
from bot.playground.payload import Payload

_STRUCTURED = ("blocks", "attachments", "metadata", "view", "files", "prompts", "chunks", "unfurls", "channels")
_BROKEN = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}


async def arguments(request: web.Request) -> Payload:
    """The merged arguments; in forms, structured ones are decoded from JSON. The token is left in."""
    found: Payload = dict(request.query)
    match request.content_type:
        case "application/json":
            found |= _from_json(await request.read())
        case "application/x-www-form-urlencoded" | "multipart/form-data":
            found |= dict(await request.post())
        case _:
            pass
    for name in _STRUCTURED:
        value = found.get(name)
        if isinstance(value, str) and (name != "channels" or value[:1] in "[{"):
            try:
                found[name] = json.loads(value) if value else None
            except ValueError as error:
                raise SlackError(_BROKEN.get(name, "invalid_arguments")) from error
    return {name: value for name, value in found.items() if value is not None}


def _from_json(body: bytes) -> Payload:
    if not body.strip():
        return {}
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise SlackError("invalid_json") from error
    if not isinstance(value, dict):
        raise SlackError("json_not_object")
    return value


def flag(values: Payload, name: str, *, default: bool = False) -> bool:
    """A yes or no, as JSON or as `true`, `1`."""
    value = values.get(name, default)
    return value if isinstance(value, bool) else str(value).lower() in ("1", "true", "yes", "on")


def number(values: Payload, name: str, default: int, *, most: int) -> int:
    """A whole number between 1 and `most`."""
    try:
        value = int(values.get(name, default))
    except (TypeError, ValueError) as error:
        raise SlackError("invalid_arguments", [f"[ERROR] must be a number: {name}"]) from error
    if value < 1:
        raise SlackError("invalid_limit")
    return min(value, most)


def names(values: Payload, name: str) -> list[str]:
    """A list, as JSON or separated by commas."""
    value: Any = values.get(name, [])
    if isinstance(value, str):
        return [row.strip() for row in value.split(",") if row.strip()]
    if not isinstance(value, list):
        raise SlackError("invalid_arguments", [f"[ERROR] must be a list: {name}"])
    return [str(row) for row in value]
