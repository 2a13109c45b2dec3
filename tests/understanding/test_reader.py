"""What people type and what Jalon takes from it, on a plan that is not the sample."""

from datetime import datetime, timedelta

import pytest

from bot.domain.actions import ActionState, Status
from bot.domain.readings import Intent, MilestoneChange, ProblemKind, Reading
from bot.understanding import reader
from bot.understanding.book import Book
from tests.understanding.books import A_MONDAY, climate_book

BOOK = climate_book()


def read(text: str, group: int | None = None, book: Book = BOOK) -> Reading:
    return reader.read(text, at=A_MONDAY, book=book, group=group)


def told(text: str, group: int | None = None) -> list[tuple[str | None, ActionState]]:
    return [(said.code, said.change) for said in read(text, group).actions]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("le guichet unique est lancé", Status.IN_PROGRESS),
        ("guichet c lancé", Status.IN_PROGRESS),
        ("ça y est c'est bouclé pour le guichet", Status.DONE),
        ("on a démarré le guichet", Status.IN_PROGRESS),
        ("guichet unique demaré hier", Status.IN_PROGRESS),
        ("guichet au point mort", Status.BLOCKED),
        ("le guichet est en pause", Status.ON_HOLD),
        ("on laisse tomber le guichet", Status.ABANDONED),
        ("guichet : à discuter", Status.TO_DISCUSS),
        ("le guichet sera lancé en mars", Status.PLANNED),
        ("ce n'est pas terminé pour le guichet", Status.IN_PROGRESS),
        ("le guichet n'est pas encore lancé", Status.PLANNED),
        ("le guichet n'est plus bloqué", Status.IN_PROGRESS),
        ("le guichet n'est pas abandonné, juste en pause", Status.ON_HOLD),
        ("le guichet n'est ni bloqué ni terminé, il suit son cours", Status.IN_PROGRESS),
        ("guichet presque fini", Status.IN_PROGRESS),
        ("guichet : rien n'est fait", Status.IN_PROGRESS),
        ("je viens de finir le guichet", Status.DONE),
        ("the renovation desk is done", Status.DONE),
        ("guichet isn't launched yet", Status.PLANNED),
    ],
)
def test_a_status_is_read_in_every_inflection_and_typing(text: str, status: Status) -> None:
    assert [(code, change.status) for code, change in told(text)] == [("A-01", status)]


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        ("guichet 40 %", 40),
        ("le guichet est à 50,5 %", 51),
        ("guichet : cent pour cent", 100),
        ("guichet aux trois quarts", 75),
        ("on en est à la moitié pour le guichet", 50),
        ("guichet : on passe de 10 à 35 %", 35),
        ("le guichet c'est 20 % et pas 40 %", 20),
        ("guichet : on est à 60", 60),
        ("guichet 3 sur 4, soit 75 %", 75),
    ],
)
def test_progress_is_read_in_digits_and_words(text: str, progress: int) -> None:
    assert [(code, change.progress) for code, change in told(text)] == [("A-01", progress)]


@pytest.mark.parametrize(
    "text", ["40 participants au guichet", "30 % de réduction sur les billets de train", "on est à 40 inscrits"]
)
def test_a_quantity_is_no_progress(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["le guichet est à 150 %", "guichet : -10 %"])
def test_an_impossible_progress_is_a_problem(text: str) -> None:
    reading = read(text)
    assert not reading.sure
    assert [problem.kind for problem in reading.problems] == [ProblemKind.IMPOSSIBLE_PROGRESS]


@pytest.mark.parametrize(
    "text",
    [
        "c'est fini le guichet ?",
        "le guichet est terminé ?",
        "guichet bloqué ???",
        "est-ce que le guichet est lancé",
        "le guichet c'est lancé ou pas",
        "savez-vous si le guichet est terminé",
        "dites-moi si le guichet est terminé",
        "le guichet est bloqué pourquoi",
        "is the renovation desk done",
    ],
)
def test_a_question_that_looks_like_an_update_records_nothing(text: str) -> None:
    assert read(text) == Reading(intent=Intent.QUESTION)


