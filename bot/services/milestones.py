"""The timetable: shown to everybody, changed by coordinators only."""

from __future__ import annotations

from bot.domain.outcomes import Denial, MilestoneChanged, MilestonesShown, Outcome, WhichMilestone
from bot.domain.permissions import may_coordinate
from bot.domain.readings import MilestoneChange, MilestoneReading
from bot.services.desk import Desk, Heard
from bot.services.updates import deny
from storage import milestones
from storage.database import Connection


def change(connection: Connection, heard: Heard, desk: Desk, said: MilestoneReading) -> Outcome:
    """The milestone is moved, held, cancelled or added by a further row; what the document says stays readable."""
    if not may_coordinate(heard.member, set_up=desk.settings.set_up):
        return deny(connection, heard.member, Denial.COORDINATORS_ONLY)
    if said.change is MilestoneChange.ADD:
        return _add(connection, heard, said)
    stored = next((row for row in desk.timetable if row.milestone.code == said.code), None)
    if stored is None:
        by_code = {row.milestone.code: row.milestone for row in desk.timetable}
        return WhichMilestone(candidates=tuple(by_code[code] for code in said.candidates if code in by_code))
    if said.change is MilestoneChange.MOVE and said.when is None:
        return WhichMilestone(candidates=(stored.milestone,))
    windows = stored.milestone.windows if said.when is None else (said.when,)
    milestones.change(
        connection,
        heard.workspace,
        stored.milestone.code,
        change=said.change.value,
        windows=windows,
        by=heard.member.id,
        at=heard.at,
        words=heard.text,
    )
    return MilestoneChanged(
        milestone=stored.milestone, change=said.change, before=stored.milestone.windows, after=windows
    )


def _add(connection: Connection, heard: Heard, said: MilestoneReading) -> Outcome:
    if said.when is None or not said.title:
        return WhichMilestone(candidates=())
    added = milestones.add(
        connection,
        heard.workspace,
        title=said.title,
        windows=(said.when,),
        by=heard.member.id,
        at=heard.at,
        words=heard.text,
    )
    return MilestoneChanged(milestone=added, change=said.change, after=(said.when,))


def show(desk: Desk) -> MilestonesShown:
    """The whole timetable as it stands."""
    return MilestonesShown(milestones=desk.milestones)
