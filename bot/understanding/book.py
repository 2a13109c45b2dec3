"""What a message can refer to: the actions, axes, groups and milestones at hand, indexed by their words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.domain.actions import Action
from bot.domain.plan import Milestone, Plan
from bot.domain.windows import DateWindow
from bot.understanding.folding import fold
from bot.understanding.lexicon import fillers
from bot.understanding.spelling import sound
from bot.understanding.stems import STOP_WORDS, stem, stems
from bot.understanding.words_en import GLOSSARY
from bot.understanding.words_fr import LOW_WORTH

_WORD = re.compile(r"[a-z0-9]+")
_LINKS = frozenset({"a", "au", "aux"})
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 6
_LOW = 0.35
"""What a word that every plan has is worth beside others."""

Hit = tuple[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something with a name: its code, the stems of its words and what they are worth together."""

    code: str
    title: str
    stems: frozenset[str]
    group: int | None = None
    axis: str | None = None
    worth: float = 1.0
    windows: tuple[DateWindow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Entries of one kind. ``weight`` says how much a stem tells, ``holders`` whose titles have it.

    ``pairs`` are the words that follow each other in a title, ``acronyms`` the stems behind a title's initials,
    ``heard`` the stems of the words that sound alike, whatever their number.
    """

    entries: Mapping[str, Entry]
    weight: Mapping[str, float]
    holders: Mapping[str, tuple[str, ...]]
    pairs: frozenset[tuple[str, str]]
    acronyms: Mapping[str, frozenset[str]]
    words: tuple[str, ...]
    heard: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The index of a workspace. ``vocabulary`` has the stems of the whole plan; ``memory`` keeps what words turned out to mean."""

    plan: Plan
    actions: Mapping[str, Entry]
    axes: Mapping[str, Entry]
    milestones: Mapping[str, Entry]
    groups: tuple[int, ...]
    action_index: Index
    axis_index: Index
    group_index: Index
    milestone_index: Index
    vocabulary: frozenset[str]
    glossary: Mapping[str, str]
    memory: dict[tuple[int, str], dict[str, tuple[str, ...] | None]] = field(
        default_factory=dict, compare=False, repr=False
    )


def build_book(plan: Plan, actions: Sequence[Action], milestones: Iterable[Milestone]) -> Book:
    """The index over the plan's axes and the followed actions and milestones."""
    followed = [
        Entry(code=action.code, title=action.title, stems=_stems(action.title), group=action.group, axis=action.axis)
        for action in actions
    ]
    axes = [
        Entry(code=axis.code, title=axis.title, stems=_stems(" ".join(axis.titles) or axis.title)) for axis in plan.axes
    ]
    groups = [
        Entry(code=str(group.number), title=group.name or "", stems=_stems(" ".join((group.name or "", *group.titles))))
        for group in plan.working_groups
    ]
    dated = [
        Entry(
            code=milestone.code,
            title=milestone.title,
            stems=_stems(f"{milestone.title} {milestone.kind.value if plan.language == 'en' else ''}"),
            windows=milestone.windows,
        )
        for milestone in milestones
    ]
    action_index, milestone_index = _index(followed), _index(dated)
    axis_index, group_index = _index(axes), _index(groups)
    vocabulary = {one for passage in plan.passages for one in stems(passage.text)}
    vocabulary |= {one for entry in (*followed, *dated) for one in entry.stems}
    return Book(
        plan=plan,
        actions=action_index.entries,
        axes=axis_index.entries,
        milestones=milestone_index.entries,
        groups=tuple(group.number for group in plan.working_groups),
        action_index=action_index,
        axis_index=axis_index,
        group_index=group_index,
        milestone_index=milestone_index,
        vocabulary=frozenset(vocabulary),
        glossary={french.split()[0]: english for english, french in GLOSSARY.items()}
        if plan.language == "en"
        else GLOSSARY,
    )


def _stems(title: str) -> frozenset[str]:
    return frozenset(stem(word) for word in telling_words(title))


def telling_words(text: str) -> list[str]:
    """The folded words of a title that name something, in order."""
    return [word for word in _WORD.findall(fold(text)) if word not in STOP_WORDS and len(word) > 1]


def _index(entries: Sequence[Entry]) -> Index:
    holders: dict[str, list[str]] = {}
    for entry in entries:
        for one in sorted(entry.stems):
            holders.setdefault(one, []).append(entry.code)
    low = frozenset(stem(word) for word in LOW_WORTH | fillers())
    total = max(len(entries), 1)
    weight = {
        one: math.log(1 + total / len(codes)) * (_LOW if one in low else 1.0) / math.log(1 + total)
        for one, codes in holders.items()
    }
    acronyms: dict[str, frozenset[str]] = {}
    pairs: set[tuple[str, str]] = set()
    words: set[str] = set()
    for entry in entries:
        told = telling_words(entry.title)
        words.update(told)
        pairs.update(pairwise(told))
        for initials, parts in _acronyms(entry.title):
            acronyms[initials] = acronyms.get(initials, frozenset()) | parts
    weighed = {
        entry.code: Entry(
            code=entry.code,
            title=entry.title,
            stems=entry.stems,
            group=entry.group,
            axis=entry.axis,
            worth=sum(weight[one] for one in entry.stems) or 1.0,
            windows=entry.windows,
        )
        for entry in entries
    }
    long = tuple(sorted(word for word in words if len(word) > _SHORTEST_ACRONYM))
    heard: dict[str, frozenset[str]] = {}
    for word in long:
        heard[as_heard(word)] = heard.get(as_heard(word), frozenset()) | {stem(word)}
    return Index(
        entries=weighed,
        weight=weight,
        holders={one: tuple(codes) for one, codes in holders.items()},
        pairs=frozenset(pairs),
        acronyms=acronyms,
        words=long,
        heard=heard,
    )


def as_heard(word: str) -> str:
    """What a word sounds like in the singular and the plural alike."""
    return sound(word).rstrip("s")


def _acronyms(title: str) -> Iterable[tuple[str, frozenset[str]]]:
    """The initials of each run of words, once without the small words and once with "à": AMI, AAP."""
    every = _WORD.findall(fold(title))
    named = [word for word in every if word not in STOP_WORDS and word not in fillers()]
    linked = [word for word in every if word in _LINKS or (word not in STOP_WORDS and word not in fillers())]
    for run in (named, linked):
        for first in range(len(run)):
            for size in range(_SHORTEST_ACRONYM, _LONGEST_ACRONYM + 1):
                part = run[first : first + size]
                if len(part) == size and part[0] not in _LINKS and part[-1] not in _LINKS:
                    yield (
                        "".join(word[0] for word in part),
                        frozenset(stem(word) for word in part if word not in _LINKS),
                    )
