"""A plan's document dropped in the conversation with Jalon: the whole bot, over sockets, in a Slack-like workspace."""

import asyncio
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.domain.people import Member, MemberId, Role, WorkspaceId
from bot.plan import importing
from bot.plan.sample import sample_text
from bot.serving import listen, running
from bot.settings import Settings
from storage import members, plans, workspaces

HERE = WorkspaceId("T0METROPOL")
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
CLAIRE, SOPHIE, THOMAS, JULIEN = "U0CLAIRE01", "U0SOPHIE01", "U0THOMAS01", "U0JULIEN01"
CLIMATE = (Path(__file__).resolve().parents[1] / "plans" / "plan_climat.md").read_bytes()
CHANGED = "\n".join(
    line.replace("Forums métropolitains", "Forums citoyens métropolitains")
    for line in sample_text().splitlines()
    if "Itinéraires" not in line
).encode()


def prepare(connection, coordinators):
    workspaces.change(connection, HERE, set_up=True)
    for name in coordinators:
        members.save(connection, Member(workspace=HERE, id=MemberId(name), name=name), NOW)
        members.set_role(connection, HERE, MemberId(name), Role.COORDINATOR)


@pytest.fixture
async def jalon(slack, file_database):
    settings = Settings.read({
        "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token, "JALON_SLACK_API_URL": slack.api_url,
        "JALON_DATABASE_URL": file_database,
    })  # fmt: skip
    async with running(settings) as made:
        await made.database.write(lambda connection: prepare(connection, (CLAIRE, THOMAS)))
        stopping = asyncio.Event()
        task = asyncio.create_task(listen(made, stopping))
        await slack.connected(1)
        yield made
        stopping.set()
        await asyncio.wait_for(task, 15)


@pytest.fixture
def drop(slack, jalon):
    async def dropped(name, data, *, user=CLAIRE, text=""):
        before = said(slack, user)
        await slack.upload(user, user, name, data, text)
        return await answer(slack, user, len(before))

    return dropped


def said(slack, user):
    channel = slack.workspace.channel(user)
    return [row for _ts, row in sorted(channel.messages.items()) if row.get("bot_id")]


READING = "Je lis le fichier"


async def answer(slack, user, after):
    async with asyncio.timeout(20):
        while len(said(slack, user)) <= after or said(slack, user)[after]["text"].startswith(READING):  # noqa: ASYNC110 - what Slack shows, no event
            await asyncio.sleep(0.02)
    return said(slack, user)[after]


async def whispered(slack, channel):
    async with asyncio.timeout(20):
        while not slack.workspace.channel(channel).ephemerals:  # noqa: ASYNC110 - what Slack shows, no event
            await asyncio.sleep(0.02)
    return slack.workspace.channel(channel).ephemerals[-1]


async def press(slack, preview, action, *, user=CLAIRE, owner=CLAIRE):
    after = len(said(slack, user))
    await slack.press(user, channel=owner, ts=preview["ts"], action_id=action)
    return await answer(slack, user, after)


def versions(jalon):
    return jalon.database.read_now(lambda connection: plans.versions(connection, HERE))


def buttons(message):
    rows = [block for block in message.get("blocks", ()) if block["type"] == "actions"]
    return [(element["text"]["text"], element["action_id"]) for row in rows for element in row["elements"]]


async def test_a_coordinator_sees_what_a_document_changes_and_imports_it_once(slack, jalon, drop):
    preview = await drop("plan 2.md", CHANGED)
    assert preview["text"].startswith("J’ai lu le fichier «\u202fplan 2.md\u202f»")
    assert "Modifiés\u00a0: 2." in preview["text"]
    assert "Disparus\u00a0: 2." in preview["text"]
    assert "Remarques sur le document\u00a0:" in preview["text"]
    assert buttons(preview) == [("Importer", "put_plan"), ("Ne rien changer", "leave_plan")]
    assert versions(jalon) == [1]
    done = await press(slack, preview, "put_plan")
    assert "comme version 2" in done["text"]
    assert "Ce qui a été enregistré reste attaché à sa ligne." in done["text"]
    assert versions(jalon) == [1, 2]
    again = await press(slack, preview, "put_plan")
    assert again["text"] == "Cette question a déjà reçu une réponse."
    assert versions(jalon) == [1, 2]


async def test_the_reading_is_announced_at_once_and_becomes_the_preview(slack, jalon, monkeypatch):
    shown = []
    read_file = importing.read_file

    def watched(data, *, name):
        shown.extend(message["text"] for message in said(slack, CLAIRE))
        return read_file(data, name=name)

    monkeypatch.setattr(importing, "read_file", watched)
    await slack.upload(CLAIRE, CLAIRE, "plan 2.md", CHANGED, "")
    preview = await answer(slack, CLAIRE, 0)
    assert [text.split(".")[0] for text in shown] == ["Je lis le fichier «\u202fplan 2"]
    assert buttons(preview)[0] == ("Importer", "put_plan")
    assert len(said(slack, CLAIRE)) == 1


