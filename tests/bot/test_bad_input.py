"""What should not be there: each gets a clear sentence, nothing is lost and nothing else stops working."""

import asyncio
import contextlib
import ctypes
import re
import resource
import shutil

import pytest

from bot.domain.people import WorkspaceId
from storage import inbox, outbox, updates
from storage.outbox import Outgoing
from storage.sqlite import sqlite_module
from tests.harness import ROOT, becomes, jalon_apart, jalon_here, replies, run_until_it_ends

HERE = WorkspaceId("T0METROPOL")
CLAIRE, CHANNEL = "U0CLAIRE01", "C0GROUPE01"
REPORT = "L'appel à projets Entreprendre autrement est lancé, 40 %"
UNLIMITED = resource.RLIM_INFINITY


def url_of(tmp_path):
    return f"sqlite:///{tmp_path / 'jalon.db'}"


def told_once(ended, *words):
    """It ended with 2, its last line says so in these words, and no trace of the program's own is among the others."""
    code, lines = ended
    assert code == 2, lines
    assert [word for word in words if word not in lines[-1]] == [], lines
    assert not any("Traceback" in line or line.startswith("  File") for line in lines)
    assert sum(not line[:4].isdigit() for line in lines) == 1  # lines of the log begin with the year


# what an administrator does wrong: one line, exit 2


@pytest.mark.process
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"SLACK_BOT_TOKEN": None}, ["SLACK_BOT_TOKEN is missing", "xoxb-"]),
        ({"SLACK_BOT_TOKEN": "xapp-taken-for-the-other"}, ["SLACK_BOT_TOKEN is wrong", "xoxb-"]),
        ({"SLACK_BOT_TOKEN": "xoxb-of-nobody"}, ["SLACK_BOT_TOKEN is refused", "invalid_auth"]),
        ({"SLACK_APP_TOKEN": None}, ["SLACK_APP_TOKEN is missing", "SLACK_SIGNING_SECRET"]),
        ({"SLACK_APP_TOKEN": "xapp-of-nobody"}, ["SLACK_APP_TOKEN is refused", "Socket Mode"]),
        ({"JALON_PLAN": "/nowhere/plan.md"}, ["JALON_PLAN", "/nowhere/plan.md"]),
        ({"JALON_DATABASE_URL": "sqlite:////proc/jalon.db"}, ["/proc/jalon.db", "cannot be written"]),
    ],
    ids=lambda value: next(iter(value.items()))[0] + "=" + str(next(iter(value.values()))) if isinstance(value, dict) else "",
)  # fmt: skip
async def test_a_wrong_setting_is_one_line_and_exit_2(slack, tmp_path, wrong, words):
    ended = await run_until_it_ends(slack, url_of(tmp_path), **wrong)
    told_once(ended, *words)
    assert not any(value in "\n".join(ended[1]) for value in wrong.values() if value and value.startswith("xoxb-of"))


@pytest.mark.process
@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 cut off", b"\x00\xff" * 500, b"PK\x03\x04 no archive"])
async def test_a_plan_that_cannot_be_read_is_one_line(slack, tmp_path, content):
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(content)
    told_once(await run_until_it_ends(slack, url_of(tmp_path), JALON_PLAN=str(plan)), "JALON_PLAN", "plan.pdf")


def obeying_modes():
    """Even root may write and read only what the modes of files allow: two capabilities are dropped."""
    c = ctypes.CDLL(None, use_errno=True)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        c.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.mark.process
async def test_a_plan_that_nobody_may_read_is_one_line_that_names_the_variable(slack, tmp_path):
    plan = tmp_path / "plan.md"
    plan.write_text("# Plan", encoding="utf-8")
    plan.chmod(0)
    ended = await run_until_it_ends(slack, url_of(tmp_path), before=obeying_modes, JALON_PLAN=str(plan))
    told_once(ended, "JALON_PLAN", "plan.md")


@pytest.mark.process
@pytest.mark.parametrize("locale", ["en_GB.UTF-8", "fr_FR.UTF-8"])
@pytest.mark.parametrize("state", ["no file yet", "a file that may only be read", "a folder of that name"])
async def test_a_database_that_cannot_be_written_is_one_line(slack, tmp_path, empty_database_file, state, locale):
    folder = tmp_path / "data"
    folder.mkdir()
    url = f"sqlite:///{folder / 'jalon.db'}"
    if state == "a folder of that name":
        (folder / "jalon.db").mkdir()
    elif state != "no file yet":
        shutil.copy(empty_database_file, folder / "jalon.db")
        (folder / "jalon.db").chmod(0o444)
    folder.chmod(0o555 if state != "a folder of that name" else 0o755)
    ended = await run_until_it_ends(slack, url, before=obeying_modes, LC_ALL=locale)
    folder.chmod(0o755)
    words = (
        ["cannot be written", "right to write"] if locale[0] == "e" else ["ne peut pas être écrite", "droit d’écrire"]
    )
    told_once(ended, str(folder / "jalon.db"), "JALON_DATABASE_URL", *words)


