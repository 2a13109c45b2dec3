"""The cards of a plan: an action, a measure, a theme with its named fields, wherever the document puts them.

A fiche action has its fields on lines of their own, a table has them in columns, a tree has them below the action's title.
A card joins the title with every passage below it and says which passage gives which field. It needs no recognised axis:
a heading with named fields below it is a card too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

from bot.domain.plan import Passage, Plan
from bot.plan.markup import fold


class Field(StrEnum):
    """What a named field of a card, or a column of a table, tells."""

    LEAD = "lead"
    PARTNERS = "partners"
    DUE = "due"
    BUDGET = "budget"
    INDICATOR = "indicator"
    PLACE = "place"
    PUBLIC = "public"
    REASON = "reason"
    STATUS = "status"


_NAMES: tuple[tuple[Field, str], ...] = (
    (Field.PARTNERS, r"partenair\w*\b.*|partenariats?|acteurs? (?:associes?|mobilises?|concernes?)|associes?|en lien avec|avec(?: qui| l'aide de)?|partners?\b.*|partnership|working with|with|contributors?|contributeurs?"),
    (Field.INDICATOR, r"indicateurs?\b.*|resultats? attendus?|cibles? chiffrees?|valeur cible|criteres? (?:de reussite|d'evaluation)|evaluation|mesure (?:du succes|de la reussite)|modalites? de suivi|suivi|comment (?:on|nous) (?:le )?(?:saura|saurons|mesure|mesurons)\w*|indicators?\b.*|measures?|metrics?|measures? of success|success (?:measures?|criteria)|how we will know|expected results?|kpis?|targets?|outcomes?"),
    (Field.LEAD, r"pilotes?\b.*|pilotage|porteurs?\b.*|portage|chefs? de file|responsables?\b.*|referent\w*\b.*|service (?:pilote|porteur|responsable)|maitr\w+ d'ouvrage|structure porteuse|anim(?:e|ee|ation|ateurs?|atrices?)(?: par)?|presidence|president\w*|qui(?: pilote| fait| s'en occupe| porte)?|leads?\b.*|owners?|led by|responsible\b.*|accountable|coordinat\w+|chair\w*|facilitators?|who|by whom|par qui"),
    (Field.BUDGET, r"budgets?\b.*|couts?\b.*|financements?|montants?|combien|prix|moyens?\b.*|enveloppe\b.*|ressources?|credits?|plan de financement|costs?\b.*|funding\b.*|money|resources|estimated cost|amounts?"),
    (Field.DUE, r"by|echeances?|echeancier|delais?\b.*|dates?\b.*|calendrier\b.*|periodes?|planning|terme|horizon|(?:pour |jusqu'a )?quand|duree|due\b.*|deadline|timeline|timescale|time ?frame|by when|when|completion\b.*|timing|timetable|start\b.*|debut|demarrage|fin"),
    (Field.PLACE, r"lieux?\b.*|localisation|implantation|ou|places?|venue|locations?|where|meets?(?: at| in)?|meeting place|site"),
    (Field.PUBLIC, r"pour qui|publics?\b.*|beneficiaires?\b.*|destinataires?|cibles?|audience|beneficiaries|for whom|who benefits"),
    (Field.REASON, r"constats?|contexte|enjeux?|pourquoi|diagnostic|problem(?:e|atique)?|why|context|rationale|issue|need"),
    (Field.STATUS, r"etats?\b.*|statuts?|avancement|status|progress|state"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(rf"(?:{pattern})$")) for kind, pattern in _NAMES)
_LABEL = re.compile(r"^\W*([^:|]{2,45}?)\s*:\s*\S")
_INLINE = re.compile(r"(?:[(;,–—]\s*|(?<=[\w)€%»])\.\s+)([^\W\d_][^:;,.()|]{1,40}?)\s*:\s*\S")
"""A field in the line itself: "… (pilote : la régie, échéance : 2026)"."""

_OPEN = re.compile(
    r"^\W*(?:(?:reste )?a (?:definir|preciser|determiner|confirmer|fixer|designer|negocier|arreter|convenir|valider|trouver|chiffrer)|non (?:arretee?|definie?|fixee?|connue?|determinee?)|inconnue?|en attente|en cours de definition|to be \w+|tb[acd]|not (?:yet )?\w+|unknown|none(?: yet)?|n/a)\b|^\W*$"
)
"""A field that says that nothing has been settled."""

_KINDS = r"(?:fiches?|actions?|mesures?|projets?|operations?|objectifs?|chantiers?|engagements?|orientations?|axes?|groupes?|ateliers?|commissions?|comites?|numero|projects?|measures?|commitments?|priorit(?:y|ies|es?)|goals?|tasks?|groups?|working|de|travail|thematiques?)"
_NUMBER = re.compile(
    rf"^\W*(?:(?:{_KINDS}[ -])+(?:n\s?[o°.]*\s*)?([a-z]?\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[a-z]-\d{{1,3}})\b"
    r"|(?:n\s?[o°.]+\s*)?([a-z]-?\d{1,3}|\d{1,2}(?:\.\d{1,2}){1,3})\b|(?:n\s?[o°.]+\s*)?(\d{1,3})\s*(?:[.):|–—-]|$))(?!\s?\d{3}\b)"
)
_CELLS = " | "
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One action with its fields. ``head`` and ``passages`` are numbers of passages, ``number`` its label as written ("7", "2.1.3", "b4").

    ``values`` has each field in the document's words, without its name.
    """

    head: int
    number: str | None
    passages: tuple[int, ...]
    fields: dict[Field, tuple[int, ...]] = field(default_factory=dict)
    values: dict[Field, str] = field(default_factory=dict)


