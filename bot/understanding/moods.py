"""How firmly a message says what it says: asked, wished, heard, doubted, joked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.understanding.clauses import Clause, Sentence
from bot.understanding.message import Message
from bot.understanding.tags import Tag

_HOLDING = frozenset({Tag.WISH, Tag.CONDITION})
_NOT_ORDERS = frozenset({"assez", "rendez"})


@dataclass(slots=True)
class Moods:
    """The moods of a message's sentences, by their number."""

    message: Message
    sentences: Sequence[Sentence]
    asked: frozenset[int]
    is_joke: bool = False
    _heard: set[int] = field(default_factory=set)
    _held: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, message: Message, sentences: Sequence[Sentence], asked: frozenset[int]) -> Moods:
        """Read the moods; ``asked`` are the numbers of the sentences that ask something."""
        heard = {
            number
            for number, sentence in enumerate(sentences)
            if message.has({Tag.HEARSAY, Tag.DOUBT}, sentence.first, sentence.end)
        }
        return cls(message, sentences, asked, message.has({Tag.JOKE}), heard)

    def is_asked(self, clause: Clause) -> bool:
        """Whether the clause stands in a question: it reports nothing."""
        return clause.sentence in self.asked

    def is_doubted(self, clause: Clause) -> bool:
        """Whether the clause is told by hearsay, with a doubt, or in jest."""
        return self.is_joke or clause.sentence in self._heard

    def is_wished(self, clause: Clause) -> bool:
        """Whether the clause begins with a wish, or is a condition: nothing of it holds."""
        return self.is_held(clause.end, clause) and self._held_from(clause) <= clause.first + 3

    def is_held(self, place: int, clause: Clause) -> bool:
        """Whether the words at ``place`` stand behind a wish or a condition of their sentence."""
        return self._held_from(clause) < place

    def _held_from(self, clause: Clause) -> int:
        """The first word from which a clause no longer asserts; beyond its end if it does throughout."""
        known = self._held.get(clause.first)
        if known is None:
            known = self._held[clause.first] = self._find_held(clause)
        return known

    def _find_held(self, clause: Clause) -> int:
        first = self.message.words[clause.first] if clause.first < clause.end else ""
        if (
            first.endswith("ez")
            and len(first) > len("chez")
            and first not in _NOT_ORDERS
            and not self._is_command(clause.first)
        ):
            return clause.first - 1
        held = len(self.message.words) + 1
        if self.message.tags.isdisjoint(_HOLDING):
            return held
        for mark in self.message.marks_in(self.sentences[clause.sentence].first, clause.end):
            is_wish = mark.tag is Tag.WISH and clause.first <= mark.first
            is_condition = mark.tag is Tag.CONDITION and self._is_real(mark.first)
            if (is_wish or is_condition) and not self._is_command(mark.end):
                held = min(held, max(mark.first, clause.first - 1))
        return held

    def _is_real(self, place: int) -> bool:
        """Whether a conjunction opens a condition and is not part of a question or of "même si"."""
        return place == 0 or self.message.words[place - 1] not in {
            "meme",
            "sais",
            "sait",
            "comme",
            "et",
            "even",
            "demande",
            "savoir",
            "know",
        }

    def _is_command(self, place: int) -> bool:
        """Whether "write down that" follows, which turns a wish into an order to record."""
        return self.message.has({Tag.COMMAND}, place, place + 2)
