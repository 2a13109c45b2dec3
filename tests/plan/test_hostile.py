"""Whatever the text, reading never raises; long texts stay quick."""

import random
import time
import tracemalloc

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.plan.importing import read_plan
from bot.plan.plan_file import read_plan_file, write_plan_file
from bot.plan.readers import read_text
from bot.plan.troubles import PlanUnreadable
from bot.plan.versions import carry_codes, compare

PIECES = st.sampled_from(
    ["# ", "## Axe 1 : ", "Axe A – ", "- ", " - ", "* **", "**", "| a | b |\n|---|---|\n", "| Action | Pilote | Échéance |\n|--|--|--|\n", "1. ", "1.1 ", "I. ", "CALENDRIER\n\n",
     "juin 2020 : ", "31 février : ", "Groupe 1 : axes 1 et 9\n", "Pilote : ", "Échéance : ", "(", ")", "\n", "\n\n", "acquis :\n", "nouveaux enjeux :\n", "2020-2024", "---\n", "=====\n",
     "4 groupes de travail :\n", "M. X", "Jean DUPONT, maire\n", "\u202f", "İ", "ﬁ", "½", "\x0c", "\ud7ff", "mot ", "Les ", "de "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=60).map("".join))
def test_any_text_becomes_a_plan_that_can_be_written_and_read(text):
    plan = read_plan(text)
    assert read_plan_file(write_plan_file(plan)) == plan
    lines = {passage.source.line for passage in plan.passages}
    assert {item.source.line for axis in plan.axes for item in axis.items} <= lines
    for remark in plan.remarks:
        assert remark.text % dict(remark.values)
    assert compare(plan, carry_codes(plan, plan)).none


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=60).map(lambda data: b"PK\x03\x04" + data),
        st.binary(max_size=60).map(lambda data: b"\xd0\xcf\x11\xe0" + data),
    )
)
def test_any_bytes_are_text_or_refused(data):
    assert _outcome(read_text, data, name="x")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_plan_file_is_read_or_refused(text):
    assert _outcome(read_plan_file, "jalon_plan: 1\n" + text)


def _outcome(read, *given_, **named):
    """What was read, or the sentence of the refusal; anything else is raised."""
    try:
        return read(*given_, **named)
    except PlanUnreadable as refused:
        return refused.msgid % refused.values


def _long(entries):
    words = [
        "accompagner",
        "développer",
        "mobilité",
        "habitants",
        "réseau",
        "bâtiments",
        "quartiers",
        "écoles",
        "rénovation",
        "énergie",
        "projet",
        "emploi",
        "numérique",
        "culture",
        "sport",
        "santé",
        "eau",
        "forêt",
    ]
    chance = random.Random(7)  # noqa: S311 - any words will do
    lines = ["# Plan 2020-2026 de la Ville de Lune", ""]
    for number in range(entries):
        if number % 100 == 0:
            lines += ["", f"## Axe {number // 100 + 1} : {' '.join(chance.choices(words, k=4))}", ""]
        lines.append(
            f"- {' '.join(chance.choices(words, k=10))} (pilote : service {number % 7}, échéance : juin {2020 + number % 6})"
        )
    return "\n".join(lines)


def test_five_thousand_lines_are_all_found():
    plan = read_plan(_long(5_000))
    assert (len(plan.axes), sum(len(axis.items) for axis in plan.axes)) == (50, 5_000)
    assert (plan.axes[-1].code, plan.axes[-1].items[-1].code) == ("AX", "AX-100")


def test_memory_of_a_long_plan_stays_small():
    text = _long(2_000)
    tracemalloc.start()
    read_plan(text)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 45 * 1024 * 1024


def test_long_lines_do_not_take_long():
    for text in (
        "a" * 200_000,
        "*" * 50_000,
        "(" * 50_000,
        "[x](" * 20_000,
        "1 " * 50_000,
        "- " * 20_000,
        "| " * 20_000,
        "Le " * 30_000,
        "Jean DUPONT " * 10_000,
        "2020-2021 " * 10_000,
        "Pilote : " * 10_000,
    ):
        started = time.monotonic()
        read_plan(text)
        assert time.monotonic() - started < 5, text[:10]
