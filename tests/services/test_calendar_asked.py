"""What comes next, what came last and the whole calendar, in every form of asking that the sets hold."""

from datetime import UTC, datetime

import pytest

from benchmarks.answers_sets import SETS, questions_of


def local(year, month, day, hour):
    return datetime(year, month, day, hour, tzinfo=UTC).replace(tzinfo=None)


def forms(language, kind):
    rows = (SETS / f"forms.{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [form for found, form in (row.split("\t") for row in rows) if found == kind]


def missed(plan, asked, at, lines):
    over = questions_of(plan)
    return [form for form in asked if not lines <= {quote.line for quote in over.ask(form, at=at).quotes}]


@pytest.mark.parametrize(
    ("plan", "language", "at", "line"),
    [
        ("plan_climat", "fr", local(2023, 7, 5, 9), 160),
        ("culture", "fr", local(2023, 1, 10, 9), 114),
    ],
)
def test_what_comes_next_is_found_in_every_form(plan, language, at, line):
    assert missed(plan, forms(language, "next"), at, {line}) == []


def test_a_month_without_its_year_is_the_one_ahead():
    over = questions_of("plan_climat")
    asked = [form.replace("{X}", "juin") for form in forms("fr", "month")]
    found = [
        form for form in asked if 159 not in {quote.line for quote in over.ask(form, at=local(2023, 5, 2, 9)).quotes}
    ]
    assert found == []


def test_what_came_last_is_no_final_stage():
    over = questions_of("plan_climat")
    last = over.subjects.plan.milestones[-1].source.line
    at = local(2023, 6, 20, 9)
    assert [quote.line for quote in over.ask("quelle était la dernière étape ?", at=at).quotes] != [last]
    assert [quote.line for quote in over.ask("quelle est la dernière étape ?", at=at).quotes] == [last]


@pytest.mark.parametrize(("plan", "language"), [("plan_climat", "fr"), ("culture", "fr"), ("youth_plan_en", "en")])
def test_the_whole_calendar_is_found_in_every_form(plan, language):
    lines = {one.source.line for one in questions_of(plan).subjects.plan.milestones}
    assert missed(plan, forms(language, "all"), local(2022, 1, 3, 9), lines) == []


@pytest.mark.parametrize("text", ["what was the previous plan", "quel était le plan précédent ?"])
def test_another_plan_is_no_milestone(text):
    assert not questions_of("biodiversity_en").ask(text, at=local(2026, 1, 3, 9)).milestones


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("que se passe-t-il en fevirer", 25),
        ("quelle est la prochiane étape", 25),
        ("qu'est-ce qui est prevu en septembe", 29),
        ("reunoins en ocotbre ?", 30),
        ("coment vous conttacter ?", 190),
        ("queles sont les grandes orientatons du plan", 74),
    ],
)
def test_slips_in_the_words_of_asking_are_seen_through(text, line):
    assert line in {quote.line for quote in questions_of("sample").ask(text, at=local(2015, 2, 9, 10)).quotes}
