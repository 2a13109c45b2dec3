"""Answers with feedback, open questions, kept answers and the lexicon, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.answering import Asker, KeptAnswer, Term
from bot.domain.people import WorkspaceId
from storage import answers, lexicon, open_questions, workspaces
from storage.answers import GivenAnswer

HERE, THERE = WorkspaceId("T1"), WorkspaceId("T2")
AT = datetime(2027, 3, 1, 9, tzinfo=UTC)
GIVEN = GivenAnswer(
    id="a1", member="U1", channel="D1", thread_ts=None, typed_in=None, question="Quel budget ?", before=("Et l’axe « B » ?",),
    plan_version=1, lines=(131, 134), text="*Le plan ne le dit pas.*",
)  # fmt: skip
KEPT = KeptAnswer(id="k1", question_id="q1", question="Quel budget ?", words="Douze.", by="U9", by_name="Claire", at=AT)


@pytest.fixture
def write(database):
    for workspace in (HERE, THERE):
        database.write_now(lambda c, workspace=workspace: workspaces.ensure(c, workspace, workspace, AT))
    return database.write_now


def ask(member, *, at=AT, workspace=HERE):
    asker = Asker(member=member, channel="C1", thread_ts="1.1", language="fr")
    return lambda c: open_questions.pass_on(
        c, workspace, "q1", question="Quel budget ?", leans_on="", asker=asker, at=at
    )


def test_an_answer_is_found_by_its_id_in_its_own_workspace(write):
    write(lambda c: answers.note(c, HERE, GIVEN, AT))
    write(lambda c: answers.note(c, HERE, GIVEN, AT))
    assert write(lambda c: answers.get(c, HERE, "a1")) == GIVEN
    assert write(lambda c: answers.get(c, THERE, "a1")) is None


def test_an_answer_is_shared_once_unless_slack_refused_it(write):
    write(lambda c: answers.note(c, HERE, GIVEN, AT))
    shared = [write(lambda c: answers.mark_shared(c, HERE, "a1", "U1")) for _ in range(2)]
    write(lambda c: answers.not_shared(c, HERE, "a1", "share:a1"))
    assert [*shared, write(lambda c: answers.mark_shared(c, HERE, "a1", "U1"))] == [True, False, True]


def test_each_person_gives_feedback_once_on_an_answer(write):
    said = [
        write(lambda c, m=member, u=useful: answers.judge(c, HERE, "a1", m, useful=u, at=AT))
        for member, useful in [("U1", True), ("U1", True), ("U1", False), ("U2", True)]
    ]
    write(lambda c: answers.judge(c, THERE, "a1", "U3", useful=True, at=AT))
    assert said == [None, True, True, None]
    assert write(lambda c: answers.feedback_counts(c, HERE, since=AT)) == (1, 1)
    assert write(lambda c: answers.feedback_counts(c, HERE, since=AT + timedelta(seconds=1))) == (0, 0)


def test_old_answers_and_feedback_do_not_stay_for_ever(write):
    write(lambda c: answers.note(c, HERE, GIVEN, AT))
    write(lambda c: answers.judge(c, HERE, "a1", "U1", useful=True, at=AT))
    assert write(lambda c: answers.purge(c, now=AT + timedelta(days=61))) == 1
    assert write(lambda c: answers.get(c, HERE, "a1")) is None
    assert write(lambda c: answers.purge(c, now=AT + timedelta(days=401))) == 1


def test_a_question_is_on_the_list_once_with_everybody_who_waits(write):
    new = [write(ask(member)) for member in ("U1", "U1", "U2")]
    [waiting] = write(lambda c: open_questions.waiting(c, HERE, limit=5))
    assert new == [(True, True), (False, False), (False, True)]
    assert [asker.member for asker in waiting.askers] == ["U1", "U2"]
    assert (write(lambda c: open_questions.count(c, HERE)), write(lambda c: open_questions.count(c, THERE))) == (1, 0)


def test_a_question_is_closed_once_and_may_be_asked_again(write):
    write(ask("U1"))
    closed = [write(lambda c: open_questions.close(c, HERE, "q1", by="U9", at=AT)) for _ in range(2)]
    assert closed == [True, False]
    assert write(lambda c: open_questions.get(c, HERE, "q1")) is None
    assert write(ask("U2", at=AT + timedelta(days=1))) == (True, True)
    assert [asker.member for asker in write(lambda c: open_questions.get(c, HERE, "q1")).askers] == ["U2"]


def test_a_kept_answer_is_given_until_it_is_withdrawn(write):
    before = write(lambda c: workspaces.revision(c, HERE))
    write(lambda c: open_questions.keep(c, HERE, KEPT))
    assert write(lambda c: open_questions.kept_answers(c, HERE)) == [KEPT]
    assert write(lambda c: open_questions.kept_answers(c, THERE)) == []
    assert write(lambda c: workspaces.revision(c, HERE)) != before
    withdrawn = [write(lambda c: open_questions.withdraw(c, HERE, "k1", by="U9", at=AT)) for _ in range(2)]
    assert (withdrawn, write(lambda c: open_questions.kept_answers(c, HERE))) == ([True, False], [])


def test_the_last_meaning_of_a_word_holds_and_none_takes_it_out(write):
    first = Term(term="ESS", meaning="économie", by="U9", by_name="Claire", at=AT)
    last = Term(term="ESS", meaning="économie sociale et solidaire", by="U9", by_name="Claire", at=AT)
    gone = Term(term="AMI", meaning="", by="U9", by_name="Claire", at=AT)
    for key, term in [("ess", first), ("ami", first), ("ess", last), ("ami", gone)]:
        write(lambda c, key=key, term=term: lexicon.change(c, HERE, key, term))
    assert write(lambda c: lexicon.every(c, HERE)) == {"ess": last}
    assert write(lambda c: lexicon.every(c, THERE)) == {}
