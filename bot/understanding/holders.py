"""Who takes an action on: the lead that a message names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.readings import SELF
from bot.understanding.folding import fold
from bot.understanding.message import Message
from bot.understanding.tags import Tag

_SELF_WORDS = frozenset({"moi", "me", "myself", "moi meme", "moi-meme", "je", "i"})
_TITLE = r"(?:(?:M\.|Mme|Mlle|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Monsieur|Madame|M)\s+)?"
_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w-]|[’'](?=[A-ZÀ-ÖØ-Þ])){0,40}"
_LINK = r"(?:de |du |d['’]|le |la |van |von |ben |el |al |dos |da )?"
NAME = rf"(?:<@[A-Za-z0-9]{{1,30}}(?:\|[^<>]{{0,80}})?>|@{_WORD}|{_TITLE}{_WORD}(?: {_LINK}{_WORD}){{0,3}})"
_BODY = rf"(?:(?:le |la |les |l['’]|the )?(?:[Ss]ervice|[Dd]irection|[Dd]épartement|[Aa]ssociation|[Mm]airie|[Vv]ille|[Rr]égion|[Pp]ôle|[Éé]quipe|[Dd]epartment|[Tt]eam|[Cc]ouncil)(?: [\w’'-]{{1,30}}){{0,4}}|{NAME})"
_SMALL = r"(?!(?:le|la|les|l|un|une|des|du|nos|notre|mes|mon|ma|qui|ce|cette|a|the|our|an|nous|eux|lui|personne|nobody)\b)[a-zà-öø-ÿ][a-zà-öø-ÿ-]{2,20}"
_ROLE = r"(?:co-?)?(?:pilot(?:e|es|age)|porteu(?:r|se)s?|r[ée]f[ée]rente?|responsable|chef(?:fe)? de projet|charg[ée]e? de mission|lead|owner|project manager)"
_ACTING = r"(?:qui\s+)?(?:pilote(?:ra)?|(?:reprend(?:ra)?|assure(?:ra)?)\s+(?:le\s+pilotage|la\s+responsabilité)|reprend(?:ra)?\s+(?:le|la|l['’]|ce|cette|en main)|prend(?:ra)?\s+(?:la\s+(?:suite|main|rel[èe]ve)|le\s+(?:relais|pilotage|dossier|lead)|en\s+(?:charge|main))|s['’ ]?en\s+(?:occupe|charge)(?:ra)?|s['’ ]occupe(?:ra)?|porte(?:ra)?\s+(?:le|la|l['’])|coordonne(?:ra)?|g[èe]re(?:ra)?|succ[èe]de|remplace|est\s+aux?\s+(?:manettes|manœuvre))"
_TAKING = r"(?:who\s+)?(?:is\s+)?(?:leads|leading|(?:will|to)\s+lead|takes?\s+(?:it\s+|this\s+|that\s+)?over|taking\s+(?:it\s+)?over|takes\s+the\s+lead|(?:is\s+)?in\s+charge|picks\s+(?:it\s+|this\s+)?up|is\s+the\s+(?:new\s+)?(?:lead|owner)|is\s+(?:now\s+)?lead|runs\s+(?:it|this)|replaces|will\s+take\s+(?:it|this|over))"
_GIVEN = r"(?:r?epris(?:e|es)?\s+(?:en\s+main\s+)?par|pilot[ée]{1,2}e?s?\s+par|port[ée]{1,2}e?s?\s+par|(?:re)?confi[ée]{1,2}e?s?\s+[àa]|attribu[ée]{1,2}e?s?\s+[àa]|affect[ée]{1,2}e?s?\s+[àa]|suivi(?:e|es)?\s+par|g[ée]r[ée]{1,2}e?s?\s+par|conduite?s?\s+par|assur[ée]{1,2}e?s?\s+par|coordonn[ée]{1,2}e?s?\s+par|anim[ée]{1,2}e?s?\s+par|led\s+by|taken\s+over\s+by|owned\s+by|run\s+by|handed\s+(?:over\s+)?to|assigned\s+to|managed\s+by|coordinated\s+by)"

_PATTERNS = (
    re.compile(rf"(?i:\bpasse(?:ra)?\s+(?:la\s+main|le\s+relais|le\s+dossier|le\s+pilotage|le\s+flambeau)\s+[àa])\s+(?P<name>{_BODY}|{_SMALL})"),
    re.compile(rf"(?i:\b{_ROLE})\s*(?:[:=]|->|→)\s*(?P<free>(?:(?:M|Mme|Mlle|Mr|Mrs|Ms|Dr)\.\s*)?[^,;.()\n!?]{{1,60}})"),
    re.compile(rf"(?i:\b{_GIVEN})\s+(?P<name>{_BODY}|{_SMALL})"),
    re.compile(rf"(?i:\b(?:c['’ ]?est|it['’]?s|it is)\s+)(?P<name>{_SMALL})\s+(?i:{_ACTING}|{_TAKING})"),
    re.compile(rf"(?i:\b(?:pilotage|dossier|responsabilité)\b[^.;,!?\n]{{0,80}}?\b(?P<begin>revient|passe|va|échoit)\s+[àa])\s+(?P<name>{_BODY}|{_SMALL})"),
    re.compile(rf"(?i:\bc['’ ]?est\s+)(?P<name>{NAME})\s+qui\s+(?i:reprend|prend|porte|g[èe]re|suit|coordonne)(?:ra)?\b(?:\s+(?:le\s+)?(?:pilotage|relais|dossier))?"),
    re.compile(rf"(?i:\bc['’ ]?est\s+(?:d[ée]sormais\s+|maintenant\s+|donc\s+|bien\s+)?)(?P<name>{NAME})\s+(?i:(?:le|la|l['’]|notre|votre)\s*(?:nouve(?:au|lle)\s+)?{_ROLE})\b"),
    re.compile(rf"(?P<name>{_BODY})\s+(?i:{_ACTING}|{_TAKING})"),
    re.compile(rf"(?i:\b{_ROLE}\s+(?:(?:est|sera|devient|is|is now|will be|de l['’]action|du projet)\s+)?(?:d[ée]sormais\s+|maintenant\s+|now\s+)?)(?P<name>{NAME})"),
    re.compile(rf"(?P<name>{NAME})\s+(?i:(?:en\s+(?:est|sera|devient)|est|sera|devient|comme|as|is)\s+(?:le\s+|la\s+|nouve(?:au|lle)\s+|new\s+|d[ée]sormais\s+|maintenant\s+|our\s+|the\s+)*{_ROLE})"),
    re.compile(rf"(?i:\b{_ROLE}\b[^.;,:!?\n]{{0,80}}?\b(?P<begin>est|sera|is|will be|devient)\s+(?:d[ée]sormais\s+|maintenant\s+|now\s+)?)(?P<name>{NAME})"),
    re.compile(rf"(?i:\b{_ROLE}\b[^.;,:=!?\n]{{1,60}}(?P<begin>[:=]))\s*(?P<name>{NAME})"),
    re.compile(rf"(?i:\b(?:nouveau|nouvelle|new)\s+{_ROLE})\s*(?:,|est|is)?\s*(?P<name>{NAME})"),
)  # fmt: skip
_MYSELF = re.compile(
    r"\b(?:je m'en (?:occupe|charge)|c'est moi qui (?:pilote|m'en|reprend|prend|gere)|je (?:pilote|reprends|prends) (?:le |la |l'|en )?(?:pilotage|dossier|action|lead|main|charge|suite|relais)?|"
    r"je me charge|j'en prends|i'?ll (?:take|lead)|i am (?:leading|taking)|i'm (?:leading|taking (?:it|this|over))|i lead)\b"
)
_NO_NAMES = frozenset(
    {"Le", "La", "Les", "Un", "Une", "On", "Nous", "Je", "Il", "Elle", "Ils", "Elles", "Ce", "C", "Ca", "Ça", "Qui", "The", "It", "We", "They", "Bonjour", "Merci", "Salut", "Hello",
     "Who", "What", "Vous", "Tu", "Action", "Ligne", "Nouveau", "Nouvelle", "Personne", "Nobody", "This", "I", "Mon", "Ma", "Et", "Du", "Des", "Au", "Aux", "No"}
)  # fmt: skip
_TRAILING = re.compile(
    r"\s+(?:depuis|à partir|dès|pour|et|qui|en|jusqu|since|from|until|who|and|maintenant|désormais|now)\b.*$"
)
_LEAD_TAGS = frozenset({Tag.LEAD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A lead as written, with the words of the message that name it: from ``first`` up to ``end``."""

    name: str
    first: int
    end: int


