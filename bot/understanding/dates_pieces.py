"""A date as it was said, before anything is filled in: the pieces the grammar finds and the resolver dates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, auto

from bot.understanding.dates_sorts import Daypart, Part, Unit


class Kind(IntEnum):
    """What a piece names."""

    DAY = auto()  # day, perhaps month, year and weekday
    WEEKDAY = auto()
    MONTH = auto()
    YEAR = auto()
    YEARS = auto()  # year to number
    SEASON = auto()
    QUARTER = auto()
    HALF = auto()
    WEEK = auto()  # number by ISO 8601
    FEAST = auto()
    RELATIVE = auto()  # number days from today
    SHIFT = auto()  # number units from now
    PERIOD = auto()  # the unit, number away from the present one
    NTH = auto()  # the number-th weekday of a month
    NTH_WEEK = auto()
    FORTNIGHT = auto()  # the first or second half of a month
    WEEKEND = auto()
    WEEK_OF = auto()  # the week in which `of` lies
    STRETCH = auto()  # the next or the last number units
    TIME = auto()  # only a clock
    VOID = auto()  # words that name no date: "ce vendredi-là", "24h/24"


class Mod(IntEnum):
    """The word beside a weekday, a month or a season."""

    NEXT = auto()
    LAST = auto()
    THIS = auto()


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

    kind: Kind
    first: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int = 0
    unit: Unit | None = None
    part: Part | None = None
    mod: Mod | None = None
    eight: int = 0
    clock: Clock | None = None
    daypart: Daypart | None = None
    daypart_part: Part | None = None
    of: Piece | None = None
    delta: tuple[int, Unit] | None = None
    least: int | None = None
    is_weak: bool = False
    is_recurring: bool = False
    is_working: bool = False
    limit: int | None = None

    @property
    def is_dayish(self) -> bool:
        """Whether a time of day can follow."""
        return self.kind in _DAYISH or (self.kind is Kind.SHIFT and self.unit not in {Unit.HOUR, Unit.MINUTE})

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
