"""PDF files as offices print them: grids with wrapped cells over several pages, running feet, columns without rules."""

import io


def pdf_of_tables(*, rows: int) -> bytes:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    styles = getSampleStyleSheet()

    def text(words, style="BodyText"):
        return Paragraph(words, styles[style])

    def foot(page, _template):
        page.drawString(50, 20, "Plan vélo de Morlac")
        page.drawRightString(540, 20, f"{page.getPageNumber()}")

    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    head = [text("Action"), text("Pilote"), text("Échéance")]
    actions = [
        [
            text(f"Aménager une piste à double sens le long de la route départementale numéro {number}"),
            text("Direction de la voirie et des mobilités"),
            text("juin 2025"),
        ]
        for number in range(1, rows + 1)
    ]
    fiche = [
        [text("Pilote"), text("Service des sports")],
        [text("Échéance"), text("fin 2026")],
        [text("Description"), text("Poser cent arceaux devant les écoles, les gymnases et les médiathèques. " * 3)],
    ]
    story = [
        text("Plan vélo de la Ville de Morlac 2024-2030", "Title"),
        text("Axe 1 : Relier les quartiers", "Heading1"),
        Table([head, *actions], colWidths=[200, 140, 90], repeatRows=1, style=grid),
        text("Axe 2 : Stationner", "Heading1"),
        text("Fiche action n° 2.1 : Poser des arceaux", "Heading2"),
        Table(fiche, colWidths=[100, 360], style=grid),
        text("Calendrier", "Heading1"),
        Table(
            [
                ["Date", "Étape"],
                ["4 mars 2024", "Lancement"],
                ["Juin 2024", "Ateliers"],
                ["12 septembre 2024", "Délibération du conseil municipal"],
            ],
            colWidths=[150, 300],
        ),
    ]
    made = io.BytesIO()
    SimpleDocTemplate(made, pagesize=A4).build(story, onFirstPage=foot, onLaterPages=foot)
    return made.getvalue()
