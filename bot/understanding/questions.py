"""What a question asks: the kinds of fact, what part of the plan, and about what. Pure; knows no plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from types import ModuleType

from bot.understanding.asides import without_asides
from bot.understanding.common_words import COMMON_EN, COMMON_FR
from bot.understanding.folding import fold
from bot.understanding.letters import asking_part, asking_sentences
from bot.understanding.question_parts_asked import part_alone
from bot.understanding.question_times_asked import of_time_alone
from bot.understanding.sieve import Finder, Sieve
from bot.understanding.word_classes import shares, typed
from bot.understanding.wording import Term, asked_in, capital_words, has_expression, language_of, stem, telling_words

_SHORT = 3
"""Letters of words whose stems are other words' too."""

LONGEST = 600
"""Characters of a question that are read: what matters stands in its first sentences."""


class Kind(StrEnum):
    """The kind of fact that is asked for."""

    INJECTION = "injection"
    PRIVATE = "private"
    CHATTER = "chatter"
    CONTRADICTION = "contradiction"
    COMMON = "common"
    EXPANSION = "expansion"
    HOUR = "hour"
    CONTACT = "contact"
    PLACE = "place"
    REASON = "reason"
    BUDGET = "budget"
    INDICATOR = "indicator"
    MEMBERS = "members"
    LEAD = "lead"
    NEXT = "next"
    PREVIOUS = "previous"
    HOW_LONG = "how_long"
    REMAINING = "remaining"
    COVERS = "covers"
    DOCUMENT_DATE = "document_date"
    WHEN = "when"
    HOW_MANY = "how_many"
    HOW_OFTEN = "how_often"
    WHICH_GROUP = "which_group"
    WHICH_AXIS = "which_axis"
    PERSON = "person"
    STATE = "state"
    ABOUT_PLACE = "about_place"
    DEFINITION = "definition"


class Part(StrEnum):
    """A part of any plan."""

    NEW = "new"
    ONGOING = "ongoing"
    CHALLENGES = "challenges"
    PRINCIPLES = "principles"
    MILESTONES = "milestones"
    GROUPS = "groups"
    AXES = "axes"
    ITEMS = "items"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as understood. ``subject`` has the telling words, those of its frame and of its kind left out.

    ``text`` is folded and written out; ``groups`` and ``axes`` are the labels named ("2", "b"), in order.
    """

    text: str
    original: str
    language: str
    kinds: tuple[Kind, ...]
    parts: tuple[Part, ...]
    groups: tuple[str, ...]
    axes: tuple[str, ...]
    subject: tuple[Term, ...]
    named: tuple[Term, ...]

    def asks(self, *kinds: Kind) -> bool:
        """Whether it asks for one of these kinds of fact."""
        for kind in kinds:  # noqa: SIM110 - asked so often that a generator would cost as much again
            if kind in self.kinds:
                return True
        return False

    def means(self, *parts: Part) -> bool:
        """Whether it names one of these parts of a plan."""
        for part in parts:  # noqa: SIM110 - same
            if part in self.parts:
                return True
        return False


def read_question(text: str, *, default: str = "fr") -> Asked:
    """The question that ``text`` asks. Never raises; ``default`` is the language where the words do not tell."""
    original = " ".join(without_asides(asking_part(text)[:LONGEST]).split())
    language = asked_in(original) or language_of(original, default)
    folded = written_out(fold(original), language)
    words = _words(language)
    found, parts = _spans(folded, language)
    if (asking := asking_sentences(text)) is not text:  # what kind of fact a letter wants, its questions say
        wanted = {kind for kind, _ in _spans(written_out(fold(asking), language), language)[0]}
        found = [(kind, span) for kind, span in found if kind in wanted or kind in _NEVER_LEFT]
    groups, group_spans = _labels(words.GROUP, folded)
    axes, axis_spans = _labels(words.AXIS, folded)
    asked_spans = [span for kind, span in found if kind not in _LEFT_STANDING]
    terms = _Terms(original, folded, language)
    labelled = [*group_spans, *axis_spans]
    named = terms.of(_without(folded, labelled))
    kinds = tuple(dict.fromkeys(kind for kind, _ in found))
    if not groups and not axes and _NOTHING_WITHIN.issuperset(kinds):
        telling = [term.word for term in named if not is_weak(term, language)]
        timed = of_time_alone(folded, telling) if _TIME_ALONE.issuperset(kinds) else None
        if timed is not None:
            kinds, parts, named = ((), [Part.MILESTONES], ()) if timed == "calendar" else ((Kind(timed),), parts, ())
        elif _BUILD.issuperset(kinds) and (part := part_alone(folded, telling)) is not None:
            parts, named = [Part(part)], ()
            kinds = tuple(kind for kind in kinds if kind is Kind.HOW_MANY)
    return Asked(
        text=folded,
        original=original,
        language=language,
        kinds=kinds,
        parts=tuple(dict.fromkeys(parts)),
        groups=groups,
        axes=axes,
        subject=terms.of(_without(folded, [*asked_spans, *labelled])) if asked_spans and named else named,
        named=named,
    )


_TIME_ALONE = frozenset(
    {Kind.NEXT, Kind.PREVIOUS, Kind.WHEN, Kind.STATE, Kind.REMAINING, Kind.DEFINITION, Kind.ABOUT_PLACE}
)
"""Kinds that a question may be of and yet ask for the calendar alone."""

_BUILD = frozenset({Kind.HOW_MANY, Kind.WHICH_AXIS, Kind.WHICH_GROUP, Kind.DEFINITION, Kind.ABOUT_PLACE})
"""Kinds that a question may be of and yet ask for the plan's build alone."""

