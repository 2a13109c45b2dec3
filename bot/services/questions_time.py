"""Questions of time: when, what comes next, what lies between two dates, how long until."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from bot.domain.answers import Answer, AnswerKind, Gap
from bot.domain.plan import Milestone
from bot.domain.windows import DateWindow, Grain
from bot.plan.cards import Field
from bot.plan.passage_facts import Given
from bot.services.questions_case import Case
from bot.services.questions_counts import often_answer
from bot.services.questions_document import covers, document_date
from bot.services.questions_lists import milestones_listed, one_milestone
from bot.services.questions_time_words import DATE_WORDS, EVENTS, WHO_ADOPTS, WITH_A_DATE
from bot.services.questions_windows import bounded, touches, windows_asked, years_named
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.questions import Kind, Part
from bot.understanding.screened import Screened
from bot.understanding.word_lists import word_set
from bot.understanding.wording import Term

FITS = 0.5
"""The share of the question's words that a dated passage must hold."""

_HAPPENS = Screened(
    r"\b(?:se passe|y a quoi|a quoi|il y a|prevu|calendrier|jalons?|echeances?|etapes?|happens?|happening|planned|going on|timetable|milestones?|scheduled|quoi en|reste|tombent?|tient|meet|what)\b"
)
_SCHEDULE = Screened(
    r"\b(?:calendrier|echeancier|planning) (?:de|du|des|d'|pour)\b|\b(?:timetable|schedule) (?:of|for)\b"
)
_DUE = re.compile(
    r"\b(?:echeances?|fini[es]*|boucle\w*|pret[es]*|acheve\w*|realise\w*|fait[es]*|done|ready|termin\w+|finissent|s'achev\w+|livre\w*|terme|deliver\w*|due|end(?:s|ing)?|completed|finish\w*)\b"
)


def time_answer(case: Case) -> Answer | None:
    """The answer to a question of time, else None."""
    asked = case.asked
    if asked.asks(Kind.COVERS) and not _of_something_else(case):
        return covers(case)
    if asked.asks(Kind.DOCUMENT_DATE):
        return document_date(case)
    rest = tuple(term for term in case.telling if term.word not in DATE_WORDS and not term.word.isdigit())
    if asked.asks(Kind.NEXT, Kind.PREVIOUS) and (beside_now := _beside_now(case, rest)) is not None:
        return beside_now
    if _MEETS.search(asked.text) and (often := often_answer(case)) is not None:
        return often
    if asked.asks(Kind.WHEN) and (adopted := _adopted(case)) is not None:
        return adopted
    windows = windows_asked(case) or (years_named(case) if not rest else ())
    return _within(case, windows, rest) or _of_subject(case, windows, rest)


def _beside_now(case: Case, rest: tuple[Term, ...]) -> Answer | None:
    """What comes next or came last; None where the question is about something within the plan."""
    if case.asked.asks(Kind.NEXT) and not _has_subject(case, rest):
        return _of_group(case) or _next(case)
    named = tuple(term for term in rest if term.word not in EVENTS)
    return _previous(case) if case.asked.asks(Kind.PREVIOUS) and not _has_subject(case, named) else None


def _of_group(case: Case) -> Answer | None:
    """The dated lines of the groups that the question names, else that none is given; None where it names no group."""
    numbers = [
        number for group in case.subjects.groups_named(case.asked) for number in case.subjects.of_group[group.number]
    ]
    if not numbers:
        return None
    dated = [number for number in numbers if Given.DATE in case.subjects.given[number]]
    return case.answered(case.quotes(dated)) if dated else case.refused(Gap.DATE, about=numbers)


def _within(case: Case, windows: tuple[DateWindow, ...], rest: tuple[Term, ...]) -> Answer | None:
    """What the plan has between the dates that the question states, or from now on."""
    asked = case.asked
    free = all(term.word in WITH_A_DATE or term.word.isdigit() for term in asked.subject)
    rest = tuple(term for term in rest if term.word not in EVENTS) if windows else rest
    dues = all(_DUE.search(term.word) for term in rest) and (asked.means(Part.ITEMS) or _DUE.search(asked.text))
    if windows and dues and (due := _due_then(case, windows)) is not None:
        return due
    whole = not rest or asked.means(Part.MILESTONES) or asked.asks(Kind.REMAINING)
    if windows and whole and (_HAPPENS.search(asked.text) or free or asked.means(Part.MILESTONES)):
        return _between(case, windows)
    if asked.asks(Kind.PERSON) and windows and rest:
        return _who_then(case, windows, rest)
    if asked.asks(Kind.REMAINING) and (asked.means(Part.MILESTONES) or not rest):
        return _remaining(case)
    return None


