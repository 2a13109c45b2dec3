"""Questions of number: counted on the plan, or stated in a passage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.answers import Answer, Gap, Quote
from bot.domain.plan import RemarkKind
from bot.plan.search import Hit, Sought
from bot.services.questions_case import PARTLY, Case
from bot.services.questions_lists import KIND_OF, group_shown, milestones_listed
from bot.services.questions_scope import axes_in_view, beyond_structure, title_numbers
from bot.services.questions_unsaid import is_adjunct
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.questions import Part, is_weak
from bot.understanding.word_classes import NOUN
from bot.understanding.wording import Term, stem

_UNITS = "un|une|deux|trois|quatre|cinq|six|sept|huit|neuf"
_TENS = "dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|quatre-vingts?|cent|mille|millions?"
_NUMBER = (
    r"(?<![\w,.])(?:\d{1,3}(?:[ \u202f\u00a0.,]\d{3})+|\d+(?:[.,]\d+)?(?: ?%)?|"
    rf"(?:(?:{_TENS})(?:[- ](?:et[- ])?(?:{_TENS}|{_UNITS}))*|deux|trois|quatre|cinq|six|sept|huit|neuf)"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|half|moitie|tiers|quart)(?![\w/])"
)
_COUNTED = re.compile(_NUMBER + r"\s+((?:[a-z'-]+\s+){0,2}[a-z'-]+)")
_ANY_NUMBER = re.compile(_NUMBER)
_OF_WHAT = re.compile(
    r"\b(?:combien (?:de |d')|combien y a-t-il (?:de |d')|how many |number of |nombre (?:de |d'|total de ))(?:la |le |les |the )?([a-z]+)"
)
_OFTEN = re.compile(
    r"\b(?:par (?:an|mois|semaine|trimestre|semestre)|chaque|tous les|toutes les|fois|annuel\w*|mensuel\w*|semestr\w*|a (?:year|month|week)|each|every|monthly|yearly|annual\w*|per (?:year|month|week))\b"
)
_LABEL_NUMBER = re.compile(
    r"^\W*(?:(?:actions?|fiches?|mesures?|axes?|orientations?|objectifs?|groupes?|ateliers?|priority|group|theme|measure|projects?|projets?)(?: action)? (?:n[o°]? ?)?[a-z]?\d+(?:\.\d+)*\b"
    r"|[a-z]?\d+(?:\.\d+)+\b|[a-z]?\d+\s*[.:)|])"
)

ON_IT = 0.4
"""The share of the words that a passage must hold to be about what is said to be often."""

_TURNOUT = re.compile(
    r"\b(?:monde|gens|personnes|people|participants?)\b.{0,40}\b(?:venue?s?|presente?s?|la|participe\w*|particip\w+|assist\w+|en tout|au total|came|attend\w*|turned up|took part|altogether|in all|there)\b"
)
"""How many people came."""

_CAME = re.compile(
    r"\bhow many (?:took part|came|attended|turned up|participated|were there)\b|\bcombien (?:ont participe|sont venus|etaient(?: presents)?|ont assiste|y ont participe)\b|\b(?:etaient|vous etiez|ils etaient) combien\b"
)
_NO_COUNT = re.compile(
    r"\b(?:19|20)\d\d(?:\s*[-–/a]\s*(?:19|20)?\d\d)?\b|\b(?:axes?|groupes?|actions?|objectifs?|orientations?|priority|group|theme) \d+(?:\.\d+)*|\bart\w*\. ?\d+"
)
"""Years and labels count nothing."""

HELD = 0.5
"""What a match must be worth for a word to be held."""

NEAR, ANYWHERE, CLOSE = 0.3, 0.15, 0.2
"""What it adds that the thing counted stands by a number, or in the passage at all; within what another passage is as good."""


def count_answer(case: Case) -> Answer | None:
    """How many: lines, axes, groups and milestones are counted, other numbers are those that a passage states."""
    asked = case.asked
    plan = case.subjects.plan
    stated = _stated_number(case)
    kind = next((KIND_OF[part] for part in asked.parts if part in KIND_OF), None)
    groups = case.subjects.groups_named(asked)
    if kind is not None or asked.means(Part.ITEMS):
        axes = axes_in_view(case, groups, by_words=True)
        rest = beyond_structure(case)
        if axes or not rest:
            chosen = axes or plan.axes
            found = [item for axis in chosen for item in axis.items if kind in {None, item.kind}]
            if found:
                lead_in, values = msg("The plan has %(number)s of them:"), (("number", len(found)),)
                return case.answered(
                    [case.item_quote(item) for item in found], lead_in=lead_in, values=values, remarks=()
                )
    if asked.means(Part.ITEMS) and not beyond_structure(case) and not plan_items(case):
        heads = [card.head for card in case.subjects.cards if card.number is not None]
        if len(heads) > 1:
            lead_in, values = msg("The plan has %(number)s of them:"), (("number", len(heads)),)
            return case.answered(case.quotes(heads), lead_in=lead_in, values=values, remarks=())
    if not beyond_structure(case):
        counted = _counted_part(case)
        if counted is not None:
            return counted
    return stated


def plan_items(case: Case) -> bool:
    """Whether the plan's lines stand in axes."""
    return any(axis.items for axis in case.subjects.plan.axes)