@pytest.mark.parametrize(
    "text",
    [
        "il faudrait lancer le guichet",
        "on espère finir le guichet en mars",
        "ce serait bien que le guichet soit terminé",
        "si la région signe, on lance le guichet",
        "dès que le budget est voté on lance le guichet",
        "je propose qu'on arrête le guichet",
        "tout est fini sauf le guichet",
        "bravo pour le guichet !",
        "ma formation est terminée",
        "le photocopieur est bloqué",
        "la réunion est terminée, merci à tous",
        "ton micro est bloqué Karim",
        "Bonjour à toutes et à tous",
        "```guichet terminé```",
        "> guichet terminé",
        "&gt; guichet terminé",
        "j'ai mis `guichet terminé` dans le tableau",
        "👍",
        "",
    ],
)
def test_wishes_conditions_quotations_and_chatter_record_nothing(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.actions) == (Intent.NONE, ())


@pytest.mark.parametrize(
    "text",
    [
        "il paraît que le guichet est terminé",
        "d'après Julie le guichet est bouclé",
        "je crois que le guichet est fini",
        "le guichet serait abandonné",
        "le guichet est terminé lol",
        "l'étude du guichet est finie",
        "I heard the renovation desk is finished",
    ],
)
def test_hearsay_jokes_and_parts_are_held_back(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.sure) == (Intent.UPDATE, False)
    assert [(said.code, said.sure) for said in reading.actions] == [("A-01", False)]


@pytest.mark.parametrize(
    "text",
    [
        "guichet terminé mais bloqué",
        "le guichet est fini et pas fini",
        "guichet à 100 % mais pas terminé",
        "guichet lancé et abandonné",
    ],
)
def test_a_contradiction_is_asked_about(text: str) -> None:
    reading = read(text)
    assert not reading.sure
    assert [problem.kind for problem in reading.problems] == [ProblemKind.CONTRADICTORY_STATUS]


def test_several_updates_in_one_message_are_told_apart() -> None:
    found = told("guichet terminé, chauffage bois 40 %, et la navette en pause")
    assert found == [
        ("A-01", ActionState(status=Status.DONE)),
        ("A-03", ActionState(status=Status.IN_PROGRESS, progress=40)),
        ("B-02", ActionState(status=Status.ON_HOLD)),
    ]


def test_a_list_says_the_same_of_each() -> None:
    assert told("guichet, navette : toujours en cours") == [
        ("A-01", ActionState(status=Status.IN_PROGRESS)),
        ("B-02", ActionState(status=Status.IN_PROGRESS)),
    ]


def test_lines_of_a_list_are_updates_of_their_own() -> None:
    assert told("Point de la semaine :\n- guichet : 60 %\n- navette : pas commencé") == [
        ("A-01", ActionState(status=Status.IN_PROGRESS, progress=60)),
        ("B-02", ActionState(status=Status.PLANNED)),
    ]


@pytest.mark.parametrize(
    "text", ["B-02 terminé", "b2 terminé", "ligne B-02 terminée", "la ligne 2 de l'axe B est terminée", "B02 terminé"]
)
def test_a_code_names_its_action(text: str) -> None:
    assert told(text) == [("B-02", ActionState(status=Status.DONE))]


@pytest.mark.parametrize(
    "text", ["navete terminée", "NAVETTE TERMINÉE", "les navettes sont terminées", "PLC terminé", "shuttle done"]
)
def test_typos_acronyms_and_the_other_language_find_the_action(text: str) -> None:
    assert [code for code, _ in told(text)] == (["B-03"] if text.startswith("PLC") else ["B-02"])


def test_two_fitting_actions_are_both_candidates_and_the_channel_decides() -> None:
    reading = read("la charte est signée par tous")
    assert [(said.code, set(said.candidates)) for said in reading.actions] == [(None, {"A-02", "B-01"})]
    assert [said.code for said in read("la charte est signée par tous", group=2).actions] == ["B-01"]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("c'est Julie qui pilote le guichet", "Julie"),
        ("guichet, pilote : M. Durand", "M. Durand"),
        ("le guichet est repris par Karim", "Karim"),
        ("guichet confié à Mme Leroy", "Mme Leroy"),
        ("<@U02ABC> reprend le dossier du guichet", "<@U02ABC>"),
        ("le pilotage du guichet revient à Thomas Lefebvre", "Thomas Lefebvre"),
        ("je prends le pilotage du guichet", "moi"),
        ("guichet: lead = Helen", "Helen"),
    ],
)
def test_the_lead_is_kept_in_the_words_of_the_message(text: str, lead: str) -> None:
    assert told(text) == [("A-01", ActionState(lead=lead))]


