"""What stands around an answer, on the whole bot in a Slack-like workspace: feedback, sharing, the plan's lines, open questions."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.demo import prepare
from bot.commands.inputs import read_plan_file
from bot.domain.people import WorkspaceId
from bot.playground.faults import Fault
from storage import open_questions, plans
from tests.harness import becomes, jalon_here

HERE = WorkspaceId("T0METROPOL")
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
CLAIRE, KARIM, SOPHIE, THOMAS, JULIEN = "U0CLAIRE01", "U0KARIM001", "U0SOPHIE01", "U0THOMAS01", "U0JULIEN01"
OTHER_PLAN = Path(__file__).resolve().parents[1] / "plans" / "plan_climat.md"
GENERAL, GROUP_1, GROUP_4 = "C0GENERAL1", "C0GROUPE01", "C0GROUPE04"
ASKED = "Quels sont les nouveaux enjeux de l'axe recherche et innovation ?"
UNANSWERED = "Quel est le budget de la monnaie complémentaire ?"


@pytest.fixture(scope="module")
def plan():
    return read_plan_file(None)


@pytest.fixture
async def jalon(slack, file_database, plan):
    prepare(file_database, slack.cast, plan, None, NOW)
    async with jalon_here(slack, file_database) as made:
        yield made


def plain(text):
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def from_bot(slack, channel):
    rows = sorted(slack.workspace.channel(channel).messages.items())
    return [row for _ts, row in rows if row.get("bot_id")]


async def next_from_bot(slack, channel, after):
    rows = await becomes(lambda: from_bot(slack, channel)[after:])
    return rows[0]


async def whisper(slack, channel, user, after=0):
    rows = await becomes(lambda: slack.workspace.ephemerals(channel, user)[after:])
    return rows[0]


async def modal(slack, user):
    return await becomes(lambda: slack.workspace.modal(user))


def elements(message):
    found = [element for block in message["blocks"] for element in block.get("elements", [])]
    return found + [block["accessory"] for block in message["blocks"] if "accessory" in block]


def button(message, action_id):
    return next(element for element in elements(message) if element.get("action_id") == action_id)


def has(message, action_id):
    return any(element.get("action_id") == action_id for element in elements(message))


async def ask(slack, user, text):
    """A question in the person's direct conversation, and its answer."""
    before = len(from_bot(slack, user))
    await slack.say(user, user, text)
    return await next_from_bot(slack, user, before)


async def press(slack, user, message, action_id, *, channel=None, value=None):
    element = button(message, action_id)
    await slack.press(
        user, channel=channel or user, ts=message["ts"], action_id=action_id, value=value or element.get("value")
    )


async def judge(slack, user, message, *, useful, channel=None):
    side = "positive_button" if useful else "negative_button"
    value = button(message, "answer_feedback")[side]["value"]
    await press(slack, user, message, "answer_feedback", channel=channel, value=value)


def told(view):
    pieces = [
        block["text"]["text"] if "text" in block else block["elements"][0]["text"]
        for block in view["blocks"]
        if "text" in block or block["type"] == "context"
    ]
    return plain("\n".join(pieces))


async def test_feedback_is_kept_once_for_each_person_and_may_change(jalon, slack):
    answer = await ask(slack, SOPHIE, ASKED)
    await judge(slack, SOPHIE, answer, useful=True)
    assert "utile" in plain((await whisper(slack, slack.workspace.dm(SOPHIE), SOPHIE))["text"])
    await judge(slack, SOPHIE, answer, useful=True)
    await judge(slack, SOPHIE, answer, useful=False)
    changed = await whisper(slack, slack.workspace.dm(SOPHIE), SOPHIE, after=2)
    assert "modifié : réponse pas utile" in plain(changed["text"])
    assert has(changed, "pass_question_on")
    await slack.open_home(CLAIRE)
    home = await becomes(lambda: slack.workspace.home(CLAIRE))
    assert "utile 0, pas utile 1" in told(home)


async def test_an_answer_given_in_private_goes_to_the_group_s_channel_once(jalon, slack):
    answer = await ask(slack, SOPHIE, ASKED)
    assert plain(button(answer, "share_answer")["text"]["text"]) == "Partager dans le canal du groupe 1"
    await press(slack, SOPHIE, answer, "share_answer")
    shared = await next_from_bot(slack, GROUP_1, 0)
    await press(slack, SOPHIE, answer, "share_answer")
    again = await whisper(slack, slack.workspace.dm(SOPHIE), SOPHIE, after=1)
    assert f"<@{SOPHIE}>" in shared["text"]
    assert ASKED.replace("'", "'") in shared["text"]
    assert "« Innovation Sociale »" in plain(shared["text"])
    assert "déjà été partagée" in plain(again["text"])
    assert len(from_bot(slack, GROUP_1)) == 1


