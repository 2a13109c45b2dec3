"""The coordinators' list and the lexicon: as much of them as a message of Slack takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.domain.answering import Board, KeptAnswer, LexiconShown, Term, WaitingQuestion
from bot.domain.outcomes import Reply
from bot.rendering.around_words import LISTED_NAME, day, indented, kept_words, one_line, own, spoken
from bot.rendering.blocks import (
    ANSWER_QUESTION,
    CHANGE_TERM,
    SET_ASIDE,
    WITHDRAW,
    Block,
    actions,
    button,
    context,
    fitting,
    plain,
    section,
    sections,
    shorten,
)
from bot.texts import Texts

MOST_SHOWN = 10
MOST_PEOPLE = 6
MOST_CHARACTERS = 9_000
"""Characters of a list: Slack takes about 13,000 in all blocks of a message."""

LISTED_QUESTION, LISTED_ANSWER = 300, 400
"""Characters of a question and of an answer where many stand below one another."""

MOST_TERMS = 20
"""Words of the lexicon that have a button each; more are listed without."""


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
    waiting = [_waiting(question, words, zone) for question in board.waiting]
    shown = _fitting(waiting, MOST_CHARACTERS * 2 // 3)
    blocks: list[Block] = [section(words.say("*Questions that wait for an answer*"))]
    if not board.waiting:
        blocks.append(section(words.say("No question waits for an answer.")))
    blocks += [block for pair in shown for block in pair]
    if left := len(waiting) - len(shown):
        blocks.append(context(words.count("%(n)s further question waits.", "%(n)s further questions wait.", left)))
    if board.kept:
        blocks.append(section(words.say("*Answers of the coordination, outside the plan*")))
    listed = [_kept(kept, words, zone) for kept in board.kept]
    shown = _fitting(listed, MOST_CHARACTERS // 2)
    blocks += [block for pair in shown for block in pair]
    if left := len(listed) - len(shown):
        blocks.append(context(words.count("%(n)s earlier answer.", "%(n)s earlier answers.", left)))
    told = words.say(
        "Feedback on Jalon's answers, last 30 days: useful %(useful)s, not useful %(not_useful)s.",
        useful=words.number(board.useful),
        not_useful=words.number(board.not_useful),
    )
    return [*blocks, context(told)]


def _fitting(entries: Sequence[list[Block]], characters: int) -> Sequence[list[Block]]:
    """The first entries, as many as stand in so many characters."""
    taken = 0
    for count, entry in enumerate(entries[:MOST_SHOWN]):
        taken += sum(len(_told(block)) for block in entry) + 250  # its buttons and their questions
        if taken > characters:
            return entries[:count]
    return entries[:MOST_SHOWN]


def _waiting(question: WaitingQuestion, words: Texts, zone: ZoneInfo) -> list[Block]:
    short = replace(
        question,
        question=shorten(question.question, LISTED_QUESTION),
        leans_on=shorten(question.leans_on, LISTED_QUESTION),
    )
    return [section("\n".join(question_lines(short, words, zone))), question_buttons(question, words)]


def _kept(kept: KeptAnswer, words: Texts, zone: ZoneInfo) -> list[Block]:
    short = replace(kept, words=shorten(kept.words, LISTED_ANSWER))
    text = f"{indented(shorten(kept.question, LISTED_QUESTION))}\n{kept_words(short, words, zone)}"
    return [section(text, accessory=withdraw_button(kept, words))]


def question_lines(question: WaitingQuestion, words: Texts, zone: ZoneInfo) -> list[str]:
    """A question of the list: as typed, and who waits for its answer."""
    people = words.listed([f"<@{asker.member}>" for asker in question.askers[:MOST_PEOPLE]])
    if (others := len(question.askers) - MOST_PEOPLE) > 0:
        people = words.count("%(people)s, and %(n)s other", "%(people)s, and %(n)s others", others, people=people)
    asked = words.say("Asked by %(people)s, %(day)s.", people=people, day=day(question.asked_at, words, zone))
    before = [words.say("After: %(question)s", question=own(one_line(question.leans_on)))] if question.leans_on else []
    return [indented(question.question), *before, asked]


def question_buttons(question: WaitingQuestion, words: Texts) -> Block:
    """What a coordinator may do with it."""
    confirm: Block = {
        "title": plain(words.say("Set the question aside"), 100),
        "text": plain(words.say("It leaves the list without an answer, and whoever asked is told so."), 300),
        "confirm": plain(words.say("Set aside"), 30),
        "deny": plain(words.say("Cancel"), 30),
    }
    label = spoken(question.question)
    return actions([
        button(words.say("Answer"), ANSWER_QUESTION, question.id, style="primary",
               spoken=words.say("Answer: %(question)s", question=label)),
        button(words.say("Set aside"), SET_ASIDE, question.id, confirm=confirm,
               spoken=words.say("Set aside: %(question)s", question=label)),
    ])  # fmt: skip


def withdraw_button(kept: KeptAnswer, words: Texts) -> Block:
    """The button that ends a kept answer."""
    confirm: Block = {
        "title": plain(words.say("Withdraw this answer"), 100),
        "text": plain(words.say("Jalon will no longer give it. It stays in the record."), 300),
        "confirm": plain(words.say("Withdraw"), 30),
        "deny": plain(words.say("Cancel"), 30),
    }
    label = words.say("Withdraw the answer to: %(question)s", question=spoken(kept.question))
    return button(words.say("Withdraw"), WITHDRAW, kept.id, confirm=confirm, spoken=label)


def lexicon_reply(outcome: LexiconShown, words: Texts, zone: ZoneInfo) -> Reply:
    """The lexicon, with what was just changed in it first."""
    lines = []
    if outcome.changed is not None:
        lines.append(
            words.say("Taken out of the lexicon: %(term)s.", term=own(outcome.changed.term))
            if outcome.removed
            else words.say("In the lexicon: %(term)s = %(meaning)s.", term=own(outcome.changed.term), meaning=own(outcome.changed.meaning))
        )  # fmt: skip
    lines.append(words.say("*Lexicon of the workspace*, added by the coordinators, outside the plan:"))
    entries = [_entry(term, words, zone) for term in outcome.terms]
    while sum(map(len, entries)) > MOST_CHARACTERS:
        entries.pop()
    if left := len(outcome.terms) - len(entries):
        entries.append(words.count("• %(n)s further word", "• %(n)s further words", left))
    if not entries:
        entries = [words.say("It has no word yet.")]
    hint = words.say("To add one: /jalon lexicon ABC = what it stands for.") if outcome.may_change else ""
    text = "\n".join([*lines, *entries, *([hint] if hint else [])])
    if not outcome.may_change or not outcome.terms or left or len(outcome.terms) > MOST_TERMS:
        blocks: list[Block] = sections([*lines, *entries])
    else:
        blocks = sections(lines)
        blocks += [
            section(entry, accessory=_change(term, words)) for term, entry in zip(outcome.terms, entries, strict=True)
        ]
    if outcome.may_change:
        blocks += [actions([button(words.say("Add a word"), CHANGE_TERM, "new")]), context(hint)]
    return Reply(text=text, blocks=fitting(blocks))


def _entry(term: Term, words: Texts, zone: ZoneInfo) -> str:
    return words.say(
        "• *%(term)s*: %(meaning)s (%(name)s, %(day)s)",
        term=own(term.term),
        meaning=own(term.meaning),
        name=own(shorten(term.by_name, LISTED_NAME)),
        day=day(term.at, words, zone),
    )


def _change(term: Term, words: Texts) -> Block:
    label = words.say("Change: %(term)s", term=spoken(term.term))
    return button(words.say("Change"), CHANGE_TERM, term.mark, spoken=label)
