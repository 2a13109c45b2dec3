"""A plan's document in words: what was found in it, what it changes, what is odd about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.domain.outcomes import Reply
from bot.domain.plan import ItemKind, Plan, Remark
from bot.domain.plan_changes import Change, Part, PlanChanges
from bot.domain.plan_outcomes import (
    FileNotFetched,
    FileTrouble,
    PlanBeingRead,
    PlanImported,
    PlanLeft,
    PlanNotRead,
    PlanPreview,
    PlanVersion,
    PlanVersions,
)
from bot.rendering.blocks import (
    LEAVE_PLAN,
    PUT_PLAN,
    RESTORE_PLAN,
    SHOW_STATUS,
    SHOW_TIMETABLE,
    actions,
    button,
    escape,
    fitting,
    sections,
    shorten,
)
from bot.texts import Texts, msg

MOST_SHOWN = 12
"""Lines of one kind of change, and remarks, that a message shows; the others are counted."""

LONGEST_SHOWN = 240

_MEMBER = re.compile(r"[UW][A-Z0-9]{5,30}")

Show = Callable[[str], str]
"""How the document's words are shown: escaped in Slack, as they are on a terminal."""

PlanOutcome = PlanPreview | PlanImported | PlanLeft | PlanVersions | PlanBeingRead | PlanNotRead | FileNotFetched

FILE_WORDS: dict[FileTrouble, str] = {
    FileTrouble.NO_SCOPE: msg("Slack did not hand over the file %(name)s: it is gone, or Jalon may not read files in this workspace. If the file is still there, an administrator has to add the permission files:read and install the app again. Nothing has changed."),
    FileTrouble.FOREIGN: msg("The file %(name)s is not kept by Slack: Jalon does not fetch it. Download it, then send the file itself. Nothing has changed."),
    FileTrouble.TOO_LARGE: msg("The file %(name)s is too large: %(limit)s MB at most. Nothing has changed."),
    FileTrouble.UNREACHABLE: msg("Slack did not hand over the file %(name)s. Please send it again in a moment. Nothing has changed."),
    FileTrouble.GONE: msg("The file %(name)s is no longer in Slack. Nothing has changed."),
    FileTrouble.SEVERAL: msg("Several files came at once. Please send the plan alone. Nothing has changed."),
}  # fmt: skip

PART_WORDS: dict[Part, str] = {
    Part.AXIS: msg("axis %(code)s"),
    Part.ITEM: msg("line %(code)s"),
    Part.MILESTONE: msg("milestone %(code)s"),
    Part.GROUP: msg("group %(code)s"),
}

FIELD_WORDS: dict[str, str] = {
    "text": msg("wording"),
    "axis": msg("axis"),
    "axes": msg("axes"),
    "kind": msg("kind"),
    "lead": msg("lead"),
    "due": msg("due date"),
    "label": msg("date as written"),
    "windows": msg("reading of the date"),
}

KIND_WORDS: dict[str, str] = {
    ItemKind.ONGOING.value: msg("work to build on"),
    ItemKind.NEW_CHALLENGE.value: msg("new challenge"),
}


def plan_reply(outcome: PlanOutcome, words: Texts, zone: ZoneInfo) -> Reply:
    """The reply about a document or a plan."""
    match outcome:
        case PlanPreview():
            return _preview(outcome, words)
        case PlanImported():
            return _imported(outcome, words)
        case PlanLeft():
            return _plain([words.say("Nothing has changed: the plan stays as it is.")])
        case PlanVersions():
            return _versions(outcome, words, zone)
        case PlanBeingRead() | PlanNotRead() | FileNotFetched():
            return _plain(_about_file(outcome, words))
        case _:
            assert_never(outcome)


def _about_file(outcome: PlanBeingRead | PlanNotRead | FileNotFetched, words: Texts) -> list[str]:
    match outcome:
        case PlanBeingRead():
            name = words.quoted(escape(shorten(outcome.file_name, 80)))
            return [words.say("I am reading the file %(name)s. A long document takes up to a minute; what I find will stand here.", name=name)]  # fmt: skip
        case PlanNotRead():
            values = {name: escape(str(value)) for name, value in outcome.values}
            return [words.say(outcome.text, **values), words.say("Nothing has changed.")]
        case FileNotFetched():
            name = words.quoted(escape(shorten(outcome.name, 80)))
            return [words.say(FILE_WORDS[outcome.trouble], name=name, limit=outcome.limit)]
        case _:
            assert_never(outcome)


