"""PDF, DOCX, ODT and PPTX become Markdown in a child process: what hangs, swells or crashes there ends there."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec

from bot.plan.troubles import PlanUnreadable, Trouble

MOST_SECONDS = 60
MOST_MEMORY = 2_000 * 1024 * 1024
MOST_PAGES = 2_000
TABLES_SHARE = 0.6
"""Of the time allowed, what may be spent before the rest of a PDF is read without its tables."""


class Form(StrEnum):
    """The documents that the extra ``documents`` reads."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    PPTX = "pptx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A document's text as Markdown; ``unread`` counts its last pages whose tables are only lines of words."""

    text: str
    unread: int = 0


def to_markdown(data: bytes, form: Form, *, name: str) -> Converted:
    """The document's text as Markdown.

    Raises:
        PlanUnreadable: the extra is missing, the document is broken, encrypted, too long, or the limits were reached.
    """
    if find_spec("odf" if form is Form.ODT else "markitdown") is None:
        raise PlanUnreadable(Trouble.MISSING_EXTRA, {"name": name})
    slow = PlanUnreadable(Trouble.TOO_SLOW, {"name": name, "limit": MOST_SECONDS})
    command = [
        sys.executable,
        "-m",
        "bot.plan.document_child",
        form.value,
        str(MOST_MEMORY),
        str(MOST_SECONDS),
        str(MOST_PAGES),
        str(MOST_SECONDS * TABLES_SHARE),
    ]
    try:
        # Our own module, no shell.
        done = subprocess.run(command, input=data, capture_output=True, timeout=MOST_SECONDS + 5, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise slow from error
    if done.returncode < 0:
        raise slow
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise PlanUnreadable(Trouble.UNREADABLE, {"name": name}) from error
    if "text" in answer:
        return Converted(text=str(answer["text"]), unread=int(answer.get("unread", 0)))
    kind = Trouble(answer["trouble"])
    raise PlanUnreadable(
        kind,
        {
            "name": name,
            "limit": MOST_PAGES if kind is Trouble.TOO_MANY_PAGES else MOST_SECONDS,
            "pages": answer.get("pages", 0),
        },
    )
