"""Lexical search over a plan's passages: BM25 on stems, each passage carrying its headings, with the words' meanings.

A question's word finds a passage by its own stem; at a discount by a word that means the same in French or English, by a
word of the same root, or as the beginning of a longer one. Impacts are computed when the index is built, and only the
best entries of a long list are looked at, so that a search costs the same over ten thousand passages as over a hundred.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.domain.plan import Passage, Plan
from bot.plan.acronyms import Acronyms
from bot.plan.kin import SHORTEST, are_kin
from bot.plan.spelling import Spelling
from bot.understanding.distinct import are_distinct
from bot.understanding.questions import is_weak
from bot.understanding.word_classes import root
from bot.understanding.wording import Term, stem, terms, thesaurus

K1, B = 1.2, 0.6
"""BM25's usual constants for short passages."""

HEADINGS = 0.35
"""How much a word of the headings counts beside one of the passage itself, in ranking."""

COVERED_BY_HEADING = 0.6
"""How much of a question's word is covered by a passage whose heading only has it."""

MEANS, TRANSLATES, ROOT, BEGINS = 0.72, 0.9, 0.7, 0.8
"""What a match is worth that is not the word itself: a synonym, its translation, the same root, its beginning."""

FEW_MEAN, LOOSER, MOST_MEANT = 6, 0.3, 0.9
"""Words of a line of the thesaurus that stand for one another fully; how fast longer lines count less; the most that many lines make."""

APART = 0.4
"""What is left of the worth of a word that stands in a known phrase of which the plan has nothing: a wind farm is no farm."""

ANOTHER_KIND = 0.2
"""What another kind of the same thing is worth: near, and no answer. A tram is no train."""

WEAK = 0.2
"""What a word so common in plans that it tells little is worth beside another."""

WEAK_BUT_WRITTEN = 0.5
"""The same where the plan has the word itself."""

MOST_MEANINGS = 8
"""Stems that stand for one word of a question: the nearest in meaning."""

MOST_LOOKED_AT = 60
"""Entries of a list that are looked at: those of the highest impact."""

FEW_SCORES = 400

MOST_SOUGHT = 64
"""Questions whose words are kept as looked up."""

MOST_WORDS = 500
"""Words that are kept with what each passage gains by them."""

UNKNOWN = 1.15
"""How much more than the rarest word of the plan a word weighs that the plan does not have."""


KNOWN, INDIRECT = 0.8, 0.75
"""The least that a word tells which the plan has, or has only in other words, though it be a verb or said beside the question."""


