"""How near two lines are, by the words that matter in this document: rare words weigh more than common ones."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.plan import words
from bot.plan.markup import words_of

_BRACKETS = re.compile(r"\([^()]*\)?")
_SMALL = frozenset(part for word in words.OPEN_WORDS for part in words_of(word)) | frozenset(
    ["autre", "autres", "ex", "via", "qui", "que", "dont", "aussi", "plus", "its"]
)
_NAME_LENGTH = 3
_INFINITIVE = re.compile(r"(?:er|ir)$")
_NUMBERS = re.compile(r"\d+")
_RARE = 12
_HERE_AND_THERE = 2
TOLD_TWICE = 0.85
SAME_HEAD = 0.6
TWO_ROLES = 0.5


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a line that matter, without those in brackets; ``head`` is the first."""

    head: str
    words: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=16_384)
def bag(text: str) -> Bag:
    """The bag of ``text``; singular and plural are one. Kept, for a comparison asks for each line's many times."""
    found = [_stem(word) for word in words_of(_BRACKETS.sub(" ", text)) if word not in _SMALL and len(word) > 1]
    return Bag(head=found[0] if found else "", words=frozenset(found), numbers=frozenset(_NUMBERS.findall(text)))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > _NAME_LENGTH and word[-1] in "sx" else word


class Likeness:
    """Weighs words over all lines of a document."""

    def __init__(self, texts: Iterable[str], others: Iterable[str] = ()) -> None:
        self._bags = [bag(text) for text in texts]
        self._others = [bag(text) for text in others]
        self._times: Counter[str] = Counter(word for each in (*self._bags, *self._others) for word in each.words)
        self._total = len(self._bags) + len(self._others) + 1

    def told_twice(self) -> list[tuple[int, ...]]:
        """Groups of lines that say nearly the same, each group in order."""
        joined: dict[int, int] = {}
        for first, second in self._candidates():
            if _root(joined, first) != _root(joined, second) and self._twice(self._bags[first], self._bags[second]):
                low, high = sorted((_root(joined, first), _root(joined, second)))
                joined[high] = low
        groups: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._bags)):
            groups[_root(joined, place)].append(place)
        return [tuple(group) for group in groups.values() if len(group) > 1]

    def two_roles(self) -> Iterator[tuple[int, int]]:
        """Pairs of a line and one of the others that name the same thing by a word found in those two only."""
        named: dict[str, list[int]] = defaultdict(list)
        for other, each in enumerate(self._others):
            for word in each.words:
                if self._times[word] == _HERE_AND_THERE:
                    named[word].append(other)
        for place, line in enumerate(self._bags):
            for other in named.get(line.head, ()):
                if self._share(line, self._others[other]) >= TWO_ROLES:
                    yield place, other

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs with a rare word in common, and neighbours among lines of the same words: never every pair."""
        places: dict[str, list[int]] = defaultdict(list)
        same: dict[frozenset[str], int] = {}
        for place, line in enumerate(self._bags):
            if line.words in same:
                yield same[line.words], place
            same[line.words] = place
            for word in line.words:
                if self._times[word] <= _RARE:
                    places[word].append(place)
        seen: set[tuple[int, int]] = set()
        for found in places.values():
            for index, first in enumerate(found):
                for second in found[index + 1 :]:
                    if (first, second) not in seen:
                        seen.add((first, second))
                        yield first, second

    def _twice(self, one: Bag, two: Bag) -> bool:
        if not one.words or not two.words or one.numbers != two.numbers:
            return False
        if one.words == two.words:
            return True
        share = self._share(one, two)
        if share >= TOLD_TWICE and len(one.words & two.words) > 1:
            return True
        own = one.head == two.head and self._times[one.head] == _HERE_AND_THERE and not _INFINITIVE.search(one.head)
        return own and share >= SAME_HEAD

    def _share(self, one: Bag, two: Bag) -> float:
        """The weight of the words in common over the weight of the lighter line."""
        least = min(self._weight(one.words), self._weight(two.words))
        return self._weight(one.words & two.words) / least if least else 0.0

    def _weight(self, found: frozenset[str]) -> float:
        return sum(math.log(self._total / self._times[word]) for word in found if self._times[word])


def _root(joined: dict[int, int], place: int) -> int:
    while place in joined:
        place = joined[place]
    return place
