"""The people whom a document names, with the role it gives them; facts of their own: numbers, addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.domain.plan import Fact, Person
from bot.plan import named_fields, words
from bot.plan.markup import fold
from bot.plan.outline import Outline, Placed

_GIVEN = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:[-\s][A-ZÀ-Ý][a-zà-ÿ]+)?"
_CAPITALS = r"[A-ZÀ-Ý][A-ZÀ-Ý'’-]{2,}(?:\s[A-ZÀ-Ý'’-]{2,})*"
_PARTICLE = r"(?:\s(?:de|du|des|d'|le|la|van|von|el|ben|al))?"
_CIVIL = r"(?:M\.|Mr\.?|Mme|Mlle|Mrs\.?|Ms\.?|Miss|Dr\.?|Pr\.?|Cllr\.?|Councillor|Monsieur|Madame)"
_JOIN = r"\s*(?:,|/|:|–|—|\s-\s|\()\s*"
_MARKED = re.compile(
    rf"(?:{_CIVIL}\s)?\b(?P<name>{_GIVEN}{_PARTICLE}\s{_CAPITALS})(?![a-zà-ÿ])(?:{_JOIN}(?P<role>[^\n]{{2,200}}))?"
)
_CIVILITY = re.compile(
    rf"{_CIVIL}\s(?P<name>[A-ZÀ-Ý][\wà-ÿ'’-]+(?:{_PARTICLE}\s[A-ZÀ-Ý][\wà-ÿ'’-]+){{0,3}})(?:{_JOIN}(?P<role>[^\n]{{2,200}}))?"
)
_POSTS = (
    r"(?:maire|adjointe?|(?:premi[eè]re?\s)?(?:vice-)?pr[ée]sidente?|conseill[eè]re?|d[ée]l[ée]gu[ée]e?|[ée]lue?|direct(?:eur|rice)|chef(?:fe)?|charg[ée]e?|responsable|r[ée]f[ée]rente?|coordinat(?:eur|rice)|coordonnat(?:eur|rice)"
    r"|anim(?:ateur|atrice)|secr[ée]taire|d[ée]put[ée]e?|s[ée]nat(?:eur|rice)|technicienn?e?|consultante?|ing[ée]nieure?|mayor|deputy|councillor|director|head|chief|officer|manager|coordinator|leader|chair\w*|cabinet|portfolio|lead|senior|programme|project|policy|strategy)"
)
_POSTED = re.compile(
    rf"(?:{_CIVIL}\s)?(?P<name>[A-ZÀ-Ý][a-zà-ÿ'’-]+(?:{_PARTICLE}\s[A-ZÀ-Ý][\wà-ÿ'’-]+){{1,2}}){_JOIN}(?P<role>(?i:{_POSTS})\b[^\n]{{0,200}})"
)
_POST_FIRST = re.compile(
    rf"^(?P<role>(?:[\w'’-]+\s){{0,3}}(?i:{_POSTS})\b[^:\n]{{0,80}})\s*:\s*(?:{_CIVIL}\s)?(?P<name>{_GIVEN}{_PARTICLE}\s[A-ZÀ-Ý][\wà-ÿ'’-]+)\s*$"
)
_NOT_GIVEN = re.compile(
    r"^(?:La|Le|Les|L|Une?|Des|Du|De|Au|Aux|En|Plan|Axe|Ville|Commune|Métropole|Réseau|Région|Pays|Pôle|Projet|Fonds|Association|Groupe|Programme|Loi|Maison|Centre|Conseil|The|City|Council)\b"
)
_COUNTED = re.compile(
    r"\b\d[\d\s.]{0,9}\s?(?:participants?|participantes?|personnes|jeunes|habitants?|contributions?|benevoles|rencontres|reunions"
    r"|people|young people|residents?|attendees|respondents|volunteers|responses)\b"
)
_ACRONYM = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý'’-]{2,}(?![a-zà-ÿ])")
_SIGNED = re.compile(
    rf"^(?:{_CIVIL}\s)?(?P<name>{_GIVEN}{_PARTICLE}\s[A-ZÀ-Ý][\wà-ÿ'’-]+)\s+(?P<role>(?:{_POSTS})\b[^\n]{{0,120}})$"
)
_IN_BRACKETS = re.compile(r"\((?P<name>[^()]{4,60})\)\s*$")
_LEAD_ONLY = re.compile(
    r"^(?:leads?(?: (?:officer|body|partner|agency|team|department))?|pilotes?|owner|responsables?|porteurs?)\s*:",
    re.IGNORECASE,
)
_NAME = re.compile(rf"^{_GIVEN}{_PARTICLE}(?:\s[A-ZÀ-Ý][\wà-ÿ'’]*(?:-[A-ZÀ-Ý][\wà-ÿ'’]*)*){{1,2}}$")
_ORGANISED = re.compile(
    r"\b(?:service|services|direction|office|department|team|council|conseil|association|guild|transit|agence|agency|chambre|chamber|syndicat|centre|centres|center|maison|mission|pole|ville|commune|communes"
    r"|comite|committee|club|trust|hub|desk|unit|learning|smart|city|bank|alliance|coalition|atelier|foyer|mutuelle|partnership|partners|board|authority|group|groupe|union|federation|fondation|foundation|institut|institute|universite|university|college|lycee|ecole|school|musee|museum|theatre"
    r"|mediatheque|library|regie|reseau|network|compagnie|company|cooperative|mairie|prefecture|region|departement|metropole|habitat|housing|police|hospital|hopital|police|ccas|cias|works"
    r"|society|societe|officer|manager|head|director|health|planning|estates|advice|sports?|culture|culturelle|jeunesse|sante|sociale?|environment|environmental|environnement|transports?|mobilites?|finances?|resources|ressources|legal"
    r"|communications?|archives|forum|fund|fonds|agence|farmers?|parks|tourism|tourisme|agriculture|patrimoine|urbanisme|voirie|proprete|espaces|volunteers?|residents?|initiatives?|cites?|collectifs?|development|developpement|affaires|affairs|technique|techniques|publique?s?|public|natural|national|nationale|locale?|family|famille|insertion|emploi)\b"
)
_CAPITALISED = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?")
_PAIR = re.compile(r"(?=(\b[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?\s[A-ZÀ-Ý][\wà-ÿ'’-]+))")
_TITLE_FIRST = re.compile(rf"^(?:{_CIVIL}\s|[a-zà-ÿ]+\s)+")
_POST_BEFORE = re.compile(
    rf"\b(?P<role>(?:{_POSTS}|porte-parole|spokesperson)\b[^,.:;()\n]{{0,60}}?)\s?[,:]\s(?:{_CIVIL}\s)?(?P<name>{_GIVEN}{_PARTICLE}\s[A-ZÀ-Ý][\wà-ÿ'’-]+)(?=\s*[,.;)]|\s+(?:et|and)\b|$)"
)
"""The post before the name: "présidé par le maire, Anselme …"."""
_LED_BY = re.compile(
    rf"(?P<role>[^.;\n]{{0,100}}?\b(?:(?:co)?présid|anim|dirig|pilot|coordonn|conduit)(?:ée?s?|es?)?)\spar\s(?:{_CIVIL}\s)?(?P<name>{_GIVEN}{_PARTICLE}\s[A-ZÀ-Ý][\wà-ÿ'’-]+)"
    rf"|(?P<role_en>[^.;\n]{{0,100}}?\b(?:(?:co-)?chaired|led|headed|facilitated|run|coordinated))\sby\s(?:{_CIVIL}\s)?(?P<name_en>{_GIVEN}{_PARTICLE}\s[A-ZÀ-Ý][\wà-ÿ'’-]+)"
)
"""Who leads a body: "la commission, présidée par Nadège …"."""

_PARAGRAPH = 600
_LONGEST_FACT = 400
_FICHE_WIDTH = 2
_ROLE_END = re.compile(r"\s*[).;,]+$")


def read_people(outline: Outline) -> tuple[Person, ...]:
    """Every person named with a role, once, in the document's order."""
    found: dict[str, Person] = {}
    capitals = _capitals(outline)
    given = _first_words(outline)
    for placed in outline.placed:
        for name, role in _people_in(placed):
            surname = name.split()[-1]
            if surname.isupper() and capitals[surname] > capitals[name]:
                continue  # the word stands elsewhere without this first name: an acronym
            if _stands_elsewhere(name, role, given):
                continue
            known = found.get(name)
            if known is None or (role and not known.role):
                found[name] = Person(name=name, role=role, source=placed.source)
    return tuple(found.values())


