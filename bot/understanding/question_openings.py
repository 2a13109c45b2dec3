"""Whether a text asks by the way it is put: "plus d'infos sur", "qui est à la manœuvre sur", "the next meeting please".

The turns and forms that questions are read through tell it: those that stand for words of asking.
"""

from __future__ import annotations

import re
from functools import cache

from bot.understanding.question_facts_asked import FACTS_EN, FACTS_FR
from bot.understanding.question_times_asked import TIMES_EN, TIMES_FR
from bot.understanding.question_turns import TURNS_EN, TURNS_FR
from bot.understanding.sieve import Sieve

_STANDS_FOR_ASKING = re.compile(
    r"\b(?:que dit|que fait|qui pilote|quel(?:le)?s?|a qui|dans quel|comment vous|combien|pourquoi|prochain|prochaine|precedent|c'est quoi|parle de|what|who|which|how|when|where|next|previous|deadline for)\b"
)

_NAMES_AN_EVENT = re.compile(r" (?:prochaine|next|previous) \\1 | \\1 precedent ")
"""A report names the next step as well."""


@cache
def _turns(language: str) -> Sieve:
    tables = (TURNS_EN, FACTS_EN, TIMES_EN) if language == "en" else (TURNS_FR, FACTS_FR, TIMES_FR)
    found = [(pattern, plain) for table in tables for pattern, plain in table if _STANDS_FOR_ASKING.search(plain)]
    return Sieve([pattern for pattern, plain in found if not _NAMES_AN_EVENT.fullmatch(plain)])


def asks_by_its_turn(folded: str, language: str) -> bool:
    """Whether one of the ways of asking stands in the folded text."""
    return any(pattern.search(folded) for _, pattern in _turns(language).candidates(folded))
