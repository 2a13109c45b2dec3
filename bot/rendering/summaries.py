"""A status summary in words: counts, what moved, what is late, blocked, silent or held by nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.actions import Action, Status
from bot.domain.outcomes import Reply
from bot.domain.plan import Plan
from bot.domain.readings import Scope
from bot.domain.summaries import Change, StatusSummary
from bot.rendering.blocks import Block, escape, fitting, header, sections, shorten
from bot.rendering.states import FIELD_WORDS, named, state_words, value_words
from bot.texts import Texts

MOST_CHANGES = 10
MOST_NAMED = 8
TITLE_LENGTH = 90
"""Characters of a title within a list: enough to know it again."""


def summary_reply(summary: StatusSummary, words: Texts, *, plan: Plan | None, zone: ZoneInfo) -> Reply:
    """The reply to "where do things stand"."""
    if summary.scope.action is not None and summary.actions:
        return _one_action(summary, summary.actions[0], words, zone)
    title = scope_words(summary.scope, words, plan)
    parts = [counts_words(summary, words), *_moved(summary, words, zone), *_concerns(summary, words)]
    blocks: list[Block] = [header(title), *sections(parts)]
    return Reply(text="\n".join([f"*{escape(title)}*", *parts]), blocks=fitting(blocks))


def scope_words(scope: Scope, words: Texts, plan: Plan | None) -> str:
    """What the summary is about, as a heading."""
    if scope.group is not None:
        return words.say("Status of working group %(number)s", number=scope.group)
    if scope.axis is not None:
        axis = plan.axis(scope.axis) if plan is not None else None
        return words.say(
            "Status of axis %(code)s: %(title)s", code=scope.axis, title=axis.title if axis else scope.axis
        )
    return words.say("Status of the plan")


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


def _status_count(status: Status, number: int, words: Texts) -> str:
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
    since = summary.since.astimezone(zone).date() if summary.since is not None else None
    if not summary.changes:
        return [words.say("*What moved*: nothing since %(day)s.", day=words.day(since))] if since else []
    lines = [words.say("*What moved* since %(day)s:", day=words.day(since)) if since else words.say("*What moved*:")]
    shown = summary.changes[:MOST_CHANGES]
    lines += ["• " + change_words(change, words, zone) for change in shown]
    rest = len(summary.changes) - len(shown)
    if rest:
        lines.append(words.count("and %(n)s other change.", "and %(n)s other changes.", rest))
    return lines


def change_words(change: Change, words: Texts, zone: ZoneInfo) -> str:
    """One change in one line: the action, the field, its value, who said it and when."""
    return words.say(
        "%(action)s: %(field)s %(value)s, by <@%(by)s> on %(day)s",
        action=f"{words.quoted(escape(shorten(change.title, TITLE_LENGTH)))} ({change.code})",
        field=words.say(FIELD_WORDS[change.field]).lower(),
        value=value_words(change.after, words),
        by=change.by,
        day=_day(change.at, words, zone),
    )


def _day(at: datetime, words: Texts, zone: ZoneInfo) -> str:
    return words.day(at.astimezone(zone).date())


def _concerns(summary: StatusSummary, words: Texts) -> list[str]:
    lines = []
    if summary.blocked:
        lines += _group_of(words.say("*Blocked*:"), summary.blocked, words, state=True)
    if summary.late:
        lines += _group_of(words.say("*Late*:"), summary.late, words, state=True)
    if summary.silent:
        lines += _group_of(words.say("*Without news for a month*:"), summary.silent, words)
    if summary.unheld:
        lines.append(_unheld(summary, words))
    return lines


def _unheld(summary: StatusSummary, words: Texts) -> str:
    if len(summary.unheld) == summary.total:
        return words.say("*Held by nobody*: every action; none has a lead yet.")
    shown = ", ".join(action.code for action in summary.unheld[: MOST_NAMED * 2])
    more = "…" if len(summary.unheld) > MOST_NAMED * 2 else "."
    count = words.count("%(n)s action without a lead", "%(n)s actions without a lead", len(summary.unheld))
    return words.say("*Held by nobody*: %(count)s: %(codes)s%(more)s", count=count, codes=shown, more=more)


def _group_of(title: str, found: Sequence[Action], words: Texts, *, state: bool = False) -> list[str]:
    lines = [title]
    for action in found[:MOST_NAMED]:
        name = f"{words.quoted(escape(shorten(action.title, TITLE_LENGTH)))} ({action.code})"
        lines.append(f"• {name}: {state_words(action.state, words)}" if state else f"• {name}")
    if len(found) > MOST_NAMED:
        lines.append(words.count("and %(n)s other.", "and %(n)s others.", len(found) - MOST_NAMED))
    return lines


def _one_action(summary: StatusSummary, action: Action, words: Texts, zone: ZoneInfo) -> Reply:
    lines = [f"*{named(action, words)}*", words.say("Today: %(state)s.", state=state_words(action.state, words))]
    lines += _moved(summary, words, zone) if action.updated_at is not None else []
    return Reply(text="\n".join(lines), blocks=fitting(sections(lines)))
