"""The timetable of a plan: its entries, as lists, tables or headings, become milestones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.plan import Milestone, MilestoneKind, Source
from bot.domain.windows import DateWindow
from bot.plan import words
from bot.plan.date_labels import is_date_label, one_winter, split_label
from bot.plan.lines import Line
from bot.plan.markup import aligned, fold
from bot.plan.outline import Outline, Section
from bot.plan.tables import Table, TableKind
from bot.plan.words import Role
from bot.understanding.dates import read_dates, read_label

_FEWEST = 3
_NO_YEAR = 2000
_SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\S)[^.!?]+)*[.!?]?")
_RECURRING = re.compile(r"\b(?:chaque|tous les|toutes les|annuellement|every|each|annually)\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_ONLY_YEAR = re.compile(r"^\W*(?:annee |year |en |in )?((?:19|20)\d{2})\W*$")
_COUNTED = re.compile(r"^(?:jalon|etape|phase|milestone|step|stage)\s(?:n\s?[o°]\s?)?\d{1,2}\s*[:.–—-]\s+(?=\S)")
_OPEN_TITLE = re.compile(r"\b(?:" + "|".join(sorted(words.OPEN_WORDS)) + r")$|[,:]$", re.IGNORECASE)
_KINDS = (
    (
        MilestoneKind.DELIBERATION,
        r"\bdeliber|\bvotes?\b|\bvoted?\b|\bcouncil (?:decision|adoption)|\badopt|\barrete? (?:du|de la) (?:projet|plan|strategie)|^full council\b|^conseil (?:municipal|communautaire|metropolitain|departemental|regional)\b",
    ),
    (MilestoneKind.REPORT_BACK, r"\brestitution|\breport(?:s|ing)?[- ]back|\bfeedback (?:session|meeting)|\bpresentation of (?:the )?findings"),
    (MilestoneKind.CONVENTION, r"\bassises\b|\bconvention\b(?! de| d'| avec)|\bcongres\b|\bcongress\b"),
    (MilestoneKind.OPINION, r"\bavis\b|\bopinion\b|\bsaisine\b"),
    (MilestoneKind.ENDORSEMENT, r"\bvalid|\bendors|\bapprov|\bapprob|\bsign[- ]off\b|\bsigned off\b|\bratif|\barbitrage"),
    (
        MilestoneKind.CONSULTATION,
        r"\bconcertation|\bconsult|(?<!installation des )\bateliers?\b|\bworkshops?\b|\breunions? publiques?\b|\bpublic meetings?\b|\benquete|\bsurvey|\bhearings?\b|\blistening\b",
    ),
    (MilestoneKind.CONVENTION, r"\bforums?\b|\bcolloque\b|\bconference\b|\bsummit\b|\bsalon\b|\bjournees? (?:de|du|des)\b"),
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Entry:
    """An entry of a timetable before its date is read. ``year`` is the one that a heading gives."""

    label: str
    title: str
    line: Line
    section: Section
    year: int | None = None
    details: list[Line] = field(default_factory=list)


def milestone_kind(title: str) -> MilestoneKind:
    """What takes place, from the words of the title; the most definite act wins over the way that leads to it."""
    text = fold(title)
    return next((kind for kind, pattern in _KINDS if re.search(pattern, text)), MilestoneKind.OTHER)


def read_timetable(outline: Outline, tables: list[Table], *, year: int | None, language: str) -> tuple[Milestone, ...]:
    """The milestones in the document's order, coded J1, J2…; ``year`` is the document's, for entries that state none."""
    entries = _entries(outline, tables)
    if len(entries) < _FEWEST and not any(entry.line.listed or entry.line.cells for entry in entries):
        entries = max(entries, list(_in_prose(outline, year, language)), key=len)
    milestones: list[Milestone] = []
    previous: DateWindow | None = None
    for number, entry in enumerate(entries, 1):
        windows, inferred = _read(entry, previous, year, language)
        previous = windows[-1] if windows else previous
        title = _whole_title(entry)
        milestones.append(
            Milestone(
                code=f"J{number}",
                title=title,
                label=entry.label,
                windows=windows,
                year_inferred=inferred,
                kind=milestone_kind(title),
                source=Source(section=entry.section.title, line=entry.line.number),
                line_text=entry.line.text,
                details=tuple(line.text for line in entry.details),
            )
        )
    return tuple(milestones)


def _read(
    entry: Entry, previous: DateWindow | None, year: int | None, language: str
) -> tuple[tuple[DateWindow, ...], bool]:
    label = one_winter(entry.label)
    reading = read_label(label, year=entry.year, previous=previous, language=language)
    if (
        (not reading.windows or previous is None)
        and entry.year is None
        and year is not None
        and not _YEAR.search(entry.label)
    ):
        reading = read_label(label, year=year, previous=previous, language=language)
        return reading.windows, True
    return reading.windows, reading.year_inferred


def _whole_title(entry: Entry) -> str:
    """The entry's words without its date; a title that breaks off before a list goes on with the list."""
    if entry.details and (not entry.title or _OPEN_TITLE.search(entry.title)):
        return f"{entry.title} {' ; '.join(line.text for line in entry.details)}".strip()
    counted = _COUNTED.match(aligned(entry.title))
    return entry.title[counted.end() :] if counted else entry.title


