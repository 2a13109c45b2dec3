"""An outcome and a language become a reply: the only place where it is decided how something is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.domain.actions import Action, ActionState, UpdateKind
from bot.domain.outcomes import (
    ActionAdded,
    Answered,
    AnsweringOutcome,
    CannotRecord,
    Failed,
    GroupNeeded,
    HelpShown,
    MilestoneChanged,
    MilestonesShown,
    NoPlan,
    NotAllowed,
    NotDone,
    NothingNew,
    Outcome,
    Recorded,
    Reply,
    SetUpShown,
    Silence,
    StatusShown,
    TooMuch,
    Undone,
    UnknownAction,
    UpdatesRecorded,
    WhichAction,
    WhichDate,
    WhichMilestone,
    WhichStatus,
)
from bot.domain.people import Language
from bot.domain.plan import Plan
from bot.domain.plan_outcomes import (
    FileNotFetched,
    PlanBeingRead,
    PlanImported,
    PlanLeft,
    PlanNotRead,
    PlanPreview,
    PlanVersions,
)
from bot.rendering.answers import answer_reply
from bot.rendering.blocks import (
    CORRECT,
    OPEN_SET_UP,
    UNDO,
    Block,
    actions,
    button,
    context,
    escape,
    fitting,
    sections,
)
from bot.rendering.choices import choice_reply
from bot.rendering.help import help_reply
from bot.rendering.plans import plan_reply
from bot.rendering.states import change_lines, named, state_words
from bot.rendering.summaries import summary_reply
from bot.rendering.timetables import changed_reply, timetable_reply, which_reply
from bot.rendering.wording import DENIAL_WORDS, PROBLEM_WORDS, UNFIT_WORDS
from bot.texts import Texts, texts


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
            return _updates(outcome, words, setting)
        case NothingNew():
            return _plain([_nothing_new(outcome.action, words)])
        case WhichAction() | WhichDate() | WhichStatus() | GroupNeeded() | UnknownAction():
            return choice_reply(outcome, setting.plan, words)
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
                lines.append(_now(outcome.action, outcome.action.state, words))
            return _plain(lines)
        case NotAllowed():
            return _plain(_denied(outcome, words))
        case Answered():
            return answer_reply(outcome.answer, words, outcome.extra, setting.zone)
        case StatusShown():
            return _status(outcome, words, setting)
        case MilestonesShown():
            return timetable_reply(outcome, words)
        case MilestoneChanged():
            return changed_reply(outcome, words)
        case WhichMilestone():
            return which_reply(outcome, words)
        case HelpShown():
            return help_reply(outcome, setting.plan, words)
        case TooMuch():
            return _plain([
                words.count("More than %(n)s message in a minute: please wait a moment, then write again.", "More than %(n)s messages in a minute: please wait a moment, then write again.", outcome.limit)
            ])  # fmt: skip
        case SetUpShown():
            return _set_up(outcome, words)
        case NoPlan():
            return _plain([words.say("This workspace has no action plan yet. A coordinator can import one.")])
        case (
            PlanPreview()
            | PlanImported()
            | PlanLeft()
            | PlanVersions()
            | PlanBeingRead()
            | PlanNotRead()
            | FileNotFetched()
        ):
            return plan_reply(outcome, words, setting.zone)
        case AnsweringOutcome():
            from bot.rendering.around import around_reply  # noqa: PLC0415 - with the first press, not at start

            return around_reply(outcome, words, setting.zone)
        case Failed():
            return _plain([
                words.say("Something went wrong on our side, and your message is kept. If no answer follows within a few minutes, please tell your administrator this reference: %(reference)s.", reference=outcome.reference)
            ])  # fmt: skip
        case _:
            assert_never(outcome)


def _status(outcome: StatusShown, words: Texts, setting: Setting) -> Reply:
    summary = summary_reply(outcome.summary, words, plan=setting.plan, zone=setting.zone)
    if not outcome.groupless:
        return summary
    notice = words.say("You are in no working group yet; a coordinator can put you into one. Here is the whole plan.")
    return Reply(text=f"{notice}\n{summary.text}", blocks=fitting([*sections([notice]), *map(dict, summary.blocks)]))


def _nothing_new(action: Action, words: Texts) -> str:
    if action.state == ActionState():
        return words.say(
            "I found nothing to record for %(action)s. Say for example “in progress”, “40%%”, or what holds it up.",
            action=named(action),
        )
    return words.say(
        "%(action)s already stands so: %(state)s. Nothing to record.",
        action=named(action),
        state=state_words(action.state, words),
    )


def _plain(lines: list[str]) -> Reply:
    return Reply(text="\n".join(lines), blocks=fitting(sections(lines)))


def _updates(outcome: UpdatesRecorded, words: Texts, setting: Setting) -> Reply:
    lines: list[str] = []
    blocks: list[Block] = []
    for recorded in outcome.recorded:
        said = _recorded_lines(recorded, words)
        lines += said
        blocks += [*sections(said), actions(_update_buttons(recorded.update, words))]
    if outcome.taken_back:
        said = [words.say("Taken back for %(action)s.", action=named(action)) for action in outcome.taken_back]
        lines += said
        blocks += sections(said)
    for question in outcome.questions:
        asked = choice_reply(question, setting.plan, words)
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
    name = named(recorded.action)
    is_correction = recorded.kind is UpdateKind.CORRECTION
    title = (
        words.say("Corrected: %(action)s", action=name)
        if is_correction
        else words.say("Recorded: %(action)s", action=name)
    )
    return [title, *("• " + line for line in change_lines(recorded.before, recorded.after, words))]


def _update_buttons(update: int, words: Texts) -> list[Block]:
    return [
        button(words.say("Undo"), UNDO, str(update)),
        button(words.say("Correct"), CORRECT, str(update)),
    ]


def _added(outcome: ActionAdded, words: Texts) -> Reply:
    action = outcome.action
    place = (
        words.say("for working group %(number)s", number=action.group)
        if action.group is not None
        else words.say("for the whole plan")
    )
    lines = [words.say("New action %(place)s: %(action)s", place=place, action=named(action))]
    state = state_words(action.state, words)
    lines.append(words.say("Today: %(state)s.", state=state))
    return Reply(text="\n".join(lines), blocks=(*sections(lines), actions(_update_buttons(outcome.update, words))))


def _undone(outcome: Undone, words: Texts) -> Reply:
    if outcome.closed:
        return _plain(
            [
                words.say(
                    "The action %(action)s has been taken back. It stays in the record.",
                    action=named(outcome.action),
                )
            ]
        )
    lines = [words.say("Taken back by <@%(by)s>. The update stays in the record.", by=outcome.by)]
    lines.append(_now(outcome.action, outcome.now, words))
    return _plain(lines)


def _now(action: Action, state: ActionState, words: Texts) -> str:
    return words.say("Today, %(action)s: %(state)s.", action=named(action), state=state_words(state, words))


def _denied(outcome: NotAllowed, words: Texts) -> list[str]:
    lines = [words.say(DENIAL_WORDS[outcome.denial])]
    if outcome.action is not None:
        lines.append(
            words.say("Action concerned: %(action)s. Nothing has been recorded.", action=named(outcome.action))
        )
    if outcome.coordinators:
        people = words.listed([f"<@{person}>" for person in outcome.coordinators[:3]])
        lines.append(words.say("Whom to ask: %(people)s.", people=people))
    return lines


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
