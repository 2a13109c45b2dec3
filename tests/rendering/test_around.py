"""What stands around answers fits Slack, in both languages, whatever people write; none of it passes for the plan's words."""

import json
import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import jsonschema
import pytest

from bot.commands.inputs import read_plan_file
from bot.domain.answering import (
    AnswerShared,
    AnswerWithdrawn,
    Asker,
    Board,
    Extra,
    FeedbackTaken,
    KeptAnswer,
    LexiconShown,
    QuestionAnswered,
    QuestionPassedOn,
    QuestionSettled,
    QuestionWaits,
    SharedAnswer,
    Term,
    WaitingQuestion,
)
from bot.domain.answers import Answer, AnswerKind, Gap, Quote
from bot.domain.outcomes import Answered
from bot.domain.people import Language, Member, MemberId, WorkspaceId
from bot.playground.blocks import check_blocks
from bot.rendering.around_forms import answer_form, term_form
from bot.rendering.extracts import AROUND, extract_view
from bot.rendering.home import home_view
from bot.rendering.replies import Setting, reply
from bot.texts import texts
from tests.shared import SHARED, needs_shared

ZONE = ZoneInfo("Europe/Paris")
AT = datetime(2015, 3, 2, 8, tzinfo=UTC)
NASTY = "« cité » “quoted” <!channel> <@U1> & *gras* _x_ ‹a› „b‟ " * 9
LONG = "budget de la monnaie complémentaire et " * 60
SHORT = ""


def question(words):
    askers = tuple(Asker(member=f"U{number}", channel="D1", thread_ts=None, language="fr") for number in range(30))
    return WaitingQuestion(id="q" * 20, question=words[:600], leans_on=words[:600], asked_at=AT, askers=askers)


def kept(words):
    return KeptAnswer(
        id="k", question_id="q", question=words[:1_200], words=words[:2_000], by="U9", by_name=words[:80], at=AT
    )


def term(words):
    return Term(term=words[:60], meaning=words[:300], by="U9", by_name=words[:80], at=AT)


def outcomes(words):
    answer = Answer(kind=AnswerKind.NOT_IN_PLAN, quotes=(), nearest=(), gap=Gap.BUDGET)
    quoted = Answer(
        kind=AnswerKind.ANSWERED, quotes=(Quote(text="Innovation Sociale", section="D", line=134),), nearest=()
    )
    ticket = "t" * 12
    bare = Extra(
        ticket=ticket, version=1, lines=tuple(range(100_000, 100_400)), may_share=True, share_group=12, may_pass_on=True
    )
    own = Extra(ticket=ticket, version=1, lines=(), kept=kept(words), terms=(term(words),) * 3)
    yield from (
        Answered(answer=answer, extra=bare),
        Answered(answer=answer, extra=own),
        Answered(answer=quoted, extra=own),
    )
    yield from (FeedbackTaken(ticket=ticket, useful=useful, before=before, may_pass_on=not useful)
                for useful in (True, False) for before in (None, True, False))  # fmt: skip
    yield from (AnswerShared(channel="C1"), AnswerShared(channel="C1", by="U1"))
    yield SharedAnswer(
        by="U1", question=words[:600], text="Innovation\nSociale", ticket=ticket, version=1, lines=(134,)
    )
    yield from (QuestionPassedOn(question=words, again=again, coordinators=people)
                for again in (True, False) for people in ((), ("U9",)))  # fmt: skip
    yield QuestionWaits(question=question(words))
    yield Board(waiting=(question(words),) * 12, kept=(kept(words),) * 12, useful=1_200, not_useful=3)
    yield Board(waiting=(), kept=(), useful=0, not_useful=0)
    yield from (QuestionSettled(question=words[:600], kept=one, askers=("U1", "U2")) for one in (None, kept(words)))
    yield from (
        QuestionAnswered(question=words[:600], kept=one, asker=who)
        for one in (None, kept(words))
        for who in (None, "U1")
    )
    yield AnswerWithdrawn(kept=kept(words))
    yield from (LexiconShown(terms=(term(words or "ESS"),) * count, may_change=may, changed=term(words or "ESS"), removed=count == 0)
                for count in (0, 3, 45) for may in (True, False))  # fmt: skip


