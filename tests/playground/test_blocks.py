import json

import pytest

from bot.playground.blocks import check_blocks, examine, with_ids
from bot.playground.errors import SlackError
from bot.playground.views import examine_view
from tests.shared import SHARED, needs_shared

PLAIN = {"type": "plain_text", "text": "mot"}
BUTTON = {"type": "button", "action_id": "a", "text": PLAIN}
OPTION = {"text": PLAIN, "value": "1"}
CELL = {"type": "raw_text", "text": "x"}


def actions(*elements):
    return [{"type": "actions", "elements": list(elements)}]


def ask(element):
    return [{"type": "input", "label": PLAIN, "element": element}]


@needs_shared
def test_what_slack_refuses_is_refused_and_nothing_else():
    battery = json.loads((SHARED / "data/slack/blockkit-battery.json").read_text(encoding="utf-8"))

    def refused(row):
        payload, surface = row["payload"], row["surface"]
        return bool(
            (examine(payload["blocks"], surface) if surface == "message" else examine_view(payload, surface)).messages
        )

    let_through = [name for name, row in battery["bad"].items() if not refused(row)]
    # Slack posts blocks without a text and answers with a warning; so does the playground
    assert let_through == ["msg no text fallback"]
    assert [name for name, row in battery["good"].items() if refused(row)] == []


REFUSED = {
    "a table of cells in no known form": ("message", [{"type": "table", "rows": [["x"]]}]),
    "two tables": ("message", [{"type": "table", "rows": [[CELL]]}] * 2),
    "a table of 101 rows": ("message", [{"type": "table", "rows": [[CELL]] * 101}]),
    "a table of 10,001 characters": ("message", [{"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 10_001}]]}]),
    "a data table of only a header": ("message", [{"type": "data_table", "caption": "c", "rows": [[CELL]]}]),
    "a data table without a caption": ("message", [{"type": "data_table", "rows": [[CELL], [CELL]]}]),
    "a data table of uneven rows": ("message", [{"type": "data_table", "caption": "c", "rows": [[CELL], [CELL, CELL]]}]),
    "a data table of 21 columns": ("message", [{"type": "data_table", "caption": "c", "rows": [[CELL] * 21] * 2}]),
    "a data table in a modal": ("modal", [{"type": "data_table", "caption": "c", "rows": [[CELL], [CELL]]}]),
    "a header column that is not there": (
        "message",
        [{"type": "data_table", "caption": "c", "rows": [[CELL], [CELL]], "row_header_column_index": 1}],
    ),
    "feedback buttons outside their block": (
        "message",
        actions({"type": "feedback_buttons", "positive_button": OPTION, "negative_button": OPTION}),
    ),
    "context actions in a home": (
        "home",
        [{"type": "context_actions", "elements": [{"type": "feedback_buttons", "positive_button": OPTION, "negative_button": OPTION}]}],
    ),
    "options and groups at once": (
        "message",
        actions({"type": "static_select", "options": [OPTION], "option_groups": [{"label": PLAIN, "options": [OPTION]}]}),
    ),
    "an initial option of no group": (
        "message",
        actions(
            {
                "type": "static_select",
                "option_groups": [{"label": PLAIN, "options": [OPTION]}],
                "initial_option": {"text": PLAIN, "value": "2"},
            }
        ),
    ),
    "an option without a value": ("message", actions({"type": "static_select", "options": [{"text": PLAIN}]})),
    "an empty option": (
        "message",
        actions({"type": "static_select", "options": [{"text": {"type": "plain_text", "text": ""}, "value": "1"}]}),
    ),
    "a date of 30 February": ("message", actions({"type": "datepicker", "initial_date": "2027-02-30"})),
    "a zone that is none": ("message", actions({"type": "timepicker", "timezone": "Europe/Lille"})),
    "a number input that says nothing of decimals": ("modal", ask({"type": "number_input"})),
    "a text shorter than its least length": ("modal", ask({"type": "plain_text_input", "min_length": 9, "max_length": 3})),
    "two elements in focus": (
        "modal",
        ask({"type": "plain_text_input", "focus_on_load": True}) + ask({"type": "plain_text_input", "focus_on_load": True}),
    ),
    "an image from two sources": (
        "message",
        [{"type": "image", "alt_text": "x", "image_url": "https://x/y.png", "slack_file": {"id": "F1"}}],
    ),
    "a rich text list without a style": (
        "message",
        [{"type": "rich_text", "elements": [{"type": "rich_text_list", "elements": []}]}],
    ),
    "a chart whose labels do not match": (
        "message",
        [{
            "type": "data_visualization", "title": "t",
            "chart": {"type": "bar", "series": [{"name": "s", "data": [{"label": "a", "value": 1}]}], "axis_config": {"categories": ["b"]}},
        }],
    ),
    "no list at all": ("message", {"type": "section"}),
    "a block that is a string": ("message", ["x"]),
    "a nameless block": ("message", [{"text": PLAIN}]),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name):
    surface, blocks = REFUSED[name]
    assert examine(blocks, surface).messages


TAKEN = {
    "a data table": ("message", [{
        "type": "data_table", "caption": "Actions", "row_header_column_index": 0, "page_size": 20,
        "rows": [[CELL, CELL], [CELL, {"type": "raw_number", "value": 40, "text": "40 %"}]],
    }]),
    "feedback": ("message", [{"type": "context_actions", "elements": [{
        "type": "feedback_buttons", "action_id": "f",
        "positive_button": {"text": PLAIN, "value": "oui"}, "negative_button": {"text": PLAIN, "value": "non"},
    }]}]),
    "an input in a message": ("message", ask({"type": "plain_text_input", "action_id": "a"})),
    "markdown": ("message", [{"type": "markdown", "text": "**x**"}]),
    "a pie": ("message", [{
        "type": "data_visualization", "title": "t", "chart": {"type": "pie", "segments": [{"label": "a", "value": 1}]},
    }]),
    "fields that are null": ("message", [{"type": "section", "text": {"type": "mrkdwn", "text": "x"}, "accessory": None}]),
    "an alert in a modal": ("modal", [{"type": "alert", "text": PLAIN, "level": "warning"}]),
    "a file input in a modal": ("modal", ask({"type": "file_input", "action_id": "f", "filetypes": ["pdf"]})),
}  # fmt: skip


@pytest.mark.parametrize("name", TAKEN)
def test_taken(name):
    surface, blocks = TAKEN[name]
    assert examine(blocks, surface).messages == []


def test_an_objection_names_the_place():
    with pytest.raises(SlackError) as refused:
        check_blocks(actions({**BUTTON, "text": {"type": "plain_text", "text": "x" * 76}}), "message")
    assert (refused.value.code, refused.value.messages) == (
        "invalid_blocks",
        ("[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",),
    )


def test_a_message_of_too_many_characters_in_all_is_refused():
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2999}}
    with pytest.raises(SlackError, match="msg_blocks_too_long"):
        check_blocks([section] * 5, "message")


def test_blocks_and_elements_without_an_id_get_one():
    (block,) = with_ids(actions({"type": "button", "text": PLAIN}))
    assert block["block_id"]
    assert block["elements"][0]["action_id"]
