"""Questions made from the plans themselves: every action asked for each of its fields, every milestone for its date, every month,
axis, lead and group for its lines.

What is right is known from the plan as it was read, so that no row is written by hand: where a field is there the answer quotes its
line, where it is not the answer does not pretend. ``python -m benchmarks probes`` prints the shares.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

from benchmarks.answers_sets import SETS, questions_of
from benchmarks.figures import Figure
from bot.domain.answers import AnswerKind
from bot.plan.cards import Field
from bot.plan.passage_facts import Given
from bot.services.questions import Questions

PLANS = (
    "seniors", "mobilite", "alimentation", "autonomie", "plan_climat", "culture", "youth_plan_en", "biodiversity_en", "digital_inclusion_en",
)  # fmt: skip
AT = datetime(2024, 1, 10, 10)  # noqa: DTZ001 - questions are asked at a local time
BEFORE_ALL = datetime(2014, 12, 1, 10)  # noqa: DTZ001 - same
RIGHT, HONEST = 98.0, 90.0
"""Per cent: of what the plan gives, answered with its line; of what it does not give, not answered."""

_FIELDS = (Field.LEAD, Field.DUE, Field.BUDGET, Field.INDICATOR, Field.PARTNERS)
_NOT_SAID = frozenset({"a field that is not given", "a subject that no plan has"})
TURNS_OF_EACH, TURNS_OF_AN_ACTION = 3, 10
_WAYS_TO_CONTACT = frozenset({Given.MAIL, Given.PHONE, Given.ADDRESS, Given.SITE})
_THREE_DAYS, _IN_THE_MORNING = timedelta(days=3), timedelta(hours=9)
_ABSENT = {
    "fr": ("les éoliennes en mer", "la pêche à la truite", "les drones de livraison", "la chasse au sanglier"),
    "en": ("offshore wind", "trout fishing", "delivery drones", "wild boar hunting"),
}
_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),  # noqa: SIM905 - read as a list
    "en": "January February March April May June July August September October November December".split(),  # noqa: SIM905 - same
}
_PERIODS = {
    "fr": ("en {}", "au premier semestre {}", "au deuxième semestre {}"),
    "en": ("in {}", "in the first half of {}", "in the second half of {}"),
}
_JOINS = frozenset(
    "de des du la le les à aux au et pour en a the of in and to for with dans sur par un une d' l' on or ou | avec".split()  # noqa: SIM905 - same
)
_KINDS = frozenset({"action", "fiche", "n°", "mesure"})

Tally = Counter[tuple[str, bool]]


def figures() -> list[Figure]:
    """The share of each kind that is answered as the plan has it."""
    found: Tally = Counter()
    for name in PLANS:
        over = questions_of(name)
        for probe in (_fields, _dates, _calendar, _wholes, _lists, _dues, _places, _turns):
            chance = random.Random(f"{name} {probe.__name__}")  # noqa: S311 - the same questions at every run
            found.update(probe(over, chance))
    return [
        Figure(
            name=f"probes: {kind}, {found[kind, True] + found[kind, False]} questions",
            value=100 * found[kind, True] / max(found[kind, True] + found[kind, False], 1),
            unit="%",
            goal=HONEST if kind in _NOT_SAID else RIGHT,
            at_most=False,
        )
        for kind in dict.fromkeys(kind for kind, _ in found)
    ]


@cache
def _forms(language: str) -> dict[str, list[str]]:
    """The ways of asking for each kind of fact."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (SETS / f"forms.{language}.tsv").read_text(encoding="utf-8").splitlines():
        kind, form = line.split("\t")
        found[kind].append(form)
    return found


def _asked(form: str, subject: str) -> str:
    return form.replace("{X}", subject)


def _turns(over: Questions, chance: random.Random) -> Iterator[tuple[str, bool]]:
    """Actions asked about in the turns people use, and subjects that no plan has, in the same turns."""
    language = over.subjects.plan.language
    turns = (SETS / f"turns.{language}.txt").read_text(encoding="utf-8").splitlines()
    for card in over.subjects.cards:
        head = over.subjects.passage(card.head).text
        title = _short(head)
        for turn in (
            chance.sample(turns, TURNS_OF_AN_ACTION) if title and title in head else ()
        ):  # not where a number was cut out
            answer = over.ask(_asked(turn, title), at=AT)
            lines = {over.subjects.passage(number).source.line for number in (card.head, *card.passages)}
            yield "an action, in a turn of asking", bool(lines & {quote.line for quote in answer.quotes})
    for turn in turns:
        answer = over.ask(_asked(turn, chance.choice(_ABSENT[language])), at=AT)
        yield "a subject that no plan has", answer.kind is not AnswerKind.ANSWERED


