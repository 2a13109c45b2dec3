"""Small checks that compose: each looks at one value and reports what Slack would object to.

The words are those of Slack's own `response_metadata.messages`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

Check: TypeAlias = Callable[[Any, str, "Report"], None]


class Report:
    """What was found wrong, each with the JSON pointer of the place, and what the surface is."""

    def __init__(self, surface: str) -> None:
        self.surface = surface
        self.messages: list[str] = []
        self.characters = 0
        self.focused = 0

    def add(self, words: str, pointer: str) -> None:
        """One more objection."""
        self.messages.append(f"[ERROR] {words} [json-pointer:{pointer}]")


def string(*, longest: int | None = None, shortest: int = 0) -> Check:
    """A string between two lengths."""

    def check(value: Any, at: str, report: Report) -> None:
        if not isinstance(value, str):
            report.add("must be a string", at)
            return
        if longest is not None and len(value) > longest:
            report.add(f"must be less than {longest + 1} characters", at)
        if len(value) < shortest:
            report.add(f"must be more than {shortest - 1} characters", at)

    return check


def boolean(value: Any, at: str, report: Report) -> None:
    """Yes or no."""
    if not isinstance(value, bool):
        report.add("must be a boolean", at)


def integer(*, least: int | None = None, most: int | None = None) -> Check:
    """A whole number within bounds."""

    def check(value: Any, at: str, report: Report) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            report.add("must be an integer", at)
        elif least is not None and value < least:
            report.add(f"must be at least {least}", at)
        elif most is not None and value > most:
            report.add(f"must be at most {most}", at)

    return check


def number(value: Any, at: str, report: Report) -> None:
    """Any number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        report.add("must be a number", at)


def choice(*allowed: str) -> Check:
    """One of a closed list of strings."""

    def check(value: Any, at: str, report: Report) -> None:
        if value not in allowed:
            report.add(f"must be one of: {', '.join(allowed)}", at)

    return check


def parsed(parse: Callable[[str], object], words: str) -> Check:
    """A string that `parse` accepts."""

    def check(value: Any, at: str, report: Report) -> None:
        try:
            parse(value)
        except (ValueError, TypeError):
            report.add(words, at)

    return check


def items(check_one: Check, *, most: int | None = None, least: int = 0) -> Check:
    """A list of so many, each passing `check_one`."""

    def check(value: Any, at: str, report: Report) -> None:
        if not isinstance(value, list):
            report.add("must be an array", at)
            return
        if most is not None and len(value) > most:
            report.add(f"no more than {most} items allowed", at)
            return
        if len(value) < least:
            report.add(f"no fewer than {least} items allowed", at)
        for index, row in enumerate(value):
            check_one(row, f"{at}/{index}", report)

    return check


def shape(
    fields: Mapping[str, Check], *, required: Iterable[str] = (), rules: Iterable[Check] = (), typed: bool = True
) -> Check:
    """An object with these fields and no others (`type` was read before when `typed`), then further `rules`."""
    needed, more = tuple(required), tuple(rules)

    def check(value: Any, at: str, report: Report) -> None:
        if not isinstance(value, dict):
            report.add("must be an object", at)
            return
        for name in needed:
            if value.get(name) is None:
                report.add(f"missing required field: {name}", at)
        for name, inner in value.items():
            if name == "type" and typed:
                continue
            field = fields.get(name)
            if field is None:
                report.add(f"invalid additional property: {name}", at)
            elif inner is not None:
                field(inner, f"{at}/{name}", report)
        for rule in more:
            rule(value, at, report)

    return check


def by_type(kinds: Callable[[], Mapping[str, Check]]) -> Check:
    """An object whose `type` says which of `kinds` it is."""

    def check(value: Any, at: str, report: Report) -> None:
        if not isinstance(value, dict):
            report.add("must be an object", at)
            return
        kind = value.get("type")
        found = kinds().get(kind) if isinstance(kind, str) else None
        if kind is None:
            report.add("missing required field: type", at)
        elif found is None:
            report.add(f"unsupported type: {kind}", f"{at}/type")
        else:
            found(value, at, report)

    return check


def text(*, longest: int, plain: bool = False, mrkdwn: bool = False, shortest: int = 1) -> Check:
    """A text object: `plain_text` or `mrkdwn`, never empty."""
    body = string(longest=longest, shortest=shortest)
    plain_shape = shape({"text": body, "emoji": boolean}, required=("text",))
    mrkdwn_shape = shape({"text": body, "verbatim": boolean}, required=("text",))
    kinds: dict[str, Check] = {}
    if not mrkdwn:
        kinds["plain_text"] = plain_shape
    if not plain:
        kinds["mrkdwn"] = mrkdwn_shape

    def check(value: Any, at: str, report: Report) -> None:
        if isinstance(value, dict) and isinstance(value.get("text"), str):
            report.characters += len(value["text"])
        by_type(lambda: kinds)(value, at, report)

    return check
