"""Tables, charts and rich text: the blocks that carry data."""

from typing import Any

from bot.playground.checks import (
    Check,
    Report,
    boolean,
    by_type,
    choice,
    integer,
    items,
    number,
    shape,
    string,
)  # fmt: skip

TABLE_CHARACTERS = 10_000
_styles = {"bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"}
_style = shape(dict.fromkeys(_styles, boolean), typed=False)


def _inline(fields: dict[str, Check], *required: str) -> Check:
    return shape({**fields, "style": _style}, required=required)


_word = string(shortest=1)
_INLINE: dict[str, Check] = {
    "text": _inline({"text": _word}, "text"),
    "link": _inline({"url": _word, "text": string(), "unsafe": boolean}, "url"),
    "user": _inline({"user_id": _word}, "user_id"),
    "usergroup": _inline({"usergroup_id": _word}, "usergroup_id"),
    "channel": _inline({"channel_id": _word}, "channel_id"),
    "team": _inline({"team_id": _word}, "team_id"),
    "emoji": _inline({"name": _word, "unicode": string(), "url": string(), "skin_tone": integer()}, "name"),
    "broadcast": _inline({"range": choice("here", "channel", "everyone")}, "range"),
    "color": _inline({"value": _word}, "value"),
    "date": _inline({"timestamp": integer(), "format": _word, "url": string(), "fallback": string()},
                    "timestamp", "format"),
}  # fmt: skip
_inlines = items(by_type(lambda: _INLINE), least=1)
_border = integer(least=0, most=1)
_section = shape({"elements": items(by_type(lambda: _INLINE))}, required=("elements",))
_RICH: dict[str, Check] = {
    "rich_text_section": _section,
    "rich_text_list": shape({
        "elements": items(by_type(lambda: {"rich_text_section": _section}), least=1),
        "style": choice("bullet", "ordered"), "indent": integer(least=0, most=8), "offset": integer(least=0),
        "border": _border,
    }, required=("elements", "style")),
    "rich_text_quote": shape({"elements": _inlines, "border": _border}, required=("elements",)),
    "rich_text_preformatted": shape({
        "elements": items(by_type(lambda: {"text": _INLINE["text"], "link": _INLINE["link"]}), least=1),
        "border": _border, "language": string(),
    }, required=("elements",)),
}  # fmt: skip
rich_fields: dict[str, Check] = {"elements": items(by_type(lambda: _RICH), least=1)}

_CELLS: dict[str, Check] = {
    "raw_text": shape({"text": string(shortest=1)}, required=("text",)),
    "raw_number": shape({"value": number, "text": string()}, required=("value", "text")),
    "rich_text": shape({**rich_fields, "block_id": string(longest=255)}, required=("elements",)),
}
_row = items(by_type(lambda: _CELLS), most=20, least=1)


def characters_of(value: Any) -> int:
    """How many characters of text an object holds, however deep."""
    if isinstance(value, dict):
        return sum(len(v) if k == "text" and isinstance(v, str) else characters_of(v) for k, v in value.items())
    if isinstance(value, list):
        return sum(characters_of(row) for row in value)
    return 0


def _table_size(value: Any, at: str, report: Report) -> None:
    if characters_of(value.get("rows")) > TABLE_CHARACTERS:
        report.add(f"table must be less than {TABLE_CHARACTERS + 1} characters", f"{at}/rows")


def _regular(value: Any, at: str, report: Report) -> None:
    rows = [row for row in value.get("rows") or [] if isinstance(row, list)]
    if len({len(row) for row in rows}) > 1:
        report.add("all rows must have the same number of cells", f"{at}/rows")
    if any(isinstance(cell, dict) and cell.get("type") == "rich_text" for cell in (rows or [[]])[0]):
        report.add("rich_text is not allowed in header cells", f"{at}/rows/0")
    index = value.get("row_header_column_index")
    if isinstance(index, int) and rows and index >= len(rows[0]):
        report.add("row_header_column_index is beyond the last column", f"{at}/row_header_column_index")


_columns = items(shape({"align": choice("left", "center", "right"), "is_wrapped": boolean}, typed=False), most=20)
table = shape(
    {"rows": items(_row, most=100, least=1), "column_settings": _columns, "block_id": string(longest=255)},
    required=("rows",),
    rules=(_table_size,),
)
data_table = shape(
    {
        "rows": items(_row, most=101, least=2), "caption": string(shortest=1), "page_size": integer(least=1, most=100),
        "row_header_column_index": integer(least=0, most=19), "block_id": string(longest=255),
    },
    required=("rows", "caption"),
    rules=(_table_size, _regular),
)  # fmt: skip

_label = string(longest=20, shortest=1)
_point = shape({"label": _label, "value": number}, required=("label", "value"), typed=False)
_series = shape(
    {"name": _label, "data": items(_point, most=20, least=1)}, required=("name", "data"), typed=False
)  # fmt: skip
_axes = shape(
    {"categories": items(_label, most=20, least=1), "x_label": string(longest=50), "y_label": string(longest=50)},
    required=("categories",),
    typed=False,
)


def _labels_match(value: Any, at: str, report: Report) -> None:
    axes, series = value.get("axis_config"), value.get("series")
    if not isinstance(axes, dict) or not isinstance(series, list):
        return
    rows = [row for row in series if isinstance(row, dict)]
    if len({row.get("name") for row in rows}) < len(rows):
        report.add("series names must be unique", f"{at}/series")
    for index, row in enumerate(rows):
        labels = [point.get("label") for point in row.get("data") or [] if isinstance(point, dict)]
        if labels != axes.get("categories"):
            report.add("labels must match the categories", f"{at}/series/{index}/data")


_plotted = shape(
    {"series": items(_series, most=6, least=1), "axis_config": _axes},
    required=("series", "axis_config"),
    rules=(_labels_match,),
)
_CHARTS: dict[str, Check] = {
    "pie": shape({"segments": items(_point, most=6, least=1)}, required=("segments",)),
    "bar": _plotted,
    "area": _plotted,
    "line": _plotted,
}
data_visualization = shape(
    {"title": string(longest=50, shortest=1), "chart": by_type(lambda: _CHARTS), "block_id": string(longest=255)},
    required=("title", "chart"),
)
