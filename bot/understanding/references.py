"""Which action, axis, group or milestone some words mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from bot.understanding.book import Book, Index, as_heard
from bot.understanding.lexicon import fillers, known_words, squeeze
from bot.understanding.message import Message
from bot.understanding.stems import STOP_WORDS, stem
from bot.understanding.words_fr import ABBREVIATIONS

ENOUGH = 0.5
"""What the shared words must be worth: one that few titles have, or several common ones."""

CLEAR = 0.88
"""Those that fit at least so well as the best fit equally."""

_ENOUGH_OF_TITLE = 0.15
_GROUP_BONUS = 1.25
_MOST_CANDIDATES = 5
_SHORTEST_TYPO = 5
_SHORTEST_PREFIX = 5
_SHORTEST_HEARD = 4
_TWO_TYPOS = 9
_ELIDED = frozenset("ldns")
_MEMORY = 5_000
_LONGEST_NUMBER = 3
_LONGEST_LETTERS = 2
_MEASURES = frozenset({"%", "h", "euros", "pour", "pct"})
_NUMBERED = re.compile(
    r"\b(?:ligne|action|item|line|point)\s+(?:n\s?[o°]?\s*)?(\d{1,2})\s+(?:de\s+|of\s+|dans\s+|in\s+)?(?:l')?(?:axe|axis)\s+([a-z]{1,2})\b"
)
_MILESTONE = re.compile(r"\bj-?(\d{1,2})\b")
_GROUP = re.compile(r"\b(?:groupes?(?: de travail)?|gt|group|working group|grp|gpe)\s*(?:n\s?[o°]?\s*)?(\d{1,2})\b")
_AXIS = re.compile(r"\b(?:axe|axis)\s+([a-z]{1,2})\b(?!')")
_NAMED = re.compile(r"\b(axe|axis|volet|groupe|group|gt)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The best fitting codes, ranked: one when it is clear, several when they fit equally. ``places`` are the words that fit.

    ``share`` is how much of what the words name was found; ``worth`` how much the shared words tell.
    """

    codes: tuple[str, ...]
    worth: float
    share: float
    places: frozenset[int]
    stems: int = 0
    is_code: bool = False

    @property
    def code(self) -> str | None:
        """The one that is surely meant, or None."""
        return self.codes[0] if len(self.codes) == 1 else None


def stated_codes(message: Message, book: Book) -> list[tuple[int, int, str]]:
    """The codes of actions that the text states, each with its first word and the one behind its last."""
    found: list[tuple[int, int, str]] = []
    words = message.words
    for place, word in enumerate(words):
        if not word[-1].isdigit() or not word[0].isalnum():
            continue
        if word.isdigit():
            first, code = place - 1, _of_two(message, place)
        else:
            first, code = place, _glued(word)
        if code is not None and code in book.actions and not _is_measured(message, place):
            found.append((first, place + 1, code))
    if not {"axe", "axis"}.isdisjoint(words):
        found += _numbered(message, book)
    return found


def _of_two(message: Message, place: int) -> str | None:
    """The code that a number makes with the letters before it: "B-07", "B 07", "G2-01"."""
    number = message.words[place]
    if place == 0 or len(number) > _LONGEST_NUMBER:
        return None
    letters = message.words[place - 1]
    if len(letters) > _LONGEST_NUMBER:
        return None
    between = message.folded.text[message.ends[place - 1] : message.starts[place]]
    if letters.isalpha():
        is_stated = between == "-" or (between == " " and _is_capital(message, message.starts[place - 1]))
        return f"{letters.upper()}-{int(number):02d}" if is_stated else None
    is_of_group = letters[0] == "g" and letters[1:].isdigit() and between == "-"
    return f"{letters.upper()}-{int(number):02d}" if is_of_group else None


