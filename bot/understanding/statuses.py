"""Where an action stands, from the verbs and phrases of a clause: what is denied, wished or still ahead is not so."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import IntEnum

from bot.domain.actions import Status
from bot.understanding.clauses import Clause
from bot.understanding.lexicon import fillers
from bot.understanding.message import Mark, Message
from bot.understanding.tags import STATUS_TAGS, Form, Tag

_FARTHEST = 7
_SUBJECTS = frozenset({"on", "je", "j", "nous", "vous", "il", "elle", "ils", "elles", "tu", "qui", "se", "jviens"})
_NOT_DONE_AFTER = frozenset({"en", "au", "ce", "partie", "point"})
_ABOUT = frozenset({"de", "des", "du", "d", "sur", "of", "on", "for", "pour"})
_OF_WHAT = frozenset({"de", "des", "du", "d"})
_CLOSING = frozenset({"cloture", "solde", "archive", "cloturons"})
_DRAWN_UP = frozenset(
    """
    programme programmes liste listes calendrier calendriers budget budgets date dates modalites principe principes composition
    contenu contenus choix decision decisions montant montants cahier reglement plan plans planning tarif tarifs bareme
    scenario scenarios perimetre criteres critere lieu lieux horaires ordre schema comptes strategie orientations
    """.split()  # noqa: SIM905 - so many words read best as text
)
_BEHIND = frozenset({"pas", "plus", "jamais"})
_CAN_STAND = {
    Tag.DONE: Status.DONE,
    Tag.STARTED: Status.IN_PROGRESS,
    Tag.EVENT: Status.IN_PROGRESS,
    Tag.GOING: Status.IN_PROGRESS,
    Tag.RESUMED: Status.IN_PROGRESS,
    Tag.ON_HOLD: Status.ON_HOLD,
    Tag.WAITING: Status.ON_HOLD,
    Tag.ABANDONED: Status.ABANDONED,
    Tag.BLOCKED: Status.BLOCKED,
    Tag.TO_DISCUSS: Status.TO_DISCUSS,
    Tag.PLANNED: Status.PLANNED,
    Tag.CLOSABLE: Status.DONE,
}


class Strength(IntEnum):
    """How much a claim outweighs others of the same action."""

    TOLD = 0  # something is told of the action, not where it stands
    LIKELY = 1  # so if nothing else is said
    PART = 2  # something of it took place
    IMPLIED = 3
    STATED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A status that a clause claims; ``status`` is None where something is told without one."""

    status: Status | None
    strength: Strength
    tag: Tag
    place: int
    end: int
    sentence: int
    is_hearsay: bool = False
    is_denied: bool = False


@dataclass(slots=True)
class _Context:
    negated: bool = False
    almost: bool = False
    ahead: bool = False
    just: bool = False
    able: bool = False
    towards: bool = False
    conditional: bool = False
    agent: bool = False
    subject: bool = False


def claims(
    message: Message, clause: Clause, *, masked: Collection[int], has_later_date: bool, is_name: Callable[[int], bool]
) -> list[Claim]:
    """The claims of a clause. ``masked`` words are part of a title, a name or a date; ``is_name`` tells unmatched names."""
    found = []
    for mark in message.marks_in(clause.first, clause.end):
        if mark.tag not in STATUS_TAGS or mark.first in masked:
            continue
        claim = _claim(message, clause, mark, has_later_date=has_later_date, is_name=is_name, masked=masked)
        if claim is not None:
            found.append(claim)
    return found


def _claim(  # noqa: PLR0911 - one return for each way in which a word is no plain claim
    message: Message,
    clause: Clause,
    mark: Mark,
    *,
    has_later_date: bool,
    is_name: Callable[[int], bool],
    masked: Collection[int],
) -> Claim | None:
    context = _context(message, clause, mark)
    if mark.tag is Tag.IDLE:
        return None
    claim = Claim(
        status=_CAN_STAND.get(mark.tag),
        strength=Strength.STATED,
        tag=mark.tag,
        place=mark.first,
        end=mark.end,
        sentence=clause.sentence,
        is_hearsay=context.conditional,
    )
    after = message.words[mark.end] if mark.end < clause.end else ""
    if mark.form is Form.PRESENT and after in _BEHIND:
        context.negated = True
    if mark.form is Form.INFINITIVE and not _is_typed_for_participle(message, mark, context):
        return _of_infinitive(claim, context)
    if mark.tag is Tag.CLOSABLE:
        return replace(claim, strength=Strength.STATED) if context.able else None
    if mark.tag is Tag.DONE and _is_idle_done(message, clause, mark):
        return None
    if mark.tag is Tag.STALLED:
        return _told(claim)
    if context.negated:
        return _denied(claim)
    if mark.form is Form.FUTURE or context.ahead:
        if _is_of_part(message, clause, mark, is_name, masked):
            return _told(claim)
        is_begun = mark.tag in {Tag.STARTED, Tag.EVENT, Tag.PLANNED}
        return replace(claim, status=Status.PLANNED, strength=Strength.STATED) if is_begun else _told(claim)
    return _plain(message, clause, mark, claim, context, has_later_date=has_later_date, is_name=is_name, masked=masked)


