"""The bodies and people that lead or join a plan's actions, by the names that the fields of the actions give them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.plan.cards import Card, Field
from bot.understanding.folding import fold
from bot.understanding.word_lists import word_set

_SMALL = word_set("de du des la le les l d et au aux a en sur the of and for m mme mr mrs ms dr avec with un une")
_GENERIC = word_set(
    "service services direction association cooperative syndicat department team unit office partnership network service agence groupement societe direction pole regie commission"
)
"""What a body is, beside what it is called."""

_SHORTEST_INITIALS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A name in a field of actions. ``words`` are its telling words in order, folded; ``cards`` the actions that name it."""

    name: str
    words: tuple[str, ...]
    cards: tuple[Card, ...]

    @property
    def core(self) -> frozenset[str]:
        """What it is called, without what kind of body it is."""
        return frozenset(self.words) - _GENERIC or frozenset(self.words)

    @property
    def initials(self) -> str:
        """The first letters of its words."""
        return "".join(word[0] for word in self.words)


def bodies_of(cards: Iterable[Card], kind: Field) -> tuple[Body, ...]:
    """Every body that the field of that kind names, in the order of the plan."""
    found: dict[tuple[str, ...], tuple[str, list[Card]]] = {}
    for card in cards:
        for name in _names(card.values.get(kind, "")):
            words = _words(name)
            if words:
                held = found.setdefault(words, (name, []))[1]
                if card not in held:
                    held.append(card)
    return tuple(Body(name=name, words=words, cards=tuple(held)) for words, (name, held) in found.items())


def _names(value: str) -> list[str]:
    """The bodies of one field: those parted by commas, and whoever stands in brackets."""
    return [part.strip() for part in re.split(r"[(),;/]|\bet\b(?= [A-ZÉ])|\band\b(?= [A-Z])", value) if part.strip()]


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[a-z0-9]+", fold(name)) if word not in _SMALL)


def named_in(bodies: Iterable[Body], said: Collection[str], *, loosely: bool) -> tuple[Body, ...]:
    """The bodies that folded words name: in full, by what they are called or by their initials; else, where ``loosely``, the only
    one that has one of these words in its name.
    """
    every = tuple(bodies)
    whole = [body for body in every if set(body.words) <= set(said)]
    if whole:
        longest = max(len(body.words) for body in whole)
        return tuple(body for body in whole if len(body.words) == longest or not loosely)
    called = [
        body
        for body in every
        if (loosely and body.core <= set(said)) or (len(body.initials) >= _SHORTEST_INITIALS and body.initials in said)
    ]
    if called or not loosely:
        return tuple(called)
    partly = [(body, telling) for body in every if (telling := _part_said(body, said))]
    return tuple(body for body, _ in partly) if len({word for _, telling in partly for word in telling}) == 1 else ()


def _part_said(body: Body, said: Collection[str]) -> frozenset[str]:
    """The long words of a name of several that are said."""
    return frozenset(
        word for word in body.core if len(word) > _SHORTEST_INITIALS and word in said and len(body.core) > 1
    )
