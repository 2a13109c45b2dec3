"""A plan as JSON and back, without loss."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from bot.domain.plan import Milestone, Plan
from bot.domain.windows import DateWindow


def plan_to_json(plan: Plan) -> str:
    """The whole plan in one line."""
    return json.dumps(_plain(plan))


def plan_from_json(stored: str) -> Plan:
    """The plan that was stored."""
    plan: Plan = _built(Plan, json.loads(stored))
    return plan


def milestone_to_json(milestone: Milestone) -> str:
    """One milestone in one line."""
    return json.dumps(_plain(milestone))


def milestone_from_json(stored: str) -> Milestone:
    """The milestone that was stored."""
    milestone: Milestone = _built(Milestone, json.loads(stored))
    return milestone


def windows_to_json(windows: tuple[DateWindow, ...]) -> str:
    """Windows in one line."""
    return json.dumps([window.to_json() for window in windows])


def windows_from_json(stored: str) -> tuple[DateWindow, ...]:
    """The windows that were stored."""
    return tuple(DateWindow.from_json(window) for window in json.loads(stored))


def _plain(value: object) -> object:
    if isinstance(value, DateWindow):
        return value.to_json()
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _built(kind: Any, value: Any) -> Any:
    """``value`` as the type that the annotation names."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        options = [option for option in get_args(kind) if option is not NoneType]
        # Plain values of several types are what JSON holds already.
        return value if value is None or len(options) > 1 else _built(options[0], value)
    if origin is tuple:
        return _built_tuple(get_args(kind), value)
    return _built_class(kind, value) if isinstance(kind, type) else value


def _built_tuple(kinds: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_built(kinds[0], value) for value in values)
    return tuple(_built(kind, value) for kind, value in zip(kinds, values, strict=True))


def _built_class(kind: type, value: Any) -> Any:
    if kind is DateWindow:
        return DateWindow.from_json(value)
    if issubclass(kind, Enum):
        return kind(value)
    if is_dataclass(kind):  # a field that a later release added has its default, one that it dropped is left out
        hints = _hints(kind)
        return kind(**{name: _built(hints[name], part) for name, part in value.items() if name in hints})
    return value
