"""The dates that a question states, as intervals, and which milestones they touch."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.domain.plan import Milestone
from bot.domain.windows import DateWindow, Grain, Openness
from bot.services.questions_case import Case
from bot.understanding.dates import read_dates
from bot.understanding.folding import fold

_HOLIDAYS = re.compile(r"\bles (?:grandes )?vacances d['’](?=[ée]t[ée])|\bles grandes vacances\b", re.IGNORECASE)
_PERIOD = re.compile(r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)?\d\d|(?:19|20)\d\d (?:a|to) (?:19|20)\d\d")
_IN_YEAR = re.compile(r"\b(?:en|in|during|for|pour|pendant|courant|annee|de|of|l'annee|tout|year) ((?:19|20)\d\d)\b")


def windows_asked(case: Case) -> tuple[DateWindow, ...]:
    """The dates that the question states, those that no milestone touches read backwards."""
    text = case.asked.original
    if "vacances" in text.lower():
        text = _HOLIDAYS.sub("l'", text)
    found = read_dates(text, at=case.at, language=case.asked.language, prefer="future").dates
    if not found and case.asked.text not in fold(text):  # "en fevirer" was repaired since
        text = case.asked.text
        found = read_dates(text, at=case.at, language=case.asked.language, prefer="future").dates
    if not found or _PERIOD.search(case.asked.text):
        return ()
    windows = tuple(_after(one.window, case.asked.text, one.span) for one in found)
    if not any(touches(milestone, windows, case.at) for milestone in case.milestones):
        back = read_dates(text, at=case.at, language=case.asked.language, prefer="past").dates
        windows = tuple(one.window for one in back) or windows
    return windows


def _after(window: DateWindow, text: str, span: str) -> DateWindow:
    """What comes after a period begins at its end."""
    follows = re.search(rf"\b(?:apres|after)\b[^,.?]{{0,24}}?{re.escape(fold(span))}", text)
    if follows is not None and window.start is not None and window.end is not None and window.open is None:
        return DateWindow(start=window.end, end=None, grain=window.grain, open=Openness.AFTER, words=window.words)
    return window


def touches(milestone: Milestone, windows: tuple[DateWindow, ...], at: datetime) -> bool:
    """Whether the milestone and one of the windows have a moment in common."""
    return any(bounded(window, at).overlaps(own) for window in windows for own in milestone.windows)


def bounded(window: DateWindow, at: datetime) -> DateWindow:
    """A deadline ahead as what lies between now and it."""
    if window.start is None and window.end is not None and window.end > at:
        return DateWindow(start=at, end=window.end, grain=window.grain, words=window.words)
    if window.end is None and window.open is None and window.start is not None:
        return DateWindow(
            start=window.start, end=window.start + timedelta(days=1), grain=window.grain, words=window.words
        )
    return window


def years_named(case: Case) -> tuple[DateWindow, ...]:
    """The year that a question names, where the timetable has it."""
    if _PERIOD.search(case.asked.text):
        return ()
    years = [int(year) for year in _IN_YEAR.findall(case.asked.text)]
    found = tuple(of_year(year) for year in years)
    return found if any(touches(milestone, found, case.at) for milestone in case.milestones) else ()


def of_year(year: int) -> DateWindow:
    """The whole of one year."""
    first = DateWindow.of_day(date(year, 1, 1)).start
    return DateWindow(start=first, end=DateWindow.of_day(date(year + 1, 1, 1)).start, grain=Grain.YEAR, words=str(year))
