"""Forms: what a modal shows, and the names of its fields."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.actions import Action, ActionState, Status
from bot.domain.outcomes import Reply, SetUpShown
from bot.domain.people import Language, Member
from bot.domain.plan import Plan
from bot.rendering.blocks import CORRECTION_FORM, MOST_OPTIONS, REPORT_FORM, SET_UP_FORM, Block, context, option, plain
from bot.rendering.states import FIELD_WORDS, STATUS_WORDS, named
from bot.texts import Texts, msg, texts

MOST_LABEL = 24
"""Characters of a modal's title and of its buttons."""


class Field(NamedTuple):
    """A field of a form: the block's id, the element's id within it."""

    block: str
    element: str


STATUS = Field("status", "value")
PROGRESS = Field("progress", "value")
DUE = Field("due", "value")
LEAD = Field("lead", "value")
BLOCKER = Field("blocker", "value")
NEXT_STEP = Field("next_step", "value")
ACTION = Field("action", "value")
REMINDERS = Field("reminders", "value")
COORDINATORS = Field("coordinators", "value")

ERROR_WORDS: dict[str, str] = {
    "progress": msg("A number from 0 to 100, please."),
    "due": msg("This date is not understood. Example: “end of April” or 12/05/2015."),
    "due_impossible": msg("This date does not exist."),
    "action": msg("Please choose an action."),
    "blank": msg("Please write something here."),
}


def correction_form(action: Action, update: int, language: Language, *, channel: str, thread: str | None) -> Block:
    """The modal that corrects an update, filled with the action's state."""
    words = texts(language)
    metadata = json.dumps({"update": update, "channel": channel, "thread": thread})
    intro = context(words.say("Action: %(action)s", action=named(action)))
    return modal(CORRECTION_FORM, words.say("Correct"), [intro, *_state_inputs(action.state, words)], words, metadata)


def report_form(choices: Sequence[Action], plan: Plan, language: Language, *, channel: str) -> Block:
    """The modal that reports progress without writing a message."""
    words = texts(language)
    order = [action.axis for action in choices]
    groups = [
        {"label": plain(f"{axis.code} – {axis.title}", 75), "options": options[:MOST_OPTIONS]}
        for axis in sorted(plan.axes, key=lambda axis: order.index(axis.code) if axis.code in order else len(order))
        if (
            options := [
                option(f"{action.code} – {action.title}", action.code) for action in choices if action.axis == axis.code
            ]
        )
    ]
    rest = [option(f"{action.code} – {action.title}", action.code) for action in choices if action.axis is None]
    if rest:
        groups.append({"label": plain(words.say("Other actions"), 75), "options": rest[:MOST_OPTIONS]})
    element: Block = {
        "type": "static_select",
        "action_id": ACTION.element,
        "placeholder": plain(words.say("Choose an action"), 150),
        "option_groups": groups[:MOST_OPTIONS],
    }
    blocks = [input_block(ACTION, words.say("Action"), element), *_state_inputs(ActionState(), words)]
    return modal(REPORT_FORM, words.say("Report progress"), blocks, words, json.dumps({"channel": channel}))


def reading_view(shown: Reply, title: str, language: Language) -> Block:
    """A modal that only shows something: what a button of the Home asks for appears where it was pressed."""
    words = texts(language)
    return {
        "type": "modal",
        "title": plain(title, MOST_LABEL),
        "close": plain(words.say("Close"), MOST_LABEL),
        "blocks": [
            {name: part for name, part in block.items() if name != "accessory"}
            for block in shown.blocks
            if block["type"] not in {"actions", "context_actions"}
        ],
    }


def set_up_form(shown: SetUpShown, people: Sequence[Member], plan: Plan, language: Language) -> Block:
    """The modal that sets channels, coordinators and groups."""
    words = texts(language)
    channels = {group: channel for channel, group in shown.channels if group is not None}
    blocks: list[Block] = [
        input_block(
            COORDINATORS,
            words.say("Coordinators"),
            _people_select(COORDINATORS.element, [person.id for person in shown.coordinators], words),
        ),
        input_block(
            REMINDERS,
            words.say("Channel of reminders"),
            _channel_select(REMINDERS.element, shown.reminder_channel, words),
            optional=True,
        ),
    ]
    for group in plan.working_groups[:20]:
        inside = [person.id for person in people if group.number in person.groups]
        label = words.say("Group %(number)s: channel", number=group.number)
        blocks.append(
            input_block(
                group_channel(group.number),
                label,
                _channel_select("value", channels.get(group.number), words),
                optional=True,
            )
        )
        label = words.say("Group %(number)s: members", number=group.number)
        blocks.append(
            input_block(group_members(group.number), label, _people_select("value", inside, words), optional=True)
        )
    return modal(SET_UP_FORM, words.say("Set up Jalon"), blocks, words, "{}")


