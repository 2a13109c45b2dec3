"""What the workspace itself says beside the plan: kept answers, questions that lean on others, the lexicon."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.commands.inputs import read_plan_file
from bot.domain.answering import LexiconShown, QuestionPassedOn, QuestionSettled
from bot.domain.outcomes import Answered, HelpShown, NotAllowed, NotDone, Unfit
from bot.domain.people import Language, Member, MemberId, Role, Standing, WorkspaceId
from bot.rendering.replies import Setting, reply
from bot.services import answering, open_questions
from bot.services.conversation import Conversation
from bot.services.desk import Desks, Heard
from storage import members, outbox, plans, workspaces

HERE = WorkspaceId("T0METROPOL")
ZONE = ZoneInfo("Europe/Paris")
AT = datetime(2015, 3, 2, 8, tzinfo=UTC)
CLAIRE = Member(workspace=HERE, id=MemberId("U1"), name="Claire «Vasseur»", role=Role.COORDINATOR)
SOPHIE = Member(workspace=HERE, id=MemberId("U2"), name="Sophie", groups=frozenset({1}))
GUEST = Member(workspace=HERE, id=MemberId("U3"), name="Gilles", standing=Standing.GUEST, language=Language.ENGLISH)
OUTSIDER = Member(workspace=HERE, id=MemberId("U4"), name="Tiers", standing=Standing.EXTERNAL)


@pytest.fixture(scope="module")
def plan():
    return read_plan_file(None)


class Room:
    def __init__(self, database, plan):
        self.database = database
        self.desks = Desks(default_zone=ZONE)
        self.conversation = Conversation(database=database, desks=self.desks, write=self.write, lease_seconds=120)

        def settle(connection):
            plans.save(connection, HERE, plan, source="", file_name="sample.md", by="test", at=AT)
            for member in (CLAIRE, SOPHIE, GUEST, OUTSIDER):
                members.save(connection, member, AT)
            workspaces.change(connection, HERE, set_up=True)

        database.write_now(settle)

    def write(self, outcome, language, desk):
        return reply(outcome, language, Setting(plan=desk.plan if desk else None, zone=ZONE))

    def heard(self, member, text, channel="D1", **more):
        return Heard(
            workspace=HERE,
            member=member,
            channel=channel,
            ts="1.1",
            thread_ts=None,
            text=text,
            at=AT,
            addressed=True,
            **more,
        )

    def say(self, member, text, **more):
        """(outcome, its words)"""

        def unit(connection):
            heard = self.conversation.known(connection, self.heard(member, text, **more))
            outcome = self.conversation.decide(connection, heard)
            return outcome, self.conversation.reply(connection, heard, outcome).text.replace("\u202f", " ").replace(
                "\u00a0", " "
            )

        return self.database.write_now(unit)

    def do(self, member, act, *arguments, **more):
        def unit(connection):
            desk = self.desks.of(connection, HERE)
            heard = self.conversation.known(connection, self.heard(member, "", **more))
            return act(connection, heard, desk, *arguments)

        return self.database.write_now(unit)

    def pass_on(self, member, outcome, **more):
        return self.do(member, open_questions.pass_on, outcome.extra.ticket, self.write, **more)

    def board(self):
        return self.do(CLAIRE, open_questions.board)

    def settle(self, words, member=CLAIRE):
        return self.do(member, open_questions.settle, self.board().waiting[0].id, words, self.write)


@pytest.fixture
def room(jalon_database, plan):
    return Room(jalon_database, plan)


def test_a_question_that_leans_on_another_is_kept_with_it_and_not_given_elsewhere(room):
    room.say(SOPHIE, "Que dit le plan de la monnaie complémentaire ?")
    leaning, _ = room.say(SOPHIE, "et le budget ?")
    room.pass_on(SOPHIE, leaning)
    [waiting] = room.board().waiting
    room.settle("Douze mille euros.")
    room.say(GUEST, "Que dit le plan de la chaire ESS ?", channel="D2")
    _, elsewhere = room.say(GUEST, "et le budget ?", channel="D2")
    _, whole = room.say(SOPHIE, "Quel est le budget de la monnaie complémentaire ?", channel="D3")
    assert (waiting.question, waiting.leans_on) == ("et le budget ?", "Que dit le plan de la monnaie complémentaire ?")
    assert "Douze mille" not in elsewhere
    assert "Douze mille" in whole


def test_people_who_ask_the_same_share_one_place_on_the_list_and_are_all_told(room):
    for member, text in [
        (SOPHIE, "Quel budget pour la monnaie complémentaire ?"),
        (GUEST, "budget de la monnaie complementaire ?"),
    ]:
        outcome, _ = room.say(member, text, channel=member.id)
        room.pass_on(member, outcome, channel=member.id)
    settled = room.settle("Douze.")
    told = room.database.write_now(
        lambda c: [row.outgoing for row in claimed(c) if row.outgoing.key.startswith("settled")]
    )
    assert isinstance(settled, QuestionSettled)
    assert settled.askers == ("U2", "U3")
    assert sorted((one.channel, one.text.partition(":")[0].strip("\u00a0 ")) for one in told) == [
        ("U2", "Les coordinateurs ont répondu à votre question"),
        ("U3", "The coordinators have answered your question"),
    ]


def claimed(connection):
    return outbox.claim(connection, limit=50, lease_seconds=60, now=AT)


def test_a_kept_answer_is_never_between_the_quotation_marks_of_the_plan(room):
    outcome, _ = room.say(SOPHIE, "Quel est le budget de la monnaie complémentaire ?")
    room.pass_on(SOPHIE, outcome)
    room.settle("Lire « la délibération » et “le budget” <!channel> & *voilà*")
    for member in (SOPHIE, GUEST):
        _, said = room.say(member, "Quel est le budget de la monnaie complémentaire ?")
        below = said.split("plan:*" if member is GUEST else "plan :*")[1]
        assert below.splitlines()[0].strip() == 'Lire "la délibération" et "le budget" &lt;!channel&gt; &amp; *voilà*'
        assert not re.search(r"[«»“”]", said.split("(", 1)[1])


@pytest.mark.parametrize(
    "text", ["quel bugdet pour la monnaie complémentaire ?", "Quel est le budget de la monaie complementaire ?"]
)
def test_a_kept_answer_is_found_in_spite_of_a_slip(room, text):
    outcome, _ = room.say(SOPHIE, "Quel est le budget de la monnaie complémentaire ?")
    room.pass_on(SOPHIE, outcome)
    room.settle("Douze mille euros.")
    assert "Douze mille" in room.say(GUEST, text, channel="D2")[1]


def test_a_flood_of_questions_is_listed_and_not_announced_one_by_one(room):
    for number in range(25):
        outcome, _ = room.say(SOPHIE, f"Quel est le budget de la chaire {number + 100} ?", channel=f"D{number}")
        room.pass_on(SOPHIE, outcome)
    told = room.database.read_now(lambda c: outbox.counts(c, HERE))
    assert (len(room.board().waiting), told) == (25, {"planned": open_questions.MOST_ANNOUNCED})


def test_only_a_coordinator_answers_sets_aside_and_withdraws(room):
    outcome, _ = room.say(SOPHIE, "Quel est le budget de la monnaie complémentaire ?")
    room.pass_on(SOPHIE, outcome)
    refused = [room.settle("moi", SOPHIE), room.settle(None, GUEST), room.do(SOPHIE, open_questions.board)]
    assert [type(one) for one in refused] == [NotAllowed] * 3
    room.settle("Douze.")
    kept = room.board().kept[0].id
    assert isinstance(room.do(SOPHIE, open_questions.withdraw, kept), NotAllowed)
    assert len(room.board().kept) == 1


def test_a_question_that_two_coordinators_answer_is_answered_once(room):
    outcome, _ = room.say(SOPHIE, "Quel est le budget de la monnaie complémentaire ?")
    room.pass_on(SOPHIE, outcome)
    number = room.board().waiting[0].id
    room.settle("Douze.")
    late = room.do(CLAIRE, open_questions.settle, number, "Treize.", room.write)
    assert late == NotDone(reason=Unfit.QUESTION_GONE)
    assert [kept.words for kept in room.board().kept] == ["Douze."]


def test_a_press_on_what_is_no_longer_kept_or_was_never_there_changes_nothing(room):
    gone = NotDone(reason=Unfit.ANSWER_GONE)
    found = [
        room.do(SOPHIE, open_questions.pass_on, "forged", room.write),
        room.do(SOPHIE, answering.share, "forged"),
        room.do(CLAIRE, open_questions.withdraw, "forged"),
        room.database.write_now(lambda c: answering.judge(c, room.heard(SOPHIE, ""), "forged", useful=True)),
    ]
    assert found == [gone] * 4
    assert (room.board().waiting, room.board().kept, room.board().useful) == ((), (), 0)


def test_an_account_of_another_organisation_presses_in_vain(room):
    outcome, _ = room.say(SOPHIE, "Quel est le budget de la monnaie complémentaire ?")
    assert isinstance(room.pass_on(OUTSIDER, outcome), NotAllowed)
    assert room.board().waiting == ()


def test_a_private_question_that_somebody_else_passes_on_is_answered_to_them_in_person(room):
    outcome, _ = room.say(SOPHIE, "Quel est le budget de la monnaie complémentaire ?")
    passed = room.pass_on(GUEST, outcome, channel="C1")
    [asker] = room.board().waiting[0].askers
    assert isinstance(passed, QuestionPassedOn)
    assert (asker.member, asker.channel, asker.thread_ts) == ("U3", "U3", None)


@pytest.mark.parametrize("text", ["ZAC ?", "Que veut dire ZAC ?", "c'est quoi une zac", "What does ZAC stand for?"])
def test_a_word_of_the_lexicon_is_explained_and_marked_as_the_workspace_s(room, text):
    before, _ = room.say(SOPHIE, text)
    room.say(CLAIRE, "lexique ZAC = zone d'aménagement concerté")
    after, said = room.say(SOPHIE, text, channel="D9")
    assert isinstance(before, (Answered, HelpShown))
    assert isinstance(after, Answered)
    assert "hors du plan :* ZAC = zone d'aménagement concerté" in said


def test_an_abbreviation_that_is_also_a_little_word_is_meant_in_capitals_only(room):
    room.say(CLAIRE, "lexique EST = espace de solidarité territoriale")
    _, capitals = room.say(SOPHIE, "Que veut dire EST ?")
    _, little = room.say(SOPHIE, "c'est quoi une scop", channel="D2")
    assert "espace de solidarité" in capitals
    assert "espace de solidarité" not in little


def test_what_the_plan_spells_out_itself_is_quoted_and_not_said_twice(room):
    _, before = room.say(SOPHIE, "Que veut dire ESS ?")
    room.say(CLAIRE, "lexique ESS = économie sociale et solidaire")
    _, after = room.say(SOPHIE, "Que veut dire ESS ?", channel="D2")
    assert "«" in before
    assert after == before


def test_the_lexicon_takes_a_change_and_a_removal_and_leaves_questions_about_a_glossary_alone(room):
    changes = ["lexique SCOP = coopérative", "Lexicon: SCOP = société coopérative", "lexique retirer scop"]
    shown = [room.say(CLAIRE, text)[0] for text in changes]
    assert [[term.meaning for term in one.terms] for one in shown] == [["coopérative"], ["société coopérative"], []]
    assert isinstance(room.say(GUEST, "lexique")[0], LexiconShown)
    assert isinstance(room.say(SOPHIE, "lexique SCOP = moi")[0], NotAllowed)
    assert not isinstance(room.say(SOPHIE, "lexique du plan, qui le tient ?")[0], LexiconShown)


def test_the_workspace_s_words_stay_in_the_workspace(room, plan):
    room.say(CLAIRE, "lexique ZAC = zone d'aménagement concerté")
    there = WorkspaceId("T0OTHER")

    def unit(connection):
        workspaces.ensure(connection, there, "other", AT)
        plans.save(connection, there, plan, source="", file_name="sample.md", by="test", at=AT)
        member = replace(SOPHIE, workspace=there)
        heard = replace(room.heard(member, "Que veut dire ZAC ?"), workspace=there)
        outcome = room.conversation.decide(connection, heard)
        return room.conversation.reply(connection, heard, outcome).text

    assert "concerté" not in room.database.write_now(unit)