def _of_subject(case: Case, windows: tuple[DateWindow, ...], rest: tuple[Term, ...]) -> Answer | None:
    """When the subject of the question is, or what stands beside it in the timetable."""
    asked = case.asked
    if asked.means(Part.MILESTONES) and asked.asks(Kind.WHEN) and (placed := one_milestone(case)) is not None:
        return placed
    beside = _beside_milestone(case, rest) if rest and not windows else None
    if beside is not None:
        return beside
    if asked.asks(Kind.HOW_LONG, Kind.WHEN) or (rest and _SCHEDULE.search(asked.text)):
        whole = not asked.subject or (asked.means(Part.MILESTONES) and not rest)
        if whole:
            return milestones_listed(case) if case.subjects.plan.milestones else case.refused(Gap.DATE)
        return _when(case)
    return None


_MEETS = Screened(
    r"\b(?:se reuni\w*|siege\w*|se (?:rencontr|retrouv)\w+|meets?|gathers?)\b(?!.{0,30}\b(?:(?:premiere?|1re|1ere) fois|first)\b)"
)


_ADOPTS = Screened(
    r"\b(?:vot(?:e|es|ee|ees|er|era|ent|ation)|adopt\w+|deliber\w+|approuv\w+|approbation|voted?|votes|approv\w+|pass(?:ed)?|signed off)\b"
)
_ADOPTION = re.compile(
    r"\b(?:deliberation|vote|adoption|adopted?|adopte|approbation|approuve|approval|approved|approves)\b"
)


def _adopted(case: Case) -> Answer | None:
    """When the plan itself is voted: the entries of the timetable that say so; None where something else is voted, or none says it."""
    if not _ADOPTS.search(case.asked.text):
        return None
    if any(term.word not in WHO_ADOPTS and term.stem not in case.subjects.name_stems for term in case.telling):
        return None
    found = [milestone for milestone in case.milestones if _ADOPTION.search(fold(milestone.title))]
    return _of_milestones(case, found) if found else None


def _of_something_else(case: Case) -> bool:
    """Whether it is the span of something within the plan that is asked for."""
    rest = tuple(term for term in case.telling if term.stem not in case.subjects.name_stems and term.word not in _SPANS)
    return bool(
        re.search(
            r"\bde quand a quand\b|\bhow long\b|\bcombien de temps\b|\bquelle (?:est la )?duree\b", case.asked.text
        )
    ) and _has_subject(case, rest)


_SPANS = word_set("temps dure duree duré periode court couvre va valable commence debut fin long last lasts run runs")
_ENTRIES = word_set(
    "jalon jalons etape etapes date dates echeance echeances milestone milestones step steps deadline deadlines reunion rendez-vous"
)


_BESIDE = re.compile(r"\W*(?:(?:et|puis|and|what about|ensuite)\s+)?(?:juste |just )?(?:apres|avant|after|before)\b")


def _beside_milestone(case: Case, rest: tuple[Term, ...]) -> Answer | None:
    """What comes right after or before a milestone that the question names."""
    side = re.search(r"\b(?:juste )?(apres|avant|after|before)\b (?:la |le |les |l'|the )?\w", case.asked.text)
    if side is None or not (
        _HAPPENS.search(case.asked.text) or _BESIDE.match(case.asked.text) or case.asked.asks(Kind.NEXT)
    ):
        return None
    named = tuple(term for term in rest if term.word not in _ENTRIES) or rest
    hits = [hit for hit in case.hits(named) if hit.passage.milestone and hit.own >= FITS]
    codes = [milestone.code for milestone in case.milestones]
    if not hits or hits[0].passage.milestone not in codes:
        return None
    place = codes.index(hits[0].passage.milestone) + (1 if side[1] in {"apres", "after"} else -1)
    return _of_milestones(case, [case.milestones[place]]) if 0 <= place < len(codes) else None


def _due_then(case: Case, windows: tuple[DateWindow, ...]) -> Answer | None:
    """The lines of the plan whose due date falls within these dates."""
    due = [
        item
        for item in case.subjects.items.values()
        if item.due is not None and any(_falls(item.due, bounded(window, case.at)) for window in windows)
    ]
    numbers = [number for item in due for number in _due_lines(case, case.subjects.by_line[item.source.line])]
    if not case.asked.means(Part.ITEMS):
        numbers[:0] = _numbers(case, [one for one in case.milestones if touches(one, windows, case.at)])
    return case.answered(case.quotes(numbers), remarks=()) if numbers else None


def _falls(due: DateWindow, window: DateWindow) -> bool:
    """Whether what is due falls within the window: a deadline by its last moment."""
    if due.start is None and due.end is not None and window.end is not None:
        return (window.start or due.end) <= due.end - _A_MOMENT < window.end
    return window.overlaps(due)


