"""A message becomes a reading: what the person wants, of which action, with which dates and numbers."""

from __future__ import annotations

import re
from datetime import datetime

from bot.domain.actions import ActionState, Status
from bot.domain.readings import (
    ActionReading,
    Intent,
    MilestoneChange,
    MilestoneReading,
    Problem,
    ProblemKind,
    Reading,
    Scope,
)
from bot.domain.windows import DateWindow
from bot.understanding import references
from bot.understanding.book import Book
from bot.understanding.dates import DateReading, read_dates
from bot.understanding.folding import fold

_STATUS = (
    (Status.ABANDONED, r"\b(?:abandonnee?s?|laisse tomber|dropped|abandoned)\b"),
    (Status.BLOCKED, r"\b(?:bloquee?s?|coincee?s?|au point mort|blocked|stuck)\b"),
    (Status.ON_HOLD, r"\b(?:en pause|suspendue?s?|en attente|gelee?s?|on hold|paused)\b"),
    (Status.DONE, r"\b(?:terminee?s?|finie?s?|realisee?s?|bouclee?s?|achevee?s?|faite?s?|livree?s?|signee?s?|done|finished|completed|closed)\b"),
    (Status.IN_PROGRESS, r"\b(?:lancee?s?|demarree?s?|commencee?s?|en cours|engagee?s?|avance|on a lance|started|launched|in progress|underway)\b"),
    (Status.TO_DISCUSS, r"\b(?:a discuter|a debattre|to discuss|to be discussed)\b"),
    (Status.PLANNED, r"\b(?:prevue?s?|planifiee?s?|programmee?s?|planned|scheduled)\b"),
)  # fmt: skip
_NEGATED = re.compile(r"\b(?:pas|jamais|plus|not|isn't|n't)\s+(?:encore\s+|yet\s+)?$")
_PERCENT = re.compile(r"(?<![\d,.])(-?\d{1,4})(?:[.,](\d+))?\s*(?:%|pour ?cents?\b|percent\b)")
_LEAD = re.compile(r"(?:pilote|porteur|referente?|lead)\s*[:=]?\s*(?:est|sera|c'est|is)?\s*:?\s*([A-ZÉÈÀ][\w'’-]+(?:\s+[A-ZÉÈÀ][\w'’-]+){0,2})")
_NEW = re.compile(r"^\W*(?:nouvelle action|ajoute[rz]?(?: une| l')? ?(?:nouvelle )?action|new action|add (?:an|the) action)\b[^:]*?:?\s*", re.IGNORECASE)
_STATUS_ASKED = re.compile(
    r"\b(?:ou en (?:est|sont|sommes)|ou est-ce qu'on en est|point (?:sur|d'etape)|bilan|avancement|etat d'avancement|synthese|qu'est-ce qui (?:bloque|a bouge)|quoi de neuf|where (?:does|do|are|is)\b.*\b(?:stand|we)|status of|progress of)\b"
)
_QUESTION = re.compile(
    r"^\W*(?:quels?|quelles?|quand|qd|ou|qui|combien|comment|pourquoi|est-ce|c'est quoi|que|qu'|what|when|who|which|how|where|why|is|are|does|do)\b"
)
_HELP = re.compile(r"^\W*(?:aide|help|aide moi|comment (?:ca marche|tu marches|t'utiliser)|que sais[- ]tu faire|what can you do)\W*$")
_CHATTER = re.compile(r"^\W*(?:merci|thanks|thank you|bonjour|bonsoir|salut|hello|hi|ok|d'accord|super|parfait|bravo|bonne journee)\b[^?]*$")
_MOVE = re.compile(r"\b(?:reportee?s?|decalee?s?|decale|repoussee?s?|deplacee?s?|avancee?s? au|moved|postponed|brought forward)\b")
_CANCEL = re.compile(r"\b(?:annulee?s?|supprimee?s?|cancelled|called off)\b")
_HOLD = re.compile(r"\b(?:confirmee?s?|maintenue?s?|confirmed|maintained)\b")
_REMIND = re.compile(r"\b(?:rappelle[- ]moi|rappelez[- ]moi|previens[- ]moi|remind me|relance[rz]?)\b")
_CLAUSE = re.compile(r"\s*(?:;|\n+|\.\s+(?=\S))\s*")
_TITLE_END = re.compile(r"[\s.;,:!]+$")


def read(text: str, *, at: datetime, book: Book, group: int | None = None, language: str | None = None) -> Reading:
    """The reading of one message; ``at`` is the local time it was sent, ``group`` the one whose channel it stands in."""
    folded = fold(text).strip()
    if not any(letter.isalnum() for letter in folded):
        return Reading(intent=Intent.NONE, sure=False, language=language)
    if _HELP.match(folded):
        return Reading(intent=Intent.HELP, language=language)
    if (new := _NEW.match(text)) is not None:
        return _new_action(text[new.end() :], text, at=at, group=group, language=language)
    if _STATUS_ASKED.search(folded):
        return _status(text, book, at=at, group=group, language=language)
    if _REMIND.search(folded):
        return Reading(intent=Intent.REMINDER, language=language)
    if "?" in text or _QUESTION.match(folded):
        return Reading(intent=Intent.QUESTION, language=language)
    moved = _milestone(text, folded, book, at=at, language=language)
    if moved is not None:
        return moved
    return _update(text, folded, book, at=at, group=group, language=language)


