"""Numbers that a document states, held against what it writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.domain.plan import Plan, Remark, RemarkKind
from bot.plan.lines import Line
from bot.plan.markup import aligned
from bot.plan.outline import Outline, Section
from bot.plan.words import announces_groups, part_of
from bot.texts import msg

_NUMBERS = (
    [
        "zero",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "dix-sept",
        "dix-huit",
        "dix-neuf",
        "vingt",
    ],
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ],
)
_NUMBER = (
    r"(?P<number>\d{1,3}|"
    + "|".join(word for words in _NUMBERS for word in sorted(words[2:], key=len, reverse=True))
    + ")"
)
_AXES = r"(?:axes?|priorites|orientations|piliers|priorities|pillars|strands|themes|axis)"
_ITEMS = r"(?:actions|mesures|fiches(?:[ -]actions?)?|measures|projects)"
_GROUPS = r"(?:groupes de travail|groupes thematiques|working groups|task groups)"
_DATES = r"(?:jalons|echeances|milestones)"
_OTHERS = r"(?:principes|enjeux|objectifs|principles|challenges|objectives|aims|etapes|steps|engagements|commitments|leviers|thematiques|chantiers|volets)"
_LIST = re.compile(
    rf"(?<![\w,.'-]){_NUMBER}\s+(?:[a-z]+\s+){{0,2}}?(?P<noun>{_AXES}|{_ITEMS}|{_GROUPS}|{_DATES}|{_OTHERS})\b(?:\s[a-z]+aux|\s[a-z]+es?s\b)?"
)
_PARTIAL = re.compile(
    r"\b(?:dont|parmi|autres?|premier|premiere|premiers|premieres|sur|of the|among|other|another|first|par axe|per|chaque|each|par an|nouvelles?|new)\b"
)
_TOTAL = re.compile(
    r"\b(?:plan|programme|strategie|strategy|feuille de route|document|il|elle|it)\b.{0,60}\b(?:comporte|compte|comprend|contient|s'articule|se decline|decline|structure|organise|repose|contains|comprises|has|sets out|is built|rests|made up)\b"
)


def count_remarks(plan: Plan, outline: Outline) -> tuple[Remark, ...]:
    """Stated numbers that are not those of the list below them, nor of the whole document."""
    found: list[Remark] = []
    kinds = _parts(outline)
    for section in outline.root.walk():
        for place, line in enumerate(section.body):
            found.extend(_of_list(plan, section, place, line))
            found.extend(_of_whole(plan, line, kinds))
    return tuple(found)


def _of_list(plan: Plan, section: Section, place: int, line: Line) -> Iterator[Remark]:
    stated = _LIST.search(aligned(line.text))
    if stated is None or line.cells or _PARTIAL.search(aligned(line.text)[: stated.start()][-25:]):
        return
    entries = _entries_below(section.body, place)
    written = len(entries)
    if announces_groups(line.text):
        numbers = {entry.number for entry in entries}
        written = sum(group.source.line in numbers for group in plan.working_groups) or written
    number = _value(stated["number"])
    leads = line.text.rstrip().endswith(":") or not line.text.rstrip().endswith((".", ";"))
    if leads and written > 1 and number is not None and number != written:
        yield Remark(
            kind=RemarkKind.COUNT_CONTRADICTION,
            text=msg("The document announces “%(stated)s”, while %(written)s are written."),
            lines=(line.number, *(entry.number for entry in entries)),
            values=(("stated", line.text[stated.start() : stated.end()]), ("written", written)),
        )


def _parts(outline: Outline) -> Counter[str]:
    """How many headings name a part of each kind: axes, orientations, actions."""
    named = {(_stem(part[0]), part[1]) for section in outline.sections() if (part := part_of(section.title))}
    return Counter(noun for noun, _number in named)


def _stem(noun: str) -> str:
    return noun.replace("ies", "y").rstrip("s")


def _of_whole(plan: Plan, line: Line, kinds: Counter[str]) -> Iterator[Remark]:
    """As in "Le plan comporte 5 axes et 32 actions" held against the axes and lines that were found."""
    folded = aligned(line.text)
    if line.cells or not _TOTAL.search(folded):
        return
    for stated in _LIST.finditer(folded):
        noun, number = stated["noun"], _value(stated["number"])
        written = _total(plan, noun, kinds)
        if number is not None and written and number != written and not _PARTIAL.search(folded[: stated.start()][-25:]):
            yield Remark(
                kind=RemarkKind.COUNT_CONTRADICTION,
                text=msg("The document announces “%(stated)s”, while %(written)s are written."),
                lines=(line.number,),
                values=(("stated", line.text[stated.start() : stated.end()]), ("written", written)),
            )


def _total(plan: Plan, noun: str, kinds: Counter[str]) -> int:
    if kinds[_stem(noun)] > 1 and not re.fullmatch(_ITEMS, noun):
        return kinds[_stem(noun)]
    if re.fullmatch(_AXES, noun) and kinds and not kinds[_stem(noun)]:
        return 0  # the document's axes have another name: nothing tells how many of these it has
    if re.fullmatch(_AXES, noun):
        return len(plan.axes)
    if re.fullmatch(_ITEMS, noun):
        return sum(len(axis.items) for axis in plan.axes)
    if re.fullmatch(_GROUPS, noun):
        return len(plan.working_groups)
    return len(plan.milestones) if re.fullmatch(_DATES, noun) else 0


def _entries_below(body: list[Line], place: int) -> list[Line]:
    line = body[place]
    below: list[Line] = []
    floor = line.indent if line.listed else -1
    for following in body[place + 1 :]:
        if not following.listed or following.indent <= floor:
            break
        below.append(following)
    top = min((entry.indent for entry in below), default=0)
    return [entry for entry in below if entry.indent == top]


def _value(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return next((words.index(word) for words in _NUMBERS if word in words), None)
