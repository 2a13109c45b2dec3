"""An outcome and a language become a reply: the only place where it is decided how something is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.domain.outcomes import (
    ActionAdded,
    Answered,
    CannotRecord,
    Denial,
    Failed,
    GroupNeeded,
    HelpReason,
    HelpShown,
    MilestoneChanged,
    MilestonesShown,
    NoPlan,
    NotAllowed,
    NotDone,
    NothingNew,
    Outcome,
    PlanImported,
    Recorded,
    Reply,
    SetUpShown,
    Silence,
    StatusShown,
    TooMuch,
    Undone,
    Unfit,
    UpdatesRecorded,
    WhichAction,
    WhichDate,
    WhichMilestone,
    WhichStatus,
)
from bot.domain.people import Language
from bot.domain.plan import Plan
from bot.domain.readings import MilestoneChange, ProblemKind
from bot.rendering.answers import answer_reply
from bot.rendering.blocks import (
    CHOOSE,
    CORRECT,
    OPEN_SET_UP,
    SHOW_STATUS,
    SHOW_TIMETABLE,
    UNDO,
    Block,
    actions,
    button,
    context,
    escape,
    fitting,
    sections,
    shorten,
)
from bot.rendering.states import STATUS_WORDS, change_lines, named, state_words
from bot.rendering.summaries import summary_reply
from bot.texts import Texts, msg, texts

PROBLEM_WORDS: dict[ProblemKind, str] = {
    ProblemKind.IMPOSSIBLE_DATE: msg("The date %(words)s does not exist. Nothing has been recorded. Which date do you mean?"),
    ProblemKind.CONTRADICTORY_DATE: msg("The date %(words)s contradicts itself. Nothing has been recorded. Which date do you mean?"),
    ProblemKind.PAST_DUE_DATE: msg("The date %(words)s is in the past. Nothing has been recorded. Which date do you mean?"),
    ProblemKind.CONTRADICTORY_STATUS: msg("The message says two things at once: %(words)s. Nothing has been recorded. Please write again what holds."),
    ProblemKind.IMPOSSIBLE_PROGRESS: msg("Progress goes from 0%% to 100%%; %(words)s cannot be recorded. Nothing has changed. Example: “the call for projects is at 40%%”."),
    ProblemKind.UNKNOWN_GROUP: msg("The plan has no working group %(words)s. Nothing has been recorded."),
}  # fmt: skip

DENIAL_WORDS: dict[Denial, str] = {
    Denial.GUEST: msg("As a guest of this workspace you may ask everything; to report progress, a coordinator has to put you into a working group."),
    Denial.EXTERNAL: msg("Your account belongs to another organisation: Jalon cannot take your message."),
    Denial.OTHER_GROUP: msg("This action is carried by another working group than yours: only its members and the coordinators may report on it."),
    Denial.COORDINATORS_ONLY: msg("Only a coordinator may do that."),
    Denial.NOT_YOURS: msg("Only the person who wrote it, or a coordinator, may do that."),
}  # fmt: skip

UNFIT_WORDS: dict[Unfit, str] = {
    Unfit.ALREADY_UNDONE: msg("This update has been taken back already."),
    Unfit.NOTHING_TO_UNDO: msg("You have no update to take back."),
    Unfit.SUPERSEDED: msg("Another update has been recorded since: this one can no longer be taken back. Please correct the action instead."),
    Unfit.UNKNOWN: msg("This message is too old, or what it speaks of no longer exists. Please write again what moved."),
    Unfit.ALREADY_ANSWERED: msg("This question has been answered already."),
    Unfit.TOO_SLOW: msg("The form could not be opened in time. Please press the button again."),
    Unfit.NOTHING_CHANGED: msg("Nothing was changed in the form: the action stays as it was."),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a reply may lean on besides its outcome: the plan at hand and the zone of its dates."""

    plan: Plan | None
    zone: ZoneInfo


