"""The raw shapes that travel: JSON objects as Slack writes them."""

import json
from typing import Any, TypeAlias

Payload: TypeAlias = dict[str, Any]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: Any) -> str:
    """The value as compact JSON, accents as they are."""
    return _encode(value)
