"""A message as the reader sees it: cleaned, folded, cut into words, each word tagged."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.understanding.folding import Folded
from bot.understanding.lexicon import language_of, phrases, spelled, squeeze
from bot.understanding.stems import stem
from bot.understanding.tags import STATUS_TAGS, Form, Meaning, Tag

_TOKEN = re.compile(r"<@[a-z0-9]{1,30}(?:\|[^<>\n]{0,80})?>|[a-z0-9]+|[\n.;:,!?()=%/|\"]|(?<!\S)[-+>](?=\s)|->")
_FENCE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]{1,400}`", re.DOTALL)
_QUOTED = re.compile(r"^[ \t]*(?:&gt;|>).*$", re.MULTILINE)
_LINK = re.compile(
    r"<(?:https?|mailto|tel):[^<>|\s]{0,600}(?:\|([^<>]{0,300}))?>|<#[A-Z0-9]{1,30}(?:\|([^<>]{0,100}))?>|<![^<>]{0,100}>"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,600}")
_EMOJI = re.compile(r":[a-z0-9_+'-]{2,40}:")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_STYLES = str.maketrans({"*": " ", "_": " ", "~": " "})


class Mark(NamedTuple):
    """A tagged phrase: its words are those from ``first`` up to ``end``, not included."""

    tag: Tag
    form: Form
    first: int
    end: int


@dataclass(slots=True, kw_only=True)
class Message:
    """The words of a cleaned text with their places in the folded text, and the phrases found among them.

    ``meant`` keeps for each index, by its identity, what its titles make of each word.
    """

    text: str
    folded: Folded
    language: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    marks: list[Mark]
    firsts: list[int]
    tags: frozenset[Tag]
    meant: dict[int, list[tuple[str, ...] | None]] = field(default_factory=dict)
    _slices: dict[tuple[int, int], list[Mark]] = field(default_factory=dict)

    def marks_in(self, first: int, end: int) -> list[Mark]:
        """The phrases that begin among the words from ``first`` up to ``end``."""
        known = self._slices.get((first, end))
        if known is None:
            known = self.marks[bisect_left(self.firsts, first) : bisect_left(self.firsts, end)]
            self._slices[first, end] = known
        return known

    def place_of(self, at: int) -> int:
        """The first word that begins at or behind character ``at`` of the cleaned text."""
        places = self.folded.places
        return bisect_left(self.starts, at if places is None else bisect_left(places, at))

    def said(self, first: int, end: int) -> str:
        """The words from ``first`` up to ``end`` as they were typed."""
        if first >= end:
            return ""
        start, stop = self.folded.span(self.starts[first], self.ends[end - 1])
        return self.text[start:stop]

    def marked(self, tag: Tag, first: int, end: int) -> Mark | None:
        """The first phrase of that tag among the words, or None."""
        if tag not in self.tags:
            return None
        return next((mark for mark in self.marks_in(first, end) if mark.tag is tag), None)

    def has(self, tags: Collection[Tag], first: int = 0, end: int | None = None) -> bool:
        """Whether a phrase of one of the tags begins among the words."""
        if self.tags.isdisjoint(tags):
            return False
        if end is None:
            return True
        for mark in self.marks_in(first, end):  # noqa: SIM110 - asked so often that a generator would cost as much again
            if mark.tag in tags:
                return True
        return False

    def is_accented(self, place: int) -> bool:
        """Whether the word was typed with an accent on its last letters: what tells a participle from the present."""
        return not self.said(place, place + 1)[-3:].isascii()


def clean(text: str) -> str:
    """The text without what commands nothing: code, quotations, addresses, emoji names, control characters, styles."""
    if "`" in text:
        text = _FENCE.sub(" ", text)
    if ">" in text or "&gt;" in text:
        text = _QUOTED.sub("", text)
    if "<" in text:
        text = _LINK.sub(lambda found: f" {found[1] or found[2] or ''} ", text)
    if "&" in text:
        for entity, character in _ENTITIES:
            text = text.replace(entity, character)
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    if ":" in text:
        text = _EMOJI.sub(" ", text)
    if not text.isprintable():
        text = _CONTROL.sub(" ", text)
    if "*" in text or "_" in text or "~" in text:
        text = text.translate(_STYLES)
    return text.strip()


def message(text: str, language: str | None = None, *, own: Collection[str] = ()) -> Message:
    """Read a raw text into words and marks; words whose stems are among ``own`` are no other words typed by ear."""
    cleaned = clean(text)
    folded = Folded.of(cleaned)
    spans = [found.span() for found in _TOKEN.finditer(folded.text)]
    words = [folded.text[start:end] for start, end in spans]
    chosen = language or language_of(words)
    marks = _marks(words, chosen, own)
    return Message(
        text=cleaned,
        folded=folded,
        language=chosen,
        words=words,
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
        marks=marks,
        firsts=[mark.first for mark in marks],
        tags=frozenset([mark.tag for mark in marks]),
    )


def _marks(words: list[str], language: str, own: Collection[str]) -> list[Mark]:
    table = phrases(language)
    squeezed = [spelled(word, language) for word in words]
    for place, word in enumerate(words):
        if squeezed[place] != word and stem(word) in own:
            squeezed[place] = squeeze(word)
    squeezed.append("")
    found: list[Mark] = []
    covered = 0
    for first, word in enumerate(squeezed):
        known = table.get(word)
        if known is None:
            continue
        longer, alone = known
        seen: set[Tag] = set()
        told = first < covered
        for rest, meanings in longer.get(squeezed[first + 1], ()) if longer else ():
            end = first + 1 + len(rest)
            if len(rest) == 1 or tuple(squeezed[first + 1 : end]) == rest:
                covered = max(covered, _add(found, seen, meanings, first, end, is_told=told))
                told = told or covered > first
        if alone:
            covered = max(covered, _add(found, seen, alone, first, first + 1, is_told=told))
    return found


def _add(
    found: list[Mark], seen: set[Tag], meanings: tuple[Meaning, ...], first: int, end: int, *, is_told: bool
) -> int:
    """Add the marks of a phrase; the word behind it if it is a status, which then covers shorter ones, else 0."""
    covered = 0
    for tag, form in meanings:
        if tag in seen:
            continue
        if tag in STATUS_TAGS:
            if is_told:
                continue
            covered = end
        seen.add(tag)
        found.append(Mark(tag, form, first, end))
    return covered