def _told(claim: Claim) -> Claim:
    """The claim as one that something is told, not where it stands."""
    return replace(claim, status=None, strength=Strength.TOLD)


def _plain(  # noqa: C901, PLR0911 - one return for each kind of claim
    message: Message,
    clause: Clause,
    mark: Mark,
    claim: Claim,
    context: _Context,
    *,
    has_later_date: bool,
    is_name: Callable[[int], bool],
    masked: Collection[int],
) -> Claim:
    is_present = mark.form is Form.PRESENT and _is_present(message, mark, context)
    if mark.tag is Tag.DONE:
        if context.almost:
            return replace(claim, status=Status.IN_PROGRESS)
        if is_present and message.words[mark.first] not in _CLOSING:
            return replace(claim, status=Status.IN_PROGRESS, strength=Strength.IMPLIED)
    if mark.tag is Tag.STARTED:
        if context.almost or (has_later_date and is_present):
            return replace(claim, status=Status.PLANNED)
        claim = replace(claim, strength=Strength.IMPLIED)
    if mark.tag is Tag.EVENT:
        if message.has({Tag.WHOLLY}, clause.first, mark.first):
            return replace(claim, status=Status.DONE)
        if has_later_date and mark.form is Form.PRESENT and not message.is_accented(mark.first):
            return _told(claim)
        return replace(claim, strength=Strength.PART)
    if mark.tag is Tag.ABANDONED and is_decided(message, clause.first, mark):
        return replace(claim, status=Status.IN_PROGRESS, strength=Strength.PART, tag=Tag.EVENT)
    if mark.tag in {Tag.ABANDONED, Tag.ON_HOLD} and _is_of_part(message, clause, mark, is_name, masked):
        return _told(claim)
    if mark.tag in {Tag.WAITING, Tag.PLANNED}:
        return replace(claim, strength=Strength.LIKELY)
    if mark.tag in {Tag.DONE, Tag.STARTED} and (
        _does_part(message, clause, mark, is_name)
        or (not context.agent and _is_of_part(message, clause, mark, is_name, masked))
    ):
        return replace(claim, status=Status.IN_PROGRESS, strength=Strength.PART)
    return claim


def _of_infinitive(claim: Claim, context: _Context) -> Claim | None:
    if context.just:
        return claim
    if context.ahead and not context.negated:
        is_begun = claim.tag in {Tag.STARTED, Tag.EVENT}
        return replace(claim, status=Status.PLANNED, strength=Strength.IMPLIED) if is_begun else _told(claim)
    if context.able and claim.tag is Tag.DONE and not context.negated:
        return _told(claim)
    return None


def _denied(claim: Claim) -> Claim:
    match claim.tag:
        case Tag.DONE | Tag.CLOSABLE:
            return replace(claim, status=Status.IN_PROGRESS, strength=Strength.IMPLIED, is_denied=True)
        case Tag.STARTED:
            return replace(claim, status=Status.PLANNED, is_denied=True)
        case Tag.BLOCKED | Tag.ON_HOLD | Tag.WAITING:
            return replace(claim, status=Status.IN_PROGRESS, strength=Strength.IMPLIED, is_denied=True)
        case _:
            return replace(_told(claim), is_denied=True)


def _context(message: Message, clause: Clause, mark: Mark) -> _Context:
    context = _Context()
    passed = fillers()
    ending: dict[int, list[Mark]] = {}
    for other in message.marks_in(max(clause.first, mark.first - 2 * _FARTHEST), mark.first):
        if other.end <= mark.first and mark.first - other.end < _FARTHEST:
            ending.setdefault(other.end, []).append(other)
    place = mark.first
    for _ in range(_FARTHEST):
        if place <= clause.first:
            break
        before = ending.get(place, [])
        word = message.words[place - 1]
        if place == mark.first and word in _SUBJECTS:
            context.subject = True
        if (
            any(
                other.tag in STATUS_TAGS and other.end - other.first == 1 and other.tag is not Tag.STALLED
                for other in before
            )
            and word not in passed
        ):
            break
        for other in before:
            _note(context, other, message, is_direct=place == mark.first)
        longest = max((other.end - other.first for other in before), default=0)
        if longest == 0 and word not in passed and not word.isdigit():
            break
        place -= max(longest, 1)
    return context


