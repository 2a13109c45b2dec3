"""A file becomes text."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Trouble(StrEnum):
    EMPTY = "empty"


class PlanUnreadable(Exception):  # noqa: N818 - the name says what is true
    def __init__(self, kind: Trouble, **values: str | int) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.values = values


def read_text(source: Path | bytes, *, name: str) -> str:
    data = source.read_bytes() if isinstance(source, Path) else source
    return data.decode("utf-8-sig")