def _stands_elsewhere(name: str, role: str, given: Counter[str]) -> bool:
    """A lead whose first word begins other names too: "Brivance Transit" in the plan of Brivance is no person."""
    first, rest = name.split(maxsplit=1)[0], name.split()[1] if " " in name else ""
    return "," not in role and given[first] > given[f"{first} {rest}"] > 0


def _first_words(outline: Outline) -> Counter[str]:
    """How often each capitalised word stands in the document, and how often each pair of them."""
    counted: Counter[str] = Counter()
    for placed in outline.placed:
        parts = _CAPITALISED.findall(placed.line.text)
        counted.update(parts)
        counted.update(_PAIR.findall(placed.line.text))
    return counted


def _capitals(outline: Outline) -> Counter[str]:
    """How often each word in capitals stands in the document, and how often after each given name."""
    counted: Counter[str] = Counter()
    for placed in outline.placed:
        if not placed.line.text.isupper():
            acronyms = set(_ACRONYM.findall(placed.line.text))
            counted.update(acronyms)
            if acronyms:  # a name with its family name in capitals holds such a word
                counted.update({found["name"] for found in _MARKED.finditer(placed.line.text)})
    return counted


def names_person(text: str) -> bool:
    """The text begins with a person's name and role: it is no title."""
    found = _MARKED.match(text) or _POSTED.match(text) or _CIVILITY.match(text)
    return found is not None and not _NOT_GIVEN.match(found["name"]) and not text.isupper()


