"""Every figure of the shipped plan."""

from bot.domain.plan import ItemKind, MilestoneKind, RemarkKind
from bot.plan.markup import plain
from bot.plan.sample import sample_text
from tests.shared import SHARED, needs_shared


def _days(milestone):
    return [(f"{window.start:%Y-%m-%d}", f"{window.end:%Y-%m-%d}") for window in milestone.windows]


def _remarks(plan, kind):
    return [remark for remark in plan.remarks if remark.kind is kind]


@needs_shared
def test_the_shipped_plan_is_the_document_byte_for_byte():
    assert sample_text().encode() == (SHARED / "plan" / "pmdess-2015-2020.md").read_bytes()


def test_title_organisation_language_and_period(sample):
    assert (sample.title, sample.organisation) == (
        "RESTITUTION DES CONSULTATIONS SUR L'ÉCONOMIE SOCIALE ET SOLIDAIRE",
        "MÉTROPOLE EUROPÉENNE DE LILLE",
    )
    assert (sample.language, sample.period) == ("fr", (2015, 2020))


def test_three_principles_and_five_endorsed_challenges(sample):
    assert [principle.source.line for principle in sample.principles] == [36, 37, 38]
    assert [challenge.source.line for challenge in sample.challenges] == [44, 45, 46, 47, 48]


def test_six_axes_with_their_ongoing_lines_and_new_challenges(sample):
    counted = {
        axis.code: (
            sum(item.kind is ItemKind.ONGOING for item in axis.items),
            sum(item.kind is ItemKind.NEW_CHALLENGE for item in axis.items),
        )
        for axis in sample.axes
    }
    assert counted == {"A": (6, 4), "B": (4, 5), "C": (3, 4), "D": (7, 5), "E": (5, 6), "F": (3, 4)}


def test_an_axis_keeps_both_its_titles(sample):
    assert sample.axis("A").titles == (
        "Accompagner la création et le développement d'activités de l'ESS",
        "Accompagner la mise en réseau et la mutualisation des acteurs de l'ESS",
    )


def test_codes_lines_and_words_go_together(sample):
    item = sample.axis("B").items[2]
    assert (item.code, item.source.line, item.text) == (
        "B-03", 98, "Le Pôle Territorial de Coopération Economique « Lille Métropole solidaire »",
    )  # fmt: skip


def test_four_working_groups_and_the_axes_they_cover(sample):
    assert {group.number: group.axes for group in sample.working_groups} == {
        1: ("A",),
        2: ("B", "C"),
        3: ("F",),
        4: ("E", "D"),
    }
    assert [group.source.line for group in sample.working_groups] == [178, 180, 182, 183]


def test_eight_milestones_with_their_labels_kinds_and_lines(sample):
    assert [
        (milestone.code, milestone.label, milestone.kind, milestone.source.line) for milestone in sample.milestones
    ] == [
        ("J1", "10 décembre 2014", MilestoneKind.ENDORSEMENT, 20),
        ("J2", "26 et 30 Janvier 2015", MilestoneKind.CONSULTATION, 21),
        ("J3", "11 février", MilestoneKind.REPORT_BACK, 25),
        ("J4", "Mars/avril", MilestoneKind.OPINION, 26),
        ("J5", "Fin avril", MilestoneKind.ENDORSEMENT, 27),
        ("J6", "Juin", MilestoneKind.OTHER, 28),
        ("J7", "Septembre", MilestoneKind.DELIBERATION, 29),
        ("J8", "Octobre", MilestoneKind.CONVENTION, 30),
    ]


def test_milestones_are_intervals_whose_year_is_read_from_the_order(sample):
    assert {milestone.code: _days(milestone) for milestone in sample.milestones} == {
        "J1": [("2014-12-10", "2014-12-11")],
        "J2": [("2015-01-26", "2015-01-27"), ("2015-01-30", "2015-01-31")],
        "J3": [("2015-02-11", "2015-02-12")],
        "J4": [("2015-03-01", "2015-04-01"), ("2015-04-01", "2015-05-01")],
        "J5": [("2015-04-21", "2015-05-01")],
        "J6": [("2015-06-01", "2015-07-01")],
        "J7": [("2015-09-01", "2015-10-01")],
        "J8": [("2015-10-01", "2015-11-01")],
    }
    assert [milestone.year_inferred for milestone in sample.milestones] == [
        False,
        False,
        True,
        True,
        True,
        True,
        True,
        True,
    ]


