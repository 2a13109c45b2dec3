"""Words of a question that ask for a kind of fact elsewhere, and here belong to a line's own wording: "horaires de livraison"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.understanding.folding import fold

_WORD = re.compile(r"[a-z0-9]+")
_RUNS = (2, 3)
"""Words in a row that a line must have as the question does."""


def in_their_words(text: str, word: str, subject: frozenset[str], lines: Iterable[str]) -> bool:
    """Whether ``word``, beside one of the ``subject``, stands in one of the folded lines as it does in the folded question."""
    said = _WORD.findall(text)
    runs = [said[at : at + length] for length in _RUNS for at in range(len(said) - length + 1)]
    near = [f" {' '.join(run)} " for run in runs if word in run and subject.intersection(run)]
    return bool(near) and any(run in line for line in lines for run in near)


def plain(texts: Iterable[str]) -> list[str]:
    """The texts as words alone, folded."""
    return [f" {' '.join(_WORD.findall(fold(text)))} " for text in texts]


def asking_spans(
    text: str, spans: Sequence[tuple[int, int]], subject: frozenset[str], lines: Sequence[str]
) -> list[tuple[int, int]]:
    """Those spans of one word or more that do not stand in the lines' own wording."""
    return [
        span
        for span in spans
        if not all(in_their_words(text, word, subject - {word}, lines) for word in _WORD.findall(text[slice(*span)]))
    ]
