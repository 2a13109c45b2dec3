"""A long plan of action made up for the measurement: every page has an action with its fields and sentences on it."""

from __future__ import annotations

import io
import random

PAGES = 500
AXES = 10
_SERVICES = ("Direction de l'eau", "Service des sports", "Pôle habitat", "Direction de la culture", "Mission climat")
_VERBS = (
    "Créer",
    "Étendre",
    "Rénover",
    "Accompagner",
    "Former",
    "Mesurer",
    "Soutenir",
    "Ouvrir",
    "Relier",
    "Simplifier",
)
_THINGS = ("les jardins partagés", "le réseau des aidants", "les itinéraires cyclables", "l'accueil des entreprises", "les écoles",
           "la prévention des déchets", "les circuits courts", "le logement des jeunes", "la lecture publique", "les friches")  # fmt: skip
_PLACES = (
    "du centre",
    "des quartiers nord",
    "de la vallée",
    "des bourgs",
    "du littoral",
    "de la plaine",
    "des communes rurales",
)
_SENTENCES = (
    "Le diagnostic partagé avec les habitants a montré que l'offre reste inégale selon les communes et que les horaires ne conviennent pas à tous.",
    "Une convention d'objectifs est signée chaque année avec les partenaires, qui rendent compte des moyens employés devant le comité.",
    "Les équipes disposent d'un outil commun de suivi, mis à jour à chaque réunion de la commission et ouvert aux associations.",
    "La collectivité veille à ce que les personnes éloignées du numérique puissent accomplir leurs démarches dans un lieu d'accueil.",
    "Les travaux sont conduits par tranches afin de limiter la gêne pour les riverains et de tirer les leçons de chacune d'elles.",
)
_MONTHS = ("janvier", "mars", "juin", "septembre", "novembre")


def long_plan(*, pages: int = PAGES, lines: int | None = None) -> str:
    """A plan in Markdown of so many pages of about 500 words; or of so many lines to follow, without sentences."""
    chance = random.Random(20)  # noqa: S311 - a made-up text, the same every time
    total = pages if lines is None else lines
    parts = ["# Plan de territoire 2024-2030", "", "Communauté d'agglomération du Val Perdu", ""]
    for number in range(total):
        axis = number * AXES // total + 1
        place = number - (axis - 1) * total // AXES + 1
        if number == 0 or axis != (number - 1) * AXES // total + 1:
            parts += [f"## Axe {axis} : {_VERBS[axis - 1]} {_THINGS[axis - 1]}", ""]
            place = 1
        title = f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} {chance.choice(_PLACES)}, tranche {number + 1}"
        due = f"{chance.choice(_MONTHS)} {chance.randint(2024, 2030)}"
        if lines is not None:
            parts.append(f"- {title}")
            continue
        parts += [
            f"### Action {axis}.{place} : {title}",
            "",
            f"Pilote : {chance.choice(_SERVICES)}",
            f"Échéance : {due}",
            "",
        ]
        for _ in range(3):
            parts += [" ".join(chance.choice(_SENTENCES) for _ in range(7)), ""]
    parts += [
        "",
        "## Calendrier",
        "",
        "- 12 janvier 2024 : lancement",
        "- Juin : point d'étape",
        "- Fin 2025 : bilan à mi-parcours",
        "",
    ]
    return "\n".join(parts)


def as_docx(text: str) -> bytes:
    """The same as a Word document, headings as headings."""
    from docx import Document

    document = Document()
    for line in text.splitlines():
        marks = len(line) - len(line.lstrip("#"))
        if marks:
            document.add_heading(line[marks:].strip(), marks - 1)
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line:
            document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def as_pdf(text: str, *, pages: int = PAGES) -> bytes:
    """The same on so many printed pages, with a running head, page numbers and a table of figures on each."""
    import textwrap

    from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
    from reportlab.pdfgen import canvas  # type: ignore[import-untyped]

    lines = [part for line in text.splitlines() for part in (textwrap.wrap(line.lstrip("#- "), 95) or [""])]
    each = -(-len(lines) // pages)
    made = io.BytesIO()
    page = canvas.Canvas(made, pagesize=A4)
    for number in range(pages):
        page.drawString(50, 815, "Plan de territoire – Val Perdu")
        for place, line in enumerate(lines[number * each : (number + 1) * each]):
            page.drawString(50, 790 - 16 * place, line)
        page.drawString(280, 20, f"Page {number + 1} sur {pages}")
        page.showPage()
    page.save()
    return made.getvalue()
