"""The App Home: what a person sees on opening Jalon."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people import Member
from bot.domain.plan import Milestone, Plan
from bot.domain.summaries import StatusSummary
from bot.rendering.blocks import (
    OPEN_REPORT,
    OPEN_SET_UP,
    SHOW_AXIS,
    SHOW_LEXICON,
    SHOW_STATUS,
    SHOW_TIMETABLE,
    Block,
    actions,
    button,
    context,
    divider,
    escape,
    header,
    section,
    sections,
)
from bot.rendering.states import bold
from bot.rendering.summaries import counts_words, scope_words
from bot.texts import Texts, texts


def home_view(
    plan: Plan | None,
    member: Member,
    *,
    mine: tuple[StatusSummary, ...],
    following: tuple[Milestone, ...],
    coordinates: bool,
    board: Sequence[Block] = (),
) -> Block:
    """The Home of one person: the next milestones, where their groups stand, what they can do.

    ``board`` is the list of questions that a coordinator sees.
    """
    words = texts(member.language)
    if plan is None:
        return {
            "type": "home",
            "blocks": [section(words.say("This workspace has no action plan yet. A coordinator can import one."))],
        }
    blocks: list[Block] = [header(plan.title), *_next(following, words), divider()]
    blocks += [
        section(f"{bold(scope_words(summary.scope, words, plan))}\n{counts_words(summary, words)}") for summary in mine
    ]
    buttons = [
        button(words.say("Report progress"), OPEN_REPORT, "open", style="primary"),
        button(words.say("Where things stand"), SHOW_STATUS, "all"),
        button(words.say("See the timetable"), SHOW_TIMETABLE, "all"),
        button(words.say("Lexicon"), SHOW_LEXICON, "all"),
    ]
    if coordinates:
        buttons.append(button(words.say("Set up"), OPEN_SET_UP, "open"))
    blocks += [actions(buttons), divider(), *board, *([divider()] if board else []), *_axes(plan, words)]
    blocks.append(
        context(
            words.say("Write to Jalon in your own words, here under Messages, in your group's channel, or with /jalon.")
        )
    )
    return {"type": "home", "blocks": blocks[:100]}


def _next(following: tuple[Milestone, ...], words: Texts) -> list[Block]:
    if not following:
        return [section(words.say("No milestone is ahead."))]
    lines = [words.say("*Next milestones*")]
    lines += [
        f"• {words.windows(milestone.windows)} – {escape(milestone.title)} ({milestone.code})"
        for milestone in following[:3]
    ]
    return sections(lines)


def _axes(plan: Plan, words: Texts) -> list[Block]:
    blocks: list[Block] = [section(words.say("*The axes of the plan*"))]
    for axis in plan.axes[:30]:
        count = words.count("%(n)s line", "%(n)s lines", len(axis.items))
        spoken = words.say("Read axis %(code)s, %(title)s", code=axis.code, title=axis.title)
        see = button(words.say("Read"), SHOW_AXIS, axis.code, spoken=spoken)
        blocks.append(section(f"*{axis.code}* – {escape(axis.title)} ({count})", accessory=see))
    return blocks


def suggested_prompts(words: Texts) -> list[str]:
    """The four first things that one can write; they fit every plan."""
    return [
        words.say("Where does the plan stand?"),
        words.say("What is the next milestone?"),
        words.say("What is blocked?"),
        words.say("Help"),
    ]
