"""Lists of actions chosen by their fields: all that a body leads, those without a budget, those due in a year, those on hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from bot.domain.answers import Answer
from bot.domain.windows import DateWindow, Grain
from bot.plan.bodies import Body, bodies_of, named_in
from bot.plan.cards import Card, Field, is_open
from bot.services.questions_case import Case
from bot.services.questions_scope import ANOTHER_PLAN, axes_in_view
from bot.services.questions_windows import bounded, windows_asked
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.questions import Kind, is_weak
from bot.understanding.word_lists import word_set

FEWEST_CARDS = 3

_LEADS = re.compile(
    r"\b(?:pilot\w*|port(?:e|ent|ee?s?)|ger(?:e|ent|ee?s?)|men(?:e|ent|ee?s?)|condui\w*|dirige\w*|s'occupe\w*|responsable|responsabilites?|en charge|a la charge|fait|font|faire|fera|feront|travaill\w*|relev\w*|confie\w*|revien\w*|incombe\w*|depend\w*"
    r"|leads?|led|leading|owns?|owned|runs?|manages?|managed|responsible|handles?|delivers?|in charge|do|does|doing|works? on|belongs?|given|ours)\b"
)
_JOINS = re.compile(
    r"\b(?:partenaires?|partenariat|associee?s?|intervien\w*|particip\w*|contribu\w*|implique\w*|partners?|involved|takes? part|joins?|works? with|helps?|avec)\b"
)
_ASKS_WHO = re.compile(
    r"\bqui (?:est-ce qui |va |doit )?(?:pilot|port|ger|men|condui|dirig|s'occup|fait|est|sera)|\bpar qui\b|\bavec qui\b|\bwho(?:'s|se)?\b(?! does)|\bwith whom\b|\bquels? (?:service|direction)|\bwhich (?:team|department)"
)
_LISTS = re.compile(
    r"\b(?:actions?|fiches?|mesures?|lignes?|projets?|chantiers?|operations?|missions?|engagements?|measures?|projects?|items?|lines?|commitments?|tasks?)\b"
    r"|\b(?:que|quoi|ce que|tout|toutes|tous|what|everything|all|liste[rsz]?|list|lesquelles|lesquels|which ones)\b|\bqu'"
)
_OF_BODY = re.compile(
    r"\b(?:actions?|fiches?|mesures?|lignes?|projets?|chantiers?|missions?|measures?|projects?|lines?|tasks?|tout|everything|commitments?)\b[^?]{0,30}?\b(?:de|du|des|d'|par|of|by|from|for|au|a la|chez)\b"
    r"|:\W*(?:toutes?|tous|all|liste|list|quelles?|what|which)\b|\b(?!(?:the|all|any|which|what|of|list|these|those|many|no|open|new|our|your)\b)[a-z]+(?:'s?)? (?:actions|projects|measures|tasks)\b"
)
_ITS_PART = re.compile(
    r"\b(?:missions|role|roles|taches|attributions|travail|charge|contribution|apport|implication|part|place) (?:de|du|des|d'|pour|au|aux|a la|chez|of|for)\b|\b(?:est-il|est-elle|est|sont|is|are) (?:le |la |the )?(?:pilotes?|leads?)\b|\bintervien\w*|\b(?:part|role|tasks|duties|job)\b"
)
"""What a body does in the plan, asked for without a word for leading."""
_LACK = (
    r"(?:\bsans|\bn'(?:ont|a) (?:pas|aucune?|toujours pas)(?: encore)?|\bn'y a (?:pas|aucune?)|\bpas|\baucune?|\bni|\bwithout|\bno|\black(?:s|ing)?|\bhas no|\bhave no|\bha(?:ve|s)(?:n't| not)(?: got)?"
    r"|\bdo(?:es)?(?:n't| not) have|\bmiss(?:ing|es)?)\s+(?:(?:encore|de|d'|any|an?|yet|la|le|l'|un|une|the|its|their)\s*){0,2}(?:own )?"
)
_LACKING: tuple[tuple[Field, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(_LACK + words))
    for kind, words in (
        (Field.BUDGET, r"(?:budgets?|financements?|couts?|moyens|credits?|argent|montants?|chiffrage|funding|money|costs?)\b"),
        (Field.DUE, r"(?:echeances?|dates?|delais?|calendriers?|deadlines?|due dates?|timescales?)\b|\bnon datee?s?\b|\bundated\b"),
        (Field.INDICATOR, r"(?:indicateurs?|cibles?|indicators?|targets?)\b"),
        (Field.LEAD, r"(?:pilotes?|responsables?|porteurs?|referents?|leads?|owners?)\b"),
        (Field.PARTNERS, r"(?:partenaires?|partners?)\b"),
    )
)  # fmt: skip
_STATES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(written))
    for asked, written in (
        (
            r"\b(?:not|n't|yet to) (?:yet )?(?:started?|begun|begin)\b|\bpas (?:encore )?(?:commence|demarre|lance|debute)\w*|\bnon (?:commence|demarre|lance|debute)\w*|\ba (?:lancer|engager|demarrer)\b",
            r"\bnot (?:yet )?(?:started|begun)\b|\bnon (?:commence|demarre|lance|debute|engage)\w*|\ba (?:lancer|engager|demarrer|venir)\b|\bpas (?:commence|demarre)\w*",
        ),
        (
            r"\bunder ?way\b|\bin progress\b|\bongoing\b|\balready started\b|\ben cours\b|\bengagees?\b|\bdeja (?:commence|demarre|lance)\w*",
            r"\bunder ?way\b|\bin progress\b|\bongoing\b|\ben cours\b|\bengagee?\b|\blancee?\b|\bdemarree?\b",
        ),
        (
            r"\b(?:done|finished|completed?|achieved)\b|\b(?:terminee?s?|acheve\w*|realisee?s?|faites?|finies?|bouclee?s?)\b",
            r"\b(?:done|finished|completed?)\b|\b(?:terminee?|achevee?|realisee?|faite?|finie?)\b",
        ),
        (
            r"\bon hold\b|\bpaused\b|\bsuspended\b|\ben (?:attente|pause|suspens)\b|\bsuspendue?s?\b|\ba l'arret\b",
            r"\bon hold\b|\bpaused\b|\bsuspended\b|\ben (?:attente|pause|suspens)\b|\bsuspendue?\b|\ba l'arret\b",
        ),
    )
)
_FALLS_DUE = re.compile(
    r"\b(?:echeances?|termin\w+|finiss\w+|finies?|s'achev\w+|acheve\w*|livr\w+|pretes?|abouti\w*|a terme|doivent|prevues?|avant|d'ici|datee?s?|calendrier|due|ends?|ending|finish\w*|complet\w*|deadlines?|before|by|ready|delivered)\b"
)
_ITEMS = re.compile(
    r"\b(?:actions?|fiches?|mesures?|lignes?|projets?|chantiers?|operations?|measures?|projects?|items?|commitments?|tasks?)\b"
)
_NUMERAL = re.compile(r"[ivx]{1,4}|[a-z]")
_PLAIN = word_set("""
    action actions fiche fiches mesure mesures ligne lignes projet projets chantier chantiers operation operations mission missions liste lister engagement engagements
    measure measures project projects item items line lines commitment commitments task tasks list everything whole tout tous toutes toute ensemble leur leurs
    pilote pilotent pilotee pilotees pilotes piloter pilotage porte portent portee portees gere gerent geree gerees mene menent menee menees conduit conduite conduites dirige occupe occupent responsable responsabilite charge
    fait font faire fera lead leads led leading own owns run runs manage manages managed responsible handle handles deliver delivers charge doing does partenaire partenaires partenariat associe associee
    intervient interviennent participe participent contribue implique partner partners involved part join joins work works
    budget budgets propre financement cout couts moyens credit credits argent montant chiffrage funding money cost costs separate echeance echeances date dates delai delais calendrier deadline deadlines
    indicateur indicateurs cible cibles indicator indicators target targets responsables porteur porteurs referent owner owners
    datee datees planifiee planifiees programmee programmees arrivent arrive terme fixee fixees livrer rendre remettre start started begun begin yet commence commencees commencees demarre demarrees lancees lance debute hold paused pause attente suspens suspendues cours progress underway done finished completed complete achieved terminees terminee achevees realisees
    realisee faites finies bouclees acheve achevent terminent termine finissent livrees livree aboutissent doivent prevues prevue avant ici due end ends ending finish before by ready delivered engagees deja already axe axes role roles taches attributions travaille travaillent contribution confie confiee revient incombe relevent releve depend charge intervient
    priorite priority theme orientation objectif objective volet pilier groupe group exactement actuellement currently still encore toujours nombre number service direction association department team
    """)


def chosen_answer(case: Case) -> Answer | None:
    """The actions that meet every condition that the question states on their fields; None where it states none, or asks for more."""
    cards = case.subjects.cards
    text = case.asked.text
    if (
        len(cards) < FEWEST_CARDS
        or case.asked.asks(Kind.CONTACT, Kind.HOUR, Kind.REASON)
        or _ASKS_WHO.search(text)
        or ANOTHER_PLAN.search(text)
    ):
        return None
    chosen = list(cards)
    told: list[Field] = []
    stated: list[int] = []
    own: set[str] = set()
    for kind, found in _by_body(case, cards):
        told.append(kind)
        own |= {word for body in found for word in (*body.words, body.initials)}
        held = [card for body in found for card in body.cards]
        chosen = [card for card in chosen if card in held]
    if _ITEMS.search(text):
        for kind, pattern in _LACKING:
            if pattern.search(text) and any(kind in card.values for card in cards):
                told.append(kind)
                chosen = [card for card in chosen if is_open(card.values.get(kind, ""))]
                stated += _says_so(case, kind)
        status = next((written for asked, written in _STATES if asked.search(text)), None)
        if status is not None and any(Field.STATUS in card.values for card in cards):
            told.append(Field.STATUS)
            chosen = [card for card in chosen if status.search(fold(card.values.get(Field.STATUS, "")))]
        windows = _when_due(case) if Field.DUE not in told else ()
        if windows:
            told.append(Field.DUE)
            due = {
                item.code
                for item in case.subjects.items.values()
                if item.due is not None and any(bounded(window, case.at).overlaps(item.due) for window in windows)
            }
            chosen = [card for card in chosen if case.subjects.passage(card.head).item in due]
            own |= _date_words(case)
    if not told or _asks_more(case, own):
        return None
    axes = {axis.code for axis in axes_in_view(case, case.subjects.groups_named(case.asked), by_words=False)}
    if axes:
        chosen = [card for card in chosen if case.subjects.passage(card.head).axis in axes]
    return _shown(case, chosen, told, stated)


def _shown(case: Case, chosen: Iterable[Card], told: Iterable[Field], stated: Iterable[int]) -> Answer | None:
    kinds = tuple(told)
    every = tuple(chosen)
    if not every:
        return None
    numbers = [
        *stated,
        *(
            number
            for card in every
            for number in (card.head, *(place for kind in kinds for place in card.fields.get(kind, ())))
        ),
    ]
    if case.asked.asks(Kind.HOW_MANY):
        lead_in, values = msg("The plan has %(number)s of them:"), (("number", len(every)),)
        return case.answered(case.quotes(numbers), lead_in=lead_in, values=values, remarks=())
    return case.answered(case.quotes(numbers), remarks=())


def _by_body(case: Case, cards: tuple[Card, ...]) -> list[tuple[Field, tuple[Body, ...]]]:
    """The bodies that the question names as leading, or as joining; nothing where it names none."""
    text = case.asked.text
    said = set(re.findall(r"[a-z0-9]+", text))
    if not _LISTS.search(text):
        return []
    if _JOINS.search(text) and (joined := named_in(bodies_of(cards, Field.PARTNERS), said, loosely=False)):
        return [(Field.PARTNERS, joined)]
    leads = bodies_of(cards, Field.LEAD)
    if _LEADS.search(text) and (led := named_in(leads, said, loosely=True)):
        return [(Field.LEAD, led)]
    led = named_in(leads, said, loosely=False)
    if led and (_OF_BODY.search(text) or _ITS_PART.search(text)):
        return [(Field.LEAD, led)]
    return []


def _says_so(case: Case, kind: Field) -> list[int]:
    """The passages outside the actions that say themselves which ones lack it."""
    pattern = next(pattern for field, pattern in _LACKING if field is kind)
    inside = {number for card in case.subjects.cards for number in (card.head, *card.passages)}
    return [
        number
        for number, passage in enumerate(case.subjects.plan.passages)
        if number not in inside and _ITEMS.search(folded := fold(passage.text)) and pattern.search(folded)
    ][:2]


def _when_due(case: Case) -> tuple[DateWindow, ...]:
    """The dates by which the question chooses; a year alone is one."""
    if not _FALLS_DUE.search(case.asked.text):
        return ()
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", case.asked.text)]
    return (
        windows_asked(case)
        or tuple(
            DateWindow(start=datetime(year, 1, 1), end=datetime(year + 1, 1, 1), grain=Grain.YEAR, words=str(year))  # noqa: DTZ001 - local and naive
            for year in years[:1]
        )
    )


def _date_words(case: Case) -> set[str]:
    return {word for window in _when_due(case) for word in re.findall(r"[a-z0-9]+", fold(window.words))}


def _asks_more(case: Case, own: set[str]) -> bool:
    """Whether words are left that no condition uses."""
    return any(
        term.word not in _PLAIN
        and term.word not in own
        and not term.word.isdigit()
        and not _NUMERAL.fullmatch(term.word)
        and not is_weak(term, case.asked.language)
        and term.stem not in case.subjects.name_stems
        for term in case.asked.named
    )
