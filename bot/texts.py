"""Every sentence for people: gettext catalogues, French typography, plurals, dates and lists.

Msgids are English sentences; placeholders are ``%(name)s``. French typography (thin and no-break spaces) is put in
when the catalogue is compiled, so that translators type ordinary spaces.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from bot.domain.people import Language
from bot.domain.windows import DateWindow, Grain, Openness

LOCALES = Path(__file__).parent / "locale"

THIN = "\u202f"
NO_BREAK = "\u00a0"

_MONTHS = {
    Language.FRENCH: (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    Language.ENGLISH: (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_WEEKDAYS = {
    Language.FRENCH: ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    Language.ENGLISH: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def msg(text: str) -> str:
    """Mark ``text`` as a msgid that is translated elsewhere."""
    return text


class Texts:
    """The sentences of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._catalogue = gettext.translation("jalon", LOCALES, languages=[language.value], fallback=True)

    def say(self, msgid: str, /, **values: object) -> str:
        """The sentence for ``msgid``, its placeholders filled."""
        sentence = self._catalogue.gettext(msgid)
        return sentence % values if values else sentence.replace("%%", "%")

    def count(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """The sentence for ``number`` things; ``%(n)s`` is the number. French takes the singular at 0 and 1."""
        return self._catalogue.ngettext(singular, plural, number) % {"n": self.number(number), **values}

    def number(self, number: int) -> str:
        """A number as people of this language group its digits."""
        grouped = f"{number:,}"
        return grouped.replace(",", THIN) if self.language is Language.FRENCH else grouped

    def percent(self, number: int) -> str:
        """A percentage: "40 %" in French (thin no-break space), "40%" in English."""
        return f"{number}{NO_BREAK}%" if self.language is Language.FRENCH else f"{number}%"

    def quoted(self, text: str) -> str:
        """The text between this language's quotation marks."""
        return f"«{THIN}{text}{THIN}»" if self.language is Language.FRENCH else f"“{text}”"

    def listed(self, parts: Sequence[str]) -> str:
        """The parts in a row: "a, b et c" / "a, b and c"."""
        if len(parts) < 2:  # noqa: PLR2004 - a list of one has no "and"
            return "".join(parts)
        return self.say("%(first)s and %(last)s", first=", ".join(parts[:-1]), last=parts[-1])

    def day(self, day: date, *, weekday: bool = False, year: bool = True) -> str:
        """A day: "1er mars 2015", "mercredi 11 février 2015" / "1 March 2015"."""
        month = _MONTHS[self.language][day.month - 1]
        words = [_WEEKDAYS[self.language][day.weekday()]] if weekday else []
        words += [self._day_number(day), month]
        if year:
            words.append(str(day.year))
        return (
            NO_BREAK.join(words[-2 if not year else -3 :]) if not weekday else words[0] + " " + NO_BREAK.join(words[1:])
        )

    def hour(self, moment: datetime) -> str:
        """An hour: "9 h", "14 h 30" / "09:00", "14:30"."""
        if self.language is Language.FRENCH:
            minutes = f"{NO_BREAK}{moment:%M}" if moment.minute else ""
            return f"{moment.hour}{NO_BREAK}h{minutes}"
        return f"{moment:%H:%M}"

    def moment(self, moment: datetime, *, year: bool = True) -> str:
        """A day with its hour: "11 février 2015 à 14 h 30"."""
        return self.say("%(day)s at %(hour)s", day=self.day(moment.date(), year=year), hour=self.hour(moment))

    def window(self, window: DateWindow) -> str:
        """An interval in words: "21–30 avril 2015", "mars–avril 2015", "avant le 1er mai 2015"."""
        if window.open is Openness.BEFORE and window.end is not None:
            last = window.end - timedelta(days=1) if _is_midnight(window.end) else window.end
            return self.say("by %(day)s", day=self._point(last, window.grain))
        if window.open is Openness.AFTER and window.start is not None:
            return self.say("from %(day)s", day=self._point(window.start, window.grain))
        if window.start is None or window.end is None:
            point = window.start or window.end
            return "" if point is None else self._point(point, window.grain)
        return self._interval(window.start, window.end, window.grain)

    def windows(self, windows: Sequence[DateWindow]) -> str:
        """Several windows as a list: "26 et 30 janvier 2015", "mars et avril 2015", "1er mars 2015 et avril 2015"."""
        said = [self.window(window) for window in windows]
        # what the last one ends on ("janvier 2015", "2015") is said once
        for words in (2, 1):
            ends = {tuple(text.split(NO_BREAK)[-words:]) for text in said}
            parts = {len(text.split(NO_BREAK)) for text in said}
            if len(said) > 1 and len(ends) == 1 and parts == {words + 1}:
                return self.listed([*(text.split(NO_BREAK)[0] for text in said[:-1]), said[-1]])
        return self.listed(said)

    def _point(self, moment: datetime, grain: Grain) -> str:
        if grain in {Grain.MINUTE, Grain.HOUR}:
            return self.moment(moment)
        return self.day(moment.date())

    def _day_number(self, day: date) -> str:
        return "1er" if day.day == 1 and self.language is Language.FRENCH else str(day.day)

    def _interval(self, start: datetime, end: datetime, grain: Grain) -> str:  # noqa: PLR0911 - one return for each form of an interval
        if not (_is_midnight(start) and _is_midnight(end)):
            if start.date() == end.date():
                return self.say(
                    "%(day)s from %(start)s to %(end)s",
                    day=self.day(start.date()),
                    start=self.hour(start),
                    end=self.hour(end),
                )
            return f"{self.moment(start)} – {self.moment(end)}"
        first, last = start.date(), (end - timedelta(days=1)).date()
        if first == last:
            return self.day(first)
        whole_months = first.day == 1 and end.day == 1
        months = (end.year - start.year) * 12 + end.month - start.month
        if whole_months and start.month == 1 and months % 12 == 0:
            return str(first.year) if months == 12 else f"{first.year}–{last.year}"  # noqa: PLR2004 - months of a year
        if whole_months and grain is Grain.QUARTER and months == 3:  # noqa: PLR2004 - months of a quarter
            return self.say("Q%(number)s %(year)s", number=(start.month + 2) // 3, year=start.year)
        if whole_months and grain is Grain.HALF and months == 6:  # noqa: PLR2004 - months of a half
            return self.say("H%(number)s %(year)s", number=1 if start.month == 1 else 2, year=start.year)
        if whole_months:
            return self._months(first, last, months)
        return self._days(first, last)

    def _months(self, first: date, last: date, months: int) -> str:
        names = _MONTHS[self.language]
        if months == 1:
            return f"{names[first.month - 1]}{NO_BREAK}{first.year}"
        if first.year == last.year:
            return f"{names[first.month - 1]}–{names[last.month - 1]}{NO_BREAK}{first.year}"
        return f"{names[first.month - 1]}{NO_BREAK}{first.year} – {names[last.month - 1]}{NO_BREAK}{last.year}"

    def _days(self, first: date, last: date) -> str:
        name = _MONTHS[self.language][last.month - 1]
        if (first.year, first.month) == (last.year, last.month):
            return f"{self._day_number(first)}–{last.day}{NO_BREAK}{name}{NO_BREAK}{last.year}"
        return f"{self.day(first, year=first.year != last.year)} – {self.day(last)}"


@cache
def texts(language: Language) -> Texts:
    """The sentences of ``language``; loaded once."""
    return Texts(language)


def _is_midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


_TYPOGRAPHY = (
    (re.compile(r"(?<=\S) (?=[;?!»](?:\s|$|[.,)*_]))"), THIN),
    (re.compile(r"(?<=\S) (?=:(?:\s|$|\*))"), NO_BREAK),
    (re.compile(r"« "), f"«{THIN}"),
    (re.compile(r" »"), f"{THIN}»"),
    (re.compile(r"(?<=[\d)s]) (?=%%)"), NO_BREAK),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
)


def french_typography(text: str) -> str:
    """``text`` with the spaces of printed French: thin and no-break before ; ? !, no-break before : and within « »."""
    for pattern, replacement in _TYPOGRAPHY:
        text = pattern.sub(replacement, text)
    return text
