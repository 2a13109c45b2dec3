"""Reminders in words."""

from __future__ import annotations

from bot.domain.outcomes import Reply
from bot.domain.people import Language
from bot.domain.plan import Milestone
from bot.domain.reminders import Reminder, ReminderKind
from bot.rendering.blocks import context, escape, fitting, sections
from bot.texts import Texts, msg, texts

PERIOD_OPENS = msg("*From today: %(title)s* (%(when)s; milestone %(code)s).")
DAY_CAME = msg("*Today: %(title)s* (%(when)s; milestone %(code)s).")


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
    window = reminder.window
    period = not _one_day(reminder)
    day = window.start is not None and not period and window.open is None
    when = words.day(window.start.date(), weekday=True) if day and window.start is not None else words.window(window)
    values = {"title": escape(milestone.title), "when": when, "code": milestone.code}
    if reminder.kind is not ReminderKind.DEADLINE:
        return words.say(PERIOD_OPENS if period else DAY_CAME, **values)
    days = (window.start.date() - reminder.on).days if window.start is not None else 0
    if period:
        return words.count(
            "*Begins in %(n)s day: %(title)s* (%(when)s; milestone %(code)s).",
            "*Begins in %(n)s days: %(title)s* (%(when)s; milestone %(code)s).",
            days,
            **values,
        )
    return words.count(
        "*In %(n)s day: %(title)s* (%(when)s; milestone %(code)s).",
        "*In %(n)s days: %(title)s* (%(when)s; milestone %(code)s).",
        days,
        **values,
    )


def _one_day(reminder: Reminder) -> bool:
    window = reminder.window
    return window.start is None or window.end is None or (window.end - window.start).days <= 1


def refused_words(channel: str, error: str, language: Language) -> str:
    """What a coordinator is told when Slack refuses a message for good."""
    words = texts(language)
    where = f"<#{channel}>" if channel.startswith(("C", "G")) else words.say("a direct conversation")
    return words.say(
        "Slack refuses a message from Jalon in %(where)s (%(error)s): it will not be tried again. Is Jalon still a member of the channel?",
        where=where,
        error=escape(error),
    )
