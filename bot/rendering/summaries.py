"""A status summary in words: counts, what moved, what is late, blocked, silent or held by nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.domain.actions import Action, ActionState, Status
from bot.domain.outcomes import Reply
from bot.domain.plan import Plan
from bot.domain.readings import Concern, Scope
from bot.domain.summaries import Change, StatusSummary
from bot.rendering.blocks import Block, escape, fitting, header, sections, shorten
from bot.rendering.states import FIELD_WORDS, bold, codes, named, printed, state_words, value_words
from bot.texts import Texts, msg

MOST_CHANGES = 6
"""Actions that moved, and the others of each list, that a summary names: it has to be read on a phone."""

MOST_NAMED = 4
MOST_UNHELD = 16
TITLE_LENGTH = 60
"""Characters of a title within a list: enough to know it again."""


def summary_reply(summary: StatusSummary, words: Texts, *, plan: Plan | None, zone: ZoneInfo) -> Reply:
    """The reply to "where do things stand"."""
    if summary.scope.concern is not None:
        return concern_reply(summary, summary.scope.concern, words, plan)
    if summary.scope.action is not None and summary.actions:
        return _one_action(summary, summary.actions[0], words, zone)
    if summary.total == 0:
        return _nothing_followed(summary.scope, words, plan)
    title = scope_words(summary.scope, words, plan)
    parts = [
        part
        for part in ([counts_words(summary, words)], _moved(summary, words, zone), *_concerns(summary, words))
        if part
    ]
    paragraphs = [sections(part) for part in parts]
    blocks: list[Block] = [header(title), *(block for paragraph in paragraphs for block in paragraph)]
    return Reply(text="\n".join([bold(title), *(line for part in parts for line in part)]), blocks=fitting(blocks))


def _nothing_followed(scope: Scope, words: Texts, plan: Plan | None) -> Reply:
    unknown = scope.group is not None and plan is not None and plan.group(scope.group) is None
    line = (
        words.say("The plan has no working group %(number)s.", number=scope.group)
        if unknown
        else words.say("No action is followed here yet.")
    )
    return Reply(text=line, blocks=fitting(sections([line])))


def scope_words(scope: Scope, words: Texts, plan: Plan | None) -> str:
    """What the summary is about, as a heading."""
    if scope.group is not None:
        return words.say("Status of working group %(number)s", number=scope.group)
    if scope.groups:
        return words.say(
            "Status of your working groups: %(groups)s", groups=words.listed([str(one) for one in scope.groups])
        )
    if scope.axis is not None:
        axis = plan.axis(scope.axis) if plan is not None else None
        return words.say(
            "Status of axis %(code)s: %(title)s", code=scope.axis, title=axis.title if axis else scope.axis
        )
    return words.say("Status of the plan")


_CONCERNS: dict[Concern, tuple[str, str]] = {
    Concern.BLOCKED: (msg("Blocked actions"), msg("No action is blocked.")),
    Concern.LATE: (msg("Late actions"), msg("No action is late.")),
    Concern.UNHELD: (msg("Actions without a lead"), msg("Every action has a lead.")),
    Concern.UNDATED: (msg("Actions without a due date"), msg("Every action has a due date.")),
    Concern.SILENT: (msg("Actions without news for a month"), msg("No action has been without news for a month.")),
    Concern.UNTOUCHED: (msg("Actions without any update"), msg("Every action has been updated at least once.")),
    Concern.DONE: (msg("Actions done"), msg("No action is done yet.")),
    Concern.IN_PROGRESS: (msg("Actions in progress"), msg("No action is recorded as in progress.")),
    Concern.PLANNED: (msg("Planned actions"), msg("No action is recorded as planned.")),
    Concern.ON_HOLD: (msg("Actions on hold"), msg("No action is on hold.")),
    Concern.ABANDONED: (msg("Abandoned actions"), msg("No action is abandoned.")),
    Concern.OWN: (msg("Actions that you lead"), msg("No action names you as its lead.")),
}
MOST_CONCERNED = 12


def concern_reply(summary: StatusSummary, concern: Concern, words: Texts, plan: Plan | None) -> Reply:
    """The actions of one kind, each with where it stands; or that there is none."""
    title, none = (words.say(one) for one in _CONCERNS[concern])
    place = _place_words(summary.scope, words, plan)
    heading = words.say("%(title)s, %(place)s", title=title, place=place) if place else title
    lines = _concerned(summary, concern, words) if summary.concerned else [none]
    silent = bool(summary.total) and summary.counts.get(None, 0) == summary.total
    if not summary.concerned and silent and concern not in {Concern.OWN, Concern.UNHELD, Concern.UNDATED}:
        lines.append(words.say("No update has been recorded yet."))
    if summary.unheld and (concern is Concern.UNHELD or (concern is Concern.OWN and not summary.concerned)):
        lines.append(words.say("To take one on, write its code and “I take the lead”."))
    return Reply(text="\n".join([bold(heading), *lines]), blocks=fitting([header(heading), *sections(lines)]))


def _concerned(summary: StatusSummary, concern: Concern, words: Texts) -> list[str]:
    number = len(summary.concerned)
    lines = [words.count("%(n)s action of %(total)s:", "%(n)s actions of %(total)s:", number, total=summary.total)]
    for action in summary.concerned[:MOST_CONCERNED]:
        name = _in_list(action.code, action.title)
        if concern is not Concern.UNTOUCHED and action.state != ActionState():
            name = words.say("%(action)s: %(state)s", action=name, state=state_words(action.state, words))
        lines.append("• " + name)
    if number > MOST_CONCERNED:
        lines.append(words.count("and %(n)s other.", "and %(n)s others.", number - MOST_CONCERNED))
    return lines


def _place_words(scope: Scope, words: Texts, plan: Plan | None) -> str:
    """The part of the plan that was looked at; empty for the whole of it."""
    if scope.group is not None:
        return words.say("working group %(number)s", number=scope.group)
    if scope.groups:
        return words.say("your working groups: %(groups)s", groups=words.listed([str(one) for one in scope.groups]))
    if scope.axis is not None:
        axis = plan.axis(scope.axis) if plan is not None else None
        return words.say("axis %(code)s: %(title)s", code=scope.axis, title=axis.title if axis else scope.axis)
    return ""


def counts_words(summary: StatusSummary, words: Texts) -> str:
    """The counts in one sentence or a few."""
    total = words.count("%(n)s action followed.", "%(n)s actions followed.", summary.total)
    parts = [_status_count(status, summary.counts[status], words) for status in Status if summary.counts.get(status)]
    none = summary.counts.get(None, 0)
    if none == summary.total:
        return total + " " + words.say("No update has been recorded yet.")
    if none:
        parts.append(words.count("%(n)s without any update", "%(n)s without any update", none))
    return f"{total} {words.listed(parts).capitalize()}."


def _status_count(status: Status, number: int, words: Texts) -> str:  # noqa: PLR0911 - one return for each status
    match status:
        case Status.PLANNED:
            return words.count("%(n)s planned", "%(n)s planned [plural]", number)
        case Status.IN_PROGRESS:
            return words.count("%(n)s in progress", "%(n)s in progress [plural]", number)
        case Status.DONE:
            return words.count("%(n)s done", "%(n)s done [plural]", number)
        case Status.ON_HOLD:
            return words.count("%(n)s on hold", "%(n)s on hold [plural]", number)
        case Status.ABANDONED:
            return words.count("%(n)s abandoned", "%(n)s abandoned [plural]", number)
        case Status.BLOCKED:
            return words.count("%(n)s blocked", "%(n)s blocked [plural]", number)
        case Status.TO_DISCUSS:
            return words.count("%(n)s to discuss", "%(n)s to discuss [plural]", number)


def _moved(summary: StatusSummary, words: Texts, zone: ZoneInfo) -> list[str]:
    if summary.counts.get(None, 0) == summary.total:
        return []
    since = summary.since.astimezone(zone).date() if summary.since is not None else None
    if not summary.changes:
        return [words.say("*What moved*: nothing since %(day)s.", day=words.day(since))] if since else []
    lines = [words.say("*What moved* since %(day)s:", day=words.day(since)) if since else words.say("*What moved*:")]
    moves = _moves(summary.changes, zone)
    lines += ["• " + move_words(move, words) for move in moves[:MOST_CHANGES]]
    rest = len(moves) - MOST_CHANGES
    if rest > 0:
        lines.append(words.count("and %(n)s other change.", "and %(n)s other changes.", rest))
    return lines


class Move(NamedTuple):
    """What one person told of one action on one day: the latest value of each field."""

    by: str
    day: date
    changes: tuple[Change, ...]


def _moves(changes: Sequence[Change], zone: ZoneInfo) -> list[Move]:
    """The changes, latest first, put together by action, person and day."""
    found: dict[tuple[str, str, date], dict[str, Change]] = {}
    for change in changes:
        key = (change.code, change.by, change.at.astimezone(zone).date())
        found.setdefault(key, {}).setdefault(change.field, change)
    return [Move(by, day, tuple(fields.values())) for (_, by, day), fields in found.items()]


def move_words(move: Move, words: Texts) -> str:
    """One line: the action, its new values, who said it and when."""
    return words.say(
        "%(action)s: %(values)s (<@%(by)s>, %(day)s)",
        action=_in_list(move.changes[0].code, move.changes[0].title),
        values=", ".join(_new_value(change, words) for change in move.changes),
        by=move.by,
        day=words.day(move.day, year=False),
    )


def _new_value(change: Change, words: Texts) -> str:
    if change.field in {"status", "progress"} and change.after is not None:
        return value_words(change.after, words)
    field = words.say(FIELD_WORDS[change.field]).lower()
    return words.say("%(field)s: %(value)s", field=field, value=value_words(change.after, words))


def _in_list(code: str, title: str) -> str:
    return f"{bold(code)} – {escape(printed(shorten(title, TITLE_LENGTH)))}"


def _concerns(summary: StatusSummary, words: Texts) -> list[list[str]]:
    """A paragraph for each kind of concern there is."""
    parts = []
    if summary.blocked:
        parts.append(_group_of(words.say("*Blocked*:"), summary.blocked, words, state=True))
    elif summary.counts.get(None, 0) != summary.total:
        parts.append([words.say("*Blocked*: none.")])
    if summary.late:
        parts.append(_group_of(words.say("*Late*:"), summary.late, words, state=True))
    if summary.silent:
        parts.append(_group_of(words.say("*Without news for a month*:"), summary.silent, words))
    if summary.unheld:
        parts.append([_unheld(summary, words)])
    return parts


def _unheld(summary: StatusSummary, words: Texts) -> str:
    if len(summary.unheld) == summary.total:
        return words.say("*Held by nobody*: no action has a lead yet.")
    count = words.count("%(n)s action", "%(n)s actions", len(summary.unheld))
    if len(summary.unheld) > MOST_UNHELD:
        return words.say("*Held by nobody*: %(count)s.", count=count)
    return words.say("*Held by nobody*: %(count)s (%(codes)s).", count=count, codes=codes(summary.unheld))


def _group_of(title: str, found: Sequence[Action], words: Texts, *, state: bool = False) -> list[str]:
    lines = [title]
    for action in found[:MOST_NAMED]:
        name = _in_list(action.code, action.title)
        if state:
            name = words.say("%(action)s: %(state)s", action=name, state=state_words(action.state, words))
        lines.append("• " + name)
    if len(found) > MOST_NAMED:
        lines.append(words.count("and %(n)s other.", "and %(n)s others.", len(found) - MOST_NAMED))
    return lines


def _one_action(summary: StatusSummary, action: Action, words: Texts, zone: ZoneInfo) -> Reply:
    lines = [named(action), words.say("Today: %(state)s.", state=state_words(action.state, words))]
    lines += _moved(summary, words, zone) if action.updated_at is not None else []
    return Reply(text="\n".join(lines), blocks=fitting(sections(lines)))
