"""The words by which plans name their parts, in French and English. Patterns are read on folded text (see ``markup.fold``)."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.plan.markup import aligned, fold

OPEN_WORDS = frozenset(
    ["a", "à", "au", "aux", "avec", "dans", "de", "des", "du", "d'", "en", "et", "l'", "la", "le", "les", "leur", "leurs", "ou", "par", "pour", "sans", "ses", "sur", "un", "une", "vers", "sa", "son", "nos", "notre", "chaque", "entre", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "their", "our", "its"]
)
"""A text that ends with one of these goes on."""


class Role(StrEnum):
    """What a section is for."""

    TIMETABLE = "timetable"
    PRINCIPLES = "principles"
    CHALLENGES = "challenges"
    GROUPS = "groups"
    PEOPLE = "people"
    AXIS = "axis"
    ITEM = "item"
    ASIDE = "aside"
    NONE = "none"


_TIMETABLE = re.compile(
    r"\bcalendrier\b|\becheancier\b|\bplanning\b|\bretro-?planning\b|\bjalons?\b|\bdates? (?:cles?|importantes?|a retenir)\b|\bagenda\b"
    r"|\b(?:grandes |principales )?etapes\b|\bechronologie\b|\bchronologie\b|\bechances\b|\bprochains rendez-vous\b|^echeances?\b|\bprincipales echeances\b"
    r"|\btimetable\b|\btimeline\b|\bschedule\b|\bmilestones?\b|\bkey dates\b|\bcalendar\b|\bwork ?plan dates\b"
)
_ONE_GROUP = re.compile(
    r"^(?:groupe|group|atelier|gt|commission|working group|groupe de travail|task group)\b\s?(?:n\s?[o°.]?\s*)?(?:\d{1,2}|[a-z])\b(?!')"
)
_PRINCIPLES = re.compile(r"\bprincipes\b|\bvaleurs\b|\bprinciples\b|\bour values\b|\bcore values\b")
_CHALLENGES = re.compile(
    r"\benjeux (?:valides|strategiques|transversaux|majeurs|prioritaires|retenus|cles|du plan|du territoire|partages|adoptes)\b|^(?:les )?(?:grands |principaux )?(?:enjeux|defis)$"
    r"|^(?:les )?(?:grands|principaux) (?:enjeux|defis)\b|\b(?:strategic|key|main|endorsed|overall|agreed|major) challenges\b|\bchallenges (?:endorsed|agreed|validated)\b|^(?:the )?challenges$"
    r"|\bobjectifs (?:strategiques|generaux)$|^(?:strategic|overall|general) (?:aims|goals|objectives)$"
)
_GROUPS = re.compile(r"^(?:groupe|group|atelier|gt|commission|working group|groupe de travail)\b\s?(?:n\s?[o°.]?\s*)?(?:\d{1,2}|[a-z])\b(?!')|\bgroupes?(?: thematiques?)? de (?:travail|projet|suivi|reflexion|concertation)\b|\bgroupes thematiques\b|\bgroupes projets?\b|\bateliers? thematiques?\b|\bcommissions? thematiques?\b|^(?:les )?(?:ateliers|groupes)$"
                     r"|\bworking (?:groups?|parties|party)\b|\btask (?:groups?|forces?|and finish groups?)\b|\bworkstreams?\b|^(?:the )?groups$")  # fmt: skip
_PEOPLE = re.compile(
    r"^(?:vos |les |nos )?contacts?\b|\binterlocuteurs\b|\bequipe projet\b|\bpersonnes? ressources?\b|\bintervenants\b|^contact(?:s| us| details)?\b|\bproject team\b|\bwho to contact\b"
)
_ASIDE = re.compile(
    r"^(?:\W|\d|[ivx]+\.)*(?:introduction|preambule|contexte|avant-?propos|sommaire|table des matieres|edito|editorial|diagnostic|etat des lieux|synthese|conclusion|annexes?|glossaire"
    r"|gouvernance|pilotage|suivi|evaluation|indicateurs?|budget|financement|moyens|methode|methodologie|perimetre|historique|rappels?|bilan|communication|mot du|le mot de|abreviations|sources|remerciements"
    r"|background|foreword|preface|summary|executive summary|contents|table of contents|context|about|method|methodology|governance|monitoring|funding|resources|appendix|annex|glossary|conclusion|vision|baseline"
    r"|suite|prochaines etapes|next steps|perspectives|acknowledgements|how we|what we heard|reporting|review)\b"
)
_AXIS_NOUN = (
    r"(?:axes?|orientations?|priorites?|piliers?|volets?|chantiers?|thematiques?|themes?|ambitions?|defis?|objectifs?|enjeux|enjeu|domaines?"
    r"|priority|priorities|pillars?|strands?|goals?|objectives?|aims?|theme|axis|outcomes?|focus area|work ?stream|challenges?)"
)
_ITEM_NOUN = r"(?:actions?|fiches?(?:[ -]actions?)?|mesures?|operations?|projets?|measures?|activity|activities|projects?|sous-actions?|tasks?|commitments?|engagements?|initiatives?|deliverables?)"
_QUALIFIER = r"(?:\s(?:strategiques?|operationnel(?:le)?s?|prioritaires?|generaux|general|specifiques?|transversa(?:l|le|ux|les)|thematiques?|area))?"
_NUMBER = r"\s*(?:n\s?[o°.]?\s*|no\.?\s*|#)?(?P<number>\d{1,3}(?:[.\-]\d{1,3}){0,4}|[ivx]{1,5}|[a-z](?:[.\-]?\d{1,3}(?:\.\d{1,3})*)?)"
_TAIL = r"(?P<join>\s*[.):–-]*\s+-?\s*|\s*[:.–-]\s*|\s*$)"
_LEADING = r"(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[ivx]{1,5}[.)])\s+)?"
_PART = re.compile(rf"^{_LEADING}(?P<noun>{_AXIS_NOUN}|{_ITEM_NOUN})\b{_QUALIFIER}{_NUMBER}(?![a-z0-9'’]){_TAIL}")
_CODE = re.compile(
    r"^(?P<noun>)(?P<number>(?:[a-z]{1,4}[-.]?)?\d{1,3}(?:[.\-]\d{1,3}){0,4}|[a-z])\s*(?P<join>[:–-]+\s+|[.)]\s+)"
)
_ITEM_NOUNS = re.compile(rf"^{_ITEM_NOUN}$")
_TOP_NOUNS = (
    "axe",
    "priorit",
    "pilier",
    "volet",
    "pillar",
    "strand",
    "axis",
    "theme",
    "thematique",
    "defi",
    "ambition",
    "enjeu",
    "chantier",
    "domaine",
    "focus",
    "challenge",
    "goal",
    "outcome",
    "work",
)
_ONGOING = re.compile(
    r"\bacquis\b|\ben cours\b|\bengage(?:e)?s?\b|\ba poursuivre\b|\bpoursuite\b|\bpoursuivre\b|\bexistant(?:e)?s?\b|\bdeja (?:la|lance|menee?s?|en place|engagee?s?)\b|\ba (?:conforter|consolider|developper|amplifier)\b"
    r"|\bongoing\b|\bon-going\b|\bunder ?way\b|\bin progress\b|\bcurrent\b|\bexisting\b|\bcontinu(?:e|ing|ed|ation)\b|\balready\b|\bto build on\b|\bachievements\b|\bin place\b|\breconduit(?:e)?s?\b|\breconduction\b"
)
_NEW = re.compile(
    r"\bnouvel(?:le)?s?\b|\bnouveau(?:x)?\b|\ba (?:engager|lancer|creer|initier|venir|etudier|mettre en place)\b|\bprojets? a venir\b|\bnew\b|\bto (?:launch|start|come|create|develop)\b|\bupcoming\b|\bproposed\b|\bplanned\b|\bprevue?s?\b"
)
_LEAD = r"(?:pilotes?|pilotage|pilote de l'action|porteurs?(?: de l'action| du projet)?|portage|chefs? de file|responsables?(?: de l'action)?|referent(?:e)?s?(?: technique)?|service (?:pilote|porteur|responsable)|direction pilote|maitre d'ouvrage|maitrise d'ouvrage|structure porteuse|leads?(?: (?:officer|body|partner|organisation|organization|department|agency))?|owners?|led by|responsible(?: (?:officer|body|person))?|accountable|elue? referente?|qui)"
_DUE = r"(?:echeances?|echeancier|delais?(?: de realisation)?|dates?(?: (?:cible|de fin|limite|prevue|previsionnelle|butoir))?|calendrier(?: previsionnel)?|periode|planning|terme|horizon|quand|due(?: (?:date|by))?|deadline|timeline|timescale|time ?frame|target date|by when|when|completion(?: date)?|deliver(?:y|ed) by|timing|realisation)"
_ACTION = r"(?:(?:intitule|titre|nom|libelle|designation)(?: de (?:l'action|la fiche)| du projet)?|actions?(?: prevues?| a mener| proposees?| concretes?)?|mesures?|operations?|fiches?(?:[ -]actions?)?|title|action title|measures?|activity|activities|projects?|projets?|tasks?|what|commitments?|ligne)"
_OTHER = r"(?:budgets?|couts?|financements?|moyens|partenaires?|partenariats?|indicateurs?(?: de (?:suivi|resultat|realisation))?|objectifs?(?: operationnels?| de l'action)?|descriptions?(?: de l'action)?|descriptif|contexte|public(?:s)?(?: cibles?| vises?)?|territoires?|priorite|etat|statut|avancement|remarques?|observations?|commentaires?|modalites|livrables?|resultats? attendus?|cost|funding|partners?|indicators?|measure of success|success measures?|status|notes?|outputs?|outcomes?|target|progress|resources|type|etapes|constats?|enjeux|finalites?|cible)"
_AXIS = r"(?:axes?(?: strategiques?)?|orientations?(?: strategiques?)?|priorites?(?: strategiques?)?|piliers?|volets?|thematiques?|themes?|chantiers?|rattachement|priority(?: area)?|pillar|strand|theme|goal|axis|workstream|domaine)"
_STATE = r"(?:etat|statut|avancement|type|nature|status|kind|stage)"
_WHEN = r"(?:dates?|quand|periodes?|echeances?|mois|calendrier|when|due|deadline|month|period|delais?|timing)"
_EVENT = r"(?:evenements?|etapes?|jalons?|objet|instances?|reunions?|contenu|quoi|rendez-vous|description|milestones?|events?|steps?|stage|what|meeting|action|actions|activity|sujet|intitule|libelle)"
_GROUP = (
    r"(?:groupes?(?: de travail| thematiques?| projet)?|ateliers?|commissions?|gt|working groups?|groups?|task groups?)"
)
_PERSON = r"(?:noms?(?: et prenoms?)?|prenom(?: et)? nom|personnes?|contacts?|interlocuteurs?|names?|persons?|officer)"
_POST = r"(?:fonctions?|roles?|qualite|poste|titre|mission|post|position|job title|organisation|structure)"
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
_CONTACT = re.compile(
    r"^(?:tel(?:ephone)?\b|telecopie|fax|mobile|phone|standard|courriel|e-?mail|mail|site(?: web| internet)?|web(?:site)?|adresse|address)\s*\.?\s*(?::|[+(]?\d)|^(?:https?://|www\.)\S+$|^[^.]{0,60}\S+@[\w-]+\.\S+$"
    r"|(?:^|,\s)\d{1,4}\s?(?:bis|ter)?,?\s(?:rue|avenue|av\.|boulevard|bd|place|quai|chemin|allee|impasse|route|cours|square|esplanade|mail)\b|\b(?:cs|bp|tsa)\s?\d{2,6}\b|(?:^|,\s)\d{5}\s[a-z' -]+(?:cedex(?: \d+)?)?$"
    r"|\bcedex\b|^\d{1,4}\s[a-z' ]+(?:street|road|avenue|lane|square|way|place)\b|\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b"
)
_NEXT = re.compile(
    r"^(?:la )?suites?(?: des travaux| a donner)?\b|\bprochaines? etapes?\b|\bnext steps?\b|\bperspectives\b|\bet maintenant\b"
)


def role_of(heading: str) -> Role:
    """What a section of that heading is for, as far as the heading alone tells."""
    text = fold(heading).strip(" :.")
    part = part_of(heading)
    if part:
        return Role.ITEM if is_item_noun(part[0]) else Role.AXIS
    text = re.sub(r"^(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-z])\s?[.):–-]+\s*", "", text)
    for role, pattern in (
        (Role.TIMETABLE, _TIMETABLE),
        (Role.GROUPS, _GROUPS),
        (Role.PRINCIPLES, _PRINCIPLES),
        (Role.CHALLENGES, _CHALLENGES),
        (Role.PEOPLE, _PEOPLE),
        (Role.ASIDE, _ASIDE),
    ):
        if pattern.search(text):
            return role
    return Role.NONE


def part_of(text: str) -> tuple[str, str, int] | None:
    """For "Axe 2 : Mobilité" the noun, the number and how many characters come before the title; None for other texts."""
    found = _PART.match(aligned(text))
    if not found:
        return None
    number = found["number"]
    if (
        number.isalpha()
        and not found["join"].strip()
        and not text[found.start("number") : found.end("number")].isupper()
    ):
        return None
    return found["noun"], number, found.end()


def code_length(text: str) -> int:
    """How many characters of a printed code such as "A2 – " or "1.3 : " stand before the text; 0 when there is none."""
    found = _CODE.match(aligned(text))
    return found.end() if found else 0


def names_part(text: str) -> bool:
    """The text begins with the name and number of a part: "Axe 1", "Action 2.3"."""
    return part_of(text) is not None


def is_item_noun(noun: str) -> bool:
    """The noun names something to do, not a heading over several."""
    return bool(_ITEM_NOUNS.match(noun))


def is_top_noun(noun: str) -> bool:
    """The noun names an outermost part when several kinds are nested."""
    return noun.startswith(_TOP_NOUNS)


def ongoing_or_new(label: str) -> bool | None:
    """True for words of work already going on, False for words of something new, None when the label says neither or both."""
    text = fold(label)
    ongoing, new = bool(_ONGOING.search(text)), bool(_NEW.search(text))
    return None if ongoing == new else ongoing


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


def is_contact(text: str) -> bool:
    """The text is a line of an address, a telephone number, a mail or web address."""
    return bool(_CONTACT.search(fold(text)))


def column_of(
    name: str, *, among: tuple[str, ...] = ("lead", "due", "axis", "action", "number", "group", "state", "other")
) -> str | None:
    """The meaning of a table's column or a fiche's field among ``among``, or None."""
    text = fold(name).strip(" :.*")
    return next((kind for kind in among if _COLUMNS[kind].match(text)), None)


def announces_next_steps(heading: str) -> bool:
    """The heading announces what comes next."""
    return bool(_NEXT.search(fold(heading)))


def is_initial(marker: str, rest: str) -> bool:
    """The "M." before a name is no number of a list."""
    return marker.strip(" .)").upper() == "M" and rest[:1].isupper()


def language_of(text: str) -> str:
    """ "en" when English small words outnumber French ones, else "fr"."""
    found = re.findall(r"[a-zà-ÿ']+", text[:200_000].lower())
    english = sum(word in _ENGLISH for word in found)
    french = sum(word in _FRENCH for word in found)
    return "en" if english > french else "fr"


_ENGLISH = frozenset(["the", "of", "and", "to", "in", "for", "with", "by", "on", "is", "are", "our", "we", "will", "from", "that", "this", "be", "as", "at", "their"])
_FRENCH = frozenset(
    ["le", "la", "les", "des", "du", "de", "et", "en", "un", "une", "pour", "avec", "dans", "par", "sur", "aux", "au", "est", "sont", "nous", "que", "qui", "ce", "cette"]
)

_MONTHS = (
    r"janv(?:ier)?\.?|fev(?:r(?:ier)?)?\.?|mars|avr(?:il)?\.?|mai|juin|juil(?:let)?\.?|aout|sept(?:embre)?\.?|oct(?:obre)?\.?|nov(?:embre)?\.?|dec(?:embre)?\.?"
    r"|jan(?:uary)?\.?|feb(?:ruary)?\.?|march|apr(?:il)?\.?|may|june?\.?|july?\.?|aug(?:ust)?\.?|sep(?:tember)?\.?|october|november|december"
)
_STRONG = (
    rf"(?:{_MONTHS}|ete|automne|hiver|printemps|spring|summer|autumn|winter|rentree|noel|christmas|paques|easter|toussaint|pentecote|(?:19|20)\d\d"
    r"|t[1-4]|q[1-4]|[sh][12]|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}[-.]\d{1,2}[-.](?:19|20)?\d\d|(?:19|20)\d\d-\d\d(?:-\d\d)?|semaine|week|trimestres?|semestres?|quarters?|mid-?[a-z]+)"
)
_WEAK = (
    r"(?:lun(?:di)?\.?|mar(?:di)?\.?|mer(?:credi)?\.?|jeu(?:di)?\.?|ven(?:dredi)?\.?|sam(?:edi)?\.?|dim(?:anche)?\.?|mon(?:day)?\.?|tue(?:sday)?\.?|wed(?:nesday)?\.?|thu(?:rsday)?\.?|fri(?:day)?\.?|sat(?:urday)?\.?|sun(?:day)?\.?"
    r"|\d{1,2}(?:er|eme|e|st|nd|rd|th)?|premier|deuxieme|second|troisieme|quatrieme|first|third|fourth|1er|debut|mi|fin|courant|milieu|early|mid|late|end|beginning|start|entre|from|between|until|by|before|after|avant|apres|des|a|au|aux|to|and"
    r"|et|ou|or|the|of|in|on|d'ici|d|l|l'ete|l'automne|l'hiver|la|le|les|du|de|en|jusqu'au?|jusqu|a partir|partir|plus tard|no later than|end of|mois|month|annee|year|matin|midi|apres-midi|soir|morning|afternoon|evening|\d{1,2}\s?h\s?\d{0,2}|\d{1,2}:\d\d|-|/|&|\+|,|\(|\)|\.)"
)
_DATE_WORD = re.compile(rf"\s*(?P<word>(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))(?![a-z0-9])|\s*(?P<sign>[-/&+,().'])")


def only_dates(text: str) -> bool:
    """Every word is a word of dates and one at least is definite: a month, season, quarter, year or numeric date."""
    return _date_run(aligned(text)) == len(text.rstrip())


def leading_date(text: str) -> int:
    """How many characters of a date stand before the text itself, as in "Juin 2016 lancement du fonds"; 0 when none."""
    folded = aligned(text)
    end = _date_run(folded)
    while end and not _STRONG_END.search(folded[:end]):
        end = folded[:end].rstrip(" ,-/.&+()'").rfind(" ")
        end = max(end, 0)
    return end if end and (end == len(text) or text[end] in " :,–—-.") and text[:1] not in " " else 0


_STRONG_END = re.compile(rf"(?:{_STRONG})\.?$")


def _date_run(folded: str) -> int:
    """Where the words of dates at the start end; 0 when none of them is definite."""
    place, definite, end = 0, False, 0
    stop = len(folded.rstrip())
    while place < stop:
        found = _DATE_WORD.match(folded, place)
        if found is None:
            break
        definite = definite or found["strong"] is not None
        place = found.end()
        end = place
    return end if definite else 0


def names_group(text: str) -> bool:
    """The text begins with one group's name: "Groupe 2", "Working group A"."""
    return bool(_ONE_GROUP.match(fold(text)))


def announces_groups(text: str) -> bool:
    """The text speaks of working groups and leads to a list of them."""
    return bool(_GROUPS.search(fold(text)))