def found_line(plan: Plan, words: Texts) -> str:
    """What was found, counted."""
    items = [item for axis in plan.axes for item in axis.items]
    ongoing = sum(item.kind is ItemKind.ONGOING for item in items)
    counts = [
        (len(plan.axes), words.count("%(n)s axis", "%(n)s axes", len(plan.axes))),
        (ongoing, words.count("%(n)s line of ongoing work", "%(n)s lines of ongoing work", ongoing)),
        (len(items) - ongoing, words.count("%(n)s new challenge", "%(n)s new challenges", len(items) - ongoing)),
        (
            len(plan.working_groups),
            words.count("%(n)s working group", "%(n)s working groups", len(plan.working_groups)),
        ),
        (len(plan.milestones), words.count("%(n)s milestone", "%(n)s milestones", len(plan.milestones))),
        (len(plan.principles), words.count("%(n)s principle", "%(n)s principles", len(plan.principles))),
        (
            len(plan.challenges),
            words.count("%(n)s endorsed challenge", "%(n)s endorsed challenges", len(plan.challenges)),
        ),
    ]
    named = [said for number, said in counts if number] or [counts[0][1]]
    return words.listed(named) + "."


def remark_lines(remarks: Iterable[Remark], words: Texts, show: Show = escape) -> list[str]:
    """Each remark with the lines of the document that it is about."""
    lines = []
    for remark in remarks:
        values = {name: show(value) if isinstance(value, str) else value for name, value in remark.values}
        sentence = words.say(remark.text, **values)
        where = words.count(
            "line %(lines)s",
            "lines %(lines)s",
            max(len(remark.lines), 1),
            lines=words.listed([str(line) for line in remark.lines]),
        )
        lines.append(f"– {sentence} ({where})" if remark.lines else f"– {sentence}")
    return lines


def change_lines(
    changes: PlanChanges, plan: Plan, words: Texts, show: Show = escape, *, most: int | None = MOST_SHOWN
) -> list[str]:
    """What is new, changed and gone, each under its heading; at most ``most`` lines of each."""
    if changes.none:
        return [words.say("Axes, lines, timetable and groups are as before; only other passages differ.")]
    lines: list[str] = []
    if changes.new:
        lines.append(words.count("New: %(n)s.", "New: %(n)s. [plural]", len(changes.new)))
        lines += _some([_whole(change, words, show) for change in changes.new], words, most)
    if changes.changed:
        lines.append(words.count("Changed: %(n)s.", "Changed: %(n)s. [plural]", len(changes.changed)))
        lines += _some([_difference(change, plan, words, show) for change in changes.changed], words, most)
    if changes.gone:
        lines.append(
            words.count(
                "Gone: %(n)s. It will be closed; what was recorded on it stays.",
                "Gone: %(n)s. They will be closed; what was recorded on them stays.",
                len(changes.gone),
            )
        )
        lines += _some([_whole(change, words, show) for change in changes.gone], words, most)
    if _mostly_gone(changes, plan):
        lines.append(words.say("Most lines of the plan in place would disappear. Is this the right document?"))
    return lines


def _mostly_gone(changes: PlanChanges, plan: Plan) -> bool:
    """More lines disappear than stay."""
    new, gone = (sum(change.part is Part.ITEM for change in part) for part in (changes.new, changes.gone))
    return gone > sum(len(axis.items) for axis in plan.axes) - new


def _preview(outcome: PlanPreview, words: Texts) -> Reply:
    name, title = words.quoted(escape(shorten(outcome.file_name, 80))), words.quoted(escape(outcome.plan.title))
    if outcome.restores is None:
        lines = [words.say("I have read the file %(name)s: %(title)s.", name=name, title=title)]
    else:
        lines = [words.say("Version %(number)s of the plan: %(title)s.", number=outcome.restores, title=title)]
    lines.append(words.say("Found: %(counts)s", counts=found_line(outcome.plan, words)))
    if outcome.ask is None:
        lines.append(words.say("It is the plan in place: there is nothing to import."))
        return _plain(lines)
    if outcome.changes is not None:
        lines += change_lines(outcome.changes, outcome.plan, words)
    if outcome.plan.remarks:
        lines.append(words.say("Remarks on the document:"))
        lines += _some(remark_lines(outcome.plan.remarks, words), words, MOST_SHOWN)
    if not outcome.plan.axes:
        lines.append(words.say("No axis was recognised: the plan could be quoted, but no action followed."))
    if outcome.restores is None:
        yes = words.say("Import")
        lines.append(words.say("Nothing has changed yet. Import this plan?"))
    else:
        yes = words.say("Restore")
        lines.append(words.say("Nothing has changed yet. Restore this version?"))
    buttons = [
        button(yes, PUT_PLAN, outcome.ask, style="primary"),
        button(words.say("Change nothing"), LEAVE_PLAN, outcome.ask),
    ]
    return Reply(text="\n".join(lines), blocks=fitting([*sections(lines), actions(buttons)]))


