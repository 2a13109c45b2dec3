"""The workspace's lexicon: abbreviations and synonyms that a coordinator adds to what the plan says."""

from __future__ import annotations

import re

from bot.domain.answering import LexiconShown, Term
from bot.domain.answers import Answer
from bot.domain.outcomes import Denial, Outcome
from bot.domain.permissions import may_coordinate
from bot.services.desk import Desk, Heard
from bot.services.updates import deny
from bot.understanding.folding import Folded, fold
from bot.understanding.questions import Kind, read_question
from bot.understanding.wording import LITTLE
from storage import lexicon
from storage.database import Connection

LONGEST_TERM, LONGEST_MEANING = 60, 300
SHORT = 2
"""Words of a message that is nothing but a word of the lexicon, with an article."""

COMMAND = re.compile(r"^\s*(?:lexique|lexicon|glossaire|glossary)\b[\s:]*(.*)$", re.DOTALL | re.IGNORECASE)
_REMOVES = re.compile(r"^(?:retirer|retire|supprimer|supprime|enlever|enleve|remove|delete)\s+(.+)$", re.IGNORECASE)


def told(connection: Connection, heard: Heard, desk: Desk) -> Outcome | None:
    """What comes of a message about the lexicon; None for one that is about something else."""
    found = COMMAND.match(heard.text)
    if found is None:
        return None
    rest = " ".join(found[1].split())
    term, sign, meaning = rest.partition("=")
    if sign:
        return change(connection, heard, desk, term, meaning)
    removes = _REMOVES.match(rest)
    if removes is not None:
        return change(connection, heard, desk, removes[1], "")
    return show(connection, heard, desk) if not rest else None


def show(connection: Connection, heard: Heard, desk: Desk) -> Outcome:
    """The lexicon, for everybody."""
    return LexiconShown(
        terms=tuple(lexicon.every(connection, heard.workspace).values()),
        may_change=may_coordinate(heard.member, set_up=desk.settings.set_up),
    )


def change(connection: Connection, heard: Heard, desk: Desk, term: str, meaning: str) -> Outcome:
    """The word means that from now on; without a meaning it is taken out. Coordinators only."""
    if not may_coordinate(heard.member, set_up=desk.settings.set_up):
        return deny(connection, heard.member, Denial.COORDINATORS_ONLY)
    said = Term(
        term=" ".join(term.split())[:LONGEST_TERM],
        meaning=" ".join(meaning.split())[:LONGEST_MEANING],
        by=heard.member.id,
        by_name=heard.member.name,
        at=heard.at,
    )
    key = " ".join(fold(said.term).split())
    before = lexicon.every(connection, heard.workspace).get(key)
    if not key or (before is None and not said.meaning) or (before is not None and before.meaning == said.meaning):
        return show(connection, heard, desk)
    lexicon.change(connection, heard.workspace, key, said)
    terms = tuple(lexicon.every(connection, heard.workspace).values())
    changed = said if said.meaning or before is None else before
    return LexiconShown(terms=terms, may_change=True, changed=changed, removed=not said.meaning)


def asked_for(text: str, terms: dict[str, Term], found: Answer) -> tuple[Term, ...]:
    """The words whose meaning the question asks, and that the answer does not spell out itself."""
    named = _named(text, terms)
    if not named:
        return ()
    asked = read_question(text)
    bare = len(asked.text.split()) <= SHORT
    if not (bare or asked.asks(Kind.EXPANSION, Kind.DEFINITION)):
        return ()
    quoted = fold(" ".join(quote.text for quote in found.quotes))
    return tuple(term for _, _, term in named if fold(term.meaning) not in quoted)


def in_other_words(text: str, terms: dict[str, Term]) -> tuple[str, tuple[Term, ...]]:
    """The text with each word of the lexicon replaced by its meaning, or a meaning by its word; and which ones were."""
    changes = [(start, end, term.meaning, term) for start, end, term in _named(text, terms)]
    if not changes:
        by_meaning = {" ".join(fold(term.meaning).split()): term for term in terms.values()}
        changes = [(start, end, term.term, term) for start, end, term in _named(text, by_meaning)]
    other = text
    for start, end, words, _ in sorted(changes, key=lambda change: -change[0]):
        other = other[:start] + words + other[end:]
    return other, tuple(term for *_, term in changes)


def _named(text: str, terms: dict[str, Term]) -> list[tuple[int, int, Term]]:
    """Where the text names words of the lexicon, the longest first where they overlap."""
    folded = Folded.of(text)
    found: list[tuple[int, int, Term]] = []
    for key, term in sorted(terms.items(), key=lambda pair: -len(pair[0])):
        for hit in re.finditer(rf"(?<![a-z0-9]){re.escape(key)}(?![a-z0-9])", folded.text):
            start, end = folded.span(*hit.span())
            if key in LITTLE and not text[start:end].isupper():
                continue  # "EST" is an abbreviation, "est" a word like any other
            if all(end <= other or start >= last for other, last, _ in found):
                found.append((start, end, term))
                break
    return sorted(found, key=lambda hit: hit[0])
