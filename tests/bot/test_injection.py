"""What people write never calls anybody up, never becomes a link and never takes Slack's own marks (R16)."""

import json
import re

import pytest

from tests.bot.test_bad_input import CHANNEL, CLAIRE, answer_to, url_of
from tests.harness import becomes, jalon_here

LIVE = re.compile(r"<(?:![a-z]|@[UW][A-Z0-9]*|#C|(?:https?|mailto|javascript|slack):)", re.IGNORECASE)
WRITERS = (CLAIRE, "U0SOPHIE01", "U0NADIA001")
PAYLOADS = (
    "<!channel>", "<!here>", "<!everyone>", "<!subteam^S012AB|@tous>", "<@U0KARIM001>", "<#C0GENERAL1|direction>",
    "<https://evil.example|mairie.fr>", "<javascript:alert(1)|ici>", "&lt;!channel&gt;", "&amp;lt;!here&amp;gt;", "@channel", "*_~`>",
)  # fmt: skip


@pytest.fixture
async def jalon(slack, tmp_path):
    async with jalon_here(slack, url_of(tmp_path)) as running:
        yield running


def shown(slack):
    """Everything the bot gave Slack to show."""
    methods = {
        "chat.postMessage",
        "chat.update",
        "chat.postEphemeral",
        "response_url",
        "views.open",
        "views.update",
        "views.publish",
    }
    return [(method, values) for method, values in slack.workspace.calls if method in methods]


def marks(values):
    """Slack's live marks in what is shown as mrkdwn; a plain_text object and a quoted URL show them as they are."""
    found = []

    def walk(value):
        if isinstance(value, dict):
            if value.get("type") == "plain_text":
                return
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, str):
            found.extend(LIVE.findall(value))

    given = values.get("blocks") or values.get("view") or []
    walk(json.loads(given) if isinstance(given, str) else given)
    walk(values.get("text", ""))
    return found


async def test_no_words_of_a_person_are_live_in_what_the_bot_shows(slack, jalon):
    for number, payload in enumerate(PAYLOADS):
        words = slack.typed(payload)
        group, user = 1 + number % 4, WRITERS[number % 3]  # nobody writes more than twenty in a minute
        await answer_to(slack, f"Nouvelle action pour le groupe {group} : atelier {words} numéro {number}", user=user)
        await answer_to(slack, f"L'atelier {words} numéro {number} est lancé, 40 %, bloqué par {words}", user=user)
        await answer_to(slack, f"Que dit le plan de {words} ?", user=user)
        await answer_to(slack, f"où en est le groupe {group} ?", user=user)
    await slack.command(CLAIRE, CHANNEL, "/jalon", f"Que dit le plan de {slack.typed(PAYLOADS[0])} ?")
    await slack.open_home(CLAIRE)
    await becomes(lambda: any(method == "views.publish" for method, _ in shown(slack)))
    allowed = {f"<@{user}" for user in WRITERS}  # whoever reported is named by their own id
    live = [(method, mark) for method, values in shown(slack) for mark in marks(values) if mark not in allowed]
    assert live == []


async def test_no_message_asks_slack_to_find_names_or_to_show_what_links_lead_to(slack, jalon):
    await answer_to(slack, "L'appel à projets Entreprendre autrement est lancé, 40 %, voir https://evil.example")
    await answer_to(slack, "où en est le groupe 1 ?")
    posted = [values for method, values in shown(slack) if method == "chat.postMessage"]
    assert posted
    assert [name for values in posted for name in ("link_names", "parse") if name in values] == []
    assert {(values["unfurl_links"], values["unfurl_media"]) for values in posted} == {(False, False)}
