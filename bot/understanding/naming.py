"""Which action each clause of a message names, and which words name none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise

from bot.understanding.book import Book
from bot.understanding.clauses import Clause
from bot.understanding.lexicon import fillers
from bot.understanding.message import Message
from bot.understanding.references import Reference, meaning, meanings, resolve, stated_codes
from bot.understanding.subjects import Subject
from bot.understanding.tags import STATUS_TAGS, Tag

_MOSTLY = 0.6
"""Share of a clause's names that must be found for it to speak of another action than the clause before."""

_OWN = frozenset({"mon", "ma", "mes", "ton", "ta", "tes", "sa", "ses", "my", "your", "his", "her"})
_ENDING = frozenset({Tag.NEXT, Tag.CAUSE, Tag.LACK, Tag.BY})
_BLOCKABLE = frozenset({Tag.BLOCKED, Tag.ON_HOLD, Tag.ABANDONED})
_DETERMINERS = frozenset({"l", "le", "la", "les", "un", "une", "nos", "notre", "son", "sa", "ses", "the", "our", "its"})
_OF = frozenset({"de", "du", "des", "d", "of"})
_PREPOSITIONS = frozenset({"pour", "a", "au", "aux", "avec", "sur", "for", "to", "with", "on", "in", "dans"})
_EXCEPT = frozenset({"sauf", "hormis", "excepte", "contrairement", "except", "unlike"})
_OPENING = frozenset({":", "=", "->"})
_BEGINNING = frozenset({"\n", ".", ";", "-", ""})
_PARTING = frozenset({"-", "(", "->", "|"})
_PAIR_REACH = 4
_SHORTEST_NAME = 3
PARTS = frozenset(
    """
    reunion reunions atelier ateliers copil cotech comite seance visio webinaire note notes cr compte rapport jury convention budget affiche
    statuts site inscription inscriptions etude enquete cahier devis courrier rdv rendez formulaire questionnaire brochure plaquette flyer
    meeting workshop report study survey budget agreement website poster registration registrations minutes
    """.split()  # noqa: SIM905 - so many words read best as text
)
"""Meetings and papers: what is said of them is said of a part of an action."""

_WHOLES = frozenset(
    """
    action actions projet projets demarche dossier chantier mise place oeuvre travail volet ligne sujet programme
    dispositif operation realisation organisation preparation partie question point suivi theme lancement
    elaboration construction project work file line topic preparation
    """.split()  # noqa: SIM905 - so many words read best as text
)
"""Words for the whole of an action: what is said of them is said of it."""


