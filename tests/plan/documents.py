"""Documents as people bring them, made with the usual libraries."""

import io


def docx_of_fiches() -> bytes:
    from docx import Document

    document = Document()
    document.add_heading("Plan local pour la forêt", 0)
    document.add_paragraph("Communauté de communes des Trois Combes")
    document.add_paragraph("2021-2026")
    document.add_heading("Axe 1 : Protéger les sols", 1)
    _fiche(
        document,
        ("Fiche action n° 1.1", "Cartographier les zones fragiles"),
        ("Pilote", "Office des forêts"),
        ("Échéance", "juin 2022"),
    )
    _fiche(
        document,
        ("Fiche action n° 1.2", "Former les entreprises de débardage"),
        ("Pilote", "Chambre des métiers"),
        ("Échéance", "fin 2023"),
    )
    document.add_heading("Axe 2 : Faire vivre la filière", 1)
    _fiche(
        document,
        ("Fiche action n° 2.1", "Créer une marque locale"),
        ("Pilote", "Office de tourisme"),
        ("Échéance", "T1 2024"),
    )
    document.add_heading("Calendrier", 1)
    for entry in (
        "12 janvier 2021 : lancement",
        "Mars : ateliers dans les communes",
        "30 juin : délibération du conseil communautaire",
    ):
        document.add_paragraph(entry, style="List Bullet")
    return _saved(document)


def _fiche(document, *rows):
    table = document.add_table(rows=0, cols=2)
    for row in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = row
    document.add_paragraph("")


def pdf_of(lines, *, pages=1, encrypt=None) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    made = io.BytesIO()
    page = canvas.Canvas(made, pagesize=A4, encrypt=encrypt)
    for _ in range(pages):
        for place, line in enumerate(lines):
            page.drawString(50 + 12 * (len(line) - len(line.lstrip())), 800 - 16 * place, line.strip())
        page.showPage()
    page.save()
    return made.getvalue()


PDF_PLAN = (
    "PLAN SANTÉ DU PAYS DE BRESLE 2018-2022",
    "",
    "AXE 1 : PRÉVENIR",
    "",
    "- Action 1.1 : Dépister dans les collèges (pilote : ARS ; échéance : juin 2019)",
    "- Action 1.2 : Former les aidants (pilote : CLIC)",
    "",
    "AXE 2 : SOIGNER",
    "",
    "- Action 2.1 : Ouvrir une maison de santé (pilote : commune de Blangy ;",
    "échéance : fin 2020)",
    "",
    "CALENDRIER",
    "",
    "- 3 avril 2018 : comité de pilotage",
    "- Septembre : signature du contrat",
)


def odt_plan() -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import H, List, ListItem, P

    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Schéma cyclable de la Ville de Morlac 2020-2025"))
    document.text.addElement(H(outlinelevel=2, text="Axe 1 – Relier les bourgs"))
    _odt_list(document, List, ListItem, P, "Une voie verte le long de la rivière", "Un pont réservé aux vélos")
    document.text.addElement(H(outlinelevel=2, text="Axe 2 – Stationner"))
    _odt_list(document, List, ListItem, P, "Des arceaux devant chaque école")
    document.text.addElement(H(outlinelevel=2, text="Calendrier"))
    table = Table()
    for cells in (("Date", "Étape"), ("4 mai 2020", "Lancement"), ("Octobre", "Délibération")):
        row = TableRow()
        for cell in cells:
            made = TableCell()
            made.addElement(P(text=cell))
            row.addElement(made)
        table.addElement(row)
    document.text.addElement(table)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _odt_list(document, kind, entry, paragraph, *texts):
    made = kind()
    for text in texts:
        item = entry()
        item.addElement(paragraph(text=text))
        made.addElement(item)
    document.text.addElement(made)


def pptx_plan() -> bytes:
    from pptx import Presentation

    slides = Presentation()
    for title, body in (
        ("Plan jeunesse de la Ville d'Arbonne 2024-2026", ""),
        ("Axe 1 : Se loger", "Un foyer de jeunes travailleurs\nUne caution solidaire"),
        ("Axe 2 : Se former", "Un forum des métiers"),
        ("Calendrier", "6 mars 2024 : lancement\nJuin : délibération"),
    ):
        slide = slides.slides.add_slide(slides.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = body
    return _saved(slides)


def _saved(document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
