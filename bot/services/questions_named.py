"""Who a sentence of the plan names for what the question says: "Il est présidé par …", "une porte-parole : …"."""

from __future__ import annotations

import re

from bot.domain.answers import Answer
from bot.plan.search import Sought
from bot.services.questions_case import Case
from bot.understanding.folding import fold
from bot.understanding.questions import Kind, Part, is_weak
from bot.understanding.screened import Screened
from bot.understanding.word_classes import VERB
from bot.understanding.word_lists import word_set

HELD = 0.5
"""What a match must be worth for a word to be held."""

NAME = re.compile(
    r"(?:\b(?:M\.|Mme|Mr|Mrs|Ms|Dr|docteure?|Councillor|Cllr)\s(?:[A-ZÉÈ][\w'’-]+\s?){1,3})|\b[A-ZÉÈÀÂÎÔÇ][a-zà-ÿ]{2,}(?:-[A-ZÉÈÀÂÎÔÇ][a-zà-ÿ]+)?\s(?:(?:de|du|des|d['’]|von|van|Le|La)\s?)?[A-ZÉÈÀÂÎÔÇ][\w'’-]{2,}"
)
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ\d)»]{2})[.!?;](?=\s+[A-ZÉÈÀ«])|;")
_WHO = Screened(r"\bqui\b|\bnoms?\b|\bwho(?:se|m)?\b|\bnames?\b|\bpar qui\b|\b(?:quel|quelle) (?:personne|elue?)\b")
_OPENS_WHO = Screened(
    r"\bqui (?:peut|pourra|a droit|beneficie|paie|paye|finance|sont les (?:beneficiaires|partenaires))\b|\bpour qui\b|\bwho (?:can|benefits|pays|funds)\b"
)
_ROLES: tuple[tuple[Screened, re.Pattern[str]], ...] = tuple(
    (Screened(asked), re.compile(written))
    for asked, written in (
        (r"(?<!vice-)(?<!vice )\bpresidente?s?\b", r"(?<!vice-)(?<!vice )\bpresidente?s?\b|\bchair(?:ed|s|man|woman|person)?\b"),
        (r"\b(?:co)?presid(?:e|ent|ee?s|ait|er)\b|\bchair(?:s|ed|ing|man|woman|person)?\b", r"(?<!vice-)(?<!vice )\b(?:co)?presid\w*|\bchair(?:ed|s|man|woman|person)?\b"),
        (r"\bdirig\w*|\bdirect(?:eur|rice|or|ors)\b|\bheads?\b|\bpatron\w*", r"\bdirect(?:eur|rice|or)\b|\bdirige\w*|\bhead\b"),
        (r"\banim\w+|\bfacilit\w+", r"\banim\w+|\bfacilit\w+|\bconduite\b"),
        (r"\bporte-? ?parole\b|\bspokes\w+", r"\bporte-? ?parole\b|\bspokes\w+"),
        (r"\bcoordon\w+|\bcoordinat\w+|\bcoordinates?\b", r"\bcoord[io]n\w+"),
        (r"\brapporteu\w+|\brapporteur\b", r"\brapporteu\w+"),
        (r"\bsecretaire\b|\bsecretary\b", r"\bsecretaire\b|\bsecretary\b"),
        (r"\bcommissaire\b", r"\bcommissaire\b"),
        (r"\bsign\w+|\bautoris\w+", r"\bsign\w+|\bautoris\w+"),
        (r"\bmen(?:e|ee?|er)\b|\brealis\w+|\bredig\w+|\bconduit\w*|\becri(?:t|re|te)\b|\bwr(?:ote|itten)\b", r"\bmene\w*|\brealis\w+|\bredig\w+|\bconduit\w*|\becri\w+|\bwr(?:ote|itten)\b"),
        (r"\bprogramme manager\b|\bmanager\b|\bchefs? de projet\b|\bcheffes? de projet\b|\bcharge\w* de mission\b", r"\bmanager\b|\bcheffe? de projet\b|\bcharge\w* de mission\b"),
    )
)  # fmt: skip
_ABOUT_PEOPLE = word_set(
    "nom noms prenom name names qui who personne person people monsieur madame dame femme homme man woman lady charge responsable est etait president presidente presider preside presidee presides copreside copresident chair chairs chaired chairperson chairman"
    " dirige dirigent directeur directrice director head heads anime animent animateur animatrice facilitates facilitator porte-parole parole spokesperson coordonne coordinateur coordinatrice coordinator coordinates rapporteur rapporteure secretaire secretary"
    " commissaire signe signer mene menee realise redige conduit ecrit wrote written manager chef cheffe deja donc exactement travaille works appelle appel rappelle"
)


