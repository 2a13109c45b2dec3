"""Importing a plan: what it would change is shown first, and it is confirmed once, by a coordinator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.outcomes import Denial, NoPlan, NotDone, Outcome, Unfit
from bot.domain.people import Member, Role, WorkspaceId
from bot.domain.permissions import may_ask, may_coordinate
from bot.domain.plan import Axis, Plan
from bot.domain.plan_changes import PlanChanges
from bot.domain.plan_outcomes import PlanImported, PlanLeft, PlanPreview, PlanVersion, PlanVersions
from bot.plan.importing import ImportedPlan
from bot.plan.versions import carry_codes, compare
from bot.services.desk import Heard
from bot.services.updates import deny
from storage import asked, codes, members, plans
from storage.database import Connection
from storage.plan_json import plan_from_json, plan_to_json
from storage.plans import StoredPlan

KIND = "plan"
"""The kind of the stored question that a preview waits as."""

MOST_VERSIONS = 8
"""Versions that one message shows."""

STARTER = "sample.md"
"""The file name of the sample plan, which is imported where no other is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What an import is held against. ``earlier`` has the other versions, newest first; ``recorded`` the codes with a record."""

    current: StoredPlan | None
    earlier: tuple[Plan, ...]
    recorded: frozenset[str]

    @property
    def version(self) -> int | None:
        """The number of the current version, or None."""
        return None if self.current is None else self.current.version


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A document's plan under the codes it would have, what it changes, and the version it was held against."""

    plan: Plan
    changes: PlanChanges | None
    base: int | None
    same: bool


def remember(connection: Connection, workspace: WorkspaceId) -> Memory:
    """The versions of the workspace. The sample plan counts as an earlier version only where something was recorded."""
    current = plans.current(connection, workspace)
    recorded = codes.recorded(connection, workspace)
    numbers = plans.versions(connection, workspace)
    others = [plans.get(connection, workspace, number) for number in reversed(numbers)]
    earlier = tuple(
        each.plan
        for each in others
        if each is not None
        and (current is None or each.version != current.version)
        and (each.file_name != STARTER or recorded)
    )
    return Memory(current=current, earlier=earlier, recorded=recorded)


def held_against(new: Plan, memory: Memory, *, given: bool = False) -> Comparison:
    """What ``new`` would change. Pure; a plan of thousands of lines takes seconds, so it is not for a transaction.

    A line that was there before gets its code again, also one that had disappeared in between; a code that people used
    never names another line. ``given``: the codes are those of a plan file.
    """
    if memory.current is None:
        return Comparison(plan=new, changes=None, base=None, same=False)
    old = memory.current.plan
    every = (old, *memory.earlier)
    retired = memory.recorded.union(*(_codes(plan) for plan in every))
    carried = carry_codes(_with_gone(old, memory.earlier), new, retired=retired, given=given)
    unused = memory.current.file_name == STARTER and not memory.recorded
    if unused and not _codes(carried) & _codes(old):
        return Comparison(plan=new, changes=None, base=memory.version, same=False)
    return Comparison(plan=carried, changes=compare(old, carried), base=memory.version, same=carried == old)


def preview(
    connection: Connection,
    heard: Heard,
    imported: ImportedPlan,
    found: Comparison,
    name: str,
    *,
    restores: int | None = None,
) -> Outcome:
    """What the document would change is told, and waits for a coordinator's press. Nothing changes before."""
    refusal = refuse(connection, heard.member)
    if refusal is not None:
        return refusal
    ask = None
    if not found.same:
        payload = {
            "base": found.base,
            "compared": found.changes is not None,
            "content": plan_to_json(found.plan),
            "source": imported.text,
            "name": name,
            "restores": restores,
        }
        ask = asked.ask(connection, heard.workspace, member=heard.member.id, kind=KIND, payload=payload, at=heard.at)
    return PlanPreview(ask=ask, file_name=name, plan=found.plan, changes=found.changes, restores=restores)


def confirm(connection: Connection, heard: Heard, ask: str) -> Outcome:
    """The document that was previewed is the current plan, once; not where the plan changed since."""
    question = _waiting(connection, heard, ask)
    if not isinstance(question, asked.Asked):
        return question
    payload = question.payload
    current = plans.current(connection, heard.workspace)
    if (None if current is None else current.version) != payload["base"]:
        return NotDone(reason=Unfit.PLAN_CHANGED)
    plan = plan_from_json(str(payload["content"]))
    version = plans.save(
        connection,
        heard.workspace,
        plan,
        source=str(payload["source"]),
        file_name=str(payload["name"]),
        by=heard.member.id,
        at=heard.at,
    )
    asked.answer(connection, heard.workspace, ask, heard.member.id, heard.at)
    changes = compare(current.plan, plan) if current is not None and payload["compared"] else None
    restores = payload.get("restores")
    return PlanImported(
        plan=plan,
        version=version,
        changes=changes,
        restored=restores if isinstance(restores, int) else None,
        just_became=_take_charge(connection, heard),
    )


