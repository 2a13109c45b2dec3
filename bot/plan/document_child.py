"""The child process that opens documents: bytes on standard input, one JSON object on standard output."""

from __future__ import annotations

import io
import json
import logging
import re
import sys
import warnings

from bot.plan.troubles import Trouble

_GLYPH = re.compile(r"\(cid:\d+\)\s?")


def main(arguments: list[str]) -> int:
    """Read the document under the given limits and answer with its text or its trouble."""
    form, memory, seconds, pages = arguments[0], int(arguments[1]), int(arguments[2]), int(arguments[3])
    _limit(memory, seconds)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    answer: dict[str, str | int]
    try:
        answer = _read(sys.stdin.buffer.read(), form, pages, float(arguments[4]))
    except MemoryError:
        answer = {"trouble": Trouble.TOO_SLOW.value}
    except ImportError:
        answer = {"trouble": Trouble.MISSING_EXTRA.value}
    except Exception as error:  # noqa: BLE001 - any library's failure on a foreign file is the same answer
        words = f"{type(error).__name__} {error}".lower()
        locked = "password" in words or "encrypt" in words
        full = "memory" in words
        answer = {"trouble": (Trouble.ENCRYPTED if locked else Trouble.TOO_SLOW if full else Trouble.UNREADABLE).value}
    sys.stdout.write(json.dumps(answer))
    return 0


def _limit(memory: int, seconds: int) -> None:
    """On systems that know limits: address space and processor time."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


def _read(data: bytes, form: str, pages: int, seconds: float) -> dict[str, str | int]:
    if form == "odt":
        from bot.plan.odt import odt_markdown  # noqa: PLC0415 - needs the extra

        return {"text": odt_markdown(data)}
    if form == "pdf":
        import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with the extra

        from bot.plan.pdf import pdf_markdown  # noqa: PLC0415 - for this form only

        with pypdfium2.PdfDocument(data) as document:
            count = len(document)
            if count > pages:
                return {"trouble": Trouble.TOO_MANY_PAGES.value, "pages": count}
            text, unread = pdf_markdown(document, seconds=seconds)
            return {"text": text, "pages": count, "unread": unread}
    from markitdown import MarkItDown  # noqa: PLC0415 - needs the extra, slow to import

    made = MarkItDown(enable_plugins=False).convert_stream(io.BytesIO(data), file_extension=f".{form}")
    return {"text": _GLYPH.sub("", made.markdown).replace("\x0c", "\n\n")}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
