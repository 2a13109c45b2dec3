"""Finding an element in blocks, and what it says when a person acts on it."""

from collections.abc import Iterator
from typing import Any

from bot.playground.block_elements import offered
from bot.playground.payload import Payload

# element type -> the field of its state, and the field that sets it from the start
_FIELDS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", ""),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
_PLAIN = ("text", "style", "value")


def elements_of(blocks: list[Payload]) -> Iterator[tuple[Payload, Payload]]:
    """Every interactive element with its block."""
    for block in blocks:
        for element in [block.get("accessory"), block.get("element"), *(block.get("elements") or [])]:
            if isinstance(element, dict) and element.get("action_id"):
                yield block, element
        for inner in ("child_blocks", "actions"):
            rows = block.get(inner)
            if not isinstance(rows, list):
                continue
            if inner == "child_blocks":
                yield from elements_of(rows)
            else:
                yield from ((block, row) for row in rows if isinstance(row, dict) and row.get("action_id"))


def find(blocks: list[Payload], action_id: str, block_id: str | None, value: Any) -> tuple[Payload, Payload]:
    """The element a person acts on; among several of one action, the one with that value.

    Raises LookupError when there is none: a person cannot press what is not there.
    """
    rows = [
        (block, element)
        for block, element in elements_of(blocks)
        if element["action_id"] == action_id and block_id in (None, block["block_id"])
    ]
    if not rows:
        known = sorted({str(element["action_id"]) for _, element in elements_of(blocks)})
        raise LookupError(f"no element {action_id!r} here, only {known}")
    return next((row for row in rows if value is not None and row[1].get("value") == value), rows[0])


def initial(element: Payload) -> Payload | None:
    """The state of an element nobody has touched; None when it has none (a button)."""
    fields = _FIELDS.get(element["type"])
    if fields is None:
        return None
    name, start = fields
    empty: Any = [] if name == "files" or (name.startswith("selected_") and name.endswith("s")) else None
    return {"type": element["type"], name: element.get(start, empty)}


def initial_values(blocks: list[Payload]) -> Payload:
    """`state.values` of blocks nobody has touched."""
    values: Payload = {}
    for block, element in elements_of(blocks):
        if (state := initial(element)) is not None:
            values.setdefault(block["block_id"], {})[element["action_id"]] = state
    return values


def chosen(element: Payload, given: Any) -> Payload:
    """The state of an element after a person gave `given`: a raw state, or simply a value, id, date or list."""
    kind = element["type"]
    if isinstance(given, dict) and ("type" in given or any(key in given for key, _ in _FIELDS.values())):
        return {**given, "type": kind}
    fields = _FIELDS.get(kind)
    if fields is None:
        return {"type": kind, "value": given}
    name = fields[0]
    if name == "selected_option":
        return {"type": kind, name: _option(element, given)}
    if name == "selected_options":
        rows = given if isinstance(given, list) else [given]
        return {"type": kind, name: [_option(element, row) for row in rows]}
    if name.endswith("s") and not isinstance(given, list):
        given = [given]
    return {"type": kind, name: str(given) if name == "value" and given is not None else given}


def _option(element: Payload, given: Any) -> Payload | None:
    if given is None or isinstance(given, dict):
        return given
    for row in offered(element):
        if row.get("value") == given or row["text"]["text"] == given:
            return dict(row)
    if "external" in element["type"]:
        return {"text": {"type": "plain_text", "text": str(given), "emoji": True}, "value": str(given)}
    raise LookupError(f"{given!r} is not offered by {element['action_id']!r}")


def action(block: Payload, element: Payload, *, value: Any, selected: Any) -> Payload:
    """One entry of `actions` in a `block_actions` payload."""
    done: Payload = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    match element["type"]:
        case "button" | "icon_button" | "workflow_button":
            done |= {key: element[key] for key in _PLAIN if key in element}
            if value is not None:
                done["value"] = value
        case "feedback_buttons":
            buttons = [element["positive_button"], element["negative_button"]]
            done |= next((row for row in buttons if row["value"] == value), buttons[0])
            done["value"] = buttons[0]["value"] if value is None else value
        case "overflow":
            given = value if selected is None else selected
            # the page sends the action as Slack's client does, the option inside it; tests give the bare option
            if isinstance(given, dict) and "selected_option" in given:
                given = given["selected_option"]
            done["selected_option"] = _option({**element}, given)
        case _:
            done |= chosen(element, value if selected is None else selected)
            if "placeholder" in element:
                done["placeholder"] = element["placeholder"]
    return done


def unanswered(blocks: list[Payload], values: Payload) -> dict[str, str]:
    """Which input blocks a Slack client would not let pass, by block id: `required`, `too_short`, `too_long`."""
    wrong: dict[str, str] = {}
    for block in blocks:
        element = block.get("element")
        if block.get("type") != "input" or not isinstance(element, dict):
            continue
        state = values.get(block["block_id"], {}).get(element["action_id"], {})
        given = state.get(_FIELDS[element["type"]][0])
        if given in (None, "", []):
            if not block.get("optional"):
                wrong[block["block_id"]] = "required"
        elif element["type"] == "plain_text_input":
            if len(given) < element.get("min_length", 0):
                wrong[block["block_id"]] = "too_short"
            if len(given) > element.get("max_length", 3000):
                wrong[block["block_id"]] = "too_long"
    return wrong
