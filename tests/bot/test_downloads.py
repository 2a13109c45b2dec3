"""The token goes to Slack's files and nowhere else."""

import pytest
from aiohttp import web

from bot.downloads import Downloaded, Missing, download, is_slack_file

SLACK = "https://slack.com/api/"


@pytest.mark.parametrize(
    "address",
    [
        "http://files.slack.com/x", "https://files.slack.com.evil.example/x", "https://evil.example/files.slack.com",
        "https://files.slack.com@evil.example/x", "https://user:pass@files.slack.com/x", "https://files.slack.com:8443/x",
        "https://169.254.169.254/latest", "http://127.0.0.1:1/x", "file:///etc/passwd", "https://files.slack.com\\@evil.example/",
        "//files.slack.com/x", "", "https://[", "https://files.slack.com:x/", "https://slack.com/x", "https://files.slack.com/\n",
    ],
)  # fmt: skip
def test_other_addresses_never_see_the_token(address):
    assert not is_slack_file(address, api_url=SLACK)


def test_slack_s_files_and_those_of_a_configured_server_may_be_fetched():
    assert is_slack_file("https://files.slack.com/files-pri/T1-F1/plan.pdf", api_url=SLACK)
    assert is_slack_file("http://127.0.0.1:8080/files/F1/plan.md", api_url="http://127.0.0.1:8080/api/")
    assert not is_slack_file("http://127.0.0.1:8081/files/F1/plan.md", api_url="http://127.0.0.1:8080/api/")


async def test_a_file_is_fetched_whole_and_not_beyond_its_limit(slack, session):
    await slack.upload("U0CLAIRE01", "U0CLAIRE01", "plan.md", b"# Plan" * 1000)
    (address,) = [file["url_private"] for file in slack.workspace.files.values()]
    settings = {"api_url": slack.api_url, "token": slack.bot_token}
    assert await download(session, address, **settings) == Downloaded(data=b"# Plan" * 1000)
    assert await download(session, address, **settings, most=100) is Missing.TOO_LARGE
    assert await download(session, address, api_url=slack.api_url, token="xoxb-other") is Missing.REFUSED
    assert await download(session, "https://evil.example/x", **settings) is Missing.FOREIGN
    assert await download(session, f"{slack.url}/files/F404/x.md", **settings) is Missing.REFUSED


@pytest.fixture
async def server():
    async def page(request):
        match request.path:
            case "/login.pdf":
                return web.Response(text="\n<!DOCTYPE html><html>Sign in", content_type="application/pdf")
            case "/empty.md":
                return web.Response(body=b"")
            case "/away.md":
                raise web.HTTPFound("https://evil.example/")
            case "/endless.md":
                return web.Response(body=b"x" * 300_000, headers={"Content-Type": "text/plain"})
            case _:
                return web.Response(status=500)

    app = web.Application()
    app.router.add_get("/{name}", page)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_what_is_no_file_is_told_apart(server, session):
    async def fetched(name, **changes):
        return await download(session, f"{server}/{name}", api_url=f"{server}/api/", token="xoxb-1", **changes)

    assert await fetched("login.pdf") is Missing.REFUSED
    assert await fetched("empty.md") is Missing.EMPTY
    assert await fetched("away.md") is Missing.REFUSED
    assert await fetched("endless.md", most=200_000) is Missing.TOO_LARGE
    assert await fetched("broken.md") is Missing.UNREACHABLE
    assert (
        await download(session, "http://127.0.0.1:1/x", api_url="http://127.0.0.1:1/api/", token="x")
        is Missing.UNREACHABLE
    )
