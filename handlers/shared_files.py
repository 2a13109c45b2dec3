"""Files that come with a message, as Slack describes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.raw import CONTROL, Raw, text

MOST_FILES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFile:
    """A file that came with a message. ``address`` is None where Slack has not said yet where it is."""

    id: str
    name: str
    kind: str
    size: int
    address: str | None
    foreign: bool
    gone: bool


def read_files(event: Raw) -> tuple[SharedFile, ...]:
    """The files of a message."""
    listed = event.get("files")
    found = [read_file(each) for each in listed[:MOST_FILES]] if isinstance(listed, list) else []
    return tuple(each for each in found if each is not None)


def read_file(raw: Any) -> SharedFile | None:
    """One file; None when it is malformed."""
    number = text(raw, "id")
    if number is None or not isinstance(raw, Mapping):
        return None
    size, mode = raw.get("size"), text(raw, "mode")
    return SharedFile(
        id=number,
        name=CONTROL.sub("", text(raw, "name") or text(raw, "title") or "").strip() or "?",
        kind=text(raw, "mimetype") or "",
        size=size if isinstance(size, int) else 0,
        address=text(raw, "url_private_download") or text(raw, "url_private"),
        foreign=raw.get("is_external") is True or mode == "external",
        gone=mode in {"tombstone", "hidden_by_limit"},
    )