async def test_a_command_s_answer_goes_to_the_channel_it_was_typed_in(jalon, slack):
    await slack.command(JULIEN, GROUP_4, "/jalon", ASKED)
    answer = await whisper(slack, GROUP_4, JULIEN)
    await press(slack, JULIEN, answer, "share_answer", channel=GROUP_4)
    shared = await next_from_bot(slack, GROUP_4, 0)
    assert f"<@{JULIEN}>" in shared["text"]
    assert has(shared, "see_in_plan")


async def test_nobody_else_shares_an_answer_that_is_private(jalon, slack):
    answer = await ask(slack, SOPHIE, ASKED)
    ticket = button(answer, "share_answer")["value"]
    mine = await ask(slack, THOMAS, "What does the plan say about the complementary currency?")
    await press(slack, THOMAS, mine, "share_answer", value=ticket)
    refused = await whisper(slack, slack.workspace.dm(THOMAS), THOMAS)
    assert "Only the person who wrote it" in refused["text"]
    assert from_bot(slack, GROUP_1) == []


async def test_where_jalon_was_not_invited_nothing_is_shared_and_sharing_may_be_tried_again(jalon, slack):
    answer = await ask(slack, SOPHIE, ASKED)
    slack.faults.add(Fault(method="chat.postMessage", kind="slack_error", code="not_in_channel", times=1))
    await press(slack, SOPHIE, answer, "share_answer")
    refused = await whisper(slack, slack.workspace.dm(SOPHIE), SOPHIE)
    assert "inviter" in refused["text"]
    await press(slack, SOPHIE, answer, "share_answer")
    assert "Innovation" in (await next_from_bot(slack, GROUP_1, 0))["text"]


@pytest.mark.parametrize("kind", ["rate_limited", "error_after", "server_error"])
async def test_an_answer_that_slack_does_not_take_at_once_is_shared_once_all_the_same(jalon, slack, kind):
    answer = await ask(slack, SOPHIE, ASKED)
    slack.faults.add(Fault(method="chat.postMessage", kind=kind, times=1, retry_after=1))
    await press(slack, SOPHIE, answer, "share_answer")
    waits = await whisper(slack, slack.workspace.dm(SOPHIE), SOPHIE)
    await press(slack, SOPHIE, answer, "share_answer")
    await becomes(lambda: from_bot(slack, GROUP_1), seconds=40)
    assert "dès que Slack" in waits["text"]
    assert len(from_bot(slack, GROUP_1)) == 1


async def test_a_guest_sees_the_lines_around_the_quotation_with_the_quoted_ones_named(jalon, slack, plan):
    answer = await ask(slack, JULIEN, ASKED)
    await press(slack, JULIEN, answer, "see_in_plan")
    view = await modal(slack, JULIEN)
    said = told(view)
    assert view["title"]["text"] == "Dans le plan"
    assert "Ligne 134, citée" in said
    assert "Ligne 131 :" in said
    document = "\n".join(plain(passage.text).replace("&", "&amp;") for passage in plan.passages)
    assert [quoted for quoted in re.findall(r"« ?(.*?) ?»", said) if quoted not in document] == []


async def test_an_unanswered_question_is_put_to_the_coordinators_answered_told_and_kept(jalon, slack):
    answer = await ask(slack, JULIEN, UNANSWERED)
    before = len(from_bot(slack, CLAIRE))
    await press(slack, JULIEN, answer, "pass_question_on")
    await press(slack, JULIEN, answer, "pass_question_on")
    notice = await next_from_bot(slack, CLAIRE, before)
    assert UNANSWERED in plain(notice["text"])
    waiting = await jalon.database.read(lambda c: open_questions.waiting(c, HERE, limit=9))
    assert [(one.question, [asker.member for asker in one.askers]) for one in waiting] == [(UNANSWERED, [JULIEN])]

    asked = len(from_bot(slack, JULIEN))
    await press(slack, CLAIRE, notice, "answer_question")
    form = await modal(slack, CLAIRE)
    await slack.submit(CLAIRE, form["id"], {"answer": "12 000 € en 2015, voir la « délibération » <!channel>"})
    reached = await next_from_bot(slack, JULIEN, asked)
    assert re.search(r"Réponse de la coordination \(Claire Vasseur, \d[^)]+\), hors du plan :", plain(reached["text"]))
    assert "<!channel>" not in reached["text"]
    assert "«" not in reached["text"]

    again = await ask(slack, SOPHIE, "c'est quoi le budget de la monnaie complementaire")
    assert "hors du plan" in plain(again["text"])
    assert "12 000 €" in plain(again["text"])
    assert not has(again, "pass_question_on")
    assert [
        words for words in re.findall(r"«(.*?)»", again["text"]) if "12 000" in words or "délibération" in words
    ] == []


