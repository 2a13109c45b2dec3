"""Working groups and the axes they cover, by number where the document gives it, else by nearly the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from bot.domain.plan import Source, WorkingGroup
from bot.plan import words
from bot.plan.drafts import AxisDraft
from bot.plan.lines import Line, LineKind
from bot.plan.markup import aligned, same_words
from bot.plan.outline import Outline, Section
from bot.plan.tables import Table, TableKind
from bot.plan.words import Role

_NUMBER = re.compile(
    r"^(?:(?:groupe|group|atelier|gt|commission|working group|task group|workstream)s?\b(?: de travail| thematique| projet)?\s*(?:n\s?[o°.]?\s*)?)?(?P<number>\d{1,2}|[a-z](?=\s*(?:[:.)(–«-]|$)))(?:er|e|eme)?(?![\w'])\s*[:.,)–—-]*\s*"
)
_NAMED = re.compile(
    r"^(?:groupes?(?: de travail| thematique| projet)?|working groups?|task groups?|group|atelier|commission|gt|workstream)\b\s*[:.–—-]?\s*(?=\S)"
)
_AXIS_NOUN = r"(?:axes?|axis|priorit\w+|orientations?|piliers?|thematiques?|themes?|pillars?|strands?|goals?|volets?|objecti\w+|chantiers?|defis?|ambitions?|aims?|outcomes?|challenges?|parties?|parts?|chapitres?|chapters?|engagements?|commitments?|enjeux?)"
_ONE = r"(?:n\s?[o°]\s*)?(?:\d{1,2}|[ivx]{1,4}|[a-z])\b(?!')"
_REFERENCES = re.compile(
    rf"\b{_AXIS_NOUN}\s+(?:strategiques?\s+)?(?P<list>{_ONE}(?:\s*(?:,|;|et|and|&|/|\+|a|to|-|–)\s*(?:l')?(?:{_AXIS_NOUN}\s+)?{_ONE})*)"
)
_EACH = re.compile(r"(\d{1,2}|\b[ivx]{1,4}\b|\b[a-z]\b)")
_NUMBERS_ONLY = re.compile(rf"{_ONE}(?:\s*(?:,|;|et|and|&|/|\+|a|to|-|–)\s*{_ONE})*")
_AXIS_HEAD = re.compile(rf"^{_AXIS_NOUN}\b")
_SPAN = re.compile(r"^\s*(\d{1,2})\s*(?:a|to|-|–)\s*(\d{1,2})\s*$")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_COLON = re.compile(r"\s*:\s+")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_BODY = re.compile(
    r"^(?:(?:le|la|the)\s|l')?(?P<noun>groupe|atelier|commission|comite|gt|cercle|sous-groupe|working group|task group|workstream|sub-?group|committee)s?\s+(?!de pilotage|de suivi|technique\b|permanente\b|d'appel|des\b|d'|is\b|meets\b)(?:thematique |projet |de travail )?[«\"“(]?\s?[a-z0-9]"
)
_QUOTED = re.compile(
    r"^(?:(?:le|la|the)\s|l['’])?(?:groupe|atelier|commission|comité|cercle|working group|task group|committee)\s+(?:de travail\s+|thématique\s+)?[«“\"]\s*(?P<name>[^»”\"]+?)\s*[»”\"]",
    re.IGNORECASE,
)
"""The name of a body between quotation marks: "le comité « Cadre de vie » suit les axes I et II"."""

_IN_BRACKETS = re.compile(r"^\((?P<name>[^()]{2,60})\)\s+\S")
"""The name of a numbered group in brackets, before what it covers: "(Speed) covers theme 1"."""

_NAME_FIRST = re.compile(
    r"^(?:the\s)?(?:[a-z][\w'&-]*\s){1,4}(?:group|committee|panel|team|workstream|board)\s?[:(–—-]"
)
_FEWEST_BODIES = 2
_ENOUGH = 80
_SURE = 90
_MIN_WORDS = 4


@dataclass(slots=True, kw_only=True)
class _Draft:
    number: int | None
    section: Section
    line: Line
    name: str | None
    titles: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    covers: list[str] = field(default_factory=list)


def read_groups(
    outline: Outline, tables: list[Table], axes: list[AxisDraft], codes: dict[int, str]
) -> tuple[WorkingGroup, ...]:
    """The working groups in the document's order; ``codes`` gives the code of each axis by its place."""
    drafts: list[_Draft] = []
    for section in outline.sections():
        inherited = section.parent is not None and any(above.role is Role.GROUPS for above in (section.parent,))
        if section.role is Role.GROUPS and not inherited:
            own = [table for table in tables if table.section in section.walk()]
            rows = {id(row) for table in own if table.kind is TableKind.GROUPS for row in table.rows}
            drafts.extend(_in_section(section, rows))
            drafts.extend(_in_tables(own))
        elif section.role is not Role.AXIS and section.role is not Role.ITEM:
            drafts.extend(_below_announcement(section))
    if not drafts:
        drafts.extend(_in_tables(tables))
    taken: set[int] = set()
    names: set[str] = set()
    groups = []
    for draft in drafts:
        if draft.name is not None and draft.number is None:
            if aligned(draft.name) in names:
                continue  # told again, such as by whom it is chaired
            names.add(aligned(draft.name))
        covered = _covered(draft, axes, codes)
        number = (
            draft.number
            if draft.number is not None and draft.number not in taken
            else next(n for n in range(1, 1000) if n not in taken)
        )
        taken.add(number)
        source = Source(section=draft.section.title, line=draft.line.number)
        groups.append(
            WorkingGroup(number=number, axes=covered, titles=tuple(draft.titles), source=source, name=draft.name)
        )
    return tuple(groups)


