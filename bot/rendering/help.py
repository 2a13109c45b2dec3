"""The help: what one can write, with examples from the plan at hand."""

from __future__ import annotations

from bot.domain.outcomes import HelpReason, HelpShown, Reply
from bot.domain.plan import Axis, ItemKind, Plan
from bot.rendering.blocks import SHOW_STATUS, SHOW_TIMETABLE, Block, actions, button, context, escape, sections
from bot.rendering.wording import HELP_WORDS
from bot.texts import Texts

MOST_WHEN_UNCLEAR = 3
"""Examples shown to someone who was not understood, perhaps several times in a row."""

CLEAR_LENGTH = 36
"""Characters of a title that makes a clear example."""


def help_reply(outcome: HelpShown, plan: Plan | None, words: Texts) -> Reply:
    """What one can write; to thanks and greetings a line is enough."""
    first = words.say(HELP_WORDS[outcome.reason])
    if outcome.reason not in {
        HelpReason.ASKED,
        HelpReason.EMPTY,
        HelpReason.NOT_UNDERSTOOD,
        HelpReason.PUZZLED,
        HelpReason.WELCOME,
    }:
        return Reply(text=first, blocks=tuple(sections([first])))
    examples = _examples(plan, outcome.group, words)
    if outcome.reason is HelpReason.NOT_UNDERSTOOD:
        lines = [first, *examples[:MOST_WHEN_UNCLEAR]]
        return Reply(text="\n".join(lines), blocks=(*sections(lines), actions(_buttons(words))))
    lines = [first, *examples]
    notice = words.say("Jalon is automated. It quotes the plan word for word; every update can be taken back.")
    return Reply(text="\n".join([*lines, notice]), blocks=(*sections(lines), actions(_buttons(words)), context(notice)))


def _buttons(words: Texts) -> list[Block]:
    return [
        button(words.say("See the timetable"), SHOW_TIMETABLE, "all"),
        button(words.say("Where things stand"), SHOW_STATUS, "all"),
    ]


def _examples(plan: Plan | None, group: int | None, words: Texts) -> list[str]:
    lines = []
    axis = None if plan is None else _clear_axis(plan)
    title = None if plan is None else _clear_title(plan, group)
    if title is not None:
        example = words.say("%(title)s: in progress, 40%%", title=escape(title))
        lines.append(words.say("• Say what moved: _%(example)s_", example=example))
    if plan is not None and axis is not None:
        example = _about_axis(axis, plan, words)
        lines.append(words.say("• Ask what the plan says: _%(example)s_", example=example))
    if plan is not None and plan.milestones:
        example = words.say("What is the next milestone?")
        lines.append(words.say("• Ask for a date: _%(example)s_", example=example))
    if plan is None or plan.working_groups:
        number = group if group is not None else 1
        example = words.say("Where does group %(number)s stand?", number=number)
        lines.append(words.say("• Ask where things stand: _%(example)s_", example=example))
        example = words.say("New action for group %(number)s: …", number=number)
        lines.append(words.say("• Add an action: _%(example)s_", example=example))
    return lines


def _about_axis(axis: Axis, plan: Plan, words: Texts) -> str:
    """New challenges are asked for by name only where the plan sets them apart."""
    title = escape(axis.title)
    kinds = {item.kind for some in plan.axes for item in some.items}
    if ItemKind.ONGOING in kinds and any(item.kind is ItemKind.NEW_CHALLENGE for item in axis.items):
        return words.say("What are the new challenges of the axis %(title)s?", title=title)
    return words.say("What does the axis %(title)s say?", title=title)


def _clear_title(plan: Plan, group: int | None) -> str | None:
    """A line that is easy to write again, of the group's own axes where there is one."""
    working = None if group is None else plan.group(group)
    mine = [axis for axis in plan.axes if working is None or axis.code in working.axes]
    titles = [item.text for axis in mine or plan.axes for item in axis.items]
    return min(titles, key=_obscurity) if titles else None


def _clear_axis(plan: Plan) -> Axis | None:
    return min(plan.axes, key=lambda axis: _obscurity(axis.title)) if plan.axes else None


def _obscurity(text: str) -> tuple[int, int, str]:
    """Signs within a title make an example hard to read; then its length counts."""
    return sum(sign in text for sign in '«»"()/…:_*'), abs(len(text) - CLEAR_LENGTH), text