def holder(message: Message, first: int, end: int, *, is_title: Callable[[str], bool]) -> Holder | None:
    """The lead that the words from ``first`` up to ``end`` name, as typed, or None. ``is_title``: a folded word of a title names nobody."""
    if not message.has(_LEAD_TAGS, first, end) or message.has({Tag.NO_LEAD}, first, end):
        return None
    offset = message.folded.span(message.starts[first], message.ends[first])[0]
    part = message.said(first, end)
    for pattern in _PATTERNS:
        for found in pattern.finditer(part):
            group = "name" if "name" in found.groupdict() else "free"
            name = _named(found[group])
            if name and (group == "free" or name == SELF or not all(is_title(word) for word in fold(name).split())):
                stop = found.end(group) if group == "free" else found.end()
                start = found.start("begin") if "begin" in found.groupdict() else found.start()
                return Holder(name=name, first=message.place_of(offset + start), end=message.place_of(offset + stop))
    mine = _MYSELF.search(message.folded.text, message.starts[first], message.ends[end - 1])
    if mine is None:
        return None
    at = message.folded.span(mine.start(), mine.end())
    return Holder(name=SELF, first=message.place_of(at[0]), end=message.place_of(at[1]))


def _named(words: str) -> str:
    name = _TRAILING.sub("", words.strip()).strip(" \"'«»:=-")
    if name.casefold() in _SELF_WORDS:
        return SELF
    if (
        not name
        or name.split()[0].rstrip("'’") in _NO_NAMES
        or name.casefold() in {"?", "personne", "nobody", "aucun", "a definir", "à définir", "tbd", "none"}
    ):
        return ""
    return name
