"""What the claims of an action come to: one status, or a contradiction."""

from __future__ import annotations

from bot.domain.actions import Status
from bot.understanding.statuses import Claim, Strength
from bot.understanding.tags import Tag


def contradict(found: list[Claim]) -> bool:
    """Whether claims of one sentence cannot hold together: done but blocked, launched and abandoned."""
    firm = [claim for claim in found if claim.status is not None and claim.strength >= Strength.IMPLIED]
    for number, one in enumerate(firm):
        for other in firm[number + 1 :]:
            if one.sentence == other.sentence and _clash(one, other):
                return True
    return False


def _clash(one: Claim, other: Claim) -> bool:
    states = {one.status, other.status}
    tags = {one.tag, other.tag}
    if one.tag is other.tag and one.is_denied is not other.is_denied:
        return True
    if Tag.RESUMED in tags or one.is_denied or other.is_denied:
        return False
    if Status.DONE in states:
        return (bool(states & {Status.BLOCKED, Status.ON_HOLD, Status.ABANDONED}) and Tag.WAITING not in tags) or (
            Tag.GOING in tags and Status.IN_PROGRESS in states
        )
    return Status.ABANDONED in states and bool(tags & {Tag.STARTED, Tag.GOING})


_RANK = (
    Status.BLOCKED,
    Status.ABANDONED,
    Status.ON_HOLD,
    Status.DONE,
    Status.TO_DISCUSS,
    Status.PLANNED,
    Status.IN_PROGRESS,
)


def settled(found: list[Claim]) -> Status | None:
    """The status that the claims of an action come to: the firmest, and among them what matters most."""
    stated = [claim for claim in found if claim.status is not None]
    if not stated:
        return None
    if any(claim.tag is Tag.RESUMED and not claim.is_denied for claim in stated):
        stated = [claim for claim in stated if claim.status is not Status.BLOCKED]
    firmest = max(claim.strength for claim in stated)
    firm = [claim for claim in stated if claim.strength is firmest]
    return min((claim.status for claim in firm if claim.status is not None), key=_RANK.index)
