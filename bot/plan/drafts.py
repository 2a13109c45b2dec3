"""Axes and their lines while a document is being read, before codes are given and dates are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.domain.plan import ItemKind, Source
from bot.plan import named_fields, words
from bot.plan.date_labels import is_date_label
from bot.plan.lines import Line
from bot.plan.markup import aligned
from bot.plan.outline import Section

_NUMBERED = re.compile(r"^(?:\d{1,3}(?:[.\-]\d{1,3})*\s?[.):–-]?|[IVX]{1,5}\s?[.):–-]|[A-Z]\s?[.):–-])\s+(?=\S)")
_NOUN_ONLY = re.compile(
    r"^(?:(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?\s+)?(?:axe|orientation|objectif|priorite|action|mesure|priority|objective|measure)s?\s*:\s+(?=\S)"
)
_LEAD_AND_DATE = re.compile(
    r"\S\s*(?=\()\((?P<lead>[^(),;:]{2,80}?)\s*(?:[,;]|\s[–—-])\s+(?P<due>[^(),;]{3,40})\)\s*\.?$"
)
_MARKS = re.compile(r"^[*†‡°\s]+[–—:.-]?\s*(?=\w)")
"""What refers to a note, between the number of an action and its title."""

_CUT = " \t(;|,–—-.:"


@dataclass(slots=True, kw_only=True)
class ItemDraft:
    """A line of the plan; ``due`` holds the words of its due date."""

    text: str
    line: Line
    section: Section
    kind: ItemKind = ItemKind.NEW_CHALLENGE
    lead: str | None = None
    due: str | None = None
    details: list[Line] = field(default_factory=list)
    """Lines behind it that hold its fields."""

    @property
    def source(self) -> Source:
        """Where the line stands."""
        return self.section.source(self.line)

    def take_fields(self, line: Line) -> None:
        """Keep the line as a detail, with the fields that it names."""
        self.details.append(line)
        for name, value, _place in named_fields.fields_in(line.text):
            self.take(name, value)

    def take(self, name: str, value: str) -> None:
        """Keep the first lead and the first due date that the document gives."""
        if name == "lead" and value and self.lead is None:
            self.lead = value if "." in value[:-1] else value.removesuffix(".")
        elif name == "due" and value and self.due is None:
            self.due = value
        elif name == "state" and words.ongoing_or_new(value):
            self.kind = ItemKind.ONGOING


@dataclass(slots=True, kw_only=True)
class AxisDraft:
    """An axis; ``keys`` are the words and numbers by which tables and groups may name it."""

    titles: list[str]
    section: Section
    line: Line
    number: str = ""
    items: list[ItemDraft] = field(default_factory=list)


def bare_title(text: str) -> tuple[str, str]:
    """The title without "Axe 1 :" or "1." in front of it, and that number."""
    part = words.part_of(text)
    if part and text[part[2] :].strip():
        return text[part[2] :].strip(), part[1]
    noun = _NOUN_ONLY.match(aligned(text))
    if noun:
        return text[noun.end() :].strip(), noun["number"] or ""
    found = _NUMBERED.match(text)
    if found and text[found.end() :].strip():
        return text[found.end() :].strip(), found[0].strip(" .):–-")
    return text.strip(), part[1] if part else ""


def item_of(line: Line, section: Section, *, kind: ItemKind, text: str | None = None) -> ItemDraft:
    """The line as an item: a printed number in front and named fields behind are no part of its text."""
    words_of_it = line.text if text is None else text
    part = words.part_of(words_of_it)
    if part and words_of_it[part[2] :].strip():
        words_of_it = words_of_it[part[2] :].strip()
    else:
        cut = words.code_length(words_of_it)
        if cut and words_of_it[cut:].strip():
            words_of_it = words_of_it[cut:].strip()
    words_of_it = _MARKS.sub("", words_of_it) or words_of_it
    fields = [found for found in named_fields.fields_in(words_of_it) if found[0] in {"lead", "due", "state", "other"}]
    if fields and not fields[0][2] and fields[0][0] == "other":
        fields = []
    named = any(found[0] in {"lead", "due"} for found in fields)
    draft = ItemDraft(text=words_of_it, line=line, section=section, kind=kind)
    if named and fields[0][2]:
        draft.text = words_of_it[: fields[0][2]].rstrip(_CUT).strip()
    bracket = _LEAD_AND_DATE.search(draft.text) if not named else None
    if bracket and is_date_label(bracket["due"].strip()) and not is_date_label(bracket["lead"].strip()):
        draft.text = draft.text[: bracket.start() + 1].rstrip(_CUT).strip()
        draft.take("lead", bracket["lead"].strip())
        draft.take("due", bracket["due"].strip())
    if named:
        for name, value, _place in fields:
            draft.take(name, value.rstrip(" ).") if "(" not in value else value.strip())
    return draft