_A_MOMENT = timedelta(seconds=1)
"""Windows end where the next begins."""


def _has_subject(case: Case, rest: tuple[Term, ...]) -> bool:
    """Whether some passage of the plan is about these words."""
    hits = case.hits(rest) if rest else []
    return bool(hits) and hits[0].own >= FITS


def _between(case: Case, windows: tuple[DateWindow, ...]) -> Answer:
    found = [milestone for milestone in case.milestones if touches(milestone, windows, case.at)]
    if not found:
        return case.refused(Gap.DATE)
    return _of_milestones(case, found)


def _remaining(case: Case) -> Answer:
    found = [milestone for milestone in case.milestones if not _is_past(milestone, case.at)]
    if not found:
        return case.answered(
            case.quotes(_numbers(case, case.milestones[-1:])),
            lead_in=msg("Every milestone of the plan has passed; the last was:"),
        )
    values: tuple[tuple[str, str | int], ...] = (("number", len(found)),)
    return _of_milestones(case, found, lead_in=msg("Milestones still to come: %(number)s."), values=values)


def _is_past(milestone: Milestone, at: datetime) -> bool:
    return bool(milestone.windows) and all(window.is_past(at) for window in milestone.windows)


def _next(case: Case) -> Answer:
    ahead = [milestone for milestone in case.milestones if milestone.windows and _starts(milestone) >= case.at]
    running = [
        milestone
        for milestone in case.milestones
        if milestone.windows and _starts(milestone) < case.at and not _is_past(milestone, case.at)
    ]
    ahead.sort(key=_starts)
    if case.skipped:
        running, ahead = [], ahead[case.skipped :]
    elif not ahead:
        ahead = running
    if not ahead:
        return _remaining(case) if case.milestones else case.refused(Gap.DATE)
    near = [milestone for milestone in running if milestone not in ahead[:1]]
    return (
        _of_milestones(
            case, ahead[:1], lead_in=msg("Next, in %(days)s days:"), values=(("days", _days(case, ahead[0])),)
        )
        if not near
        else (_of_milestones(case, [*near, ahead[0]], lead_in=msg("Under way, then next:")))
    )


def _previous(case: Case) -> Answer:
    """What the timetable had last, up to now."""
    past = [milestone for milestone in case.milestones if _is_past(milestone, case.at)]
    if not past:
        return _next(case) if case.milestones else case.refused(Gap.DATE)
    last = max(past, key=_ends)
    return _of_milestones(case, [last], lead_in=msg("The last to have passed:"))


def _ends(milestone: Milestone) -> datetime:
    return max(window.end or window.start for window in milestone.windows)  # type: ignore[type-var,return-value]


def _starts(milestone: Milestone) -> datetime:
    return min(window.start or window.end for window in milestone.windows)  # type: ignore[type-var,return-value]


def _days(case: Case, milestone: Milestone) -> int:
    return max((_starts(milestone).date() - case.at.date()).days, 0)


def _numbers(case: Case, milestones: list[Milestone] | tuple[Milestone, ...]) -> list[int]:
    return [number for milestone in milestones for number in case.subjects.of_milestone.get(milestone.code, [])]


def _of_milestones(
    case: Case, found: list[Milestone], *, lead_in: str | None = None, values: tuple[tuple[str, str | int], ...] = ()
) -> Answer:
    return case.answered(case.quotes(_numbers(case, found)), lead_in=lead_in, values=values, milestones=tuple(found))


def _who_then(case: Case, windows: tuple[DateWindow, ...], rest: tuple[Term, ...]) -> Answer | None:
    """Who took part in what the timetable has for these dates: its entry and the details below it."""
    found = [milestone for milestone in case.milestones if milestone.details and touches(milestone, windows, case.at)]
    words = {hit.passage.milestone for hit in case.hits(rest) if hit.covered >= FITS}
    chosen = [milestone for milestone in found if milestone.code in words or _TOOK_PART.search(case.asked.text)]
    return _of_milestones(case, chosen) if chosen else None


_TOOK_PART = Screened(
    r"\b(?:qui (?:a|ont|est|sont|etait|etaient|avait|avaient)|quels? (?:acteurs|organismes|publics|structures)|who (?:was|were|has|have|took|came|attended)) .{0,12}?\b(?:convi\w+|invit\w+|associ\w+|concert\w+|consult\w+|rencontr\w+|presente?s?|venus?|particip\w+|recus?|reunis?|part|attended|consulted|met|there|present|involved|asked)\b"
)


