"""Which blocks Slack takes, where, and how many: the rules of its Block Kit reference."""

import itertools
from collections import Counter
from typing import Any

from bot.playground import block_elements as elements
from bot.playground.block_tables import data_table, data_visualization, rich_fields, table
from bot.playground.checks import Check, Report, boolean, by_type, choice, items, shape, string, text
from bot.playground.errors import SlackError
from bot.playground.payload import Payload

MOST = {"message": 50, "modal": 100, "home": 100}
# found by trial, said in no reference: bolt-js issue 2509
LONGEST_MESSAGE = 13_200
LONGEST_MARKDOWN = 12_000
_ONCE = {"table": 1, "data_visualization": 2}
_block_id = string(longest=255)
_interactive = elements.BUTTONS | elements.SELECTS | elements.PICKERS | elements.LISTS
_in_actions = _interactive | {"rich_text_input": elements.TYPED["rich_text_input"]}
_in_section = _interactive | elements.IMAGE
_in_input = elements.SELECTS | elements.PICKERS | elements.TYPED | {
    kind: elements.LISTS[kind] for kind in ("checkboxes", "radio_buttons")
}  # fmt: skip
_in_context = elements.IMAGE | {
    kind: by_type(lambda: {"plain_text": text(longest=3000), "mrkdwn": text(longest=3000)})
    for kind in ("plain_text", "mrkdwn")
}


def _block(fields: dict[str, Check], *, required: tuple[str, ...] = (), rules: tuple[Check, ...] = ()) -> Check:
    return shape({"block_id": _block_id, **fields}, required=required, rules=rules)


def _section_says_something(value: Any, at: str, report: Report) -> None:
    if value.get("text") is None and value.get("fields") is None:
        report.add("must provide text or fields", at)


def _card_says_something(value: Any, at: str, report: Report) -> None:
    if not any(value.get(name) for name in ("hero_image", "title", "actions", "body")):
        report.add("must provide one of hero_image, title, actions, body", at)


def _distinct_actions(value: Any, at: str, report: Report) -> None:
    rows = value.get("elements")
    ids = Counter(row.get("action_id") for row in rows if isinstance(row, dict)) if isinstance(rows, list) else {}
    for name, times in ids.items():
        if name and times > 1:
            report.add(f"`action_id` {name} already exists", f"{at}/elements")


def _input_element(value: Any, at: str, report: Report) -> None:
    if isinstance(value, dict) and value.get("type") == "file_input" and report.surface != "modal":
        report.add("unsupported type: file_input", f"{at}/type")
    by_type(lambda: _in_input)(value, at, report)


def _markdown_text(value: Any, at: str, report: Report) -> None:
    if isinstance(value, str):
        report.characters += len(value)
    string(longest=LONGEST_MARKDOWN, shortest=1)(value, at, report)


_image = by_type(lambda: elements.IMAGE)
_rich_text = _block(rich_fields, required=("elements",))
_rich = by_type(lambda: {"rich_text": _rich_text})
_task = {
    "task_id": string(shortest=1), "title": string(shortest=1), "details": _rich, "output": _rich,
    "status": choice("pending", "in_progress", "complete", "error"),
    "sources": items(shape({"url": string(shortest=1), "text": string(shortest=1)}, required=("url", "text"))),
}  # fmt: skip
_task_card = _block(_task, required=("task_id", "title", "status"))
_card = _block({
    "hero_image": _image, "icon": _image, "title": text(mrkdwn=True, longest=150),
    "subtitle": text(mrkdwn=True, longest=150), "body": text(mrkdwn=True, longest=200),
    "actions": items(by_type(lambda: {"button": elements.BUTTONS["button"]}), most=5, least=1),
}, rules=(_card_says_something,))  # fmt: skip

