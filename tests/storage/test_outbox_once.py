"""Under crashes, lost answers and late ones nothing is lost and nothing doubled; each mutant of the rules is caught."""

import threading
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from storage import outbox
from storage.database import open_database
from storage.schema import outbox as table
from tests.storage.fake_slack import (
    LeaseShorterThanSlack,
    MarksFirst,
    Model,
    NoFencing,
    NoLookUp,
    Reply,
    TakesUnknownForRefused,
    WorkspaceId,
)

PROCESSES = st.integers(0, 1)


def machine(database, model_class):  # noqa: C901 - the rules of one machine
    """A machine over one database; each run begins with an empty outbox."""

    class Outbox(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            database.write_now(lambda c: c.execute(table.delete()))
            self.model = model_class(database)

        @rule(number=st.integers(1, 2))
        def add(self, number):
            self.model.add(f"k{number}")

        @rule(process=PROCESSES)
        def claim(self, process):
            self.model.claim(process)

        @rule(process=PROCESSES, reply=st.sampled_from(Reply))
        def post(self, process, reply):
            for held in self.model.processes[process]:
                self.model.post(held, reply)

        @rule(process=PROCESSES)
        def settle(self, process):
            for held in list(self.model.processes[process]):
                self.model.settle(process, held)

        @rule(process=PROCESSES)
        def crash(self, process):
            self.model.crash(process)

        @rule()
        def leases_end(self):
            self.model.leases_end()

        @rule()
        def late_requests_arrive(self):
            self.model.late_requests_arrive()

        @invariant()
        def nothing_is_doubled(self):
            assert len(self.model.posted) == len(set(self.model.posted))

        def teardown(self):
            assert self.model.comes_to_rest() == sorted(self.model.planned)

    return Outbox


def run(database, model_class, examples):
    chosen = settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=examples,
        stateful_step_count=30,
        print_blob=False,
        phases=[Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine(database, model_class), settings=chosen)


def test_nothing_is_lost_and_nothing_doubled(database):
    run(database, Model, 250)


@pytest.fixture
def sqlite(ready_sqlite):
    opened = open_database(ready_sqlite)
    yield opened
    opened.close_now()


@pytest.mark.parametrize("mutant", [NoLookUp, MarksFirst])
def test_the_machine_catches_a_mutant_by_itself(sqlite, mutant):
    with pytest.raises(AssertionError):
        run(sqlite, mutant, 300)


def first_try(model, reply):
    model.add("k1")
    model.claim(0)
    [held] = model.processes[0]
    model.post(held, reply)
    return held


def an_answer_is_lost(model):
    first_try(model, Reply.LOST_AFTER)
    model.crash(0)


def a_process_dies_before_it_posts(model):
    model.add("k1")
    model.claim(0)
    model.crash(0)


def a_request_arrives_late(model):
    model.settle(0, first_try(model, Reply.LATE))
    model.claim(1)
    for again in model.processes[1]:
        model.post(again, Reply.OK)
    model.late_requests_arrive()


def a_request_arrives_as_its_lease_ends(model):
    model.settle(0, first_try(model, Reply.LATE))
    model.leases_end()


def a_sleeper_wakes(model):
    """One process is refused and sleeps before it says so; meanwhile another's request is on its way."""
    sleeper = first_try(model, Reply.REFUSED)
    model.leases_end()
    model.claim(1)
    [holder] = model.processes[1]
    model.post(holder, Reply.LATE)
    model.settle(0, sleeper)
    model.claim(0)
    for held in model.processes[0]:
        model.post(held, Reply.OK)
    model.late_requests_arrive()


STORIES = [
    (an_answer_is_lost, NoLookUp, ["k1", "k1"]),
    (a_process_dies_before_it_posts, MarksFirst, []),
    (a_request_arrives_late, TakesUnknownForRefused, ["k1", "k1"]),
    (a_request_arrives_as_its_lease_ends, LeaseShorterThanSlack, ["k1", "k1"]),
    (a_sleeper_wakes, NoFencing, ["k1", "k1"]),
]


@pytest.mark.parametrize("story", [story for story, _, _ in STORIES], ids=lambda story: story.__name__)
def test_a_bad_story_ends_with_one_message(database, story):
    model = Model(database)
    story(model)
    assert model.comes_to_rest() == ["k1"]


@pytest.mark.parametrize(("story", "mutant", "ends_with"), STORIES, ids=lambda found: getattr(found, "__name__", ""))
def test_the_same_story_ends_badly_without_the_rule(sqlite, story, mutant, ends_with):
    model = mutant(sqlite)
    story(model)
    assert model.comes_to_rest() == ends_with


def test_many_who_claim_at_once_get_each_message_once(database):
    """300 messages, 6 claimers, on PostgreSQL truly at the same time."""
    model = Model(database)
    for number in range(300):
        model.add(f"k{number}")
    found, now = [], datetime(2027, 1, 1, tzinfo=UTC)

    def claim_all():
        while rows := database.write_now(lambda c: outbox.claim(c, limit=7, lease_seconds=60, now=now)):
            found.extend(row.outgoing.key for row in rows)

    threads = [threading.Thread(target=claim_all) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # A claimer may leave while another holds rows locked that it did not choose: what is left is claimable still.
    claim_all()
    assert sorted(found) == sorted(model.planned)
    assert database.read_now(lambda c: outbox.counts(c, WorkspaceId("T1"))) == {"sending": 300}
