"""Whether a word is one of the French or English language, whatever a plan says: such a word is no slip of the pen."""

from __future__ import annotations

from functools import cache

from bot.understanding.folding import fold


def is_word(folded: str) -> bool:
    """Whether the folded word is in the French or the English dictionary of pyspellchecker, its accents left out."""
    mark = f"\n{folded}\n"
    return mark in _words("fr") or mark in _words("en")


@cache
def _words(language: str) -> str:
    """Every word of the language, folded, each between two line ends: three megabytes where a set would take thirty."""
    from spellchecker import SpellChecker  # noqa: PLC0415 - with the first word that nobody knows

    return "\n" + fold("\n".join(SpellChecker(language=language, distance=1).word_frequency.keys())) + "\n"
