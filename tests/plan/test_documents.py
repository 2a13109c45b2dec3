"""Documents that are not text, and files that are no plan at all."""

import io
import zipfile
from pathlib import Path

import pytest

from bot.plan import documents, readers
from bot.plan.importing import read_file
from bot.plan.troubles import SENTENCES, PlanUnreadable, Trouble
from tests.plan import documents as made
from tests.plan.printed import pdf_of_tables


def _trouble(data, name="plan"):
    with pytest.raises(PlanUnreadable) as caught:
        read_file(data, name=name)
    assert SENTENCES[caught.value.kind] % caught.value.values
    return caught.value.kind


def _zipped(**entries):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


def _lines(plan):
    return {axis.title: [(item.text, item.lead) for item in axis.items] for axis in plan.axes}


def test_fiches_action_in_a_word_document():
    plan = read_file(made.docx_of_fiches(), name="plan.docx").plan
    assert _lines(plan) == {
        "Protéger les sols": [
            ("Cartographier les zones fragiles", "Office des forêts"),
            ("Former les entreprises de débardage", "Chambre des métiers"),
        ],
        "Faire vivre la filière": [("Créer une marque locale", "Office de tourisme")],
    }
    assert [milestone.label for milestone in plan.milestones] == ["12 janvier 2021", "Mars", "30 juin"]


def test_a_pdf_with_a_wrapped_action():
    plan = read_file(made.pdf_of(made.PDF_PLAN), name="plan.pdf").plan
    assert _lines(plan)["SOIGNER"] == [("Ouvrir une maison de santé", "commune de Blangy")]
    assert [milestone.label for milestone in plan.milestones] == ["3 avril 2018", "Septembre"]


def test_tables_of_a_long_pdf_are_read_cell_by_cell():
    imported = read_file(pdf_of_tables(rows=600), name="plan.pdf")
    plan = imported.plan
    assert imported.text.count("Plan vélo de Morlac") == 0
    first, second = (axis.items for axis in plan.axes)
    assert [item.text for item in first] == [
        f"Aménager une piste à double sens le long de la route départementale numéro {number}"
        for number in range(1, 601)
    ]
    assert {(item.lead, item.due.words) for item in first} == {("Direction de la voirie et des mobilités", "juin 2025")}
    assert [(item.text, item.lead, item.due.words) for item in second] == [
        ("Poser des arceaux", "Service des sports", "fin 2026")
    ]
    assert [(milestone.label, milestone.title) for milestone in plan.milestones] == [
        ("4 mars 2024", "Lancement"),
        ("Juin 2024", "Ateliers"),
        ("12 septembre 2024", "Délibération du conseil municipal"),
    ]


def test_what_there_was_no_time_for_is_said(monkeypatch):
    monkeypatch.setattr("bot.plan.documents.TABLES_SHARE", 0.0)
    plan = read_file(pdf_of_tables(rows=30), name="plan.pdf").plan
    assert plan.remarks[0].subjects == ("tables",)
    assert any("numéro 30" in passage.text for passage in plan.passages)


def test_an_opendocument_text_with_a_table():
    plan = read_file(made.odt_plan(), name="plan.odt").plan
    assert [len(axis.items) for axis in plan.axes] == [2, 1]
    assert [milestone.title for milestone in plan.milestones] == ["Lancement", "Délibération"]


def test_slides_have_lines_without_bullets():
    plan = read_file(made.pptx_plan(), name="plan.pptx").plan
    assert _lines(plan) == {
        "Se loger": [("Un foyer de jeunes travailleurs", None), ("Une caution solidaire", None)],
        "Se former": [("Un forum des métiers", None)],
    }


def test_line_numbers_are_those_of_the_text_that_comes_back():
    imported = read_file(made.pdf_of(made.PDF_PLAN), name="plan.pdf")
    lines = imported.text.splitlines()
    assert all(
        item.text.split()[0] in lines[item.source.line - 1] for axis in imported.plan.axes for item in axis.items
    )


def test_a_document_locked_by_a_password():
    assert _trouble(made.pdf_of(made.PDF_PLAN, encrypt="secret")) is Trouble.ENCRYPTED
    assert (
        _trouble(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
        is Trouble.ENCRYPTED
    )


def test_a_zip_bomb_is_not_opened():
    bomb = _zipped(word__document_xml="", word__media="0" * (readers.MOST_UNPACKED + 1))
    assert len(bomb) < 1_000_000
    assert _trouble(bomb) is Trouble.ZIP_BOMB


def test_a_file_that_is_too_large(tmp_path):
    path = tmp_path / "plan.md"
    with path.open("wb") as file:
        file.truncate(readers.MOST_BYTES + 1)
    assert _trouble(path) is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Trouble.EMPTY),
        (b" \n\t\n", Trouble.EMPTY),
        (b"<!DOCTYPE html><html><body><form>Connexion<input type=password></form>", Trouble.WEB_PAGE),
        (b"\n  <html><head><title>Sign in</title>", Trouble.WEB_PAGE),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), Trouble.NOT_A_PLAN),
        (bytes(range(1, 9)) * 200, Trouble.NOT_A_PLAN),
        (b"1 2 3 ... 4", Trouble.NOT_A_PLAN),
        (b"PK\x03\x04broken", Trouble.UNREADABLE),
        (b"%PDF-1.7 broken", Trouble.UNREADABLE),
        (b"{\\rtf1 plan}", Trouble.UNKNOWN_FORM),
        (_zipped(xl__workbook_xml="x"), Trouble.UNKNOWN_FORM),
        (b"caf\x81 \x8d plan d'action", Trouble.ENCODING),
    ],
)
def test_what_is_no_plan_is_refused_with_its_reason(data, kind):
    assert _trouble(data) is kind


def test_a_broken_word_document():
    packed = _zipped(**{"word__document.xml": "<w:document", "[Content_Types].xml": "<Types/>"})
    assert _trouble(packed, "plan.docx") is Trouble.UNREADABLE


def test_a_file_that_is_not_there(tmp_path):
    assert _trouble(tmp_path / "gone.md") is Trouble.UNREADABLE
    assert _trouble(tmp_path) is Trouble.UNREADABLE


def test_a_missing_extra_is_said(monkeypatch):
    monkeypatch.setattr(documents, "find_spec", lambda _name: None)
    assert _trouble(made.odt_plan(), "plan.odt") is Trouble.MISSING_EXTRA


def test_text_of_an_older_windows_is_read():
    plan = read_file("# Plan 2020-2022\n\n## Axe 1 : Été\n\n- L’école — où ?\n".encode("cp1252"), name="plan.md").plan
    assert plan.axes[0].items[0].text == "L’école — où ?"


def test_scanned_pages_have_no_text():
    assert _trouble(made.pdf_of(()), "scan.pdf") is Trouble.NO_TEXT


def test_too_many_pages(monkeypatch):
    monkeypatch.setattr(documents, "MOST_PAGES", 3)
    assert _trouble(made.pdf_of(("PLAN",), pages=4), "long.pdf") is Trouble.TOO_MANY_PAGES


def test_the_sample_comes_back_from_its_path():
    path = Path(__file__).parents[2] / "bot" / "plan" / "sample.md"
    assert len(read_file(path).plan.axes) == 6
