"""Vectors of passages in a file: a restart computes nothing again. A record is the digest of a text, then its numbers."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection
from pathlib import Path

DIGEST, VECTOR = 16, 384 * 4
"""Bytes of a record: a digest, and as many little-endian floats of 32 bits as the model has dimensions."""

MOST = 64 * 1024 * 1024
"""Bytes from which the file begins anew: forty thousand passages, most of them of plans long gone."""


class KeptVectors:
    """A file to which records are added. What cannot be read or written is done without."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def of(self, digests: Collection[bytes]) -> dict[bytes, bytes]:
        """Those of these vectors that the file has."""
        found: dict[bytes, bytes] = {}
        if self._path is None:
            return found
        wanted = set(digests)
        with contextlib.suppress(OSError), self._path.open("rb") as file:
            while len(record := file.read(DIGEST + VECTOR)) == DIGEST + VECTOR:
                if record[:DIGEST] in wanted:
                    found[record[:DIGEST]] = record[DIGEST:]
        return found

    def add(self, digest: bytes, vector: bytes) -> None:
        """The file has that vector; one that was cut short in its last record is mended first."""
        if self._path is None:
            return
        with contextlib.suppress(OSError):
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            with os.fdopen(handle, "r+b") as file:
                size = file.seek(0, os.SEEK_END)
                size = 0 if size >= MOST else size - size % (DIGEST + VECTOR)
                file.truncate(size)
                file.seek(size)
                file.write(digest + vector)