def _when(case: Case) -> Answer:
    """When something is, by all the words of the question, else without those for whatever has a date."""
    words = case.asked.subject
    found = _when_of(case, words)
    named = tuple(term for term in words if term.word not in EVENTS)
    if (
        found.kind is not AnswerKind.NOT_IN_PLAN
        or not any(term in named for term in case.telling)
        or len(named) == len(words)
    ):
        return found
    without = _when_of(case, named)
    return without if without.milestones else found


def _when_of(case: Case, words: tuple[Term, ...]) -> Answer:  # noqa: PLR0911 - one way out for each kind of question
    """The best dated passage on these words. What the plan leaves undated is refused by name."""
    hits = case.hits(words)
    known = [hit for hit in hits if hit.covered >= FITS]
    if not known:
        return case.refused(Gap.SUBJECT if case.telling else Gap.DATE)
    best = max((hit.covered for hit in known if hit.passage.item or hit.passage.milestone), default=0.0)
    about = [hit.number for hit in known if hit.covered >= best - 0.1 and hit.own >= FITS]
    dated = [
        hit
        for hit in known
        if Given.DATE in case.subjects.given[hit.number] and hit.covered >= 0.85 * best and hit.own > 0
    ]
    milestone_hits = [hit for hit in dated if hit.passage.milestone]
    due = _due_lines(case, [hit.number for hit in known if hit.own >= 0.85 * best])
    if not milestone_hits and due:
        return case.answered(case.quotes(due))
    if not dated:
        return case.refused(Gap.DATE, about=about)
    chosen = milestone_hits or dated
    top = [hit for hit in chosen if hit.own >= chosen[0].own - 0.02]
    milestones = _with_codes(case, [hit.passage.milestone for hit in top])
    if not milestones:
        return case.answered(case.quotes(hit.number for hit in top[:2]))
    if case.asked.asks(Kind.HOW_LONG):
        return _how_long(case, milestones[0])
    numbers = [number for milestone in milestones[:3] for number in _numbers(case, [milestone])]
    if _EXACT_DAY.search(case.asked.text) and not _has_a_day(milestones[0]):
        quotes = case.quotes(_numbers(case, milestones[:1]))
        return case.answered(quotes, kind=AnswerKind.PARTLY, gap=Gap.DAY, milestones=tuple(milestones[:1]))
    own = [number for number in due if top[0].own <= max(hit.own for hit in known if hit.passage.item)]
    return case.answered(case.quotes([*numbers, *own]), milestones=tuple(milestones[:3]))


_EXACT_DAY = Screened(
    r"\bquel(?:s)? jours?\b|\b(?:jour|date)s? (?:exacte?s?|precise?s?)\b|\bprecisement\b|\bexactement\b|\b(?:which|what) (?:exact )?day\b|\bexact (?:date|day)\b|\bexactly when\b|\bprecise (?:date|day)\b"
)


def _has_a_day(milestone: Milestone) -> bool:
    return any(window.grain in {Grain.DAY, Grain.HOUR, Grain.MINUTE} for window in milestone.windows)


def _due_lines(case: Case, numbers: list[int]) -> list[int]:
    """The line of the best-fitting item with the line that dates it."""
    for number in numbers:
        code = case.subjects.passage(number).item
        if code is None:
            continue
        found = [other for other in case.subjects.of_item[code] if _gives_due(case, other)]
        head = case.subjects.head(code)
        if found:
            return [*([head] if head is not None else []), *found]
        given = [other for card in case.subjects.cards if card.head == head for other in card.fields.get(Field.DUE, ())]
        if given and head is not None:
            return list(dict.fromkeys([head, *given]))
        item = case.subjects.items.get(code)
        if item is not None and item.due is not None and head is not None:
            return [head]
    return []


def _gives_due(case: Case, number: int) -> bool:
    return bool(
        re.match(
            r"\W*(?:echeances?|calendrier|dates?|delais?|due|deadline)\b", fold(case.subjects.passage(number).text)
        )
    )


def _with_codes(case: Case, codes: list[str | None]) -> list[Milestone]:
    wanted = list(dict.fromkeys(code for code in codes if code))
    return [milestone for code in wanted for milestone in case.milestones if milestone.code == code]


def _how_long(case: Case, milestone: Milestone) -> Answer:
    quotes = case.quotes(_numbers(case, [milestone]))
    if not milestone.windows:
        return case.answered(quotes, milestones=(milestone,))
    if _is_past(milestone, case.at):
        return case.answered(quotes, lead_in=msg("This date has passed."), milestones=(milestone,))
    days = _days(case, milestone)
    lead_in = msg("In %(days)s days at the earliest:") if days else msg("It has begun:")
    return case.answered(quotes, lead_in=lead_in, values=(("days", days),) if days else (), milestones=(milestone,))