def reply(outcome: Outcome, language: Language, setting: Setting) -> Reply:  # noqa: C901, PLR0911, PLR0912 - one case for each outcome
    """The reply for ``outcome``. Its text alone says everything its blocks say."""
    words = texts(language)
    match outcome:
        case Silence():
            return Reply(text="")
        case UpdatesRecorded():
            return _updates(outcome, words)
        case NothingNew():
            lines = [
                words.say("%(action)s already stands so: %(state)s. Nothing to record.", action=named(outcome.action, words), state=state_words(outcome.action.state, words))
            ]  # fmt: skip
            return _plain(lines)
        case WhichAction() | WhichDate() | WhichStatus() | GroupNeeded():
            return _question(outcome, words)
        case CannotRecord():
            return _plain(
                [words.say(PROBLEM_WORDS[outcome.problem.kind], words=words.quoted(escape(outcome.problem.words)))]
            )
        case ActionAdded():
            return _added(outcome, words)
        case Undone():
            return _undone(outcome, words)
        case NotDone():
            lines = [words.say(UNFIT_WORDS[outcome.reason])]
            if outcome.action is not None:
                lines.append(
                    _now(
                        outcome.action.code,
                        named(outcome.action, words),
                        state_words(outcome.action.state, words),
                        words,
                    )
                )
            return _plain(lines)
        case NotAllowed():
            return _plain(_denied(outcome, words))
        case Answered():
            return answer_reply(outcome.answer, words)
        case StatusShown():
            return summary_reply(outcome.summary, words, plan=setting.plan, zone=setting.zone)
        case MilestonesShown():
            return _timetable(outcome, words)
        case MilestoneChanged():
            return _plain([_milestone_changed(outcome, words)])
        case WhichMilestone():
            lines = [
                words.say(
                    "Which milestone do you mean, and for which date? Example: “the deliberation is moved to 12 October”."
                )
            ]
            lines += [f"• {escape(milestone.title)} ({milestone.code})" for milestone in outcome.candidates]
            return _plain(lines)
        case HelpShown():
            return _help(outcome, words, setting)
        case TooMuch():
            return _plain([
                words.count("More than %(n)s message in a minute: please wait a moment, then write again.", "More than %(n)s messages in a minute: please wait a moment, then write again.", outcome.limit)
            ])  # fmt: skip
        case SetUpShown():
            return _set_up(outcome, words)
        case NoPlan():
            return _plain([words.say("This workspace has no action plan yet. A coordinator can import one.")])
        case PlanImported():
            return _plain(
                [words.say("The plan %(title)s has been imported.", title=words.quoted(escape(outcome.plan.title)))]
            )
        case Failed():
            return _plain([
                words.say("Something went wrong on our side, and your message is kept. If no answer follows within a few minutes, please tell your administrator this reference: %(reference)s.", reference=outcome.reference)
            ])  # fmt: skip
        case _:
            assert_never(outcome)


def _plain(lines: list[str]) -> Reply:
    return Reply(text="\n".join(lines), blocks=fitting(sections(lines)))


def _updates(outcome: UpdatesRecorded, words: Texts) -> Reply:
    lines: list[str] = []
    blocks: list[Block] = []
    for recorded in outcome.recorded:
        said = _recorded_lines(recorded, words)
        lines += said
        blocks += [*sections(said), actions(_update_buttons(recorded.update, words))]
    for question in outcome.questions:
        asked = _question(question, words)
        lines.append(asked.text)
        blocks += asked.blocks
    for refusal in outcome.refused:
        said = _denied(refusal, words)
        lines += said
        blocks += sections(said)
    if outcome.cut:
        notice = words.say("Your message was long: its first 4,000 characters were read.")
        lines.append(notice)
        blocks.append(context(notice))
    return Reply(text="\n".join(lines), blocks=fitting(blocks))


def _recorded_lines(recorded: Recorded, words: Texts) -> list[str]:
    title = words.say("Recorded for %(action)s.", action=named(recorded.action, words))
    return [title, *("• " + line for line in change_lines(recorded.before, recorded.after, words))]


def _update_buttons(update: int, words: Texts) -> list[Block]:
    return [
        button(words.say("Undo"), UNDO, str(update)),
        button(words.say("Correct"), CORRECT, str(update)),
    ]


def _question(question: WhichAction | WhichDate | WhichStatus | GroupNeeded, words: Texts) -> Reply:
    line, choices = _choices(question, words)
    lines = [line, *(f"{number}. {escape(text)}" for number, (text, _) in enumerate(choices, 1))]
    if not choices:
        return _plain(lines)
    buttons = [
        button(shorten(text, 72), f"{CHOOSE}:{number}", f"{question.ask}|{value}")
        for number, (text, value) in enumerate(choices, 1)
    ]
    return Reply(text="\n".join(lines), blocks=(*sections(lines), actions(buttons)))


