"""What is outside Slack: the clock one can move, and the faults one can order."""

import asyncio
from datetime import datetime

from aiohttp import web

from bot.playground.doors import answered, answering, is_foreign, refused
from bot.playground.errors import SlackError
from bot.playground.payload import Payload
from bot.playground.sockets import SocketHub
from bot.playground.stage import Stage

LONG_POLL_SECONDS = 25.0


class Controls:
    """`/clock` and `/faults`."""

    def __init__(self, stage: Stage, hub: SocketHub) -> None:
        self.stage = stage
        self.hub = hub
        self._journeys: set[asyncio.Task[None]] = set()
        stage.clock.on_move.append(self._tell_clock)
        hub.on_change.append(self._tell_sockets)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """The addresses."""
        router.add_get("/clock", answering(self._clock))
        router.add_post("/clock", answering(self._move))
        router.add_post("/faults", self._faults)
        router.add_delete("/faults", answering(self._no_faults))

    def clock_state(self) -> Payload:
        """The clock with its zone and its moments."""
        clock = self.stage.clock
        moments = [{"at": moment.at.isoformat(), "title": moment.title} for moment in clock.moments]
        return {**clock.shown(), "tz": clock.tz, "moments": moments}

    def _tell_clock(self) -> None:
        self.stage.workspace.changes += 1
        self.stage.live.tell(None, {"type": "clock", **self.clock_state(), "clock": self.clock_state()})

    def _tell_sockets(self) -> None:
        self.stage.live.tell(None, {"type": "sockets", "connected": len(self.hub.connections)})

    async def _clock(self, _request: web.Request, values: Payload) -> Payload:
        after = values.get("after")
        if after is not None:
            await self.stage.clock.after(int(after), at_most=LONG_POLL_SECONDS)
        return self.stage.clock.shown()

    async def _move(self, _request: web.Request, values: Payload) -> Payload:
        clock = self.stage.clock
        target = datetime.fromisoformat(str(values["to"])) if values.get("to") else clock.target(str(values["move"]))
        if target is None:
            raise SlackError("no_moment")
        if target.tzinfo is None:
            raise SlackError("naive_instant")
        if clock.realtime:
            journey = asyncio.create_task(clock.travel(target if values.get("to") else str(values["move"])))
            self._journeys.add(journey)
            journey.add_done_callback(self._journeys.discard)
            await asyncio.sleep(0)
        else:
            clock.move_to(target)
        return {**clock.shown(), "target": target.isoformat()}

    async def _faults(self, request: web.Request) -> web.StreamResponse:
        if is_foreign(request):
            return refused("foreign_origin", 403)
        try:
            rows = await request.json()
            await self.stage.faults.told(rows if isinstance(rows, list) else [rows])
        except (ValueError, TypeError, AttributeError) as error:
            return refused("invalid_fault", 400, detail=str(error))
        return answered({})

    async def _no_faults(self, _request: web.Request, _values: Payload) -> Payload:
        self.stage.faults.clear()
        return {}

    async def stop(self) -> None:
        """The clock stands where it is, and nobody waits for it."""
        self.stage.clock.wake()
        for journey in list(self._journeys):
            journey.cancel()
        await asyncio.gather(*self._journeys, return_exceptions=True)