def field_named(name: str) -> Field | None:
    """What a field or a column of that name tells, or None."""
    folded = fold(name).strip(" *_.:-")
    if len(folded) > _LONGEST_NAME:
        return None
    return next((kind for kind, pattern in _PATTERNS if pattern.match(folded)), None)


def is_open(value: str) -> bool:
    """Whether the words of a field settle nothing: "à définir", "to be confirmed", none at all."""
    return _OPEN.search(fold(value)) is not None


def number_of(text: str) -> str | None:
    """The number or code with which a title begins ("Fiche action n° 7 : …" is "7"), folded; or None."""
    title, *cells = text.split(_CELLS)
    title = fold(title).strip()
    if cells and len(title) == 1 and title.isalnum():  # a row of a table: its first column has the label alone
        return title
    found = _NUMBER.match(title)
    return None if found is None else found[1] or found[2] or found[3]


def cards_of(plan: Plan) -> tuple[Card, ...]:
    """Every card of the plan, in the document's order."""
    columns = _columns(plan.passages)
    blocks = _blocks(plan)
    cards = []
    for head, numbers in blocks:
        fields: dict[Field, list[int]] = defaultdict(list)
        values: dict[Field, str] = {}
        for number in numbers:
            for kind, value in _fields(plan.passages[number], columns.get(number, ())).items():
                fields[kind].append(number)
                values.setdefault(kind, value)
        if fields:
            cards.append(
                Card(
                    head=head,
                    number=number_of(plan.passages[head].text),
                    passages=tuple(numbers),
                    fields={kind: tuple(places) for kind, places in fields.items()},
                    values=values,
                )
            )
    return tuple(cards)


def _blocks(plan: Plan) -> list[tuple[int, list[int]]]:
    """A title with what stands below it: the passages of an item, of a heading, or one row of a table."""
    blocks: dict[tuple[str, object], list[int]] = {}
    heads = {passage.text: number for number, passage in reversed(list(enumerate(plan.passages)))}
    for number, passage in enumerate(plan.passages):
        if _CELLS in passage.text:
            blocks[("row", number)] = [number]
        elif passage.item is not None:
            blocks.setdefault(("item", passage.item), []).append(number)
        elif passage.source.section in heads and passage.source.section != passage.text:
            head = heads[passage.source.section]
            blocks.setdefault(("heading", head), [head]).append(number)
    return sorted((numbers[0], numbers) for numbers in blocks.values())


def _columns(passages: Sequence[Passage]) -> dict[int, tuple[Field | None, ...]]:
    """For each row of a table what its columns tell, read from the row of names above it."""
    found: dict[int, tuple[Field | None, ...]] = {}
    names: tuple[Field | None, ...] = ()
    width, section = 0, ""
    for number, passage in enumerate(passages):
        cells = passage.text.split(_CELLS)
        if len(cells) == 1:
            continue
        if passage.item is None and (len(cells) != width or passage.source.section != section):
            names = tuple(field_named(cell) for cell in cells)
            width, section = len(cells), passage.source.section
            continue
        if len(cells) == width:
            found[number] = names
        elif width - MOST_EMPTY <= len(cells) < width:
            found[number] = _aligned(cells, names)
    return found


MOST_EMPTY = 2
"""Empty cells of a row up to which the others can be told by what they hold."""

_MONEY = re.compile(r"\d\s?(?:€|k€|m€|euros?\b|£|\$)|[£$€]\s?\d|\b(?:sans cout|gratuit|no cost|free)\b|^\W*$")
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:chaque|each|every|a (?:definir|preciser|determiner)|to be|tb[acd]|sans limite|permanent|continu)\b"
)


def _aligned(cells: Sequence[str], names: Sequence[Field | None]) -> tuple[Field | None, ...]:
    """What the cells tell of a row some of whose cells are empty and were left out: the columns whose kind they fit best."""
    best = max(
        combinations(range(len(names)), len(cells)), key=lambda kept: (_fit(cells, names, kept), [-one for one in kept])
    )
    return tuple(names[place] for place in best)


def _fit(cells: Sequence[str], names: Sequence[Field | None], kept: Sequence[int]) -> int:
    found = 0
    for cell, place in zip(cells, kept, strict=True):
        folded = fold(cell)
        is_money, is_dated = _MONEY.search(folded) is not None, _DATED.search(folded) is not None
        found += (names[place] is Field.BUDGET) * (1 if is_money else -1)
        found += (names[place] is Field.DUE) * (1 if is_dated and not is_money else -1)
    return found


def _fields(passage: Passage, columns: Sequence[Field | None]) -> dict[Field, str]:
    """The fields that a passage gives, each with its value."""
    if columns:
        cells = passage.text.split(_CELLS)
        return {
            kind: cell.strip()
            for kind, cell in zip(columns, cells, strict=False)
            if kind is not None and any(map(str.isalnum, cell))
        }
    label = _LABEL.match(passage.text)
    found = [*([label] if label is not None else []), *_INLINE.finditer(passage.text)]
    named: dict[Field, str] = {}
    for place, match in enumerate(found):
        kind = field_named(match[1])
        if kind is not None:
            stop = found[place + 1].start() if place + 1 < len(found) else len(passage.text)
            value = passage.text[match.end() - 1 : stop].strip(" ;,.")
            named.setdefault(kind, value[:-1] if value.count(")") > value.count("(") else value)
    return named