def _choices(
    question: WhichAction | WhichDate | WhichStatus | GroupNeeded, words: Texts
) -> tuple[str, list[tuple[str, str]]]:
    """The sentence that asks, and the choices with the value each button carries."""
    match question:
        case WhichAction():
            choices = [(f"{action.code} – {action.title}", action.code) for action in question.candidates]
            if not choices:
                return words.say(
                    "Which action of the plan do you mean? Please name it, or give its code, such as A-01. Nothing has been recorded yet."
                ), []
            return words.say("Several actions may fit. Which one do you mean? Nothing has been recorded yet."), choices
        case WhichDate():
            line = words.say(PROBLEM_WORDS[question.problem.kind], words=words.quoted(escape(question.problem.words)))
            return line, [
                (words.window(window), str(number)) for number, window in enumerate(question.problem.readings)
            ]
        case WhichStatus():
            line = words.say(
                "For %(action)s, two things are said at once. Which one holds? Nothing has been recorded yet.",
                action=named(question.action, words),
            )
            return line, [(words.say(STATUS_WORDS[status]).capitalize(), status.value) for status in question.statuses]
        case GroupNeeded():
            line = words.say(
                "For which working group is the new action %(title)s?", title=words.quoted(escape(question.title))
            )
            return line, [(words.say("Group %(number)s", number=number), str(number)) for number in question.groups]
        case _:
            assert_never(question)


def _added(outcome: ActionAdded, words: Texts) -> Reply:
    action = outcome.action
    place = (
        words.say("for working group %(number)s", number=action.group)
        if action.group is not None
        else words.say("for the whole plan")
    )
    lines = [words.say("New action %(place)s: %(action)s.", place=place, action=named(action, words))]
    state = state_words(action.state, words)
    lines.append(words.say("Today: %(state)s.", state=state))
    return Reply(text="\n".join(lines), blocks=(*sections(lines), actions(_update_buttons(outcome.update, words))))


def _undone(outcome: Undone, words: Texts) -> Reply:
    if outcome.closed:
        return _plain(
            [
                words.say(
                    "The action %(action)s has been taken back. It stays in the record.",
                    action=named(outcome.action, words),
                )
            ]
        )
    lines = [words.say("Taken back by <@%(by)s>. The update stays in the record.", by=outcome.by)]
    lines.append(_now(outcome.action.code, named(outcome.action, words), state_words(outcome.now, words), words))
    return _plain(lines)


def _now(_code: str, name: str, state: str, words: Texts) -> str:
    return words.say("%(action)s, today: %(state)s.", action=name, state=state)


def _denied(outcome: NotAllowed, words: Texts) -> list[str]:
    lines = [words.say(DENIAL_WORDS[outcome.denial])]
    if outcome.action is not None:
        lines.append(
            words.say("Action concerned: %(action)s. Nothing has been recorded.", action=named(outcome.action, words))
        )
    if outcome.coordinators:
        people = words.listed([f"<@{person}>" for person in outcome.coordinators[:3]])
        lines.append(words.say("Whom to ask: %(people)s.", people=people))
    return lines


def _timetable(outcome: MilestonesShown, words: Texts) -> Reply:
    if not outcome.milestones:
        return _plain([words.say("The plan gives no timetable.")])
    lines = [words.say("*The plan's timetable*")]
    for milestone in outcome.milestones:
        lines.append(
            words.say(
                "• *%(code)s*, %(label)s: %(title)s (%(windows)s)",
                code=milestone.code,
                label=words.quoted(escape(milestone.label)),
                title=escape(milestone.title),
                windows=words.windows(milestone.windows) or words.say("no date"),
            )
        )
    return _plain(lines)