def _glued(word: str) -> str | None:
    """The code that one word is: "b3", "b07"."""
    letters = word.rstrip("0123456789")
    if len(letters) > _LONGEST_LETTERS or len(word) - len(letters) > _LONGEST_NUMBER or not letters.isalpha():
        return None
    return f"{letters.upper()}-{int(word[len(letters) :]):02d}"


def _is_measured(message: Message, place: int) -> bool:
    return place + 1 < len(message.words) and message.words[place + 1] in _MEASURES


def _numbered(message: Message, book: Book) -> list[tuple[int, int, str]]:
    found = []
    for given in _NUMBERED.finditer(message.folded.text):
        code = f"{given[2].upper()}-{int(given[1]):02d}"
        if code in book.actions:
            found.append((_word_at(message, given.start()), _word_at(message, given.end()), code))
    return found


def _is_capital(message: Message, start: int) -> bool:
    at = message.folded.span(start, start + 1)[0]
    return message.text[at].isupper()


def _word_at(message: Message, at: int) -> int:
    return bisect_left(message.starts, at)


def stated_milestone(message: Message, book: Book) -> str | None:
    """The code of a milestone that the text states, such as J5; "J-5" counts days and names none."""
    for given in _MILESTONE.finditer(message.folded.text):
        code = f"J{given[1].lstrip('0')}"
        if "-" not in given[0] and code in book.milestones:
            return code
    return None


def resolve(
    message: Message,
    book: Book,
    index: Index,
    first: int,
    end: int,
    *,
    taken: Collection[int] = (),
    group: int | None = None,
    enough: float = ENOUGH,
) -> Reference | None:
    """What the words from ``first`` up to ``end`` mean, or None when they tell too little. ``taken`` words say something else."""
    worth: dict[str, float] = {}
    counted: dict[str, set[str]] = {}
    places: list[tuple[int, tuple[str, ...]]] = []
    named = 0
    known = meanings(message, book, index)
    for place in range(first, end):
        meant = known[place]
        if meant is None or place in taken:
            continue
        named += 1
        if not meant:
            continue
        places.append((place, meant))
        for one in meant:
            for code in index.holders[one]:
                seen = counted.setdefault(code, set())
                if one not in seen:
                    seen.add(one)
                    worth[code] = worth.get(code, 0.0) + index.weight[one]
    if not worth:
        return None
    ranked = sorted(((-_score(index, code, value, group), code) for code, value in worth.items()))
    best = -ranked[0][0]
    if worth[ranked[0][1]] < enough:
        return None
    codes = tuple(code for score, code in ranked if -score >= CLEAR * best)[:_MOST_CANDIDATES]
    mine = {one for code in codes for one in counted[code]}
    fitting = frozenset(place for place, meant in places if not mine.isdisjoint(meant))
    return Reference(
        codes=codes,
        worth=worth[codes[0]],
        share=len(fitting) / max(named, 1),
        places=fitting,
        stems=len(counted[codes[0]]),
    )


def meanings(message: Message, book: Book, index: Index) -> list[tuple[str, ...] | None]:
    """What the index's titles make of each word of the message, kept with it: see :func:`meaning`."""
    known = message.meant.get(id(index))
    if known is None:
        known = message.meant[id(index)] = _meanings(message, book, index)
    return known


def _meanings(message: Message, book: Book, index: Index) -> list[tuple[str, ...] | None]:
    memory = book.memory.setdefault((id(index), message.language), {})
    language = message.language
    return [memory[word] if word in memory else meaning(word, book, index, language) for word in message.words]


def _score(index: Index, code: str, worth: float, group: int | None) -> float:
    entry = index.entries[code]
    fit = worth * (0.75 + 0.25 * worth / entry.worth)
    return fit * _GROUP_BONUS if group is not None and entry.group == group else fit


