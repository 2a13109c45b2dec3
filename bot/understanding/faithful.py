"""Whether a sentence says nothing but what quotations say. No model judges here, and nothing is guessed: doubt is a no.

A sentence is faithful when its words are, in their order, words of one clause of one quotation. Words may be left out, few
may be replaced by others of the same meaning; see docs/decisions/0010 for the whole of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from bot.understanding.faithful_clauses import Token, fits, tokens
from bot.understanding.faithful_words import NEGATION
from bot.understanding.folding import fold
from bot.understanding.wording import language_of

LONGEST = 300
MOST_SENTENCES = 2
FEWEST_WORDS = 2
MOST_REPLACED = 4
"""One word in so many may be another of the same meaning."""

_SIGNS = frozenset(" \u00a0\u202f.,;:'’()%€–-«»“”\"")
_ODD_PLACES = re.compile(r"\w\.[^\W\d]|:\w|\w:/|-{2,}|\.{2,}|\bwww\b", re.IGNORECASE)
"""What may come alive or hide in prose of those signs: an address, the name of an emoji, a rule."""

_QUOTED = re.compile(r"«([^«»]*)»|“([^“”]*)”|\"([^\"]*)\"")
_ENDS = re.compile(r"(?<=[.;])\s+")
_CLAUSE = re.compile(r"[.;!?]+(?=\s|$)|\s*\|\s*|\n+")
_PARTS = re.compile(r"\s*[,:]\s+(?:(?:et|and)\s+)?|\s+(?:et|and|ainsi que|as well as)\s+")
_LEAD = {
    "fr": re.compile(r"(?:le|ce) (?:plan|document|texte) (?:mentionne|cite|indique|evoque|enonce)\s*:?\s*"),
    "en": re.compile(r"(?:the|this) (?:plan|document|text) (?:mentions|names|lists|states)\s*:?\s*"),
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
    REPLACED = "replaced"
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
    return all(_is_plain_character(character) for character in set(said)) and not _ODD_PLACES.search(said)


@cache
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
    words = replaced = 0
    for sentence in sentences:
        said = tokens(sentence, language, opening=True)
        if _denies(said):
            return Unfaithful.NEGATION
        found = _fit(sentence, clauses, language)
        if found is None:
            return Unfaithful.UNSUPPORTED
        replaced += found
        words += sum(not token.free for token in said)
    if words < FEWEST_WORDS:
        return Unfaithful.EMPTY
    return Unfaithful.REPLACED if replaced * MOST_REPLACED > words else None


def _denies(words: Sequence[Token]) -> bool:
    return any(token.word in NEGATION for token in words)


def _fit(sentence: str, clauses: Sequence[Sequence[Token]], language: str) -> int | None:
    """How many words of the sentence were replaced; None when the clauses do not bear it."""
    whole = _best(tokens(sentence, language, opening=True), clauses, language)
    if whole is not None:
        return whole
    folded = fold(sentence)
    lead = _LEAD[language].match(folded) if len(folded) == len(sentence) else None
    if lead is None:
        return None
    rest = sentence[lead.end() :].strip()
    alone = _best(tokens(rest, language), clauses, language)
    if alone is not None:
        return alone
    fits_of_parts = [
        _best(tokens(part, language), clauses, language) for part in _PARTS.split(rest) if part.strip(" .")
    ]
    known = [found for found in fits_of_parts if found is not None]
    return sum(known) if known and len(known) == len(fits_of_parts) else None


def _best(said: Sequence[Token], clauses: Sequence[Sequence[Token]], language: str) -> int | None:
    if all(token.free for token in said):
        return None
    found = [cost for clause in clauses if (cost := fits(said, clause, language)) is not None]
    return min(found, default=None)
