"""A message that leans on what was said before it: a correction, a further field, the answer to Jalon's question."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.actions import Action, ActionState, ActionUpdate, UpdateKind, apply_change, changed_fields
from bot.domain.outcomes import NotDone, NothingNew, Outcome, Undone, Unfit, UnknownAction, UpdatesRecorded
from bot.domain.people import Role
from bot.domain.readings import Intent, Reading
from bot.services import updates
from bot.services.desk import Desk, Heard, is_direct
from bot.services.threads import Threads
from bot.understanding import amending, reader
from bot.understanding.amending import Leaning
from storage import actions, asked, outbox
from storage import updates as record
from storage.database import Connection

LATELY = timedelta(minutes=30)
"""Outside a thread a message leans on the writer's last update for that long."""


def leans_on(connection: Connection, heard: Heard, desk: Desk, threads: Threads) -> Outcome | None:  # noqa: PLR0911 - one return for each way to lean
    """What comes of a message that says nothing complete by itself; None when it leans on nothing."""
    said = amending.leaning(heard.text)
    if said is None:
        return None
    chosen = _chosen(connection, heard, desk, threads)
    if chosen is not None:
        return chosen
    undoing = amending.takes_back(said.words)
    if not (undoing or said.corrects or said.leans):
        return None
    last = latest(connection, heard, threads)
    if last is None:
        return NotDone(reason=Unfit.NOTHING_TO_UNDO) if undoing and heard.addressed else None
    action = actions.get(connection, heard.workspace, last.action)
    if action is None or action.closed:
        return None
    if undoing:
        return updates.undo(connection, heard, desk, last.id)
    other = amending.named(said.words, desk.book) if said.corrects else None
    if other is not None and other != last.action:
        return _moved(connection, heard, desk, last, action, other)
    amended = _amended(connection, heard, desk, said, last, action)
    return NothingNew(action=action) if amended is None and other is not None else amended


def moved_elsewhere(
    connection: Connection, heard: Heard, desk: Desk, reading: Reading, threads: Threads
) -> Outcome | None:
    """What was told of another action just before is taken back, and this one recorded: "non, A-04 est à 40 %"."""
    codes = {said.code for said in reading.actions if said.sure}
    if len(codes) != 1 or None in codes or not amending.opens_correction(heard.text):
        return None
    last = latest(connection, heard, threads)
    if last is None or last.action in codes or last.kind is UpdateKind.CREATION or last.member != heard.member.id:
        return None
    wrong = actions.get(connection, heard.workspace, last.action)
    outcome = updates.record(connection, heard, desk, reading)
    if wrong is None or not isinstance(outcome, UpdatesRecorded) or not outcome.recorded:
        return outcome
    undone = updates.undo(connection, heard, desk, last.id)
    return replace(outcome, taken_back=(wrong,)) if isinstance(undone, Undone) else outcome


def latest(connection: Connection, heard: Heard, threads: Threads) -> ActionUpdate | None:
    """The last update told where the message stands, if it still holds: of its thread, else the writer's own, lately."""
    kept = threads.known(heard)
    if heard.thread_ts is None:
        found = record.last_of_member(connection, heard.workspace, heard.member.id)
        if found is None or not _near(found, heard):
            return None
    elif kept is not None and kept.update is not None:
        found = record.get(connection, heard.workspace, kept.update)
    else:
        rows = record.latest_of_message(connection, heard.workspace, heard.channel, heard.thread_ts)
        found = rows[0] if len({row.action for row in rows}) == 1 else None
    if found is None or record.is_undone(connection, heard.workspace, found.id):
        return None
    return found


def takes_part(connection: Connection, heard: Heard, threads: Threads) -> bool:
    """Whether Jalon said something in the thread of the message."""
    if heard.thread_ts is None:
        return False
    if threads.known(heard) is not None:
        return True
    return bool(outbox.known_keys(connection, heard.workspace, [f"reply:message:{heard.channel}:{heard.thread_ts}"]))


