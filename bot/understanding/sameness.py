"""When two questions ask the same: the same contentful words, asked with the same kind of word, about the same part of the plan."""

from __future__ import annotations

from hashlib import sha256

from bot.understanding.questions import Asked
from bot.understanding.word_lists import word_set
from bot.understanding.wording import WORD

_ASKING = {
    "qui": "who",
    "who": "who",
    "whom": "who",
    "quand": "when",
    "when": "when",
    "ou": "where",
    "where": "where",
    "combien": "how many",
    "many": "how many",
    "much": "how many",
    "comment": "how",
    "how": "how",
    "pourquoi": "why",
    "why": "why",
}
"""Words that ask for another thing about the same subject; "quel", "what" and the like leave that to the other words."""

_TURNING = word_set("""
    pas non ne n ni sans hors contre avant apres depuis pendant jusque jusqu plus moins sauf not no nor without against before after
    since during until more less except
    """)
"""Little words that turn the sense of a question."""


def question_id(asked: Asked) -> str:
    """An opaque name, the same for questions that ask the same. Politeness, accents, order and endings do not count."""
    words = WORD.findall(asked.text)
    contentful = sorted({term.stem for term in asked.named})
    labels = [*(f"group {label}" for label in sorted(asked.groups)), *(f"axis {label}" for label in sorted(asked.axes))]
    asking = sorted({_ASKING[word] for word in words if word in _ASKING})
    turning = sorted({word for word in words if word in _TURNING})
    if not contentful and not labels:  # nothing to hold on to: only the very same words ask the same
        contentful = words
    parts = ("|".join(part) for part in (contentful, labels, asking, turning))
    return sha256("\n".join((asked.language, *parts)).encode()).hexdigest()[:20]
