"""Collects the sentences of the code into the catalogues and compiles them. Run by `make texts`."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.texts import LOCALES, french_typography  # noqa: E402 - the folder above has to be on the path first

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""A fixed date: the compiled files are the same whoever compiles them."""

TROUBLES = (
    "SettingsTrouble",
    "CannotStart",
    "DatabaseTrouble",
    "DatabaseUnreadable",
    "DatabaseUnwritable",
    "DatabaseTooNew",
    "DatabaseLocked",
    "DatabaseClosed",
    "DiskFull",
)
KEYWORDS = ("say", "msg", *TROUBLES)
PLURALS = 2
"""Texts of a ``count``: singular and plural."""

LANGUAGES = ("en", "fr")


def template() -> Catalog:
    """Every sentence of the code, with the places it is used in."""
    catalogue = Catalog(project="jalon", charset="utf-8")
    for folder in ("bot", "handlers", "schedules", "storage"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            for message in _sentences(ast.parse(path.read_text(encoding="utf-8"))):
                catalogue.add(message, locations=[(place, 0)])
    return catalogue


def _sentences(tree: ast.Module) -> Iterator[str | tuple[str, str]]:
    """What is given to :data:`KEYWORDS`, also to one call within another, which extraction by tokens passes over."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
        texts = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if name == "count" and len(texts) == PLURALS:
            yield texts[0], texts[1]
        elif name in KEYWORDS and texts[:1] == [getattr(node.args[0], "value", None)]:
            yield texts[0]


def catalogue_path(language: str) -> Path:
    """The translators' file of a language."""
    return LOCALES / language / "LC_MESSAGES" / "jalon.po"


def read_catalogue(language: str) -> Catalog:
    """The catalogue as translators left it."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, project="jalon", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog, language: str) -> bytes:
    """The compiled catalogue; French gets its typography here, English plurals lose their translators' marks."""
    catalogue.creation_date = catalogue.revision_date = EPOCH
    for message in catalogue:
        if message.id and language == "fr":
            message.string = _each(message.string, french_typography)
        elif message.id and language == "en":
            message.string = _each(message.id, lambda text: text.replace(" [plural]", ""))
            if isinstance(message.id, (tuple, list)):
                message.string = tuple(message.string)
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def _each(strings: object, change: object) -> object:
    if isinstance(strings, (tuple, list)):
        return tuple(change(text) for text in strings)  # type: ignore[operator]
    return change(strings)  # type: ignore[operator]


def main() -> int:
    """Update both catalogues; the number of sentences without a French translation is the exit code."""
    missing = 0
    for language in LANGUAGES:
        catalogue = read_catalogue(language)
        catalogue.update(template(), no_fuzzy_matching=True)
        catalogue.fuzzy = False
        catalogue.obsolete.clear()
        catalogue.creation_date = EPOCH
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        if language == "fr":
            empty = [message.id for message in catalogue if message.id and not all(_listed(message.string))]
            missing = len(empty)
            for msgid in empty:
                sys.stdout.write(f"no French for: {msgid}\n")
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, sort_output=True, omit_header=False, include_lineno=False)
        path.with_suffix(".mo").write_bytes(compiled(read_catalogue(language), language))
    return min(missing, 1)


def _listed(string: object) -> list[str]:
    return list(string) if isinstance(string, (tuple, list)) else [str(string or "")]


if __name__ == "__main__":
    raise SystemExit(main())
