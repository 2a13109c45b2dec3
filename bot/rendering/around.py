"""What stands around answers: their buttons, the workspace's own words, the coordinators' list, the lexicon.

People's words never stand between the quotation marks of the plan, and their own are made plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import assert_never, cast
from zoneinfo import ZoneInfo

from bot.domain.answering import (
    AnsweringOutcomes,
    AnswerShared,
    AnswerWithdrawn,
    Board,
    Extra,
    FeedbackTaken,
    KeptAnswer,
    LexiconShown,
    QuestionAnswered,
    QuestionPassedOn,
    QuestionSettled,
    QuestionWaits,
    SharedAnswer,
    Term,
    WaitingQuestion,
)
from bot.domain.outcomes import AnsweringOutcome, Reply
from bot.rendering.blocks import (
    ANSWER_QUESTION,
    CHANGE_TERM,
    FEEDBACK,
    SEE,
    SET_ASIDE,
    SHARE,
    TO_COORDINATORS,
    WITHDRAW,
    Block,
    actions,
    button,
    context,
    escape,
    fitting,
    plain,
    section,
    sections,
)
from bot.texts import Texts

MOST_LINES = 200
"""Lines of the plan that a button carries: its value has 2,000 characters."""

MOST_SHOWN = 10
MOST_TERMS = 20
"""Words of the lexicon that have a button each; more are listed without."""

USEFUL, NOT_USEFUL = "useful", "not_useful"
_QUOTES = re.compile(r"[«‹]\s*|\s*[»›]|[“”„‟]")


def own(text: str) -> str:
    """People's words: escaped, and their quotation marks not to be taken for those of the plan."""
    return escape(_QUOTES.sub('"', text))


def own_lines(extra: Extra, words: Texts, zone: ZoneInfo) -> list[str]:
    """What the workspace itself says to a question, each line marked as that."""
    lines = [
        words.say(
            "*Lexicon of the workspace (%(name)s, %(day)s), outside the plan:* %(term)s = %(meaning)s",
            name=own(term.by_name),
            day=_day(term.at, words, zone),
            term=own(term.term),
            meaning=own(term.meaning),
        )
        for term in extra.terms
    ]
    return lines if extra.kept is None else [*lines, kept_words(extra.kept, words, zone)]


def kept_words(kept: KeptAnswer, words: Texts, zone: ZoneInfo) -> str:
    """A coordinator's answer, marked as that."""
    return words.say(
        "*Answer of the coordination (%(name)s, %(day)s), outside the plan:* %(words)s",
        name=own(kept.by_name),
        day=_day(kept.at, words, zone),
        words=own(kept.words),
    )


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
            return _lines([*said, *_question_lines(question, words, zone)], [_question_buttons(question, words)])
        case Board():
            return board_reply(outcome, words, zone)
        case QuestionSettled() | AnswerWithdrawn():
            return _settled(outcome, words, zone)
        case QuestionAnswered():
            return _answered(outcome, words, zone)
        case LexiconShown():
            return _lexicon(outcome, words, zone)
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
        _indented(outcome.question),
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
    lines = [f"<@{outcome.asker}> {said}" if outcome.asker else said, _indented(outcome.question)]
    if outcome.kept is not None:
        lines.append(kept_words(outcome.kept, words, zone))
    return _lines(lines)


def _settled(outcome: QuestionSettled | AnswerWithdrawn, words: Texts, zone: ZoneInfo) -> Reply:
    if isinstance(outcome, AnswerWithdrawn):
        said = words.say("This answer is no longer given; it stays in the record:")
        return _lines([said, _indented(outcome.kept.question), kept_words(outcome.kept, words, zone)])
    people = words.listed([f"<@{asker}>" for asker in outcome.askers]) or words.say("nobody")
    if outcome.kept is None:
        said = words.say("The question is set aside. Told: %(people)s.", people=people)
        return _lines([said, _indented(outcome.question)])
    said = words.say("Your answer is kept, and given to whoever asks the same. Told: %(people)s.", people=people)
    lines = [said, _indented(outcome.question), kept_words(outcome.kept, words, zone)]
    return _lines(lines, [actions([_withdraw(outcome.kept, words)])])


def board_reply(board: Board, words: Texts, zone: ZoneInfo) -> Reply:
    """The coordinators' list as a message."""
    blocks = board_blocks(board, words, zone)
    lines = [_told(block) for block in blocks]
    return Reply(text="\n".join(line for line in lines if line), blocks=fitting(blocks))


def _told(block: Block) -> str:
    text = block.get("text")
    if isinstance(text, dict):
        return str(text["text"])
    elements = block.get("elements")
    first = elements[0] if isinstance(elements, list) and block["type"] == "context" else None
    return str(first["text"]) if isinstance(first, dict) else ""


