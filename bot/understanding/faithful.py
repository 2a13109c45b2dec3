"""Whether a sentence says nothing but what quotations say. No model judges here, and nothing is guessed: doubt is a no.

A sentence is faithful when it is the beginning of a part of a clause of a quotation: it chooses, and cuts the end off. Several
may be joined after a lead that is true of each. See docs/decisions/0010 for the whole of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from bot.understanding.faithful_clauses import Token, bears, tokens
from bot.understanding.faithful_words import NEGATION
from bot.understanding.wording import language_of

LONGEST = 300
MOST_SENTENCES = 2
FEWEST_WORDS = 2
MOST_LITTLE = 3
"""Little words in a row: "et de la monnaie"."""

_SIGNS = frozenset(" \u00a0\u202f.,;:'’()%€–-/«»“”\"")
_ODD_PLACES = re.compile(r"\w\.[^\W\d]|:\w|:/|//|(?<!\S)/\S|-{2,}|\.{2,}|\bwww\b", re.IGNORECASE)
"""What may come alive or hide in prose of those signs: an address, the name of an emoji, a rule."""

_QUOTED = re.compile(r"«([^«»]*)»|“([^“”]*)”|\"([^\"]*)\"")
_ENDS = re.compile(r"(?<=[.;])\s+")
_CLAUSE = re.compile(r"[.;!?](?=\s|$)|[|\n]")
_PARTS = re.compile(r"\s*[,:]\s+(?:(?:et|and)\s+)?|\s+(?:et|and|ainsi que|as well as)\s+")
_LEAD = {
    "fr": re.compile(
        r"(?:le|ce) (?:plan|document|texte) (?:mentionne|cite|indique|évoque|énonce)\s*:?\s*", re.IGNORECASE
    ),
    "en": re.compile(r"(?:the|this) (?:plan|document|text) (?:mentions|names|lists|states)\s*:?\s*", re.IGNORECASE),
}


class Unfaithful(StrEnum):
    """Why a sentence is not taken."""

    EMPTY = "empty"
    LONG = "long"
    SIGNS = "signs"
    QUOTATION = "quotation"
    LANGUAGE = "language"
    NEGATION = "negation"
    UNSUPPORTED = "unsupported"
    NOTHING_NEW = "nothing_new"


def unfaithful(said: str, quotations: Sequence[str], language: str) -> Unfaithful | None:  # noqa: PLR0911 - one return for each reason
    """Why ``said`` is not taken as a restatement of ``quotations`` in ``language`` (``fr`` or ``en``); None when it is."""
    said = said.strip(" \n")
    if not said:
        return Unfaithful.EMPTY
    if len(said) > LONGEST or len(said) >= sum(map(len, quotations)):
        return Unfaithful.LONG
    if not _is_plain(said):
        return Unfaithful.SIGNS
    exact = {plainly(text) for text in quotations}
    if plainly(said).rstrip(".") in {text.rstrip(".") for text in exact}:
        return Unfaithful.NOTHING_NEW
    unquoted = _QUOTED.sub(lambda found: f" {next(filter(None, found.groups()), '')} ", said)
    if set(unquoted) & set('«»“”"') or any(
        plainly(next(filter(None, found.groups()), "")) not in exact for found in _QUOTED.finditer(said)
    ):
        return Unfaithful.QUOTATION
    sentences = [part for part in _ENDS.split(unquoted) if part.strip(" .;")]
    if len(sentences) > MOST_SENTENCES:
        return Unfaithful.LONG
    if language_of(unquoted, language) != language:
        return Unfaithful.LANGUAGE
    return _supported(sentences, quotations, language)


def plainly(text: str) -> str:
    """``text`` as quotations are compared: white space and apostrophes folded, nothing else."""
    return " ".join(text.replace("’", "'").split())


def _is_plain(said: str) -> bool:
    """Whether ``said`` has Latin letters, digits and the signs of prose alone, in places where prose has them."""
    if said.count("(") != said.count(")") or _ODD_PLACES.search(said):
        return False
    return all(_is_plain_character(character) for character in set(said))


def _is_plain_character(character: str) -> bool:
    if character in _SIGNS or (character.isascii() and character.isalnum()):
        return True
    return unicodedata.name(character, "").startswith("LATIN ") and character == unicodedata.normalize(
        "NFKC", character
    )


def _supported(sentences: Sequence[str], quotations: Sequence[str], language: str) -> Unfaithful | None:
    clauses = [
        clause
        for text in quotations
        for part in _CLAUSE.split(text)
        if (clause := tokens(part, language, opening=True)) and not _denies(clause)
    ]
    words = 0
    for sentence in sentences:
        said = tokens(sentence, language, opening=True)
        if _denies(said):
            return Unfaithful.NEGATION
        if not _is_borne(sentence, clauses, language):
            return Unfaithful.UNSUPPORTED
        words += sum(not token.free for token in said)
    return Unfaithful.EMPTY if words < FEWEST_WORDS else None


def _denies(words: Sequence[Token]) -> bool:
    return any(token.word in NEGATION for token in words)


def _is_borne(sentence: str, clauses: Sequence[Sequence[Token]], language: str) -> bool:
    """Whether one clause bears the sentence; after a lead that is true of each, a clause for each of its parts."""
    if _some_clause(tokens(sentence, language, opening=True), clauses):
        return True
    lead = _LEAD[language].match(sentence)
    if lead is None:
        return False
    rest = sentence[lead.end() :]
    if _some_clause(tokens(rest, language), clauses):
        return True
    parts = [part for part in _PARTS.split(rest) if part.strip(" .")]
    return bool(parts) and all(_some_clause(tokens(part, language), clauses) for part in parts)


def _some_clause(said: Sequence[Token], clauses: Sequence[Sequence[Token]]) -> bool:
    return _reads_as_words(said) and any(bears(clause, said) for clause in clauses)


def _reads_as_words(said: Sequence[Token]) -> bool:
    """Whether little words lead to others: none stands at the end, and few stand together."""
    if not said or said[-1].free:
        return False
    runs = "".join("-" if token.free else " " for token in said).split()
    return all(len(run) <= MOST_LITTLE for run in runs)