@pytest.mark.process
async def test_after_a_plan_that_could_not_be_read_the_next_start_takes_another(slack, tmp_path):
    (tmp_path / "plan.txt").write_bytes(b"")
    told_once(await run_until_it_ends(slack, url_of(tmp_path), JALON_PLAN=str(tmp_path / "plan.txt")), "plan.txt")
    async with jalon_apart(slack, url_of(tmp_path)):
        ts = await slack.say(CLAIRE, CHANNEL, "Quand a lieu la délibération ?", mention_bot=True)
        (answer,) = await becomes(lambda: replies(slack, CHANNEL, ts))
    assert "2015" in answer["text"]


@pytest.mark.process
async def test_a_database_of_a_newer_release_is_refused_in_one_line_and_left_alone(slack, file_database, tmp_path):
    with contextlib.closing(sqlite_module().connect(tmp_path / "jalon.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = (tmp_path / "jalon.db").read_bytes()
    told_once(await run_until_it_ends(slack, file_database), "9999")
    assert (tmp_path / "jalon.db").read_bytes() == before


def a_disk_with_room_for(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, UNLIMITED))


@pytest.mark.process
@pytest.mark.parametrize("size", [0, 4_096, 60_000])
async def test_a_disk_that_is_full_at_the_first_start_is_one_line(slack, tmp_path, size):
    told_once(await run_until_it_ends(slack, url_of(tmp_path), before=a_disk_with_room_for(size)))


@pytest.mark.process
async def test_a_disk_that_is_full_when_the_plan_is_to_be_kept_is_one_line(slack, file_database):
    told_once(await run_until_it_ends(slack, file_database, before=a_disk_with_room_for(1)), "disk")
    assert await starts(slack, file_database)


async def starts(slack, url):
    async with jalon_apart(slack, url) as process:
        return process.returncode is None


@pytest.mark.process
async def test_a_disk_that_fills_up_while_jalon_runs_loses_nothing(slack, tmp_path):
    """What cannot be kept is not acknowledged: Slack sends it again, and it counts once when there is room."""
    async with jalon_apart(slack, url_of(tmp_path)) as process:
        first = await slack.say(CLAIRE, CHANNEL, REPORT, mention_bot=True)
        await becomes(lambda: replies(slack, CHANNEL, first))
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, UNLIMITED))
        second = await slack.say(CLAIRE, CHANNEL, REPORT.replace("40", "50"), mention_bot=True)
        await becomes(lambda: any(errand.attempt > 0 for errand in slack.deliveries.under_way))
        assert replies(slack, CHANNEL, second) == []
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))
        (answer,) = await becomes(lambda: replies(slack, CHANNEL, second))
        assert "50" in answer["text"]
        assert process.returncode is None


@pytest.mark.process
async def test_a_plan_without_a_calendar_says_so_and_everything_else_works(slack, tmp_path):
    source = ROOT / "tests" / "plans" / "no_calendar.md"
    async with jalon_apart(slack, url_of(tmp_path), JALON_PLAN=str(source)) as process:
        asked = await slack.say(CLAIRE, CHANNEL, "Quelles sont les prochaines échéances ?", mention_bot=True)
        (answer,) = await becomes(lambda: replies(slack, CHANNEL, asked))
        help_wanted = await slack.say(CLAIRE, CHANNEL, "aide", mention_bot=True)
        await becomes(lambda: replies(slack, CHANNEL, help_wanted))
        assert process.returncode is None
    assert "ne le dit pas" in answer["text"]


# what people and Slack send


@pytest.fixture
async def jalon(slack, tmp_path):
    async with jalon_here(slack, url_of(tmp_path)) as jalon:
        yield jalon


async def answer_to(slack, text, *, user=CLAIRE):
    ts = await slack.say(user, CHANNEL, text, mention_bot=True)
    found = await becomes(lambda: replies(slack, CHANNEL, ts))
    return ts, [message["text"] for message in found]