def _below_announcement(section: Section) -> Iterator[_Draft]:
    """A list right below a text that announces working groups ("4 groupes de travail …")."""
    named = [line for line in section.body if _is_one_group(line.text) and line.kind is not LineKind.ROW]
    if len(named) > 1 and section.role is not Role.TIMETABLE:
        yield from _in_list(section, named)
        return
    bodies = _bodies(section) or _named_first(section)
    if bodies:
        yield from _in_list(section, bodies)
        return
    for line in section.body:
        if line.kind is not LineKind.ROW and (told := list(_in_prose(section, line))):
            yield from told
            return
    for place, line in enumerate(section.body):
        if line.kind is LineKind.ROW or not words.announces_groups(line.text):
            continue
        if told := list(_in_sentence(section, line)):
            yield from told
            return
        deeper = line.indent if line.listed else -1
        entries = []
        for following in section.body[place + 1 :]:
            if not following.listed or following.indent <= deeper:
                break
            entries.append(following)
        yield from _in_list(section, entries)


_CLAUSE = re.compile(r"(?<=[.;])\s+")
_TOLD = re.compile(
    r"^(?:un |le |the |a )?(?:groupe|commission|atelier)\b[^«“\"]{0,16}[«“\"]\s?(?P<quoted>[^»”\"]+?)\s?[»”\"]|^the (?P<first>(?:[a-z][\w'&-]*\s){1,4}(?:group|panel|committee))\b"
)


def _in_prose(section: Section, line: Line) -> Iterator[_Draft]:
    """Groups told one a clause, with the axes they follow: "Un groupe « Sobriété » suit l'enjeu 1 ; un groupe …"."""
    found = []
    for clause in _CLAUSE.split(line.text):
        folded = aligned(clause)
        told = _TOLD.match(folded)
        if told is not None and _REFERENCES.search(folded):
            where = told.span("quoted") if told["quoted"] else told.span("first")
            found.append((clause[slice(*where)], clause))
    if len(found) < _FEWEST_BODIES:
        return
    for name, clause in found:
        draft = _Draft(number=None, section=section, line=line, name=name)
        draft.titles = [clause]
        yield draft


_NEXT_IN_SENTENCE = re.compile(
    r"(?:,|;|\bet|\band)\s+(?=(?:(?:le|la|the)\s)?(?:groupe|atelier|commission|comité|working group|task group|group)\s+(?:n[o°]\s*)?(?:\d|[A-Z]\b|[«“\"]))",
    re.IGNORECASE,
)


