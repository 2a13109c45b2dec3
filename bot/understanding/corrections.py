"""What follows an update and leaves its action out: "non, en fait c'est 50 %", "pilote Julie plutôt", "c'est pour mai"."""

from __future__ import annotations

import re

from bot.understanding.folding import Folded

LONGEST = 160
"""Characters of a message that may lean on the one before it: what is longer names its action."""

_WORDS = (
    r"(?:ah|oh|euh|hum)?\W*(?:non|si|pardon|desolee?|oups|erreur(?: de ma part)?|correction|rectificatif|rectification|en fait|en realite|finalement"
    r"|plutot|je (?:voulais|veux) dire|je corrige|je rectifie|je me suis trompee?|mea culpa|sorry|oops|no|actually|i meant|my mistake|rather|make that)"
)
_BEGINS = re.compile(rf"^\W*(?:{_WORDS}\b\W*)+")
_ENDS = re.compile(r"\W*\b(?:finalement|plutot|en fait|du coup|au final|actually|instead|rather|after all)\W*$")
_FOR = re.compile(r"^(?:c'est|ce sera|ca sera|it's|it is|it will be)?\s*(?:pour|prevu pour|for|due)\s+")


def is_correction(text: str) -> bool:
    """Whether the words take something back that was said before."""
    folded = Folded.of(text).text
    return _BEGINS.match(folded) is not None or _ENDS.search(folded) is not None


def as_said_of(code: str, text: str) -> tuple[str, ...]:
    """The message as it would have been written in full about the action ``code``, the likeliest first."""
    folded = Folded.of(" ".join(text.split()))
    begins, ends = _BEGINS.match(folded.text), _ENDS.search(folded.text)
    start = folded.span(0, begins.end())[1] if begins is not None and begins.end() else 0
    stop = (
        folded.span(ends.start(), len(folded.text))[0]
        if ends is not None and ends.start() > 0
        else len(folded.original)
    )
    plain = folded.original[start:stop].strip(" ,:;-–—")
    full = [f"{code} : {plain}"]
    when = _FOR.match(Folded.of(plain).text)
    if when is not None:
        full.append(f"{code} : échéance {plain[when.end() :]}")
    return tuple(full) if plain else ()