def _fields(over: Questions, chance: random.Random) -> Iterator[tuple[str, bool]]:
    """Every action asked for each field: its line where it is given, no plain answer where it is not."""
    subjects, forms = over.subjects, _forms(over.subjects.plan.language)
    for card in subjects.cards:
        title = _short(subjects.passage(card.head).text)
        if not title:
            continue
        for field in _FIELDS:
            answer = over.ask(_asked(chance.choice(forms[field]), title), at=AT)
            lines = {subjects.passage(number).source.line for number in card.fields.get(field, ())}
            if lines:
                yield "a field that is given", bool(lines & {quote.line for quote in answer.quotes})
            else:
                yield "a field that is not given", answer.kind is not AnswerKind.ANSWERED


def _short(title: str) -> str:
    """A few words of an action's title, as somebody would name it: without its number, kind, verb and fields."""
    title = title.split(" | ")[1] if title.count(" | ") > 1 else title
    words = title.split("(pilote")[0].replace(":", " ").replace("–", " ").split()
    words = [
        word
        for word in words
        if not any(sign.isdigit() for sign in word) and word.lower() not in _KINDS and word != "|"
    ]
    body = words[1:6] if len(words) > 3 else words
    while body and body[-1].lower() in _JOINS:
        body = body[:-1]
    while body and body[0].lower() in _JOINS:
        body = body[1:]
    return " ".join(body).rstrip(",.;")


def _dates(over: Questions, chance: random.Random) -> Iterator[tuple[str, bool]]:
    """Every milestone by its first words, and every month that has one."""
    plan, language = over.subjects.plan, over.subjects.plan.language
    months: dict[tuple[int, int], set[int]] = defaultdict(set)
    for milestone in plan.milestones:
        title = " ".join(milestone.title.split()[:5]).rstrip(" ,;:|")
        for window in milestone.windows[:1]:
            if window.start is not None and window.end is not None:
                months[window.start.year, window.start.month].add(milestone.source.line)
        if title:
            answer = over.ask(_asked(chance.choice(_forms(language)["when"]), title), at=BEFORE_ALL)
            yield "the date of a milestone", milestone.source.line in {quote.line for quote in answer.quotes}
    for (year, month), lines in months.items():
        named = f"{_MONTHS[language][month - 1]} {year}"
        for form in chance.sample(_forms(language)["month"], TURNS_OF_EACH):
            answer = over.ask(_asked(form, named), at=BEFORE_ALL)
            yield "what happens in a month", lines <= {quote.line for quote in answer.quotes}


def _calendar(over: Questions, chance: random.Random) -> Iterator[tuple[str, bool]]:
    """What comes next before a milestone, what came last after it, and the whole calendar."""
    plan = over.subjects.plan
    forms = _forms(plan.language)
    dated = [one for one in plan.milestones if one.windows and all(own.start and own.end for own in one.windows)]
    spans = {
        one.source.line: (
            min(own.start for own in one.windows if own.start),
            max(own.end for own in one.windows if own.end),
        )
        for one in dated
    }
    for line, (start, end) in spans.items():
        others = [span for other, span in spans.items() if other != line]
        before, after = start - _THREE_DAYS, end + _THREE_DAYS
        if not any(one[0] <= start and one[1] > before for one in others):
            for form in chance.sample(forms["next"], TURNS_OF_EACH):
                answer = over.ask(form, at=before + _IN_THE_MORNING)
                yield "what comes next", line in {quote.line for quote in answer.quotes}
        if not any(end <= one[1] <= after for one in others):
            for form in chance.sample(forms["last"], TURNS_OF_EACH):
                answer = over.ask(form, at=after + _IN_THE_MORNING)
                yield "what came last", line in {quote.line for quote in answer.quotes}
    for year in sorted({start.year for start, _ in spans.values()}):
        halves = (date(year, 1, 1), date(year, 7, 1), date(year + 1, 1, 1))
        periods = dict(zip(_PERIODS[plan.language], ((halves[0], halves[2]), *pairwise(halves)), strict=True))
        for named, (first, last) in periods.items():
            within = {line for line, span in spans.items() if first <= span[0].date() and span[1].date() <= last}
            for form in chance.sample(forms["within"], TURNS_OF_EACH) if within else ():
                lines = {quote.line for quote in over.ask(_asked(form, named.format(year)), at=BEFORE_ALL).quotes}
                yield "what lies within a period", within <= lines
    for form in forms["all"] if dated else ():
        lines = {quote.line for quote in over.ask(form, at=BEFORE_ALL).quotes}
        yield "the whole calendar", {one.source.line for one in plan.milestones} <= lines