def _in_sentence(section: Section, line: Line) -> Iterator[_Draft]:
    """Groups told one after the other: "Trois groupes : groupe 1 Accès aux soins (axe 1), groupe 2 Prévention (axe 2)"."""
    pieces = _NEXT_IN_SENTENCE.split(_COLON.split(line.text, maxsplit=1)[-1].rstrip(" ."))
    named = [(piece, _number_of(piece)) for piece in pieces if _is_one_group(piece)]
    if len(named) < _FEWEST_BODIES:
        return
    for piece, number in named:
        title = number[1] if number else piece
        draft = _Draft(number=number[0] if number else None, section=section, line=line, name=_name_of(title))
        draft.titles = [title]
        yield draft


def _bodies(section: Section) -> list[Line]:
    """The entries of a list that each begin with the same noun of a group ("Commission « Accueil » : axe 1"), or none."""
    if section.role is Role.TIMETABLE:
        return []
    entries = [
        line for line in section.body if line.listed or (line.kind is LineKind.TEXT and _COLON.search(line.text))
    ]
    found = [(line, match["noun"]) for line in entries if (match := _BODY.match(aligned(line.text)))]
    nouns = {noun for _line, noun in found}
    return [line for line, _noun in found] if len(found) >= _FEWEST_BODIES and len(nouns) == 1 else []


def _named_first(section: Section) -> list[Line]:
    """Entries that name a group before the word for it, with the axes it covers ("Prevention Group: commitment A"), or none."""
    if section.role is Role.TIMETABLE:
        return []
    found = [
        line for line in section.body if _NAME_FIRST.match(folded := aligned(line.text)) and _REFERENCES.search(folded)
    ]
    return found if len(found) >= _FEWEST_BODIES else []


def _in_section(section: Section, rows: set[int]) -> Iterator[_Draft]:
    """Groups as headings or entries of a list; ``rows`` are those of tables of groups, which are read as such."""
    own = _number_of(section.title)
    if own and section.titles[0].text and section.role is Role.GROUPS and _is_one_group(section.title):
        yield _headed(section, own)
        return
    headed = [
        child
        for child in section.children
        if child.role not in {Role.TIMETABLE, Role.PEOPLE}
        and (child.body or child.children or _is_one_group(child.title))
    ]
    listed = [line for line in section.body if (line.listed or _is_one_group(line.text)) and id(line) not in rows]
    listed = listed or _bodies(section) or _named_first(section)
    if listed:
        yield from _in_list(section, listed)
        return
    for child in headed:
        yield _headed(child, _number_of(child.title))


def _is_one_group(title: str) -> bool:
    folded = aligned(title)
    found = _NUMBER.match(folded)
    return bool(found and _NAMED.match(folded))


def _headed(section: Section, number: tuple[int, str] | None) -> _Draft:
    title = number[1] if number else section.title
    lines = [line for line in section.all_lines() if not words.is_contact(line.text)]
    draft = _Draft(
        number=number[0] if number else None,
        section=section,
        line=section.titles[0],
        name=_name_of(title) if title else None,
        lines=lines,
    )
    draft.titles = [title or section.title]
    return draft


def _in_list(section: Section, entries: list[Line]) -> Iterator[_Draft]:
    if not entries:
        return
    top = min(line.indent for line in entries)
    numbered = any(_number_of_line(line) for line in entries if line.indent == top)
    current: _Draft | None = None
    for line in entries:
        number = _number_of_line(line) if line.indent == top else None
        opens = line.indent == top and (number is not None if numbered else True)
        if opens:
            if current:
                yield current
            title = number[1] if number else line.text
            named = _is_one_group(line.text) or not number
            current = _Draft(
                number=number[0] if number else None,
                section=section,
                line=line,
                name=_name_of(title) if named else None,
            )
            current.titles = [title]
        elif current and line.indent == top:
            current.titles.append(line.text)
        elif current:
            current.lines.append(line)
    if current:
        yield current


