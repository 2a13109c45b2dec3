"""What a message changes in the timetable: a milestone moved, held, cancelled, added."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bot.domain.readings import MilestoneChange, MilestoneReading
from bot.domain.windows import DateWindow, Openness
from bot.understanding.book import Book
from bot.understanding.clauses import Sentence
from bot.understanding.dates import read_shift
from bot.understanding.dues import PlacedDate, rolled
from bot.understanding.message import Mark, Message
from bot.understanding.reasons import tidy
from bot.understanding.references import Reference, resolve, stated_codes, stated_milestone
from bot.understanding.statuses import is_decided
from bot.understanding.tags import Tag

_CHANGES = (Tag.ABANDONED, Tag.ON_HOLD, Tag.WAITING, Tag.MOVED, Tag.HAPPENS, Tag.TAKES_PLACE)
_ADDS = re.compile(
    r"\b(?:(?:nouveau|nouvelle|new|r?ajout\w*|add|inscri\w+|cree\w*|create|mets|mettre|prevoir|note[rz]?) (?:moi |nous |bien |aussi )?(?:un |une |le |a |an |the |1 )?(?:autre |nouveau |nouvelle |new )?(?:jalon|milestone|date (?:au|dans le) calendrier|evenement|point au calendrier))\b"
    r"|\b(?:r?ajout\w*|inscri\w+|add) (?:au|dans le|to the) (?:calendrier|timetable|calendar)\b"
)
_BREAKS = (",", "(")
_PAST_WORTH, _MEANT_WORTH = 0.75, 1.3
_ADDED = ("jalon", "milestone", "calendrier", "evenement", "timetable", "calendar")
_MOST = 4
_NEXT_TO = 2
_HOLDING = frozenset({Tag.WAITING, Tag.BLOCKED, Tag.ON_HOLD})

Dates = Callable[[], Sequence[PlacedDate]]
"""The dates of a message, read when they are asked for."""

_FUTURE = re.compile(r"(?<=[a-z]{3})(?:ra|ront)\b")


def milestone(
    message: Message,
    book: Book,
    sentences: Sequence[Sentence],
    dates: Dates,
    *,
    at: datetime,
    asked: Collection[int],
    group: int | None,
) -> MilestoneReading | None:
    """What the first sentence that speaks of the timetable changes in it, or None. ``dates`` gives those of the message."""
    added = _added(message, dates)
    if added is not None:
        return added
    for number, sentence in enumerate(sentences):
        if number in asked:
            continue
        said = _changed(message, book, sentence, dates, at=at, group=group)
        if said is not None:
            return said
    return None


def _added(message: Message, dates: Dates) -> MilestoneReading | None:
    text = message.folded.text
    if not any(part in text for part in _ADDED):
        return None
    found = _ADDS.search(text)
    if found is None:
        return None
    begin = next((place for place, start in enumerate(message.starts) if start >= found.end()), len(message.words))
    while begin < len(message.words) and message.words[begin] in {":", ",", "-", "=", "pour", "for"}:
        begin += 1
    when = next((date for date in dates() if date.first >= begin), None)
    end = when.first if when is not None and when.first > begin else len(message.words)
    if when is not None and when.first == begin:
        begin, end = when.end, len(message.words)
    while end > begin and message.words[end - 1] in {
        "le",
        "la",
        "en",
        "au",
        "a",
        "pour",
        "on",
        "in",
        ",",
        ":",
        "(",
        "-",
        "du",
        "de",
        "the",
        "for",
    }:
        end -= 1
    title = tidy(message.said(begin, end)) if end > begin else ""
    return MilestoneReading(
        code=None,
        title=title[:1].upper() + title[1:],
        change=MilestoneChange.ADD,
        when=when.window if when is not None else None,
    )


def _changed(
    message: Message, book: Book, sentence: Sentence, dates: Dates, *, at: datetime, group: int | None
) -> MilestoneReading | None:
    marks = [
        mark
        for mark in message.marks_in(sentence.first, sentence.end)
        if mark.tag is not Tag.ABANDONED or not is_decided(message, sentence.first, mark)
    ]
    told = {mark.tag for mark in marks}
    if _FUTURE.search(message.folded.text, message.starts[sentence.first], message.ends[sentence.end - 1]):
        told.add(Tag.HAPPENS)
    if Tag.TAKES_PLACE in told:
        told.add(Tag.HAPPENS)
    code = stated_milestone(message, book)
    if code is not None and any(sentence.first <= date.first < sentence.end for date in dates()):
        told.add(Tag.HAPPENS)
    if not told & set(_CHANGES):
        return None
    mine = [date for date in dates() if sentence.first <= date.first < sentence.end]
    taken = {place for date in mine for place in range(date.first, date.end)}
    taken |= {place for mark in marks if mark.tag in _CHANGES for place in range(mark.first, mark.end)}
    taken |= _awaited(message, sentence, marks)
    candidates = (code,) if code is not None else _candidates(message, book, sentence, mine, taken, at=at, group=group)
    if not candidates:
        return None
    change = _change(marks, told, has_date=bool(mine))
    if change is None:
        return None
    when = _when(marks, mine) if change is MilestoneChange.MOVE else None
    if when is not None:
        when = rolled(message, when, at=at)
    if when is None and change is MilestoneChange.MOVE and len(candidates) == 1:
        when = _shifted(message, sentence, book.milestones[candidates[0]].windows)
    if change is MilestoneChange.MOVE and when is None and Tag.MOVED not in told:
        return None
    sure = candidates[0] if len(candidates) == 1 else None
    return MilestoneReading(
        code=sure,
        title=book.milestones[sure].title if sure is not None else "",
        change=change,
        when=when,
        candidates=() if sure is not None else candidates[:_MOST],
    )


def _awaited(message: Message, sentence: Sentence, marks: Sequence[Mark]) -> set[int]:
    """The words of a sentence that say what is waited for: it is not itself held."""
    first = min(
        (mark.end for mark in marks if mark.tag is Tag.CAUSE and message.has(_HOLDING, mark.first, mark.first + 1)),
        default=sentence.end,
    )
    return set(range(first, sentence.end))


def _candidates(
    message: Message,
    book: Book,
    sentence: Sentence,
    dates: Sequence[PlacedDate],
    taken: Collection[int],
    *,
    at: datetime,
    group: int | None,
) -> tuple[str, ...]:
    """The milestones that the sentence may mean; none where it rather means an action."""
    found = resolve(message, book, book.milestone_index, sentence.first, sentence.end, taken=taken)
    if found is None or any(sentence.first <= place < sentence.end for place, _, _ in stated_codes(message, book)):
        return ()
    action = resolve(message, book, book.action_index, sentence.first, sentence.end, taken=taken, group=group)
    if action is not None and _is_better(action, found):
        return ()
    return _likeliest(book, found, dates, at)


def _is_better(action: Reference, found: Reference) -> bool:
    if action.places <= found.places:
        return False
    return action.worth >= found.worth or len(action.places) > len(found.places)


def _likeliest(book: Book, found: Reference, dates: Sequence[PlacedDate], at: datetime) -> tuple[str, ...]:
    if len(found.codes) == 1:
        return found.codes
    worth = {}
    for code in found.codes:
        windows = book.milestones[code].windows
        value = 1.0
        if windows and all(window.is_past(at) for window in windows):
            value *= _PAST_WORTH
        if any(_is_near(date.window, window) for date in dates for window in windows):
            value *= _MEANT_WORTH
        worth[code] = value
    best = max(worth.values())
    return tuple(code for code in found.codes if worth[code] == best)


def _is_near(said: DateWindow, window: DateWindow) -> bool:
    return said.open is None and said.overlaps(window)


def _change(marks: Sequence[Mark], told: Collection[Tag], *, has_date: bool) -> MilestoneChange | None:
    tags = {mark.tag for mark in marks if not (_is_denied(mark, marks))}
    if Tag.ABANDONED in tags:
        return MilestoneChange.CANCEL
    if Tag.ON_HOLD in tags or (Tag.WAITING in tags and not (Tag.MOVED in tags and has_date)):
        return MilestoneChange.HOLD
    if Tag.MOVED in tags or (Tag.HAPPENS in told and has_date):
        return MilestoneChange.MOVE
    return None


def _is_denied(mark: Mark, marks: Sequence[Mark]) -> bool:
    return any(other.tag is Tag.NOT and 0 <= mark.first - other.end <= 1 for other in marks)


def _shifted(message: Message, sentence: Sentence, windows: Sequence[DateWindow]) -> DateWindow | None:
    """A milestone's own window moved by what the sentence says: "décalée d'une semaine"."""
    shift = read_shift(message.said(sentence.first, sentence.end), language=message.language)
    return shift.apply(windows[-1]) if shift is not None and windows else None


def _when(marks: Sequence[Mark], dates: Sequence[PlacedDate]) -> DateWindow | None:
    """The date that a change leads to: behind the verb if one stands there, not one that is named as the old one."""
    verbs = [mark.first for mark in marks if mark.tag in {Tag.MOVED, Tag.HAPPENS, Tag.TAKES_PLACE}]
    good = [
        date
        for date in dates
        if date.window.open is not Openness.BEFORE
        and not any(mark.tag is Tag.NOT_THEN and 0 <= date.first - mark.end <= _NEXT_TO for mark in marks)
    ]
    behind = [date for date in good if verbs and date.first >= verbs[0]]
    chosen = behind or good
    return chosen[-1].window if chosen else None
