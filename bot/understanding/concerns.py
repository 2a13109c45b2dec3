"""Which actions a question of status asks for: the blocked ones, the late ones, one's own."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.readings import Concern
from bot.understanding.folding import fold
from bot.understanding.screened import Screened

_CONCERNS: tuple[tuple[Concern, Screened], ...] = tuple(
    (concern, Screened(pattern))
    for concern, pattern in (
        (Concern.UNHELD, r"\bsans (?:pilotes?|responsables?|porteurs?|referents?|chefs? de file)\b|\b(?:pas|aucun) (?:de |encore de )?(?:pilote|responsable|referent)|\bpersonne ne (?:porte|pilote|suit|s'occupe)\w*|\borphelin\w*|\bwithout (?:a |any )?(?:leads?|owners?)\b|\b(?:no|lack\w* an?) (?:leads?|owners?)\b|\bnobody (?:leads|holds|owns)\b|\bunassigned\b"),
        (Concern.UNDATED, r"\bsans (?:echeances?|dates?|delais?)\b|\b(?:pas|aucune) (?:d'|de )?(?:echeance|date)\b|\bwithout (?:a |any )?(?:due dates?|deadlines?|dates?)\b|\bno (?:due date|deadline)\b"),
        (Concern.LATE, r"\ben retard\b|\bretards\b|\b(?:echeances?|delais?) (?:depasse|passe)\w*|\b(?:late|overdue|behind(?: schedule)?)\b"),
        (Concern.BLOCKED, r"\bbloque\w*\b|\bblocages?\b|\bcoince\w*\b|\b(?:blocked|stuck)\b"),
        (Concern.SILENT, r"\bsans nouvelles?\b|\bpas (?:\w+ ){0,2}de nouvelles\b|\b(?:rien|pas) (?:dit|signale|remonte|bouge|transmis|donne)\b|\bsilencieu\w+|\b(?:no|without) news\b|\bsilent\b|\b(?:hasn't|haven't|has not|have not|not) (?:reported|moved|said|sent)\b"),
        (Concern.UNTOUCHED, r"\bsans (?:mise a jour|point)\b|\bpas (?:encore )?(?:commence|demarre|lance|entame)\w*|\b(?:non|jamais) (?:commence|demarre|lance|renseigne)\w*|\bnot (?:yet )?(?:started|begun)\b|\bwithout (?:any )?updates?\b"),
        (Concern.ABANDONED, r"\babandonne\w*\b|\bannule\w*\b|\b(?:abandoned|cancelled|dropped)\b"),
        (Concern.ON_HOLD, r"\ben (?:attente|pause|suspens)\b|\bsuspendue?s?\b|\bon hold\b|\bpaused\b"),
        (Concern.DONE, r"\b(?:termine|acheve|finalise|boucle|realise)e?s?\b|\bfinie?s?\b|\bclose?s?\b|\b(?:done|finished|completed)\b"),
        (Concern.PLANNED, r"\b(?:planifie|programme)e?s?\b|\bplanned\b"),
        (Concern.IN_PROGRESS, r"\ben cours\b|\bin progress\b|\bunder ?way\b|\bongoing\b"),
    )
)  # fmt: skip
_ANY = Screened(
    r"\b(?:actions?|lignes?|projets?|fiches?|mesures?|lesquel\w*|lines?|projects?|measures?|items?)\b|\b(?:qu'est-ce qui|ce qui|qu'y a-t-il de|qu'a-t-on de|quoi|qui) (?:est|sont|reste|n'a|n'ont)\b|\b(?:what|which|who|anything|something)(?:'s| is| are| has| have)?\b|\b(?:rien|quelque chose) (?:de |d'|est )|^\W*(?:les |des )?(?:retards|blocages)\W*$"
    r"|\bqu'?est[- ]?ce qui\b|\bce qui\b|^\W*(?:et |quid (?:des? )?|and |what about )?(?:sans|without|en (?:retard|cours|pause|attente)|bloquee?s|terminee?s|late|overdue|blocked|done)\b[^,.;]{0,30}\?\W*$"
)
_OWN_ACTIONS = Screened(
    r"\bmes (?:actions?|lignes?|projets?|taches?|echeances?)\b|\b(?:qu'est-ce que|que|ce que|quoi) (?:j'ai|je dois|dois-je|je)\b.{0,20}\b(?:faire|rendre|piloter?|porter?|suivre|suis|pilote|porte)\b|\bqu'ai-je\b|\b(?:actions?|projets?) (?:que je|dont je) \w+|\bmy (?:actions?|lines?|projects?|tasks?|deadlines?)\b|\bwhat do i (?:have to do|lead|own)\b|\b(?:actions?|what) (?:do )?i (?:lead|own)\b"
)
_OWN_GROUPS = Screened(
    r"\b(?:mon|mes|notre|nos|my|our) (?:groupes?|groups?|working groups?|ateliers?)\b|\bon en est ou\b"
)

_SHORT = 80
"""Characters of a message that only names the timetable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What narrows a question of status; ``own_groups`` is whether the person asks about their own."""

    concern: Concern | None
    own_groups: bool


def narrowed(text: str) -> Narrowed:
    """How a question of status is narrowed, by its words alone."""
    folded = fold(text)
    own_groups = _OWN_GROUPS.search(folded) is not None
    if _OWN_ACTIONS.search(folded):
        return Narrowed(concern=Concern.OWN, own_groups=own_groups)
    if not _ANY.search(folded):
        return Narrowed(concern=None, own_groups=own_groups)
    concern = next((concern for concern, pattern in _CONCERNS if pattern.search(folded)), None)
    return Narrowed(concern=concern, own_groups=own_groups)


_TIMETABLE = Screened(
    r"\W*(?:(?:le|les|la|l'|the|voir|montre[rz]?|affiche[rz]?|donne[rz]?|moi|show|me|see|un|du|toutes|tous|quel|quels|est|sont|what|is|are|all)[\s'-]+)*"
    r"(?:calendrier|timetable|calendar|jalons|milestones|planning|agenda|echeancier|schedule|dates(?: cles)?|key dates)(?:\s+(?:du plan|of the plan|prevu|complet|stp|svp|please|s'il (?:te|vous) plait))*\W*"
)


def asks_timetable(text: str) -> bool:
    """Whether the message is nothing but a wish to see the timetable."""
    return len(text) < _SHORT and _TIMETABLE.fullmatch(fold(text)) is not None


_REMINDERS = Screened(
    r"\W*(?:(?:le|les|la|the|voir|montre[rz]?|affiche[rz]?|donne[rz]?|moi|show|me|see|un|des|tous|toutes|quel|quels|quand|sont|est|y|a-t-il|what|when|are|all|next|upcoming|prochains?|prevus?|vos|your|a venir)[\s'-]+)*"
    r"(?:rappels?|reminders?|notifications?)(?:\s+(?:prevus?|programmes?|a venir|du plan|of the plan|planned|scheduled|stp|svp|please|s'il (?:te|vous) plait))*\W*"
)


def asks_reminders(text: str) -> bool:
    """Whether the message is nothing but a wish to know which reminders will come."""
    return len(text) < _SHORT and _REMINDERS.fullmatch(fold(text)) is not None