def test_a_milestone_that_goes_on_in_a_list_has_its_details(sample):
    assert sample.milestones[1].details == (
        "Acteurs, structures financées",
        "Territoires de la MEL",
        "Développement Economique et autres politiques de la MEL",
    )


def test_two_people_with_their_roles(sample):
    assert [(person.name, person.role, person.source.line) for person in sample.people] == [
        ("Marc GODEFROY", "conseiller métropolitain délégué à l'économie sociale et solidaire", 16),
        ("Laurent FRAISSE", "CRIDA", 60),
    ]


def test_participants_and_contact_lines_are_facts(sample):
    assert [(fact.source.line, fact.text) for fact in sample.facts] == [
        (62, "Au total : 60 participants sur les quatre rencontres"),
        (188, "1, rue du Ballon"),
        (189, "CS 50749 59034 LILLE CEDEX"),
        (190, "Tél : +33 (0)3 20 21 22 23"),
        (191, "Fax : +33 (0)3 20 21 22 99"),
        (193, "www.lillemetropole.fr"),
    ]


def test_every_line_of_the_document_is_a_passage_in_its_own_words(sample):
    written = {
        number: plain(line.strip().removeprefix("- "))
        for number, line in enumerate(sample_text().splitlines(), 1)
        if line.strip()
    }
    assert {passage.source.line: passage.text for passage in sample.passages} == written


def test_a_passage_says_what_it_belongs_to(sample):
    passage = next(passage for passage in sample.passages if passage.source.line == 98)
    assert (passage.axis, passage.item, passage.source.section) == ("B", "B-03", sample.axis("B").title)
    assert passage.breadcrumb == (
        "ENJEUX RECENSÉS À L'OCCASION DES CONSULTATIONS",
        sample.axis("B").title,
        "Les acquis à développer :",
    )


def test_the_cover_date_is_contradicted_by_timetable_law_and_period(sample):
    (remark,) = _remarks(sample, RemarkKind.DATE_CONTRADICTION)
    assert remark.lines == (12, 25, 36)
    assert dict(remark.values) == {"cover": "11 Février 2014", "law": "juillet 2014", "year": 2015}


def test_six_axes_are_announced_and_seven_lines_written(sample):
    (remark,) = _remarks(sample, RemarkKind.COUNT_CONTRADICTION)
    assert remark.lines == (63, 64, 65, 66, 67, 68, 69, 70)
    assert dict(remark.values) == {"stated": "6 axes transversaux", "written": 7}


def test_groups_that_reported_back_are_announced_as_next_step(sample):
    (remark,) = _remarks(sample, RemarkKind.ORDER_CONTRADICTION)
    assert (remark.lines, remark.subjects) == ((25, 176), ("J3",))


def test_one_milestone_falls_inside_another(sample):
    assert [(remark.subjects, remark.lines) for remark in _remarks(sample, RemarkKind.OVERLAP)] == [
        (("J4", "J5"), (26, 27))
    ]


def test_five_lines_are_told_twice(sample):
    assert [remark.lines for remark in _remarks(sample, RemarkKind.REPEATED)] == [
        (82, 145),
        (83, 98),
        (112, 164),
        (127, 148),
        (147, 155),
    ]


def test_the_convention_is_both_a_milestone_and_a_new_challenge(sample):
    assert [remark.subjects for remark in _remarks(sample, RemarkKind.TWO_ROLES)] == [("J8", "E-06")]


def test_one_bracket_is_never_closed(sample):
    assert [(remark.lines, remark.subjects) for remark in _remarks(sample, RemarkKind.TRUNCATED)] == [
        ((99,), ("B-04",))
    ]


def test_what_the_plan_does_not_give_is_told(sample):
    assert [remark.subjects[0] for remark in _remarks(sample, RemarkKind.GAP)] == [
        "lead", "members", "due", "budget", "indicator", "hour", "place",
    ]  # fmt: skip
    assert _remarks(sample, RemarkKind.NOT_RECOGNISED) == []
