"""A long message that asks something: the sentences of it that ask."""

from __future__ import annotations

import re

from bot.understanding.folding import fold

_LETTER = 240
"""Characters from which a text is a letter: what it asks stands in some of its sentences only."""

_MOST_READ = 6_000
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_WANTS = re.compile(
    r"\?|\b(?:j'aimerais|je voudrais|je souhaiterais?|je cherche a|pourriez-vous|pouvez-vous|pourrais-tu|peux-tu|merci de (?:me|nous) (?:dire|indiquer|preciser)"
    r"|dites-moi|dis-moi|donnez-moi|indiquez-moi|il me faudrait|savoir (?:si|quand|qui|ou|combien|comment|quel)|ma question"
    r"|i(?:'d| would) like to (?:know|have)|could you|can you|please tell|tell me|let me know|my question|i need to know|wonder(?:ing)? (?:if|whether|when|who|what))\b"
)


def asking_sentences(text: str) -> str:
    """Of a letter the sentences that ask, without those before them; a short text, or one that asks nowhere, as it is."""
    if len(text) <= _LETTER:
        return text
    asking = [found[0].strip() for found in _SENTENCE.finditer(text[:_MOST_READ]) if _WANTS.search(fold(found[0]))]
    return " ".join(asking) or text


def asking_part(text: str) -> str:
    """A letter's sentences that ask, each with the one before it; a short text, or one that asks nowhere, as it is."""
    if len(text) <= _LETTER:
        return text
    sentences = [found[0].strip() for found in _SENTENCE.finditer(text[:_MOST_READ]) if found[0].strip()]
    asking = [number for number, sentence in enumerate(sentences) if _WANTS.search(fold(sentence))]
    if not asking or len(sentences) == 1:
        return text
    kept = sorted({place for number in asking for place in (number - 1, number) if place >= 0})
    return " ".join(sentences[place] for place in kept)
