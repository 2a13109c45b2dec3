"""Questions that take something for granted ("il y a cinq groupes, n'est-ce pas ?"), put as the question of what is so."""

from __future__ import annotations

import re

from bot.understanding.screened import Screened

_TAG = Screened(
    r"[,.;?]?\s*\b(?:n'est[- ]ce pas|(?:c'est|est-ce|c'est-ce)(?: bien)? (?:ca|cela|exact|vrai|correct|juste)|est-ce exact|exact|pas vrai|c'est bien ca|vous confirmez|vous me confirmez|je me trompe|on est d'accord|non|hein"
    r"|right|correct|is that (?:right|correct|true|so)|isn't it|aren't (?:they|there)|isn't there|doesn't it|don't they|wasn't it|is it not|can you confirm|true)\s*\?+\W*$"
)
_OPENING = Screened(
    r"^\W*(?:(?:bonjour|hello|hi|alors|donc|so|et)\W+)*(?:(?:est-ce|c'est|est-il|il est)(?: bien)? (?:vrai|exact) (?:que |qu')|(?:on m'a (?:dit|soutenu|affirme|assure)|j'ai (?:lu|entendu|cru comprendre)|il parait)[^,.?]{0,40}? (?:que |qu')"
    r"|is it (?:true|right|correct) that |i (?:was told|heard|read|understand|gather) (?:that )?|you confirm that )"
)
_WHO_LEADS = Screened(
    r"\b(?:c'est|est-ce|serait-ce)(?: bien| vraiment)? (?:l[ae]s? |l'|mme |m\. )?(?P<who>[^,.?]{3,50}?) (?P<leads>qui (?:pilote|porte|gere|dirige|preside|anime|coordonne|s'occupe|mene|conduit|finance|paie|paye) [^,?]+)"
    r"|\bis it (?P<who_en>[^,.?]{3,50}?) (?:who|that|which) (?P<leads_en>(?:leads?|runs?|chairs?|manages?|heads?|pays?|funds?) [^,?]+)"
)
_NUMBER = r"(?:\d{1,3}(?:[ .,]\d{3})+|\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|mille|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred)"
_COUNTED = re.compile(
    rf"\b(?P<number>{_NUMBER})\s+(?P<thing>(?!(?:ans?|mois|jours?|heures?|euros?|years?|months?|days?|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b)[a-z][a-z-]{{3,}})"
)


def without_premise(folded: str, language: str) -> str | None:
    """The plain question behind a folded one that states its own answer to have it confirmed; None where it states none."""
    who = _WHO_LEADS.search(folded)
    if who is not None:
        return who["leads"] if who["leads"] is not None else f"who {who['leads_en']}"
    tag, opening = _TAG.search(folded), _OPENING.search(folded)
    if tag is None and opening is None:
        return None
    said = folded[opening.end() if opening else 0 : tag.start() if tag else len(folded)]
    counted = _COUNTED.search(said)
    if counted is None:
        return None
    rest = f"{said[counted.end() :]} {said[: counted.start()]}".strip(" ?.,")
    asking = "how many" if language == "en" else "combien de"
    return f"{asking} {counted['thing']} {rest} ?"
