"""Recording what moved: every change is a further row, and can be taken back or corrected."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.actions import (
    Action,
    ActionState,
    ActionUpdate,
    Status,
    UpdateKind,
    apply_change,
    changed_fields,
    state_from_json,
    state_to_json,
)
from bot.domain.outcomes import (
    ActionAdded,
    CannotRecord,
    Denial,
    GroupNeeded,
    HelpReason,
    HelpShown,
    NotAllowed,
    NotDone,
    NothingNew,
    Outcome,
    Recorded,
    Undone,
    Unfit,
    UpdatesRecorded,
    WhichAction,
    WhichDate,
    WhichStatus,
)
from bot.domain.people import Member, Role, Standing
from bot.domain.permissions import may_add, may_report
from bot.domain.readings import SELF, ActionReading, Problem, ProblemKind, Reading
from bot.services.desk import Desk, Heard
from storage import actions, asked, members, updates
from storage.database import Connection

MOST_CANDIDATES = 5
"""Buttons of one question: more are not read on a phone."""

_ASKED = (ProblemKind.IMPOSSIBLE_DATE, ProblemKind.CONTRADICTORY_DATE, ProblemKind.PAST_DUE_DATE)

CLASHING = (Status.DONE, Status.BLOCKED, Status.IN_PROGRESS)
"""What "finished but blocked" may mean."""

Question = WhichAction | WhichDate | WhichStatus


def record(connection: Connection, heard: Heard, desk: Desk, reading: Reading) -> Outcome:
    """Everything that the reading surely says is recorded; what is unsure is asked, what is impossible refused."""
    refused = next(
        (problem for problem in reading.problems if problem.kind not in {*_ASKED, ProblemKind.CONTRADICTORY_STATUS}),
        None,
    )
    if refused is not None:
        return CannotRecord(problem=refused)
    recorded: list[Recorded] = []
    questions: list[Question] = []
    denied: list[NotAllowed] = []
    same: Action | None = None
    doubtful = next((problem for problem in reading.problems if problem.kind in _ASKED), None)
    for said in reading.actions:
        question = _question(connection, heard, said, doubtful, reading)
        if question is not None:
            questions.append(question)
            continue
        action = actions.get(connection, heard.workspace, said.code or "")
        if action is None:
            continue
        refusal = refuse_report(connection, heard.member, action, desk)
        if refusal is not None:
            denied.append(refusal)
            continue
        done = record_change(connection, heard, action, said.change)
        if done is None:
            same = action
        else:
            recorded.append(done)
    if recorded or len(questions) + len(denied) > 1:
        return UpdatesRecorded(recorded=tuple(recorded), questions=tuple(questions), refused=tuple(denied))
    if questions:
        return questions[0]
    if denied:
        return denied[0]
    return NothingNew(action=same) if same is not None else HelpShown(reason=HelpReason.NOT_UNDERSTOOD)


def record_change(
    connection: Connection,
    heard: Heard,
    action: Action,
    change: ActionState,
    *,
    kind: UpdateKind = UpdateKind.REPORT,
    undoes: int | None = None,
) -> Recorded | None:
    """One further row for ``action``, or None when the change says what holds already."""
    if change.lead == SELF:
        change = replace(change, lead=heard.member.name)
    before = action.state
    after = change if kind is UpdateKind.CORRECTION else apply_change(before, change)
    if before == after:
        return None
    number = updates.record(
        connection,
        heard.workspace,
        action=action.code,
        kind=kind,
        member=heard.member.id,
        at=heard.at,
        words=heard.text,
        channel=heard.channel,
        ts=heard.ts,
        before=before,
        after=after,
        undoes=undoes,
    )
    moved = replace(action, state=after, updated_at=heard.at, updated_by=heard.member.id)
    return Recorded(update=number, action=moved, before=before, after=after, kind=kind)


def refuse_report(connection: Connection, member: Member, action: Action, desk: Desk) -> NotAllowed | None:
    """Why the member may not report on the action, or None when they may."""
    if may_report(member, action, set_up=desk.settings.set_up):
        return None
    return deny(connection, member, denial_of(member), action)


def denial_of(member: Member) -> Denial:
    """The reason that fits a member who may not report."""
    if member.standing is Standing.GUEST and not member.groups:
        return Denial.GUEST
    return Denial.OTHER_GROUP if member.standing in {Standing.FULL, Standing.GUEST} else Denial.EXTERNAL


def deny(connection: Connection, member: Member, denial: Denial, action: Action | None = None) -> NotAllowed:
    """A refusal that names whom to ask."""
    coordinators = tuple(person.id for person in members.coordinators(connection, member.workspace))
    return NotAllowed(denial=denial, action=action, coordinators=coordinators)


def _question(
    connection: Connection, heard: Heard, said: ActionReading, doubtful: Problem | None, reading: Reading
) -> Question | None:
    """What has to be asked before this part of the message can be recorded, or None."""
    clash = next((problem for problem in reading.problems if problem.kind is ProblemKind.CONTRADICTORY_STATUS), None)
    payload: dict[str, object] = {
        "change": state_to_json(said.change),
        "words": heard.text,
        "channel": heard.channel,
        "ts": heard.ts,
        "code": said.code,
    }
    if said.code is None or not said.sure:
        codes = said.candidates if said.code is None else (said.code,)
        candidates = actions.named(connection, heard.workspace, codes[:MOST_CANDIDATES])
        ask = _ask(connection, heard, "action", payload)
        return WhichAction(ask=ask, words=said.words or heard.text, candidates=candidates, change=said.change)
    if doubtful is not None:
        payload["windows"] = [window.to_json() for window in doubtful.readings]
        return WhichDate(ask=_ask(connection, heard, "date", payload), problem=doubtful)
    if clash is not None:
        action = actions.get(connection, heard.workspace, said.code)
        if action is not None:
            statuses = tuple(dict.fromkeys(status for status in (said.change.status, *CLASHING) if status is not None))
            return WhichStatus(
                ask=_ask(connection, heard, "status", payload), words=clash.words, action=action, statuses=statuses
            )
    return None


def _ask(connection: Connection, heard: Heard, kind: str, payload: dict[str, object]) -> str:
    return asked.ask(connection, heard.workspace, member=heard.member.id, kind=kind, payload=payload, at=heard.at)


def choose(connection: Connection, heard: Heard, desk: Desk, ask: str, choice: str) -> Outcome:
    """The person pressed one of the buttons of a question: what was asked about is recorded, once."""
    question = asked.get(connection, heard.workspace, ask)
    if question is None or question.kind == "plan":
        return NotDone(reason=Unfit.UNKNOWN)
    if question.member != heard.member.id and heard.member.role is not Role.COORDINATOR:
        return deny(connection, heard.member, Denial.NOT_YOURS)
    if question.answered_at is not None:
        return NotDone(reason=Unfit.ALREADY_ANSWERED)
    payload = question.payload
    told = replace(heard, text=str(payload["words"]), channel=str(payload["channel"]), ts=str(payload["ts"]))
    if question.kind == "group":
        outcome = _add_for_group(
            connection, told, desk, str(payload["title"]), choice, state_from_json(payload.get("change"))
        )
    else:
        outcome = _chosen_change(connection, told, desk, question.kind, payload, choice)
    if not isinstance(outcome, (NotAllowed, NotDone)):
        asked.answer(connection, heard.workspace, ask, heard.member.id, heard.at)
    return outcome


def _chosen_change(
    connection: Connection, heard: Heard, desk: Desk, kind: str, payload: dict[str, object], choice: str
) -> Outcome:
    change = state_from_json(payload["change"])
    code = choice if kind == "action" else str(payload["code"])
    action = actions.get(connection, heard.workspace, code)
    if action is None:
        return NotDone(reason=Unfit.UNKNOWN)
    if kind == "date":
        windows = payload.get("windows")
        if not isinstance(windows, list) or not choice.isdecimal() or int(choice) >= len(windows):
            return NotDone(reason=Unfit.UNKNOWN)
        change = replace(change, due=state_from_json({"due": windows[int(choice)]}).due)
    if kind == "status":
        if choice not in set(Status):
            return NotDone(reason=Unfit.UNKNOWN)
        change = replace(change, status=Status(choice))
    refusal = refuse_report(connection, heard.member, action, desk)
    if refusal is not None:
        return refusal
    done = record_change(connection, heard, action, change)
    return UpdatesRecorded(recorded=(done,)) if done is not None else NothingNew(action=action)


def add(connection: Connection, heard: Heard, desk: Desk, said: ActionReading) -> Outcome:
    """A working group's own action is added, with what the message says of it already."""
    groups = tuple(group.number for group in desk.plan.working_groups)
    group = said.group if said.group is not None else heard.group
    if group is None and groups:
        payload: dict[str, object] = {
            "title": said.title, "words": heard.text, "channel": heard.channel, "ts": heard.ts, "change": state_to_json(said.change),
        }  # fmt: skip
        return GroupNeeded(ask=_ask(connection, heard, "group", payload), title=said.title, groups=groups)
    if group is not None and group not in groups:
        return CannotRecord(problem=Problem(kind=ProblemKind.UNKNOWN_GROUP, words=str(group)))
    return _add(connection, heard, desk, said.title, group, said.change)


