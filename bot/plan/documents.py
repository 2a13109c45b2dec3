"""PDF, DOCX, ODT and PPTX become Markdown in a child process: what hangs, swells or crashes there ends there."""

from __future__ import annotations

import json
import subprocess
import sys
from enum import StrEnum
from importlib.util import find_spec

from bot.plan.troubles import PlanUnreadable, Trouble

MOST_SECONDS = 60
MOST_MEMORY = 2_000 * 1024 * 1024
MOST_PAGES = 2_000


class Form(StrEnum):
    """The documents that the extra ``documents`` reads."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    PPTX = "pptx"


def to_markdown(data: bytes, form: Form, *, name: str) -> str:
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
        return str(answer["text"])
    kind = Trouble(answer["trouble"])
    raise PlanUnreadable(
        kind,
        {
            "name": name,
            "limit": MOST_PAGES if kind is Trouble.TOO_MANY_PAGES else MOST_SECONDS,
            "pages": answer.get("pages", 0),
        },
    )
