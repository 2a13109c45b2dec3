"""What can be wrong with a database: each trouble is one sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.domain.troubles import Trouble


class DatabaseTrouble(Trouble):
    """The database cannot be used, or not now. The message is one sentence that says what to do."""


class DatabaseUnreadable(DatabaseTrouble):
    """The file is no database of ours or damaged, or the server does not answer."""


class DatabaseTooNew(DatabaseTrouble):
    """A newer release wrote the database."""


class DatabaseLocked(DatabaseTrouble):
    """Another process of Jalon writes to the file, or something else held it for too long. Nothing was written."""


class DiskFull(DatabaseTrouble):
    """Nothing more can be written. What was written stays, nothing of the unit was, and later units may succeed."""


class DatabaseUnwritable(DatabaseTrouble):
    """The folder or the file refuses to be written. Nothing was; once it is writable again, units succeed."""


class DatabaseClosed(DatabaseTrouble):
    """The database was closed before the unit was given in."""


_FULL = ("disk is full", "no space left", "disk i/o error", "could not extend file", "file too large")
_REFUSED = ("readonly database", "unable to open database file", "read-only transaction")
_HELD = ("database is locked", "database table is locked", "database is busy")


def as_trouble(error: BaseException) -> BaseException:
    """The trouble that a driver's error stands for; any other error as it is."""
    if not isinstance(error, DBAPIError):
        return error
    words = str(error.orig).lower()
    if any(said in words for said in _FULL):
        return disk_full()
    if any(said in words for said in _HELD):
        return DatabaseLocked("Something else holds the database: nothing was recorded. Try again in a moment.")
    if any(said in words for said in _REFUSED):
        return DatabaseUnwritable(
            "The database refuses to be written: nothing was recorded. Give Jalon the right to write there."
        )
    return error


def disk_full() -> DiskFull:
    """There is no room left."""
    return DiskFull("The disk is full: nothing was recorded. Free some space, then try again.")


def of_file(path: Path, error: BaseException) -> DatabaseTrouble:
    """What keeps the SQLite file at ``path`` from being used, told from its driver's ``error``."""
    if any(said in str(error).lower() for said in _REFUSED):
        return unwritable(path)
    return DatabaseUnreadable(
        "%(path)s is not a database of Jalon, or it is damaged: %(error)s.", path=path, error=error
    )


def unwritable(path: Path) -> DatabaseUnwritable:
    """The file or its folder refuses to be written: no right to, a system mounted read-only, a folder of that name."""
    return DatabaseUnwritable(
        "The database %(path)s cannot be written: give Jalon the right to write to this file and its folder, or set JALON_DATABASE_URL to another place.",
        path=path,
    )
