"""One thread writes, and commits once for all that wait: 16 writers cost hardly more flushes of the disk than one."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from storage.troubles import DatabaseClosed, DatabaseTrouble, as_trouble

T = TypeVar("T")
Unit = Callable[[Connection], T]

MOST_AT_ONCE = 256
"""Units of one commit."""


class _Job:
    """A unit with the future that waits for it."""

    __slots__ = ("error", "future", "loop", "result", "unit")

    def __init__(self, unit: Unit[Any], loop: asyncio.AbstractEventLoop | None) -> None:
        self.unit = unit
        self.loop = loop
        self.future: asyncio.Future[Any] | Future[Any] = Future() if loop is None else loop.create_future()
        self.result: Any = None
        self.error: BaseException | None = None


class GroupCommit:
    """The writer. A unit alone is committed at once; what comes while the disk flushes is committed together afterwards."""

    def __init__(self, engine: Engine) -> None:
        """Nothing runs before the first unit."""
        self._engine = engine
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._gate = threading.Lock()
        self._closed = False

    async def run(self, unit: Unit[T]) -> T:
        """The unit's result, once it is on the disk."""
        job = self._submit(unit, asyncio.get_running_loop())
        result: T = await job.future  # type: ignore[misc]  # a job with a loop has a future of that loop
        return result

    def run_now(self, unit: Unit[T]) -> T:
        """The same, on a thread that may wait."""
        job = self._submit(unit, None)
        result: T = job.future.result()
        return result

    def close(self) -> None:
        """What was given in is done, and nothing more is taken."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
            thread = self._thread
        if thread is not None:
            thread.join()

    def _submit(self, unit: Unit[Any], loop: asyncio.AbstractEventLoop | None) -> _Job:
        job = _Job(unit, loop)
        with self._gate:  # nothing may come after the end mark
            if self._closed:
                raise DatabaseClosed("The database is closed.")
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="jalon-writer", daemon=True)
                self._thread.start()
            self._jobs.put(job)
        return job

    def _work(self) -> None:
        connection: Connection | None = None
        going_on = True
        while going_on:
            batch, going_on = self._next_batch()
            try:
                if connection is None or connection.invalidated:
                    connection = self._engine.connect()
                _run_all(connection, batch)
            except DBAPIError as error:  # the file cannot be opened now; later it may
                connection = None
                for job in batch:
                    job.error = as_trouble(error)
            _tell(batch)
        if connection is not None:
            connection.close()

    def _next_batch(self) -> tuple[list[_Job], bool]:
        """What waits now, at least one unit unless it is the end; False when it is."""
        job = self._jobs.get()
        batch: list[_Job] = []
        while job is not None:
            if not job.future.cancelled():
                batch.append(job)
            if len(batch) == MOST_AT_ONCE:
                return batch, True
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return batch, True
        return batch, False


def _run_all(connection: Connection, batch: list[_Job]) -> None:
    """All units in one transaction; if it fails, each in its own, so that a failure reaches its own caller only."""
    if not batch or _run(connection, batch):
        return
    if len(batch) > 1 and isinstance(batch[0].error, DatabaseTrouble):
        # It did not even begin: something else holds the file, and would make each wait as long again.
        for job in batch:
            job.error = batch[0].error
        return
    if len(batch) > 1:
        for job in batch:
            job.error = None
            _run(connection, [job])


def _run(connection: Connection, batch: list[_Job]) -> bool:
    """Whether every unit ran and was committed. If not nothing was, and the first job has the error where none began or it is alone."""
    begun = False
    try:
        with connection.begin():
            begun = True
            for job in batch:
                job.result = job.unit(connection)
    except BaseException as error:  # noqa: BLE001 - the unit's own exception, even an exit, goes to its own caller
        if len(batch) == 1 or not begun:
            batch[0].error = as_trouble(error)
        return False
    return True


def _tell(batch: list[_Job]) -> None:
    """Each caller has its result; a loop is woken once for all its callers."""
    by_loop: dict[asyncio.AbstractEventLoop, list[_Job]] = {}
    for job in batch:
        if job.loop is None:
            _resolve([job])
        else:
            by_loop.setdefault(job.loop, []).append(job)
    for loop, jobs in by_loop.items():
        with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile: nobody waits
            loop.call_soon_threadsafe(_resolve, jobs)


def _resolve(jobs: list[_Job]) -> None:
    for job in jobs:
        if job.future.done():
            continue
        if isinstance(job.error, StopIteration):  # a future cannot carry it
            job.future.set_exception(RuntimeError("a unit raised StopIteration"))
        elif job.error is not None:
            job.future.set_exception(job.error)
        else:
            job.future.set_result(job.result)
