"""JSON on the everyday way: read and written quickly, and nothing that the standard library takes is refused.

orjson is strict: halves of characters, very large numbers and great depth are errors to it. What it does not take goes to
the standard library, so that one odd message costs time and no more.
"""

from __future__ import annotations

import json
from typing import Any

import orjson


def encoded(value: object) -> bytes:
    """The value as JSON in UTF-8; halves of characters become question marks. Raises what ``json.dumps`` raises."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def stored(value: object) -> str:
    """The value as JSON that any database keeps, every character of it. Raises what ``json.dumps`` raises."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value)


def decoded(text: str | bytes) -> Any:
    """The value that the JSON says. Raises ValueError when it says none, RecursionError when it is too deep."""
    try:
        return orjson.loads(text)
    except ValueError:
        return json.loads(text)
