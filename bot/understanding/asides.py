"""What somebody says of themselves before or after a question ("je suis en voiture, dites-moi quand…"): it is not asked."""

from __future__ import annotations

import re

from bot.understanding.folding import fold
from bot.understanding.wording import LITTLE, WORD

_PIECE = re.compile(r"[,;:.!…–—\n]+\s+|\s+[–—-]\s+")
_BEFORE_ASKING = re.compile(
    r"\b(?:dites[- ](?:moi|nous)|dis[- ]moi|donnez[- ](?:moi|nous)|donne[- ]moi|indiquez[- ](?:moi|nous)|rappelez[- ](?:moi|nous)|rappelle[- ]moi|redonnez[- ](?:moi|nous)"
    r"|(?:il )?me faudrait|il me faut|j'ai besoin de(?: savoir| connaitre)?|j'aimerais (?:savoir|connaitre|comprendre|avoir)|je (?:voudrais|souhaiterais?|veux|souhaite|cherche a) (?:savoir|connaitre|comprendre|avoir)"
    r"|on (?:me|nous) demande|pouvez[- ]vous me (?:dire|rappeler|donner|redonner|indiquer)|peux[- ]tu me (?:dire|rappeler|donner)"
    r"|tell me|remind me|give me|let me know|i need to know|i(?:'d| would) like to know|i(?:'m| am) wondering|can you (?:tell|give|remind) me|could you (?:tell|give|remind) me)\b"
)
_MYSELF = re.compile(
    r"^\W*(?:(?:alors|bon|donc|voila|euh|bonjour|bonsoir|salut|allo|mais|et|car|parce que?|puisque|desole\w*|pardon|excusez-moi|hello|hi|hey|sorry|well|so|and|because)\W+)*"
    r"(?:etant (?:nouve\w+|recemment|debutante?|elue?)\b|(?:c'est|ce serait|c'etait) (?:pour (?:un|une|le|la|les|mon|ma|mes|notre|nos|preparer|repondre|savoir|info)|urgent|moi|encore moi|juste pour)\b"
    r"|(?:je|j'|on|nous) ?(?:vous |te |m'|me |n'|ne |viens de |dois |vais )?"
    r"(?:suis|sommes|est|ai|a|avons|prepare\w*|redige\w*|ecris|ecrire|boucle\w*|termine\w*|dois|devons|doit|vais|allons|va|sors|sortons|arrive\w*|debute\w*|decouvre\w*|travaille\w*|represente\w*|appelle\w*|reviens|remplace\w*|anime\w*|participe\w*|rejoins|rencontre\w*|interviens)\b"
    r"|(?:i|i'm|i've|we|we're) (?:am|are|have|just|was|work|represent|run|need to (?:write|prepare|finish)|must|joined|write|prepare|preparing|writing|on|in|at|new)\b|it's for\b|this is for\b|(?:blocking|planning|preparing|drafting|writing|filling|updating|booking|finishing) (?:in |out |up )?(?:my|our|the|a|an)\b|i'm (?:on|in|at|new|preparing|writing|driving|walking|late|not)\b)"
)
_LEANS = re.compile(
    r"\b(?:y|en|celui|celle|ceux|celles|ceci|cela|ca|la-dessus|dedans|dessus|ce sujet|le meme|lequel|laquelle|l'(?:a|ai|as|avez|avons)|exact|vrai|(?<!-)(?:il|elle|ils|elles)|that|this|it|they|them|there|those|these|true|correct"
    r"|je|j'|me|m'|moi|mon|ma|mes|nous|notre|nos|i|i'm|my|us|our|ours|mine)\b"
)
"""Words by which a question leans on what was told before it: it stays whole."""

_ASKS = re.compile(
    r"\?|\b(?:quand|qui|quoi|quel\w*|combien|comment|pourquoi|est-ce|ou en|ou est|c'est quoi|when|who|what|which|how|where|why)\b"
)
_PART = re.compile(
    r"\b(?:groupe|gt|gpe|grp|atelier|axe|volet|group|axis|priority)s? ?(?:n[o°]? ?|numero |number )?(?:\d|[a-h]\b)"
)
"""A part of the plan by its label: "je suis dans le groupe 2, on travaille sur quoi ?" is about it."""

_BUILD = frozenset(
    [
        "groupe",
        "groupes",
        "group",
        "groups",
        "working",
        "axe",
        "axes",
        "axis",
        "theme",
        "inscris",
        "inscrire",
        "inscrit",
        "join",
        "rejoins",
        "rejoindre",
        "participe",
        "vais",
        "travail",
        "numero",
        "number",
    ]
)
"""Words for parts of a plan: "je m'intéresse à la recherche, quel groupe ?" asks for nothing without what stands before."""

_FEWEST = 3
"""Words of what is asked: fewer are no question by themselves."""


def without_asides(text: str) -> str:
    """The text without clauses in which somebody tells of themselves, where what is left still asks; else as it is."""
    wanted = _from_the_asking(text)
    pieces = _PIECE.split(wanted)
    if len(pieces) == 1:
        return wanted
    kept = [piece for piece in pieces if piece.strip() and not _is_aside(piece)]
    left = ", ".join(kept)
    if len(kept) == len(pieces) or not _tells(left) or _LEANS.search(_BEFORE_ASKING.sub(" ", fold(left))):
        return wanted
    return left


def _tells(left: str) -> bool:
    """Whether a clause asks for something by itself: "que dit le plan ?" does not."""
    from bot.understanding import question_words_en, question_words_fr  # noqa: PLC0415 - with the first question

    words = left.split()
    asking = question_words_fr.FRAME | question_words_en.FRAME | LITTLE | _BUILD
    return len(words) >= _FEWEST and any(word not in asking for word in WORD.findall(fold(left)))


def _is_aside(piece: str) -> bool:
    folded = fold(piece)
    if _MYSELF.match(folded) is None or _PART.search(folded) is not None:
        return False
    return _ASKS.search(folded) is None and _BEFORE_ASKING.search(folded) is None


def _from_the_asking(text: str) -> str:
    """What follows "dites-moi", where somebody tells of themselves before it."""
    folded = fold(text)
    if len(folded) != len(text):  # a ligature was written out: the places are not the same
        return text
    for found in _BEFORE_ASKING.finditer(folded):
        if not found.start():
            continue
        asked = folded[found.end() :]
        before = folded[: found.start()]
        if (
            _MYSELF.match(before)
            and not _ASKS.search(before)
            and len(asked.split()) >= _FEWEST
            and not _LEANS.search(asked)
        ):
            return text[found.start() :]
    return text
