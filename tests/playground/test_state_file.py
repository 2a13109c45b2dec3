from bot.playground.people import default_cast
from bot.playground.server import Playground

CLAIRE = default_cast().people[0].id
GENERAL = default_cast().rooms[0].id


async def test_a_second_start_finds_the_workspace_again(tmp_path):
    path = tmp_path / "state" / "workspace.json"
    async with Playground(state_file=path) as first:
        root = await first.say(CLAIRE, GENERAL, "bonjour")
        await first.say(CLAIRE, GENERAL, "suite", thread_ts=root)
        await first.upload(CLAIRE, GENERAL, "plan.txt", b"abc")
        first.clock.move_to(first.clock.now().replace(year=2031))
        then = first.clock.now()
    async with Playground(state_file=path) as second:
        assert second.state_notice is None
        assert second.workspace.messages(GENERAL) == first.workspace.messages(GENERAL)
        assert [row["text"] for row in second.workspace.thread(GENERAL, root)] == ["bonjour", "suite"]
        assert list(second.workspace.contents.values()) == [b"abc"]
        assert 0 <= (second.clock.now() - then).total_seconds() < 10
        assert await second.say(CLAIRE, GENERAL, "encore") > root


async def test_a_broken_file_is_set_aside_and_said(tmp_path):
    path = tmp_path / "workspace.json"
    path.write_text('{"version": 1, "team": "T0METROPOL", "channels": [{}]', encoding="utf-8")
    async with Playground(state_file=path) as playground:
        assert playground.workspace.messages(GENERAL) == []
        assert "workspace.json could not be read" in playground.state_notice
    (aside,) = tmp_path.glob("*.unreadable-*")
    assert aside.read_text(encoding="utf-8").startswith('{"version": 1')
    assert path.is_file()


async def test_another_workspaces_file_is_set_aside(tmp_path):
    path = tmp_path / "workspace.json"
    path.write_text('{"version": 1, "team": "T0OTHER"}', encoding="utf-8")
    async with Playground(state_file=path) as playground:
        assert playground.state_notice is not None
