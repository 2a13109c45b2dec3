"""Block Kit pieces as Slack takes them: texts cut on words to Slack's limits, people's words escaped once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Block = dict[str, object]

SECTION_LIMIT = 3_000
HEADER_LIMIT = 150
BUTTON_LIMIT = 75
OPTION_LIMIT = 75
CONTEXT_LIMIT = 2_000
MOST_BLOCKS = 50
MOST_OPTIONS = 100

UNDO = "undo_update"
CORRECT = "correct_update"
CHOOSE = "choose"
OPEN_SET_UP = "open_set_up"
OPEN_REPORT = "open_report"
SHOW_STATUS = "show_status"
SHOW_TIMETABLE = "show_timetable"
SHOW_AXIS = "show_axis"
SHOW_LEXICON = "show_lexicon"
PUT_PLAN = "put_plan"
LEAVE_PLAN = "leave_plan"
RESTORE_PLAN = "restore_plan"
FEEDBACK = "answer_feedback"
SHARE = "share_answer"
SEE = "see_in_plan"
TO_COORDINATORS = "pass_question_on"
ANSWER_QUESTION = "answer_question"
SET_ASIDE = "set_question_aside"
WITHDRAW = "withdraw_answer"
CHANGE_TERM = "change_term"
AROUND_ANSWERS = frozenset({FEEDBACK, SHARE, SEE, TO_COORDINATORS, ANSWER_QUESTION, SET_ASIDE, WITHDRAW, CHANGE_TERM})
"""The buttons around answers, which `handlers.answering` hears."""

ANSWER_FORM = "answer_form"
TERM_FORM = "term_form"
CORRECTION_FORM = "correction_form"
SET_UP_FORM = "set_up_form"
REPORT_FORM = "report_form"


def escape(text: str) -> str:
    """People's words as plain text for Slack's mrkdwn: no mention, link or channel comes alive (R16)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shorten(text: str, limit: int) -> str:
    """``text`` within ``limit`` characters, cut on a word with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    on_word = head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head
    return on_word.rstrip(" ,;:.(«'’") + "…"


def bare(text: str) -> str:
    """``text`` without the French quotation marks around the whole of it: those of a quotation stand there already."""
    inner = text[1:-1]
    whole = text.startswith("«") and text.endswith("»") and not set("«»") & set(inner)
    return inner.strip() if whole else text


def section(text: str, *, accessory: Block | None = None) -> Block:
    """A paragraph of mrkdwn."""
    block: Block = {"type": "section", "text": {"type": "mrkdwn", "text": _cut(text, SECTION_LIMIT)}}
    if accessory is not None:
        block["accessory"] = accessory
    return block


def sections(lines: Iterable[str]) -> list[Block]:
    """Lines packed into as few paragraphs as Slack's limit allows; no line is torn."""
    packed: list[str] = []
    for line in lines:
        part = _cut(line, SECTION_LIMIT)
        if packed and len(packed[-1]) + len(part) < SECTION_LIMIT:
            packed[-1] = f"{packed[-1]}\n{part}"
        else:
            packed.append(part)
    return [section(text) for text in packed]


def header(text: str) -> Block:
    """A heading: plain text."""
    return {"type": "header", "text": {"type": "plain_text", "text": shorten(text, HEADER_LIMIT), "emoji": False}}


def context(text: str) -> Block:
    """A small line under a message."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": _cut(text, CONTEXT_LIMIT)}]}


def divider() -> Block:
    """A rule between two parts."""
    return {"type": "divider"}


def button(
    text: str,
    action_id: str,
    value: str,
    *,
    style: str | None = None,
    confirm: Block | None = None,
    spoken: str | None = None,
) -> Block:
    """A button. Its value is never trusted when it comes back; ``spoken`` is what a screen reader says instead of ``text``."""
    element: Block = {
        "type": "button",
        "text": {"type": "plain_text", "text": shorten(text, BUTTON_LIMIT), "emoji": False},
        "action_id": action_id,
        "value": value,
    }
    if style is not None:
        element["style"] = style
    if spoken is not None:
        element["accessibility_label"] = shorten(spoken, BUTTON_LIMIT)
    if confirm is not None:
        element["confirm"] = confirm
    return element


def actions(elements: Sequence[Block]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(elements)}


def option(text: str, value: str) -> Block:
    """A choice of a select."""
    return {"text": {"type": "plain_text", "text": shorten(text, OPTION_LIMIT), "emoji": False}, "value": value}


def plain(text: str, limit: int = 3_000) -> Block:
    """A plain text object."""
    return {"type": "plain_text", "text": shorten(text, limit), "emoji": False}


def fitting(blocks: Sequence[Block], last: Block | None = None) -> tuple[Block, ...]:
    """The blocks within Slack's fifty of a message; ``last`` stands at the end when some had to go."""
    if len(blocks) <= MOST_BLOCKS:
        return tuple(blocks)
    kept = list(blocks[: MOST_BLOCKS - 1])
    return (*kept, last if last is not None else context("…"))


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
