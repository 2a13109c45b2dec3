"""The timetable in words, and what became of a milestone."""

from __future__ import annotations

from typing import assert_never

from bot.domain.outcomes import MilestoneChanged, MilestonesShown, Reply, WhichMilestone
from bot.domain.plan import Milestone
from bot.domain.readings import MilestoneChange
from bot.rendering.blocks import escape, fitting, sections
from bot.rendering.states import titled
from bot.texts import Texts


def timetable_reply(outcome: MilestonesShown, words: Texts) -> Reply:
    """The milestones one by one, each with its date as it stands now."""
    if not outcome.milestones:
        return _plain([words.say("The plan gives no timetable.")])
    lines = [words.say("*The plan's timetable*")]
    lines += [_entry(milestone, words) for milestone in outcome.milestones]
    if outcome.reminders:
        lines = _reminders(outcome, words)
    return _plain(lines)


def _reminders(outcome: MilestonesShown, words: Texts) -> list[str]:
    """When the next reminders come, and of what: they come by themselves."""
    by_code = {milestone.code: milestone for milestone in outcome.milestones}
    lines = [words.say("Reminders are posted by themselves, a week before and on the day. The next ones:")]
    lines += [
        words.say(
            "• *%(day)s*: %(title)s (%(code)s)",
            day=words.day(found.on),
            title=escape(by_code[found.milestone].title),
            code=found.milestone,
        )
        for found in outcome.reminders
        if found.milestone in by_code
    ]
    return lines


def _entry(milestone: Milestone, words: Texts) -> str:
    when = words.windows(milestone.windows) or words.say("no date")
    values = {"when": when, "title": escape(milestone.title), "code": milestone.code}
    if says_more(milestone.label, when):
        return words.say(
            "• *%(when)s*: %(title)s (%(code)s; in the plan: %(label)s)",
            **values,
            label=words.quoted(escape(milestone.label)),
        )
    return words.say("• *%(when)s*: %(title)s (%(code)s)", **values)


def says_more(label: str, reading: str) -> bool:
    """Whether a date as written says something that its reading does not show: "fin avril" beside "21–30 avril 2015"."""
    return not set(_parts(label)) <= set(_parts(reading))


def _parts(text: str) -> list[str]:
    return text.casefold().replace("\u00a0", " ").split()


def changed_reply(outcome: MilestoneChanged, words: Texts) -> Reply:
    """What became of a milestone, in one sentence."""
    return _plain([_changed(outcome, words)])


def which_reply(outcome: WhichMilestone, words: Texts) -> Reply:
    """The question which milestone is meant, with those that may be."""
    lines = [
        words.say(
            "Which milestone do you mean, and for which date? Example: “the deliberation is moved to 12 October”."
        )
    ]
    lines += [f"• {titled(milestone.code, milestone.title)}" for milestone in outcome.candidates]
    return _plain(lines)


def _changed(outcome: MilestoneChanged, words: Texts) -> str:
    name = titled(outcome.milestone.code, outcome.milestone.title)
    match outcome.change:
        case MilestoneChange.MOVE:
            return words.say(
                "New date of milestone %(milestone)s: *%(after)s* (before: %(before)s). The words of the plan stay as they are.",
                milestone=name,
                after=words.windows(outcome.after),
                before=words.windows(outcome.before) or words.say("no date"),
            )
        case MilestoneChange.ADD:
            return words.say(
                "New milestone: %(milestone)s, %(after)s.", milestone=name, after=words.windows(outcome.after)
            )
        case MilestoneChange.CANCEL:
            return words.say(
                "Milestone %(milestone)s is cancelled: no more reminders will be posted for it.", milestone=name
            )
        case MilestoneChange.HOLD:
            return words.say(
                "Milestone %(milestone)s is put on hold: no reminders until it has a new date.", milestone=name
            )
        case _:
            assert_never(outcome.change)


def _plain(lines: list[str]) -> Reply:
    return Reply(text="\n".join(lines), blocks=fitting(sections(lines)))
