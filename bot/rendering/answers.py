"""An answer in words: the plan's own, between quotation marks, with section and line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.answers import Answer, AnswerKind, Gap, Quote
from bot.domain.outcomes import Reply
from bot.domain.plan import Milestone
from bot.rendering.blocks import Block, bare, context, escape, fitting, sections
from bot.rendering.states import named, state_words
from bot.rendering.timetables import says_more
from bot.texts import Texts, msg

if TYPE_CHECKING:
    from bot.domain.answering import Extra

MOST_NEAREST = 3
"""Nearest lines shown when the plan does not say."""

MOST_SECTIONS = 3
"""Sections named under an answer; every quotation has its line in any case."""

GAP_WORDS: dict[Gap, str] = {
    Gap.BUDGET: msg("The plan gives no amount and no budget."),
    Gap.INDICATOR: msg("The plan gives no indicator and no target."),
    Gap.LEAD: msg("The plan names no lead for it."),
    Gap.MEMBERS: msg("The plan does not name the members."),
    Gap.PARTNERS: msg("The plan names no partner for it."),
    Gap.HOUR: msg("The plan gives no hour."),
    Gap.PLACE: msg("The plan gives no place."),
    Gap.DATE: msg("The plan gives no date for it."),
    Gap.DAY: msg("The plan does not give the day."),
    Gap.QUANTITY: msg("The plan gives no such number."),
    Gap.CONTACT: msg("The plan gives no such contact."),
    Gap.REASON: msg("The plan does not say why."),
    Gap.SUBJECT: msg("The plan does not speak of it."),
    Gap.PERSON: msg("The plan does not name this person."),
    Gap.EXPANSION: msg("The plan does not spell this abbreviation out."),
}


AT_ONE = {
    msg("The plan has %(number)s axes:"): msg("The plan has one axis:"),
    msg("The plan has %(number)s working groups:"): msg("The plan has one working group:"),
    msg("The timetable has %(number)s milestones:"): msg("The timetable has one milestone:"),
}
"""What is said before a list, where the list has one line only."""


def answer_reply(answer: Answer, words: Texts, extra: Extra | None = None, zone: ZoneInfo | None = None) -> Reply:
    """The reply to a question, in one of the three outcomes; what the workspace says itself stands below, marked as its own."""
    own: list[str] = []
    below: list[Block] = []
    if extra is not None and zone is not None:
        from bot.rendering import around  # noqa: PLC0415 - with the first question, not at start

        own, below = around.own_lines(extra, words, zone), around.answer_buttons(extra, words)
    lines = _said(answer, words)
    if answer.kind is not AnswerKind.ANSWERED:
        lines += _unsaid(answer, words, with_nearest=not own)
    lines += [
        words.say("About the document: %(remark)s", remark=_remark(answer, index, words))
        for index in range(len(answer.remarks))
    ]
    lines += own
    source = _source(answer, words)
    blocks: list[Block] = [*sections(lines)]
    if source:
        blocks.append(context(source))
    text = "\n".join([*lines, source] if source else lines)
    return Reply(text=text, blocks=(*fitting(blocks), *below))


def _said(answer: Answer, words: Texts) -> list[str]:
    """What the plan says: the lead-in, the quotations, the living state of what they are about."""
    lines = []
    if answer.lead_in is not None:
        values = dict(answer.values)
        lead_in = AT_ONE.get(answer.lead_in, answer.lead_in) if values.get("number") == 1 else answer.lead_in
        lines.append(words.say(lead_in, **{name: _value(value) for name, value in values.items()}))
    several = len(answer.quotes) > 1
    lines += [("• " if several else "") + quote_words(quote, words) for quote in answer.quotes]
    lines += [line for milestone in answer.milestones for line in _dates(milestone, answer, words)]
    lines += [
        words.say("Today, %(action)s: %(state)s.", action=named(action), state=state_words(action.state, words))
        for action in answer.actions
        if action.updated_at is not None
    ]
    return lines


def _unsaid(answer: Answer, words: Texts, *, with_nearest: bool) -> list[str]:
    """What the plan does not say, and the nearest lines."""
    gap = words.say(GAP_WORDS[answer.gap]) if answer.gap not in {None, Gap.SUBJECT} else ""
    if answer.kind is AnswerKind.PARTLY:
        return [gap] if gap else []
    lines = [" ".join(part for part in (words.say("*The plan does not say.*"), gap) if part)]
    nearest = answer.nearest[: min(answer.close, MOST_NEAREST)] if answer.gap not in {Gap.PERSON, None} else ()
    if nearest and with_nearest:
        lines.append(words.say("The nearest lines:"))
        lines += ["• " + quote_words(quote, words) for quote in nearest]
    return lines


def quote_words(quote: Quote, words: Texts) -> str:
    """A quotation with its line: the plan's text, escaped and otherwise untouched."""
    return words.say("%(text)s (line %(line)s)", text=words.quoted(escape(bare(quote.text))), line=quote.line)


def _dates(milestone: Milestone, answer: Answer, words: Texts) -> list[str]:
    """The reading of the document's words; then, where people moved the milestone, its date of today."""
    original = dict(answer.moved).get(milestone.code)
    if original is None:
        return milestone_reading(milestone, words)
    lines = milestone_reading(replace(milestone, windows=original), words)
    return [*lines, words.say("Moved since: *%(when)s*.", when=words.windows(milestone.windows))]


def milestone_reading(milestone: Milestone, words: Texts) -> list[str]:
    """Jalon's reading of a date as written, marked as such."""
    reading = words.windows(milestone.windows)
    if not reading or not (milestone.year_inferred or says_more(milestone.label, reading)):
        return []
    inferred = words.say(", year read from the timetable") if milestone.year_inferred else ""
    return [
        words.say(
            "%(label)s: %(windows)s (read by Jalon%(inferred)s).",
            label=words.quoted(escape(milestone.label)),
            windows=reading,
            inferred=inferred,
        )
    ]


def _remark(answer: Answer, index: int, words: Texts) -> str:
    remark = answer.remarks[index]
    values = {name: bare(value) if isinstance(value, str) else value for name, value in remark.values}
    return escape(words.say(remark.text, **values))


def _source(answer: Answer, words: Texts) -> str:
    places = dict.fromkeys(quote.section for quote in answer.quotes if quote.section)
    if not places:
        return ""
    shown = [words.quoted(escape(bare(place))) for place in list(places)[:MOST_SECTIONS]]
    if len(places) > MOST_SECTIONS:
        others = len(places) - MOST_SECTIONS
        return words.count(
            "In the plan, sections %(sections)s, and %(n)s other.",
            "In the plan, sections %(sections)s, and %(n)s others.",
            others,
            sections=", ".join(shown),
        )
    return words.count(
        "In the plan, section %(sections)s.",
        "In the plan, sections %(sections)s.",
        len(places),
        sections=words.listed(shown),
    )


def _value(value: str | int) -> str | int:
    return escape(value) if isinstance(value, str) else value
