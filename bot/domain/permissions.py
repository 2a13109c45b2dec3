"""Who may do what. Everything not allowed here is refused."""

from __future__ import annotations

from bot.domain.actions import Action
from bot.domain.people import Member, Role, Standing


def may_ask(member: Member) -> bool:
    """Whether the person may read the plan and its status: everybody in the workspace, guests included."""
    return member.standing in {Standing.FULL, Standing.GUEST}


def may_report(member: Member, action: Action, *, set_up: bool) -> bool:
    """Whether the person may report on the action.

    Before the set-up every full member may report on everything; afterwards coordinators on everything,
    others (guests too, once a coordinator has put them into a group) on what their groups carry.
    """
    if member.standing not in {Standing.FULL, Standing.GUEST}:
        return False
    if not set_up:
        return member.standing is Standing.FULL
    if member.role is Role.COORDINATOR:
        return True
    return bool(member.groups) and (action.group is None or action.group in member.groups)


def may_add(member: Member, group: int | None, *, set_up: bool) -> bool:
    """Whether the person may add an action for that working group."""
    if member.standing not in {Standing.FULL, Standing.GUEST}:
        return False
    if not set_up:
        return member.standing is Standing.FULL
    return member.role is Role.COORDINATOR or (group is not None and group in member.groups)


def may_coordinate(member: Member, *, set_up: bool) -> bool:
    """Whether the person may change milestones, import a plan or set groups up.

    Before the set-up the first full member who asks may, and becomes coordinator by it.
    """
    if member.standing is not Standing.FULL:
        return False
    return member.role is Role.COORDINATOR or not set_up
