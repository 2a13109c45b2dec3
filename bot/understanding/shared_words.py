"""What of a question may be told to a stranger: words that everybody uses, and words of the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.folding import fold
from bot.understanding.wording import LITTLE, WORD, stem, thesaurus

LONGEST = 300
LEFT_OUT = "…"
_MARKUP = re.compile(r"<[^<>]*>|\S+@\S+|\w+://\S*")
_WORD = re.compile(r"\w+")
_LEFT_OUT = re.compile(r"…(?:\W*…)+")


def shared_words(question: str, quotations: Sequence[str], language: str) -> str:
    """The question with an ellipsis for each word that is neither general nor of the quotations: names, ids, addresses, figures."""
    of_plan = {word for text in quotations for word in WORD.findall(fold(text))}
    stems = {stem(word, language) for word in of_plan}
    known = thesaurus(language)

    def shown(place: re.Match[str]) -> str:
        word = fold(place[0])
        if word in of_plan or word in LITTLE:
            return place[0]
        name = place[0][:1].isupper() and place.start() > 0
        general = word.isalpha() and not name and bool(known.of(stem(word, language)))
        return place[0] if general or (not name and stem(word, language) in stems) else LEFT_OUT

    told = " ".join(_MARKUP.sub(LEFT_OUT, question[:LONGEST]).split())
    return _LEFT_OUT.sub(LEFT_OUT, _WORD.sub(shown, told))