def group_channel(number: int) -> Field:
    """The field of a group's channel."""
    return Field(f"group_channel_{number}", "value")


def group_members(number: int) -> Field:
    """The field of a group's members."""
    return Field(f"group_members_{number}", "value")


def form_errors(errors: dict[str, str], language: Language) -> dict[str, str]:
    """Sentences for the fields that do not hold: block id -> sentence."""
    words = texts(language)
    return {block: words.say(ERROR_WORDS[error]) for block, error in errors.items()}


def _state_inputs(state: ActionState, words: Texts) -> list[Block]:
    labels = {name: words.say(label) for name, label in FIELD_WORDS.items()}
    statuses = [option(words.say(STATUS_WORDS[status]).capitalize(), status.value) for status in Status]
    select: Block = {
        "type": "static_select",
        "action_id": STATUS.element,
        "options": statuses,
        "placeholder": plain(words.say("Choose a status"), 150),
    }
    if state.status is not None:
        select["initial_option"] = option(words.say(STATUS_WORDS[state.status]).capitalize(), state.status.value)
    progress = "" if state.progress is None else str(state.progress)
    due = "" if state.due is None else words.window(state.due)
    return [
        input_block(STATUS, labels["status"], select, optional=True),
        input_block(PROGRESS, words.say("Progress, in %%"), text_input(PROGRESS, progress), optional=True),
        input_block(DUE, labels["due"], text_input(DUE, due), optional=True, hint=words.say("For example: end of April, or 12/05/2015")),
        input_block(LEAD, labels["lead"], text_input(LEAD, state.lead or ""), optional=True),
        input_block(BLOCKER, labels["blocker"], text_input(BLOCKER, state.blocker or "", multiline=True), optional=True),
        input_block(NEXT_STEP, labels["next_step"], text_input(NEXT_STEP, state.next_step or "", multiline=True), optional=True),
    ]  # fmt: skip


def modal(
    callback: str, title: str, blocks: list[Block], words: Texts, metadata: str, *, submit: str | None = None
) -> Block:
    """A form with its title and the two buttons."""
    return {
        "type": "modal",
        "callback_id": callback,
        "title": plain(title, MOST_LABEL),
        "submit": plain(submit or words.say("Save"), MOST_LABEL),
        "close": plain(words.say("Close"), MOST_LABEL),
        "private_metadata": metadata,
        "blocks": blocks,
    }


def input_block(field: Field, label: str, element: Block, *, optional: bool = False, hint: str | None = None) -> Block:
    """A field with its label."""
    block: Block = {
        "type": "input",
        "block_id": field.block,
        "label": plain(label, 2_000),
        "element": element,
        "optional": optional,
    }
    if hint is not None:
        block["hint"] = plain(hint, 2_000)
    return block


def text_input(field: Field, initial: str, *, multiline: bool = False, longest: int = 1_000) -> Block:
    """A field to write in."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": field.element,
        "multiline": multiline,
        "max_length": longest,
    }
    if initial:
        element["initial_value"] = initial[:longest]
    return element


def _people_select(action_id: str, initial: Sequence[str], words: Texts) -> Block:
    element: Block = {
        "type": "multi_users_select",
        "action_id": action_id,
        "placeholder": plain(words.say("Choose people"), 150),
    }
    if initial:
        element["initial_users"] = list(initial)
    return element


def _channel_select(action_id: str, initial: str | None, words: Texts) -> Block:
    element: Block = {
        "type": "conversations_select",
        "action_id": action_id,
        "placeholder": plain(words.say("Choose a channel"), 150),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    if initial:
        element["initial_conversation"] = initial
    return element