@pytest.mark.parametrize(
    ("text", "blocker"),
    [
        ("guichet bloqué par la préfecture", "la préfecture"),
        ("guichet bloqué faute d'arbitrage", "faute d'arbitrage"),
        ("guichet bloqué (pas de budget)", "pas de budget"),
        ("guichet en pause, l'agent est parti", "l'agent est parti"),
        ("guichet : on attend la signature du maire", "on attend la signature du maire"),
        ("le guichet n'est pas terminé, il manque l'agrément", "il manque l'agrément"),
    ],
)
def test_what_holds_back_is_kept_in_the_words_of_the_message(text: str, blocker: str) -> None:
    assert [change.blocker for _, change in told(text)] == [blocker]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("guichet, prochaine étape : saisir le cabinet", "saisir le cabinet"),
        ("guichet : reste à signer la convention", "signer la convention"),
        ("guichet lancé, jury le 28 mai", "jury le 28 mai"),
        ("guichet next step: sign the agreement", "sign the agreement"),
    ],
)
def test_the_next_step_is_kept_in_the_words_of_the_message(text: str, step: str) -> None:
    assert [change.next_step for _, change in told(text)] in ([step], [step.replace("signer", "à signer")])


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("guichet : échéance fin juin", datetime(2024, 7, 1)),
        ("guichet d'ici fin mars", datetime(2024, 4, 1)),
        ("le guichet, c'est pour le 30 juin", datetime(2024, 7, 1)),
        ("échéance du guichet repoussée au 30 juin", datetime(2024, 7, 1)),
        ("guichet — échéance : 30/06/2024", datetime(2024, 7, 1)),
        ("guichet prolongé jusqu'au 30 juin", datetime(2024, 7, 1)),
    ],
)
def test_a_date_with_the_role_of_an_end_is_due(text: str, due: datetime) -> None:
    assert [change.due.end if change.due else None for _, change in told(text)] == [due]


@pytest.mark.parametrize(
    "text",
    [
        "guichet terminé le 3 janvier",
        "guichet lancé depuis le 3 janvier",
        "guichet en pause jusqu'à la rentrée",
        "guichet fini hier",
    ],
)
def test_a_date_that_merely_tells_when_is_not_due(text: str) -> None:
    assert [(change.due, change.starts) for _, change in told(text)] == [(None, None)]


def test_a_beginning_is_told_from_an_end() -> None:
    ((_, change),) = told("le guichet démarre le 3 mai")
    assert change.due is None
    assert change.starts is not None
    assert change.starts.start == datetime(2024, 5, 3)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("guichet : échéance le 31 juin", ProblemKind.IMPOSSIBLE_DATE),
        ("guichet : échéance mardi 30 juin 2024", ProblemKind.CONTRADICTORY_DATE),
        ("guichet : échéance hier", ProblemKind.PAST_DUE_DATE),
    ],
)
def test_a_date_that_cannot_be_is_a_problem(text: str, kind: ProblemKind) -> None:
    reading = read(text)
    assert (reading.sure, [problem.kind for problem in reading.problems]) == (False, [kind])


def test_a_new_action_has_its_title_group_lead_and_due_date() -> None:
    reading = read("Nouvelle action pour le groupe 2 : jardins partagés, pilote : Sophie, échéance fin mars")
    (said,) = reading.actions
    assert (reading.intent, said.title, said.group, said.change.lead) == (
        Intent.NEW_ACTION,
        "Jardins partagés",
        2,
        "Sophie",
    )
    assert said.change.due is not None
    assert said.change.due.end == datetime(2024, 4, 1)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("+1 action pr nous : jardins partagés", "Jardins partagés"),
        ("Il faudrait inscrire une action de plus : jardins partagés (pilote : Mehdi)", "Jardins partagés"),
        ("please add an action: shared gardens", "Shared gardens"),
        ("peux-tu ajouter une action : jardins partagés ?", "Jardins partagés"),
    ],
)
def test_a_new_action_is_asked_for_in_many_ways(text: str, title: str) -> None:
    reading = read(text, group=1)
    assert [(said.title, said.group) for said in reading.actions] == [(title, 1)]
    assert reading.intent is Intent.NEW_ACTION


