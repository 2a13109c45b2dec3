"""The raw shapes that travel: JSON objects as Slack writes them."""

import json
from typing import Any, TypeAlias

Payload: TypeAlias = dict[str, Any]

_encode = json.JSONEncoder(separators=(",", ":")).encode


def to_json(value: Any) -> str:
    """The value as compact JSON; beyond ASCII escaped, as Slack does (half a surrogate pair passes too)."""
    return _encode(value)