BLOCKS: dict[str, Check] = {
    "section": _block({
        "text": text(longest=3000), "fields": items(text(longest=2000), most=10, least=1), "expand": boolean,
        "accessory": by_type(lambda: _in_section),
    }, rules=(_section_says_something,)),
    "header": _block({"text": text(plain=True, longest=150)}, required=("text",)),
    "divider": _block({}),
    "image": _block({**elements.image_fields, "title": text(plain=True, longest=2000)},
                    required=("alt_text",), rules=(elements.image_source,)),
    "context": _block({"elements": items(by_type(lambda: _in_context), most=10, least=1)}, required=("elements",)),
    "actions": _block({"elements": items(by_type(lambda: _in_actions), most=25, least=1)},
                      required=("elements",), rules=(_distinct_actions,)),
    "context_actions": _block({"elements": items(by_type(lambda: elements.FEEDBACK), most=5, least=1)},
                              required=("elements",), rules=(_distinct_actions,)),
    "input": _block({
        "label": text(plain=True, longest=2000), "hint": text(plain=True, longest=2000), "optional": boolean,
        "dispatch_action": boolean, "element": _input_element,
    }, required=("label", "element")),
    "rich_text": _rich_text,
    "markdown": _block({"text": _markdown_text}, required=("text",)),
    "table": table,
    "data_table": data_table,
    "data_visualization": data_visualization,
    "video": _block({
        "alt_text": string(shortest=1), "title": text(plain=True, longest=200), "title_url": string(),
        "thumbnail_url": string(shortest=1), "video_url": string(shortest=1), "author_name": string(longest=50),
        "provider_name": string(), "provider_icon_url": string(), "description": text(plain=True, longest=200),
    }, required=("alt_text", "title", "thumbnail_url", "video_url")),
    "file": _block({"external_id": string(shortest=1), "source": choice("remote")}, required=("external_id", "source")),
    "alert": _block({
        "text": text(longest=3000), "level": choice("default", "info", "warning", "error", "success"),
    }, required=("text",)),
    "card": _card,
    "carousel": _block({"elements": items(by_type(lambda: {"card": _card}), most=10, least=1)}, required=("elements",)),
    "task_card": _task_card,
    "plan": _block({"title": string(shortest=1), "tasks": items(by_type(lambda: {"task_card": _task_card}))},
                   required=("title",)),
}  # fmt: skip
_INSIDE = (
    "actions",
    "context",
    "divider",
    "file",
    "header",
    "image",
    "input",
    "rich_text",
    "section",
    "table",
    "video",
)
BLOCKS["container"] = _block({
    "child_blocks": items(by_type(lambda: {kind: BLOCKS[kind] for kind in _INSIDE}), most=10, least=1),
    "title": text(plain=True, longest=150), "subtitle": text(longest=150), "icon": _image, "rich_text_title": _rich,
    "is_collapsible": boolean, "default_collapsed": boolean, "has_header_divider": boolean,
    "width": choice("narrow", "standard", "wide", "full"),
}, required=("child_blocks",))  # fmt: skip

_EVERYWHERE = (
    "section", "header", "divider", "image", "context", "actions", "input", "rich_text", "video", "file", "card",
)  # fmt: skip
_MESSAGES = (
    "markdown", "table", "data_table", "data_visualization", "context_actions", "task_card", "plan", "carousel",
    "container",
)  # fmt: skip
SURFACES: dict[str, dict[str, Check]] = {
    "message": {kind: BLOCKS[kind] for kind in (*_EVERYWHERE, *_MESSAGES)},
    "modal": {kind: BLOCKS[kind] for kind in (*_EVERYWHERE, "alert")},
    "home": {kind: BLOCKS[kind] for kind in (*_EVERYWHERE, "carousel")},
}


def examine(blocks: Any, surface: str, at: str = "/blocks") -> Report:
    """What Slack would object to in a list of blocks on a surface: `message`, `modal` or `home`."""
    report = Report(surface)
    items(by_type(lambda: SURFACES[surface]), most=MOST[surface])(blocks, at, report)
    if not isinstance(blocks, list):
        return report
    known = [block for block in blocks if isinstance(block, dict)]
    for name, times in Counter(str(block["block_id"]) for block in known if block.get("block_id")).items():
        if times > 1:
            report.add(f"`block_id` {name} already exists", at)
    if surface == "message":
        for kind, most in _ONCE.items():
            if sum(block.get("type") == kind for block in known) > most:
                report.add(f"only {most} {kind} block allowed", at)
    if report.focused > 1:
        report.add("only one element may have focus_on_load", at)
    return report


def check_blocks(blocks: Any, surface: str) -> None:
    """Refuses what Slack refuses, in its words."""
    report = examine(blocks, surface)
    if report.messages:
        raise SlackError("invalid_blocks", report.messages)
    if surface == "message" and report.characters > LONGEST_MESSAGE:
        raise SlackError("msg_blocks_too_long")


_serial = itertools.count(1)


def with_ids(blocks: list[Payload]) -> list[Payload]:
    """The blocks with the ids Slack gives to those that have none."""
    done: list[Payload] = []
    for block in blocks:
        if not isinstance(block, dict):
            continue
        given = {name: value for name, value in block.items() if value is not None}
        block = {"block_id": f"b{next(_serial):04x}", **given}  # noqa: PLW2901
        for name in ("accessory", "element"):
            if isinstance(block.get(name), dict):
                block[name] = _named(block[name])
        if block.get("type") in ("actions", "context_actions"):
            block["elements"] = [_named(row) for row in block.get("elements") or [] if isinstance(row, dict)]
        done.append(block)
    return done


def _named(element: Payload) -> Payload:
    if element.get("type") == "image" or element.get("action_id"):
        return element
    return {**element, "action_id": f"a{next(_serial):04x}"}
