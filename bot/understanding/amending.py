"""Short messages that lean on what was said just before: "non, 50 %", "pilote Julie plutôt", "oui", "la 2"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.book import Book
from bot.understanding.folding import fold
from bot.understanding.message import message
from bot.understanding.references import resolve, stated_codes
from bot.understanding.tags import STATUS_TAGS

LONGEST = 200
"""Characters of a message that leans on another; a longer one says everything itself."""

_FIRM = 0.7

_MARK = (
    r"(?:ah|oh|oups|oops|euh|mince|zut|attention|alors|pardon|desolee?|sorry|erreur(?: de ma part)?|excuse[sz]?(?:[- ]moi)?|"
    r"my (?:mistake|bad)|mea culpa|autant pour moi|au temps pour moi|wait|non|nan|no|plutot|rather|actually|en fait|enfin|"
    r"finalement|correction|rectification|(?:petite |petit )?(?:erreur|rectificatif)|(?:je )?(?:corrige|rectifie)|"
    r"je (?:me suis|m'etais) (?:trompee?|gouree?)|j'ai (?:fait une|commis une) erreur|je voulais (?:dire|ecrire)|"
    r"i (?:meant|was wrong)|i made a mistake|mais|but)"
)
_OPENS = re.compile(rf"^\W*(?:{_MARK}(?![\w'])[\s,:;.!…-]*)+")
_CLOSES = re.compile(
    r"\b(?:plutot|finalement|en fait|au lieu d\w*|et non\b|(?:et )?pas [^,]*|rather|instead|actually|not [^,]*)\W*$"
)
_LEANS = re.compile(
    r"^\W*(?:et |avec |and |with |donc )?(?:"
    r"c'?\s?(?:est|etait|sera)\b|ce (?:sera|n'est|n'etait)\b|ca (?:y est|avance|bloque|coince)|il (?:manque|reste|faut)\b|elle est\b|il est\b|tout est\b|"
    r"on (?:est|en est|sera|passe) (?:a|bloques?)\b|on (?:a|n'a) (?:pas |pas encore )?(?:fini|termine|lance|commence|demarre)\W*$|"
    r"je (?:prends|pilote|m'en (?:occupe|charge))|(?:l[ea] |l')?(?:pilot|porteu|responsable|referent|echeance|date|debut|statut|etat|avancement|prochaine etape|blocage|confiance)|"
    r"\d{1,3}\s*(?:%|pour ?cents?|percent)|\d{1,3}\W*$|fini|termine|bloque|lance|demarre|commence|en (?:cours|pause|attente)|suspendu|abandonne|fait\W*$|realise|"
    r"pas (?:encore )?(?:fini|termine|lance|commence|demarre|bloque|fait)|(?:pour|d'ici|avant|apres|fin|debut|mi|courant)\b|faute de\b|a cause\b|"
    r"it'?s\b|it (?:is|was|will)\b|we (?:are|'re) at\b|lead\b|due\b|owner\b|deadline\b|status\b|progress\b|next step\b|blocked\b|done\b|finished\b|started\b|launched\b|not (?:yet )?(?:started|done|finished)|(?:a )?(?:la )?moitie\b|un (?:quart|tiers)\b|missing\b|on hold|i (?:take|lead|'ll take|will take)\b|(?:\w+ ){1,2}(?:leads?|takes|pilote|reprend|s'en (?:occupe|charge)|prend (?:le pilotage|la suite))\b|by \w+\W*$)"
)
_YES = re.compile(
    r"\W*(?:oui|ouais|yes|yep|yeah|ok|d'accord|exact(?:ement)?|tout a fait|c'est (?:ca|bien ca|cela|celle[- ]la)|celle[- ]la|"
    r"that one|that's it|right|correct)(?:[\s,]+(?:merci|stp|svp|please|thanks|c'est (?:ca|celle[- ]la)))?\W*"
)
_NUMBER = re.compile(
    r"\W*(?:(?:c'est|plutot|je veux dire) )?(?:la |le |the |n[°o] ?|numero |number |option )*(?:(\d)|(premiere?|first)|(deuxieme|seconde?|second)|(troisieme|third))(?: (?:one|action))?\W*"
)
_FIELDS = {"due": "échéance {}", "lead": "pilote {}", "progress": "{} %"}
_BEFORE_VALUE = re.compile(
    r"^\W*(?:(?:c'?\s?(?:est|etait|sera)|ce sera|est|it'?s|it is|is)\s+)?(?:(?:pour|en|for|in|at|a)\s+(?=\S))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """A message that may lean on an earlier one. ``corrects``: it says that what was told before is not right."""

    words: str
    corrects: bool
    leans: bool


_LEADING = re.compile(
    r"^(?:et |and )?(?:c['’]est|ce sera|it['’]s|it is)\s+(?!pas\b|not\b)([^,.;]{2,40}?),?\s+(?:(?:qui|who)\s+(?:est|sera|is|pilote|leads?|porte|s['’]en (?:charge|occupe)|takes? (?:it|the lead))\s*)?"
    r"(?:(?:la|le|the|notre|our)\s+)?(?:pilote|responsable|référente?|referente?|porteuse|porteur|lead|owner)?(?:\s+(?:plutôt|plutot|finalement|en fait|rather|actually))?\W*$",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"^(?!je\b|i\b|on\b|nous\b|we\b|qui\b|who\b|le\b|la\b|pilote\b)(\w[\w’'-]*(?: \w[\w’'-]*)?) (?:leads?(?: it)?|takes (?:it(?: over)?|the lead)|is (?:leading|the lead)|pilote|reprend(?: le pilotage)?|s['’]en (?:occupe|charge)|prend le pilotage)\W*$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:takes|reprend|prend le pilotage|pilot\w*|responsable|r[ée]f[ée]rente?|porte(?:use|ur)?|leads?|owner|s['’]en (?:charge|occupe))\b",
    re.IGNORECASE,
)
_LACKS = re.compile(r"\b(?:il (?:nous |me )?manque|faute d|on manque|we lack|missing|is lacking)\b")


def leaning(text: str) -> Leaning | None:
    """The message without the words that open a correction; None for a question and for what is long."""
    if len(text) > LONGEST or "?" in text:
        return None
    folded = fold(text)
    opened = _OPENS.match(folded)
    start = opened.end() if opened is not None and len(folded) == len(text) else 0
    words = text[start:].strip()
    corrects = start > 0 or _CLOSES.search(folded) is not None
    return Leaning(words=words, corrects=corrects, leans=_LEANS.match(fold(words)) is not None)


_TAKES_BACK = re.compile(
    r"\W*(?:re[- ]?)?(?:(?:tu peux |vous pouvez |il faut |on |merci d'|please )?(?:annule[rsz]?|retire[rz]?|enleve[rz]?|efface[rz]?|supprime[rz]?|cancel|undo|remove|delete)|laisse[rz]? tomber|(?:remet[sz]?|remettre|remettez|reviens|revenir|revenez|put it back|revert)(?: (?:a )?(?:comme|l'etat)(?: c'etait)?(?: d')? ?avant| en arriere| as it was| it)?)"
    r"(?:[\s,-]+(?:tout|tous|ca|cela|le|la|les|moi|everything|all|it|that|this|stp|svp|please|merci|s'il (?:te|vous) plait|aussi|too|encore|again|une fois|plutot|du coup|finalement|ma|mon|dernier|derniere|saisie|message|avancement|mise a jour|update))*\W*"
)


def takes_back(words: str) -> bool:
    """Whether the words, below an update, ask to take it back."""
    return _TAKES_BACK.fullmatch(fold(words)) is not None


def opens_correction(text: str) -> bool:
    """Whether the message begins as a correction of what was told."""
    return _OPENS.match(fold(text[:60])) is not None


def answered(text: str, codes: tuple[str, ...], book: Book) -> str | None:
    """The code that the message chooses: by yes where there is one, by its place in the list, its code, or its name."""
    folded = fold(text)
    if len(codes) == 1 and _YES.fullmatch(folded):
        return codes[0]
    chosen = _NUMBER.fullmatch(folded)
    if chosen is not None:
        place = int(chosen[1]) if chosen[1] else next(n for n in (2, 3, 4) if chosen[n]) - 1
        return codes[place - 1] if 0 < place <= len(codes) else None
    return named(text, book)


_GROUP = re.compile(
    r"\W*(?:(?:pour|c'est|dans|au|le|la|for|the|oui|yes)[\s,]+)*(?:groupes?|group|gt|atelier)?(?: de travail)?\s*(?:n[°o]\s*)?(\d{1,2}|premiere?|deuxieme|second|troisieme|first)\W*"
)
_ORDINALS = {"premier": "1", "premiere": "1", "first": "1", "deuxieme": "2", "second": "2", "troisieme": "3"}


def chosen_group(text: str) -> str | None:
    """The number of the working group that the whole message gives, as digits."""
    found = _GROUP.fullmatch(fold(text))
    return None if found is None else _ORDINALS.get(found[1], found[1])


_ASKS_STATE = re.compile(
    r"\b(?:qui|who|pilot\w*|porte\w*|occupe|charge|lead|owner|c'est quoi|quoi|what(?:'s| is)|echeance|pour quand|due|deadline|avance\w*|historique|history)\b"
)


def asks_state(text: str) -> bool:
    """Whether a question about an action may be answered by where it stands: who leads it, when it is due."""
    return _ASKS_STATE.search(fold(text)) is not None


def without_code(words: str, code: str) -> str:
    """The words without the code, which the reader of the message will have anyway."""
    return re.sub(
        rf"(?:c['’]est )?\b{re.escape(code)}\b(?: (?:qui|which) (?:est|is))?\s*[:,]?\s*", "", words, flags=re.IGNORECASE
    ).strip()


def only_code(text: str, book: Book) -> str | None:
    """The code of the action where the message states one and reports nothing of it."""
    stated = stated_codes(message(text[:LONGEST]), book)
    return str(stated[0][2]) if len(stated) == 1 else None


def named(text: str, book: Book) -> str | None:
    """The action that the words surely name."""
    said = message(text)
    stated = stated_codes(said, book)
    if stated:
        return str(stated[0][2])
    found = resolve(said, book, book.action_index, 0, len(said.words))
    return found.code if found is not None and found.worth >= _FIRM else None


def spelled_out(words: str, code: str, fields: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
    """Complete messages that the short one may stand for, likeliest first, with the one field that each has to state.

    ``fields`` are those told before.
    """
    value = words[_BEFORE_VALUE.match(fold(words)).end() :] if len(fold(words)) == len(words) else words  # type: ignore[union-attr]
    leading = (_LEADING.match(words) or _TAKES.match(words)) if _LEADS.search(words) else None
    if leading is not None:
        return ((f"{code} : pilote {leading[1]}", "lead"),)
    value = value.strip(" .!")
    fitting = ["due", *(name for name in ("lead", "progress") if name in fields)]
    if not value.isdecimal():
        fitting = [name for name in fitting if name != "progress"]
    return ((f"{code} : {words}", None), *((f"{code} : {_FIELDS[name].format(value)}", name) for name in fitting))


_AUXILIARY = re.compile(
    r"[\s,:]*(?:\b(?:est|sont|a ete|ont ete|vient d'etre|viennent d'etre|a|ont|va|vont|sera|is|are|was|were|has been|has|have been|n'est|pas|plus|toujours|bien|enfin|encore|maintenant|desormais|deja|now|still|en|not)\b[\s,:]*)+$"
)
_NO_TITLE = frozenset("on je nous il elle c ce ca cela tout we i it they they this that vous tu ils elles".split())  # noqa: SIM905 - reads best as text
_PERCENT = re.compile(r"\b\d{1,3}\s*(?:%|pour ?cent)")
_SHORTEST_TITLE = 6


def reported_of(text: str) -> str | None:
    """What a report seems to be about though the plan does not know it: "" where it names nothing, None for no report."""
    opened = leaning(text)
    text = text if opened is None else opened.words
    said = message(text[:LONGEST])
    marks = [mark.first for mark in said.marks if mark.tag in STATUS_TAGS]
    percent = _PERCENT.search(said.folded.text)
    if not marks and percent is None:
        corrects = opened is not None and opened.corrects and bool(opened.words)
        return "" if corrects or _LACKS.search(said.folded.text) else None
    places = [said.starts[place] for place in marks] + ([percent.start()] if percent is not None else [])
    before = said.folded.text[: min(places)]
    left = _AUXILIARY.sub("", before)
    words = left.split()
    if len(left) < _SHORTEST_TITLE or not words or words[0].split("'")[0] in _NO_TITLE:
        return ""
    return text[: len(left)].strip(" ,:;.-") if len(said.folded.text) == len(text) else left.strip(" ,:;.-")