def leave(connection: Connection, heard: Heard, ask: str) -> Outcome:
    """The preview is put away; the plan stays as it is."""
    question = _waiting(connection, heard, ask)
    if not isinstance(question, asked.Asked):
        return question
    asked.answer(connection, heard.workspace, ask, heard.member.id, heard.at)
    return PlanLeft()


def versions(connection: Connection, heard: Heard) -> Outcome:
    """The newest versions, for everybody who may ask: which of them is in place, when and by whom each was imported."""
    if not may_ask(heard.member):
        return deny(connection, heard.member, Denial.EXTERNAL)
    current = plans.current(connection, heard.workspace)
    if current is None:
        return NoPlan()
    numbers = sorted(plans.versions(connection, heard.workspace), reverse=True)
    found = [plans.get(connection, heard.workspace, number) for number in numbers[:MOST_VERSIONS]]
    shown = tuple(
        PlanVersion(
            number=each.version,
            title=each.plan.title,
            file_name=each.file_name,
            at=each.imported_at,
            by=each.imported_by,
            current=each.version == current.version,
        )
        for each in found
        if each is not None
    )
    return PlanVersions(versions=shown, older=max(0, len(numbers) - MOST_VERSIONS))


def restored(memory: Memory, earlier: StoredPlan) -> Comparison:
    """What it would change to have the earlier version's contents again, under the codes that lines have today."""
    return held_against(earlier.plan, replace(memory, earlier=(earlier.plan, *memory.earlier)))


def refuse(connection: Connection, member: Member) -> Outcome | None:
    """Why the person may not import a plan; None when they may. Before anybody coordinates every full member may."""
    if may_coordinate(member, set_up=bool(members.coordinators(connection, member.workspace))):
        return None
    return deny(connection, member, Denial.EXTERNAL if not may_ask(member) else Denial.IMPORTING)


def _waiting(connection: Connection, heard: Heard, ask: str) -> asked.Asked | Outcome:
    """The question while it may still be answered by this person."""
    question = asked.get(connection, heard.workspace, ask)
    if question is None or question.kind != KIND:
        return NotDone(reason=Unfit.UNKNOWN)
    refusal = refuse(connection, heard.member)
    if refusal is not None:
        return refusal
    if question.member != heard.member.id and heard.member.role is not Role.COORDINATOR:
        return deny(connection, heard.member, Denial.NOT_YOURS)
    if question.answered_at is not None:
        return NotDone(reason=Unfit.ALREADY_ANSWERED)
    return question


def _take_charge(connection: Connection, heard: Heard) -> bool:
    """Who imports the first plan while nobody coordinates is coordinator from then on."""
    if heard.member.role is Role.COORDINATOR:
        return False
    members.save(connection, heard.member, heard.at)
    members.set_role(connection, heard.workspace, heard.member.id, Role.COORDINATOR)
    return True


def _codes(plan: Plan) -> frozenset[str]:
    items = (item.code for axis in plan.axes for item in axis.items)
    return frozenset([*(axis.code for axis in plan.axes), *items, *(each.code for each in plan.milestones)])


def _with_gone(current: Plan, earlier: Sequence[Plan]) -> Plan:
    """The current plan with what earlier versions had and it has no more, so that it is known again under its code."""
    for plan in earlier:
        taken = _codes(current)
        axes = _joined(current.axes, plan.axes, taken)
        milestones = (*current.milestones, *(each for each in plan.milestones if each.code not in taken))
        current = replace(current, axes=axes, milestones=milestones)
    return current


def _joined(axes: Iterable[Axis], others: Iterable[Axis], taken: frozenset[str]) -> tuple[Axis, ...]:
    gone = {
        axis.code: replace(axis, items=tuple(item for item in axis.items if item.code not in taken)) for axis in others
    }
    joined = [
        replace(axis, items=(*axis.items, *(gone.pop(axis.code).items if axis.code in gone else ()))) for axis in axes
    ]
    return (*joined, *gone.values())
