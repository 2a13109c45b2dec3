"""The words by which plans name their parts, in French and English. Patterns are read on folded text (see ``markup.fold``)."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.plan.markup import aligned, fold

OPEN_WORDS = frozenset(
    [
        "a",
        "à",
        "au",
        "aux",
        "avec",
        "dans",
        "de",
        "des",
        "du",
        "d'",
        "en",
        "et",
        "l'",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "ou",
        "par",
        "pour",
        "sans",
        "ses",
        "sur",
        "un",
        "une",
        "vers",
        "sa",
        "son",
        "nos",
        "notre",
        "chaque",
        "entre",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "their",
        "our",
        "its",
    ]
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
    r"|\b(?:grandes |principales )?etapes\b|\bechronologie\b|\bchronologie\b|\bechances\b|\bprochains rendez-vous\b|\b(?:grands |principaux )?temps forts\b|^echeances?\b|\bprincipales echeances\b"
    r"|\btimetable\b|\btimeline\b|\bschedule\b|\bmilestones?\b|\bkey dates\b|\bcalendar\b|\bwork ?plan dates\b|^(?:les |nos |the |our )?(?:grandes |principales |main )?dates$|^(?:les |the )?dates (?:du|de la|of the) (?:plan|contrat|programme|schema|projet|strategie|strategy)$|^quand[ ?]*$|^when[ ?]*$"
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
    r"|expose des motifs|rapport de presentation|considerants?|visas|mise en (?:oe|œ)uvre|modalites|deliberation|le conseil .{0,40}decide|implementation|delivery|how the work|how it (?:is|will be) run|evidence|risks?|risques?"
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
    r"^(?P<number>(?:[a-z]{1,4}[-.]?)?\d{1,3}(?:[.\-]\d{1,3}){0,4}|[a-z])\s*(?P<join>[:–-]+\s+|[.)]\s+)|^\d{1,3}(?:\.\d{1,3}){1,4}\s+(?=\D)"
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


def is_contact(text: str) -> bool:
    """The text is a line of an address, a telephone number, a mail or web address."""
    return bool(_CONTACT.search(fold(text)))


def announces_next_steps(heading: str) -> bool:
    """The heading announces what comes next."""
    return bool(_NEXT.search(fold(heading)))


def is_initial(marker: str, rest: str) -> bool:
    """The "M." before a name is no number of a list."""
    return marker.strip(" .)").upper() == "M" and rest[:1].isupper()


def language_of(text: str) -> str:
    """The language: "en" when English small words outnumber French ones, else "fr"."""
    found = re.findall(r"[a-zà-ÿ']+", text[:200_000].lower())
    english = sum(word in _ENGLISH for word in found)
    french = sum(word in _FRENCH for word in found)
    return "en" if english > french else "fr"


_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "with",
        "by",
        "on",
        "is",
        "are",
        "our",
        "we",
        "will",
        "from",
        "that",
        "this",
        "be",
        "as",
        "at",
        "their",
    ]
)
_FRENCH = frozenset(
    [
        "le",
        "la",
        "les",
        "des",
        "du",
        "de",
        "et",
        "en",
        "un",
        "une",
        "pour",
        "avec",
        "dans",
        "par",
        "sur",
        "aux",
        "au",
        "est",
        "sont",
        "nous",
        "que",
        "qui",
        "ce",
        "cette",
    ]
)


def names_group(text: str) -> bool:
    """The text begins with one group's name: "Groupe 2", "Working group A"."""
    return bool(_ONE_GROUP.match(fold(text)))


def announces_groups(text: str) -> bool:
    """The text speaks of working groups and leads to a list of them."""
    return bool(_GROUPS.search(fold(text)))
