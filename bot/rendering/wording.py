"""The tables of sentences: what is said for each reason that a closed list of the domain knows."""

from __future__ import annotations

from bot.domain.outcomes import Denial, HelpReason, Unfit
from bot.domain.readings import ProblemKind
from bot.texts import msg

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
    Denial.ADDING_ELSEWHERE: msg("You may add actions for your own working groups only. Nothing has been added."),
    Denial.COORDINATORS_ONLY: msg("Only a coordinator may do that."),
    Denial.IMPORTING: msg("Only a coordinator may import a plan: the file has not been opened, and nothing has changed."),
    Denial.NOT_YOURS: msg("Only the person who wrote it, or a coordinator, may do that."),
}  # fmt: skip

UNFIT_WORDS: dict[Unfit, str] = {
    Unfit.ALREADY_UNDONE: msg("This update has been taken back already."),
    Unfit.NOTHING_TO_UNDO: msg("You have no update to take back."),
    Unfit.SUPERSEDED: msg("Another update has been recorded since: this one can no longer be taken back. Please correct the action instead."),
    Unfit.UNKNOWN: msg("This message is too old, or what it speaks of no longer exists. Please write again what moved."),
    Unfit.ALREADY_ANSWERED: msg("This question has been answered already."),
    Unfit.TOO_SLOW: msg("The form could not be opened in time. Please press the button again."),
    Unfit.ANSWER_GONE: msg("This answer is too old and no longer kept. Please ask the question again."),
    Unfit.QUESTION_GONE: msg("This question is no longer on the list: it has been answered or set aside."),
    Unfit.CHANNEL_CLOSED: msg("Jalon could not post there: it has to be invited into the channel first. Nothing has been shared."),
    Unfit.PLAN_CHANGED: msg("The plan has changed since this preview: nothing has been imported. Please send the file again."),
    Unfit.NOTHING_CHANGED: msg("Nothing was changed in the form: the action stays as it was."),
}  # fmt: skip

HELP_WORDS: dict[HelpReason, str] = {
    HelpReason.ASKED: msg("Here is what you can write to me:"),
    HelpReason.EMPTY: msg("Here is what you can write to me:"),
    HelpReason.NOT_UNDERSTOOD: msg("I did not understand what to record or to look up; nothing has been recorded. Here is what you can write to me:"),
    HelpReason.THANKS: msg("You are welcome."),
    HelpReason.GREETING: msg("Hello. Tell me what moved, or ask what the plan says; “help” shows examples."),
    HelpReason.AGREED: msg("Understood."),
    HelpReason.FAREWELL: msg("See you soon."),
    HelpReason.HOW_ARE_YOU: msg("All is well, thank you. Where does your work stand?"),
    HelpReason.NOT_THAT: msg("Very well. To take your last update back, write “undo”; to correct it, write what holds, such as “50%%”."),
    HelpReason.REACTION: msg("Seen. For examples you can write “help” to me."),
    HelpReason.PUZZLED: msg("Here is what you can write to me:"),
    HelpReason.WELCOME: msg("Welcome. I follow the action plan with you. Here is what you can write to me:"),
}  # fmt: skip
