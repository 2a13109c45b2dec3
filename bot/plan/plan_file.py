"""The plan file: one readable YAML form of a whole plan. What is written and read again is the same plan."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any

import yaml

from bot.domain.plan import Plan, Source
from bot.plan.plan_file_reading import MARK, VERSION, read_marked

__all__ = ["is_plan_file", "read_plan_file", "write_plan_file"]

_WIDTH = 10_000


class _Dumper(yaml.SafeDumper):
    """Lists stand below their name, indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        return super().increase_indent(flow, False)


def is_plan_file(text: str) -> bool:
    """The text is a plan file: its first line that is no comment is the mark with a version."""
    first = next(
        (line for line in text.lstrip("\ufeff").splitlines() if line.strip() and not line.startswith(("#", "---"))), ""
    )
    return first.startswith(f"{MARK}:")


def write_plan_file(plan: Plan) -> str:
    """The whole plan as YAML: titles, lines with their codes, dates, remarks and every passage.

    A due date may be replaced by plain words ("fin 2024"), and the windows of a milestone may be left out: they are then  # noqa: E501 - one list of words
    read again from the words.
    """
    return yaml.dump({MARK: VERSION, **_plain(plan)}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


def read_plan_file(text: str, *, name: str = "") -> Plan:
    """The plan of a plan file.

    Raises:
        PlanUnreadable: with the line and the field that are wrong.
    """
    return read_marked(text, name=name)


def _plain(value: Any) -> Any:
    """The value as mappings, lists and scalars; empty fields that may be left out are left out."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if not is_dataclass(value):
        return value
    made: dict[str, Any] = {}
    for each in fields(value):
        own = getattr(value, each.name)
        if isinstance(own, Source):
            made |= {"section": own.section, "line": own.line}
        elif each.name == "values":
            made |= {"values": dict(own)} if own else {}
        elif not _may_be_left_out(each, own):
            made[each.name] = _plain(own)
    return made


def _may_be_left_out(each: Field[Any], own: object) -> bool:
    return each.default is not MISSING and own == each.default