def _milestone_changed(outcome: MilestoneChanged, words: Texts) -> str:
    title = words.quoted(escape(outcome.milestone.title))
    values = {"title": title, "code": outcome.milestone.code}
    match outcome.change:
        case MilestoneChange.MOVE:
            return words.say(
                "Milestone %(code)s, %(title)s, is moved: %(after)s (before: %(before)s). What the plan says stays readable.",
                **values,
                after=words.windows(outcome.after),
                before=words.windows(outcome.before) or words.say("no date"),
            )
        case MilestoneChange.ADD:
            return words.say(
                "Milestone %(code)s is added: %(title)s, %(after)s.", **values, after=words.windows(outcome.after)
            )
        case MilestoneChange.CANCEL:
            return words.say("Milestone %(code)s, %(title)s, is cancelled. Its reminders are silent.", **values)
        case MilestoneChange.HOLD:
            return words.say("Milestone %(code)s, %(title)s, is confirmed as held.", **values)
        case _:
            assert_never(outcome.change)


HELP_WORDS: dict[HelpReason, str] = {
    HelpReason.ASKED: msg("Here is what Jalon does."),
    HelpReason.EMPTY: msg("Here is what Jalon does."),
    HelpReason.NOT_UNDERSTOOD: msg("I did not find in your message what to record or to look up. Nothing has been recorded. Here is what Jalon does."),
    HelpReason.THANKS: msg("At your service. Here is what Jalon does."),
    HelpReason.WELCOME: msg("Welcome. Here is what Jalon does."),
}  # fmt: skip


def _help(outcome: HelpShown, words: Texts, setting: Setting) -> Reply:
    lines = [words.say(HELP_WORDS[outcome.reason])]
    item, milestone, axis = _examples(setting.plan)
    if item is not None:
        lines.append(
            words.say(
                "• Say what moved: %(example)s.",
                example=words.quoted(words.say("%(title)s: in progress, 40%%", title=escape(item))),
            )
        )
    if axis is not None:
        lines.append(
            words.say(
                "• Ask what the plan says: %(example)s.",
                example=words.quoted(
                    words.say("What are the new challenges of the axis %(title)s?", title=escape(axis))
                ),
            )
        )
    if milestone is not None:
        lines.append(
            words.say(
                "• Ask for a date: %(example)s.",
                example=words.quoted(words.say("When is: %(title)s?", title=escape(milestone))),
            )
        )
    if setting.plan is None or setting.plan.working_groups:
        group = outcome.group if outcome.group is not None else 1
        lines.append(
            words.say(
                "• Ask where things stand: %(example)s.",
                example=words.quoted(words.say("Where does group %(number)s stand?", number=group)),
            )
        )
        lines.append(
            words.say(
                "• Add an action: %(example)s.",
                example=words.quoted(words.say("New action for group %(number)s: …", number=group)),
            )
        )
    notice = words.say("Jalon is automated. It quotes the plan word for word; every update can be taken back.")
    buttons = [
        button(words.say("See the timetable"), SHOW_TIMETABLE, "all"),
        button(words.say("Where things stand"), SHOW_STATUS, "all"),
    ]
    return Reply(text="\n".join([*lines, notice]), blocks=(*sections(lines), actions(buttons), context(notice)))


def _examples(plan: Plan | None) -> tuple[str | None, str | None, str | None]:
    """A line, a milestone and an axis of the plan, the shortest ones: they make the clearest examples."""
    if plan is None:
        return None, None, None
    items = [item.text for axis in plan.axes for item in axis.items]
    titles = [axis.title for axis in plan.axes]
    milestones = [milestone.title for milestone in plan.milestones]
    return tuple(
        min(found, key=lambda text: (abs(len(text) - 40), text)) if found else None
        for found in (items, milestones, titles)
    )  # type: ignore[return-value]


def _set_up(outcome: SetUpShown, words: Texts) -> Reply:
    lines = [words.say("You are now coordinator.")] if outcome.just_became else []
    coordinators = words.listed([f"<@{person.id}>" for person in outcome.coordinators]) or words.say("nobody yet")
    lines.append(words.say("Coordinators: %(people)s.", people=coordinators))
    lines += [
        words.say("Group %(number)s: <#%(channel)s>", number=group, channel=channel)
        for channel, group in outcome.channels
        if group is not None
    ]
    if outcome.reminder_channel:
        lines.append(words.say("Reminders: <#%(channel)s>", channel=outcome.reminder_channel))
    else:
        lines.append(words.say("Reminders go to the coordinators in person until a channel is set."))
    return Reply(
        text="\n".join(lines), blocks=(*sections(lines), actions([button(words.say("Set up"), OPEN_SET_UP, "open")]))
    )
