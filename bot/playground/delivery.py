"""What is on its way to the bot, over whichever road, and what came back."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.playground.payload import Payload, to_json

ACKS_KEPT = 100_000


class ErrandKind(StrEnum):
    """Slack's three sorts of envelope."""

    EVENT = "events_api"
    INTERACTION = "interactive"
    COMMAND = "slash_commands"


@dataclass(slots=True, eq=False)
class Errand:
    """One payload to hand over. `answer` is set once: the acknowledgement's payload, or None without an answer."""

    kind: ErrandKind
    payload: Payload
    envelope_id: str
    body: str
    answer: asyncio.Future[Payload | None]
    attempt: int = 0
    reason: str = ""
    acked: bool = False
    over: bool = False
    timer: asyncio.TimerHandle | None = None
    carrier: object | None = None
    sent: float = field(default_factory=time.monotonic)

    def frame(self, envelope_id: str | None = None) -> str:
        """The envelope as it goes over a socket; the payload was encoded once for all attempts."""
        accepts = "false" if self.kind is ErrandKind.EVENT else "true"
        retry = (
            f',"retry_attempt":{self.attempt},"retry_reason":"{self.reason}"' if self.kind is ErrandKind.EVENT else ""
        )
        return (
            f'{{"envelope_id":"{envelope_id or self.envelope_id}","payload":{self.body},"type":"{self.kind}",'
            f'"accepts_response_payload":{accepts}{retry}}}'
        )


class Carrier(Protocol):
    """A road to the bot: open sockets, or HTTP."""

    def carry(self, errand: Errand) -> None:
        """The errand is on its way; it ends by `Deliveries.finish`."""


class Deliveries:
    """All errands: started here, finished here, counted here."""

    def __init__(self, carrier: Callable[[], Carrier], notice: Callable[[str, str, Payload], None]) -> None:
        self._carrier = carrier
        self._notice = notice
        self._serial = 0
        self.under_way: set[Errand] = set()
        self.failed: list[Errand] = []
        self.acks: deque[float] = deque(maxlen=ACKS_KEPT)
        self.last_activity = time.monotonic()

    def start(self, kind: ErrandKind, payload: Payload) -> Errand:
        """The payload is on its way to the bot."""
        self._serial += 1
        envelope_id = f"{self._serial:08x}-0000-4000-8000-{time.time_ns() & 0xFFFFFFFFFFFF:012x}"
        answer: asyncio.Future[Payload | None] = asyncio.get_running_loop().create_future()
        errand = Errand(kind=kind, payload=payload, envelope_id=envelope_id, body=to_json(payload), answer=answer)
        self.under_way.add(errand)
        self.last_activity = time.monotonic()
        self._carrier().carry(errand)
        return errand

    def finish(self, errand: Errand, answer: Payload | None, *, acked: bool) -> None:
        """The errand is over. A second end changes nothing."""
        self.last_activity = time.monotonic()
        if errand.over:
            return
        errand.over, errand.acked = True, acked
        self.under_way.discard(errand)
        if errand.timer is not None:
            errand.timer.cancel()
            errand.timer = None
        if not errand.answer.done():
            errand.answer.set_result(answer)
        if acked:
            self.acks.append(self.last_activity - errand.sent)
            return
        self.failed.append(errand)
        del self.failed[:-1000]
        code = "not_connected" if errand.reason == "no_connection" else "no_answer"
        self._notice("error", code, {"kind": str(errand.kind), "reason": errand.reason})

    def late(self, errand: Errand) -> None:
        """The errand was not acknowledged in time and is sent again: the page says so."""
        self._notice("warning", "not_acknowledged", {"kind": str(errand.kind), "attempt": errand.attempt})

    def held(self, errand: Errand) -> None:
        """Nobody is connected: the errand waits for the next connection, and the page says so."""
        self._notice("warning", "not_connected", {"kind": str(errand.kind), "reason": "waiting"})