def _add_for_group(
    connection: Connection, heard: Heard, desk: Desk, title: str, choice: str, change: ActionState
) -> Outcome:
    if not choice.isdecimal() or desk.plan.group(int(choice)) is None:
        return NotDone(reason=Unfit.UNKNOWN)
    return _add(connection, heard, desk, title, int(choice), change)


def _add(
    connection: Connection, heard: Heard, desk: Desk, title: str, group: int | None, change: ActionState
) -> Outcome:
    if not may_add(heard.member, group, set_up=desk.settings.set_up):
        denial = denial_of(heard.member)
        return deny(connection, heard.member, Denial.ADDING_ELSEWHERE if denial is Denial.OTHER_GROUP else denial)
    axes = desk.plan.group(group).axes if group is not None and desk.plan.group(group) else ()  # type: ignore[union-attr]
    axis = axes[0] if len(axes) == 1 else None
    action = actions.add(
        connection, heard.workspace, title=title, axis=axis, group=group, by=heard.member.id, at=heard.at
    )
    done = record_change(connection, heard, action, change, kind=UpdateKind.CREATION)
    number = done.update if done is not None else _creation(connection, heard, action)
    return ActionAdded(action=done.action if done is not None else action, update=number)


def _creation(connection: Connection, heard: Heard, action: Action) -> int:
    return updates.record(
        connection,
        heard.workspace,
        action=action.code,
        kind=UpdateKind.CREATION,
        member=heard.member.id,
        at=heard.at,
        words=heard.text,
        channel=heard.channel,
        ts=heard.ts,
        before=action.state,
        after=action.state,
    )