def _imported(outcome: PlanImported, words: Texts) -> Reply:
    title = words.quoted(escape(outcome.plan.title))
    if outcome.restored is None:
        lines = [words.say("The plan %(title)s is in place, as version %(version)s.", title=title, version=outcome.version)]  # fmt: skip
    else:
        lines = [
            words.say("Version %(earlier)s of the plan is in place again, as version %(version)s.", earlier=outcome.restored, version=outcome.version)
        ]  # fmt: skip
    if outcome.changes is not None and not outcome.changes.none:
        lines.append(
            words.say(
                "New: %(new)s, changed: %(changed)s, gone: %(gone)s. What was recorded stays with its line.",
                new=words.number(len(outcome.changes.new)),
                changed=words.number(len(outcome.changes.changed)),
                gone=words.number(len(outcome.changes.gone)),
            )
        )
    if outcome.version > 1:
        lines.append(words.say("The earlier versions are kept."))
    if outcome.just_became:
        lines.append(words.say("You are now coordinator."))
    buttons = [
        button(words.say("See the timetable"), SHOW_TIMETABLE, "all"),
        button(words.say("Where things stand"), SHOW_STATUS, "all"),
    ]
    return Reply(text="\n".join(lines), blocks=fitting([*sections(lines), actions(buttons)]))


def _versions(outcome: PlanVersions, words: Texts, zone: ZoneInfo) -> Reply:
    lines = [words.say("*Versions of the plan*"), *(_version(each, words, zone) for each in outcome.versions)]
    if outcome.older:
        lines.append(words.count("%(n)s older version is kept.", "%(n)s older versions are kept.", outcome.older))
    buttons = [
        button(
            words.say("Restore version %(number)s", number=each.number),
            f"{RESTORE_PLAN}:{each.number}",
            str(each.number),
        )
        for each in outcome.versions
        if not each.current
    ]
    return Reply(text="\n".join(lines), blocks=fitting([*sections(lines), *([actions(buttons)] if buttons else [])]))


def _version(version: PlanVersion, words: Texts, zone: ZoneInfo) -> str:
    values = {
        "number": version.number,
        "title": words.quoted(escape(shorten(version.title, 120))),
        "name": words.quoted(escape(shorten(version.file_name, 80))),
        "moment": words.moment(version.at.astimezone(zone)),
        "by": f"<@{version.by}>" if _MEMBER.fullmatch(version.by) else words.say("the command line"),
    }
    if version.by == "jalon":
        line = words.say("• Version %(number)s: %(title)s, taken at the first start on %(moment)s", **values)
    else:
        line = words.say("• Version %(number)s: %(title)s, file %(name)s, imported by %(by)s on %(moment)s", **values)
    in_place = words.say("*in place*")
    return f"{line} – {in_place}" if version.current else line


def _plain(lines: list[str]) -> Reply:
    return Reply(text="\n".join(lines), blocks=fitting(sections(lines)))


def _some(lines: Sequence[str], words: Texts, most: int | None) -> list[str]:
    if most is None or len(lines) <= most + 1:
        return list(lines)
    left = len(lines) - most
    return [*lines[:most], words.count("… and %(n)s other.", "… and %(n)s others.", left)]


def _whole(change: Change, words: Texts, show: Show) -> str:
    part = words.say(PART_WORDS[change.part], code=show(change.code))
    return f"• {part} – {show(shorten(change.after or change.before or '', LONGEST_SHOWN))}"


def _difference(change: Change, plan: Plan, words: Texts, show: Show) -> str:
    part = words.say(PART_WORDS[change.part], code=show(change.code))
    field = words.say(FIELD_WORDS[change.field])
    if change.field == "windows":
        found = next((each for each in plan.milestones if each.code == change.code), None)
        reading = words.windows(found.windows) if found is not None else ""
        return f"• {part}, {field} → {reading or words.say('no date')}"
    before, after = (_value(value, change.field, words, show) for value in (change.before, change.after))
    return words.say(
        "• %(part)s, %(field)s: %(before)s → %(after)s", part=part, field=field, before=before, after=after
    )


def _value(value: str | None, field: str, words: Texts, show: Show) -> str:
    if value is None:
        return words.say("not stated")
    if field == "kind":
        return words.say(KIND_WORDS[value])
    return words.quoted(show(shorten(value, LONGEST_SHOWN)))
