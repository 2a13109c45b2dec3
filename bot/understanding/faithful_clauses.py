"""Whether the words of a sentence are words of a clause, in their order and in their roles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.faithful_words import BINDING, FREE, NEGATION, NUMBERS, QUALIFYING
from bot.understanding.folding import fold
from bot.understanding.wording import stem, thesaurus

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_]+\d*|[%€£$]")
_GLUE = re.compile(r"[\s–-]*")
_UNITS = "%€£$"
_ACRONYM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a text. ``glued``: nothing but space or a dash stands before it. ``named``: its capital is no sentence's.

    ``word`` is folded; ``capital`` is whether it was typed with one.
    """

    word: str
    stem: str
    free: bool
    number: bool
    capital: bool
    named: bool
    glued: bool

    @property
    def exact(self) -> bool:
        """Whether nothing but the same word will do."""
        return self.number or self.named or self.word in BINDING | QUALIFYING | NEGATION


def tokens(text: str, language: str, *, opening: bool = False) -> list[Token]:
    """The words of ``text``. ``opening``: its first word has a capital because a sentence begins."""
    found: list[Token] = []
    end = 0
    for place in _TOKEN.finditer(text):
        typed = place[0]
        word = fold(typed)
        acronym = len(typed) >= _ACRONYM and typed.isupper() and typed.isalpha()
        starts = opening and not found
        found.append(
            Token(
                word=word,
                stem=stem(word, language),
                free=typed.lower() in FREE[language] and not acronym,
                number=typed[0].isdigit() or typed in _UNITS or word in NUMBERS,
                capital=typed[:1].isupper(),
                named=acronym or (typed[:1].isupper() and not starts),
                glued=bool(found) and _GLUE.fullmatch(text[end : place.start()]) is not None,
            )
        )
        end = place.end()
    return found


def fits(said: Sequence[Token], clause: Sequence[Token], language: str) -> int | None:
    """How many words of ``said`` stand for another of ``clause``; None when ``clause`` does not bear ``said``."""
    bearing = [place for place, token in enumerate(clause) if not token.free]
    after = _after(clause)
    before = _before(clause, after)
    stated = [(place, token) for place, token in enumerate(said) if not token.free]
    if {token.word for token in clause} & QUALIFYING - {token.word for token in said}:
        return None
    costs: dict[int, int] = {-1: 0}
    for place, token in stated:
        holds = place > 0 and token.glued and not said[place - 1].free and (token.number or said[place - 1].number)
        reached: dict[int, int] = {}
        for at in bearing:
            cost = _same(token, clause[at], language)
            if cost is None:
                continue
            ways = [
                paid
                for last, paid in costs.items()
                if last < at
                and (before[at] is None or before[at] == last)
                and (after.get(last) is None or after[last] == at)
                and (not holds or last == at - 1)
            ]
            if ways:
                reached[at] = min(ways) + cost
        costs = reached
    return min((paid for last, paid in costs.items() if after.get(last) is None), default=None)


def _same(said: Token, stands: Token, language: str) -> int | None:
    """0 for the same word, 1 for another of the same meaning, None for neither."""
    if said.word == stands.word:
        return None if said.named and not stands.capital else 0
    if said.exact or stands.exact:
        return None
    if said.stem == stands.stem:
        return 0
    known = thesaurus(language)
    return 1 if known.of(said.stem) & known.of(stands.stem) else None


def _before(clause: Sequence[Token], after: Mapping[int, int]) -> list[int | None]:
    """For each word the one that it does not stand without: what gives it its role, the beginning of a range, its noun.

    A number that counts what follows it ("12,000 trees") needs none before it; one that does not ("axe 3", "avril 2015") does.
    """
    needed: list[int | None] = []
    last: int | None = None
    for place, token in enumerate(clause):
        bound = None
        if last is not None and not token.free:
            before = clause[last]
            beside = last == place - 1 and token.glued and place not in after
            if before.word in BINDING or (token.number and (beside or _is_range(clause, last, place))):
                bound = last
        needed.append(bound)
        if not token.free:
            last = place
    return needed


def _after(clause: Sequence[Token]) -> dict[int, int]:
    """For each number the word that it does not stand without: its unit, what it counts, the end of a range."""
    needed: dict[int, int] = {}
    bearing = [place for place, token in enumerate(clause) if not token.free]
    for place, following in pairwise(bearing):
        next_ = clause[following]
        beside = following == place + 1 and next_.glued
        if clause[place].number and (beside or _is_range(clause, place, following)):
            needed[place] = following
    return needed


def _is_range(clause: Sequence[Token], first: int, last: int) -> bool:
    """Whether two numbers stand together: "21–30", "du 21 au 30", "3 000"."""
    between = clause[first + 1 : last + 1]
    return clause[first].number and clause[last].number and all(token.glued for token in between)