def unknown(connection: Connection, heard: Heard, desk: Desk) -> Outcome | None:
    """A report about something that the plan does not know: it may be named better, or added; None for no report."""
    title = amending.reported_of(heard.text)
    if title is None:
        return None
    everywhere = tuple(group.number for group in desk.plan.working_groups)
    own = everywhere if heard.member.role is Role.COORDINATOR else tuple(sorted(heard.member.groups & set(everywhere)))
    groups = (heard.group,) if heard.group is not None and heard.group in own else own
    title = title[:1].upper() + title[1:]
    payload: dict[str, object] = {"title": title, "words": heard.text, "channel": heard.channel, "ts": heard.ts}
    ask = asked.ask(connection, heard.workspace, member=heard.member.id, kind="group", payload=payload, at=heard.at)
    return UnknownAction(ask=ask, title=title, groups=groups if title else ())


def only_code(heard: Heard, desk: Desk) -> str | None:
    """The code of the action that the message is about, where it says nothing of it."""
    return amending.only_code(heard.text, desk.book)


def asks_state(heard: Heard) -> bool:
    """Whether the message may be answered by where its action stands."""
    return amending.asks_state(heard.text)


def _near(found: ActionUpdate, heard: Heard) -> bool:
    same = found.channel == heard.channel or (heard.is_direct and is_direct(found.channel))
    return same and heard.at - found.at <= LATELY


def _chosen(connection: Connection, heard: Heard, desk: Desk, threads: Threads) -> Outcome | None:
    """The question that waits where the message stands is answered by it."""
    kept = threads.known(heard)
    waiting = None if kept is None else kept.pending
    if waiting is None or waiting.member != heard.member.id:
        return None
    if waiting.wants_group:
        number = amending.chosen_group(heard.text)
        if number is not None:
            threads.settle(heard)
            return updates.choose(connection, heard, desk, waiting.ask, number)
        return None
    code = amending.answered(heard.text, waiting.codes, desk.book)
    if code is None:
        return None
    threads.settle(heard)
    question = asked.get(connection, heard.workspace, waiting.ask)
    if question is not None and question.kind == "action":
        return updates.choose(connection, heard, desk, waiting.ask, code)
    told = replace(heard, text=waiting.words)
    return _recorded(connection, told, desk, f"{code} : {waiting.words}")


def _recorded(connection: Connection, heard: Heard, desk: Desk, text: str) -> Outcome | None:
    reading = _read(heard, desk, text)
    return updates.record(connection, heard, desk, reading) if reading.intent is Intent.UPDATE else None


def _read(heard: Heard, desk: Desk, text: str) -> Reading:
    return reader.read(text, at=desk.local(heard.at), book=desk.book, group=heard.group, language=None)


def _moved(
    connection: Connection, heard: Heard, desk: Desk, last: ActionUpdate, wrong: Action, code: str
) -> Outcome | None:
    """What was told of one action holds for another: taken back there, recorded here."""
    action = actions.get(connection, heard.workspace, code)
    if action is None or last.kind is UpdateKind.CREATION:
        return None
    refusal = updates.refuse_report(connection, heard.member, action, desk)
    if refusal is not None:
        return refusal
    undone = updates.undo(connection, heard, desk, last.id)
    if not isinstance(undone, Undone):
        return undone
    moved = changed_fields(last.before, last.after)
    change = ActionState(**{name: getattr(last.after, name) for name in moved})
    done = updates.record_change(connection, heard, action, change)
    return UpdatesRecorded(recorded=() if done is None else (done,), taken_back=(wrong,))


def _amended(
    connection: Connection, heard: Heard, desk: Desk, said: Leaning, last: ActionUpdate, action: Action
) -> Outcome | None:
    """The fields that the short message states hold for the action told of before."""
    reading = None
    words = amending.without_code(said.words, action.code) or said.words
    told = changed_fields(last.before, last.after) + (() if action.state.progress is None else ("progress",))
    for text, name in amending.spelled_out(words, action.code, told):
        reading = _read(heard, desk, text)
        if reading.intent is not Intent.UPDATE or [one.code for one in reading.actions] != [action.code]:
            continue
        change = reading.actions[0].change
        if reading.problems or (change != ActionState() if name is None else getattr(change, name) is not None):
            break
    else:
        return None
    if reading.problems or not (said.corrects and reading.actions[0].sure):
        return updates.record(connection, heard, desk, reading)
    refusal = updates.refuse_report(connection, heard.member, action, desk)
    if refusal is not None:
        return refusal
    after = apply_change(action.state, reading.actions[0].change)
    done = updates.record_change(connection, heard, action, after, kind=UpdateKind.CORRECTION, undoes=last.id)
    return NothingNew(action=action) if done is None else UpdatesRecorded(recorded=(done,))
