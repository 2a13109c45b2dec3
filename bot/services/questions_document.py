"""Questions about the document itself: what it is called, whose it is, until when it runs."""

from __future__ import annotations

import re

from bot.domain.answers import Answer, Gap
from bot.domain.plan import RemarkKind
from bot.plan.passage_facts import Given
from bot.services.questions_case import Case
from bot.services.questions_scope import title_numbers
from bot.texts import msg
from bot.understanding.folding import fold
from bot.understanding.questions import Kind, Part
from bot.understanding.screened import Screened
from bot.understanding.word_lists import word_set

_PLAN = (
    r"(?:plan|schema|projet|programme|strategie|document|dossier|charte|contrat|pacte|feuille de route|agenda|livre blanc"
    r"|strategy|program|contract|charter|roadmap|framework)"
)
_NAME = Screened(
    rf"\b(?:nom|titre|intitule)\b (?:exact |complet |officiel )?(?:du|de ce|de votre|de notre|de la|de l') ?{_PLAN}\b(?=\W*(?:svp|stp|s'il vous plait)?\W*$)"
    rf"|\bcomment (?:s'appelle|se nomme|s'intitule) (?:le|ce|votre|la|cette) {_PLAN}\b|\b{_PLAN} s'appelle comment\b"
    rf"|\b(?:full |official )?(?:name|title) of (?:the|this|your) {_PLAN}\b|\bwhat is (?:the|this|your) {_PLAN} called\b"
)
_WHOSE = Screened(
    rf"\b(?:quelle|quel|de quelle|pour quelle|a quelle) (?:collectivite|organisation|institution|administration|metropole|territoire|structure)\b"
    rf"(?=\W*$|.{{0,30}}\b{_PLAN}\b)|\b{_PLAN} de (?:qui|quelle collectivite|quelle ville)\b"
    rf"|\b(?:which|what) (?:council|authority|organisation|organization|body|city)\b.{{0,25}}\b{_PLAN}\b|\bwhose {_PLAN}\b"
)
_UNTIL = Screened(
    rf"\b{_PLAN}\b (?:\w+ )?(?:s'arrete|se termine|prend fin|finit|s'acheve|expire|court|dure|va jusqu)\w*"
    rf"|\bfin du {_PLAN}\b|\bduree du {_PLAN}\b|\bjusqu'a quand (?:va|dure|court)\b|\bcombien (?:de temps|d'annees) dure\b"
    rf"|\b{_PLAN} (?:ends?|finish\w*|expires?|lasts?|runs? (?:until|to|out))\b|\bwhen does (?:the|this) {_PLAN} (?:end|finish|expire|run out)\b|\bhow long does (?:the|this) {_PLAN} (?:last|run)\b"
)
_OVERVIEW = Screened(
    rf"\b(?:de quoi (?:parle|traite|s'agit|est-il question|il s'agit)|(?:c'est|est-ce|sert a) quoi|quoi (?:dans|sert|consiste)|a quoi sert|en quoi consiste"
    rf"|qu'est-ce (?:que|qu'il y a dans)|qu'y a-t-il dans|que (?:dit|prevoit|contient|comporte|propose)|(?:dit|prevoit|contient|propose) quoi"
    rf"|resum\w*|presente\w*|presentation|decri\w*|apercu|survol|synthese|vue d'ensemble|grandes lignes|en (?:bref|gros|resume|(?:quelques|\d+) \w+)"
    rf"|about|overview|summar\w+|sum up|outline|in (?:brief|short|a nutshell|a few words|\d+ \w+)|what does (?:the|this|your) {_PLAN} (?:say|contain|do|propose)|what is in)\b"
)
_ASKING = word_set("""
    resume resumer resumez resumes synthese apercu survol vue ensemble ligne lignes point points mot mots phrase phrases minute minutes bref gros grandes grande
    presente presenter presentez presentation decris decrire decrivez contenu idee generale general generales globale sert parle traite consiste propose
    summary summarise summarize overview outline sum brief short nutshell words sentences lines points main give quick quickly say contain question
    """)
_OF_IT = Screened(
    rf"\b{_PLAN}\b|\b(?:overview|apercu|vue d'ensemble)\b|^\W*(?:(?:peux-tu |tu peux |can you )?(?:me )?(?:resum\w*|summari[sz]e)|(?:un |le |en )?resume)\W*$"
)
MOST_HEADINGS = 8

