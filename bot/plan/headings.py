"""Which lines are headings, and what stands below each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from bot.plan import named_fields, words
from bot.plan.heading_marks import (
    depth,
    heads_letters,
    is_capitals,
    is_part,
    list_above,
    number_key,
    rank,
    stem,
    wide_nouns,
)
from bot.plan.lines import Line, LineKind
from bot.plan.outline import Outline, Placed, Section
from bot.plan.words import Role

_HEADING_MAX = 200
_TITLE_MAX = 140
_SHORT_TITLE = 80
_BOLD_LINE = re.compile(r"^\s*(?:\*\*|__)[^*]{2,200}(?:\*\*|__)\s*:?\s*$")
_SENTENCE_END = re.compile(r"[.;,:!?…]$")
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}(?:er)? [a-z]{3,9}\b|\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
)
_VALUE = re.compile(r"\s?:\s+\S")
_DEEP = 10
_TEXT_INDENT = 3
_FEW_WORDS = 4
_LANDMARKS = frozenset({Role.TIMETABLE, Role.GROUPS, Role.PEOPLE})


def outline(lines: list[Line], *, is_person: Callable[[str], bool]) -> Outline:
    """The sections of ``lines``; a text that ``is_person`` accepts is never a title."""
    return _Builder(lines, is_person).build()


class _Builder:
    """Decides line by line; looks one heading back and a few lines ahead."""

    def __init__(self, lines: list[Line], is_person: Callable[[str], bool]) -> None:
        self._lines = lines
        self._is_person = is_person
        self._marked = sum(line.kind is LineKind.HEADING for line in lines) > 1
        self._repeated = {
            text for text, times in Counter(line.text for line in lines if is_capitals(line)).items() if times > 1
        }
        self._wide = wide_nouns(lines)
        self._root = Section(titles=[], level=-1)
        self._open = self._root
        self._placed: list[Placed] = []

    def build(self) -> Outline:
        parents: list[Line] = []
        for place, line in enumerate(self._lines):
            if self._names_part_above(line):
                self._open.titles.append(line)
                self._placed.append(Placed(line=line, section=self._open))
                continue
            style = self._style(place)
            if style:
                self._open_section(line, style)
                parents = []
                self._placed.append(Placed(line=line, section=self._open))
                continue
            self._open.body.append(line)
            parents = list_above(parents, line)
            above = (
                tuple(parents[:-1]) if line.listed else tuple(entry for entry in parents if entry.indent < line.indent)
            )
            self._placed.append(Placed(line=line, section=self._open, above=above))
        return Outline(root=self._root, placed=self._placed)

    def _names_part_above(self, line: Line) -> bool:
        """The line right below "Axe 1" or "Fiche action n° 3" is that part's title."""
        last = self._open
        if len(last.titles) != 1 or last.body or last.style not in {"part", "capitals", "bold"}:
            return False
        part = words.part_of(last.title)
        if (
            part is None
            or last.title[part[2] :].strip()
            or line.kind is not LineKind.TEXT
            or line.indent > _TEXT_INDENT
        ):
            return False
        spoken = _SENTENCE_END.search(line.text) is not None or len(line.text) > _TITLE_MAX or is_part(line.text)
        named = named_fields.is_field(line.text) or words.role_of(line.text) not in {Role.NONE, Role.CHALLENGES}
        return not (spoken or named or self._is_person(line.text))

    def _style(self, place: int) -> str:  # noqa: PLR0911 - one style a line
        """The style of heading that the line is, or an empty text."""
        line = self._lines[place]
        if line.kind is LineKind.HEADING:
            return "marked"
        if line.kind is LineKind.ROW or line.kind is LineKind.BULLET or len(line.text) > _HEADING_MAX:
            return ""
        if line.kind is LineKind.NUMBERED:
            return self._numbered_style(place)
        if named_fields.is_field(line.text) or words.is_contact(line.text):
            return ""
        if is_part(line.text):
            return "part"
        if is_capitals(line):
            return "capitals"
        if _BOLD_LINE.match(line.raw) and not self._is_person(line.text) and not line.indent:
            return "bold"
        return "title" if not self._marked and self._is_title(place) else ""

    def _numbered_style(self, place: int) -> str:  # noqa: PLR0911 - one reason a line
        line = self._lines[place]
        if (
            line.indent > _TEXT_INDENT
            or _SENTENCE_END.search(line.text)
            or len(line.text) > _TITLE_MAX
            or self._is_person(line.text)
        ):
            return ""
        key = number_key(line.marker)
        if self._marked and key != "decimal":
            return ""
        following = self._lines[place + 1] if place + 1 < len(self._lines) else None
        if following is None or (
            following.kind is LineKind.NUMBERED
            and depth(following) <= depth(line)
            and key != "roman"
            and not heads_letters(line, following)
        ):
            return ""
        if key == "decimal" and (
            following.kind is LineKind.HEADING or is_capitals(following) or self._continues_list(place)
        ):
            return ""
        if key == "letter" and self._continues_list(place):
            return ""
        if following.listed and following.indent > line.indent and not line.before_blank:
            return "" if key == "decimal" else self._outer_numbered(line, key)
        return f"numbered {key}"

    def _continues_list(self, place: int) -> bool:
        """The line above, no blank between, is an entry of the same depth."""
        before = self._lines[place - 1] if place else None
        line = self._lines[place]
        entry = before is not None and before.kind is LineKind.NUMBERED and before not in self._open.titles
        return entry and before is not None and depth(before) == depth(line) and not line.after_blank

    def _outer_numbered(self, line: Line, key: str) -> str:
        """A numbered line with an indented list right below is a heading when it stands after a blank."""
        return f"numbered {key}" if line.after_blank else ""

    def _is_title(self, place: int) -> bool:  # noqa: PLR0911 - one reason a line
        """A short plain line that stands alone above a list, a table or a longer text."""
        line = self._lines[place]
        if words.names_group(line.text) and not self._is_above_list(place):
            return False  # one of several groups, each on its line
        if _VALUE.search(line.text) and words.role_of(line.text) is Role.GROUPS:
            return False  # a group with what it covers
        before = self._placed[-1] if self._placed else None
        heads = before is not None and before.line in before.section.titles
        if self._is_landmark(line, before) or self._heads_dates(place):
            return True
        if not (line.after_blank or heads or before is None) or line.indent > _TEXT_INDENT:
            return False
        if self._names_role(line):
            return True
        if len(line.text) > _TITLE_MAX or _SENTENCE_END.search(line.text) or self._is_person(line.text):
            return False
        below_capitals = heads and before is not None and before.section.style == "capitals"
        return line.text[0].isupper() and self._stands_above(place, below_capitals=below_capitals)

    def _is_above_list(self, place: int) -> bool:
        return place + 1 < len(self._lines) and self._lines[place + 1].listed

    @staticmethod
    def _is_landmark(line: Line, before: Placed | None) -> bool:
        """A few words that can only head a timetable, groups or contacts, even right below other text."""
        alone = line.before_blank and len(line.text.split()) <= _FEW_WORDS and not (before and before.line.listed)
        named = alone and words.role_of(line.text) in _LANDMARKS
        return named and line.text[0].isupper() and not line.text.endswith((".", ",", ";"))

    def _heads_dates(self, place: int) -> bool:
        """A few words behind a blank that announce a timetable, right above a line with a date."""
        line, following = self._lines[place], self._lines[place + 1 : place + 2]
        few = line.after_blank and len(line.text.split()) <= _FEW_WORDS and _SENTENCE_END.search(line.text) is None
        dated = bool(following) and _DATED.search(following[0].folded) is not None
        return few and dated and line.text[0].isupper() and words.role_of(line.text) is Role.TIMETABLE

    @staticmethod
    def _names_role(line: Line) -> bool:
        """A short line that says what its section is for, with a blank or a colon behind it."""
        if len(line.text) > _SHORT_TITLE or words.role_of(line.text) is Role.NONE:
            return False
        return line.text.endswith(":") or (line.before_blank and not line.text.endswith((".", ",", ";")))

    def _stands_above(self, place: int, *, below_capitals: bool) -> bool:
        """A list or table follows, or a further title of it, or right below a heading in capitals a longer text."""
        line = self._lines[place]
        following = self._lines[place + 1] if place + 1 < len(self._lines) else None
        if following is None or following.listed or following.kind is LineKind.ROW:
            return following is not None
        if following.kind is not LineKind.TEXT or not following.after_blank:
            return False
        if below_capitals and len(line.text) <= _SHORT_TITLE and len(following.text) > len(line.text):
            return True
        return self._leads_on(place + 1)

    def _leads_on(self, place: int) -> bool:
        """The next line is itself a title right above a list: both are titles of one section."""
        line = self._lines[place]
        following = self._lines[place + 1] if place + 1 < len(self._lines) else None
        return (
            following is not None
            and following.listed
            and line.text[0].isupper()
            and len(line.text) <= _TITLE_MAX
            and not _SENTENCE_END.search(line.text)
            and not self._is_person(line.text)
            and not is_part(line.text)
            and not is_capitals(line)
        )

    def _open_section(self, line: Line, style: str) -> None:
        last = self._open
        same = last.style == style and not last.body and last.titles
        if same and style == "capitals" and not line.after_blank:
            last.titles.append(line)
            last.role = words.role_of(last.title)
            return
        if same and style == "title" and last.role is Role.NONE and words.role_of(line.text) is Role.NONE:
            last.titles.append(line)
            return
        section = Section(
            titles=[line],
            level=self._level(line, style),
            rank=rank(line.text, self._wide),
            style=style,
            role=self._role(line.text),
        )
        parent = last
        while parent.titles and not _holds(parent, section):
            parent = parent.parent or self._root
        if (style == "title" and parent.body and parent.title in self._repeated) or (
            style == "title" and parent.children and parent.title in self._repeated
        ):
            parent = self._root
        section.parent = parent
        parent.children.append(section)
        self._open = section

    def _role(self, text: str) -> Role:
        """What the heading is for; something to do that has finer things below it is an axis here."""
        part = words.part_of(text)
        return Role.AXIS if part and stem(part[0]) in self._wide else words.role_of(text)

    def _level(self, line: Line, style: str) -> int:
        if style == "marked":
            return line.level
        base = _DEEP if self._marked else 0
        match style.split():
            case ["capitals"]:
                return base + 1
            case ["part"]:
                return base + 2
            case ["numbered", key]:
                depth = line.marker.rstrip(".) ").count(".")
                return base + {"roman": 2, "letter": 3, "number": 3}.get(key, 3 + depth)
            case ["bold"]:
                return base + 7
            case _:
                return base + 8


def _holds(parent: Section, section: Section) -> bool:
    """``section`` belongs below ``parent``: deeper, or of the same level and a smaller part than the parent's.

    Something to do stands below the heading before it that is none, however that is printed ("II. ACCÈS AUX SOINS").
    """
    if section.style == "part" and section.role is Role.ITEM and parent.style != "marked":
        return parent.role in {Role.NONE, Role.AXIS}
    if parent.level < section.level:
        special = section.style == "title" and section.role in {Role.TIMETABLE, Role.GROUPS, Role.PEOPLE}
        return not (special and _is_below_part(parent))
    return parent.level == section.level and section.rank > parent.rank and parent.role in {Role.AXIS, Role.ITEM}


def _is_below_part(section: Section | None) -> bool:
    while section is not None:
        if section.role in {Role.AXIS, Role.ITEM}:
            return True
        section = section.parent
    return False
