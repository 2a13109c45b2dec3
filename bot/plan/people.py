"""The people whom a document names, with the role it gives them, and facts of their own: numbers, addresses, telephones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.domain.plan import Fact, Person
from bot.plan import words
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
    rf"^(?P<role>(?i:{_POSTS})\b[^:\n]{{0,80}})\s*:\s*(?:{_CIVIL}\s)?(?P<name>{_GIVEN}{_PARTICLE}\s[A-ZÀ-Ý][\wà-ÿ'’-]+)\s*$"
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
_ROLE_END = re.compile(r"\s*[).;,]+$")


def read_people(outline: Outline) -> tuple[Person, ...]:
    """Every person named with a role, once, in the document's order."""
    found: dict[str, Person] = {}
    capitals = _capitals(outline)
    for placed in outline.placed:
        for name, role in _people_in(placed):
            surname = name.split()[-1]
            if surname.isupper() and capitals[surname] > capitals[name]:
                continue  # the word stands elsewhere without this first name: an acronym
            known = found.get(name)
            if known is None or (role and not known.role):
                found[name] = Person(name=name, role=role, source=placed.source)
    return tuple(found.values())


def _capitals(outline: Outline) -> Counter[str]:
    """How often each word in capitals stands in the document, and how often after each given name."""
    counted: Counter[str] = Counter()
    for placed in outline.placed:
        if not placed.line.text.isupper():
            counted.update(set(_ACRONYM.findall(placed.line.text)))
            counted.update({found["name"] for found in _MARKED.finditer(placed.line.text)})
    return counted


def names_person(text: str) -> bool:
    """The text begins with a person's name and role: it is no title."""
    found = _MARKED.match(text) or _POSTED.match(text) or _CIVILITY.match(text)
    return found is not None and not _NOT_GIVEN.match(found["name"]) and not text.isupper()


def _people_in(placed: Placed) -> Iterator[tuple[str, str]]:
    text = placed.line.text
    if placed.line.cells and placed.columns:
        yield from _people_in_row(placed)
        return
    field = words.is_field(text)
    for pattern in (_POST_FIRST, _POSTED, _MARKED, _CIVILITY, _SIGNED):
        if field and pattern is _POST_FIRST:
            continue  # "Lead: Sports Department" names a lead, not a person
        for found in pattern.finditer(text):
            name = found["name"].strip()
            role = _ROLE_END.sub("", (found["role"] or "").split(" ; ")[0].strip())
            if not _NOT_GIVEN.match(name) and (role or pattern is not _MARKED) and len(text) < 600:
                yield name, role
        if pattern.search(text):
            return


def _people_in_row(placed: Placed) -> Iterator[tuple[str, str]]:
    columns = dict(zip(placed.columns, placed.line.cells, strict=False))
    if placed.line.head or "person" not in columns or not columns["person"]:
        return
    yield columns["person"], columns.get("post", "")


def read_facts(outline: Outline) -> tuple[Fact, ...]:
    """Numbers of people and meetings, addresses, telephone lines, mail and web addresses: the whole line each time."""
    facts = []
    for placed in outline.placed:
        line = placed.line
        if line.cells or len(line.text) > 400:
            continue
        counted = _COUNTED.search(line.folded) and not placed.is_item and not line.folded.startswith("- ")
        if words.is_contact(line.text) or counted:
            facts.append(Fact(text=line.text, source=placed.source))
    return tuple(facts)