@dataclass(slots=True)
class Namer:
    """Finds the names in one message. ``taken`` words say something else: dates, numbers, leads; ``titled`` ones stand as in a title."""

    message: Message
    book: Book
    group: int | None
    taken: set[int] = field(default_factory=set)
    titled: set[int] = field(default_factory=set)
    codes: dict[int, tuple[int, str]] = field(default_factory=dict)
    known: list[int] | None = None
    _resolved: dict[tuple[int, int, int], Reference | None] = field(default_factory=dict)

    @classmethod
    def of(cls, message: Message, book: Book, group: int | None) -> Namer:
        """The namer of a message, with the codes that it states and the phrases of titles in it."""
        namer = cls(message, book, group)
        namer.find_titled()
        for first, end, code in stated_codes(message, book):
            namer.codes[first] = (max(end, first + 1), code)
        return namer

    def is_title(self, word: str) -> bool:
        """Whether a folded word is one of some action's title."""
        return bool(meaning(word, self.book, self.book.action_index, self.message.language))

    def reference(self, clause: Clause, *, is_open: bool) -> Reference | None:
        """What the clause names. ``is_open``: an action was named before it."""
        for place in range(clause.first, clause.end) if self.codes else ():
            if place in self.codes:
                end, code = self.codes[place]
                self.taken.update(range(place, end))
                return Reference(
                    codes=(code,), worth=2.0, share=1.0, places=frozenset(range(place, end)), stems=2, is_code=True
                )
        end = self._named_until(clause, is_open=is_open)
        found = self.resolve(clause.first, end)
        before = self._before_facts(clause) if found is not None else None
        if (
            found is not None
            and before is not None
            and before.share >= _MOSTLY
            and not set(found.codes) < set(before.codes)
        ):
            found = before
        return None if found is not None and (self._is_private(found) or self._is_dated(found, clause)) else found

    def _is_private(self, reference: Reference) -> bool:
        """Whether the one word that fits is somebody's own: "ma formation"."""
        first = min(reference.places)
        return reference.stems == 1 and first > 0 and self.message.words[first - 1] in _OWN

    def _is_dated(self, reference: Reference, clause: Clause) -> bool:
        """Whether the words that several actions share name a milestone better."""
        if reference.code is not None:
            return False
        found = resolve(self.message, self.book, self.book.milestone_index, clause.first, clause.end, taken=self.taken)
        return found is not None and reference.places <= found.places and found.worth > reference.worth

    def resolve(self, first: int, end: int) -> Reference | None:
        """What the words from ``first`` up to ``end`` name, words of status left out."""
        if not self._may_name(first, end):
            return None
        state = (first, end, len(self.taken))  # words are only ever added to those taken
        if state not in self._resolved:
            taken = self.taken | self._told_words(first, end)
            index = self.book.action_index
            self._resolved[state] = resolve(self.message, self.book, index, first, end, taken=taken, group=self.group)
        return self._resolved[state]

    def _may_name(self, first: int, end: int) -> bool:
        """Whether any of the words is one of a title."""
        if self.known is None:
            meant = meanings(self.message, self.book, self.book.action_index)
            self.known = [place for place, stems in enumerate(meant) if stems]
        at = bisect_left(self.known, first)
        return at < len(self.known) and self.known[at] < end

    def _told_words(self, first: int, end: int) -> set[int]:
        """Words that say where something stands, unless they belong to a title as they follow each other there."""
        told: set[int] = set()
        for mark in self.message.marks_in(first, end):
            if mark.tag in STATUS_TAGS and mark.first not in self.titled:
                told.update(range(mark.first, mark.end))
        return told

    def find_titled(self) -> None:
        """Keep the tagged words that follow or precede another as they do in a title: there they are no statement."""
        words, pairs = self.message.words, self.book.action_index.pairs
        passed = fillers()
        named = [
            place for place, word in enumerate(words) if len(word) > 1 and word not in passed and word[0].isalnum()
        ]
        for one, other in pairwise(named):
            if other - one <= _PAIR_REACH and (words[one], words[other]) in pairs:
                self.titled.update((one, other))

    def _named_until(self, clause: Clause, *, is_open: bool) -> int:
        """Where the words that may name an action end: behind a cause, a next step or "except" nothing is named."""
        if not _EXCEPT.isdisjoint(self.message.words):
            excepted = [place for place in range(clause.first + 1, clause.end) if self.message.words[place] in _EXCEPT]
            if excepted:
                return excepted[0]
        if self.message.tags.isdisjoint(_ENDING):
            return clause.end
        ends = [
            mark.first
            for mark in self.message.marks_in(clause.first, clause.end)
            if mark.tag in _ENDING
            and (is_open or mark.first > clause.first + 1)
            and (mark.tag is not Tag.BY or self.message.has(_BLOCKABLE, clause.first, mark.first))
            and mark.first not in self.titled
        ]
        return min(ends, default=clause.end)

    def is_named(self, clause: Clause, reference: Reference, *, has_facts: bool, current: Subject) -> bool:
        """Whether a later clause names an action, and does not merely use words that a title has too."""
        if current.sentence == clause.sentence and current.is_header:
            is_said_of_it = clause.before in _OPENING and (reference.stems == 1 or reference.share < 1.0)
            if is_said_of_it or self._tells_event_only(clause):
                return False
        before = self._before_facts(clause)
        if before is not None and before.share >= _MOSTLY and has_facts:
            reference = before
        if reference.share == 1.0 and (
            has_facts or not current.has_facts or clause.is_header or _heads(clause, current)
        ):
            return not (has_facts and current.has_facts and reference.stems == 1 and self._tells_event_only(clause))
        return has_facts and reference.share >= _MOSTLY and (reference.stems > 1 or not self._tells_event_only(clause))

    def _before_facts(self, clause: Clause) -> Reference | None:
        """What the words before the first fact of a clause name: its subject."""
        for mark in self.message.marks_in(clause.first + 1, clause.end):
            if mark.tag in STATUS_TAGS:
                return self.resolve(clause.first, mark.first)
        return None

    def _tells_event_only(self, clause: Clause) -> bool:
        """Whether all that the clause tells is that something took place: it is then a part of what was named before."""
        told = {mark.tag for mark in self.message.marks_in(clause.first, clause.end) if mark.tag in STATUS_TAGS}
        return told == {Tag.EVENT} and clause.before in {",", "(", ":", "=", "->", "et", "and"}

    def joined(self, current: Subject, clause: Clause, reference: Reference, before: Clause | None) -> Reference | None:
        """The reference of both clauses where they speak of one action, or None where the second names another."""
        if set(reference.codes) & set(current.reference.codes):
            both = tuple(code for code in current.reference.codes if code in reference.codes)
            if current.has_facts or current.reference.is_code:
                return (
                    current.reference
                    if len(both) == len(current.reference.codes) or current.reference.is_code
                    else Reference(
                        codes=both, worth=reference.worth, share=1.0, places=current.reference.places | reference.places
                    )
                )
            whole = self.resolve(current.first, clause.end)
            return whole if whole is not None and set(whole.codes) & set(both) else None
        if current.has_facts or current.sentence != clause.sentence or current.reference.is_code:
            return None
        whole = self.resolve(current.first, clause.end)
        if whole is None or whole.code is None or before is None or before.end != current.end:
            return None
        is_shared = bool(whole.places & frozenset(range(current.first, current.end))) and bool(
            whole.places & frozenset(range(clause.first, clause.end))
        )
        return whole if is_shared and whole.worth > max(current.reference.worth, reference.worth) * 1.05 else None

    def is_head(self, place: int, clause: Clause, named: Collection[int]) -> bool:
        """Whether a word beside the action's name is what is spoken of: "l'étude de X", "pour X l'étude"."""
        words = self.message.words
        if words[place] in PARTS:
            return True
        if place > min(named):
            return words[place - 1] in _DETERMINERS
        is_begun = place <= clause.first + 1 or words[place - 1] in _DETERMINERS
        return is_begun and place + 1 < clause.end and words[place + 1] in _OF

    def is_bare(self, clause: Clause) -> bool:
        """Whether a clause says where something stands and names nothing at all."""
        tagged = self.tagged(clause)
        return not any(
            is_name(self.message.words[place]) for place in range(clause.first, clause.end) if place not in tagged
        )

    def tagged(self, clause: Clause) -> set[int]:
        """The words of a clause that are no names: phrases of the word lists, dates, numbers, leads."""
        tagged = {
            place for mark in self.message.marks_in(clause.first, clause.end) for place in range(mark.first, mark.end)
        }
        return tagged | self.taken

    def is_weak(self, clause: Clause, reference: Reference) -> bool:
        """Whether one word alone names the action beside others that no title has: "la monnaie de la machine à café"."""
        if reference.is_code or reference.stems > 1:
            return False
        marks = [mark.first for mark in self.message.marks_in(clause.first, clause.end) if mark.tag in STATUS_TAGS]
        verb = min(marks, default=clause.end)
        place = min(reference.places)
        region = range(clause.first, verb) if place < verb else range(verb, clause.end)
        tagged = self.tagged(clause)
        others = sum(
            is_name(self.message.words[at]) and at not in tagged and not self.is_title(self.message.words[at])
            for at in region
        )
        mine = sum(at in reference.places for at in region)
        return others >= max(mine, 1) and any(
            self.message.words[at] in _OF or self.message.words[at] in _PREPOSITIONS for at in region
        )


def _heads(clause: Clause, current: Subject) -> bool:
    """Whether the clause opens a later sentence and a dash or bracket follows: an entry of a list."""
    return clause.sentence != current.sentence and clause.before in _BEGINNING and clause.after in _PARTING


def is_name(word: str) -> bool:
    """Whether a word names something: no small word, no number, no word of every project."""
    return len(word) >= _SHORTEST_NAME and word[0].isalpha() and word not in fillers() and word not in _WHOLES
