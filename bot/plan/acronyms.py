"""Abbreviations: the initials of a plan's own names, and what it spells out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.plan import Passage
from bot.understanding.folding import fold
from bot.understanding.word_lists import word_set

_WORD = re.compile(r"[^\W_]+")
_JOINING = word_set("a au aux d de des du en et l la le les of the and for in on to un une sur par pour")
_SHORTEST, _LONGEST = 2, 6
_EXPLAINED = re.compile(r"\b([A-ZÉÈÀ]{2,7})\s?[,:(=–—-]\s?((?:[a-zà-ÿA-Z][\w'’-]*[ ,]?){2,8})")
"""An abbreviation with its meaning right behind it: "ARS, agence régionale de santé"."""
_BREAK = re.compile(r"[.;:!?()«»\",/|]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpelledOut:
    """A name whose initials are an abbreviation: its folded words and the passages where it stands."""

    words: tuple[str, ...]
    passages: tuple[int, ...]


class Acronyms:
    """What the names of a plan abbreviate to, and the abbreviations it uses."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._names: dict[str, dict[tuple[str, ...], set[int]]] = defaultdict(lambda: defaultdict(set))
        self._used: dict[str, set[int]] = defaultdict(set)
        self._said: dict[str, list[int]] = defaultdict(list)
        sections: dict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(passages):
            self._add(passage.text, [number])
            for short, name in _EXPLAINED.findall(passage.text):
                initials = "".join(word[0] for word in _WORD.findall(fold(name)) if word not in _JOINING)
                if initials.startswith(fold(short)[:2]):
                    self._said[fold(short)].append(number)
            if not passage.text.isupper():
                for found in re.findall(r"\b[A-ZÉÈÀ]{2,7}\b", passage.text):
                    self._used[fold(found)].add(number)
            if passage.source.section:
                sections[passage.source.section].append(number)
        self._long = tuple(used for used in self._used if len(used) > _SHORTEST)
        for section, inside in sections.items():
            parts = [number for number in inside if fold(passages[number].text) in fold(section)]
            if len(parts) > 1:
                self._add(section, parts)

    def _add(self, text: str, numbers: Sequence[int]) -> None:
        for piece in _BREAK.split(re.sub(r"aujourd['’]hui", ".", text, flags=re.IGNORECASE)):
            words = [word for word in _WORD.findall(fold(piece)) if word not in _JOINING]
            for length in range(_SHORTEST, _LONGEST + 1):
                for start in range(len(words) - length + 1):
                    window = tuple(words[start : start + length])
                    if not any(word.isdigit() for word in window):
                        self._names["".join(word[0] for word in window)][window].update(numbers)

    def spelled_out(self, abbreviation: str) -> SpelledOut | None:
        """What the abbreviation stands for, said beside it, else the name whose initials these are; None when the plan has neither."""
        said = self._said.get(abbreviation)
        if said:
            return SpelledOut(words=(), passages=tuple(said))
        found = self._names.get(abbreviation)
        if not found or len(abbreviation) < 3:  # noqa: PLR2004 - a bound, not a measure
            return None
        words, numbers = max(found.items(), key=lambda pair: (len(pair[1]), pair[0]))
        every = (
            set().union(*found.values())
            if len({tuple(_root(word) for word in name) for name in found}) == 1
            else numbers
        )
        return SpelledOut(words=words, passages=tuple(sorted(every)))

    def used(self, abbreviation: str) -> tuple[int, ...]:
        """The passages that use the abbreviation in capitals."""
        return tuple(sorted(self._used.get(abbreviation, ())))

    def of_words(self, words: Sequence[str]) -> tuple[tuple[int, int, str], ...]:
        """Where the words spell out an abbreviation that the plan uses: first word, end, abbreviation."""
        kept = [(place, word) for place, word in enumerate(words) if word not in _JOINING]
        letters = "".join([word[0] for _, word in kept])
        if not any(used in letters for used in self._long):
            return ()
        found = []
        for length in range(3, _LONGEST + 1):
            for start in range(len(kept) - length + 1):
                initials = letters[start : start + length]
                if initials in self._used:
                    found.append((kept[start][0], kept[start + length - 1][0] + 1, initials))
        return tuple(found)


def _root(word: str) -> str:
    return word[:5]
