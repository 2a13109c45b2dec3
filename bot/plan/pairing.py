"""Which things of two versions are one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from rapidfuzz import fuzz

from bot.domain.plan import PlanItem
from bot.plan.likeness import bag
from bot.plan.markup import same_words

_SURELY_SAME = 88.0
_NEARLY_SAME = 70.0
_SHARED_WORDS = 0.6
_FAR = 0.0


def own_words(items: Iterable[PlanItem]) -> frozenset[str]:
    """Words that stand in one line only, and not at its head: they tell the line from the others."""
    times: Counter[str] = Counter()
    heads: set[str] = set()
    for item in items:
        found = bag(item.text)
        times.update(found.words)
        heads.add(found.head)
    return frozenset(word for word, count in times.items() if count == 1 and word not in heads)


def line_likeness(before: str, after: str, *, own: frozenset[str] = frozenset()) -> float:
    """From 0 (two lines) to 100 (the same words). ``own`` has the words found in one line only."""
    ratio = fuzz.ratio(same_words(before), same_words(after))
    one, two = bag(before).words, bag(after).words
    shared = one & two
    if ratio >= _SURELY_SAME and len(shared) * 2 > min(len(one), len(two)):
        return ratio
    alike = len(shared) / len(one | two) >= _SHARED_WORDS if one | two else False
    alike = alike or len(shared & own) > 1
    longer = len(shared) > 1 and shared in (one, two)
    return max(ratio, _NEARLY_SAME) if (alike and ratio >= _NEARLY_SAME) or longer else _FAR


def paired(scored: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    """The best pairs first, each thing once: from the new code to the old."""
    codes: dict[str, str] = {}
    taken: set[str] = set()
    for _score, after, before in scored:
        if after not in codes and before not in taken:
            codes[after] = before
            taken.add(before)
    return codes


def with_fresh(codes: dict[str, str], wanted: list[str], used: set[str], make: Callable[[int], str]) -> dict[str, str]:
    """``codes`` and, for what has none, the first made code that nothing used."""
    made = dict(codes)
    place = 0
    taken = set(used)
    for code in wanted:
        if code in made:
            continue
        while (fresh := make(place)) in taken:
            place += 1
        made[code] = fresh
        taken.add(fresh)
    return made