def board_blocks(board: Board, words: Texts, zone: ZoneInfo) -> list[Block]:
    """The coordinators' list as blocks, for a message and for the Home."""
    blocks: list[Block] = [section(words.say("*Questions that wait for an answer*"))]
    if not board.waiting:
        blocks.append(section(words.say("No question waits for an answer.")))
    for question in board.waiting[:MOST_SHOWN]:
        blocks += [section("\n".join(_question_lines(question, words, zone))), _question_buttons(question, words)]
    if len(board.waiting) > MOST_SHOWN:
        left = len(board.waiting) - MOST_SHOWN
        blocks.append(context(words.count("%(n)s further question waits.", "%(n)s further questions wait.", left)))
    if board.kept:
        blocks.append(section(words.say("*Answers of the coordination, outside the plan*")))
    for kept in board.kept[:MOST_SHOWN]:
        text = f"{_indented(kept.question)}\n{kept_words(kept, words, zone)}"
        blocks.append(section(text, accessory=_withdraw(kept, words)))
    told = words.say(
        "Feedback on Jalon's answers, last 30 days: useful %(useful)s, not useful %(not_useful)s.",
        useful=words.number(board.useful),
        not_useful=words.number(board.not_useful),
    )
    return [*blocks, context(told)]


def _question_lines(question: WaitingQuestion, words: Texts, zone: ZoneInfo) -> list[str]:
    people = words.listed([f"<@{asker.member}>" for asker in question.askers])
    asked = words.say("Asked by %(people)s, %(day)s.", people=people, day=_day(question.asked_at, words, zone))
    before = [words.say("After: %(question)s", question=own(_one_line(question.leans_on)))] if question.leans_on else []
    return [_indented(question.question), *before, asked]


def _question_buttons(question: WaitingQuestion, words: Texts) -> Block:
    confirm: Block = {
        "title": plain(words.say("Set the question aside"), 100),
        "text": plain(words.say("It leaves the list without an answer, and whoever asked is told so."), 300),
        "confirm": plain(words.say("Set aside"), 30),
        "deny": plain(words.say("Cancel"), 30),
    }
    spoken = _one_line(question.question)
    return actions([
        button(words.say("Answer"), ANSWER_QUESTION, question.id, style="primary",
               spoken=words.say("Answer: %(question)s", question=spoken)),
        button(words.say("Set aside"), SET_ASIDE, question.id, confirm=confirm,
               spoken=words.say("Set aside: %(question)s", question=spoken)),
    ])  # fmt: skip


def _withdraw(kept: KeptAnswer, words: Texts) -> Block:
    confirm: Block = {
        "title": plain(words.say("Withdraw this answer"), 100),
        "text": plain(words.say("Jalon will no longer give it. It stays in the record."), 300),
        "confirm": plain(words.say("Withdraw"), 30),
        "deny": plain(words.say("Cancel"), 30),
    }
    spoken = words.say("Withdraw the answer to: %(question)s", question=_one_line(kept.question))
    return button(words.say("Withdraw"), WITHDRAW, kept.id, confirm=confirm, spoken=spoken)


def _lexicon(outcome: LexiconShown, words: Texts, zone: ZoneInfo) -> Reply:
    lines = []
    if outcome.changed is not None:
        lines.append(
            words.say("Taken out of the lexicon: %(term)s.", term=own(outcome.changed.term))
            if outcome.removed
            else words.say("In the lexicon: %(term)s = %(meaning)s.", term=own(outcome.changed.term), meaning=own(outcome.changed.meaning))
        )  # fmt: skip
    lines.append(words.say("*Lexicon of the workspace*, added by the coordinators, outside the plan:"))
    entries = [_entry(term, words, zone) for term in outcome.terms]
    if not entries:
        entries = [words.say("It has no word yet.")]
    hint = words.say("To add one: /jalon lexicon ABC = what it stands for.") if outcome.may_change else ""
    text = "\n".join([*lines, *entries, *([hint] if hint else [])])
    if not outcome.may_change or not outcome.terms or len(outcome.terms) > MOST_TERMS:
        blocks: list[Block] = sections([*lines, *entries])
    else:
        blocks = sections(lines)
        blocks += [
            section(entry, accessory=_change(term, words)) for term, entry in zip(outcome.terms, entries, strict=True)
        ]
    if outcome.may_change:
        blocks += [actions([button(words.say("Add a word"), CHANGE_TERM, "+")]), context(hint)]
    return Reply(text=text, blocks=fitting(blocks))


def _entry(term: Term, words: Texts, zone: ZoneInfo) -> str:
    return words.say(
        "• *%(term)s*: %(meaning)s (%(name)s, %(day)s)",
        term=own(term.term),
        meaning=own(term.meaning),
        name=own(term.by_name),
        day=_day(term.at, words, zone),
    )


def _change(term: Term, words: Texts) -> Block:
    spoken = words.say("Change: %(term)s", term=term.term)
    return button(words.say("Change"), CHANGE_TERM, f"={term.term}", spoken=spoken)


def _indented(text: str) -> str:
    return "> " + own(_one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _day(at: datetime, words: Texts, zone: ZoneInfo) -> str:
    return words.day(at.astimezone(zone).date())