def _counted_part(case: Case) -> Answer | None:  # noqa: PLR0911 - one way out for each kind of question
    plan, asked = case.subjects.plan, case.asked
    if asked.means(Part.MILESTONES) and plan.milestones:
        return milestones_listed(case)
    if asked.means(Part.AXES) and plan.axes and not case.subjects.groups_named(asked):
        return _counted_axes(case)
    if asked.means(Part.AXES) and case.subjects.groups_named(asked):
        return group_shown(case, case.subjects.groups_named(asked))
    if asked.means(Part.PRINCIPLES) and plan.principles:
        quotes = [Quote(text=one.text, section=one.source.section, line=one.source.line) for one in plan.principles]
        return case.answered(
            quotes, lead_in=msg("The plan has %(number)s of them:"), values=(("number", len(quotes)),), remarks=()
        )
    if asked.means(Part.CHALLENGES) and plan.challenges:
        quotes = [Quote(text=one.text, section=one.source.section, line=one.source.line) for one in plan.challenges]
        return case.answered(
            quotes, lead_in=msg("The plan has %(number)s of them:"), values=(("number", len(quotes)),), remarks=()
        )
    if asked.means(Part.GROUPS) and plan.working_groups:
        announced = [number for number in case.subjects.lines_of(()) if _announces_groups(case, number)]
        numbers = [
            *announced[:1],
            *(number for group in plan.working_groups for number in case.subjects.of_group[group.number]),
        ]
        lead_in, values = msg("The plan has %(number)s working groups:"), (("number", len(plan.working_groups)),)
        return case.answered(
            case.quotes(numbers), lead_in=lead_in, values=values, groups=plan.working_groups, remarks=()
        )
    return None


def _announces_groups(case: Case, number: int) -> bool:
    return bool(
        re.search(
            _NUMBER + r"\s+(?:[a-z]+\s+)?(?:groupes?|ateliers?|(?:working )?groups)\b",
            fold(case.subjects.passage(number).text),
        )
    ) and (case.subjects.passage(number).milestone is None)


def _counted_axes(case: Case) -> Answer:
    """The axes that the sections have, with the line that announces another number where there is one."""
    plan = case.subjects.plan
    remark = next((remark for remark in plan.remarks if remark.kind is RemarkKind.COUNT_CONTRADICTION), None)
    numbers = [number for line in (remark.lines if remark else ()) for number in case.subjects.by_line[line]]
    numbers = numbers or [number for axis in plan.axes for number in title_numbers(case, axis)]
    lead_in, values = msg("The plan has %(number)s axes:"), (("number", len(plan.axes)),)
    return case.answered(
        case.quotes(numbers), lead_in=lead_in, values=values, axes=plan.axes, remarks=(remark,) if remark else ()
    )


