"""What the command line prints as JSON: the fields that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.actions import Action, ActionState, Confidence, Status
from bot.domain.answers import Answer, Quote
from bot.domain.outcomes import ActionAdded, Outcome, Recorded, Reply, Undone, UpdatesRecorded
from bot.domain.people import Language
from bot.domain.plan import Plan, Remark
from bot.domain.readings import ActionReading, Reading, Scope
from bot.domain.reminders import Reminder
from bot.domain.summaries import StatusSummary
from bot.domain.windows import DateWindow
from bot.rendering.answers import answer_reply
from bot.texts import texts
from bot.understanding.dates import DateReading

Json = dict[str, object]


def plan_json(plan: Plan, language: Language = Language.FRENCH) -> Json:
    """The plan with the codes, texts and lines that people quote."""
    return {
        "title": plan.title,
        "organisation": plan.organisation,
        "language": plan.language,
        "period": list(plan.period) if plan.period is not None else None,
        "principles": [principle.text for principle in plan.principles],
        "challenges": [challenge.text for challenge in plan.challenges],
        "axes": [
            {
                "code": axis.code,
                "title": axis.title,
                "items": [
                    {"code": item.code, "kind": item.kind.value, "text": item.text, "line": item.source.line}
                    for item in axis.items
                ],
            }
            for axis in plan.axes
        ],
        "working_groups": [{"number": group.number, "axes": list(group.axes)} for group in plan.working_groups],
        "milestones": [
            {
                "code": milestone.code,
                "title": milestone.title,
                "label": milestone.label,
                "windows": [_bounds(window) | {"grain": window.grain.value} for window in milestone.windows],
                "year_inferred": milestone.year_inferred,
                "line": milestone.source.line,
            }
            for milestone in plan.milestones
        ],
        "people": [{"name": person.name, "role": person.role} for person in plan.people],
        "facts": [{"text": fact.text, "line": fact.source.line} for fact in plan.facts],
        "remarks": [remark_json(remark, language) for remark in plan.remarks],
    }


def remark_json(remark: Remark, language: Language) -> Json:
    """A remark with its sentence in ``language``."""
    sentence = texts(language).say(remark.text, **dict(remark.values))
    return {"kind": remark.kind.value, "text": sentence, "lines": list(remark.lines)}


def dates_json(reading: DateReading, given: object) -> Json:
    """The dates that a text holds, and what is wrong with others."""
    return {
        "id": given,
        "dates": [
            _bounds(found.window)
            | {
                "grain": found.window.grain.value,
                "open": found.window.open.value if found.window.open is not None else None,
                "span": found.span,
            }
            for found in reading.dates
        ],
        "problems": [{"kind": problem.kind.value, "span": problem.span} for problem in reading.problems],
    }


def answer_json(answer: Answer, given: object, language: Language) -> Json:
    """An answer: its outcome, its sentence, its quotations and the nearest passages."""
    return {
        "id": given,
        "outcome": answer.kind.value,
        "text": answer_reply(answer, texts(language)).text,
        "quotes": [quote_json(quote) for quote in answer.quotes],
        "nearest": [quote_json(quote) for quote in answer.nearest],
    }


def quote_json(quote: Quote) -> Json:
    """A quotation with its place."""
    return {"text": quote.text, "section": quote.section, "line": quote.line}


def reading_json(reading: Reading, given: object, titles: dict[str, str]) -> Json:
    """What a message was understood to say. ``titles`` has the title of each code."""
    milestone = reading.milestone
    return {
        "id": given,
        "intent": reading.intent.value,
        "sure": reading.sure,
        "actions": [_action_reading_json(said, titles) for said in reading.actions],
        "milestone": None
        if milestone is None
        else {
            "code": milestone.code,
            "title": milestone.title,
            "when": _bounds(milestone.when) if milestone.when is not None else None,
            "change": milestone.change.value,
        },
        "scope": scope_json(reading.scope),
    }


def _action_reading_json(said: ActionReading, titles: dict[str, str]) -> Json:
    change = said.change
    return {
        "code": said.code,
        "title": titles.get(said.code or "", said.title),
        "status": change.status.value if change.status is not None else None,
        "progress": change.progress,
        "due": _bounds(change.due) if change.due is not None else None,
        "starts": _bounds(change.starts) if change.starts is not None else None,
        "lead": change.lead,
        "blocker": change.blocker,
        "next_step": change.next_step,
        "group": said.group,
        "candidates": list(said.candidates),
    }


def scope_json(scope: Scope | None) -> Json | None:
    """What a question of status is about."""
    if scope is None:
        return None
    return {
        "group": scope.group,
        "axis": scope.axis,
        "action": scope.action,
        "since": _bounds(scope.since) if scope.since is not None else None,
    }


def summary_json(summary: StatusSummary, reply: Reply) -> Json:
    """A status summary with its sentence."""
    counts = {status.value: summary.counts.get(status, 0) for status in Status}
    return {
        "scope": scope_json(summary.scope),
        "text": reply.text,
        "counts": counts | {"none": summary.counts.get(None, 0)},
        "late": _codes(summary.late),
        "blocked": _codes(summary.blocked),
        "silent": _codes(summary.silent),
        "unheld": _codes(summary.unheld),
        "changes": [
            {
                "code": change.code,
                "title": change.title,
                "field": change.field,
                "before": _value(change.before),
                "after": _value(change.after),
                "by": change.by,
                "at": change.at.isoformat(),
            }
            for change in summary.changes
        ],
    }


def reminders_json(found: Iterable[Reminder], *, to: str, zone: ZoneInfo) -> list[Json]:
    """Reminders as they will be posted; ``at`` is local time with its offset."""
    return [
        {
            "key": reminder.key,
            "at": reminder.at.astimezone(zone).isoformat(),
            "kind": reminder.kind.value,
            "milestone": reminder.milestone,
            "to": to,
        }
        if reminder.action is None
        else {
            "key": reminder.key,
            "at": reminder.at.astimezone(zone).isoformat(),
            "kind": reminder.kind.value,
            "action": reminder.action,
            "to": to,
        }
        for reminder in found
    ]


def said_json(outcome: Outcome, reply: Reply, given: object, intent: str) -> Json:
    """The way of a message: the reply, and what was recorded."""
    return {
        "id": given,
        "intent": intent,
        "text": reply.text,
        "blocks": list(reply.blocks),
        "recorded": [
            {"action": code, "before": state_json(before), "after": state_json(after)}
            for code, before, after in _recorded(outcome)
        ],
    }


def _recorded(outcome: Outcome) -> list[tuple[str, ActionState, ActionState]]:
    match outcome:
        case UpdatesRecorded(recorded=found):
            return [_moved(row) for row in found]
        case ActionAdded(action=action):
            return [(action.code, ActionState(), action.state)]
        case Undone(action=action, before=before, now=now):
            return [(action.code, before, now)]
        case _:
            return []


def _moved(row: Recorded) -> tuple[str, ActionState, ActionState]:
    return row.action.code, row.before, row.after


def state_json(state: ActionState) -> Json:
    """Every field of a state; dates as start and end."""
    return {
        "status": _value(state.status),
        "progress": state.progress,
        "due": _value(state.due),
        "starts": _value(state.starts),
        "lead": state.lead,
        "blocker": state.blocker,
        "next_step": state.next_step,
        "confidence": _value(state.confidence),
    }


def _value(value: object) -> object:
    match value:
        case Status() | Confidence():
            return value.value
        case DateWindow():
            return _bounds(value)
        case _:
            return value


def _bounds(window: DateWindow) -> Json:
    return {"start": _iso(window.start), "end": _iso(window.end)}


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _codes(actions: Iterable[Action]) -> list[str]:
    return [action.code for action in actions]
