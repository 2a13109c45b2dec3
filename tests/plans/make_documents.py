"""Three invented action plans as their local authorities would send them: DOCX, PDF and ODT.

`make_documents(folder)` writes `fiches.docx`, `handicap.pdf` and `agricole.odt` into the folder. The expected
reading of each lies beside this file, in `NAME.expected.json`. Places, people and figures are invented.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import docx
from odf import opendocument, style, text
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Spacer, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One fiche action, cell by cell."""

    number: str
    title: str
    axis: str
    lead: str
    due: str
    partners: str
    indicators: str

    def rows(self) -> list[tuple[str, str]]:
        """The rows of its table, label first."""
        return [
            ("Intitulé", self.title),
            ("Axe", self.axis),
            ("Pilote", self.lead),
            ("Échéance", self.due),
            ("Partenaires", self.partners),
            ("Indicateurs", self.indicators),
        ]


PRODUCE = "Axe 1 : Produire et transformer ici"
FEED = "Axe 2 : Bien manger pour tous"
WASTE = "Axe 3 : Ne rien perdre"

SHEETS = (
    Sheet(
        number="1",
        title="Installer dix maraîchers sur les terres communales",
        axis=PRODUCE,
        lead="Service Foncier (Léonie Garrabet)",
        due="Fin 2025",
        partners="Chambre d'agriculture, Terre en partage",
        indicators="Hectares remis en culture",
    ),
    Sheet(
        number="2",
        title="Construire une légumerie partagée",
        axis=PRODUCE,
        lead="Syndicat mixte de l'Ondre",
        due="1er semestre 2026",
        partners="Lycée agricole, cuisine centrale",
        indicators="Tonnes transformées par an",
    ),
    Sheet(
        number="3",
        title="Créer un marché de producteurs le mercredi soir",
        axis=PRODUCE,
        lead="Ville de Lormaison",
        due="Mai 2024",
        partners="Association des commerçants",
        indicators="Nombre d'étals",
    ),
    Sheet(
        number="4",
        title="Ouvrir une épicerie solidaire itinérante",
        axis=FEED,
        lead="CIAS (Romuald Etchegoin)",
        due="T4 2024",
        partners="Banque alimentaire, centres sociaux",
        indicators="Foyers servis par semaine",
    ),
    Sheet(
        number="5",
        title="Proposer un menu végétarien quotidien au choix dans les collèges",
        axis=FEED,
        lead="Cuisine centrale",
        due="Rentrée 2024",
        partners="Conseil départemental",
        indicators="",
    ),
    Sheet(
        number="6",
        title="Animer des ateliers de cuisine avec les jeunes parents",
        axis=FEED,
        lead="Centres sociaux",
        due="Mars 2025",
        partners="PMI, maison de santé",
        indicators="Nombre de participants",
    ),
    Sheet(
        number="7",
        title="Peser les restes dans toutes les cantines",
        axis=WASTE,
        lead="Service Déchets",
        due="T1 2025",
        partners="Écoles volontaires",
        indicators="Grammes jetés par repas",
    ),
    Sheet(
        number="8",
        title="Organiser le glanage dans les vergers",
        axis=WASTE,
        lead="Association Le Second Panier",
        due="Septembre 2025",
        partners="Arboriculteurs, CIAS",
        indicators="",
    ),
)

FOOD_CALENDAR = (
    ("12 décembre 2023", "Adoption du plan en comité syndical"),
    ("18 et 25 janvier 2024", "Réunions de lancement des groupes de travail"),
    ("Avril 2024", "Labellisation par la préfecture"),
    ("Début juillet 2025", "Point d'étape avec les maires"),
    ("T4 2027", "Évaluation finale"),
)


def make_sheets(target: Path) -> None:
    """Write the plan whose actions are tables, one a fiche."""
    document = docx.Document()
    document.add_heading("Projet alimentaire territorial 2024-2027", level=0)
    document.add_paragraph("Syndicat mixte du Pays de l'Ondre")
    document.add_paragraph("Présidente : Fabienne Quérouil-Daste")
    document.add_paragraph("Coordinateur du projet : Téo Mansilla")
    document.add_paragraph(
        "Ce projet rassemble 41 communes et 180 exploitations. Il a été écrit avec 75 participants "
        "au cours de l'automne 2023."
    )
    document.add_heading("Fiches action", level=1)
    for sheet in SHEETS:
        document.add_heading(f"Fiche action n° {sheet.number}", level=2)
        table = document.add_table(rows=0, cols=2)
        table.style = "Table Grid"
        for label, value in sheet.rows():
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, value
        document.add_paragraph()
    document.add_heading("Groupes de travail", level=1)
    for line in ("Groupe 1 : axe 1", "Groupe 2 : axes 2 et 3"):
        document.add_paragraph(line, style="List Bullet")
    document.add_heading("Calendrier", level=1)
    calendar = document.add_table(rows=1, cols=2)
    calendar.style = "Table Grid"
    calendar.rows[0].cells[0].text, calendar.rows[0].cells[1].text = "Date", "Étape"
    for when, what in FOOD_CALENDAR:
        cells = calendar.add_row().cells
        cells[0].text, cells[1].text = when, what
    document.add_paragraph("Contact : pat@pays-ondre.example, 02 61 91 40 18")
    document.save(str(target))


