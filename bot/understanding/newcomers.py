"""A working group's own action, as a message adds it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.message import Message
from bot.understanding.reasons import tidy

_CALL = r"(?:(?:bonjour|bonsoir|salut|hello|hi|hey|jalon|a tous|a toutes|svp|stp|please|merci de|ah|oh|euh|eh|et|bon|alors|sinon|aussi|au fait|and|also|so|by the way|<@[a-z0-9|]+>)[\s,:!.]+){0,4}"
_ADD = r"(?:r?ajout\w*|inscri\w+|cre(?:er?|ez|ons)|prevoi[rt]\w*|not(?:er?|ez)|enregistr\w+|add|create|register|record|propos\w+|lance[rz]?|integr\w+|mett(?:re|ez)|mets|track|include)"
_OPENING = re.compile(
    rf"(?:^\W*{_CALL}(?:on a |nous avons |voici |il y a |j'ai |we have |we need |here is |there is |il (?:nous )?faut |creation d')?(?:(?:une|1|a|\+ ?1|\+ ?une|encore une) )?(?:autre |petite )?(?:nouvelle action|nvelle action|new action|proposition d'action|idee d'action|action proposee|proposed action|action (?:nouvelle|supplementaire|en plus|a ajouter|de plus)|(?<=creation d'une )action|additional action|\+ ?1 action|action \+ ?1|another action|extra action)\b"
    rf"|\b(?:{_ADD}[- ]?(?:moi |nous |donc |aussi |bien |please |also |stp |svp |s'il (?:te|vous) plait,? )?(?:une |1 |l'|cette |an? |the |this |another |la )?(?:autre |nouvelle |new |petite |extra |following )?action)\b(?! (?:[a-z]{{1,2}}-?\d|en |terminee|a jour)))"
    r"(?: (?:suivante|nouvelle|supplementaire|de plus|en plus|a suivre|next))?"
)
_FOR = re.compile(
    r"^\W*(?:(?:pour|pr|dans|du|au|de|au titre du|for|in|to|from|under|sur)\s+(?:le\s+|l'|the\s+|our\s+|notre\s+)?(?:(?:groupe(?: de travail)?|group|working group|gt|axe|axis)\s*(?:n[°o]?\s*)?(?:\d{1,2}|[a-z]\b)?|nous|us|moi|liste|plan|list|notre groupe|tableau)|(?:groupe|gt|group|axe|axis)\s*(?:n[°o]?\s*)?(?:\d{1,2}|[a-z]\b))\s*"
)
_END = re.compile(
    r"\s*(?:[,;(]|\.\s|\.$|\n|[-–]\s)\s*(?:(?:avec |et )?(?:pour )?(?:co-?)?(?:pilot|porteu|referent|responsable|lead|owner|echeance|deadline|due|date limite|livraison|pour le|pour fin|pour debut|d'ici|avant|a rendre|debut|demarrage|on demarre|starts?|by |merci|thanks|c'est |groupe |group |prochaine|a partir|statut|en cours|budget|portee? par|pilotee? par|led by|confie|a lancer))"
    r"|\s+(?:pilotee? par|portee? par|led by|confiee? a|d'ici (?:a |au |la |le |fin|debut)|a rendre|avant (?:le|la|fin|debut)|pour le \d|by (?:the )?(?:end|\d|mid|early|late|mon|tue|wed|thu|fri|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|due\b|pour fin|echeance|deadline|\(pilote|\(lead)"
    r"|\s*[;\n]"
)
_SHORT = 4
_ASIDE = re.compile(r"\b(?:de grace|merci|bravo|lol|mdr|croissants?|haha)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """A new action's title, empty if none is stated; ``sure`` is False where the words only look like one."""

    title: str
    sure: bool


def newcomer(message: Message) -> Newcomer | None:
    """The action that a message adds, or None where it adds none."""
    text = message.folded.text
    if "action" not in text:
        return None
    found = _OPENING.search(text)
    if found is None:
        return None
    begin = found.end()
    while (group := _FOR.match(text[begin : begin + 80])) is not None and group.end() > 0:
        begin += group.end()
    rest = text[begin:]
    colon = rest.find(":")
    opened = colon != -1 and (not rest[:colon].strip(" ,-") or len(rest[:colon].split()) <= _SHORT)
    between = rest[:colon] if opened else ""
    is_bare = not opened and not rest.strip(" ,.;:!-(\n")
    start = begin + (colon + 1 if opened else 0)
    stop = _END.search(text, start + 1)
    end = stop.start() if stop is not None else len(text)
    first, last = message.folded.span(start, max(end, start + 1)) if start < len(text) else (0, 0)
    title = "" if is_bare or end <= start else tidy(message.text[first:last]).strip(' ?"«»')
    odd = bool(_ASIDE.search(rest)) or (opened and bool(between.strip(" ,-")) and _ASIDE.search(text) is not None)
    return Newcomer(title=title[:1].upper() + title[1:], sure=bool(title) and not odd)
