"""What a question names that the passages found for it do not hold: then they are only near it, and the answer says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain.answers import Quote
from bot.plan.search import Sought
from bot.services.questions_case import Case
from bot.understanding.folding import fold
from bot.understanding.questions import is_weak
from bot.understanding.screened import Screened
from bot.understanding.word_classes import BESIDE, NAME, NOUN

HELD = 0.5
"""What a match must be worth for a word to be held."""

HEAVY, HEAVY_BESIDE = 0.33, 0.40
"""The share of the question's weight from which a lacking noun, or a word beside a noun that the plan has nowhere, tells."""

_JOINS = Screened(r"\b(?:et|ou|and|or|difference|meme|same|entre|between)\b|/")
_HOW_TO = Screened(
    r"\b(?:comment|how (?:do|can|could|to|should)(?: (?:i|we|you|one))?|ou) (?:peut-on |puis-je |faire pour |peut on |s'|se |on )?"
    r"(?:inscri\w+|obten\w+|candidat\w+|postul\w+|benefici\w+|reserv\w+|adher\w+|depos\w+|demand\w+|regist\w+|apply|get|join|book|enrol\w*|sign up|claim)\b"
)
_SAYS_HOW = re.compile(
    r"\b(?:inscri\w+|formulaire|dossier|candidature|en ligne|s'adresser|contact\w*|appel a|apply|form|online|register)\b|@"
)
"""What tells how to come by a thing, where the question does not say it itself."""
_RESULTS = Screened(
    r"\b(?:resultats?|results?|outcomes?)\b (?:de|du|des|d'|of|from|ont|a|has|have)\b|\bquels? (?:ont ete |sont |est )?(?:les )?resultats?\b"
)
_OPINION = Screened(
    r"\b(?:que|qu'en|qu'est-ce que?|comment) (?:[\w' ]{1,40} )?(?:pense\w*|jugent?|voient?)\b|\bpensent? quoi\b|\bpour ou contre\b|\b(?:est|sont)(?:-ils?|-elles?| il| elle)? (?:bien )?d'accord\b|\bopinions?\b"
    r"|\bwhat (?:do|does|did|would) [\w' ]{1,40}? think\b|\bfor or against\b|\b(?:agrees?|agreed) with\b|\bin favour\b"
)
_TELLS_OPINION = re.compile(
    r"\b(?:pens\w+|estim\w+|jug\w+|avis|souhait\w+|considere\w*|regrett\w+|demand\w+|d'accord|favorable\w*|think\w*|believe\w*|views?|opinions?|said|says|wish\w*|agree\w*|asked)\b"
)
_SOON = Screened(r"\b(?:demain|ce soir|ce midi|cette semaine|hier|tomorrow|tonight|yesterday|this week)\b")
_WHICH_ONES = Screened(
    r"\b(?:quels?|quelles?|which|what)\s+(?:\w+\s)?(?:ecoles?|musees?|villes?|communes?|entreprises?|associations?|artistes?|colleges?|lycees?|rues?|clubs?|villages?|hopita\w+|"
    r"schools?|museums?|towns?|compan\w+|charit\w+|streets?|villages?|hospitals?|teachers?|shops?)\s+(?:a|ont|aura|auront|est|sont|va|vont|sera|seront|has|have|gets?|will|is|are)\b"
)
_NAME = re.compile(r"(?<=[\w,»)] )(?:[A-ZÉÈÀÂÎÔÇ][\w'’-]{2,})")


def leaves_unsaid(case: Case, quotes: Iterable[Quote]) -> bool:
    """Whether the question asks for more than any one of the lines quoted, with its headings and details, holds."""
    text = case.asked.text
    units = [_unit(case, number) for quote in quotes for number in case.subjects.by_line[quote.line]]
    texts = " ".join(case.subjects.passage(number).text for unit in units for number in unit)
    if _wants_more(text, texts) or _SOON.search(text):
        return True
    if _JOINS.search(text):
        return False
    sought = case.subjects.search.sought(case.asked.subject or case.asked.named, case.asked.language)
    return bool(units) and all(_lacks(case, unit, sought) for unit in units)


def _wants_more(text: str, texts: str) -> bool:
    """Whether the question wants a way to come by the thing, its results, an opinion or names, and the lines have none."""
    told = fold(texts)
    return bool(
        (_HOW_TO.search(text) and all(how in text for how in _SAYS_HOW.findall(told)))
        or (_RESULTS.search(text) and not re.search(r"\bresult", told))
        or (_OPINION.search(text) and not _TELLS_OPINION.search(told))
        or (_WHICH_ONES.search(text) and not _NAME.search(texts))
    )


def _unit(case: Case, number: int) -> list[int]:
    """The passages that belong to one thing: a line of the plan with its details, else the passage alone."""
    item = case.subjects.passage(number).item
    return case.subjects.of_item.get(item, [number]) if item is not None else [number]


def _lacks(case: Case, unit: list[int], sought: list[Sought]) -> bool:
    search = case.subjects.search
    stems = set().union(*(search.stems[number] | set(search.headings[number]) for number in unit))
    total = sum(word.weight for word in sought) or 1.0
    strong = [word for word in sought if word.term.share >= NOUN and not is_weak(word.term, case.asked.language)]
    asked = {word.term for word in strong[:1]} | {
        word.term for word in strong[1:] if not is_adjunct(case.asked.text, word.term.word)
    }
    for word in sought:
        if is_weak(word.term, case.asked.language) or any(
            value >= HELD and stem in stems for stem, value in word.worth.items()
        ):
            continue
        if word.term.share >= NAME or word.term.word.isdigit():
            return True
        if word.term in asked and word.weight >= HEAVY * total:
            return True
        if word.term.share == BESIDE and not word.worth and word.weight >= HEAVY_BESIDE * total:
            return True
    return False


_ADJUNCT = (
    r"\b(?:pour|dans|sur|chez|avec|sans|contre|vers|par|en|a|au|aux|entre|depuis|pendant|for|in|at|on|with|without|to|into|against|by|from|about|since|during)"
    r" (?:l'|d'|(?:le|la|les|des|un|une|mon|ma|mes|nos|notre|vos|leurs?|ses|son|sa|the|a|an|my|our|your|their|its) )?(?:\w+ )?"
)


def is_adjunct(text: str, word: str) -> bool:
    """Whether the noun only says where, for whom or with what: "une épicerie pour les villages"."""
    return re.search(rf"{_ADJUNCT}{re.escape(word)}\b", text) is not None
