"""The commands that read, show, write and keep plans, as a person at a terminal runs them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.plan.importing import read_file
from bot.plan.sample import sample_text

PLANS = Path(__file__).resolve().parents[1] / "plans"
CLIMATE = PLANS / "plan_climat.md"


@pytest.fixture
def jalon(tmp_path, monkeypatch):
    monkeypatch.setenv("JALON_DATABASE_URL", f"sqlite:///{tmp_path / 'jalon.db'}")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    runner = CliRunner()

    def run(*arguments, code=0):
        done = runner.invoke(app, [str(argument) for argument in arguments])
        assert (done.exit_code, done.exception if done.exit_code not in {0, 2} else None) == (code, None), done.output
        return done

    return run


def rows(jalon):
    return [
        (row["version"], row["file"], row["current"]) for row in json.loads(jalon("plan", "versions", "--json").stdout)
    ]


def codes(plan):
    return {item["text"]: item["code"] for axis in plan["axes"] for item in axis["items"]}


@pytest.mark.parametrize("plan", [None, CLIMATE, PLANS / "youth_plan_en.md", PLANS / "no_calendar.md"])
def test_a_plan_file_that_was_written_reads_back_as_the_same_plan(jalon, tmp_path, plan):
    target = tmp_path / "plan.yaml"
    jalon("plan", "export", target, *(() if plan is None else ("--plan", plan)))
    source = sample_text().encode() if plan is None else plan
    expected = read_file(source, name="" if plan is None else plan.name).plan
    assert read_file(target).plan == expected
    shown = jalon("plan", "show", "--plan", target, "--json").stdout
    assert shown == jalon("plan", "show", *(() if plan is None else ("--plan", plan)), "--json").stdout


def test_a_plan_file_goes_to_standard_output_or_beside_what_is_there(jalon, tmp_path):
    assert jalon("plan", "export", "-").stdout.startswith("jalon_plan: 1\n")
    target = tmp_path / "plan.yaml"
    target.write_text("à moi")
    assert "existe déjà" in jalon("plan", "export", target, code=2).stderr
    assert target.read_text() == "à moi"
    jalon("plan", "export", target, "--force")
    assert "jalon plan import" in jalon("plan", "export", tmp_path / "b.yaml").stdout
    assert jalon("plan", "export", tmp_path / "nulle" / "part.yaml", code=2).stderr.startswith("Le fichier")


def test_nothing_is_kept_without_a_yes(jalon, tmp_path):
    jalon("plan", "import", CLIMATE)
    jalon("plan", "import", CLIMATE, "--json")
    assert not (tmp_path / "jalon.db").exists()
    assert jalon("plan", "versions").stdout == "La base de données n’a pas encore de plan.\n"


def test_importing_again_keeps_codes_and_says_what_is_new_changed_and_gone(jalon, tmp_path):
    first = tmp_path / "plan.md"
    first.write_text(sample_text())
    jalon("plan", "import", first, "--yes")
    before = codes(json.loads(jalon("plan", "show", "--json").stdout))
    lines = sample_text().splitlines()
    kept = [line for line in lines if "Itinéraires" not in line]
    changed = [line.replace("Forums métropolitains", "Forums citoyens métropolitains") for line in kept]
    second = tmp_path / "plan2.md"
    second.write_text("\n".join(changed))
    said = jalon("plan", "import", second, "--yes").stdout.split("Par rapport au plan en place")[1]
    assert "Modifiés\u00a0: 2." in said
    assert "Disparus\u00a0: 2. Ils seront clos\u202f; ce qui y a été enregistré est conservé." in said
    assert "Nouveau" not in said
    after = codes(json.loads(jalon("plan", "show", "--json").stdout))
    assert {text: code for text, code in before.items() if text in after} == {
        text: code for text, code in after.items() if text in before
    }
    assert rows(jalon) == [(1, "plan.md", False), (2, "plan2.md", True)]


def test_an_earlier_version_is_restored_as_a_further_one_with_its_codes(jalon, tmp_path):
    file = tmp_path / "plan.md"
    file.write_text(sample_text())
    jalon("plan", "import", file, "--yes")
    first = jalon("plan", "show", "--json").stdout
    file.write_text("\n".join(line for line in sample_text().splitlines() if "Itinéraires" not in line))
    jalon("plan", "import", file, "--yes")
    assert jalon("plan", "show", "--json").stdout != first
    jalon("plan", "restore", "1")
    assert len(rows(jalon)) == 2
    assert (
        "La version 1 du plan est de nouveau en place, comme version 3."
        in jalon("plan", "restore", "1", "--yes").stdout
    )
    assert jalon("plan", "show", "--json").stdout == first
    assert rows(jalon) == [(1, "plan.md", False), (2, "plan.md", False), (3, "plan.md", True)]
    assert "il n’y a rien à rétablir" in jalon("plan", "restore", "1", "--yes").stdout
    assert "jalon plan versions" in jalon("plan", "restore", "9", "--yes", code=2).stderr


def test_the_same_plan_again_changes_nothing(jalon):
    jalon("plan", "import", CLIMATE, "--yes")
    assert "il n’y a rien à importer" in jalon("plan", "import", CLIMATE, "--yes").stdout
    assert len(rows(jalon)) == 1


def test_a_first_plan_takes_the_place_of_the_unused_sample_with_codes_of_its_own(jalon):
    jalon("status")
    said = jalon("plan", "import", CLIMATE, "--yes").stdout
    assert "Par rapport" not in said
    shown = json.loads(jalon("plan", "show", "--json").stdout)
    assert [axis["code"] for axis in shown["axes"]][:3] == ["A", "B", "C"]
    assert [name for _number, name, _current in rows(jalon)] == ["sample.md", CLIMATE.name]


def test_what_was_recorded_keeps_its_code_from_other_lines(jalon):
    said = json.loads(jalon("say", "A-02 : en cours, 40 %", "--json").stdout)
    used = {recorded["action"] for recorded in said["recorded"]}
    assert used
    jalon("plan", "import", CLIMATE, "--yes")
    shown = json.loads(jalon("plan", "show", "--json").stdout)
    assert used & set(codes(shown).values()) == set()


@pytest.mark.parametrize(
    ("name", "data", "language", "sentence"),
    [
        ("plan.pdf", b"<!DOCTYPE html><html>Sign in</html>", "fr", "page web"),
        ("plan.md", b"", "fr", "est vide"),
        ("plan.md", b"", "en", "is empty"),
        ("plan.yaml", b"jalon_plan: 1\ntitle: [\n", "fr", "du fichier"),
        ("plan.docx", b"PK\x03\x04 broken", "fr", "abîmé"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_in_the_person_s_language(jalon, tmp_path, name, data, language, sentence):
    file = tmp_path / name
    file.write_bytes(data)
    done = jalon("plan", "import", file, "--yes", "--lang", language, code=2)
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "jalon.db").exists()


def test_the_terminal_s_language_is_taken_where_none_is_stated(jalon, tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "cannot be read" in jalon("plan", "import", tmp_path / "none.md", code=2).stderr
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "ne peut pas être lu" in jalon("plan", "import", tmp_path / "none.md", code=2).stderr