def _wholes(over: Questions, chance: random.Random) -> Iterator[tuple[str, bool]]:
    """The plan's build: its axes, groups and principles, how many there are, whom to contact, and everybody it names."""
    subjects, plan = over.subjects, over.subjects.plan
    forms = _forms(plan.language)
    ways = {
        subjects.passage(number).source.line for number, given in enumerate(subjects.given) if given & _WAYS_TO_CONTACT
    }
    for kind, lines in (
        ("axes", {one.source.line for one in plan.axes}),
        ("groups", {one.source.line for one in plan.working_groups}),
        ("principles", {one.source.line for one in plan.principles}),
    ):
        for form in forms[kind] if lines else ():
            yield "a part of the plan as a whole", lines <= {quote.line for quote in over.ask(form, at=AT).quotes}
    for form in forms["contact"] if ways else ():
        yield "a way to get in touch", bool(ways & {quote.line for quote in over.ask(form, at=AT).quotes})
    for kind, count in (("n_axes", len(plan.axes)), ("n_groups", len(plan.working_groups))):
        for form in forms[kind] if count else ():
            yield "how many axes or groups", str(count) in (str(value) for _, value in over.ask(form, at=AT).values)
    for person in plan.people:
        for form in chance.sample(forms["person"], TURNS_OF_EACH):
            quotes = over.ask(_asked(form, person.name), at=AT).quotes
            yield "a person by name", any(person.name.split()[-1] in quote.text for quote in quotes)


def _lists(over: Questions, chance: random.Random) -> Iterator[tuple[str, bool]]:
    """The lines of every axis, of every lead, and the line of every group."""
    plan, language = over.subjects.plan, over.subjects.plan.language
    leads: dict[str, set[int]] = defaultdict(set)
    for axis in plan.axes:
        lines = {item.source.line for item in axis.items}
        for item in axis.items:
            if item.lead:
                leads[item.lead].add(item.source.line)
        for form in _forms(language)["of_axis"] if lines else ():
            answer = over.ask(_asked(form, axis.code), at=AT)
            yield "the lines of an axis", lines <= {quote.line for quote in answer.quotes}
    for lead, lines in leads.items():
        for form in chance.sample(_forms(language)["of_lead"], TURNS_OF_EACH):
            answer = over.ask(_asked(form, lead), at=AT)
            yield "the lines of a lead", lines <= {quote.line for quote in answer.quotes}
    for group in plan.working_groups:
        for form in _forms(language)["group"]:
            answer = over.ask(_asked(form, str(group.number)), at=AT)
            yield "the line of a group", group.source.line in {quote.line for quote in answer.quotes}


def _dues(over: Questions, chance: random.Random) -> Iterator[tuple[str, bool]]:
    """The lines due in every year."""
    due: dict[int, set[int]] = defaultdict(set)
    for item in over.subjects.items.values():
        if item.due is not None and item.due.end is not None:
            due[(item.due.end - timedelta(seconds=1)).year].add(item.source.line)
    for year, lines in due.items():
        for form in chance.sample(_forms(over.subjects.plan.language)["due_in"], TURNS_OF_EACH):
            answer = over.ask(_asked(form, str(year)), at=BEFORE_ALL)
            yield "the lines due in a year", lines <= {quote.line for quote in answer.quotes}


def _places(over: Questions, chance: random.Random) -> Iterator[tuple[str, bool]]:
    """The axis and the group of every line, by a few words of the line."""
    plan, language = over.subjects.plan, over.subjects.plan.language
    for axis in plan.axes:
        groups = [group for group in plan.working_groups if axis.code in group.axes]
        told = {
            over.subjects.passage(number).source.line
            for group in groups
            for number in over.subjects.of_group[group.number]
        }
        for item in axis.items:
            title = _short(item.text)
            if not title:
                continue
            answer = over.ask(_asked(chance.choice(_forms(language)["axis_of"]), title), at=AT)
            here = axis.code in {found.code for found in answer.axes}
            yield "the axis of a line", here or item.source.line in {quote.line for quote in answer.quotes}
            if groups:
                answer = over.ask(_asked(chance.choice(_forms(language)["group_of"]), title), at=AT)
                yield "the group of a line", bool(told & {quote.line for quote in answer.quotes})
