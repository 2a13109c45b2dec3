"""What the first pages say: title, organisation, period, date."""

from __future__ import annotations

import re
from collections import Counter

from bot.plan import words
from bot.plan.lines import Line
from bot.plan.markup import aligned, fold
from bot.plan.outline import Outline, Placed
from bot.plan.words import Role

_COVER_LINES = 25
_TITLE_MAX = 200
_TWO_DIGITS = 99
_MOST_YEARS = 40
_PERIOD = re.compile(
    r"(?<![\d/.-])((?:19|20)\d\d)\s*(?:-|/|>|→|a|au|to|until|et|jusqu'(?:a|en))\s*((?:19|20)\d\d|\d\d)(?![\d/-])"
)
_ORGANISATION = re.compile(
    r"\b(?:metropole|ville|commune|communaute|agglomeration|departement|region|conseil (?:departemental|regional|municipal|communautaire)|mairie|syndicat|intercommunalite|petr|pays|parc naturel|association|eurometropole"
    r"|collectivite|prefecture|agence|council|city|borough|county|district|town|authority|parish|combined authority|metropolitan)\b"
)
_PLAN = re.compile(
    r"\b(?:plan|programme|strategie|restitution|schema|projet|feuille de route|agenda|contrat|pacte|charte|compte rendu|rapport|document|strategy|roadmap|action plan|framework|report|charter|pcaet|pmdess|pldess|convention)\b"
)
_LABELLED = re.compile(
    r"^(?:collectivite|organisation|organization|organisme|structure|maitre d'ouvrage|commune|territoire|authority|council)\s*:\s*(?=\S)"
)
_NAMED_INSIDE = re.compile(
    r"\b(?i:ville|commune|metropole|communaute (?:de communes|d'agglomeration|urbaine)|departement|region|agglomeration|pays|petr|syndicat mixte|conseil departemental|eurometropole|mairie|city|borough|county|district|town)"
    r"(?: (?i:de la|de l'|des|du|de|d'|of)\s?[\w'’-]+(?:[\s-](?:[A-ZÀ-Ý][\w'’-]*|de|la|le|les|en|sur|et|du|des|d'[\w-]+|l'[\w-]+))*)"
)
_NAMED_BEFORE = re.compile(
    r"(?:[A-Z][\w'’&-]+ (?:and |of |upon )?){1,5}(?:(?:Borough|City|County|District|Town|Parish|Metropolitan) Council|Council|Combined Authority|County|Borough|Partnership)\b"
)
_DATE = re.compile(
    r"\b\d{1,2}(?:er)?\s+[a-z]+\.?\s+(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}/(?:19|20)\d\d\b|\b[a-z]+ \d{1,2},? (?:19|20)\d\d\b"
)
_UNIT = re.compile(
    r"(?:\s*[,–—-]\s+|\n)(?=[^,\n]*\b(?:direction|service|pole|mission|cabinet|department|office|unit|division|departement)\b)"
)
_YEARS_END = re.compile(r"[\s,(–—-]+(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\)?$")
_PREPARED = re.compile(r"^[a-z][^:]{0,60}?\b(?:by|par)\s(?:the |la |le |l')?")
_LABEL = re.compile(r"^(?:objet|titre|title|subject|nom du plan)\s*:\s+(?=\S)")
_END_WORDS = re.compile(r"(?:\s+(?:de|la|le|les|en|sur|et|du|des))+$")


def cover_lines(outline: Outline) -> list[Placed]:
    """The lines before the first section that has a text of its own."""
    first: list[Placed] = []
    for placed in outline.placed[:_COVER_LINES]:
        heading = placed.line in placed.section.titles
        if heading and placed.section.role is not Role.NONE and first:
            break
        if placed.line.listed or placed.line.cells:
            break
        first.append(placed)
    return first