def _in_tables(tables: list[Table]) -> Iterator[_Draft]:
    for table in tables:
        if table.kind is not TableKind.GROUPS:
            continue
        for row in table.rows:
            text = table.cell(row, "group")
            if not text:
                continue
            number = _number_of(text)
            draft = _Draft(
                number=number[0] if number else None,
                section=table.section,
                line=row,
                name=number[1] or None if number else text,
            )
            axis = table.cell(row, "axis")
            if draft.name is None and axis and not _NUMBERS_ONLY.fullmatch(aligned(axis)):
                draft.name = _name_of(axis)
            draft.titles = [part for part in (number[1] if number else text, axis) if part]
            draft.covers = _bare_numbers(table, row)
            yield draft


def _bare_numbers(table: Table, row: Line) -> list[str]:
    """The cells of numbers alone below a head that names axes, as references: "1, 2" below "Axes" is "axes 1, 2"."""
    heads = table.head.cells if table.head is not None else ()
    return [
        f"axe {cell}"
        for head, cell in zip(heads, row.cells, strict=False)
        if _NUMBERS_ONLY.fullmatch(aligned(cell)) and _AXIS_HEAD.match(aligned(head))
    ]


def _name_of(title: str) -> str | None:
    """The group's own name; None when its words only refer to axes."""
    quoted = _QUOTED.match(title) or _IN_BRACKETS.match(title)
    if quoted:
        return quoted["name"]
    first = _COLON.split(title, maxsplit=1)[0].strip()
    if first.startswith("("):
        first = first.strip("()")
    bare = _BRACKETS.sub("", first).strip(" :–—-")
    bare = bare if any(mark in bare[1:-1] for mark in "«“") else bare.strip(' "«»“”')
    return None if _REFERENCES.fullmatch(aligned(bare)) else bare or title


def _number_of(text: str) -> tuple[int, str] | None:
    found = _NUMBER.match(aligned(text))
    if not found:
        return None
    bare = found["number"]
    return (int(bare) if bare.isdigit() else ord(bare) - ord("a") + 1), text[found.end() :].strip()


def _number_of_line(line: Line) -> tuple[int, str] | None:
    own = _number_of(line.text)
    if own:
        return own
    marker = line.marker.strip(" .)°-–—")
    return (int(marker), line.text) if line.kind is LineKind.NUMBERED and marker.isdigit() else None


def _covered(draft: _Draft, axes: list[AxisDraft], codes: dict[int, str]) -> tuple[str, ...]:
    """Codes of the axes that the group's words name, in the order they are named."""
    found: list[str] = []
    texts = [*draft.titles, *(line.text for line in draft.lines)]
    for text in (*texts, *draft.covers):
        found.extend(_by_number(text, axes, codes))
    if not found:
        for place, text in enumerate(texts):
            code = _by_title(text, axes, codes, sure=place >= len(draft.titles))
            found.extend([code] if code else [])
    return tuple(dict.fromkeys(found))


def _by_number(text: str, axes: list[AxisDraft], codes: dict[int, str]) -> Iterator[str]:
    numbers = {axis.number.lower(): codes[place] for place, axis in enumerate(axes) if axis.number}
    letters = {code.lower(): code for code in codes.values()}
    for match in _REFERENCES.finditer(aligned(text)):
        span = _SPAN.match(match["list"])
        named = (
            [str(number) for number in range(int(span[1]), int(span[2]) + 1)] if span else _EACH.findall(match["list"])
        )
        for name in named:
            code = (
                numbers.get(name)
                or (codes.get(_ROMANS.index(name)) if name in _ROMANS and not numbers else None)
                or (codes.get(int(name) - 1) if name.isdigit() and not numbers else None)
                or (letters.get(name) if not numbers else None)
            )
            if code:
                yield code


def _by_title(text: str, axes: list[AxisDraft], codes: dict[int, str], *, sure: bool) -> str | None:
    """The axis with nearly that title: by all words, or by all words of the shorter of both."""
    wanted = same_words(
        text.rsplit(" : ", maxsplit=1)[-1]
        if " : " in text and len(text.rsplit(" : ", maxsplit=1)[-1]) > _MIN_WORDS
        else text
    )
    best, score = None, 0.0
    for place, axis in enumerate(axes):
        for title in axis.titles:
            given = same_words(title)
            near = max(fuzz.ratio(wanted, given), fuzz.token_set_ratio(wanted, given) - 2)
            if near > score:
                best, score = codes[place], near
    return best if score >= (_SURE if sure else _ENOUGH) else None
