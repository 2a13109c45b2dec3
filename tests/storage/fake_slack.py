"""A Slack that loses, delays and refuses, and processes of Jalon that die: the model around the outbox."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from bot.domain.people import WorkspaceId
from storage import outbox
from storage.outbox import Claimed, Outgoing
from storage.schema import outbox as table

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
LONG = 3600.0


class Reply(StrEnum):
    """What comes of one call."""

    OK = "ok"
    REFUSED = "refused"
    LOST_AFTER = "applied, answer lost"
    LOST_BEFORE = "not applied, no answer"
    LATE = "no answer, applied later"


class Known(StrEnum):
    """What the process learned."""

    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass
class Held:
    claimed: Claimed
    ended: bool = False
    known: Known | None = None


@dataclass
class Model:
    """The real outbox, a false Slack, and the processes' memory. Subclasses are mutants."""

    database: object
    posted: list = field(default_factory=list)
    on_the_way: list = field(default_factory=list)
    processes: dict = field(default_factory=lambda: {0: [], 1: []})
    planned: set = field(default_factory=set)

    def add(self, key):
        message = Outgoing(
            workspace=WorkspaceId("T1"),
            key=key,
            kind="reminder",
            channel=f"C{key}",
            thread_ts=None,
            text=key,
            blocks=[],
        )
        self.planned.add(key)
        return self.database.write_now(lambda c: outbox.add(c, message))

    def claim(self, process):
        found = self.database.write_now(lambda c: outbox.claim(c, limit=3, lease_seconds=LONG, now=NOW))
        self.processes[process] += [Held(claimed) for claimed in found]

    def is_there(self, key):
        return key in self.posted

    def post(self, held, reply):
        """The process calls Slack while its lease runs; when the message may be there already it looks first."""
        if held.ended or held.known is not None:
            return
        key = held.claimed.outgoing.key
        if held.claimed.unknown and self.is_there(key):
            held.known = Known.SENT
            return
        if reply in {Reply.OK, Reply.LOST_AFTER}:
            self.posted.append(key)
        if reply is Reply.LATE:
            self.on_the_way.append(key)
        held.known = {Reply.OK: Known.SENT, Reply.REFUSED: Known.REFUSED}.get(reply, Known.UNKNOWN)

    def settle(self, process, held):
        """The process writes down what it learned, be it late."""
        if held.known is None:
            return
        self.processes[process].remove(held)
        self.database.write_now(lambda c: self.settled(c, held.claimed, held.known))

    def settled(self, connection, claimed, known):
        if known is Known.SENT:
            return outbox.settle_sent(connection, claimed, ts="1.0")
        if known is Known.REFUSED:
            return outbox.settle_retry(connection, claimed, at=NOW, error="ratelimited")
        return outbox.settle_unknown(connection, claimed, error="timeout")

    def crash(self, process):
        self.processes[process].clear()

    def leases_end(self):
        """Time passes. What Slack accepts late it accepts within the lease: that is the promise (reliability, section 9)."""
        self.late_requests_arrive()
        self.database.write_now(lambda c: c.execute(table.update().values(lease_until=0)))
        for held in (held for helds in self.processes.values() for held in helds):
            held.ended = True

    def late_requests_arrive(self):
        self.posted += self.on_the_way
        self.on_the_way.clear()

    def comes_to_rest(self):
        """Everything works again: what is pending goes out. The keys that Slack shows, each as often as it stands there."""
        for process in self.processes:
            for held in list(self.processes[process]):
                self.settle(process, held)
            self.crash(process)
        for _ in range(3 * len(self.planned) + 3):
            self.leases_end()
            self.claim(0)
            if not self.processes[0]:
                break
            for held in list(self.processes[0]):
                self.post(held, Reply.OK)
                self.settle(0, held)
        return sorted(self.posted)


class NoLookUp(Model):
    """Posts again what may be there."""

    def is_there(self, _key):
        return False


class NoFencing(Model):
    """Settles what somebody else holds by now."""

    def settled(self, connection, claimed, known):
        token = connection.execute(table.select().where(table.c.key == claimed.outgoing.key)).one().token
        return super().settled(connection, replace(claimed, token=token or ""), known)


class MarksFirst(Model):
    """Says "sent" before it is."""

    def claim(self, process):
        super().claim(process)
        for held in self.processes[process]:
            self.database.write_now(lambda c, held=held: outbox.settle_sent(c, held.claimed, ts="1.0"))


class TakesUnknownForRefused(Model):
    """Takes a time-out for a failure."""

    def settled(self, connection, claimed, known):
        return super().settled(connection, claimed, Known.REFUSED if known is Known.UNKNOWN else known)


class LeaseShorterThanSlack(Model):
    """Lets the lease end while a request is still on its way."""

    def leases_end(self):
        waiting, self.on_the_way = self.on_the_way, []
        super().leases_end()
        self.on_the_way = waiting

    def comes_to_rest(self):
        super().comes_to_rest()
        self.late_requests_arrive()
        return sorted(self.posted)