@pytest.mark.parametrize(
    ("text", "change", "code"),
    [
        ("le conseil communautaire est reporté au 12 mars", MilestoneChange.MOVE, "J1"),
        ("le conseil communautaire aura finalement lieu le 12 mars", MilestoneChange.MOVE, "J1"),
        ("le conseil communautaire est annulé", MilestoneChange.CANCEL, "J1"),
        ("conseil communautaire suspendu jusqu'à nouvel ordre", MilestoneChange.HOLD, "J1"),
        ("J2 passe au 12 mars", MilestoneChange.MOVE, "J2"),
        ("move J2 to 12 March", MilestoneChange.MOVE, "J2"),
    ],
)
def test_a_milestone_is_moved_held_or_cancelled(text: str, change: MilestoneChange, code: str) -> None:
    reading = read(text)
    assert reading.milestone is not None
    assert (reading.intent, reading.milestone.change, reading.milestone.code) == (Intent.MILESTONE, change, code)


def test_a_milestone_moves_by_a_stretch_from_its_own_window() -> None:
    reading = read("le conseil communautaire est décalé d'une semaine")
    before = BOOK.milestones["J1"].windows[0]
    assert reading.milestone is not None
    assert reading.milestone.when is not None
    assert (before.start, reading.milestone.when.start) == (
        datetime(2024, 2, 14),
        datetime(2024, 2, 14) + timedelta(days=7),
    )


def test_a_milestone_is_added() -> None:
    reading = read("nouveau jalon : bilan à mi-parcours en juin 2025")
    assert reading.milestone is not None
    assert (reading.milestone.change, reading.milestone.title) == (MilestoneChange.ADD, "Bilan à mi-parcours")
    assert reading.milestone.when is not None
    assert reading.milestone.when.start == datetime(2025, 6, 1)


@pytest.mark.parametrize(
    ("text", "group", "axis", "action"),
    [
        ("Où en est le groupe 2 ?", 2, None, None),
        ("ou en est on sur l'axe B", None, "B", None),
        ("fais moi une synthèse de l'axe se déplacer", None, "B", None),
        ("où en est le guichet ?", None, None, "A-01"),
        ("summary of group 1 pls", 1, None, None),
        ("et le groupe 2 ?", 2, None, None),
    ],
)
def test_a_status_is_asked_for_a_group_an_axis_or_an_action(
    text: str, group: int | None, axis: str | None, action: str | None
) -> None:
    reading = read(text)
    assert reading.scope is not None
    assert (reading.intent, reading.scope.group, reading.scope.axis, reading.scope.action) == (
        Intent.STATUS,
        group,
        axis,
        action,
    )


@pytest.mark.parametrize(
    "text",
    [
        "qu'est-ce qui bloque ?",
        "quelles actions sont en retard ?",
        "tableau de bord",
        "combien d'actions terminées ?",
        "what's late",
    ],
)
def test_a_status_of_everything_has_no_scope(text: str) -> None:
    assert read(text) == Reading(intent=Intent.STATUS)


def test_a_status_since_a_day_keeps_the_day() -> None:
    scope = read("qu'est-ce qui a bougé depuis le 2 janvier ?").scope
    assert scope is not None
    assert scope.since is not None
    assert scope.since.start == datetime(2024, 1, 2)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("aide", Intent.HELP),
        ("comment ça marche ?", Intent.HELP),
        ("what can you do?", Intent.HELP),
        ("comment je déclare une action terminée ?", Intent.HELP),
        ("rappelle-moi le conseil une semaine avant", Intent.REMINDER),
        ("remind us on Friday to call", Intent.REMINDER),
        ("rappel : réunion demain à 14h", Intent.NONE),
        ("que dit le plan sur le bois ?", Intent.QUESTION),
    ],
)
def test_help_reminders_and_questions_are_told_apart(text: str, intent: Intent) -> None:
    assert read(text).intent is intent
