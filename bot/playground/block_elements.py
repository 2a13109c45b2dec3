"""The elements inside blocks, as Slack's Block Kit reference describes them (docs.slack.dev/reference/block-kit)."""

import re
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.playground.checks import (
    Check,
    Report,
    boolean,
    by_type,
    choice,
    integer,
    items,
    number,
    parsed,
    shape,
    string,
    text,
)  # fmt: skip

action_id = string(longest=255, shortest=1)
_url = string(longest=3000, shortest=1)
_placeholder = text(plain=True, longest=150)
_style = choice("primary", "danger")


def _time(value: str) -> time:
    if not re.fullmatch(r"\d\d:\d\d", value):
        raise ValueError(value)
    return time.fromisoformat(value)


def _date(value: str) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise ValueError(value)
    return date.fromisoformat(value)


def _zone(value: str) -> ZoneInfo:
    try:
        return ZoneInfo(value)
    except ZoneInfoNotFoundError as error:
        raise ValueError(value) from error


confirm = shape(
    {
        "title": text(plain=True, longest=100),
        "text": text(longest=300),
        "confirm": text(plain=True, longest=30),
        "deny": text(plain=True, longest=30),
        "style": _style,
    },
    required=("title", "text", "confirm", "deny"),
    typed=False,
)


def option(*, plain: bool, url: bool = False) -> Check:
    """One choice of a menu or list."""
    fields: dict[str, Check] = {
        "text": text(plain=plain, longest=75),
        "value": string(longest=150, shortest=1),
        "description": text(plain=plain, longest=75),
    }
    if url:
        fields["url"] = _url
    return shape(fields, required=("text", "value"), typed=False)


_plain_option = option(plain=True)
_any_option = option(plain=False)
_option_group = shape(
    {"label": text(plain=True, longest=75), "options": items(_plain_option, most=100, least=1)},
    required=("label", "options"),
    typed=False,
)


def offered(element: Any) -> list[Any]:
    """All options of an element, those of groups included."""
    options = element.get("options")
    groups = element.get("option_groups")
    rows = list(options) if isinstance(options, list) else []
    for group in groups if isinstance(groups, list) else []:
        if isinstance(group, dict) and isinstance(group.get("options"), list):
            rows += group["options"]
    return rows


def _initials_offered(element: Any, at: str, report: Report) -> None:
    values = {row.get("value") for row in offered(element) if isinstance(row, dict)}
    one, many = element.get("initial_option"), element.get("initial_options")
    if isinstance(one, dict) and one.get("value") not in values:
        report.add("initial option not found in options", f"{at}/initial_option")
    for index, row in enumerate(many if isinstance(many, list) else []):
        if isinstance(row, dict) and row.get("value") not in values:
            report.add("initial option not found in options", f"{at}/initial_options/{index}")


def _options_or_groups(element: Any, at: str, report: Report) -> None:
    given = [name for name in ("options", "option_groups") if element.get(name) is not None]
    if not given:
        report.add("missing required field: options", at)
    elif len(given) == 2:  # noqa: PLR2004
        report.add("only one of options and option_groups allowed", at)


def _range(low: str, high: str) -> Check:
    def check(element: Any, at: str, report: Report) -> None:
        try:
            wrong = float(element[low]) > float(element[high])
        except (KeyError, TypeError, ValueError):
            return
        if wrong:
            report.add(f"{low} must not exceed {high}", at)

    return check


def _focus(element: Any, _at: str, report: Report) -> None:
    report.focused += element.get("focus_on_load") is True


def _element(fields: dict[str, Check], *, required: tuple[str, ...] = (), rules: tuple[Check, ...] = ()) -> Check:
    return shape({"action_id": action_id, **fields}, required=required, rules=rules)


_menu: dict[str, Check] = {"placeholder": _placeholder, "confirm": confirm, "focus_on_load": boolean}
_many: dict[str, Check] = {**_menu, "max_selected_items": integer(least=1)}
_listed: dict[str, Check] = {
    "options": items(_plain_option, most=100, least=1),
    "option_groups": items(_option_group, most=100, least=1),
}
_ids = items(string(shortest=1))
_filter = shape(
    {
        "include": items(choice("im", "mpim", "private", "public"), least=1),
        "exclude_bot_users": boolean,
        "exclude_external_shared_channels": boolean,
    },
    typed=False,
)
_dispatch = shape(
    {"trigger_actions_on": items(choice("on_enter_pressed", "on_character_entered"), least=1)}, typed=False
)
_typed: dict[str, Check] = {
    "placeholder": _placeholder, "initial_value": string(), "dispatch_action_config": _dispatch,
    "focus_on_load": boolean,
}  # fmt: skip
_button: dict[str, Check] = {
    "text": text(plain=True, longest=75), "style": _style, "confirm": confirm,
    "accessibility_label": string(longest=75),
}  # fmt: skip
_lists: dict[str, Check] = {
    "options": items(_any_option, most=10, least=1), "confirm": confirm, "focus_on_load": boolean,
}  # fmt: skip
_feedback = shape(
    {"text": text(plain=True, longest=75), "value": string(longest=2000), "accessibility_label": string(longest=75)},
    required=("text", "value"),
    typed=False,
)
_picked = (_initials_offered, _focus)