class Hit(NamedTuple):
    """A passage that fits. ``covered`` is the share of the question's weight that it and its headings hold, ``own`` itself alone."""

    number: int
    passage: Passage
    score: float
    covered: float
    own: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A word of the question: its weight and the stems of the plan that stand for it, each with what the match is worth.

    ``ordered`` has the same stems, the best first. What is told when the word is first searched for is kept with it:
    ``gains``, what each passage gains by it, and ``held``, how much of its weight a passage holds.
    """

    term: Term
    weight: float
    worth: dict[str, float]
    ordered: tuple[tuple[str, float], ...] = field(compare=False, repr=False)
    gains: dict[int, float] = field(default_factory=dict, compare=False, repr=False)
    held: dict[int, tuple[float, float]] = field(default_factory=dict, compare=False, repr=False)


class Search:
    """An index over passages."""

    def __init__(self, passages: Sequence[Passage], language: str = "fr") -> None:
        self.passages = tuple(passages)
        self.language = language
        self.stems: list[set[str]] = []
        self.headings: list[set[str]] = []
        self._all: list[dict[str, float]] = []
        words: set[str] = set()
        memo: dict[str, frozenset[str]] = {}
        for passage in self.passages:
            own = self._words(passage.text, words)
            headings = self._headings(passage, memo)
            counts: dict[str, float] = dict(Counter(own))
            self.stems.append(set(counts))
            self.headings.append(headings)
            for stem_ in headings:
                counts[stem_] = counts.get(stem_, 0.0) + HEADINGS
            self._all.append(counts)
        self._postings = self._weighed()
        self._frequency = Counter(stem_ for own in self.stems for stem_ in own)
        self.spelling = Spelling(words)
        self.acronyms = Acronyms(self.passages)
        self._words_of_plan = sorted(words)
        self._sought: dict[tuple[tuple[Term, ...], str], list[Sought]] = {}
        self._kin: dict[tuple[Term, str], tuple[float, dict[str, float]]] = {}
        self._words_sought: dict[tuple[Term, str, tuple[frozenset[int], ...], tuple[str, ...]], Sought] = {}
        self._meanings = self._by_meaning()
        self._families: dict[str, set[str]] = defaultdict(set)
        for word in words:
            family = root(word, self.language)
            if family is not None:
                self._families[family].add(stem(word, self.language))
        self._beginnings: dict[str, list[str]] = defaultdict(list)
        for stem_ in self._frequency:
            if len(stem_) >= SHORTEST and stem_.isalpha():
                self._beginnings[stem_[:4]].append(stem_)

    @classmethod
    def over(cls, plan: Plan) -> Search:
        """The index over the plan's passages."""
        return cls(plan.passages, plan.language)

    def _words(self, text: str, words: set[str] | None = None) -> list[str]:
        found = terms(text, self.language)
        if words is not None:
            words.update(term.word for term in found)
        stems = [term.stem for term in found]
        phrases = thesaurus(self.language).phrases(stems)
        return stems + [f"#{meaning}" for _, _, meanings in phrases for meaning in meanings]

    def _headings(self, passage: Passage, memo: dict[str, frozenset[str]]) -> set[str]:
        found: set[str] = set()
        for heading in {passage.source.section, *passage.breadcrumb}:
            if heading not in memo:
                memo[heading] = frozenset(self._words(heading))
            found |= memo[heading]
        return found

    def _weighed(self) -> dict[str, list[tuple[int, float]]]:
        mean = sum(map(len, self.stems)) / max(len(self.stems), 1) or 1.0
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, counts in enumerate(self._all):
            norm = K1 * (1 - B + B * len(self.stems[number]) / mean)
            for stem_, count in counts.items():
                postings[stem_].append((number, count * (K1 + 1) / (count + norm)))
        for entries in postings.values():
            if len(entries) > MOST_LOOKED_AT:
                entries.sort(key=lambda entry: -entry[1])
                del entries[MOST_LOOKED_AT:]
        return postings

    def _by_meaning(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        own = thesaurus(self.language)
        for stem_ in self._frequency:
            if stem_.startswith("#"):
                found[int(stem_[1:])].add(stem_)
            else:
                for meaning in own.of(stem_):
                    found[meaning].add(stem_)
        return found

    def sought(self, question: Sequence[Term], language: str) -> list[Sought]:
        """The question's words as this index can find them. Words that the plan lacks are kept: they weigh most."""
        asked = (tuple(question), language)
        known = self._sought.get(asked)  # one question is looked at from several sides
        if known is None:
            if len(self._sought) >= MOST_SOUGHT:
                self._sought.clear()
            known = self._sought[asked] = self._seek_all(question, language)
        return known

    def _seek_all(self, question: Sequence[Term], language: str) -> list[Sought]:
        found = []
        phrases = thesaurus(language).phrases([term.stem for term in question])
        abbreviated = self.acronyms.of_words([term.word for term in question])
        for place, term in enumerate(question):
            meant = tuple([meanings for start, end, meanings in phrases if start <= place < end]) if phrases else ()
            short = tuple([short for start, end, short in abbreviated if start <= place < end]) if abbreviated else ()
            key = (term, language, meant, short)
            known = self._words_sought.get(key)
            if known is None:
                if len(self._words_sought) >= MOST_WORDS:
                    self._words_sought.clear()
                known = self._words_sought[key] = self._in_phrases(term, language, meant, short)
            found.append(known)
        return found

    def _in_phrases(
        self, term: Term, language: str, meant: tuple[frozenset[int], ...], short: tuple[str, ...]
    ) -> Sought:
        """A word as it stands in a question: part of phrases that mean something, and of what abbreviations stand for."""
        weight, known = self._kin_of(term, language)
        worth = dict(known)
        for meanings in meant:
            if not any(self._meanings.get(meaning) for meaning in meanings):
                worth = {stem_: value * APART for stem_, value in worth.items()}
            self._add_meanings(worth, meanings, TRANSLATES if language != self.language else MEANS + 0.1)
        for initials in short:
            worth.setdefault(stem(initials, self.language), 0.9)
        if worth and not known:
            weight = min(weight, self._weight_of(worth))
        weight *= _weakness(worth) if is_weak(term, language) else 1.0
        ordered = tuple(sorted(worth.items(), key=lambda pair: -pair[1]))
        return Sought(term=term, weight=weight, worth=worth, ordered=ordered)

    def _kin_of(self, term: Term, language: str) -> tuple[float, dict[str, float]]:
        key = (term, language)
        if key not in self._kin:
            if len(self._kin) > 5_000:  # noqa: PLR2004 - a bound, not a measure
                self._kin.clear()
            self._kin[key] = self._seek(term, language)
        return self._kin[key]

    def _seek(self, term: Term, language: str) -> tuple[float, dict[str, float]]:
        worth: dict[str, float] = {}
        for own in {term.stem, stem(term.word, self.language)}:
            if own in self._postings:
                worth[own] = 1.0
        exact = bool(worth)
        meant = TRANSLATES if language != self.language else MEANS
        self._add_meanings(worth, thesaurus(language).of(term.stem), meant if not exact else MEANS)
        for other, value in worth.items():
            if value < 1.0 and are_distinct(term.stem, language, other, self.language):
                worth[other] = min(value, ANOTHER_KIND)
        if not exact:
            self._add_spelled_out(worth, term)
            self._add_kin(worth, term)
        if not worth and not term.word.isdigit():
            self._add_longer(worth, term.word)
        if len(worth) > MOST_MEANINGS:
            worth = dict(sorted(worth.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_MEANINGS])
        return self._weight_of(worth, share=term.share), worth

    def _add_meanings(self, worth: dict[str, float], meanings: frozenset[int], value: float) -> None:
        """Words that share a meaning: the more of them a line of the thesaurus has, the less one stands for another."""
        apart: dict[str, float] = defaultdict(lambda: 1.0)
        for meaning in meanings:
            near = min(value * (FEW_MEAN / max(thesaurus(self.language).sizes[meaning], FEW_MEAN)) ** LOOSER, 1.0)
            for stem_ in self._meanings.get(meaning, ()):
                apart[stem_] *= 1.0 - near
        for stem_, left in apart.items():
            worth[stem_] = max(worth.get(stem_, 0.0), min(1.0 - left, MOST_MEANT))

    def _add_spelled_out(self, worth: dict[str, float], term: Term) -> None:
        """The passages that have the name of which this is the abbreviation."""
        name = self.acronyms.spelled_out(term.word) if term.capitals or not thesaurus("fr").of(term.stem) else None
        if name is None:
            return
        mark = f"@{term.word}"
        if mark not in self._frequency:
            self._frequency[mark] = len(name.passages)
            self._postings[mark] = [(number, 1.5) for number in name.passages]
            for number in name.passages:
                self.stems[number].add(mark)
                self._all[number][mark] = 1.0
        worth[mark] = 1.0

    def _add_kin(self, worth: dict[str, float], term: Term) -> None:
        """Words of the same root: those of its family, and those that begin alike for most of their length."""
        family = root(term.word, self.language)
        for other in self._families.get(family, ()) if family is not None else ():
            worth[other] = max(worth.get(other, 0.0), ROOT)
        if len(term.stem) < SHORTEST:
            return
        for other in self._beginnings.get(term.stem[:4], ()):
            if are_kin(term.stem, other):
                worth[other] = max(worth.get(other, 0.0), ROOT)

    def _add_longer(self, worth: dict[str, float], word: str) -> None:
        """Words that a shortened one begins."""
        if len(word) < 4:  # noqa: PLR2004 - a bound, not a measure
            return
        for place in range(bisect_left(self._words_of_plan, word), len(self._words_of_plan)):
            other = self._words_of_plan[place]
            if not other.startswith(word):
                break
            if len(other) > len(word) + 1:
                worth[stem(other, self.language)] = BEGINS

    def _weight_of(self, worth: dict[str, float], *, share: float = 1.0) -> float:
        if not worth:
            return UNKNOWN * self._rarity(0) * share
        direct = [stem_ for stem_, value in worth.items() if value == 1.0]
        often = max((self._frequency[stem_] for stem_ in direct), default=0) or min(
            self._frequency.get(stem_, 0) for stem_ in worth
        )
        least = 1.0 if direct else INDIRECT
        return self._rarity(often) * min(max(share, KNOWN * least), 1.0)

    def _rarity(self, often: int) -> float:
        """What a stem tells that so many passages have: its inverse document frequency, as BM25 takes it."""
        return math.log(1 + (len(self.passages) - often + 0.5) / (often + 0.5))

    def has(self, stem_: str) -> bool:
        """Whether a passage of the plan has that stem."""
        return stem_ in self._frequency

    def ranked(self, sought: Sequence[Sought], limit: int = 12) -> list[Hit]:
        """The best passages, best first; fewer when fewer share a word."""
        scores: dict[int, float] = defaultdict(float)
        for word in sought:
            for number, gained in (word.gains or self._gains(word)).items():
                scores[number] += gained
        total = sum(word.weight for word in sought) or 1.0
        fits = []
        for number in _largest(limit + 6, scores):
            covered, own = self._held(number, sought)
            own /= total
            fits.append((-valued(scores[number], own), number, covered / total, own))
        fits.sort()
        return [
            Hit(number, self.passages[number], scores[number], covered, own) for _, number, covered, own in fits[:limit]
        ]

    def hit(self, number: int, sought: Sequence[Sought]) -> Hit:
        """That passage, whatever it has of the words."""
        covered, own = self._held(number, sought)
        total = sum(word.weight for word in sought) or 1.0
        return Hit(number=number, passage=self.passages[number], score=0.0, covered=covered / total, own=own / total)

    def _gains(self, word: Sought) -> dict[int, float]:
        """What each passage gains by the best of the stems that stand for the word; a common one tells no more than it does itself."""
        best = word.gains
        for stem_, value in word.worth.items():
            factor = value * (word.weight if value == 1.0 else min(word.weight, self._rarity(self._frequency[stem_])))
            for number, impact in self._postings.get(stem_, ()):
                gained = factor * impact
                if gained > best.get(number, 0.0):
                    best[number] = gained
        return best

    def _held(self, number: int, sought: Sequence[Sought]) -> tuple[float, float]:
        """How much of the words' weight a passage holds with its headings, and by itself."""
        itself = with_headings = 0.0
        for word in sought:
            if word.worth:
                inside, above = word.held.get(number) or self._holds(number, word)
                itself += inside
                with_headings += above
        return with_headings, itself

    def _holds(self, number: int, word: Sought) -> tuple[float, float]:
        """How much of one word's weight a passage holds by itself, and with its headings."""
        own, every = self.stems[number], self._all[number]
        inside = above = 0.0
        for stem_, value in word.ordered:
            if stem_ in own:
                inside = value
                above = above or value
                break
            if not above and stem_ in every:
                above = value
        held = word.held[number] = (word.weight * inside, word.weight * max(inside, above * COVERED_BY_HEADING))
        return held

    def find(self, text: str, language: str | None = None) -> list[Hit]:
        """The passages nearest to a text."""
        said = terms(self.spelling.repaired(text), language or self.language)
        return self.ranked(self.sought(said, language or self.language))


def _largest(count: int, scores: dict[int, float]) -> list[int]:
    """The numbers of the highest scores, highest first, equal ones in their order; sorting is quicker where they are few."""
    if len(scores) > FEW_SCORES:
        return heapq.nlargest(count, scores, key=scores.__getitem__)
    return sorted(scores, key=scores.__getitem__, reverse=True)[:count]


def valued(score: float, own: float) -> float:
    """What passages are ranked by: the score, less where much of the question stands in the headings only."""
    return score * (0.25 + 0.75 * own**2)


def _weakness(worth: dict[str, float]) -> float:
    """A common word that the plan has itself tells more than one that it lacks."""
    return WEAK_BUT_WRITTEN if 1.0 in worth.values() else WEAK