async def test_a_preview_stands_by_itself_when_its_announcement_is_gone(slack, jalon, monkeypatch):
    read_file = importing.read_file

    def watched(data, *, name):
        channel = slack.workspace.channel(CLAIRE)
        channel.messages.pop(next(ts for ts, row in channel.messages.items() if row.get("bot_id")))
        return read_file(data, name=name)

    monkeypatch.setattr(importing, "read_file", watched)
    await slack.upload(CLAIRE, CLAIRE, "plan 2.md", CHANGED, "")
    assert buttons(await answer(slack, CLAIRE, 0))[0] == ("Importer", "put_plan")


async def test_a_document_that_is_left_changes_nothing(slack, jalon, drop):
    preview = await drop("plan.md", CHANGED)
    left = await press(slack, preview, "leave_plan")
    assert left["text"] == "Rien n’a changé\u00a0: le plan reste tel quel."
    assert (await press(slack, preview, "put_plan"))["text"] == "Cette question a déjà reçu une réponse."
    assert versions(jalon) == [1]


async def test_a_preview_is_void_once_the_plan_has_changed(slack, jalon, drop):
    old, new = await drop("a.md", CHANGED), await drop("b.md", CLIMATE)
    await press(slack, new, "put_plan")
    assert (await press(slack, old, "put_plan"))["text"].startswith("Le plan a changé depuis cet aperçu")
    assert versions(jalon) == [1, 2]


async def test_the_plan_in_place_has_nothing_to_import(jalon, drop):
    told = await drop("plan.md", sample_text().encode())
    assert told["text"].endswith("C’est le plan en place\u00a0: il n’y a rien à importer.")
    assert buttons(told) == []


@pytest.mark.parametrize("user", [SOPHIE, JULIEN])
async def test_others_than_coordinators_are_refused_and_told_whom_to_ask(slack, jalon, drop, user):
    told = await drop("plan.md", CHANGED, user=user)
    assert told["text"].splitlines()[0] == (
        "Seul un coordinateur peut importer un plan\u00a0: le fichier n’a pas été ouvert, et rien n’a changé."
    )
    assert f"<@{CLAIRE}>" in told["text"]


async def test_a_press_of_somebody_who_may_no_longer_do_it_changes_nothing(slack, jalon, drop):
    preview = await drop("plan.md", CHANGED)
    await jalon.database.write(lambda connection: members.set_role(connection, HERE, MemberId(CLAIRE), Role.MEMBER))
    assert (await press(slack, preview, "put_plan"))["text"].startswith("Seul un coordinateur peut importer")
    assert versions(jalon) == [1]


async def test_a_forged_press_of_another_person_changes_nothing(slack, jalon, drop):
    preview = await drop("plan.md", CHANGED)
    (value,) = [
        element["value"]
        for block in preview["blocks"] if block["type"] == "actions"
        for element in block["elements"] if element["action_id"] == "put_plan"
    ]  # fmt: skip
    theirs = await drop("plan.md", CHANGED, user=SOPHIE)
    body = {
        "type": "block_actions", "team": {"id": HERE}, "user": {"id": SOPHIE, "team_id": HERE}, "trigger_id": "tr9",
        "channel": {"id": slack.workspace.channel(SOPHIE).id}, "message": {"ts": theirs["ts"]},
        "container": {"type": "message", "message_ts": theirs["ts"], "channel_id": slack.workspace.channel(SOPHIE).id},
        "actions": [{"type": "button", "action_id": "put_plan", "block_id": "b", "value": value, "action_ts": "5.0"}],
    }  # fmt: skip
    after = len(said(slack, SOPHIE))
    await jalon.app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
    assert (await answer(slack, SOPHIE, after))["text"].startswith("Seul un coordinateur peut importer")
    assert versions(jalon) == [1]


def packed(size):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * size)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("bombe.docx", packed(210 * 1024 * 1024), "200 Mo"),
        (
            "secret.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 4,
            "mot de passe",
        ),
        ("page.html", b"<!DOCTYPE html><html><body>Sign in</body></html>", "page web"),
        ("plan.pdf", b"<!DOCTYPE html><html><body>Sign in</body></html>", "files:read"),
        ("x <!here>.exe", b"MZ\x90\x00" + b"\x00" * 200, "x &lt;!here&gt;.exe"),
        ("vide.md", b"", "est vide"),
        ("gros.md", b"# Axe\n" * 3_600_000, "20 Mo"),
        ("plan.yaml", b"jalon_plan: 1\ntitle: [\n", "fichier de plan"),
    ],
)
async def test_what_cannot_be_read_is_told_and_changes_nothing(slack, jalon, drop, name, data, sentence):
    told = await drop(name, data)
    assert sentence in told["text"]
    assert "rien n’a changé" in told["text"].lower()
    assert buttons(told) == []
    assert versions(jalon) == [1]


