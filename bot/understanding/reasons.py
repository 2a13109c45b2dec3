"""What holds an action back and what comes next, in the message's own words."""

from __future__ import annotations

from bot.understanding.clauses import Clause
from bot.understanding.message import Mark, Message
from bot.understanding.tags import Tag

_BARE_CAUSES = frozenset({"cause", "car", "parce que", "parce qu", "vu que", "puisque", "because"})
_SIGNS = ' \t\n:=,;.()"«»!→>–—-\u00a0\u202f'
_KEPT_NEXT = frozenset({"la prochaine", "le prochain", "prochaine reunion", "prochaine rencontre", "next meeting"})
_ARTICLES = frozenset({"le", "un", "ce", "les", "des", "la", "une", "the", "a"})
_SHORTEST = 2
_TELLING = frozenset({Tag.CAUSE, Tag.LACK})


def cause(message: Message, clause: Clause, *, after: int | None = None) -> tuple[str, int] | None:
    """The cause that a clause names with a word for it, and the place where it begins; ``after``: not before that word."""
    if message.tags.isdisjoint(_TELLING):
        return None
    for mark in message.marks_in(clause.first if after is None else max(after, clause.first), clause.end):
        if mark.tag not in _TELLING:
            continue
        if mark.tag is Tag.CAUSE and not (mark.first > 0 and message.words[mark.first - 1] in _ARTICLES):
            if mark.end < clause.end and message.words[mark.end].isdigit():
                continue
            is_bare = message.folded.text[message.starts[mark.first] : message.ends[mark.end - 1]] in _BARE_CAUSES
            first = mark.end if is_bare else mark.first
            words = tidy(message.said(first, clause.end))
            if len(words) >= _SHORTEST:
                return words, mark.first
        if mark.tag is Tag.LACK and mark.first == clause.first:
            return tidy(message.said(clause.first, clause.end)), mark.first
    return None


def agent(message: Message, clause: Clause, mark: Mark) -> str | None:
    """Who or what blocks, named with "par" or "avec" right behind the status, or None."""
    for other in message.marks_in(mark.end, min(mark.end + 2, clause.end)):
        if other.tag is Tag.BY:
            first = other.end if other.end - other.first == 1 else other.end - 1
            return tidy(message.said(first, clause.end)) or None
    return None


def next_step(message: Message, first: int, mark: Mark, end: int) -> str:
    """The words behind a phrase such as "prochaine étape", up to ``end``."""
    phrase = message.folded.text[message.starts[mark.first] : message.ends[mark.end - 1]]
    begin = mark.first if phrase in _KEPT_NEXT else mark.end
    return tidy(message.said(max(begin, first), end))


def tidy(words: str) -> str:
    """Words of a message without the signs around them."""
    return " ".join(words.strip(_SIGNS).split())
