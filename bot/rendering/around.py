"""What stands around answers: their buttons, the workspace's own words, the coordinators' list, the lexicon.

People's words never stand between the quotation marks of the plan, and their own are made plain ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never, cast
from zoneinfo import ZoneInfo

from bot.domain.answering import (
    AnsweringOutcomes,
    AnswerShared,
    AnswerWithdrawn,
    Board,
    Extra,
    FeedbackTaken,
    LexiconShown,
    QuestionAnswered,
    QuestionPassedOn,
    QuestionSettled,
    QuestionWaits,
    SharedAnswer,
)
from bot.domain.outcomes import AnsweringOutcome, Reply
from bot.rendering.around_lists import board_reply, lexicon_reply, question_buttons, question_lines, withdraw_button
from bot.rendering.around_words import day, indented, kept_words, own
from bot.rendering.blocks import (
    FEEDBACK,
    SEE,
    SHARE,
    TO_COORDINATORS,
    Block,
    actions,
    button,
    fitting,
    plain,
    sections,
)
from bot.texts import Texts

MOST_LINES = 200
"""Lines of the plan that a button carries: its value has 2,000 characters."""

USEFUL, NOT_USEFUL = "useful", "not_useful"


def own_lines(extra: Extra, words: Texts, zone: ZoneInfo) -> list[str]:
    """What the workspace itself says to a question, each line marked as that."""
    lines = [
        words.say(
            "*Lexicon of the workspace (%(name)s, %(day)s), outside the plan:* %(term)s = %(meaning)s",
            name=own(term.by_name),
            day=day(term.at, words, zone),
            term=own(term.term),
            meaning=own(term.meaning),
        )
        for term in extra.terms
    ]
    return lines if extra.kept is None else [*lines, kept_words(extra.kept, words, zone)]


def answer_buttons(extra: Extra, words: Texts) -> list[Block]:
    """The feedback on an answer, and what may be done with it."""
    buttons = []
    if extra.lines:
        buttons.append(_see(extra.version, extra.lines, words))
    if extra.may_share:
        buttons.append(_share(extra, words))
    if extra.may_pass_on:
        buttons.append(_pass_on(extra.ticket, words))
    return [feedback_block(extra.ticket, words), *([actions(buttons)] if buttons else [])]


def feedback_block(ticket: str, words: Texts) -> Block:
    """Useful or not: a block of its own, which Slack knows in messages only."""
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": FEEDBACK,
                "positive_button": {
                    "text": plain(words.say("Useful"), 75),
                    "value": f"{USEFUL}|{ticket}",
                    "accessibility_label": words.say("This answer is useful to me"),
                },
                "negative_button": {
                    "text": plain(words.say("Not useful"), 75),
                    "value": f"{NOT_USEFUL}|{ticket}",
                    "accessibility_label": words.say("This answer is not useful to me"),
                },
            }
        ],
    }


def _see(version: int, lines: Sequence[int], words: Texts) -> Block:
    return button(words.say("See in the plan"), SEE, f"{version}|{','.join(map(str, lines[:MOST_LINES]))}")


def _share(extra: Extra, words: Texts) -> Block:
    label = (
        words.say("Share in the channel")
        if extra.share_group is None
        else words.say("Share in the channel of group %(number)s", number=extra.share_group)
    )
    confirm: Block = {
        "title": plain(words.say("Share this answer"), 100),
        "text": plain(words.say("The channel will see your question, the answer, and that you share it."), 300),
        "confirm": plain(words.say("Share"), 30),
        "deny": plain(words.say("Cancel"), 30),
    }
    return button(label, SHARE, extra.ticket, confirm=confirm)


def _pass_on(ticket: str, words: Texts) -> Block:
    return button(words.say("Put the question to the coordinators"), TO_COORDINATORS, ticket)


def around_reply(given: AnsweringOutcome, words: Texts, zone: ZoneInfo) -> Reply:  # noqa: PLR0911 - one return for each
    """The reply for what came of a button or command around answers."""
    outcome = cast("AnsweringOutcomes", given)  # every kind of it is in that union
    match outcome:
        case FeedbackTaken():
            return _feedback_taken(outcome, words)
        case AnswerShared() | QuestionPassedOn():
            return _lines([_confirmed(outcome, words)])
        case SharedAnswer():
            return _shared(outcome, words)
        case QuestionWaits(question=question):
            said = [words.say("A question is put to the coordinators:")]
            return _lines([*said, *question_lines(question, words, zone)], [question_buttons(question, words)])
        case Board():
            return board_reply(outcome, words, zone)
        case QuestionSettled() | AnswerWithdrawn():
            return _settled(outcome, words, zone)
        case QuestionAnswered():
            return _answered(outcome, words, zone)
        case LexiconShown():
            return lexicon_reply(outcome, words, zone)
        case _:
            assert_never(outcome)


def _lines(lines: list[str], below: Sequence[Block] = ()) -> Reply:
    return Reply(text="\n".join(lines), blocks=(*fitting(sections(lines)), *below))


def _feedback_taken(outcome: FeedbackTaken, words: Texts) -> Reply:
    said = words.say("Thank you: noted as useful.") if outcome.useful else words.say("Thank you: noted as not useful.")
    if outcome.before is not None and outcome.before is not outcome.useful:
        said = (
            words.say("Your feedback is changed: useful.")
            if outcome.useful
            else words.say("Your feedback is changed: not useful.")
        )
    if not outcome.may_pass_on:
        return _lines([said])
    further = words.say("The coordinators may know more.")
    return _lines([said, further], [actions([_pass_on(outcome.ticket, words)])])


def _confirmed(outcome: AnswerShared | QuestionPassedOn, words: Texts) -> str:
    match outcome:
        case AnswerShared(by=None, sent=False):
            return words.say(
                "The answer will stand in <#%(channel)s> as soon as Slack takes it.", channel=outcome.channel
            )
        case AnswerShared(by=None):
            return words.say("The answer has been posted in <#%(channel)s>.", channel=outcome.channel)
        case AnswerShared():
            return words.say(
                "This answer has been shared already in <#%(channel)s> by <@%(by)s>.",
                channel=outcome.channel,
                by=outcome.by,
            )
        case QuestionPassedOn(again=True):
            return words.say("This question is already on the coordinators' list. You will be told what they answer.")
        case QuestionPassedOn(coordinators=()):
            return words.say("The question is on the list. Nobody coordinates this workspace yet: it waits there.")
        case QuestionPassedOn():
            return words.say("The question is on the coordinators' list. You will be told what they answer.")
        case _:
            assert_never(outcome)


def _shared(outcome: SharedAnswer, words: Texts) -> Reply:
    lines = [
        words.say("<@%(by)s> shares Jalon's answer to this question:", by=outcome.by),
        indented(outcome.question),
        *outcome.text.split("\n"),
    ]
    below = [feedback_block(outcome.ticket, words)]
    if outcome.lines:
        below.append(actions([_see(outcome.version, outcome.lines, words)]))
    return _lines(lines, below)


def _answered(outcome: QuestionAnswered, words: Texts, zone: ZoneInfo) -> Reply:
    said = (
        words.say("The coordinators have answered your question:")
        if outcome.kept is not None
        else words.say("The coordinators have set your question aside without an answer:")
    )
    lines = [f"<@{outcome.asker}> {said}" if outcome.asker else said, indented(outcome.question)]
    if outcome.kept is not None:
        lines.append(kept_words(outcome.kept, words, zone))
    return _lines(lines)


def _settled(outcome: QuestionSettled | AnswerWithdrawn, words: Texts, zone: ZoneInfo) -> Reply:
    if isinstance(outcome, AnswerWithdrawn):
        said = words.say("This answer is no longer given; it stays in the record:")
        return _lines([said, indented(outcome.kept.question), kept_words(outcome.kept, words, zone)])
    people = words.listed([f"<@{asker}>" for asker in outcome.askers]) or words.say("nobody")
    if outcome.kept is None:
        said = words.say("The question is set aside. Told: %(people)s.", people=people)
        return _lines([said, indented(outcome.question)])
    said = words.say("Your answer is kept, and given to whoever asks the same. Told: %(people)s.", people=people)
    lines = [said, indented(outcome.question), kept_words(outcome.kept, words, zone)]
    return _lines(lines, [actions([withdraw_button(outcome.kept, words)])])