@pytest.fixture
async def elsewhere():
    seen = []

    async def taken(request):
        seen.append(dict(request.headers))
        return web.Response(text="# Axe 1")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", taken)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", seen
    await runner.cleanup()


async def test_the_token_never_goes_to_another_address(slack, jalon, elsewhere):
    url, seen = elsewhere
    file = {"id": "F0FOREIGN1", "name": "plan.md", "mimetype": "text/markdown", "mode": "hosted", "size": 7}
    message = {
        "type": "message", "subtype": "file_share", "user": CLAIRE, "channel": slack.workspace.channel(CLAIRE).id,
        "channel_type": "im", "text": "", "ts": "1800000000.000100", "event_ts": "1800000000.000100",
        "files": [file | {"url_private": f"{url}/plan.md"}],
    }  # fmt: skip
    await slack.emit(message)
    told = await answer(slack, CLAIRE, 0)
    assert told["text"].startswith("Le fichier «\u202fplan.md\u202f» n’est pas conservé par Slack")
    await slack.emit(message)
    await slack.settled()
    assert len(said(slack, CLAIRE)) == 1
    assert seen == []


async def test_a_report_that_comes_with_a_file_is_recorded_as_a_report(jalon, drop):
    told = await drop("photo.png", b"\x89PNG\x00\x00", text="A-02 est en cours, 40 %")
    assert "A-02" in told["text"]
    assert "40" in told["text"]
    told = await drop("compte rendu.md", CHANGED, text="A-03 est en cours, 20 %")
    assert "A-03" in told["text"]
    assert buttons(told)[0][1] != "put_plan"


async def test_words_that_announce_the_document_do_not_hide_it(jalon, drop):
    told = await drop("plan.md", CHANGED, text="Bonjour, voici le plan mis à jour")
    assert buttons(told)[0][1] == "put_plan"


async def test_several_documents_at_once_are_not_guessed_at(slack, jalon):
    files = [
        {"id": f"F{number}", "name": "plan.md", "mimetype": "text/plain", "url_private": "x"} for number in range(2)
    ]
    await slack.emit({
        "type": "message", "subtype": "file_share", "user": CLAIRE, "channel": slack.workspace.channel(CLAIRE).id,
        "channel_type": "im", "text": "", "ts": "1800000000.000200", "event_ts": "1800000000.000200", "files": files,
    })  # fmt: skip
    assert (await answer(slack, CLAIRE, 0))["text"].startswith("Plusieurs fichiers sont arrivés à la fois.")


async def test_an_earlier_version_is_found_and_restored_in_slack(slack, jalon, drop):
    preview = await drop("plan 2.md", CHANGED)
    await press(slack, preview, "put_plan")
    await slack.command(CLAIRE, "C0GENERAL1", "/jalon", "versions")
    shown = await whispered(slack, "C0GENERAL1")
    assert "file" not in shown["text"]
    assert "• Version 2\u00a0:" in shown["text"]
    assert f"importée par <@{CLAIRE}>" in shown["text"]
    assert buttons(shown) == [("Rétablir la version 1", "restore_plan:1")]
    after = len(said(slack, CLAIRE))
    await slack.press(CLAIRE, channel="C0GENERAL1", ts=shown["ts"], action_id="restore_plan:1")
    preview = await answer(slack, CLAIRE, after)
    assert buttons(preview) == [("Rétablir", "put_plan"), ("Ne rien changer", "leave_plan")]
    assert versions(jalon) == [1, 2]
    done = await press(slack, preview, "put_plan")
    assert done["text"].startswith("La version 1 du plan est de nouveau en place, comme version 3.")
    assert versions(jalon) == [1, 2, 3]


async def test_others_see_the_versions_and_may_not_restore_one(slack, jalon, drop):
    await press(slack, await drop("plan 2.md", CHANGED), "put_plan")
    await slack.command(SOPHIE, "C0GENERAL1", "/jalon", "versions")
    shown = await whispered(slack, "C0GENERAL1")
    await slack.press(SOPHIE, channel="C0GENERAL1", ts=shown["ts"], action_id="restore_plan:1")
    assert (await answer(slack, SOPHIE, 0))["text"].startswith("Seul un coordinateur peut importer")
    assert versions(jalon) == [1, 2]