@pytest.fixture(scope="module")
def plan():
    return read_plan_file(None)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("words", [NASTY, LONG, SHORT], ids=["nasty", "long", "empty"])
def test_every_reply_fits_slack_and_says_in_its_text_what_it_shows(language, words, plan):
    for outcome in outcomes(words):
        said = reply(outcome, language, Setting(plan=plan, zone=ZONE))
        check_blocks(list(said.blocks), "message")
        assert said.text


@pytest.mark.parametrize("language", Language)
def test_people_s_words_never_stand_between_the_quotation_marks_of_the_plan(language, plan):
    for outcome in outcomes(NASTY):
        said = reply(outcome, language, Setting(plan=plan, zone=ZONE))
        shown = json.dumps(said.blocks, ensure_ascii=False)
        quoted = {found.strip("\u202f ") for pair in re.findall(r"«(.*?)»|“(.*?)”", shown) for found in pair if found}
        assert quoted <= {"Innovation Sociale", "D"}
        alive = re.sub(r'"accessibility_label": "[^"]*"', "", shown.replace('\\"', "'")) + said.text
        assert re.findall(r"<!|<@(?!U\d)", alive.replace("“", "")) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("words", [NASTY, LONG, "x"], ids=["nasty", "long", "short"])
def test_the_forms_fit_slack(language, words):
    for view in (
        answer_form(question(words), language, at_home=True),
        term_form(term(words), language),
        term_form(None, language),
    ):
        check_blocks(view["blocks"], "modal")
        assert max(len(view[part]["text"]) for part in ("title", "submit", "close")) <= 24


def test_each_quoted_line_stands_among_five_before_and_five_after_and_is_named(plan):
    view = extract_view(plan, [134], Language.FRENCH)
    shown = [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]
    assert [text.count("\n") + 1 for text in (shown[0], shown[2])] == [AROUND, AROUND]
    assert shown[1].startswith("*Ligne 134, citée\u00a0:*\n«\u202fInnovation Sociale\u202f»")


@pytest.mark.parametrize("language", Language)
def test_every_line_of_the_plan_can_be_seen_and_all_at_once(language, plan):
    lines = sorted({passage.source.line for passage in plan.passages})
    for wanted in ([line] for line in lines):
        check_blocks(extract_view(plan, wanted, language)["blocks"], "modal")
    check_blocks(extract_view(plan, lines, language)["blocks"], "modal")
    check_blocks(extract_view(plan, lines[::12], language)["blocks"], "modal")
    assert extract_view(plan, [10_000_000], language) is None


@needs_shared
@pytest.mark.parametrize("language", Language)
def test_slack_s_own_types_take_them(language, plan):
    folder = SHARED / "data/slack/blockkit-from-slack-types"
    message, modal, home = (
        jsonschema.Draft7Validator(json.loads((folder / f"{name}.schema.json").read_text()))
        for name in ("message-blocks", "ModalView", "HomeView")
    )
    for outcome in outcomes(NASTY):
        message.validate(json.loads(json.dumps(reply(outcome, language, Setting(plan=plan, zone=ZONE)).blocks)))
    for view in (
        answer_form(question(LONG), language, at_home=False),
        term_form(None, language),
        extract_view(plan, [26, 134], language),
    ):
        modal.validate(json.loads(json.dumps(view)))
    board = reply(
        Board(waiting=(question(LONG),) * 12, kept=(kept(LONG),) * 12, useful=1, not_useful=0),
        language,
        Setting(plan=plan, zone=ZONE),
    )
    person = Member(workspace=WorkspaceId("T1"), id=MemberId("U1"), name="Claire", language=language)
    view = home_view(plan, person, mine=(), following=(), coordinates=True, board=board.blocks)
    check_blocks(view["blocks"], "home")
    home.validate(json.loads(json.dumps(view)))
    assert texts(language).say("Useful") in {"Utile", "Useful"}