async def test_the_lines_shown_are_those_of_the_version_that_was_quoted(jalon, slack, plan):
    answer = await ask(slack, SOPHIE, ASKED)
    other = read_plan_file(OTHER_PLAN)
    await jalon.database.write(lambda c: plans.save(c, HERE, other, source="", file_name="b.md", by=CLAIRE, at=NOW))
    await press(slack, SOPHIE, answer, "see_in_plan")
    assert "« Innovation Sociale »" in told(await modal(slack, SOPHIE))


async def test_an_answer_of_spaces_is_refused_where_it_was_written(jalon, slack):
    answer = await ask(slack, SOPHIE, UNANSWERED)
    await press(slack, SOPHIE, answer, "pass_question_on")
    notice = await next_from_bot(slack, CLAIRE, 0)
    await press(slack, CLAIRE, notice, "answer_question")
    form = await modal(slack, CLAIRE)
    refused = await slack.submit(CLAIRE, form["id"], {"answer": "  \n "})
    assert refused["response_action"] == "errors"
    assert await slack.submit(CLAIRE, form["id"], {"answer": "Douze."}) is None


async def test_a_kept_answer_is_withdrawn_by_a_coordinator_only(jalon, slack):
    answer = await ask(slack, SOPHIE, UNANSWERED)
    await press(slack, SOPHIE, answer, "pass_question_on")
    await slack.command(CLAIRE, GENERAL, "/jalon", "questions")
    board = await whisper(slack, GENERAL, CLAIRE)
    await press(slack, CLAIRE, board, "answer_question", channel=GENERAL)
    await slack.submit(CLAIRE, (await modal(slack, CLAIRE))["id"], {"answer": "Douze mille euros."})
    assert "Douze mille" in (await ask(slack, THOMAS, UNANSWERED))["text"]
    await slack.command(CLAIRE, GENERAL, "/jalon", "questions")
    board = await whisper(slack, GENERAL, CLAIRE, after=1)
    await press(slack, SOPHIE, board, "withdraw_answer", channel=GENERAL)  # as if forged: she does not see it
    assert "Seule la coordination" in (await whisper(slack, GENERAL, SOPHIE))["text"]
    assert "Douze mille" in (await ask(slack, THOMAS, UNANSWERED))["text"]
    await press(slack, CLAIRE, board, "withdraw_answer", channel=GENERAL)
    await becomes(lambda: any("n’est plus donnée" in row["text"] for row in from_bot(slack, CLAIRE)))
    assert "Douze mille" not in (await ask(slack, THOMAS, UNANSWERED))["text"]


async def test_a_member_may_not_see_the_list_nor_answer(jalon, slack):
    answer = await ask(slack, JULIEN, UNANSWERED)
    await press(slack, JULIEN, answer, "pass_question_on")
    await slack.command(SOPHIE, GENERAL, "/jalon", "questions")
    refused = await whisper(slack, GENERAL, SOPHIE)
    assert "Seule la coordination" in refused["text"]
    waiting = await jalon.database.read(lambda c: open_questions.waiting(c, HERE, limit=9))
    await slack.open_home(SOPHIE)
    home = await becomes(lambda: slack.workspace.home(SOPHIE))
    assert waiting[0].id not in json.dumps(home)


async def test_a_question_set_aside_leaves_the_list_and_its_asker_is_told(jalon, slack):
    answer = await ask(slack, SOPHIE, UNANSWERED)
    await press(slack, SOPHIE, answer, "pass_question_on")
    await slack.open_home(CLAIRE)
    home = await becomes(lambda: slack.workspace.home(CLAIRE))
    await becomes(lambda: any("transmise" in row["text"] for row in from_bot(slack, SOPHIE)))
    asked = len(from_bot(slack, SOPHIE))
    await slack.press(
        CLAIRE, view_id=home["id"], action_id="set_question_aside", value=button(home, "set_question_aside")["value"]
    )
    assert "écarté" in (await next_from_bot(slack, SOPHIE, asked))["text"]
    await becomes(lambda: "Aucune question" in told(slack.workspace.home(CLAIRE)))


