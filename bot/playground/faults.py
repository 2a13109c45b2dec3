"""How the workspace misbehaves when told to."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from bot.playground.payload import Payload


class FaultKind(StrEnum):
    """What happens to a Web API call instead of a plain answer."""

    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    ERROR_AFTER = "error_after"
    TIMEOUT_BEFORE = "timeout_before"
    TIMEOUT_AFTER = "timeout_after"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    SLACK_ERROR = "slack_error"
    HTML = "html"
    SLOW = "slow"
    LATE = "late"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    NO_TS = "no_ts"


class SocketFault(StrEnum):
    """How an open socket ends."""

    RESET = "reset"
    CLOSE = "close"
    REFRESH = "disconnect_refresh"
    WARNING = "disconnect_warning"
    LINK_DISABLED = "link_disabled"
    TOO_MANY = "too_many_websockets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault of one method (`*`: of all; `response_url` and `upload` are methods here too).

    The first `after` calls pass; then `times` calls fail (None: all), or with `every` each `every`-th of them.
    `delay` is in seconds. `retry_after` None sends a 429 without the header. `code` and `applied` belong to
    `slack_error` (the call is applied although an error is answered), `status` to the 5xx kinds.
    """

    method: str = "*"
    kind: FaultKind | str
    times: int | None = 1
    after: int = 0
    every: int | None = None
    delay: float = 0.0
    retry_after: float | str | None = 1
    code: str = "internal_error"
    applied: bool = False
    status: int = 500


@dataclass(slots=True)
class _Armed:
    fault: Fault
    kind: FaultKind
    seen: int = 0
    struck: int = 0

    def strikes(self) -> bool:
        self.seen += 1
        if self.seen <= self.fault.after or self.spent:
            return False
        if self.fault.every is not None and (self.seen - self.fault.after) % self.fault.every != 0:
            return False
        self.struck += 1
        return True

    @property
    def spent(self) -> bool:
        return self.fault.times is not None and self.struck >= self.fault.times


async def _nowhere(kind: SocketFault) -> None:
    raise RuntimeError(f"no socket to {kind}: the playground is not started")


class Faults:
    """The faults in force. Nothing here costs anything while there are none."""

    def __init__(self) -> None:
        self._armed: list[_Armed] = []
        self.deaf_sockets = False
        self.silent_hello = False
        self.handshakes_to_refuse = 0
        self.handshake_status = 403
        self.repeats = 0
        self.repeat_in_new_envelope = False
        self.drop: Callable[[SocketFault], Awaitable[None]] = _nowhere

    def add(self, fault: Fault) -> None:
        """From the next call on, `fault` is in force."""
        self._armed.append(_Armed(fault, FaultKind(fault.kind)))

    def clear(self) -> None:
        """Everything behaves again."""
        self._armed.clear()
        self.deaf_sockets = self.silent_hello = self.repeat_in_new_envelope = False
        self.handshakes_to_refuse = self.repeats = 0

    def take(self, method: str) -> Fault | None:
        """The fault that strikes this call, if any; it is counted."""
        if not self._armed:
            return None
        for armed in self._armed:
            if armed.fault.method in (method, "*") and armed.strikes():
                return armed.fault
        return None

    async def drop_sockets(self, kind: SocketFault | str = SocketFault.RESET) -> None:
        """Every open socket ends in the way named."""
        await self.drop(SocketFault(kind))

    def refuse_handshakes(self, times: int, *, status: int = 403) -> None:
        """The next `times` websocket handshakes are answered with `status`; 0 means they hang."""
        self.handshakes_to_refuse, self.handshake_status = times, status

    def repeat_events(self, times: int, *, new_envelope: bool = False) -> None:
        """Each payload is delivered 1 + `times` times, over the other connections in turn."""
        self.repeats, self.repeat_in_new_envelope = times, new_envelope

    async def told(self, rows: Iterable[Payload]) -> None:
        """The same from JSON: a row has `method` and `kind`, or `sockets`, `handshakes`, `deaf`, `repeat`."""
        known = {field.name for field in fields(Fault)}
        for row in rows:
            values: dict[str, Any] = {key: value for key, value in row.items() if key in known}
            if "kind" in row:
                self.add(Fault(**values))
            if "deaf" in row:
                self.deaf_sockets = bool(row["deaf"])
            if "handshakes" in row:
                self.refuse_handshakes(int(row["handshakes"]), status=int(row.get("status", 403)))
            if "repeat" in row:
                self.repeat_events(int(row["repeat"]), new_envelope=bool(row.get("new_envelope")))
            if "sockets" in row:
                await self.drop_sockets(row["sockets"])
