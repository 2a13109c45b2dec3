"""A message that Slack refuses for good is told to the coordinators, once."""

from datetime import UTC, datetime

from bot.domain.people import Language, Member, MemberId, Role, WorkspaceId
from bot.rendering.reminders import refused_words
from bot.services.notices import tell_refused
from storage import members, outbox, workspaces
from storage.database import open_database
from storage.outbox import Outgoing
from storage.upgrade import upgrade

HERE = WorkspaceId("T1")
NOW = datetime(2015, 1, 5, 9, tzinfo=UTC)


def test_each_coordinator_is_told_once_that_a_message_was_refused(tmp_path):
    url = f"sqlite:///{tmp_path / 'jalon.db'}"
    upgrade(url)
    database = open_database(url)
    reminder = Outgoing(
        workspace=HERE, key="reminder:J1", kind="reminder", channel="C1", thread_ts=None, text="x", blocks=[]
    )

    def unit(connection):
        workspaces.ensure(connection, HERE, "here", NOW)
        members.save(connection, Member(workspace=HERE, id=MemberId("U1"), name="Claire", role=Role.COORDINATOR), NOW)
        members.save(connection, Member(workspace=HERE, id=MemberId("U2"), name="Sophie"), NOW)
        held = outbox.add_claimed(connection, reminder, lease_seconds=60, now=NOW)
        told = [tell_refused(connection, held, "is_archived", refused_words) for _ in range(2)]
        [notice] = outbox.claim(connection, limit=5, lease_seconds=60, now=NOW.replace(year=2100))
        return told, notice.outgoing.channel, notice.outgoing.text

    try:
        told, channel, text = database.write_now(unit)
    finally:
        database.close_now()
    assert (told, channel) == ([1, 0], "U1")
    assert text == refused_words("C1", "is_archived", Language.FRENCH)
    assert "<#C1>" in text
    assert "is_archived" in text
