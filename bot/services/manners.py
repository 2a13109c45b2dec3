"""When Jalon speaks where nobody spoke to it."""

from __future__ import annotations

from bot.domain.answers import AnswerKind
from bot.domain.outcomes import (
    Answered,
    CannotRecord,
    HelpShown,
    NotDone,
    NothingNew,
    Outcome,
    Silence,
    Undone,
    UpdatesRecorded,
    WhichAction,
    WhichDate,
    WhichStatus,
)
from bot.domain.readings import Intent, Reading
from bot.services.desk import Heard


def is_worth_saying(outcome: Outcome, reading: Reading, heard: Heard) -> bool:
    """In a channel where nobody spoke to Jalon only what was recorded, or surely was meant to be, gets a reply.

    In a working group's own channel a report that fits two actions, or cannot hold, is asked about as well.
    """
    if isinstance(outcome, (UpdatesRecorded, Undone)):
        return True
    if reading.intent not in {Intent.UPDATE, Intent.NEW_ACTION, Intent.MILESTONE}:
        return False
    if reading.sure:
        return True
    if heard.group is None:
        return False
    if isinstance(outcome, WhichAction):
        return len(outcome.candidates) > 1
    return isinstance(outcome, (WhichDate, WhichStatus, CannotRecord))


def fits_thread(outcome: Outcome) -> bool:
    """What is said in a thread of Jalon's own without a mention: answers that know something, and questions back."""
    if isinstance(outcome, Answered):
        return outcome.answer.kind is not AnswerKind.NOT_IN_PLAN
    return not isinstance(outcome, (Silence, HelpShown, NothingNew, NotDone))