def meaning(word: str, book: Book, index: Index, language: str = "fr") -> tuple[str, ...] | None:
    """The stems of the index that a folded word stands for: its own, or through a short form, a language, a typo.

    Empty where the word names what no title has, None where it names nothing.
    """
    memory = book.memory.setdefault((id(index), language), {})
    if word in memory:
        return memory[word]
    if len(memory) > _MEMORY:
        memory.clear()
    known: tuple[str, ...] | None = None
    if len(word) > 1 and word[0].isalnum() and word not in STOP_WORDS and not word.isdigit():
        known = _meaning(word, book, index, language) or (None if word in fillers() else ())
    memory[word] = known
    return known


def _meaning(word: str, book: Book, index: Index, language: str) -> tuple[str, ...]:  # noqa: PLR0911 - one return for each way to know a word
    own = stem(word) if stem(word) in index.weight else stem(f"{word}s")
    if own in index.weight:
        return (own,)
    glossary = {} if language == book.plan.language else book.glossary
    for listed in (ABBREVIATIONS.get(word), glossary.get(word), glossary.get(word.removesuffix("s"))):
        expanded = tuple(stem(part) for part in listed.split()) if listed else ()
        if expanded and all(one in index.weight for one in expanded):
            return expanded
    if word in fillers() or word.isdigit():
        return ()
    if word in index.acronyms:
        return tuple(sorted(index.acronyms[word]))
    if word[0] in _ELIDED and stem(word[1:]) in index.weight and len(word) > _SHORTEST_TYPO:
        return (stem(word[1:]),)
    if squeeze(word) in known_words() or len(word) < _SHORTEST_HEARD:
        return ()
    for alike in (index.heard.get(as_heard(word), frozenset()), _begun_by(word, index)):
        if len(alike) == 1:
            return tuple(alike)
    return _typo(word, index) if len(word) >= _SHORTEST_TYPO else ()


def _begun_by(word: str, index: Index) -> set[str]:
    """The stems of the titles' words that begin with ``word``."""
    if len(word) < _SHORTEST_PREFIX:
        return set()
    return {stem(known) for known in _beginning(word, index)}


def _beginning(letters: str, index: Index) -> Iterator[str]:
    """The titles' words that begin with these letters, in order."""
    first = bisect_left(index.words, letters)
    return takewhile(lambda known: known.startswith(letters), islice(index.words, first, None))


def _typo(word: str, index: Index) -> tuple[str, ...]:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - slow to import, and few words are unknown

    allowed = 2 if len(word) >= _TWO_TYPOS else 1
    best: tuple[int, str] | None = None
    for known in _beginning(word[0], index):
        if abs(len(known) - len(word)) > allowed or len(known) < _SHORTEST_TYPO:
            continue
        distance = OSA.distance(word, known, score_cutoff=allowed)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, known)
    return (stem(best[1]),) if best is not None else ()


def stated_group(message: Message, book: Book) -> int | None:
    """The number of a group that the text names, by its number or by words of its title, or None."""
    found = _GROUP.search(message.folded.text)
    if found is not None:
        return int(found[1])
    code = _by_title(message, book, book.group_index, {"groupe", "group", "gt"})
    return int(code) if code is not None else None


def stated_axis(message: Message, book: Book) -> str | None:
    """The code of an axis that the text names by letter, number or title, or None."""
    found = _AXIS.search(message.folded.text)
    if found is not None and found[1].upper() in book.axes:
        return found[1].upper()
    numbered = re.search(r"\b(?:axe|axis)\s+(\d{1,2})\b", message.folded.text)
    if numbered is not None and 0 < int(numbered[1]) <= len(book.axes):
        return list(book.axes)[int(numbered[1]) - 1]
    return _by_title(message, book, book.axis_index, {"axe", "axis", "volet"})


def _by_title(message: Message, book: Book, index: Index, heads: Collection[str]) -> str | None:
    head = next((place for place, word in enumerate(message.words) if word in heads), None)
    if head is None:
        return None
    found = resolve(message, book, index, head + 1, len(message.words), enough=_ENOUGH_OF_TITLE)
    reference = found or resolve(message, book, index, 0, head, enough=_ENOUGH_OF_TITLE)
    return reference.code if reference is not None else None
