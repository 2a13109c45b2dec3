"""Reminders in words."""

from __future__ import annotations

from bot.domain.outcomes import Reply
from bot.domain.people import Language
from bot.domain.plan import Milestone
from bot.domain.reminders import Reminder, ReminderKind
from bot.rendering.blocks import context, escape, fitting, sections
from bot.texts import Texts, texts


def reminder_reply(found: tuple[tuple[Reminder, Milestone], ...], late: bool, language: Language) -> Reply:  # noqa: FBT001 - the service's own signature
    """The message of one reminder, or the digest of several that are late."""
    words = texts(language)
    lines = [_line(reminder, milestone, words) for reminder, milestone in found]
    if len(found) > 1:
        lines = [words.say("*Reminders that could not be posted in time:*"), *("• " + line for line in lines)]
    elif late:
        lines = [words.say("*Late reminder.* %(line)s", line=lines[0])]
    source = words.count(
        "Automatic reminder from the plan's timetable, line %(lines)s.",
        "Automatic reminders from the plan's timetable, lines %(lines)s.",
        len(found),
        lines=words.listed(list(dict.fromkeys(str(milestone.source.line) for _, milestone in found))),
    )
    return Reply(text="\n".join([*lines, source]), blocks=fitting([*sections(lines), context(source)]))


def _line(reminder: Reminder, milestone: Milestone, words: Texts) -> str:
    title = escape(milestone.title)
    when = words.window(reminder.window)
    if reminder.kind is ReminderKind.DEADLINE:
        days = (reminder.window.start.date() - reminder.on).days if reminder.window.start is not None else 0
        return words.count(
            "*In %(n)s day: %(title)s* (%(when)s; milestone %(code)s).",
            "*In %(n)s days: %(title)s* (%(when)s; milestone %(code)s).",
            days,
            title=title,
            when=when,
            code=milestone.code,
        )
    if reminder.window.start is not None and reminder.window.end is not None and not _one_day(reminder):
        return words.say(
            "*The period opens: %(title)s* (%(when)s; milestone %(code)s).", title=title, when=when, code=milestone.code
        )
    return words.say("*Today: %(title)s* (%(when)s; milestone %(code)s).", title=title, when=when, code=milestone.code)


def _one_day(reminder: Reminder) -> bool:
    window = reminder.window
    return window.start is None or window.end is None or (window.end - window.start).days <= 1
