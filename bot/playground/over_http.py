"""The other road: signed HTTP requests to the app's request URL, with Slack's retry rules."""

import asyncio
import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.playground.delivery import Deliveries, Errand, ErrandKind
from bot.playground.faults import Faults
from bot.playground.payload import Payload

RETRIES_AFTER = (0.0, 60.0, 300.0)


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Slack's `v0` signature of a request."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class HttpRoad:
    """Posts to `url`. Answers slower than `ack_seconds` or not 2xx are failures; events are then tried again."""

    def __init__(self, deliveries: Deliveries, faults: Faults, *, secret: str, ack_seconds: float) -> None:
        self.deliveries = deliveries
        self.faults = faults
        self.secret = secret
        self.ack_seconds = ack_seconds
        self.url = ""
        self.retries_after: tuple[float, ...] = RETRIES_AFTER
        self._session: ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def carry(self, errand: Errand) -> None:
        """The errand is posted in a task of its own."""
        for _ in range(1 + self.faults.repeats):
            task = asyncio.create_task(self._run(errand))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _run(self, errand: Errand) -> None:
        retries = list(self.retries_after) if errand.kind is ErrandKind.EVENT else []
        attempt = 0
        reason = ""
        while True:
            answer, failure, again = await self._post(errand, attempt, reason)
            if answer is not None:
                self.deliveries.finish(errand, answer, acked=True)
                return
            if attempt >= len(retries) or not again:
                errand.reason = failure
                self.deliveries.finish(errand, None, acked=False)
                return
            self.deliveries.late(errand)
            await asyncio.sleep(retries[attempt])
            attempt += 1
            errand.attempt, errand.reason, reason = attempt, failure, failure

    async def _post(self, errand: Errand, attempt: int, reason: str) -> tuple[Payload | None, str, bool]:
        body, content_type = _encoded(errand)
        timestamp = str(int(time.time()))
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self.secret, timestamp, body),
        }
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        session = self._session = self._session or ClientSession()
        wait = ClientTimeout(total=self.ack_seconds)
        try:
            async with session.post(self.url, data=body, headers=headers, timeout=wait) as response:
                text = await response.text()
                if 200 <= response.status < 300:  # noqa: PLR2004
                    return _answered(text, response.content_type), "", False
                return None, "http_error", response.headers.get("X-Slack-No-Retry") != "1"
        except TimeoutError:
            return None, "http_timeout", True
        except ClientError:
            return None, "connection_failed", True

    async def stop(self) -> None:
        """Nothing is on its way any more."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None


def _encoded(errand: Errand) -> tuple[bytes, str]:
    match errand.kind:
        case ErrandKind.EVENT:
            return errand.body.encode(), "application/json"
        case ErrandKind.INTERACTION:
            return urlencode({"payload": errand.body}).encode(), "application/x-www-form-urlencoded"
        case ErrandKind.COMMAND:
            return urlencode(errand.payload, errors="replace").encode(), "application/x-www-form-urlencoded"


def _answered(text: str, content_type: str) -> Payload:
    if not text.strip():
        return {}
    if "json" in content_type:
        try:
            value = json.loads(text)
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}
    return {"text": text}