ACCESS_AXES = (
    (
        "Axe 1. Se déplacer sans obstacle",
        (
            "Abaisser les trottoirs des 60 carrefours du centre (pilote : service Voirie, échéance : fin 2023)",
            "Équiper les feux de signalisation de balises sonores (pilote : service Voirie, échéance : T2 2024)",
            "Rendre accessibles tous les arrêts de la ligne B (pilote : réseau Tramont, échéance : 2025)",
            "Créer 40 places de stationnement réservées (pilote : police municipale, échéance : mars 2023)",
        ),
    ),
    (
        "Axe 2. Comprendre et être compris",
        (
            "Traduire les formulaires en facile à lire (pilote : Yasmine Tardivel, échéance : septembre 2023)",
            "Sous-titrer les séances du conseil municipal (pilote : communication, échéance : janvier 2023)",
            "Former 200 agents d'accueil à la langue des signes (pilote : ressources humaines, échéance : 2024)",
        ),
    ),
    (
        "Axe 3. Travailler et se divertir",
        (
            "Atteindre 7 % d'agents en situation de handicap (pilote : ressources humaines, échéance : 2025)",
            "Ouvrir une plage accessible au plan d'eau (pilote : service des sports, échéance : été 2024)",
            "Installer une aire de jeux inclusive par quartier (pilote : espaces verts, échéance : fin 2025)",
            "Prêter des boucles magnétiques aux associations (pilote : vie associative, échéance : mai 2023)",
        ),
    ),
)

ACCESS_CALENDAR = (
    "3 octobre 2022 : adoption en conseil municipal",
    "7 et 8 novembre : premières réunions des groupes",
    "Mi-janvier : avis de la commission communale d'accessibilité",
    "Fin mars 2024 : point d'étape",
    "Octobre 2025 : bilan et perspectives",
)


def make_accessibility(target: Path) -> None:
    """Write the plan printed as a PDF of running pages."""
    styles = getSampleStyleSheet()
    body, heading = styles["BodyText"], styles["Heading1"]

    def bullets(lines: tuple[str, ...]) -> ListFlowable:
        return ListFlowable([ListItem(Paragraph(line, body)) for line in lines], bulletType="bullet")

    story = [
        Paragraph("Ville de Montferrault", body),
        Paragraph("Plan d'action handicap et accessibilité 2022-2025", styles["Title"]),
        Paragraph("Élue déléguée au handicap : Rose-Marie Delcambre", body),
        Paragraph("Référent accessibilité : Ignace Pelletan", body),
        Spacer(1, 12),
        Paragraph(
            "Une personne sur six déclare une gêne durable dans la vie quotidienne. Le plan a été préparé avec "
            "14 associations réunies de mars à juin 2022.",
            body,
        ),
    ]
    for title, actions in ACCESS_AXES:
        story += [Paragraph(title, heading), bullets(actions)]
    groups = [["Groupe", "Axes"], ["Groupe 1", "Axe 1"], ["Groupe 2", "Axes 2 et 3"]]
    story += [Paragraph("Groupes de travail", heading), Table(groups, hAlign="LEFT")]
    story += [Paragraph("Calendrier", heading), bullets(ACCESS_CALENDAR)]
    story += [
        Paragraph("Nous joindre", heading),
        Paragraph("Mission handicap, 8 place de la Grenette, 43999 Montferrault", body),
        Paragraph("Tél. : 04 65 71 90 02, accessibilite@montferrault.example", body),
    ]
    SimpleDocTemplate(
        str(target), pagesize=A4, title="Plan d'action handicap et accessibilité 2022-2025", invariant=1
    ).build(story)


FARM_AXES = (
    (
        "AXE I : GARDER LA TERRE AGRICOLE",
        (
            "Recenser les friches de plus d'un hectare",
            "Instaurer un droit de préemption concerté avec la SAFER",
            "Publier une carte des terres à reprendre",
        ),
    ),
    (
        "AXE II : TRANSMETTRE LES FERMES",
        (
            "Rencontrer chaque exploitant de plus de 57 ans",
            "Ouvrir une ferme-relais pour essayer le métier",
        ),
    ),
    (
        "AXE III : VENDRE MIEUX",
        (
            "Bâtir un abattoir mobile avec les vallées voisines",
            "Créer une marque collective pour le fromage des estives",
            "Accueillir les cars de touristes dans les fermes pédagogiques",
        ),
    ),
)

FARM_CALENDAR = (
    "Février 2023 : lancement au salon de la montagne",
    "Mai/juin : visites de fermes avec les élus",
    "21 septembre : délibération",
    "S1 2025 : bilan intermédiaire",
)


def make_farming(target: Path) -> None:
    """Write the plan typed in a free office suite, with true headings and lists."""
    document = opendocument.OpenDocumentText()
    heading = style.Style(name="Heading", family="paragraph")
    heading.addElement(style.TextProperties(fontsize="16pt", fontweight="bold"))
    document.styles.addElement(heading)

    def write_heading(words: str, level: int) -> None:
        document.text.addElement(text.H(outlinelevel=level, stylename=heading, text=words))

    def write_list(lines: tuple[str, ...]) -> None:
        bullets = text.List()
        for line in lines:
            item = text.ListItem()
            item.addElement(text.P(text=line))
            bullets.addElement(item)
        document.text.addElement(bullets)

    write_heading("Plan agricole et pastoral 2023-2026", 1)
    document.text.addElement(text.P(text="Communauté de communes des Estives du Garrec"))
    document.text.addElement(text.P(text="Vice-président à l'agriculture : Florentin Azémar"))
    for title, lines in FARM_AXES:
        write_heading(title, 2)
        write_list(lines)
    write_heading("Calendrier 2023-2025", 2)
    write_list(FARM_CALENDAR)
    document.save(str(target))


def make_documents(folder: Path) -> None:
    """Write the three documents into a folder that exists, over those that were there."""
    make_sheets(folder / "fiches.docx")
    make_accessibility(folder / "handicap.pdf")
    make_farming(folder / "agricole.odt")


if __name__ == "__main__":
    make_documents(Path(sys.argv[1]))