async def test_a_question_asked_in_a_channel_is_answered_in_its_thread(jalon, slack):
    ts = await slack.say(SOPHIE, GENERAL, UNANSWERED, mention_bot=True)
    rows = await becomes(lambda: [row for row in slack.workspace.thread(GENERAL, ts)[1:] if row.get("bot_id")])
    assert not has(rows[0], "share_answer")
    await press(slack, THOMAS, rows[0], "pass_question_on", channel=GENERAL)
    await slack.open_home(CLAIRE)
    home = await becomes(lambda: slack.workspace.home(CLAIRE))
    await slack.press(
        CLAIRE, view_id=home["id"], action_id="answer_question", value=button(home, "answer_question")["value"]
    )
    await slack.submit(CLAIRE, (await modal(slack, CLAIRE))["id"], {"answer": "Pas encore voté."})
    found = await becomes(
        lambda: [row["text"] for row in slack.workspace.thread(GENERAL, ts) if "Pas encore" in row["text"]]
    )
    assert found[0].startswith(f"<@{THOMAS}> The coordinators have answered")


async def test_the_lexicon_is_changed_by_coordinators_and_used_in_answers(jalon, slack):
    await slack.command(SOPHIE, GENERAL, "/jalon", "lexique ZAC = zone d'aménagement concerté")
    assert "Seule la coordination" in (await whisper(slack, GENERAL, SOPHIE))["text"]
    await slack.command(CLAIRE, GENERAL, "/jalon", "lexique ZAC = zone d'aménagement « concerté »")
    await whisper(slack, GENERAL, CLAIRE)
    said = await ask(slack, SOPHIE, "Que veut dire ZAC ?")
    assert re.search(r"Lexique de l’espace de travail \(Claire Vasseur, \d[^)]+\), hors du plan :", plain(said["text"]))
    assert 'ZAC = zone d\'aménagement "concerté"' in said["text"]
    await slack.command(JULIEN, GROUP_4, "/jalon", "lexicon")
    assert "ZAC" in (await whisper(slack, GROUP_4, JULIEN))["text"]
    await slack.command(CLAIRE, GENERAL, "/jalon", "lexique retirer ZAC")
    assert "Retiré du lexique" in (await whisper(slack, GENERAL, CLAIRE, after=1))["text"]
    assert "hors du plan" not in plain((await ask(slack, THOMAS, "What does ZAC stand for?"))["text"])


async def test_the_lexicon_opens_over_the_home_of_a_guest_with_nothing_to_press(jalon, slack):
    await slack.command(CLAIRE, GENERAL, "/jalon", "lexique ZAC = zone d'aménagement concerté")
    await whisper(slack, GENERAL, CLAIRE)
    for person in (CLAIRE, JULIEN):
        await slack.open_home(person)
        home = await becomes(lambda person=person: slack.workspace.home(person))
        await slack.press(person, view_id=home["id"], action_id="show_lexicon", value="all")
        view = await modal(slack, person)
        assert "ZAC" in told(view)
        assert elements(view) == [element for element in elements(view) if element["type"] == "mrkdwn"]


async def test_a_word_of_the_lexicon_is_a_synonym_in_the_search(jalon, slack):
    question = "Que dit le plan de la galette ?"
    assert "ne le dit pas" in plain((await ask(slack, SOPHIE, question))["text"])
    await slack.command(CLAIRE, GENERAL, "/jalon", "lexique galette = monnaie complémentaire")
    await whisper(slack, GENERAL, CLAIRE)
    said = plain((await ask(slack, SOPHIE, question))["text"])
    assert "onnaie complémentaire" in " ".join(re.findall(r"« (.*?) »", said))
    assert "galette = monnaie complémentaire" in said


async def test_the_form_of_the_lexicon_adds_changes_and_takes_out(jalon, slack):
    await slack.command(CLAIRE, GENERAL, "/jalon", "lexique")
    shown = await whisper(slack, GENERAL, CLAIRE)
    await press(slack, CLAIRE, shown, "change_term", channel=GENERAL)
    await slack.submit(
        CLAIRE, (await modal(slack, CLAIRE))["id"], {"term": "AMI", "meaning": "appel à manifestation d'intérêt"}
    )
    await becomes(lambda: any("Dans le lexique" in row["text"] for row in from_bot(slack, CLAIRE)))
    said = from_bot(slack, CLAIRE)[-1]
    await press(slack, CLAIRE, said, "change_term", value=said["blocks"][1]["accessory"]["value"])
    form = await modal(slack, CLAIRE)
    await slack.submit(CLAIRE, form["id"], {"term": "AMI", "meaning": ""})
    await becomes(lambda: any("Retiré du lexique" in row["text"] for row in from_bot(slack, CLAIRE)))
