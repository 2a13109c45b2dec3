"""Whether the words of a sentence are words of a clause, in their order and in their roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.faithful_words import BINDING, FREE, JOINING, NEGATION, NUMBERS, QUALIFYING
from bot.understanding.folding import fold
from bot.understanding.wording import stem

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_]+\d*|[%€£$]")
_GLUE = re.compile(r"[\s–-]*")
_SPACE = re.compile(r"[\s’'«»“”\"–-]*")
_UNITS = "%€£$"
_ACRONYM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a text. ``named``: its capital is no sentence's.

    ``glued``: nothing but space or a dash stands before it; ``parted``: more than space or a quotation mark does.
    ``word`` is folded; ``capital`` is whether it was typed with one.
    """

    word: str
    stem: str
    free: bool
    number: bool
    capital: bool
    named: bool
    glued: bool
    parted: bool

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
        between = text[end : place.start()]
        found.append(
            Token(
                word=word,
                stem=stem(word, language),
                free=typed.lower() in FREE[language] and not acronym,
                number=typed[0].isdigit() or typed in _UNITS or word in NUMBERS,
                capital=typed[:1].isupper(),
                named=acronym or (typed[:1].isupper() and not starts),
                glued=bool(found) and _GLUE.fullmatch(between) is not None,
                parted=bool(found) and _SPACE.fullmatch(between) is None,
            )
        )
        end = place.end()
    return found


def bears(clause: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether the words of ``said`` are words of ``clause``: from the beginning of one of its parts, one after the other.

    Parts begin after commas and "et". The end of one part may be cut off; what goes beyond a part goes to the end of the
    clause ("A finances B and C" is no beginning of "A finances B and C gains D"). Words that bear nothing may differ. A word
    that takes back something of what is said may not be missing.
    """
    bearing = [token for token in clause if not token.free]
    stated = [token for token in said if not token.free]
    if {token.word for token in bearing} & QUALIFYING - {token.word for token in stated}:
        return False
    starts = _beginnings(clause)
    for start, following in pairwise([*starts, len(bearing)]):
        end = start + len(stated)
        if end > following and end != len(bearing):
            continue
        if all(map(_is_same, stated, bearing[start:end])) and not _is_torn(clause, end):
            return True
    return False


def _is_same(said: Token, stands: Token) -> bool:
    """Whether they are one word; of a word that is no name, number or little word, its stem is enough."""
    if said.word == stands.word:
        return stands.capital or not said.named
    return said.stem == stands.stem and not said.exact and not stands.exact


def _beginnings(clause: Sequence[Token]) -> list[int]:
    """Where the parts of the clause begin, among its bearing words."""
    found = []
    begins, count = True, 0
    for token in clause:
        begins = begins or token.parted or token.word in JOINING
        if not token.free:
            if begins:
                found.append(count)
            begins = False
            count += 1
    return found


def _is_torn(clause: Sequence[Token], length: int) -> bool:
    """Whether a cut after so many bearing words tears what belongs together: "10 communes", "21–30", "axe 3", "par la Ville"."""
    places = [place for place, token in enumerate(clause) if not token.free]
    if length == len(places):
        return False
    place, following = places[length - 1], places[length]
    last, next_ = clause[place], clause[following]
    between = clause[place + 1 : following + 1]
    beside = len(between) == 1 and next_.glued and (last.number or next_.number)
    is_range = last.number and next_.number and all(token.glued for token in between)
    return beside or is_range or last.word in BINDING | QUALIFYING
