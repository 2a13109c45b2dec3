"""A message cut into sentences and clauses."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.message import Message

_STRONG = frozenset({"\n", ";", "!", "?", "."})
_WEAK = frozenset({",", ":", "=", "(", ")", "-", "/", "->", '"', "|"})
_JOINERS = frozenset(
    {"et", "mais", "puis", "donc", "alors", "and", "but", "so", "then", "car", "or", "sinon", "while", "tandis"}
)
_TURNS = {"par": ["contre"], "en": ["revanche"]}
"""Words that part clauses together with the one behind them."""

_CUTTING = _WEAK | _JOINERS | frozenset(_TURNS)
_AGAIN = frozenset({"lui", "elle", "eux", "elles"})
_RATHER = frozenset({"mais", "but"})
_DENYING = frozenset({"pas", "plus", "not", "longer"})
_NOUNS = frozenset({"car", "or"})
_ARTICLES = frozenset({"le", "un", "ce", "les", "des", "en", "l", "d"})
_SHORTENED = frozenset(
    {"m", "mme", "mlle", "mr", "mrs", "ms", "dr", "st", "ste", "n", "cf", "ex", "p", "art", "env", "no"}
)
_OPENING = frozenset({":", "=", "->"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words from ``first`` up to ``end``; ``before`` and ``after`` are the separators, "" where the message ends."""

    first: int
    end: int
    before: str
    after: str
    sentence: int

    @property
    def is_header(self) -> bool:
        """Whether a colon or the like follows: what comes next is said of this."""
        return self.after in _OPENING


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The words from ``first`` up to ``end``, and the sign that ends them."""

    first: int
    end: int
    closed_by: str


def sentences(message: Message) -> list[Sentence]:
    """The sentences in order; a line, a list's entry and what semicolons part count as sentences."""
    found: list[Sentence] = []
    first = 0
    for place, word in enumerate(message.words):
        if word not in _STRONG or (word == "." and not _ends(message, place)):
            continue
        if place > first:
            found.append(Sentence(first=first, end=place, closed_by=word))
        elif word == "?" and found:
            found[-1] = Sentence(first=found[-1].first, end=found[-1].end, closed_by="?")
        first = place + 1
    if first < len(message.words):
        found.append(Sentence(first=first, end=len(message.words), closed_by=""))
    return found


def _ends(message: Message, place: int) -> bool:
    end = message.ends[place]
    if end < len(message.folded.text) and not message.folded.text[end].isspace():
        return False
    before = message.words[place - 1] if place else ""
    return before not in _SHORTENED or place == 0


def clauses(message: Message, found: list[Sentence]) -> list[Clause]:
    """The clauses of the sentences, parted by commas, colons, brackets and conjunctions."""
    cut: list[Clause] = []
    for number, sentence in enumerate(found):
        first, before = sentence.first, message.words[sentence.first - 1] if sentence.first else ""
        words = message.words
        for place in [one for one in range(sentence.first, sentence.end) if words[one] in _CUTTING]:
            if place < first or not _cuts(message, place, first):
                continue
            word = words[place]
            if place > first:
                cut.append(Clause(first=first, end=place, before=before, after=word, sentence=number))
                before = word
            elif not (before in _OPENING or (before in {",", "("} and word in _JOINERS)):
                before = word
            first = place + (2 if word in _TURNS else 1)
        if first < sentence.end:
            cut.append(Clause(first=first, end=sentence.end, before=before, after=sentence.closed_by, sentence=number))
    return cut


def _cuts(message: Message, place: int, first: int) -> bool:
    """Whether the separator at ``place`` parts clauses; the clause so far begins at ``first``."""
    words = message.words
    word = words[place]
    if word in _TURNS:
        return words[place + 1 : place + 2] == _TURNS[word]
    if word in {"/", ","} and _is_number(message, place):
        return False
    if word == ",":
        return not _is_pointed_back(message, place)
    if word in _RATHER and not _DENYING.isdisjoint(words[first:place]):
        return not any(one.isdigit() for one in words[place + 1 : place + 3])
    return not (word in _NOUNS and place > first and words[place - 1] in _ARTICLES)


def _is_pointed_back(message: Message, place: int) -> bool:
    """Whether a comma stands beside a pronoun that only takes the subject up again: "le forum, lui, avance"."""
    words = message.words
    before, behind = words[max(place - 2, 0) : place], words[place + 1 : place + 3]
    if len(behind) > 1 and behind[0] in _AGAIN and behind[1] == ",":
        return True
    return len(before) > 1 and before[0] == "," and before[1] in _AGAIN


def _is_number(message: Message, place: int) -> bool:
    """Whether a comma or slash stands within a number, such as 50,5 or 30/06."""
    if place == 0 or place + 1 >= len(message.words):
        return False
    glued = message.ends[place - 1] == message.starts[place] and message.ends[place] == message.starts[place + 1]
    return glued and message.words[place - 1].isdigit() and message.words[place + 1].isdigit()
