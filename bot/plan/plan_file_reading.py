"""A plan file's YAML becomes a plan; an error names the line and the field."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, NoReturn, Union, get_args, get_origin, get_type_hints

import yaml

from bot.domain.plan import Milestone, Plan, Source
from bot.domain.windows import DateWindow
from bot.plan.markup import fold
from bot.plan.troubles import PlanUnreadable, Trouble
from bot.understanding.dates import read_label

MARK = "jalon_plan"
VERSION = 1
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TOO_DEEP = re.compile(r"(?:[\[{]\s*){40}|(?:[-?]\s+){40}")


def read_marked(text: str, *, name: str) -> Plan:
    """The plan of the YAML ``text``; raises ``PlanUnreadable`` with line and field."""
    if _TOO_DEEP.search(text):
        raise PlanUnreadable(Trouble.PLAN_FILE_SYNTAX, {"line": 1, "name": name})
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PlanUnreadable(Trouble.PLAN_FILE_SYNTAX, {"line": mark.line + 1 if mark else 1, "name": name}) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise PlanUnreadable(Trouble.PLAN_FILE_SYNTAX, {"line": 1, "name": name}) from error
    reading = _Reading()
    plan: Plan = reading.made(Plan, root, "", leave={MARK: VERSION})
    reading.check_codes(plan, root)
    return plan


class _Reading:
    """Walks the YAML nodes beside the types of the plan; no node may be walked twice, so that aliases cannot swell."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._hints: dict[type, dict[str, Any]] = {}
        self._language = "fr"

    def made(self, kind: Any, node: Any, path: str, *, leave: dict[str, int] | None = None) -> Any:
        """The value of type ``kind`` that ``node`` holds."""
        origin = get_origin(kind)
        if origin in {Union, UnionType}:
            return self._union(get_args(kind), node, path)
        if id(node) in self._seen and not isinstance(node, yaml.ScalarNode):
            _refuse(Trouble.PLAN_FILE_SYNTAX, node, path)
        self._seen.add(id(node))
        if origin is tuple:
            return self._list(get_args(kind), node, path)
        if is_dataclass(kind) and isinstance(kind, type):
            return self._dataclass(kind, node, path, leave or {})
        return self._scalar(kind, node, path)

    def _union(self, kinds: tuple[Any, ...], node: Any, path: str) -> Any:
        if NoneType in kinds:
            if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
                return None
            rest = [kind for kind in kinds if kind is not NoneType]
            return self.made(rest[0], node, path)
        whole = isinstance(node, yaml.ScalarNode) and node.tag.endswith(":int")
        return self._scalar(int if whole and int in kinds else str, node, path)

    def _list(self, kinds: tuple[Any, ...], node: Any, path: str) -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode):
            _refuse(Trouble.PLAN_FILE_LIST, node, path)
        if kinds[-1] is not Ellipsis:
            if len(node.value) != len(kinds):
                _refuse(Trouble.PLAN_FILE_LIST, node, path)
            return tuple(
                self.made(kind, part, f"{path}[{place}]")
                for place, (kind, part) in enumerate(zip(kinds, node.value, strict=True), 1)
            )
        return tuple(self.made(kinds[0], part, f"{path}[{place}]") for place, part in enumerate(node.value, 1))

    def _dataclass(self, kind: type, node: Any, path: str, leave: dict[str, int]) -> Any:
        if kind is DateWindow and isinstance(node, yaml.ScalarNode):
            return self._window_of_words(node, path)
        if not isinstance(node, yaml.MappingNode):
            _refuse(Trouble.PLAN_FILE_MAPPING, node, path)
        given: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in given:
                _refuse(Trouble.PLAN_FILE_SYNTAX, key, path)
            given[key.value] = (key, value)
        for known, only in leave.items():
            key, value = given.pop(known, (None, node))
            if key is None or getattr(value, "value", None) != str(only):
                _refuse(Trouble.PLAN_FILE_VERSION, value, known)
        if kind is Plan and "language" in given:
            self._language = str(getattr(given["language"][1], "value", "fr"))
        known_names = {
            name for each in fields(kind) for name in (("section", "line") if each.name == "source" else (each.name,))
        }
        for name, (key, _value) in given.items():
            if name not in known_names:
                _refuse(Trouble.PLAN_FILE_UNKNOWN, key, _joined(path, name))
        return _built(kind, self._fields(kind, node, path, given), node, path)

    def _fields(self, kind: type, node: Any, path: str, given: dict[str, Any]) -> dict[str, Any]:
        hints = self._hints.setdefault(kind, get_type_hints(kind))
        values: dict[str, Any] = {}
        for each in fields(kind):
            where = _joined(path, each.name)
            if hints[each.name] is Source:
                section, line = (
                    given.pop(name, None) or _refuse(Trouble.PLAN_FILE_MISSING, node, _joined(path, name))
                    for name in ("section", "line")
                )
                values[each.name] = Source(
                    section=self._scalar(str, section[1], _joined(path, "section")),
                    line=self._scalar(int, line[1], _joined(path, "line")),
                )
            elif each.name == "values" and each.name in given:
                values["values"] = self._pairs(given.pop("values")[1], where)
            elif each.name in given:
                values[each.name] = self.made(hints[each.name], given.pop(each.name)[1], where)
            elif kind is Milestone and each.name == "windows":
                values["windows"] = self._windows_of_label(values["label"])
            elif each.default is MISSING:
                _refuse(Trouble.PLAN_FILE_MISSING, node, where)
        if kind is Milestone:
            values["windows"] = self._of_corrected_label(values["label"], values["windows"])
        return values

    def _of_corrected_label(self, label: str, windows: tuple[DateWindow, ...]) -> tuple[DateWindow, ...]:
        """Where somebody wrote another date over the label and left the windows, the label's own hold."""
        if not windows or any(not window.words or fold(window.words) in fold(label) for window in windows):
            return windows
        before = windows[0].start or windows[0].end
        year = before.year if before and _YEAR.search(label) is None else None
        return tuple(read_label(label, year=year, previous=None, language=self._language).windows) or windows

    def _pairs(self, node: Any, path: str) -> tuple[tuple[str, str | int], ...]:
        if not isinstance(node, yaml.MappingNode):
            _refuse(Trouble.PLAN_FILE_MAPPING, node, path)
        return tuple(
            (str(key.value), self._union((str, int), value, _joined(path, str(key.value)))) for key, value in node.value
        )

    def _window_of_words(self, node: Any, path: str) -> DateWindow:
        """Plain words instead of a window are read as a date."""
        windows = read_label(node.value, year=None, previous=None, language=self._language).windows
        return windows[-1] if windows else _refuse(Trouble.PLAN_FILE_DATE, node, path)

    def _windows_of_label(self, label: str) -> tuple[DateWindow, ...]:
        return tuple(read_label(label, year=None, previous=None, language=self._language).windows)

    def _scalar(self, kind: Any, node: Any, path: str) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            _refuse(Trouble.PLAN_FILE_TEXT, node, path)
        text = node.value
        if kind is str:
            return text
        try:
            if kind is bool:
                return {"true": True, "false": False}[text.lower()]
            if kind is datetime:
                return datetime.fromisoformat(text)
            return kind(text)
        except (ValueError, KeyError):
            if isinstance(kind, type) and issubclass(kind, Enum):
                _refuse(Trouble.PLAN_FILE_CHOICE, node, path, choices=", ".join(str(choice.value) for choice in kind))
            _refuse(Trouble.PLAN_FILE_NUMBER if kind is int else Trouble.PLAN_FILE_DATE, node, path)

    @staticmethod
    def check_codes(plan: Plan, root: Any) -> None:
        """Every code stands once, and groups name axes that exist."""
        codes = [axis.code for axis in plan.axes]
        codes += [item.code for axis in plan.axes for item in axis.items]
        codes += [milestone.code for milestone in plan.milestones]
        twice = next((code for code, times in Counter(codes).items() if times > 1), None)
        unknown = next((code for group in plan.working_groups for code in group.axes if plan.axis(code) is None), None)
        if twice is not None:
            _refuse(Trouble.PLAN_FILE_TWICE, _node_of(root, twice), twice)
        if unknown is not None:
            _refuse(Trouble.PLAN_FILE_NO_AXIS, _node_of(root, unknown), unknown)


def _node_of(root: Any, text: str) -> Any:
    """The last scalar of that text, for its line."""
    found, waiting = root, [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            if node.value == text and node.start_mark.line > found.start_mark.line:
                found = node
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(value for _key, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
    return found


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _built(kind: type, values: dict[str, Any], node: Any, path: str) -> Any:
    try:
        return kind(**values)
    except (ValueError, TypeError):  # a window that ends before it starts, or has one edge with a zone
        _refuse(Trouble.PLAN_FILE_DATE, node, path)


def _refuse(kind: Trouble, node: Any, field: str, **values: str) -> NoReturn:
    mark = getattr(node, "start_mark", None)
    raise PlanUnreadable(kind, {"line": mark.line + 1 if mark else 1, "field": field, **values})