def _stated_number(case: Case) -> Answer | None:
    """The passages that state a number of just these things, and hold the rest of the question."""
    words = case.asked.subject
    if _asks_turnout(case):
        words = (Term("participants", stem("participants", "fr")), *words)
    if not words:
        return case.refused(Gap.QUANTITY)
    sought = case.subjects.search.sought(words, case.asked.language)
    thing = _thing(case, sought)
    scored = []
    for hit in case.subjects.search.ranked(sought, 16):
        value = _states(case, hit, sought, thing)
        if value is not None:
            scored.append((value, hit.number))
    if not scored:
        about = [hit.number for hit in case.hits() if hit.own >= PARTLY]
        return case.refused(Gap.QUANTITY if about else Gap.SUBJECT, about=about)
    best = max(value for value, _ in scored)
    return case.answered(case.quotes([number for value, number in scored if value >= best - CLOSE][:2]))


def _asks_turnout(case: Case) -> bool:
    """Whether the question is how many people came."""
    return bool(_TURNOUT.search(case.asked.text) or _CAME.search(case.asked.text))


def _thing(case: Case, sought: Sequence[Sought]) -> Sought | None:
    """The word for what is counted: the one after "combien de", else the first."""
    found = _OF_WHAT.search(case.asked.text)
    if _asks_turnout(case):
        came = Term("participants", stem("participants", "fr"))
        return case.subjects.search.sought([came], "fr")[0]
    named = next((word for word in sought if found is not None and word.term.word == found[1]), None)
    return named or next((word for word in sought if not is_weak(word.term, case.asked.language)), None)


def _states(case: Case, hit: Hit, sought: Sequence[Sought], thing: Sought | None) -> float | None:
    """How well the passage states the number that is asked for; None where it does not."""
    text = _NO_COUNT.sub(" ", _LABEL_NUMBER.sub("", fold(hit.passage.text)))
    if not _ANY_NUMBER.search(text):
        return None
    search = case.subjects.search
    own, over = search.stems[hit.number], search.headings[hit.number]
    lacking = [
        word
        for word in sought
        if word.term.share >= NOUN
        and not is_adjunct(case.asked.text, word.term.word)
        and not is_weak(word.term, case.asked.language)
        and not any(value >= HELD and (stem_ in own or stem_ in over) for stem_, value in word.worth.items())
    ]
    if lacking:
        return None
    first = {stem(phrase.split()[0], case.subjects.plan.language) for phrase in _COUNTED.findall(text)}
    by_number = {
        stem(word, case.subjects.plan.language)
        for phrase in _COUNTED.findall(text)
        for word in re.findall(r"[a-z]+", phrase)
    }
    near = anywhere = 0.0
    if thing is not None:
        near = max(
            (value for stem_, value in thing.worth.items() if stem_ in (by_number if value == 1.0 else first)),
            default=0.0,
        )
        anywhere = max((value for stem_, value in thing.worth.items() if value == 1.0 and stem_ in own), default=0.0)
    if max(near, anywhere) < HELD:
        return None
    if near >= HELD and _asks_turnout(case):
        return hit.covered + NEAR * near + ANYWHERE * anywhere
    needed = 0.35 if near >= HELD else 0.5
    return hit.covered + NEAR * near + ANYWHERE * anywhere if hit.covered >= needed else None


def often_answer(case: Case) -> Answer | None:
    """How often something takes place: the passages on it that say so."""
    words = case.telling or case.asked.subject
    hits = [hit for hit in case.hits(words) if hit.covered >= ON_IT and _OFTEN.search(fold(hit.passage.text))]
    return case.answered(case.quotes(hit.number for hit in hits[:2])) if hits else None