_TO_ITS_END = re.compile(r"\b(?:fin|terme|termine|finit|acheve|ends?|finish|expire)\b")
AT_THE_TOP = 25
"""Passages among which a document says what it is called and whose it is."""


def overview_answer(case: Case) -> Answer | None:
    """What the document is about, where it is asked for as a whole: its axes, else its headings; None for any other question."""
    asked, plan = case.asked, case.subjects.plan
    if not _OVERVIEW.search(asked.text) or not _OF_IT.search(asked.text):
        return None
    own = case.subjects.name_stems
    if (
        any(not (term.word in _ASKING or term.word.isdigit() or term.stem in own) for term in asked.subject)
        or set(asked.kinds) - {Kind.DEFINITION, Kind.REASON}
        or set(asked.parts) - {Part.ITEMS}
        or asked.groups
        or asked.axes
    ):
        return None
    if plan.axes:
        numbers = [number for axis in plan.axes for number in title_numbers(case, axis)]
        values = (("title", plan.title),)
        return case.answered(
            case.quotes(numbers),
            lead_in=msg("%(title)s, axis by axis:"),
            values=values,
            axes=plan.axes,
            remarks=(),
        )
    numbers = [number for number in case.subjects.headings if case.subjects.passage(number).text != plan.title]
    if not numbers:
        return None
    lead_in = msg("%(title)s, by its main headings:")
    return case.answered(
        case.quotes(numbers[:MOST_HEADINGS]), lead_in=lead_in, values=(("title", plan.title),), remarks=()
    )


def document_answer(case: Case) -> Answer | None:
    """The passage at the top of the document that says it, or the period it covers; None for any other question."""
    text, plan = case.asked.text, case.subjects.plan
    if _UNTIL.search(text) and plan.period is not None:
        return covers(case)
    is_whose = _WHOSE.search(text) and not (
        case.asked.asks(Kind.PERSON, Kind.LEAD, Kind.CONTACT)
        or case.subjects.people_named(case.asked)
        or case.telling[1:]
    )
    said = plan.title if _NAME.search(text) else plan.organisation if is_whose else ""
    numbers = _naming(case, said) if said else []
    return case.answered(case.quotes(numbers)) if numbers else None


def _naming(case: Case, said: str) -> list[int]:
    """The passages at the top that together are the title or the name: a cover has them on lines of their own."""
    whole = fold(said)
    top = range(min(AT_THE_TOP, len(case.subjects.plan.passages)))
    exact = [number for number in top if fold(case.subjects.passage(number).text) == whole]
    parts = [number for number in top if (text := fold(case.subjects.passage(number).text)) in whole and len(text) > 3]  # noqa: PLR2004
    holding = [number for number in top if whole in fold(case.subjects.passage(number).text)]
    return exact[:1] or parts[:3] or holding[:1]


def covers(case: Case) -> Answer:
    """The years that the plan covers, with the passages that say them."""
    plan = case.subjects.plan
    if plan.period is None:
        return case.refused(Gap.DATE)
    years = [str(year) for year in plan.period]
    numbers = [
        number
        for number, passage in enumerate(plan.passages)
        if all(re.search(rf"\b{year}\b", passage.text) for year in years)
    ]
    if not numbers:
        return case.refused(Gap.DATE)
    lead_in, values = (
        msg("The plan covers %(first)s to %(last)s:"),
        (("first", plan.period[0]), ("last", plan.period[1])),
    )
    last = (
        [number for milestone in case.milestones[-1:] for number in case.subjects.of_milestone[milestone.code]]
        if _TO_ITS_END.search(case.asked.text)
        else []
    )
    return case.answered(case.quotes([*numbers[:2], *last]), lead_in=lead_in, values=values)


def document_date(case: Case) -> Answer:
    """The date of the document itself, with the contradiction where it has one."""
    plan = case.subjects.plan
    remarks = tuple(remark for remark in plan.remarks if remark.kind is RemarkKind.DATE_CONTRADICTION)
    numbers = [number for remark in remarks[:1] for line in remark.lines for number in case.subjects.by_line[line]]
    first_axis = min((axis.source.line for axis in plan.axes), default=10_000)
    cover = [
        number
        for number, passage in enumerate(plan.passages)
        if Given.DATE in case.subjects.given[number] and passage.milestone is None and passage.source.line < first_axis
    ]
    numbers = numbers or cover[:2]
    return case.answered(case.quotes(numbers), remarks=remarks[:1]) if numbers else case.refused(Gap.DATE)