def recorded(jalon, ts):
    return jalon.database.read_now(
        lambda c: [update.after.progress for update in updates.of_message(c, HERE, CHANNEL, ts)]
    )


async def still_works(slack, jalon):
    """A report is recorded and answered; nothing was left undone on the way."""
    ts, (said,) = await answer_to(slack, REPORT.replace("40", "45"))
    assert "45" in said
    assert recorded(jalon, ts) == [45]
    await slack.settled(timeout=10)
    assert slack.deliveries.failed == []
    assert await jalon.inbox.at_work.ended(5)
    assert set(jalon.database.read_now(inbox.counts)) == {"done"}


async def test_forty_thousand_characters_are_read_in_part_and_the_person_is_told(slack, jalon):
    ts, (said,) = await answer_to(slack, REPORT + " " + "bla " * 9_980)
    assert recorded(jalon, ts) == [40]
    assert "4 000" in said.replace("\u202f", " ").replace("\u00a0", " ")
    _, (said,) = await answer_to(slack, "x" * 39_900)
    assert said
    await still_works(slack, jalon)


@pytest.mark.parametrize(
    "text", ["🎉🎉🎉", ":tada: :+1:", "   ", "???", "\u200b\u200b", "<https://ess.example/a>", "&gt; cité"]
)
async def test_what_says_nothing_gets_help_and_records_nothing(slack, jalon, text):
    ts, (said,) = await answer_to(slack, text)
    assert "vous pouvez m" in said.lower()
    assert recorded(jalon, ts) == []
    await still_works(slack, jalon)


async def test_control_characters_are_taken_out_and_the_rest_is_recorded(slack, jalon):
    ts, (said,) = await answer_to(slack, "\x00\x07\u202e" + REPORT.replace("est", "e\x00st") + "\ud800\x1b[31m")
    assert recorded(jalon, ts) == [40]
    assert not any(ord(character) < 32 and character != "\n" for character in said)
    await still_works(slack, jalon)


@pytest.mark.parametrize(
    "changes",
    [{"user": "U0JALON001", "bot_id": "B0JALON001"}, {"user": "U0OTHERBOT", "bot_id": "B0OTHER"}, {"user": "USLACKBOT"},
     {"subtype": "bot_message", "bot_id": "B0OTHER", "user": None}],
)  # fmt: skip
async def test_a_bot_s_message_gets_no_answer_its_own_least_of_all(slack, jalon, changes):
    event = {"type": "message", "channel": CHANNEL, "user": CLAIRE, "text": f"<@U0JALON001> {REPORT}", "ts": "1425200000.000100",
             "event_ts": "1425200000.000100", "channel_type": "channel"} | changes  # fmt: skip
    await slack.emit({name: value for name, value in event.items() if value is not None})
    await slack.settled()
    assert [message for message in slack.workspace.messages(CHANNEL) if message.get("bot_id")] == []
    assert recorded(jalon, "1425200000.000100") == []
    await still_works(slack, jalon)


async def test_an_edited_message_counts_as_it_reads_now_and_the_record_keeps_both(slack, jalon):
    ts, _ = await answer_to(slack, REPORT)
    await slack.edit(CLAIRE, CHANNEL, ts, f"<@U0JALON001> {REPORT.replace('40', '60')}")
    said = await becomes(lambda: [message["text"] for message in replies(slack, CHANNEL, ts)][1:])
    assert "60" in said[0]
    assert recorded(jalon, ts)[-1] == 60
    assert len(recorded(jalon, ts)) > 1
    await still_works(slack, jalon)


async def test_a_deleted_message_is_taken_back_and_stays_in_the_record(slack, jalon):
    ts, _ = await answer_to(slack, REPORT)
    await slack.delete(CLAIRE, CHANNEL, ts)
    await becomes(lambda: len(recorded(jalon, ts)) > 1)
    assert recorded(jalon, ts)[0] == 40
    assert recorded(jalon, ts)[-1] != 40
    await still_works(slack, jalon)


async def test_a_deletion_that_comes_before_its_message_leaves_nothing_recorded(slack, jalon):
    ts = "1425200000.000200"
    said = {"type": "message", "channel": CHANNEL, "user": CLAIRE, "text": f"<@U0JALON001> {REPORT}", "ts": ts,
            "event_ts": ts, "channel_type": "channel"}  # fmt: skip
    await slack.emit({"type": "message", "subtype": "message_deleted", "channel": CHANNEL, "deleted_ts": ts, "ts": "1425200000.000300",
                      "event_ts": "1425200000.000300", "previous_message": said, "hidden": True})  # fmt: skip
    await slack.settled()
    await slack.emit(said)
    await slack.settled()
    assert recorded(jalon, ts) == []
    await still_works(slack, jalon)


