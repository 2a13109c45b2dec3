"""Words to stems: folded, without stop words, French stemming."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

from bot.understanding.folding import fold

_WORD = re.compile(r"[a-z0-9]+")

STOP_WORDS = frozenset(
    """
    a ai ainsi alors au aux avec c ce ces cet cette d dans de des donc du elle en entre est et eux il ils j je l
    la le les leur leurs lui m ma mais me meme mes n ne nos notre nous on ont ou par pas pour qu que qui s sa sans
    se ses si son sont sur t ta te tes toi ton tu un une vos votre vous y the an of to in on for and or is are was
    be it this that with by from at as
    """.split()  # noqa: SIM905 - so many words read best as text
)

_STEMMER = Stemmer.Stemmer("french")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The French stem of a folded word."""
    return str(_STEMMER.stemWord(word))


def stems(text: str) -> list[str]:
    """The stems of the words that tell something, in order."""
    return [
        stem(word) for word in _WORD.findall(fold(text)) if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())
    ]
