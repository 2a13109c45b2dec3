"""Slack's raw dicts, read with care: what is not as it should be is missing, and nothing raises."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Raw = Mapping[str, Any]

_MAPPINGS = (dict, Mapping)
"""A dict is known by its type alone, which is quicker told."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def text(raw: Any, name: str) -> str | None:
    """A text that is not empty and that any database takes."""
    value = raw.get(name) if isinstance(raw, _MAPPINGS) else None
    return (storable(value) or None) if isinstance(value, str) else None


def storable(text: str) -> str:
    """The text without NUL, and without lone halves of characters."""
    if text.isascii() and "\x00" not in text:
        return text
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")


def mapping(raw: Any, name: str) -> Raw:
    """The mapping of that name, else an empty one."""
    value = raw.get(name) if isinstance(raw, _MAPPINGS) else None
    return value if isinstance(value, _MAPPINGS) else {}
