"""The sorts of terms a date is made of, the same for every language, and the values they carry."""

from __future__ import annotations

from enum import IntEnum, auto


class Sort(IntEnum):
    """What a term is worth in a date. The value it carries is named behind."""

    OTHER = auto()
    END = auto()
    NUMBER = auto()  # the number
    CARDINAL = auto()  # the number: two, quinze
    ORDINAL = auto()  # the number: premier, third; -1 is the last
    SUFFIX = auto()  # er, e, th: makes the number before it an ordinal
    MONTH = auto()  # 1 to 12
    MONTH_SHORT = auto()  # the same; a word that is something else as well: sept, may
    WEEKDAY = auto()  # 0 to 6
    WEEKDAYS = auto()  # the same, in the plural
    WEEKDAY_SHORT = auto()  # the same; counts only before a number: mar, mer
    UNIT = auto()  # Unit
    PART = auto()  # Part
    SEASON = auto()  # 0 spring to 3 winter
    DAYPART = auto()  # Daypart
    CLOCK = auto()  # minutes since midnight: midi
    MERIDIEM = auto()  # 0 am, 12 pm
    HOUR_MARK = auto()  # 0 h, 1 heures, o'clock
    RELATIVE = auto()  # days from today
    FEAST = auto()  # place in dates_calendar.FEASTS
    HOLIDAYS = auto()  # school holidays
    BACK_TO_SCHOOL = auto()
    NEXT = auto()
    LAST = auto()
    THIS = auto()
    THERE = auto()  # là, ci
    IN_EIGHT = auto()  # days after the next one: lundi en huit
    BEFORE = auto()
    BY = auto()  # the end counts: d'ici
    UNTIL = auto()
    LATEST = auto()  # au plus tard, in front or behind
    AFTER = auto()
    FROM = auto()  # 1 where it looks back: depuis
    BETWEEN = auto()
    OF = auto()
    OF_THE = auto()
    AT = auto()
    AT_THE = auto()
    THE = auto()  # 0 le, 1 la, 2 les
    IN = auto()
    INTO = auto()  # dans: in so much time
    WITHIN = auto()  # sous
    AGO = auto()  # in front in French, behind in English
    ABOUT = auto()  # vers, environ
    FOR = auto()
    AND = auto()
    COMMA = auto()
    SLASH = auto()
    DASH = auto()
    DOT = auto()
    COLON = auto()
    STOP = auto()  # ends a clause: ; ! ?
    EVERY = auto()
    SECOND_EVERY = auto()  # sur deux, every other
    WORKING = auto()  # ouvrés
    QUARTER_LETTER = auto()  # T, Q
    SEMESTER_LETTER = auto()  # S, H: 2 where it can only be a half
    ERA_OF_DAYS = auto()  # the J of "J-7"
    YEAR_WORD = auto()
    HORIZON = auto()
    MOVE = auto()  # reporté: "du 4 au 18" are then two dates
    LAW = auto()
    STREET = auto()
    PLAN = auto()  # plan 2015-2020: its period is its name
    LABEL = auto()  # axe 3, salle 204
    TITLE = auto()  # Mme
    QUANTITY = auto()  # euros, %, participants
    LASTING = auto()  # pendant, durée: what follows is a length
    DAY_BEFORE = auto()
    DAY_AFTER = auto()
    BE = auto()  # a verb right behind a bare month: it is a name
    WEEKEND = auto()
    BRIDGE = auto()  # pont de l'Ascension
    SCORE = auto()  # note, ratio: what follows is a fraction


class Unit(IntEnum):
    """A length of time or a period of the calendar."""

    MINUTE = auto()
    HOUR = auto()
    DAY = auto()
    WEEK = auto()
    FORTNIGHT = auto()
    MONTH = auto()
    QUARTER = auto()
    HALF = auto()
    YEAR = auto()
    WEEKEND = auto()


class Part(IntEnum):
    """A part of a period."""

    EARLY = auto()
    MIDDLE = auto()
    LATE = auto()
    DURING = auto()  # courant: the whole of it


class Daypart(IntEnum):
    """A part of a day."""

    MORNING = auto()
    AFTERNOON = auto()
    EVENING = auto()
    NIGHT = auto()
    DAY = auto()


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
