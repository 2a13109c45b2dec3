"""The state of an action in words."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.actions import Action, ActionState, Confidence, Status, changed_fields
from bot.domain.windows import DateWindow
from bot.rendering.blocks import escape
from bot.texts import THIN, Texts, msg

STATUS_WORDS: dict[Status, str] = {
    Status.PLANNED: msg("planned"),
    Status.IN_PROGRESS: msg("in progress"),
    Status.DONE: msg("done"),
    Status.ON_HOLD: msg("on hold"),
    Status.ABANDONED: msg("abandoned"),
    Status.BLOCKED: msg("blocked"),
    Status.TO_DISCUSS: msg("to discuss"),
}

CONFIDENCE_WORDS: dict[Confidence, str] = {
    Confidence.SECURED: msg("objectives secured"),
    Confidence.ATTAINABLE: msg("objectives attainable"),
    Confidence.NEEDS_SUPPORT: msg("support needed"),
    Confidence.COMPROMISED: msg("objectives compromised"),
}

FIELD_WORDS: dict[str, str] = {
    "status": msg("Status"),
    "progress": msg("Progress"),
    "due": msg("Due date"),
    "starts": msg("Start"),
    "lead": msg("Lead"),
    "blocker": msg("Blocker"),
    "next_step": msg("Next step"),
    "confidence": msg("Confidence"),
}


def value_words(value: object, words: Texts) -> str:
    """A field's value in words; "not stated" for None. People's words are escaped."""
    match value:
        case None:
            return words.say("not stated")
        case Status():
            return words.say(STATUS_WORDS[value])
        case Confidence():
            return words.say(CONFIDENCE_WORDS[value])
        case DateWindow():
            return words.window(value)
        case int():
            return words.percent(value)
        case _:
            return escape(str(value))


def change_lines(before: ActionState, after: ActionState, words: Texts) -> list[str]:
    """One line for each field that moved: its name, its value before, its value now."""
    return [
        _change_line(name, getattr(before, name), getattr(after, name), words) for name in changed_fields(before, after)
    ]


def _change_line(name: str, before: object, after: object, words: Texts) -> str:
    field = words.say(FIELD_WORDS[name])
    if before is None:
        return words.say("%(field)s: *%(value)s*", field=field, value=value_words(after, words))
    return words.say(
        "%(field)s: *%(value)s* (before: %(before)s)",
        field=field,
        value=value_words(after, words),
        before=value_words(before, words),
    )


def state_words(state: ActionState, words: Texts) -> str:
    """The state in one line: "en cours, 40 %, échéance avant le 1er mai 2015, pilote Julie"."""
    parts = [value_words(state.status, words)] if state.status is not None else []
    if state.progress is not None:
        parts.append(words.percent(state.progress))
    if state.due is not None:
        parts.append(words.say("due %(when)s", when=words.window(state.due)))
    if state.lead is not None:
        parts.append(words.say("lead: %(lead)s", lead=escape(state.lead)))
    if state.blocker is not None:
        parts.append(words.say("blocker: %(blocker)s", blocker=escape(state.blocker)))
    if state.next_step is not None:
        parts.append(words.say("next step: %(step)s", step=escape(state.next_step)))
    # a full stop follows: "Julie M." does not get two
    return ", ".join(parts).removesuffix(".") or words.say("no update yet")


def named(action: Action) -> str:
    """The action as people call it: its code and its title, in bold; the title may hold quotation marks of its own."""
    return titled(action.code, action.title)


def titled(code: str, title: str) -> str:
    """A code and a title in bold: "A-01 – Un appel à projets « Entreprendre autrement »"."""
    return bold(f"{code} – {printed(title)}")


def printed(title: str) -> str:
    """A title whose quotation marks stay with their words at the end of a line. Quotations keep the plan's own spaces."""
    return title.replace("« ", f"«{THIN}").replace(" »", f"{THIN}»")


def bold(text: str) -> str:
    """People's words in bold; an asterisk among them would end it, so that they stay plain."""
    return escape(text) if "*" in text else f"*{escape(text)}*"


def codes(actions: Iterable[Action]) -> str:
    """The codes of some actions, in a row."""
    return ", ".join(action.code for action in actions)
