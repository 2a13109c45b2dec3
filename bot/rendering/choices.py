"""Questions asked back: a sentence, and a button for each answer."""

from __future__ import annotations

from typing import assert_never

from bot.domain.actions import Action
from bot.domain.outcomes import GroupNeeded, Reply, UnknownAction, WhichAction, WhichDate, WhichStatus
from bot.domain.plan import Plan
from bot.rendering.blocks import CHOOSE, actions, button, escape, sections, shorten
from bot.rendering.states import STATUS_WORDS, bold, named
from bot.rendering.wording import PROBLEM_WORDS
from bot.texts import Texts

Question = WhichAction | WhichDate | WhichStatus | GroupNeeded | UnknownAction

BUTTON_LENGTH = 36
"""Characters of a button that a phone shows in full."""


def choice_reply(question: Question, plan: Plan | None, words: Texts) -> Reply:
    """The question with its answers. They are listed above the buttons only where a button would cut them."""
    line, choices = _choices(question, plan, words)
    numbered = not isinstance(question, UnknownAction)
    lines = [line, *(f"{number}. {escape(text)}" for number, (text, _) in enumerate(choices, 1) if numbered)]
    if not choices:
        return Reply(text=line, blocks=tuple(sections([line])))
    cut = any(len(text) > BUTTON_LENGTH for text, _ in choices)
    buttons = [
        button(
            f"{number}. {shorten(text, BUTTON_LENGTH)}" if cut else text,
            f"{CHOOSE}:{number}",
            f"{question.ask}|{value}",
        )
        for number, (text, value) in enumerate(choices, 1)
    ]
    return Reply(text="\n".join(lines), blocks=(*sections(lines if cut else [line]), actions(buttons)))


def _choices(question: Question, plan: Plan | None, words: Texts) -> tuple[str, list[tuple[str, str]]]:  # noqa: PLR0911 - one return for each question
    """The sentence that asks, and the choices with the value each button carries."""
    match question:
        case WhichAction():
            titles = [action.title for action in question.candidates]
            choices = [
                (_told_apart(action, plan, words) if titles.count(action.title) > 1 else _name(action), action.code)
                for action in question.candidates
            ]
            if not choices:
                return words.say(
                    "Which action of the plan do you mean? Please name it, or give its code, such as A-01. Nothing has been recorded yet."
                ), []
            if len(choices) == 1:
                return words.say("Do you mean this action? Nothing has been recorded yet."), choices
            return words.say("Several actions may fit. Which one do you mean? Nothing has been recorded yet."), choices
        case WhichDate():
            line = words.say(PROBLEM_WORDS[question.problem.kind], words=words.quoted(escape(question.problem.words)))
            return line, [
                (words.window(window), str(number)) for number, window in enumerate(question.problem.readings)
            ]
        case WhichStatus():
            line = words.say(
                "For %(action)s, two things are said at once. Which one holds? Nothing has been recorded yet.",
                action=named(question.action),
            )
            return line, [(words.say(STATUS_WORDS[status]).capitalize(), status.value) for status in question.statuses]
        case GroupNeeded():
            line = words.say("For which working group is the new action %(title)s?", title=bold(question.title))
            return line, [(words.say("Group %(number)s", number=number), str(number)) for number in question.groups]
        case UnknownAction():
            return _unknown(question, words)
        case _:
            assert_never(question)


def _unknown(question: UnknownAction, words: Texts) -> tuple[str, list[tuple[str, str]]]:
    line = words.say(
        "I do not see which action of the plan this is about; nothing has been recorded. Please give its name or its code, such as A-01."
    )
    if not question.groups:
        return line, []
    line += " " + words.say("Or is it a new action, %(title)s?", title=bold(question.title))
    return line, [(words.say("Add it for group %(number)s", number=number), str(number)) for number in question.groups]


def _name(action: Action) -> str:
    return f"{action.code} – {action.title}"


def _told_apart(action: Action, plan: Plan | None, words: Texts) -> str:
    """The action with its axis: another one has the same title."""
    axis = plan.axis(action.axis) if plan is not None and action.axis is not None else None
    if axis is None:
        return _name(action)
    return words.say("%(action)s (axis %(title)s)", action=_name(action), title=axis.title)