def _status(text: str, book: Book, *, at: datetime, group: int | None, language: str | None) -> Reading:
    stated = references.stated_group(text)
    axis = references.stated_axis(text, book)
    action = None
    if stated is None and axis is None:
        action = references.clear_winner(references.resolve(text, book))
    dates = read_dates(text, at=at, language=language, prefer="past").dates
    since = dates[0].window if dates else None
    nothing = stated is None and axis is None and action is None
    scope = Scope(group=group if nothing else stated, axis=axis, action=action, since=since)
    return Reading(intent=Intent.STATUS, scope=scope, language=language)


def _new_action(title: str, text: str, *, at: datetime, group: int | None, language: str | None) -> Reading:
    stated = references.stated_group(text)
    title = re.sub(r"^\W*(?:(?:pour|for|dans|in)\s+(?:le\s+|the\s+)?(?:groupe|group|gt)\s*\d+\s*)?[:,-]?\s*", "", title, flags=re.IGNORECASE)
    said = ActionReading(
        code=None, title=_TITLE_END.sub("", title), change=ActionState(), group=stated if stated is not None else group, words=text
    )
    return Reading(intent=Intent.NEW_ACTION, sure=bool(said.title), actions=(said,) if said.title else (), language=language)


def _milestone(text: str, folded: str, book: Book, *, at: datetime, language: str | None) -> Reading | None:
    patterns = ((_CANCEL, MilestoneChange.CANCEL), (_MOVE, MilestoneChange.MOVE), (_HOLD, MilestoneChange.HOLD))
    change = next((kind for pattern, kind in patterns if pattern.search(folded)), None)
    if change is None:
        return None
    matches = references.milestone(text, book)
    actions = references.resolve(text, book)
    if not matches or matches[0].score < references.SURE_SCORE or (actions and actions[0].score > matches[0].score):
        return None
    reading = read_dates(text, at=at, language=language)
    when = reading.dates[-1].window if reading.dates else None
    code = references.clear_winner(matches)
    title = book.milestones[code].title if code is not None else ""
    said = MilestoneReading(
        code=code, title=title, change=change, when=when, candidates=tuple(match.code for match in matches[:4])
    )
    return Reading(intent=Intent.MILESTONE, sure=code is not None, milestone=said, language=language)


def _update(text: str, folded: str, book: Book, *, at: datetime, group: int | None, language: str | None) -> Reading:
    clauses = [clause for clause in _CLAUSE.split(text) if clause.strip()]
    found: list[ActionReading] = []
    problems: list[Problem] = []
    for clause in clauses or [text]:
        said = _clause(clause, book, at=at, group=group, language=language, problems=problems)
        if said is not None:
            found.append(said)
    if not found and not problems:
        chatter = bool(_CHATTER.match(folded))
        return Reading(intent=Intent.NONE, sure=chatter, language=language)
    sure = bool(found) and all(said.code is not None for said in found) and not problems
    return Reading(intent=Intent.UPDATE, sure=sure, actions=tuple(found), problems=tuple(problems), language=language)


def _clause(
    clause: str, book: Book, *, at: datetime, group: int | None, language: str | None, problems: list[Problem]
) -> ActionReading | None:
    folded = fold(clause)
    progress = _progress(folded, problems)
    statuses = _statuses(folded)
    dates = read_dates(clause, at=at, language=language)
    change = _change(clause, statuses, progress, dates)
    if change == ActionState() and not problems:
        return None
    matches = references.resolve(clause, book, group=group)
    if not matches:
        return None
    problems += [
        Problem(
            kind=ProblemKind.IMPOSSIBLE_DATE if problem.kind.value == "impossible" else ProblemKind.CONTRADICTORY_DATE,
            words=problem.span,
            readings=problem.readings,
        )
        for problem in dates.problems
    ]
    if len(statuses) > 1 and {Status.DONE, Status.BLOCKED} <= set(statuses):
        problems.append(Problem(kind=ProblemKind.CONTRADICTORY_STATUS, words=clause.strip()))
    code = references.clear_winner(matches)
    best = [match.code for match in matches if match.score >= matches[0].score * 0.6][:5]
    return ActionReading(
        code=code,
        title=book.actions[code].title if code is not None else "",
        change=change,
        group=group,
        candidates=() if code is not None else tuple(best),
        words=clause.strip(),
    )


def _progress(folded: str, problems: list[Problem]) -> int | None:
    found = _PERCENT.search(folded)
    if found is None:
        return 100 if "cent pour cent" in folded else None
    number = round(float(f"{found[1]}.{found[2] or 0}"))
    if 0 <= number <= 100:
        return number
    problems.append(Problem(kind=ProblemKind.IMPOSSIBLE_PROGRESS, words=found[0]))
    return None


def _statuses(folded: str) -> list[Status]:
    found = []
    for status, pattern in _STATUS:
        match = re.search(pattern, folded)
        if match is not None and not _NEGATED.search(folded[: match.start()]):
            found.append(status)
    return found


def _change(clause: str, statuses: list[Status], progress: int | None, dates: DateReading) -> ActionState:
    lead = _LEAD.search(clause)
    due: DateWindow | None = dates.dates[-1].window if dates.dates else None
    status = statuses[0] if statuses else None
    return ActionState(status=status, progress=progress, due=due, lead=lead[1] if lead else None)
