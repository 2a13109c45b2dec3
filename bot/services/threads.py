"""What was said before where a message stands: the questions asked, the update told, the question Jalon asked back."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field

from bot.domain.outcomes import ActionAdded, GroupNeeded, Outcome, UnknownAction, UpdatesRecorded, WhichAction
from bot.services.desk import Heard

MOST_THREADS = 500
MOST_EARLIER = 5

Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A question that waits for a button, and may be answered in words: the codes in the order of its buttons."""

    ask: str
    member: str
    codes: tuple[str, ...]
    words: str
    wants_group: bool = False


@dataclass(slots=True)
class Thread:
    """One thread, or a direct conversation."""

    questions: deque[str] = field(default_factory=lambda: deque(maxlen=MOST_EARLIER))
    update: int | None = None
    pending: Pending | None = None


@dataclass(slots=True)
class Threads:
    """The threads last written in, so that "et le groupe 3 ?" is understood; in memory, bounded, gone with a restart."""

    _kept: OrderedDict[Place, Thread] = field(default_factory=OrderedDict)

    def before(self, heard: Heard) -> tuple[str, ...]:
        """The earlier questions where this one was asked, oldest first."""
        kept = self._kept.get(place(heard))
        return () if kept is None else tuple(text for text in kept.questions if text != heard.text)

    def keep(self, heard: Heard) -> None:
        """The question is the latest of its thread."""
        asked = self._at(heard).questions
        if not asked or asked[-1] != heard.text:
            asked.append(heard.text)

    def known(self, heard: Heard) -> Thread | None:
        """What was said where the message stands, as far as it is remembered."""
        return self._kept.get(place(heard))

    def note(self, heard: Heard, outcome: Outcome) -> None:
        """What came of a message is remembered where a later one may lean on it."""
        match outcome:
            case UpdatesRecorded(recorded=(only,)):
                self._at(heard).update = only.update
                self._at(heard).pending = None
            case ActionAdded():
                self._at(heard).update = outcome.update
                self._at(heard).pending = None
            case WhichAction():
                codes = tuple(action.code for action in outcome.candidates)
                self._at(heard).pending = Pending(
                    ask=outcome.ask, member=heard.member.id, codes=codes, words=outcome.words
                )
            case UnknownAction():
                self._at(heard).pending = Pending(ask=outcome.ask, member=heard.member.id, codes=(), words=heard.text)
            case GroupNeeded():
                self._at(heard).pending = Pending(
                    ask=outcome.ask, member=heard.member.id, codes=(), words=heard.text, wants_group=True
                )
            case _:
                pass

    def is_waiting(self, heard: Heard) -> bool:
        """Whether Jalon asked something where the message stands."""
        kept = self._kept.get(place(heard))
        return kept is not None and kept.pending is not None

    def settle(self, heard: Heard) -> None:
        """The question that waited no longer does."""
        kept = self._kept.get(place(heard))
        if kept is not None:
            kept.pending = None

    def _at(self, heard: Heard) -> Thread:
        where = place(heard)
        thread = self._kept.setdefault(where, Thread())
        self._kept.move_to_end(where)
        if len(self._kept) > MOST_THREADS:
            self._kept.popitem(last=False)
        return thread


def place(heard: Heard) -> Place:
    """A thread; in a direct conversation what is written below one another."""
    return heard.workspace, heard.channel, heard.thread_ts or ("" if heard.is_direct else heard.ts)