_NOTHING_WITHIN = _TIME_ALONE | _BUILD

_LEFT_STANDING = (Kind.INJECTION, Kind.PRIVATE, Kind.CHATTER, Kind.COMMON)
"""Kinds whose words belong to the subject all the same."""

_NEVER_LEFT = frozenset({Kind.INJECTION, Kind.PRIVATE, Kind.CHATTER})


_ASKED_BEFORE = re.compile(
    r"\b(?:comment|pourquoi|combien|que (?:fait|faire|faites|prevoi\w+)|qu'est-ce|peut-(?:il|on|elle)|y a-t-il|il y a|est-ce que?|apprendre|what|how|do you|does|can|is there|are there)\b"
)
_SUBJECT_NEXT = re.compile(r" (?:on|il|elle|ils|elles|je|tu|vous|nous|they|he|she|you|i|we) ")


def _joins_clauses(folded: str, span: tuple[int, int]) -> bool:
    """Whether "quand" or "when" joins two clauses and asks for no date."""
    if folded[slice(*span)] not in {"quand", "when"}:
        return False
    before = folded[: span[0]].rpartition(". ")[2]
    if _ASKED_BEFORE.search(before) and folded[span[1] :].strip(" ?!."):
        return True
    return len(before.split()) > 1 and _SUBJECT_NEXT.match(folded, span[1]) is not None


def written_out(folded: str, language: str) -> str:
    """Folded text with what was typed in a hurry written out."""
    sieve, wholes = _phone_style(language)
    following: int | None = 0
    while following is not None:
        tried, following = sieve.candidates(folded, since=following), None
        for place, pattern in tried:
            written = pattern.sub(wholes[place], folded)
            if written != folded:  # its new words may be those that a later pattern is about
                folded, following = written, place + 1
                break
    return " ".join(folded.split())


def is_weak(term: Term, language: str) -> bool:
    """Whether the word is so common, in plans or everywhere, that it tells little."""
    return _is_weak(term.word, term.stem, language)


@lru_cache(maxsize=20_000)
def _is_weak(word: str, stem_: str, language: str) -> bool:
    return word in _words(language).WEAK or stem_ in _weak_stems(language)


@cache
def _weak_stems(language: str) -> frozenset[str]:
    """The stems of common words: all the forms of a common verb are common."""
    common = COMMON_EN if language == "en" else COMMON_FR
    return frozenset(stem(word, language) for word in {*common, *_words(language).WEAK} if len(word) > _SHORT)


def is_known(word: str) -> bool:
    """Whether a folded word is one of the words of asking, in either language: it needs no spelling repair."""
    return any(word in words.FRAME or word in words.WEAK for words in (_words("fr"), _words("en")))


def known_words() -> frozenset[str]:
    """The words of asking, in both languages."""
    return frozenset().union(*(words.FRAME | words.WEAK for words in (_words("fr"), _words("en"))))


@cache
def asking_pieces() -> tuple[str, ...]:
    """The beginnings of words by which questions are recognised."""
    patterns = [
        pattern
        for language in ("fr", "en")
        for table in ("PATTERNS", "STRUCTURE")
        for _, pattern in getattr(_words(language), table)
    ]
    return tuple(sorted({piece for pattern in patterns for piece in re.findall(r"(?<![\\a-z])[a-z]{6,}", pattern)}))


