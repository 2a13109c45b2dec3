"""The sorts of terms a date is made of, the same for every language, and the values they carry."""

from __future__ import annotations

from enum import IntEnum, auto
from typing import Final


class Sort:
    """What a term is worth in a date. The value it carries is named behind.

    Plain integers: they are looked up some hundred times a message, and members of an enum cost four times as much.
    """

    OTHER: Final = 1
    END: Final = 2
    NUMBER: Final = 3  # the number
    CARDINAL: Final = 4  # the number: two, quinze
    ORDINAL: Final = 5  # the number: premier, third; -1 is the last
    SUFFIX: Final = 6  # er, e, th: makes the number before it an ordinal
    MONTH: Final = 7  # 1 to 12
    MONTH_SHORT: Final = 8  # the same; a word that is something else as well: sept, may
    WEEKDAY: Final = 9  # 0 to 6
    WEEKDAYS: Final = 10  # the same, in the plural
    WEEKDAY_SHORT: Final = 11  # the same; counts only before a number: mar, mer
    UNIT: Final = 12  # Unit
    PART: Final = 13  # Part
    SEASON: Final = 14  # 0 spring to 3 winter
    DAYPART: Final = 15  # Daypart
    CLOCK: Final = 16  # minutes since midnight: midi
    MERIDIEM: Final = 17  # 0 am, 12 pm
    HOUR_MARK: Final = 18  # 0 h, 1 heures, o'clock
    RELATIVE: Final = 19  # days from today
    FEAST: Final = 20  # place in dates_calendar.FEASTS
    HOLIDAYS: Final = 21  # school holidays
    BACK_TO_SCHOOL: Final = 22
    NEXT: Final = 23
    LAST: Final = 24
    THIS: Final = 25
    THERE: Final = 26  # là, ci
    IN_EIGHT: Final = 27  # days after the next one: lundi en huit
    BEFORE: Final = 28
    BY: Final = 29  # the end counts: d'ici
    UNTIL: Final = 30
    LATEST: Final = 31  # au plus tard, in front or behind
    AFTER: Final = 32
    FROM: Final = 33  # 1 where it looks back: depuis
    BETWEEN: Final = 34
    OF: Final = 35
    OF_THE: Final = 36
    AT: Final = 37
    AT_THE: Final = 38
    THE: Final = 39  # 0 le, 1 la, 2 les
    IN: Final = 40
    INTO: Final = 41  # dans: in so much time
    WITHIN: Final = 42  # sous
    AGO: Final = 43  # in front in French, behind in English
    ABOUT: Final = 44  # vers, environ
    FOR: Final = 45
    AND: Final = 46
    COMMA: Final = 47
    SLASH: Final = 48
    DASH: Final = 49
    DOT: Final = 50
    COLON: Final = 51
    STOP: Final = 52  # ends a clause: ; ! ?
    EVERY: Final = 53
    SECOND_EVERY: Final = 54  # sur deux, every other
    WORKING: Final = 55  # ouvrés
    QUARTER_LETTER: Final = 56  # T, Q
    SEMESTER_LETTER: Final = 57  # S, H: 2 where it can only be a half
    ERA_OF_DAYS: Final = 58  # the J of "J-7"
    YEAR_WORD: Final = 59
    HORIZON: Final = 60
    MOVE: Final = 61  # reporté: "du 4 au 18" are then two dates
    LAW: Final = 62
    STREET: Final = 63
    PLAN: Final = 64  # plan 2015-2020: its period is its name
    LABEL: Final = 65  # axe 3, salle 204
    TITLE: Final = 66  # Mme
    QUANTITY: Final = 67  # euros, %, participants
    LASTING: Final = 68  # pendant, durée: what follows is a length
    DAY_BEFORE: Final = 69
    DAY_AFTER: Final = 70
    BE: Final = 71  # a verb right behind a bare month: it is a name
    WEEKEND: Final = 72
    BRIDGE: Final = 73  # pont de l'Ascension
    SCORE: Final = 74  # note, ratio: what follows is a fraction


class Unit:
    """A length of time or a period of the calendar."""

    MINUTE: Final = 1
    HOUR: Final = 2
    DAY: Final = 3
    WEEK: Final = 4
    FORTNIGHT: Final = 5
    MONTH: Final = 6
    QUARTER: Final = 7
    HALF: Final = 8
    YEAR: Final = 9
    WEEKEND: Final = 10


class Part:
    """A part of a period."""

    EARLY: Final = 1
    MIDDLE: Final = 2
    LATE: Final = 3
    DURING: Final = 4  # courant: the whole of it


class Daypart:
    """A part of a day."""

    MORNING: Final = 1
    AFTERNOON: Final = 2
    EVENING: Final = 3
    NIGHT: Final = 4
    DAY: Final = 5


class Feast(IntEnum):
    """A day of the year that has a name."""

    NEW_YEAR = auto()
    EPIPHANY = auto()
    CANDLEMAS = auto()
    VALENTINE = auto()
    MARDI_GRAS = auto()
    PALM_SUNDAY = auto()
    GOOD_FRIDAY = auto()
    EASTER = auto()
    EASTER_MONDAY = auto()
    LABOUR_DAY = auto()
    ASCENSION = auto()
    PENTECOST = auto()
    WHIT_MONDAY = auto()
    MOTHERS_DAY = auto()
    FATHERS_DAY = auto()
    MUSIC_DAY = auto()
    MIDSUMMER = auto()
    NATIONAL_DAY = auto()
    ASSUMPTION = auto()
    HALLOWEEN = auto()
    ALL_SAINTS = auto()
    ARMISTICE = auto()
    THANKSGIVING = auto()
    SAINT_NICHOLAS = auto()
    CHRISTMAS_EVE = auto()
    CHRISTMAS = auto()
    BOXING_DAY = auto()
    NEW_YEARS_EVE = auto()
    EARLY_MAY = auto()
    SPRING_BANK = auto()
    SUMMER_BANK = auto()
    SAINT_DAVID = auto()
    SAINT_PATRICK = auto()
    SAINT_GEORGE = auto()
    SAINT_ANDREW = auto()
    BONFIRE_NIGHT = auto()
    REMEMBRANCE_SUNDAY = auto()
    MOTHERING_SUNDAY = auto()


def word_set(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())
