"""The named fields of an action and the columns of tables: lead, due date, axis and the like."""

from __future__ import annotations

import re

from bot.plan.markup import aligned, fold

_LEAD = r"(?:pilotes?|pilotage|pilote de l'action|porteurs?(?: de l'action| du projet)?|portage|chefs? de file|responsables?(?: de l'action)?|referent(?:e)?s?(?: technique)?|service (?:pilote|porteur|responsable)|direction pilote|maitre d'ouvrage|maitrise d'ouvrage|structure porteuse|leads?(?: (?:officer|body|partner|organisation|organization|department|agency))?|owners?|led by|responsible(?: (?:officer|body|person))?|accountable|elue? referente?|qui(?: pilote| fait quoi)?|par qui|by whom|who(?: leads| is responsible| will lead)?)"
_DUE = r"(?:echeances?|echeancier|delais?(?: de realisation)?|dates?(?: (?:cible|de fin|limite|prevue|previsionnelle|butoir))?|calendrier(?: previsionnel)?|periode|planning|terme|horizon|(?:pour )?quand|due(?: (?:date|by))?|deadline|timeline|timescale|time ?frame|target date|by when|when|completion(?: date)?|deliver(?:y|ed) by|timing|by|realisation)"
_ACTION = r"(?:(?:intitule|titre|nom|libelle|designation)(?: de (?:l'action|la fiche)| du projet)?|actions?(?: prevues?| a mener| proposees?| concretes?)?|mesures?|operations?|fiches?(?:[ -]actions?)?|title|action title|measures?|activity|activities|projects?|projets?|tasks?|what(?: we will do| we'll do| will be done)?|quoi|commitments?|ligne)"
_OTHER = r"(?:budgets?|couts?|financements?|moyens|partenaires?|partenariats?|indicateurs?(?: de (?:suivi|resultat|realisation))?|objectifs?(?: operationnels?| de l'action)?|descriptions?(?: de l'action)?|descriptif|contexte|public(?:s)?(?: cibles?| vises?)?|territoires?|priorite|etat|statut|avancement|remarques?|observations?|commentaires?|modalites|livrables?|resultats? attendus?|cost|funding|partners?|indicators?|measure of success|success measures?|status|notes?|outputs?|outcomes?|target|progress|resources|type|etapes|constats?|enjeux|finalites?|cible)"
_AXIS = r"(?:axes?(?: strategiques?| couverts?| concernes?| traites?| suivis?)?|orientations?(?: strategiques?)?|priorites?(?: strategiques?)?|(?:priorities|goals?|themes|pillars|strands|objectives)(?: covered)?|objectifs? (?:couverts?|concernes?|suivis?)|piliers?|volets?|thematiques?|themes?|chantiers?|rattachement|priority(?: area)?|pillar|strand|theme|goal|axis|workstream|domaine)"
_STATE = r"(?:etat|statut|avancement|type|nature|status|kind|stage)"
_WHEN = r"(?:dates?|quand|periodes?|echeances?|mois|calendrier|when|due|deadline|month|period|delais?|timing)"
_EVENT = r"(?:evenements?|etapes?|jalons?|objet|instances?|reunions?|contenu|quoi|rendez-vous|description|milestones?|events?|steps?|stage|what|meeting|action|actions|activity|sujet|intitule|libelle)"
_GROUP = (
    r"(?:groupes?(?: de travail| thematiques?| projet)?|ateliers?|commissions?|gt|working groups?|groups?|task groups?)"
)
_PERSON = r"(?:noms?(?: et prenoms?)?|prenom(?: et)? nom|personnes?|membres?|elue?s?|contacts?|interlocuteurs?|names?|persons?|members?|officer)"
_POST = r"(?:fonctions?|roles?|qualites?|au titre de|represente|represents|capacity|poste|titre|mission|post|position|job title|organisation|structure)"
_NUMBERS = r"(?:n\s?[o°]?\.?|no\.?|num(?:ero)?|ref(?:erence)?\.?|code|#|id)"
_COLUMNS = {
    name: re.compile(rf"^{pattern}(?:\s*\([^()]*\))?$")
    for name, pattern in {
        "number": _NUMBERS, "axis": _AXIS, "action": _ACTION, "lead": _LEAD, "due": _DUE, "state": _STATE, "other": _OTHER,
        "group": _GROUP, "when": _WHEN, "event": _EVENT, "person": _PERSON, "post": _POST,
    }.items()
}  # fmt: skip
_NAMED = rf"(?P<name>{_LEAD}|{_DUE}|{_OTHER}|{_AXIS}|{_ACTION}|{_GROUP})(?:\s*\([^()]{{0,40}}\))?(?:\s*[/&]\s*[a-z' ]{{1,30}})?"
_FIELDS = re.compile(rf"(?:^|(?<=[(;|,–—\-.])\s?|(?<= ))(?:(?<![a-z'])){_NAMED}\s*:\s*")


def fields_in(text: str) -> list[tuple[str, str, int]]:
    """The named fields of a line ("Pilote : X – Échéance : Y"): meaning, value, and where the field's name begins in ``text``."""
    if ":" not in text:
        return []
    found = list(_FIELDS.finditer(aligned(text)))
    fields = []
    for place, match in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else len(text)
        kind = column_of(match["name"], among=("lead", "due", "axis", "action", "group", "state", "other"))
        fields.append((kind or "other", text[match.end() : stop].strip(" ;|,–—-"), match.start()))
    return fields


def field_of(text: str) -> tuple[str, str] | None:
    """The meaning and value of a line that begins with a field's name, such as "Pilote : direction X", or None."""
    fields = fields_in(text)
    return (fields[0][0], fields[0][1]) if fields and fields[0][2] == 0 else None


def is_field(text: str) -> bool:
    """The text is a named field of an action, such as its lead or due date."""
    return field_of(text) is not None


def column_of(
    name: str, *, among: tuple[str, ...] = ("lead", "due", "axis", "action", "number", "group", "state", "other")
) -> str | None:
    """The meaning of a table's column or a fiche's field among ``among``, or None."""
    text = fold(name).strip(" :.*")
    return next((kind for kind in among if _COLUMNS[kind].match(text)), None)
