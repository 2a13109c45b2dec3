"""The word lists of each language as a table of phrases, compiled at first use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from bot.understanding import words_en, words_fr
from bot.understanding.spelling import by_sound, sound
from bot.understanding.stems import STOP_WORDS
from bot.understanding.tags import Form, Meaning

Longer = tuple[tuple[tuple[str, ...], tuple[Meaning, ...]], ...]
"""The words after the first one and what the whole is worth, longest first."""

Table = dict[str, tuple[dict[str, Longer], tuple[Meaning, ...]]]
"""For the first word of each phrase, squeezed: the longer phrases by their second word, and what it is worth alone."""

_DOUBLED = re.compile(r"([a-z])\1")
_PRESENT = ("e", "es", "ons", "ez", "ent")
_FUTURE = ("ra", "ront", "rons", "rai", "rez")


@lru_cache(maxsize=20_000)
def squeeze(word: str) -> str:
    """The word with doubled letters once: people double them at random, and it joins feminine and masculine."""
    return _DOUBLED.sub(r"\1", word)


@cache
def phrases(language: str) -> Table:
    """The phrases of ``language``, "fr" or "en"."""
    table: dict[str, dict[tuple[str, ...], list[Meaning]]] = {}

    def keep(text: str, meaning: Meaning) -> None:
        first, *rest = (squeeze(word) for word in text.split())
        known = table.setdefault(first, {}).setdefault(tuple(rest), [])
        if all(other.tag is not meaning.tag for other in known):
            known.append(meaning)

    listed = words_en.PHRASES if language == "en" else words_fr.PHRASES
    for tag, text in listed.items():
        for phrase in text.split(","):
            keep(phrase.strip(), Meaning(tag, Form.PLAIN))
    for tag, text in ({} if language == "en" else words_fr.VERBS).items():
        for verb in text.split(","):
            for phrase, form in _inflections(verb.strip()):
                keep(phrase, Meaning(tag, form))
    return {first: (_by_second(rests), tuple(rests.get((), ()))) for first, rests in table.items()}


def _by_second(rests: dict[tuple[str, ...], list[Meaning]]) -> dict[str, Longer]:
    grouped: dict[str, list[tuple[tuple[str, ...], tuple[Meaning, ...]]]] = {}
    for rest, known in sorted(rests.items(), key=lambda item: -len(item[0])):
        if rest:
            grouped.setdefault(rest[0], []).append((rest, tuple(known)))
    return {second: tuple(longer) for second, longer in grouped.items()}


def _inflections(verb: str) -> list[tuple[str, Form]]:
    infinitive, _, behind = verb.partition(" ")
    tail = f" {behind}" if behind else ""
    if not infinitive.endswith("er"):
        return [(infinitive + tail, Form.INFINITIVE)]
    base = infinitive[:-2]
    present = [base + ending for ending in _PRESENT] + ([base + "eons"] if base.endswith("g") else [])
    found = [(form + tail, Form.PRESENT) for form in present]
    found += [(base + "e" + ending + tail, Form.FUTURE) for ending in _FUTURE]
    return [*found, (infinitive + tail, Form.INFINITIVE)]


@cache
def known_words() -> frozenset[str]:
    """The squeezed words of all phrases: words that people know how to write, and no typo for another."""
    return frozenset(
        part
        for table in (phrases("fr"), phrases("en"))
        for first, (longer, _) in table.items()
        for listed in longer.values()
        for rest, _ in listed
        for part in rest
    ) | frozenset(first for table in (phrases("fr"), phrases("en")) for first in table)


@cache
def _heard() -> dict[str, str]:
    return by_sound(part for part in known_words() if part.isalpha())


@lru_cache(maxsize=20_000)
def spelled(word: str, language: str) -> str:
    """The squeezed word, or the one that it stands for where it is typed in haste or by ear."""
    plain = squeeze(word)
    if language != "fr" or not word.isalpha():
        return plain
    short = words_fr.SHORT_FORMS.get(word)
    if short is not None:
        return short
    if plain in known_words() or word in fillers() or word in STOP_WORDS:
        return plain
    return _heard().get(sound(plain), plain)


@cache
def fillers() -> frozenset[str]:
    """Words that name nothing in any of the languages."""
    return words_fr.FILLERS | words_en.FILLERS


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """Words that only a French text has, and words that only an English one has."""
    french = {
        word for text in (*words_fr.PHRASES.values(), *words_fr.VERBS.values()) for word in re.findall(r"[a-z]+", text)
    }
    english = {word for text in words_en.PHRASES.values() for word in re.findall(r"[a-z]+", text)}
    french |= words_fr.FILLERS
    english |= words_en.FILLERS | words_en.GLOSSARY.keys()
    return frozenset(french - english), frozenset(english - french)


def language_of(words: Sequence[str]) -> str:
    """The likelier language of some folded words: "fr" unless more of them are English."""
    french, english = _telling()
    return "en" if sum(map(english.__contains__, words)) > sum(map(french.__contains__, words)) else "fr"
