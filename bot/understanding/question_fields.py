"""Which named fields of an action a question asks for: its lead, partners, due date, cost, indicator and so on.

Cues are looked for in folded text, in both languages. "Quand" and "when" ask only where they stand as a question: in the
middle of a clause they join two ("que fait-on quand il pleut").
"""

from __future__ import annotations

import re
from functools import cache

_CUES: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        ("partners", r"\bpartenaires?\b|\bavec (?:qui|quels?|quelles?)\b|\bqui (?:d'autre )?(?:participe|aide|est associe|sont associe)\w*|\bassocies? a\b|\ben lien avec qui\b"),
        ("indicator", r"\bindicateurs?\b|\bcomment (?:\w+ ){0,3}?(?:saura|saurez|saurons|savoir|sait|mesur|evalu|juge|verifi|voir si|verra)\w*|\breussite\b|\bsi (?:ca|cela) (?:a |va )?march\w+|\bsucces\b|\bobjectifs? chiffres?\b|\bresultats? attendus?\b|\ba quoi (?:on )?(?:verra|saura|reconnait)"),
        ("budget", r"\bbudgets?\b|\bcombien\b[^?.]{0,40}\b(?:touche|recoit|recoivent|percoit|gagne|verse)\b|\bcoute\w*\b|\bcouts?\b|\b(?:combien|quel|l)\W?\s?(?:d'|de )?(?:argent|sous|euros|moyens)\b|\bprix\b|\bmontants?\b|\bfinance\w*\b|\bmoyens (?:financiers|prevus|humains|alloues)|(?<!par )\bquels moyens\b|\benveloppe\b|\bcredits? (?:prevus|alloues)|\bcher\b|\bpaye (?:quoi|combien)|\bdepens\w+"),
        ("due", r"\b(?:arrive|sera pret|commence|demarre|fini)\w* (?:en premier|d'abord|avant|plus tot|plus tard)|^(?:\W*(?:bonjour|bonsoir|salut|dites?|et|alors|mais)\W+)*(?:a partir de |depuis |pour |jusqu'a |c'est |de )?quand\b|\bquand\W*$|\b(?:c'est|pour|depuis|jusqu'a|de|a partir de|et) quand\b|\bquand (?:est-ce|est ce|a lieu|aura|auront|sera|seront|sont|commence|debut|demarr|arrive|doi|prevoi|ouvr|va|vont|pourr)\w*|\becheances?\b|\bdelais?\b|\bdate\b|\bquelle annee\b|\bquel mois\b|\bquel jour\b|\bcalendrier (?:de|pour|prevu)"),
        ("lead", r"\ba qui (?:je |dois-je |puis-je |faut-il |on |peut-on )?(?:m'|s'|nous )?adress\w+ (?:pour|sur|concernant)\b|\bqui (?:dois-je |faut-il |puis-je |peut-on )?(?:contacter|joindre|appeler) (?:pour|sur|concernant)\b|\bqui (?:est-ce qui |est ce qui |c'est qui |va |doit |le |la |les )?(?:pilot|port|ger|gere|s'en occup|s'occup|suit|dirig|men|anim|coordonn|est (?:responsable|charge|en charge|le pilote|la pilote|pilote)|fait (?:ca|cela))\w*|\b(?:c'est|(?<!qu')est-ce) qui\b|\bqui c'est\b|\bpilotee?s?\b|\bpilotage\b|\bresponsables?\b|\banimateurs?\b|\banimatrices?\b|\breferente?s?\b|\bporteurs? (?:de|du)\b|\bporteurs?\W*$|\bchef de file\b|\bpar qui\b|(?:^|[,;:] ?)\W*qui (?:va |doit |vont |devra )?(?!est\b|sont\b|etait|etaient\b|sera\b|peut\b|peuvent\b|participe|aide|a\b|ont\b|y\b|dit\b|beneficie|paye?\b|finance\b|decide|vote|compose|siege)[a-z]+(?:er|ir|re|e|ent|t|d)\b(?! partie)"),
        ("place", r"\bou (?:est-ce|est ce|a lieu|aura|se (?:tien|trouv|reun|pass)|sera|seront|sont|va|puis|peut|ca|est|c'est)\w*|\bc'est ou\b|\b(?:quel|dans quel) (?:lieu|endroit)\b|\ba quel endroit\b|\blieu\b|\bou\W*$"),
        ("public", r"\bpour qui\b|\bbeneficiaires?\b|\bqui (?:peut|pourra|a droit|est concerne|sont concerne|beneficie)\w*|\bquel public\b|\bs'adress\w+ a qui\b"),
    ),
    "en": (
        ("partners", r"\bpartners?\b|\bwith whom\b|\bwho (?:else|with)\b|\bwho .{0,40}\bwith\W*$|\bworking with\b|\bwho helps\b"),
        ("indicator", r"\bindicators?\b|\bhow (?:will|would|do|can|are|is|does) (?:\w+ ){0,4}?(?:know|measur|tell|judge|check|track)\w*|\bsuccess\b|(?<!which )(?<!what )\bmeasures?\b(?! (?:for|deal|cover|concern|about|on|are there|exist|help|target))|\bmeasured\b|\btargets?\b|\bhope for\b|\baim(?:ing)? for\b"),
        ("budget", r"\bbudgets?\b|\bcosts?\b|\bmoney\b|\bhow much (?:is|will|does|do|money|funding|has|cash|goes|was)\b|\bfund(?:s|ed|ing)\b|\bspen[dt]\w*|\bset aside\b|\bprice\b|\bpaid for\b|\bexpensive\b|\bcash\b"),
        ("due", r"^(?:\W*(?:hi|hello|and|so|ok)\W+)*(?:by |since |until |from )?when\b|\bwhen\W*$|\b(?:by|since|until|from|and|is it) when\b|\bwhen (?:is|are|was|will|does|do|did|should|can|must|it)\b|\b(?:comes?|is|are|starts?|begins?|finish\w*|ends?|ready|happens?) (?:first|sooner|earlier|soonest|last|later)\b|\bdeadlines?\b|\bdue\b|\bwhat (?:date|year|month|day)\b|\bwhich (?:date|year|month|day)\b"),
        ("lead", r"\bcontact person\b|\bwho (?:do i|should i|can i|to) (?:contact|ask|talk to|speak to|call) (?:about|for|on)\b|\bwho(?:'s|s)?\b(?! (?:else|with|benefits?|can|is it for))|\bleads?\b|\bled by\b|\bin charge\b|\bresponsible\b|\bowner\b|\bwhose job\b|\bwhich (?:team|department|organisation|body|service)\b"),
        ("place", r"\bwhere\b(?! (?:are|do|is|does) (?:we|you|they|things|it|\w+ \w+) stand\b| (?:are|do) (?:we|you|they) (?:with|on|at)\b)|\bvenue\b|\bwhich place\b|\blocation\b"),
        ("public", r"\bwho (?:benefits?|can (?:apply|join|use|come)|is it for)\b|\bfor whom\b|\beligible\b"),
    ),
}  # fmt: skip


_LEADS = re.compile(
    r"\b(?:pilot\w+|responsab\w+|referent\w*|porteu\w+|leads?|led|leading|in charge|responsible|owner)\b"
)


@cache
def _compiled(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(cue)) for name, cue in _CUES["en" if language == "en" else "fr"])


def fields_asked(folded: str, language: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """The fields that the folded question asks for, each with the spans of the words that say so."""
    found = {name: tuple(match.span() for match in cue.finditer(folded)) for name, cue in _compiled(language)}
    if found["partners"] and found["lead"] and not _LEADS.search(folded):
        found["lead"] = ()  # "who are the partners": the who is theirs
    return {name: spans for name, spans in found.items() if spans}