def named_answer(case: Case) -> Answer | None:
    """The sentences that name somebody in the role that the question asks for; None where none does, or it asks for no person."""
    text = case.asked.text
    if (
        case.asked.asks(Kind.CONTACT)
        or case.asked.groups
        or case.asked.axes
        or (not _WHO.search(text) and not case.asked.asks(Kind.PERSON))
        or _OPENS_WHO.search(text)
    ):
        return None
    if (holder := _titled(case)) is not None:
        return holder
    role = next((written for asked, written in _ROLES if asked.search(text)), None)
    if role is None:
        return None
    sought = _sought(case)
    if not sought and (
        case.asked.means(Part.GROUPS) or any(term.stem in case.subjects.name_stems for term in case.asked.named)
    ):
        return None  # the head of the authority is not whoever has such a role in the plan
    numbers = [
        number
        for number, passage in enumerate(case.subjects.plan.passages)
        if any(
            role.search(fold(part)) and (NAME.search(part) or _BY_OFFICE.search(fold(part)))
            for part in _parts(passage.text)
        )
        and _holds(case, number, sought)
    ]
    worths = {number: _worth(case, number, sought) for number in numbers}
    best = [number for number in numbers if worths[number] >= max(worths.values()) - 0.1]
    return case.answered(case.quotes(best)) if 0 < len(best) <= MOST else None


_BY_OFFICE = re.compile(
    r"\b(?:presid|anim|dirig|coordonn|conduit|pilot|chair|facilitat|led|run)\w* (?:par|by) (?:le|la|l'|les|un|une|the|a) ?[a-z]"
)
"""Somebody named by the office alone: "présidé par la sous-préfète"."""

_TITLES = re.compile(r"\b(maire|mayor|prefete?|ministre|recteur|rectrice|depute\w*|senat\w+)\b")


def _titled(case: Case) -> Answer | None:
    """Whoever a sentence names right beside the title that the question asks for: "le maire, Anselme …"."""
    title = _TITLES.search(case.asked.text)
    if title is None or case.subjects.people_named(case.asked):
        return None
    others = [
        term
        for term in case.asked.named
        if term.word not in _ABOUT_PEOPLE and term.word != title[1] and term.share > VERB
    ]
    if any(term.stem not in case.subjects.name_stems for term in others):
        return None
    beside = re.compile(
        rf"(?i:\b(?:le|la|du|the)\s+{title[1]})\s*,?\s*(?:{NAME.pattern})|(?:{NAME.pattern})\s*,\s*(?:le |la |the )?(?i:{title[1]})\b"
    )
    numbers = [number for number, passage in enumerate(case.subjects.plan.passages) if beside.search(passage.text)]
    return case.answered(case.quotes(numbers[:MOST])) if numbers else None


MOST = 2
"""More people in the same role are no answer to who has it."""


def _parts(text: str) -> list[str]:
    return [part for part in _SENTENCE.split(text) if part]


def _sought(case: Case) -> list[Sought]:
    """The words that say of what: neither the role nor the plan's own name."""
    words = [
        term
        for term in case.asked.named
        if term.word not in _ABOUT_PEOPLE
        and term.share > VERB
        and term.stem not in case.subjects.name_stems
        and not is_weak(term, case.asked.language)
    ]
    return case.subjects.search.sought(words, case.asked.language)


def _worth(case: Case, number: int, sought: list[Sought]) -> float:
    stems = case.subjects.search.stems[number]
    return sum(max((value for stem, value in word.worth.items() if stem in stems), default=0.0) for word in sought)


def _holds(case: Case, number: int, sought: list[Sought]) -> bool:
    stems = case.subjects.search.stems[number] | case.subjects.search.headings[number]
    return all(any(value >= HELD and stem in stems for stem, value in word.worth.items()) for word in sought)