def _note(context: _Context, mark: Mark, message: Message, *, is_direct: bool) -> None:
    match mark.tag:
        case Tag.NOT | Tag.LACK:
            context.negated = True
        case Tag.ALMOST:
            context.almost = True
        case Tag.FUTURE:
            context.ahead = True
        case Tag.JUST:
            context.just = True
        case Tag.ABLE:
            context.able = True
        case Tag.TOWARDS if is_direct:
            context.towards = message.words[mark.first] != "a" or message.is_accented(mark.first)
        case Tag.CONDITIONAL:
            context.conditional = True
        case Tag.AGENT:
            context.agent = True
        case _:
            return


def _is_typed_for_participle(message: Message, mark: Mark, context: _Context) -> bool:
    """Whether an infinitive in -er was typed where the participle is meant: nothing before it asks for an infinitive."""
    return not (context.towards or context.ahead or context.just or context.able) and message.words[
        mark.first
    ].endswith("er")


def _is_present(message: Message, mark: Mark, context: _Context) -> bool:
    """Whether the verb tells what is under way; without an accent in the whole message "lance" may be the participle."""
    word = message.words[mark.first]
    if word.endswith(("ons", "ez", "ent")):
        return True
    return not message.is_accented(mark.first) and (context.subject or not (context.agent or message.text.isascii()))


def is_decided(message: Message, first: int, mark: Mark) -> bool:
    """Whether "arrêté" says that a programme, a list or a date is settled, as it does of whatever is drawn up."""
    return message.words[mark.first].startswith("arret") and not _DRAWN_UP.isdisjoint(message.words[first : mark.first])


def _is_idle_done(message: Message, clause: Clause, mark: Mark) -> bool:
    """Whether "fait" says nothing of an end: en fait, tout à fait, on fait, faire faire."""
    behind = message.words[mark.end : mark.end + 2]
    if (
        mark.form is Form.PRESENT
        and behind
        and behind[0] in _OF_WHAT
        and not message.is_accented(mark.first)
        and not message.text.isascii()
    ):
        return True
    if (
        len(behind) == len("de")
        and behind[0] in {"de", "d"}
        and behind[1].endswith(("er", "ir", "re"))
        and len(behind[1]) > len("mer")
        and behind[1] not in fillers()
    ):
        return True
    if message.words[mark.first] not in {"fait", "faits", "faite", "faites"}:
        return False
    before = message.words[mark.first - 1] if mark.first > clause.first else ""
    after = message.words[mark.first + 1] if mark.first + 1 < clause.end else ""
    is_verb = after.endswith(("er", "ir", "oir")) and len(after) > len("mer")
    return (
        before in _NOT_DONE_AFTER
        or before in _SUBJECTS
        or after in _NOT_DONE_AFTER
        or is_verb
        or (before == "a" and message.is_accented(mark.first - 1))
    )


def _is_of_part(
    message: Message, clause: Clause, mark: Mark, is_name: Callable[[int], bool], masked: Collection[int]
) -> bool:
    """Whether what is done is a part that the clause names, or a number of them, and not the action itself."""
    before = range(clause.first, mark.first)
    first = next(
        (message.words[place] for place in before if message.words[place] not in fillers() and place not in masked), ""
    )
    return first.isdigit() or any(is_name(place) for place in before)


def _does_part(message: Message, clause: Clause, mark: Mark, is_name: Callable[[int], bool]) -> bool:
    """Whether the verb's object is a part: "on a terminé l'étude de X"."""
    behind = next((place for place in range(mark.end, clause.end) if message.words[place] not in fillers()), clause.end)
    return behind + 1 < clause.end and message.words[behind + 1] in _ABOUT and is_name(behind)


def fine(clause: Clause) -> Claim:
    """What "ok" behind a name claims: something of it is in order."""
    return Claim(
        status=Status.IN_PROGRESS,
        strength=Strength.PART,
        tag=Tag.EVENT,
        place=clause.end - 1,
        end=clause.end,
        sentence=clause.sentence,
    )
