"""An answer that stands in Slack gets a sentence of a language model below it, where every word of it is borne by the quotations.

The answer waits for nothing of this: what is noted in its transaction is memory alone, and everything else comes after its post.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from bot.clock import Clock, steady_seconds
from bot.domain.answers import AnswerKind
from bot.domain.outcomes import Answered, Outcome, Reply
from bot.domain.people import Language
from bot.language_model import LanguageModel, Silent
from bot.logs import fail, tell
from bot.messenger import Posted, Sent
from bot.services.desk import Heard
from bot.understanding.faithful import unfaithful
from bot.understanding.questions import Kind, read_question
from bot.understanding.shared_words import shared_words
from bot.understanding.wording import language_of
from storage import outbox
from storage.database import Connection, Database
from storage.outbox import Claimed, Outgoing

KIND = "rephrasing"
SHORTEST, LONGEST = 120, 6_000
"""Characters of all quotations: less needs no other words, more is no question's answer."""

MOST_IN_MIND = 64
MOST_AT_ONCE, MOST_IN_A_MINUTE = 2, 20
"""Answers that are rephrased; the others stay as they are. An edit counts against Slack's limits as a post does."""

Deliver = Callable[[Claimed], Awaitable[Posted]]
Show = Callable[[Reply, str, Language], Reply]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An answer that may be rephrased: the question as it was typed, the plan's words, the person's language."""

    question: str
    quotations: tuple[str, ...]
    language: Language


@dataclass(slots=True, kw_only=True)
class Rephraser:
    """Rephrases answers that stand, one task each. ``show`` puts the sentence below the answer."""

    model: LanguageModel
    database: Database
    clock: Clock
    deliver: Deliver
    show: Show
    lease_seconds: float
    _noted: dict[str, tuple[Heard, Answered]] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _begun: deque[float] = field(default_factory=deque)

    def note(self, key: str, heard: Heard, outcome: Outcome) -> None:
        """The answer that will go out under ``key`` is in mind. Called within its transaction: nothing is weighed here."""
        if isinstance(outcome, Answered) and heard.typed_in is None and not heard.channel.startswith(("U", "W")):
            while len(self._noted) >= MOST_IN_MIND:
                self._noted.pop(next(iter(self._noted)))
            self._noted[key] = heard, outcome

    async def post(self, claimed: Claimed) -> Posted:
        """The message is delivered as it is; what may be added to it comes later, by a task of its own."""
        noted = self._noted.pop(claimed.outgoing.key, None)
        posted = await self.deliver(claimed)
        if noted is not None and isinstance(posted, Sent):
            wish = wish_of(*noted)
            if wish is not None and self._has_room():
                task = asyncio.create_task(self._rephrase(wish, claimed.outgoing, posted.ts), name="rephrasing")
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        return posted

    async def stop(self) -> None:
        """Nothing is asked any more; what is in the outbox goes out at the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _has_room(self) -> bool:
        now = steady_seconds()
        while self._begun and self._begun[0] < now - 60:
            self._begun.popleft()
        if len(self._tasks) >= MOST_AT_ONCE or len(self._begun) >= MOST_IN_A_MINUTE:
            return False
        self._begun.append(now)
        return True

    async def _rephrase(self, wish: Wish, answer: Outgoing, ts: str) -> None:
        try:
            question = shared_words(wish.question, wish.quotations, wish.language)
            said = await self.model.rephrase(question, wish.quotations, wish.language)
            if isinstance(said, Silent):
                tell("not_rephrased", key=answer.key, reason=said)
                return
            sentence = said.strip(" \n")
            reason = unfaithful(sentence, wish.quotations, wish.language)
            if reason is not None:
                tell("not_rephrased", key=answer.key, reason=reason)
                return
            await self._add(answer, self.show(_reply(answer), sentence, wish.language), ts)
        except Exception as error:  # noqa: BLE001 - a courtesy: its failure is nobody's trouble
            fail("rephrasing_failed", error, key=answer.key)

    async def _add(self, answer: Outgoing, reply: Reply, ts: str) -> None:
        edit = replace(
            answer,
            key=f"{KIND}:{answer.key}",
            kind=KIND,
            text=reply.text,
            blocks=list(reply.blocks),
            replaces_ts=ts,
        )

        def unit(connection: Connection) -> Claimed | None:
            return outbox.add_claimed(connection, edit, lease_seconds=self.lease_seconds, now=self.clock.now())

        claimed = await self.database.write(unit)
        if claimed is not None:
            posted = await self.deliver(claimed)
            tell("rephrased", key=answer.key, sent=isinstance(posted, Sent))


def wish_of(heard: Heard, outcome: Answered) -> Wish | None:
    """What may be rephrased of the answer; None when nothing may. It holds the plan's words and the question, no state."""
    answer, extra = outcome.answer, outcome.extra
    own = extra is not None and (extra.kept is not None or bool(extra.terms))
    if answer.kind is not AnswerKind.ANSWERED or answer.gap is not None or own:
        return None
    quotations = tuple(dict.fromkeys(quote.text for quote in answer.quotes))
    if not SHORTEST <= sum(map(len, quotations)) <= LONGEST:
        return None
    language = heard.member.language
    if language_of(" ".join(quotations), language) != language:
        return None
    if read_question(heard.text, default=language).asks(Kind.INJECTION, Kind.PRIVATE):
        return None
    return Wish(question=heard.text, quotations=quotations, language=language)


def _reply(answer: Outgoing) -> Reply:
    return Reply(text=answer.text, blocks=tuple(dict(block) for block in answer.blocks))