async def test_a_request_of_a_foreign_workspace_has_no_effect_and_no_answer(slack, jalon):
    said = {"type": "message", "channel": CHANNEL, "user": CLAIRE, "text": f"<@U0JALON001> {REPORT}", "ts": "1425200000.000100",
            "event_ts": "1425200000.000100", "channel_type": "channel"}  # fmt: skip
    await slack.emit(said, team_id="T0ELSEWHERE")
    await slack.settled()
    assert jalon.inbox.foreign == 1
    assert recorded(jalon, "1425200000.000100") == []
    assert slack.workspace.messages(CHANNEL) == []
    await still_works(slack, jalon)


async def test_an_account_that_slack_does_not_know_breaks_nothing(slack, jalon):
    ts = "1425200000.000100"
    await slack.emit(
        {
            "type": "app_mention",
            "channel": CHANNEL,
            "user": "U0NOBODY",
            "text": f"<@U0JALON001> {REPORT}",
            "ts": ts,
            "event_ts": ts,
        }
    )
    await slack.settled()
    assert recorded(jalon, ts) == []
    await still_works(slack, jalon)


async def test_a_person_whose_account_slack_does_not_tell_at_once_is_answered_later_and_once(slack, jalon, monkeypatch):
    from bot.playground.faults import Fault
    from handlers import inbox as inbox_module

    monkeypatch.setattr(inbox_module, "LEASE_SECONDS", 0.1)
    monkeypatch.setattr(inbox_module, "OLDER_THAN_SECONDS", 0.0)
    monkeypatch.setattr(inbox_module, "SWEEP_SECONDS", 0.2)
    slack.faults.add(Fault(method="users.info", kind="server_error", times=3))
    ts, said = await answer_to(slack, REPORT)
    await asyncio.sleep(0.5)
    assert len(said) == len(replies(slack, CHANNEL, ts)) == 1
    assert recorded(jalon, ts) == [40]


async def test_a_request_that_breaks_jalon_is_told_once_with_a_reference_and_done_once_it_can_be(
    slack, jalon, monkeypatch
):
    from handlers import inbox as inbox_module

    monkeypatch.setattr(inbox_module, "LEASE_SECONDS", 0.1)
    monkeypatch.setattr(inbox_module, "OLDER_THAN_SECONDS", 0.0)
    await answer_to(slack, "aide")  # Claire is known
    jalon.database.write_now(lambda c: c.exec_driver_sql("ALTER TABLE action_updates RENAME TO elsewhere"))
    ts = await slack.say(CLAIRE, CHANNEL, REPORT, mention_bot=True)
    for _ in range(3):
        await slack.settled()
        await asyncio.sleep(0.15)
        await jalon.redispatcher.tick()
        await jalon.inbox.at_work.ended(5)
    shown = [given["text"] for method, given in slack.workspace.calls if method == "chat.postEphemeral"]
    assert len(shown) == 1
    assert re.search(r"\b[0-9A-F]{6}\b", shown[0])
    jalon.database.write_now(lambda c: c.exec_driver_sql("ALTER TABLE elsewhere RENAME TO action_updates"))
    await asyncio.sleep(0.15)
    await jalon.redispatcher.tick()
    await becomes(lambda: replies(slack, CHANNEL, ts))
    assert recorded(jalon, ts) == [40]


async def test_what_was_sent_long_ago_is_forgotten_except_the_keys_of_reminders(slack, jalon):
    def old(connection, key, kind):
        message = Outgoing(workspace=HERE, key=key, kind=kind, channel=CHANNEL, thread_ts=None, text=key, blocks=[])
        held = outbox.add_claimed(connection, message, lease_seconds=60)
        outbox.settle_sent(connection, held, ts="1.000001")

    for kind in ("reply", "reminder"):
        jalon.database.write_now(lambda c, kind=kind: old(c, f"old-{kind}", kind))
    jalon.database.write_now(lambda c: c.exec_driver_sql("UPDATE outbox SET settled_at = settled_at - 40 * 86400"))
    (tidy,) = [beat.body for beat in jalon.metronome.beats if beat.name == "sweep"]
    await tidy()
    known = jalon.database.read_now(lambda c: outbox.known_keys(c, HERE, ["old-reply", "old-reminder"]))
    assert known == {"old-reminder"}
