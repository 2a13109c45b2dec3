"""What can be wrong with a database: each trouble is one sentence that says what to do."""

from __future__ import annotations

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


class DatabaseClosed(DatabaseTrouble):
    """The database was closed before the unit was given in."""


_FULL = ("disk is full", "no space left", "disk i/o error", "could not extend file", "file too large")
_HELD = ("database is locked", "database table is locked", "database is busy")


def as_trouble(error: BaseException) -> BaseException:
    """The trouble that a driver's error stands for; any other error as it is."""
    if not isinstance(error, DBAPIError):
        return error
    words = str(error.orig).lower()
    if any(said in words for said in _FULL):
        return DiskFull("The disk is full: nothing was recorded. Free some space, then try again.")
    if any(said in words for said in _HELD):
        return DatabaseLocked("Something else holds the database: nothing was recorded. Try again in a moment.")
    return error
