"""An OpenDocument text becomes Markdown: headings, lists, tables, bold words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

_DEEPEST = 40


def odt_markdown(data: bytes) -> str:
    """The document's text as Markdown. Needs odfpy."""
    from odf.opendocument import load  # noqa: PLC0415 - the extra may be missing

    document = load(io.BytesIO(data))
    bold = {
        style.getAttribute("name")
        for holder in (document.automaticstyles, document.styles)
        for style in holder.childNodes
        if _name(style) == "style"
        and any(
            part.getAttribute("fontweight") == "bold" for part in style.childNodes if _name(part) == "text-properties"
        )
    }
    return "\n".join(_blocks(document.text, bold, 0))


def _name(node: Any) -> str:
    return node.qname[1] if getattr(node, "qname", None) else ""


def _blocks(parent: Any, bold: set[str], depth: int) -> Iterator[str]:
    for node in parent.childNodes:
        match _name(node):
            case "h":
                level = int(node.getAttribute("outlinelevel") or 1)
                yield from ("", f"{'#' * min(level, 6)} {_words(node, bold)}", "")
            case "p":
                yield from (_words(node, bold), "")
            case "list":
                yield from _entries(node, bold, depth)
                yield ""
            case "table":
                yield from ("", *_rows(node, bold), "")
            case "section" | "index-body" | "frame" | "text-box" if depth < _DEEPEST:
                yield from _blocks(node, bold, depth + 1)


def _entries(node: Any, bold: set[str], depth: int) -> Iterator[str]:
    for entry in node.childNodes:
        marked = False
        for part in entry.childNodes:
            if _name(part) in {"p", "h"}:
                text = _words(part, bold)
                if text.strip():
                    yield f"{'  ' * depth}{'  ' if marked else '- '}{text}"
                    marked = True
            elif _name(part) == "list" and depth < _DEEPEST:
                yield from _entries(part, bold, depth + 1)


def _rows(node: Any, bold: set[str]) -> Iterator[str]:
    rows = [row for row in _descendants(node) if _name(row) == "table-row"]
    for place, row in enumerate(rows):
        cells = [
            " ".join(_words(part, bold) for part in _descendants(cell) if _name(part) in {"p", "h"}).replace("|", "\\|")
            for cell in row.childNodes
            if _name(cell) in {"table-cell", "covered-table-cell"}
        ]
        yield f"| {' | '.join(cells)} |"
        if place == 0:
            yield f"|{'---|' * len(cells)}"


def _descendants(node: Any) -> Iterator[Any]:
    waiting = list(reversed(node.childNodes))
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(getattr(found, "childNodes", ())))


def _words(node: Any, bold: set[str]) -> str:
    """The text of a paragraph; bold spans keep their marks, a line break is a space."""
    parts = []
    for part in node.childNodes:
        if part.nodeType == part.TEXT_NODE:
            parts.append(str(part.data))
            continue
        name = _name(part)
        if name in {"tab", "line-break"}:
            parts.append(" ")
        elif name == "s":
            parts.append(" " * min(int(part.getAttribute("c") or 1), 9))
        elif name in {"span", "a"}:
            inner = _words(part, bold)
            strong = name == "span" and part.getAttribute("stylename") in bold and inner.strip()
            parts.append(f"**{inner.strip()}** " if strong else inner)
    return "".join(parts).strip()
