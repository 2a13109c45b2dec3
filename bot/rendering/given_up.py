"""What a person is told whose request could not be worked on."""

from __future__ import annotations

from bot.domain.people import Language
from bot.rendering.blocks import escape
from bot.texts import texts

LONGEST = 120


def given_up_words(said: str, reference: str, language: Language) -> str:
    """That nothing came of it, what it was, and what to do."""
    words = texts(language)
    line = " ".join(said.split())
    if not line:
        return words.say(
            "One of your requests could not be worked on, in spite of several tries: nothing was recorded. Please make it again; if that fails too, tell your administrator this reference: %(reference)s.",
            reference=reference,
        )
    shown = line if len(line) <= LONGEST else line[:LONGEST].rstrip() + "…"
    return words.say(
        "Your message %(said)s could not be worked on, in spite of several tries: nothing was recorded. Please write it again; if that fails too, tell your administrator this reference: %(reference)s.",
        said=words.quoted(escape(shown)),
        reference=reference,
    )
