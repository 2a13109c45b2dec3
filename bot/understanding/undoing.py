"""Words that take the last update back."""

from __future__ import annotations

import re

from bot.understanding.folding import fold

_UNDO = re.compile(
    r"\W*(?:annule[rsz]?|undo|cancel|retire[rz]?|oublie[rz]?)(?:[- ](?:le|la|l|ca|cela|it|that))?"
    r"(?:\s+(?:ma|mon|la|le|l'|my|the|what|ce que)?\s*(?:derniere?|last|latest)?\s*(?:mise a jour|avancement|saisie|message|update|entry|"
    r"(?:je viens de|i just) (?:dire|ecrire|said|wrote)))?(?:\s+(?:stp|svp|s'il (?:te|vous) plait|please|merci))?\W*"
)


def asks_to_undo(text: str) -> bool:
    """Whether the whole message asks to take the writer's last update back."""
    return len(text) < 80 and _UNDO.fullmatch(fold(text).strip()) is not None  # noqa: PLR2004 - longer is about something else