def undo(  # noqa: PLR0911 - one return for each reason that nothing is undone
    connection: Connection, heard: Heard, desk: Desk, number: int, *, kind: UpdateKind = UpdateKind.UNDO
) -> Outcome:
    """The update is taken back by a further row: the fields it moved are as they were, later ones stay."""
    update = updates.get(connection, heard.workspace, number)
    if update is None:
        return NotDone(reason=Unfit.UNKNOWN)
    action = actions.get(connection, heard.workspace, update.action)
    if action is None:
        return NotDone(reason=Unfit.UNKNOWN)
    refusal = refuse_report(connection, heard.member, action, desk)
    if refusal is not None:
        return refusal
    if update.member != heard.member.id and heard.member.role is not Role.COORDINATOR:
        return deny(connection, heard.member, Denial.NOT_YOURS, action)
    if action.closed or updates.is_undone(connection, heard.workspace, number):
        return NotDone(reason=Unfit.ALREADY_UNDONE, action=action)
    moved = changed_fields(update.before, update.after)
    if any(getattr(action.state, name) != getattr(update.after, name) for name in moved):
        return NotDone(reason=Unfit.SUPERSEDED, action=action)
    now = replace(action.state, **{name: getattr(update.before, name) for name in moved})
    updates.record(
        connection,
        heard.workspace,
        action=action.code,
        kind=kind,
        member=heard.member.id,
        at=heard.at,
        words=heard.text,
        channel=heard.channel,
        ts=heard.ts,
        before=action.state,
        after=now,
        undoes=number,
    )
    closed = update.kind is UpdateKind.CREATION
    if closed:
        actions.close(connection, heard.workspace, action.code)
    return Undone(action=replace(action, state=now), before=action.state, now=now, by=heard.member.id, closed=closed)


def undo_last(connection: Connection, heard: Heard, desk: Desk) -> Outcome:
    """The member's last update that still stands is taken back."""
    last = updates.last_of_member(connection, heard.workspace, heard.member.id)
    if last is None:
        return NotDone(reason=Unfit.NOTHING_TO_UNDO)
    return undo(connection, heard, desk, last.id)


def correct(connection: Connection, heard: Heard, desk: Desk, number: int, state: ActionState) -> Outcome:
    """The form's state becomes the action's state, as a correction of the update."""
    update = updates.get(connection, heard.workspace, number)
    action = None if update is None else actions.get(connection, heard.workspace, update.action)
    if update is None or action is None or action.closed:
        return NotDone(reason=Unfit.UNKNOWN)
    refusal = refuse_report(connection, heard.member, action, desk)
    if refusal is not None:
        return refusal
    done = record_change(connection, heard, action, state, kind=UpdateKind.CORRECTION, undoes=number)
    return (
        UpdatesRecorded(recorded=(done,)) if done is not None else NotDone(reason=Unfit.NOTHING_CHANGED, action=action)
    )


def withdraw(connection: Connection, heard: Heard, desk: Desk) -> tuple[Outcome, ...]:
    """The message was deleted: what it recorded is taken back, and stays in the record."""
    rows: list[ActionUpdate] = updates.of_message(connection, heard.workspace, heard.channel, heard.ts)
    return tuple(
        outcome
        for row in rows
        if row.kind in {UpdateKind.REPORT, UpdateKind.CREATION, UpdateKind.CORRECTION}
        and not updates.is_undone(connection, heard.workspace, row.id)
        for outcome in (undo(connection, heard, desk, row.id, kind=UpdateKind.WITHDRAWAL),)
        if isinstance(outcome, Undone)
    )
