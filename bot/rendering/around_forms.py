"""Forms around answers: a coordinator's answer, and a word of the lexicon."""

from __future__ import annotations

import json

from bot.domain.answering import Term, WaitingQuestion
from bot.domain.people import Language
from bot.rendering.around_words import own
from bot.rendering.blocks import ANSWER_FORM, TERM_FORM, Block, context, section
from bot.rendering.forms import Field, input_block, modal, text_input
from bot.texts import texts

LONGEST_ANSWER = 2_000
ANSWER = Field("answer", "value")
TERM = Field("term", "value")
MEANING = Field("meaning", "value")


def answer_form(question: WaitingQuestion, language: Language, *, at_home: bool) -> Block:
    """The modal in which a coordinator answers what the plan does not say."""
    words = texts(language)
    shown = [section("> " + own(" ".join(question.question.split())))]
    if question.leans_on:
        shown.append(context(words.say("After: %(question)s", question=own(" ".join(question.leans_on.split())))))
    told = words.say(
        "Whoever asked is told. The answer is kept, with your name and the date, marked as outside the plan."
    )
    field = input_block(
        ANSWER,
        words.say("Your answer"),
        text_input(ANSWER, "", multiline=True, longest=LONGEST_ANSWER),
        hint=told,
    )
    metadata = json.dumps({"question": question.id, "home": at_home})
    blocks = [*shown, field]
    return modal(ANSWER_FORM, words.say("Answer the question"), blocks, words, metadata, submit=words.say("Answer"))


def term_form(term: Term | None, language: Language) -> Block:
    """The modal that adds or changes a word of the lexicon; without a meaning the word is taken out."""
    words = texts(language)
    meaning_hint = "" if term is None else words.say("Leave it empty to take the word out of the lexicon.")
    blocks = [
        input_block(
            TERM, words.say("Word or abbreviation"), text_input(TERM, "" if term is None else term.term, longest=60)
        ),
        input_block(
            MEANING,
            words.say("What it stands for"),
            text_input(MEANING, "" if term is None else term.meaning, longest=300),
            optional=term is not None,
            hint=meaning_hint or None,
        ),
    ]
    return modal(TERM_FORM, words.say("Lexicon"), blocks, words, "{}")