def title_of(cover: list[Placed], outline: Outline) -> str:
    """The document's title: the first heading of the cover that speaks of a plan, else the first heading."""
    headings = _headings(cover)
    lines = [
        placed.line.text
        for placed in cover
        if placed.line not in placed.section.titles and not words.is_contact(placed.line.text)
    ]
    own = [text for text in headings if not _is_organisation(text)]
    for text in (*own, *(line for line in lines if len(line) <= _TITLE_MAX and not line.endswith((".", ":")))):
        if _PLAN.search(fold(text)):
            return _unlabelled(text)
    sections = outline.sections()
    return next(iter(own), "") or next(iter(lines), "")[:_TITLE_MAX] or (sections[0].title if sections else "")


def speaks_of_plan(title: str) -> bool:
    """The title names a plan, programme, strategy or the like."""
    return bool(_PLAN.search(fold(title)))


def organisation_of(cover: list[Placed], title: str) -> str:
    """Whose plan it is, in the document's words; empty when the cover does not say."""
    for placed in cover:
        found = _LABELLED.match(aligned(placed.line.text))
        if found:
            return placed.line.text[found.end() :].strip()
    lines = [placed.line.text for placed in cover if placed.line not in placed.section.titles]
    for text in (*_headings(cover, joint="\n"), *lines):
        if _is_organisation(text) and text != title and len(text) <= _TITLE_MAX // 2 and not text.endswith("."):
            bare = text[_prepared(text) :]
            return _YEARS_END.sub("", bare[: _unit_start(bare)]).replace("\n", " ").strip(" ,")
    for text in (title, *lines):
        found = _NAMED_BEFORE.search(_kept_case(text)) or _NAMED_INSIDE.search(_kept_case(text))
        if found:
            return _END_WORDS.sub("", text[found.start() : found.end()]).strip(" ,-–")
    return ""


def period_of(title: str, outline: Outline) -> tuple[int, int] | None:
    """The years the plan covers: those of the title, else the pair of years written most often."""
    own = _periods(title)
    if own:
        return own[0]
    counted: Counter[tuple[int, int]] = Counter()
    for placed in outline.placed:
        counted.update(_periods(placed.line.text))
    best = counted.most_common(1)
    return best[0][0] if best else None


def date_lines(cover: list[Placed]) -> list[Line]:
    """The lines of the cover that give a full date."""
    return [placed.line for placed in cover if _DATE.search(placed.line.folded)]


def _unlabelled(text: str) -> str:
    found = _LABEL.match(aligned(text))
    return text[found.end() :] if found else text


def _prepared(text: str) -> int:
    """Where the name begins after "Prepared by" or "Document établi par la"."""
    found = _PREPARED.match(aligned(text))
    return found.end() if found else 0


def _unit_start(text: str) -> int:
    """Where the name of a department of the organisation begins: it is no part of the organisation's own."""
    found = _UNIT.search(aligned(text).replace(" ", " ") if "\n" not in text else _aligned_lines(text))
    return found.start() if found else len(text)


def _aligned_lines(text: str) -> str:
    return "\n".join(aligned(line) for line in text.split("\n"))


def _headings(cover: list[Placed], *, joint: str = " ") -> list[str]:
    seen: dict[int, str] = {}
    for placed in cover:
        if placed.line in placed.section.titles:
            section = placed.section
            whole = joint.join(line.text for line in section.titles) if section.style == "capitals" else section.title
            seen.setdefault(id(section), whole)
    return list(seen.values())


def _is_organisation(text: str) -> bool:
    folded = fold(text)
    return bool(_ORGANISATION.search(folded)) and not _PLAN.search(folded)


def _kept_case(text: str) -> str:
    """Accents folded, capitals kept: a name goes on as long as its words begin with one."""
    return "".join(
        mark.upper() if original.isupper() else mark for mark, original in zip(aligned(text), text, strict=True)
    )


def _periods(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _PERIOD.finditer(aligned(text)):
        start, end = int(match[1]), int(match[2])
        end = end if end > _TWO_DIGITS else start // 100 * 100 + end
        if 0 < end - start <= _MOST_YEARS:
            found.append((start, end))
    return found