def _people_in(placed: Placed) -> Iterator[tuple[str, str]]:
    text = placed.line.text
    if placed.line.cells:
        yield from _people_in_row(placed)
        return
    fields = [field for field in named_fields.fields_in(text) if field[0] == "lead"]
    if fields and not (fields[0][2] == 0 and _POST_FIRST.match(text) and not _LEAD_ONLY.match(text)):
        for _kind, value, start in fields:
            yield from _people_in_lead(value, text[start:].split(":", 1)[0].strip(" (-–—"))
        return
    if len(text) >= _PARAGRAPH:
        return
    yield from _people_in_sentence(text)


def _people_in_sentence(text: str) -> Iterator[tuple[str, str]]:
    for found in _LED_BY.finditer(text):
        name, role = found["name"] or found["name_en"], found["role"] or found["role_en"]
        if _is_name(name):
            yield name.strip(), role.strip(" ,–—-")
    for pattern in (_POST_FIRST, _POSTED, _MARKED, _CIVILITY, _SIGNED):
        for found in pattern.finditer(text):
            name = found["name"].strip()
            role = _ROLE_END.sub("", (found["role"] or "").split(" ; ")[0].strip())
            if not _NOT_GIVEN.match(name) and (role or pattern is not _MARKED):
                yield name, role
        if pattern.search(text):
            return
    for found in _POST_BEFORE.finditer(text):
        if _is_name(found["name"]):
            yield found["name"].strip(), found["role"].strip()


def _people_in_lead(value: str, field: str) -> Iterator[tuple[str, str]]:
    """A person given as lead: alone, in brackets behind a service, or before a post. A service is no person."""
    inside = _IN_BRACKETS.search(value)
    if inside:
        name = _TITLE_FIRST.sub("", inside["name"].strip())
        if _is_name(name):
            yield name, f"{field}, {value[: inside.start()].strip()}".strip(" ,")
        return
    for pattern in (_POSTED, _MARKED, _CIVILITY):
        found = pattern.match(value)
        if found and not _NOT_GIVEN.match(found["name"]):
            yield found["name"].strip(), _ROLE_END.sub("", (found["role"] or field).strip())
            return
    if _is_name(value):
        yield value.strip(), field
    elif (behind := _CIVILITY.search(value)) is not None:
        yield behind["name"].strip(), f"{field}, {value[: behind.start()].strip(' ,')}"


def _is_name(text: str) -> bool:
    """Two or three words with capitals, none of them a word of organisations."""
    return bool(_NAME.match(text.strip())) and not _ORGANISED.search(fold(text)) and not _NOT_GIVEN.match(text)


def _people_in_row(placed: Placed) -> Iterator[tuple[str, str]]:
    """People of a table: its column of names, its column of leads, or the lead of a fiche."""
    cells = placed.line.cells
    if len(cells) == _FICHE_WIDTH and named_fields.column_of(cells[0]) == "lead":
        yield from _people_in_lead(cells[1], cells[0].strip(" :").lower())
        return
    for name, head, cell in zip(placed.columns, placed.heads, cells, strict=False):
        if name == "lead" and cell:
            yield from _people_in_lead(cell, head.lower())
    columns = dict(zip(placed.columns, cells, strict=False))
    if columns.get("person"):
        yield columns["person"], columns.get("post", "")


def read_facts(outline: Outline) -> tuple[Fact, ...]:
    """Numbers of people and meetings, addresses, telephone lines, mail and web addresses: the whole line each time."""
    facts = []
    for placed in outline.placed:
        line = placed.line
        if line.cells or len(line.text) > _LONGEST_FACT:
            continue
        counted = _COUNTED.search(line.folded) and not placed.is_item and not line.folded.startswith("- ")
        if words.is_contact(line.text) or counted:
            facts.append(Fact(text=line.text, source=placed.source))
    return tuple(facts)
