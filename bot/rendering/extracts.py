"""The lines of the plan around a quotation: where they stand, and which ones are quoted, said in words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people import Language
from bot.domain.plan import Passage, Plan
from bot.rendering.blocks import SECTION_LIMIT, Block, bare, context, divider, escape, plain, section, sections, shorten
from bot.rendering.forms import MOST_LABEL
from bot.texts import Texts, texts

AROUND = 5
"""Lines shown before and after each quotation; blank ones do not count."""

MOST_EXTRACTS = 8
MOST_BLOCKS = 95
MOST_QUOTED = SECTION_LIMIT - 200


def extract_view(plan: Plan, lines: Sequence[int], language: Language) -> Block | None:
    """A modal with each quoted line among its neighbours; None where the plan has no such line."""
    words = texts(language)
    wanted = set(lines)
    quoted = [number for number, passage in enumerate(plan.passages) if passage.source.line in wanted]
    if not quoted:
        return None
    extracts = _extracts(quoted, len(plan.passages))
    blocks: list[Block] = []
    for start, end in extracts[:MOST_EXTRACTS]:
        if blocks:
            blocks.append(divider())
        blocks += _extract(plan.passages[start:end], wanted, words)
    if len(extracts) > MOST_EXTRACTS:
        left = len(extracts) - MOST_EXTRACTS
        blocks.append(
            context(words.count("%(n)s further place is not shown.", "%(n)s further places are not shown.", left))
        )
    return {
        "type": "modal",
        "title": plain(words.say("In the plan"), MOST_LABEL),
        "close": plain(words.say("Close"), MOST_LABEL),
        "blocks": blocks[:MOST_BLOCKS],
    }


def _extracts(quoted: Sequence[int], total: int) -> list[tuple[int, int]]:
    """The stretches of passages around the quoted ones; those that touch are one."""
    found: list[tuple[int, int]] = []
    for number in quoted:
        start, end = max(0, number - AROUND), min(total, number + AROUND + 1)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _extract(passages: Sequence[Passage], wanted: set[int], words: Texts) -> list[Block]:
    first = next(passage for passage in passages if passage.source.line in wanted)
    way = [
        bare(place).rstrip(" :\u00a0\u202f")
        for place in dict.fromkeys((*first.breadcrumb, first.source.section))
        if place
    ]
    blocks: list[Block] = [context(escape(shorten(" › ".join(way), 500)))] if way else []
    plain_lines: list[str] = []
    for passage in passages:
        if passage.source.line not in wanted:
            plain_lines.append(
                words.say("Line %(line)s: %(text)s", line=passage.source.line, text=escape(bare(passage.text)))
            )
            continue
        blocks += sections(plain_lines)
        plain_lines = []
        blocks.append(section(_quoted(passage, words)))
    return [*blocks, *sections(plain_lines)]


def _quoted(passage: Passage, words: Texts) -> str:
    """The quoted line, whole between quotation marks; one too long for Slack is shown without them, for it is cut."""
    text = escape(bare(passage.text))
    said = words.quoted(text) if len(text) <= MOST_QUOTED else shorten(text, MOST_QUOTED)
    return words.say("*Quoted line %(line)s:*\n%(text)s", line=passage.source.line, text=said)
