"""Questions that name nothing but the plan's own build: its axes, groups or principles, in whatever words.

"Comment est organisé le plan", "what does it focus on": every telling word speaks of the plan as such, and one of them says which
part is meant. Folded text.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.screened import Screened
from bot.understanding.word_lists import word_set

OF_PLAN = word_set("""
    plan plans projet schema document programme strategie texte axe axes volet volets pilier piliers priorite priorites orientation orientations theme themes thematique thematiques chapitre chapitres partie parties section sections
    rubrique rubriques domaine domaines sommaire table matieres architecture structure structuree structurer ossature trame organise organisee organisation organises construit construite construction bati decoupe decoupage divise divisee
    articule articulee articulation compose composee composent composition reparti repartie repartis repartition agence agencement contenu couvre couvrent couvert couverts porte portent axe traite traitent aborde abordes abordent
    grand grande grands grandes gros grosses principal principale principaux principales majeur majeurs majeure majeures strategique strategiques different differents differentes divers diverses global globale general generale
    gros lignes ligne nom noms titre titres intitule intitules liste enumere enumerer enumerez existe existent existant travail groupe groupes commission commissions gt atelier ateliers participer rejoindre integrer inscrire
    m'inscrire m'inscrit repartis principe principes valeur valeurs fondement fondements philosophie regle regles directeur directeurs guide guident guidant fondateur fondateurs repose retenu retenus retenues donnee donnees adopte
    adoptes ensemble complet complete svp sujets leurs chacun chaque
    priority strands strand pillars pillar heading headings area areas topics topic outline contents content main big broad key overall made made-up up structured structure organised organized organisation laid built divided split
    broken down covers cover covered focus focuses focused names name title titles list working group groups committee committees exist join take part principle principles value values guiding guide guides based rules ground rule
    philosophy foundations strategy ressorti ressortis ressorties ressortent identifie identifies identifiees retenu definis definies annonce annonces degages proposes arretes fixes listes ecrits actes distincts identified emerged listed set found announced themes sections chapters chapter commitments commitment goals
    """)
"""Words that speak of the plan as such, and of nothing within it."""

_AXES_CUE = Screened(
    r"\b(?:axes?|volets?|piliers?|priorites|orientations|thematiques|themes|chapitres|parties|sections|rubriques|domaines|sommaire|table des matieres|architecture|ossature|trame|grandes lignes"
    r"|priorities|strands|pillars|headings|areas|topics|outline|table of contents|chapters|commitments|goals)\b"
    r"|\b(?:structure|structuree?|organisee?|organisation|construite?|batie?|decoupee?|decoupe|decoupage|divisee?|articulee?|compose|composee?|agence|structured|organi[sz]ed|laid out|divided|split|broken down|made up|focus\w*)\b"
    r"|\bsur quoi porte\b|\bwhat does (?:it|the \w+) cover\b"
)
_GROUPS_CUE = Screened(r"\b(?:groupes?|commissions|gt|ateliers|groups?|committees)\b")
_PRINCIPLES_CUE = Screened(
    r"\b(?:principes?|valeurs|fondements|philosophie|regles|principles?|values|foundations|philosophy|ground rules)\b"
)
_PLAN = Screened(
    r"\b(?:plan|schema|document|programme|strategie|strategy|texte|axes?|volets|piliers|priorites|orientations|thematiques|themes|chapitres|parties|sections|sommaire|architecture|grandes lignes|priorities|strands|pillars|headings|areas|outline)\b"
)


_THEMES = word_set("domaine domaines area areas topic topics theme themes thematique section sections goals")


def part_alone(folded: str, words: Sequence[str]) -> str | None:
    """``principles``, ``groups`` or ``axes``, where these telling words speak of the plan's build and of nothing else; else None."""
    if not OF_PLAN.issuperset(words):
        return None
    if _PRINCIPLES_CUE.search(folded):
        return "principles"
    if _GROUPS_CUE.search(folded):
        return "groups" if _THEMES.isdisjoint(words) else None
    return "axes" if _AXES_CUE.search(folded) and _PLAN.search(folded) else None
