"""The command that lists reminders ahead."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.commands.inputs import print_json, print_text, read_plan_file
from bot.domain.people import Language

ZONE = "Europe/Paris"


def list_reminders(since: date, until: date, file: Path | None, *, as_json: bool, language: Language) -> None:
    """Print the reminders of the plan's timetable between two local days."""
    from bot.domain.reminders import due_reminders
    from bot.rendering.json_forms import reminders_json
    from bot.rendering.reminders import reminder_reply
    from bot.services.reminders import is_working_day

    plan = read_plan_file(file)
    zone = ZoneInfo(ZONE)
    bounds = [datetime.combine(day, datetime.min.time(), tzinfo=zone) for day in (since, until)]
    found = due_reminders(plan.milestones, since=bounds[0], until=bounds[1], zone=zone, is_working_day=is_working_day)
    if as_json:
        print_json(reminders_json(found, to="reminder_channel", zone=zone))
        return
    from bot.texts import texts

    words = texts(language)
    by_code = {milestone.code: milestone for milestone in plan.milestones}
    lines = [
        f"{words.moment(reminder.at.astimezone(zone))}\n  {reminder_reply(((reminder, by_code[reminder.milestone]),), False, language).text}"
        for reminder in found
        if reminder.milestone in by_code
    ]
    print_text("\n".join(lines) or words.say("No reminder between these two days."))
