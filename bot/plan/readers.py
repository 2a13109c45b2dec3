"""A file becomes text. Text and Markdown are read here; other documents in a child process with limits."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import Path

from bot.plan import documents
from bot.plan.documents import Converted, Form
from bot.plan.troubles import PlanUnreadable, Trouble

__all__ = ["MOST_BYTES", "PlanUnreadable", "Trouble", "read_text"]

_MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * _MEGABYTE
MOST_UNPACKED = 200 * _MEGABYTE
_MOST_ENTRIES = 10_000
_HEAD = 4096
_HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ZIP, _OLE, _PDF, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf"
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"BM",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"MZ",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"SQLite format",
)
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PARTS = (("word/document.xml", Form.DOCX), ("ppt/presentation.xml", Form.PPTX))
_ODT_TYPES = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.text-template")
_FEWEST_LETTERS = 3


def read_text(source: Path | bytes, *, name: str) -> Converted:
    """The text of a document and what of it was not read; PDF, DOCX, ODT and PPTX become Markdown. The content tells the form, not the ``name``.

    Raises:
        PlanUnreadable: with its kind; nothing has been written.
    """
    shown = name or "?"
    data = _bytes_of(source, shown)
    if len(data) > MOST_BYTES:
        raise PlanUnreadable(Trouble.TOO_LARGE, {"name": shown, "limit": MOST_BYTES // _MEGABYTE})
    if not data.strip():
        raise PlanUnreadable(Trouble.EMPTY, {"name": shown})
    form = _form_of(data, shown)
    read = Converted(text=_decoded(data, shown)) if form is None else documents.to_markdown(data, form, name=shown)
    text = read.text
    if not text.strip():
        raise PlanUnreadable(Trouble.EMPTY if form is None else Trouble.NO_TEXT, {"name": shown})
    if sum(mark.isalpha() for mark in text[:200_000]) < _FEWEST_LETTERS:
        raise PlanUnreadable(Trouble.NOT_A_PLAN, {"name": shown})
    return read


def _bytes_of(source: Path | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        if source.stat().st_size > MOST_BYTES:
            raise PlanUnreadable(Trouble.TOO_LARGE, {"name": name, "limit": MOST_BYTES // _MEGABYTE})
        return source.read_bytes()
    except (OSError, ValueError) as error:
        raise PlanUnreadable(Trouble.UNREADABLE, {"name": name}) from error


def _form_of(data: bytes, name: str) -> Form | None:
    """The form by the content's first bytes; None for text."""
    if data.startswith(_ZIP):
        return _form_of_zip(data, name)
    if _PDF in data[:1024]:
        return Form.PDF
    if data.startswith(_OLE):
        locked = _ENCRYPTED_PACKAGE in data
        raise PlanUnreadable(Trouble.ENCRYPTED if locked else Trouble.UNKNOWN_FORM, {"name": name})
    if data.startswith(_RTF):
        raise PlanUnreadable(Trouble.UNKNOWN_FORM, {"name": name})
    if data.startswith(_PICTURES) and b"\x00" in data[:_HEAD]:
        raise PlanUnreadable(Trouble.NOT_A_PLAN, {"name": name})
    return None


def _form_of_zip(data: bytes, name: str) -> Form:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED or len(entries) > _MOST_ENTRIES:
                raise PlanUnreadable(Trouble.ZIP_BOMB, {"name": name, "limit": MOST_UNPACKED // _MEGABYTE})
            if any(entry.flag_bits & 1 for entry in entries):
                raise PlanUnreadable(Trouble.ENCRYPTED, {"name": name})
            names = {entry.filename for entry in entries}
            if "mimetype" in names and packed.open("mimetype").read(200).strip() in _ODT_TYPES:
                if b"encryption-data" in packed.open("META-INF/manifest.xml").read(_MEGABYTE):
                    raise PlanUnreadable(Trouble.ENCRYPTED, {"name": name})
                return Form.ODT
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        raise PlanUnreadable(Trouble.UNREADABLE, {"name": name}) from error
    form = next((form for part, form in _PARTS if part in names), None)
    if form is None:
        raise PlanUnreadable(Trouble.UNKNOWN_FORM, {"name": name})
    return form


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _try(data, "utf-16")
    else:
        text = _try(data, "utf-8-sig") or _try(data, "cp1252")
    if text is None:
        raise PlanUnreadable(Trouble.ENCODING, {"name": name})
    if len(_CONTROLS.findall(text[:_HEAD])) * 20 > len(text[:_HEAD]):
        raise PlanUnreadable(Trouble.NOT_A_PLAN, {"name": name})
    if _HTML.match(text[:_HEAD]):
        raise PlanUnreadable(Trouble.WEB_PAGE, {"name": name})
    return unicodedata.normalize("NFC", text)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