def ordinal(word: str, language: str) -> int | None:
    """The number that an ordinal states; -1 for the last."""
    found: dict[str, int] = _words(language).ORDINALS
    return found.get(word)


@cache
def _words(language: str) -> ModuleType:
    from bot.understanding import question_words_en, question_words_fr  # noqa: PLC0415 - with the first question, not at start

    return question_words_en if language == "en" else question_words_fr


@cache
def _phone_style(language: str) -> tuple[Sieve, tuple[str, ...]]:
    from bot.understanding.question_facts_asked import FACTS_EN, FACTS_FR  # noqa: PLC0415 - with the first question, not at start
    from bot.understanding.question_times_asked import TIMES_EN, TIMES_FR  # noqa: PLC0415 - same
    from bot.understanding.question_turns import TURNS_EN, TURNS_FR  # noqa: PLC0415 - same

    further = (*TURNS_EN, *FACTS_EN, *TIMES_EN) if language == "en" else (*TURNS_FR, *FACTS_FR, *TIMES_FR)
    whole_words = [(f"(?:{pattern}){_AT_A_WORDS_END}", plain) for pattern, plain in further]
    table = (*_words(language).PHONE_STYLE, *whole_words)
    return Sieve([pattern for pattern, _ in table]), tuple(whole for _, whole in table)


_AT_A_WORDS_END = r"(?:(?<![a-z])|(?![a-z]))"
"""What is replaced may end in "de" or "la", and never with the first letters of the word that follows."""


@cache
def _patterns(language: str) -> tuple[Finder, tuple[Kind | Part, ...]]:
    """The patterns of both tables, with what each of them tells."""
    words = _words(language)
    told: list[Kind | Part] = [Kind(name) for name, _ in words.PATTERNS]
    told += [Part(name) for name, _ in words.STRUCTURE]
    return Finder([pattern for _, pattern in (*words.PATTERNS, *words.STRUCTURE)]), tuple(told)


def _spans(folded: str, language: str) -> tuple[list[tuple[Kind, tuple[int, int]]], list[Part]]:
    """The kinds of fact that are asked for, each with where, and the parts of the plan that are named."""
    kinds: list[tuple[Kind, tuple[int, int]]] = []
    parts: list[Part] = []
    finder, told = _patterns(language)
    for place, spans in finder.spans(folded).items():
        what = told[place]
        if isinstance(what, Part):
            parts.append(what)
        elif what is Kind.WHEN:
            kinds += [(what, span) for span in spans if not _joins_clauses(folded, span)]
        else:
            kinds += [(what, span) for span in spans]
    return kinds, parts


_MORE = re.compile(r"(?:\s*(?:,|et|and|&|ou|or)\s*(\d{1,2}|[a-z])\b)(?!')")


def _labels(pattern: str, folded: str) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """The labels after a word such as "axe", further ones joined by "et" or a comma included."""
    labels: list[str] = []
    spans = []
    for found in re.finditer(pattern, folded):
        more = _MORE.match(folded, found.end())
        labels.append(found[1])
        end = found.end()
        if more is not None:
            labels.append(more[1])
            end = more.end()
        spans.append((found.start(), end))
    return tuple(dict.fromkeys(labels)), spans


def _without(folded: str, spans: list[tuple[int, int]]) -> str:
    """The text with these spans blanked, its length kept."""
    for start, end in spans:
        folded = folded[:start] + " " * (end - start) + folded[end:]
    return folded


class _Terms:
    """What the typing of a question tells of its words."""

    def __init__(self, original: str, folded: str, language: str) -> None:
        self._language = language
        self._as_one = has_expression(folded)
        self._capitals = capital_words(original)
        self._marks = typed(original, language)

    def of(self, folded: str) -> tuple[Term, ...]:
        """The telling words of what is left of the question, those of its frame left out."""
        language = self._language
        frame = _words(language).FRAME
        words = [
            word
            for word in telling_words(folded, language, as_one=self._as_one)
            if word not in frame and (word[-1:] != "s" or word[:-1] not in frame)
        ]
        share = shares(" ".join(folded.split()), set(words), self._marks, language, _common(language))
        return tuple(Term(word, stem(word, language), word in self._capitals, share.get(word, 1.0)) for word in words)


@cache
def _common(language: str) -> frozenset[str]:
    """The words of asking, which tell nothing of a subject or little."""
    frame: frozenset[str] = _words(language).FRAME
    weak: frozenset[str] = _words(language).WEAK
    return frame | weak