def _entries(outline: Outline, tables: list[Table]) -> list[Entry]:
    sections = outline.with_role(Role.TIMETABLE)
    entries: list[Entry] = []
    for section in sections:
        entries.extend(_in_section(section, tables))
    for table in tables:
        if table.kind is TableKind.TIMETABLE and not any(table.section in section.walk() for section in sections):
            entries.extend(_in_table(table, None))
    if not entries:
        entries = _anywhere(outline)
    entries.sort(key=lambda entry: entry.line.number)
    return entries


def _in_section(top: Section, tables: list[Table]) -> Iterator[Entry]:
    year = _stated_year(top.title)
    for section in top.walk():
        only = _ONLY_YEAR.match(fold(section.title))
        year = int(only[1]) if only else year
        heading = split_label(section.titles[0]) if section is not top else None
        if heading and not only:
            yield from _below_heading(section, heading, year)
            continue
        yield from _in_lines(section, year)
        for table in tables:
            if table.section is section and table.kind in {TableKind.TIMETABLE, TableKind.ACTIONS}:
                yield from _in_table(table, year)


def _below_heading(section: Section, split: tuple[str, str], year: int | None) -> Iterator[Entry]:
    """A heading that is a date: with a title it is one entry, else each line below is one."""
    label, title = split
    if title:
        details = [line for line in section.body if not line.cells]
        yield Entry(label=label, title=title, line=section.titles[0], section=section, year=year, details=details)
        return
    top = [line for line in section.body if not line.cells]
    if not any(line.listed for line in top) and top:
        yield Entry(label=label, title=top[0].text, line=section.titles[0], section=section, year=year, details=top[1:])
        return
    for line in top:
        own = split_label(line)
        if line.listed and not line.indent:
            yield Entry(
                label=own[0] if own else label,
                title=own[1] if own else line.text,
                line=line,
                section=section,
                year=year or _stated_year(label),
            )


def _in_lines(section: Section, year: int | None) -> Iterator[Entry]:
    current: Entry | None = None
    depth = 0
    for line in section.body:
        if line.cells:
            continue
        only = _ONLY_YEAR.match(line.folded)
        if only:
            year = int(only[1])
            continue
        split = split_label(line)
        if split and (current is None or line.indent <= depth or not current.title):
            if current:
                yield current
            current, depth = Entry(label=split[0], title=split[1], line=line, section=section, year=year), line.indent
        elif current and (line.indent > depth or not line.listed):
            current.details.append(line)
    if current:
        yield current


def _in_table(table: Table, year: int | None) -> Iterator[Entry]:
    label = ""
    when = "when" if "when" in table.columns else "due"
    event = "event" if "event" in table.columns else "action"
    for row in table.rows:
        only = _ONLY_YEAR.match(fold(row.text))
        if only:
            year = int(only[1])
            continue
        label = table.cell(row, when) or label
        title = table.cell(row, event) or next((cell for cell in row.cells if cell and cell != label), "")
        if label and title and is_date_label(label):
            yield Entry(label=label, title=title, line=row, section=table.section, year=year)


def _anywhere(outline: Outline) -> list[Entry]:
    """Where no heading announces a timetable: a list of at least three entries that all begin with a date."""
    best: list[Entry] = []
    for section in outline.root.walk():
        listed = [line for line in section.body if line.listed and not line.indent]
        entries = [entry for entry in _in_lines(section, None) if entry.line.listed]
        if len(entries) >= _FEWEST and len(entries) * 3 >= len(listed) * 2 and len(entries) > len(best):
            best = entries
    return best


def _in_prose(outline: Outline, year: int | None, language: str) -> Iterator[Entry]:
    """A timetable written as sentences: each with one definite date is an entry; what comes back every year is none."""
    for section in outline.with_role(Role.TIMETABLE):
        for line in section.body:
            yield from _in_sentences(line, section, year, language) if not line.cells else ()


def _in_sentences(line: Line, section: Section, year: int | None, language: str) -> Iterator[Entry]:
    for sentence in _SENTENCE.findall(line.text):
        if _RECURRING.search(aligned(sentence)):
            continue
        reading = read_dates(sentence, at=datetime(year or _NO_YEAR, 1, 1), language=language, fallback=False)  # noqa: DTZ001 - dates of documents are local
        for found in reading.dates:
            if not found.recurring and is_date_label(found.span):
                yield Entry(label=found.span, title=sentence.strip(), line=line, section=section)


def _stated_year(text: str) -> int | None:
    found = _YEAR.findall(aligned(text))
    return int(found[0]) if len(set(found)) == 1 else None
