"""Which axis, group, line, milestone or person of a plan a question is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from bot.domain.answers import Quote
from bot.domain.plan import Axis, Milestone, Passage, Person, Plan, PlanItem, WorkingGroup
from bot.plan.cards import Card, cards_of
from bot.plan.passage_facts import Given, given_by
from bot.plan.search import Hit, Search, Sought
from bot.understanding.folding import fold
from bot.understanding.questions import Asked, Part, is_weak, ordinal
from bot.understanding.screened import Screened
from bot.understanding.wording import Term, stem, terms

MEANT = 0.5
"""The share of the telling words that a title must have to be the one that is meant."""

_LABEL = r"(\d{1,2}|[ivx]{1,4}|[a-z])\b"
_LABELLED = re.compile(rf"\W*([a-z]{{3,}})\s+(?:n\s?[o°.]*\s*)?{_LABEL}")


_HEADS_PART = re.compile(
    r"\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:(?P<first>[a-z]{3,})\s)?(?P<word>[a-z]{3,})\s+(?:n\s?[o°.]*\s*)?"
    r"(?P<label>(?:[a-z]|[ivx]{1,4})(?=\W*(?:[-–—:.(|]|$))|\d{1,2}(?:\.\d{1,2}){0,3}(?=\W))"
)
"""The label of a part at the beginning of a passage: "Objectif 1.2 – …", "Task group 2 (…)"."""


_PART_BEHIND = re.compile(r"\W*(?P<label>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?P<word>[a-z]{4,})\s*:")
"""The same with the label before the word: "2.1 Orientation : …"."""


def singular(word: str) -> str:
    """A folded word without the ending of its plural."""
    return word[:-3] + "y" if word.endswith("ies") else word.rstrip("s")


def _is_namesake(person: Person, asked: Asked) -> bool:
    """Whether the question names somebody else of the same first name."""
    first = fold(person.name.split()[0])
    behind = re.search(rf"\b{re.escape(first)}\s+([\w'’-]+)(\W*$)?", asked.original, re.IGNORECASE)
    behind = behind or re.search(rf"\b{re.escape(first)}\s+([\w'’-]+)(\W*$)?", fold(asked.original))
    if behind is None or set(re.findall(r"[a-z]+", fold(person.name))) & set(re.findall(r"[a-z]+", fold(behind[1]))):
        return False
    return behind[1][0].isupper() or behind[2] is not None


_PLACED_AXIS = Screened(
    r"\b([a-z0-9]+) (?:grand |grande |main )?(?:axe|volet|pilier|orientation|priorite|axis|pillar|strand|priority)\b"
)


class Subjects:
    """The names of one plan, ready to be found."""

    def __init__(self, plan: Plan, search: Search) -> None:
        self.plan = plan
        self.search = search
        self.by_line: dict[int, list[int]] = defaultdict(list)
        self.of_item: dict[str, list[int]] = defaultdict(list)
        self.of_milestone: dict[str, list[int]] = defaultdict(list)
        self.of_group: dict[int, list[int]] = defaultdict(list)
        self.given: list[frozenset[Given]] = []
        for number, passage in enumerate(plan.passages):
            self.by_line[passage.source.line].append(number)
            self.given.append(given_by(passage))
            if passage.item is not None:
                self.of_item[passage.item].append(number)
            if passage.milestone is not None:
                self.of_milestone[passage.milestone].append(number)
            if passage.group is not None:
                self.of_group[passage.group].append(number)
        for milestone in plan.milestones:  # a sentence may hold several: each is told with the whole of it
            if milestone.code not in self.of_milestone:
                self.of_milestone[milestone.code] = list(self.by_line[milestone.source.line])
        self._quotes: dict[int, Quote] = {}
        for group in plan.working_groups:
            if not self.of_group[group.number]:  # several groups told on one line
                self.of_group[group.number] = self.by_line[group.source.line][:1]
        self.items = {item.code: item for axis in plan.axes for item in axis.items}
        self.axis_of_item = {item.code: axis for axis in plan.axes for item in axis.items}
        self._people = [(person, {term.word for term in terms(person.name, plan.language)}) for person in plan.people]

    @cached_property
    def titles(self) -> dict[str, tuple[int, ...]]:
        """For each axis, by code, the passages that are its titles."""
        found: dict[str, list[int]] = {axis.code: [] for axis in self.plan.axes}
        titles = {axis.code: set(axis.titles) for axis in self.plan.axes}
        for number, passage in enumerate(self.plan.passages):
            if passage.axis in titles and passage.item is None and passage.text in titles[passage.axis]:
                found[passage.axis].append(number)
        return {code: tuple(numbers) for code, numbers in found.items()}

    @cached_property
    def long_titles(self) -> tuple[tuple[Axis, str], ...]:
        """The axes whose title has several words, with that title folded."""
        return tuple((axis, fold(axis.title)) for axis in self.plan.axes if len(axis.title.split()) > 1)

    @cached_property
    def headings(self) -> tuple[int, ...]:
        """The passages that head a section of their own and belong to no axis and no line."""
        return tuple(
            number
            for number, passage in enumerate(self.plan.passages)
            if passage.text == passage.source.section and not passage.item and not passage.axis
        )

    @cached_property
    def below(self) -> dict[str, tuple[int, ...]]:
        """For each heading, by its text, the first passages of the lines that stand below it."""
        found: dict[str, list[int]] = defaultdict(list)
        for item in self.items.values():
            for head in self.by_line[item.source.line][:1]:
                for heading in dict.fromkeys(self.passage(head).breadcrumb):
                    found[heading].append(head)
        return {heading: tuple(heads) for heading, heads in found.items()}

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """The stems of the plan's title, of its organisation and of the abbreviations by which it calls itself."""
        plan = self.plan
        words = re.findall(r"[a-z0-9]+", fold(f"{plan.title} {plan.organisation}"))
        initials = "".join(
            word[0]
            for word in re.findall(r"[a-z]+", fold(plan.title))
            if word not in {"de", "du", "des", "la", "le", "l", "et"}
        )
        used = {
            fold(word)
            for passage in plan.passages[:12]
            for word in re.findall(r"\b[A-Z]{3,}\b", passage.text)
            if not passage.text.isupper()
        }
        every = {*words, *used, *(initials[:length] for length in range(3, 8))}
        return frozenset(stem(word, plan.language) for word in every)

    @cached_property
    def labelled(self) -> dict[str, dict[str, int]]:
        """For each word by which the document labels its parts, in the singular, the first passage of each label."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for number, passage in enumerate(self.plan.passages):
            match = _HEADS_PART.match(f"{fold(passage.text)} ")
            if match is not None and passage.milestone is None:
                for word in filter(None, (match["first"], match["word"])):
                    found[singular(word)].setdefault(match["label"], number)
            elif (behind := _PART_BEHIND.match(fold(passage.text))) is not None:
                found[singular(behind["word"])].setdefault(behind["label"], number)
        return found

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The plan's actions with their named fields."""
        return cards_of(self.plan)

    def quote(self, number: int) -> Quote:
        """The passage of that number as a quotation."""
        known = self._quotes.get(number)
        if known is None:
            passage = self.plan.passages[number]
            known = self._quotes[number] = Quote(
                text=passage.text, section=passage.source.section, line=passage.source.line
            )
        return known

    def passage(self, number: int) -> Passage:
        """The passage of that number."""
        return self.plan.passages[number]

    def axes_named(self, asked: Asked) -> tuple[Axis, ...]:
        """The axes that the question names by letter or number."""
        found = []
        for label in asked.axes:
            place = int(label) - 1 if label.isdigit() else None
            axis = self.plan.axis(label.upper()) if place is None else None
            if place is not None and 0 <= place < len(self.plan.axes):
                axis = self.plan.axes[place]
            if axis is not None:
                found.append(axis)
        return tuple(found) or self._axes_by_place(asked) or self._axes_in_own_words(asked.text)

    def _axes_by_place(self, asked: Asked) -> tuple[Axis, ...]:
        """The axis that the question names by its place: "le premier axe", "the last priority"."""
        named = _PLACED_AXIS.search(asked.text)
        place = ordinal(named[1], asked.language) if named is not None else None
        if place is None or not self.plan.axes or place > len(self.plan.axes):
            return ()
        return (self.plan.axes[place - 1 if place > 0 else place],)

    @cached_property
    def _own_labels(self) -> dict[str, dict[str, Axis]]:
        """The word by which the document calls its axes ("orientation", "theme"), with the label that each has there."""
        words: dict[str, dict[str, Axis]] = defaultdict(dict)
        for axis in self.plan.axes:
            for number in self.by_line[axis.source.line]:
                titled = _LABELLED.match(fold(self.passage(number).text))
                if titled is not None:
                    words[titled[1]].setdefault(titled[2], axis)
        return words

    def _axes_in_own_words(self, text: str) -> tuple[Axis, ...]:
        """The axes that the question names as the document does."""
        found: dict[str, Axis] = {}
        for word, labelled in self._own_labels.items():
            for named in re.finditer(rf"\b{word}s?\s+{_LABEL}(?:\W+(?:et|and|ou|or|&)?\W*{_LABEL}\b)?", text):
                for label in named.groups():
                    if label in labelled:
                        found[labelled[label].code] = labelled[label]
        return tuple(found.values())

    def groups_named(self, asked: Asked) -> tuple[WorkingGroup, ...]:
        """The groups that the question names by number, letter or place ("the fourth group"), as the document labels them."""
        found = []
        place = self.ordinal(asked) if not asked.groups and asked.means(Part.GROUPS) else None
        if place is not None and -1 <= place <= len(self.plan.working_groups) and place != 0:
            return (self.plan.working_groups[place - 1 if place > 0 else place],) if self.plan.working_groups else ()
        for label in asked.groups:
            labelled = [group for group in self.plan.working_groups if self._is_labelled(group, label)]
            number = int(label) if label.isdigit() else ord(label) - ord("a") + 1
            numbered = self.plan.group(number)
            if labelled:
                found.append(labelled[0])
            elif numbered is not None and (label.isdigit() or not self.plan.axis(label.upper())):
                found.append(numbered)
        return tuple(found)

    def _is_labelled(self, group: WorkingGroup, label: str) -> bool:
        texts = (fold(self.passage(number).text) for number in self.by_line[group.source.line])
        return any(
            re.search(rf"\b(?:groupes?|ateliers?|groups?)\b[^:]{{0,20}}?\b{label}\b", text.split(":")[0])
            for text in texts
        )

    def axes_meant(self, question: Sequence[Term], language: str, *, least: float = MEANT) -> tuple[Axis, ...]:
        """The axes whose titles the words name best; empty when none holds enough of what they tell."""
        words = self._telling(question, language)
        if not words:
            return ()
        scored = [(self._share(words, self._title_stems(axis)), axis) for axis in self.plan.axes]
        best = max((share for share, _ in scored), default=0.0)
        return tuple(axis for share, axis in scored if share >= least and share >= best - 0.05)

    def each_axis_meant(self, question: Sequence[Term], language: str) -> tuple[Axis, ...]:
        """Every axis whose title some word of the question names best of all: for questions about two of them."""
        found: dict[str, Axis] = {}
        for term in question:
            for axis in self.axes_meant([term], language, least=0.6)[:1]:
                found[axis.code] = axis
        return tuple(found.values())

    def groups_meant(self, question: Sequence[Term], language: str) -> tuple[WorkingGroup, ...]:
        """The groups whose own words name the subject best."""
        words = self._telling(question, language)
        scored = [(self._share(words, self._group_stems(group)), group) for group in self.plan.working_groups]
        best = max((share for share, _ in scored), default=0.0)
        return tuple(group for share, group in scored if words and share >= MEANT and share >= best - 0.05)

    def _title_stems(self, axis: Axis) -> set[str]:
        lines = {axis.source.line} | {
            passage.source.line
            for passage in self.plan.passages
            if passage.text in axis.titles and passage.axis == axis.code
        }
        return set().union(*(self.search.stems[number] for line in lines for number in self.by_line[line]))

    def _group_stems(self, group: WorkingGroup) -> set[str]:
        return set().union(*(self.search.stems[number] for number in self.of_group[group.number]))

    def _telling(self, question: Sequence[Term], language: str) -> list[Sought]:
        strong = [term for term in question if not is_weak(term, language)] or list(question)
        return self.search.sought(strong, language)

    @staticmethod
    def _share(words: Sequence[Sought], stems: set[str]) -> float:
        total = sum(word.weight for word in words)
        held = sum(
            word.weight * max((value for stem, value in word.worth.items() if stem in stems), default=0.0)
            for word in words
        )
        return held / total if total else 0.0

    def people_named(self, asked: Asked) -> tuple[Person, ...]:
        """The people whose name, or a telling part of it, stands in the question."""
        said = {term.word for term in terms(asked.text, asked.language)}
        found = [
            (len(said & name), person)
            for person, name in self._people
            if said & name and not _is_namesake(person, asked)
        ]
        most = max((count for count, _ in found), default=0)
        return tuple(person for count, person in found if count == most)

    def lines_of(self, name: Iterable[str]) -> list[int]:
        """The passages in which each of these folded words stands."""
        words = list(name)
        return [
            number
            for number, passage in enumerate(self.plan.passages)
            if all(re.search(rf"\b{re.escape(word)}\b", fold(passage.text)) for word in words)
        ]

    def milestone(self, code: str) -> Milestone | None:
        """The milestone of that code as the document has it."""
        return next((milestone for milestone in self.plan.milestones if milestone.code == code), None)

    def head(self, code: str) -> int | None:
        """The passage in which the line of that code itself stands."""
        item: PlanItem | None = self.items.get(code)
        numbers = self.by_line[item.source.line] if item is not None else self.of_milestone.get(code, [])
        return numbers[0] if numbers else None

    def ranked(self, question: Sequence[Term], language: str, limit: int = 12) -> list[Hit]:
        """The passages that fit the words, best first."""
        return self.search.ranked(self.search.sought(question, language), limit)

    def ordinal(self, asked: Asked) -> int | None:
        """The place that an ordinal of the question states; -1 for the last."""
        return next(
            (place for word in asked.text.split() if (place := ordinal(word.strip("?.,"), asked.language))), None
        )