BUTTONS: dict[str, Check] = {
    "button": _element({**_button, "value": string(longest=2000), "url": _url}, required=("text",)),
    "workflow_button": _element({**_button, "workflow": shape({"trigger": shape({
        "url": _url, "customizable_input_parameters": items(shape({"name": string(), "value": string()}, typed=False)),
    }, required=("url",), typed=False)}, required=("trigger",), typed=False)}, required=("text", "workflow")),
}  # fmt: skip

SELECTS: dict[str, Check] = {
    "static_select": _element({**_menu, **_listed, "initial_option": _plain_option},
                              rules=(_options_or_groups, *_picked)),
    "external_select": _element({**_menu, "initial_option": _plain_option, "min_query_length": integer(least=0)},
                                rules=(_focus,)),
    "users_select": _element({**_menu, "initial_user": string()}, rules=(_focus,)),
    "conversations_select": _element({
        **_menu, "initial_conversation": string(), "default_to_current_conversation": boolean,
        "response_url_enabled": boolean, "filter": _filter,
    }, rules=(_focus,)),
    "channels_select": _element({**_menu, "initial_channel": string(), "response_url_enabled": boolean},
                                rules=(_focus,)),
    "multi_static_select": _element({**_many, **_listed, "initial_options": items(_plain_option, most=100)},
                                    rules=(_options_or_groups, *_picked)),
    "multi_external_select": _element({
        **_many, "initial_options": items(_plain_option, most=100), "min_query_length": integer(least=0),
    }, rules=(_focus,)),
    "multi_users_select": _element({**_many, "initial_users": _ids}, rules=(_focus,)),
    "multi_conversations_select": _element({
        **_many, "initial_conversations": _ids, "default_to_current_conversation": boolean, "filter": _filter,
    }, rules=(_focus,)),
    "multi_channels_select": _element({**_many, "initial_channels": _ids}, rules=(_focus,)),
}  # fmt: skip

PICKERS: dict[str, Check] = {
    "datepicker": _element({**_menu, "initial_date": parsed(_date, "must be a date as YYYY-MM-DD")}, rules=(_focus,)),
    "timepicker": _element({
        **_menu, "initial_time": parsed(_time, "must be a time as HH:mm"),
        "timezone": parsed(_zone, "must be a known time zone"),
    }, rules=(_focus,)),
    "datetimepicker": _element({
        "confirm": confirm, "focus_on_load": boolean, "initial_date_time": integer(least=10**9, most=10**10 - 1),
    }, rules=(_focus,)),
}  # fmt: skip

LISTS: dict[str, Check] = {
    "checkboxes": _element({**_lists, "initial_options": items(_any_option, most=10, least=1)},
                           required=("options",), rules=_picked),
    "radio_buttons": _element({**_lists, "initial_option": _any_option}, required=("options",), rules=_picked),
    "overflow": _element({"options": items(option(plain=True, url=True), most=5, least=1), "confirm": confirm},
                         required=("options",)),
}  # fmt: skip

_length = integer(least=0, most=3000)
TYPED: dict[str, Check] = {
    "plain_text_input": _element({
        **_typed, "multiline": boolean, "min_length": _length, "max_length": integer(least=1, most=3000),
    }, rules=(_range("min_length", "max_length"), _focus)),
    "email_text_input": _element(_typed, rules=(_focus,)),
    "url_text_input": _element(_typed, rules=(_focus,)),
    "number_input": _element({
        **_typed, "is_decimal_allowed": boolean, "min_value": string(), "max_value": string(),
    }, required=("is_decimal_allowed",), rules=(_range("min_value", "max_value"), _focus)),
    "rich_text_input": _element({
        **_typed, "initial_value": shape({"elements": items(lambda *_: None), "block_id": string()}),
        "min_lines": integer(least=1), "max_lines": integer(least=1),
    }, rules=(_focus,)),
    "file_input": _element({"filetypes": items(string(shortest=1)), "max_files": integer(least=1, most=10)}),
}  # fmt: skip

FEEDBACK: dict[str, Check] = {
    "feedback_buttons": _element({"positive_button": _feedback, "negative_button": _feedback},
                                 required=("positive_button", "negative_button")),
    "icon_button": _element({
        "icon": choice("trash"), "text": text(plain=True, longest=75), "value": string(longest=2000),
        "confirm": confirm, "accessibility_label": string(longest=75), "visible_to_user_ids": _ids,
    }, required=("icon", "text")),
}  # fmt: skip


def _image_source(value: Any, at: str, report: Report) -> None:
    given = [name for name in ("image_url", "slack_file") if value.get(name) is not None]
    if len(given) != 1:
        report.add("must provide one of image_url and slack_file", at)


def _file_source(value: Any, at: str, report: Report) -> None:
    if len([name for name in ("url", "id") if value.get(name)]) != 1:
        report.add("must provide one of url and id", at)


slack_file = shape({"id": string(), "url": _url}, typed=False, rules=(_file_source,))
image_fields: dict[str, Check] = {
    "image_url": _url, "slack_file": slack_file, "alt_text": string(longest=2000, shortest=1),
}  # fmt: skip
IMAGE: dict[str, Check] = {"image": shape(image_fields, required=("alt_text",), rules=(_image_source,))}
image_source = _image_source
any_number = number
one_of = by_type
