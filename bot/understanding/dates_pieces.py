"""A date as it was said, before anything is filled in: the pieces the grammar finds and the resolver dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.understanding.dates_sorts import Unit

_HOUR_OR_MINUTE = frozenset({Unit.HOUR, Unit.MINUTE})


class Kind:
    """What a piece names. Plain integers, as ``Sort``, because each is looked up dozens of times a message."""

    DAY: Final = 1  # day, perhaps month, year and weekday
    WEEKDAY: Final = 2
    MONTH: Final = 3
    YEAR: Final = 4
    YEARS: Final = 5  # year to number
    SEASON: Final = 6
    QUARTER: Final = 7
    HALF: Final = 8
    WEEK: Final = 9  # number by ISO 8601
    FEAST: Final = 10
    RELATIVE: Final = 11  # number days from today
    SHIFT: Final = 12  # number units from now
    PERIOD: Final = 13  # the unit, number away from the present one
    NTH: Final = 14  # the number-th weekday of a month
    NTH_WEEK: Final = 15
    FORTNIGHT: Final = 16  # the first or second half of a month
    WEEKEND: Final = 17
    WEEK_OF: Final = 18  # the week in which `of` lies
    STRETCH: Final = 19  # the next or the last number units
    TIME: Final = 20  # only a clock
    FIRST_MONTHS: Final = 22  # the first number months of a year
    SCHOOL: Final = 23  # school holidays; number is a Break of dates_school
    VOID: Final = 21  # words that name no date: "ce vendredi-là", "24h/24"


class Mod:
    """The word beside a weekday, a month or a season."""

    NEXT: Final = 1
    LAST: Final = 2
    THIS: Final = 3


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes since midnight, or from one to another. ``is_fine`` where minutes were said."""

    start: int
    end: int | None = None
    is_fine: bool = False
    is_possible: bool = True


@dataclass(slots=True)
class Piece:
    """What was said, from term ``first`` up to term ``end``; None and 0 is unsaid.

    ``limit`` is the word that opens the time of day: "jeudi avant 17h".
    ``least`` is the lower number of "deux ou trois semaines". ``is_weak`` counts only beside a stronger one.
    """

    kind: int
    first: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int = 0
    unit: int | None = None
    part: int | None = None
    mod: int | None = None
    eight: int = 0
    clock: Clock | None = None
    daypart: int | None = None
    daypart_part: int | None = None
    of: Piece | None = None
    delta: tuple[int, int] | None = None
    least: int | None = None
    is_weak: bool = False
    is_recurring: bool = False
    is_working: bool = False
    limit: int | None = None
    zone: str | None = None

    @property
    def is_dayish(self) -> bool:
        """Whether a time of day can follow."""
        return self.kind in _DAYISH or (self.kind is Kind.SHIFT and self.unit not in _HOUR_OR_MINUTE)

    @property
    def needs_tense(self) -> bool:
        """Whether the clause decides which one is meant: no year and no "prochain" was said."""
        if self.of is not None:
            return self.of.needs_tense
        return self.year is None and self.mod in {None, Mod.THIS} and self.kind not in _CERTAIN


_CERTAIN = frozenset({Kind.RELATIVE, Kind.SHIFT, Kind.YEAR, Kind.YEARS, Kind.TIME, Kind.VOID})
_DAYISH = frozenset({Kind.DAY, Kind.WEEKDAY, Kind.FEAST, Kind.RELATIVE, Kind.NTH})


@dataclass(slots=True)
class Phrase:
    """One or several pieces that were said together. A range has two; ``opener`` is the word that makes it open."""

    pieces: list[Piece]
    first: int
    end: int
    is_range: bool = False
    opener: int | None = None
    looks_back: bool = False
