"""The extra ``semantic`` on the whole bot: switched on by a setting, ready after a while."""

import platform
import sys
from datetime import UTC, datetime

import pytest

from bot.commands.demo import prepare
from bot.plan.importing import read_plan
from tests.harness import becomes, jalon_here

pytestmark = pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="the extra is for Linux on x86-64"
)

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
SOPHIE = "U0SOPHIE01"
PLAN = """# Plan pour la mobilité

## Axe A : se déplacer autrement

- Ouvrir un atelier de réparation de bicyclettes
- Installer des bornes de recharge pour les voitures électriques
"""
ASKED = "Que dit le plan des bornes de recharge ?"


def give_plan(slack, url, folder):
    (folder / "petit.md").write_text(PLAN, encoding="utf-8")
    prepare(url, slack.cast, read_plan(PLAN, name="petit"), folder / "petit.md", NOW)


async def answer(slack, count):
    """Jalon's answer to the question, asked for the ``count``-th time."""
    direct = slack.workspace.dm(SOPHIE)
    await slack.say(SOPHIE, direct, ASKED)

    def told():
        messages = slack.workspace.channel(direct).messages.values()
        return [message["text"] for message in messages if message.get("bot_id")][count - 1 :]

    return (await becomes(told))[0]


async def test_jalon_reads_the_plan_after_the_first_message_and_every_question_from_then_on(
    slack, file_database, tmp_path
):
    give_plan(slack, file_database, tmp_path)
    async with jalon_here(slack, file_database, JALON_SEMANTIC="on") as jalon:
        before = await answer(slack, 1)
        await becomes(lambda: jalon.nearness.state() == {"works": True, "known": 4, "passages": 4})
        after = await answer(slack, 2)
        assert ASKED in jalon.nearness._heard
    assert "bornes de recharge pour les voitures électriques" in before
    assert "bornes de recharge pour les voitures électriques" in after
    assert (tmp_path / "jalon.vectors").is_file()


async def test_without_the_setting_nothing_is_read(slack, file_database, tmp_path):
    give_plan(slack, file_database, tmp_path)
    async with jalon_here(slack, file_database) as jalon:
        assert "bornes de recharge pour les voitures électriques" in await answer(slack, 1)
        assert jalon.nearness is None
    assert not (tmp_path / "jalon.vectors").exists()
