"""Numbers that a passage states: how many of a thing, how many came, how a vote went."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.answers import Answer, Gap
from bot.plan.cards import Field
from bot.plan.search import Hit, Sought
from bot.services.questions_case import PARTLY, Case
from bot.services.questions_unsaid import is_adjunct
from bot.understanding.folding import fold
from bot.understanding.questions import is_weak
from bot.understanding.word_classes import NAME, NOUN, root
from bot.understanding.word_lists import word_set
from bot.understanding.wording import Term, stem

_UNITS = "un|une|deux|trois|quatre|cinq|six|sept|huit|neuf"
_TENS = "dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|quatre-vingts?|cent|mille|millions?"
NUMBER = (
    r"(?<![\w,.])(?:\d{1,3}(?:[ \u202f\u00a0.,]\d{3})+|\d+(?:[.,]\d+)?(?: ?%)?|"
    rf"(?:(?:{_TENS})(?:[- ](?:et[- ])?(?:{_TENS}|{_UNITS}))*|deux|trois|quatre|cinq|six|sept|huit|neuf)"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|half|moitie|tiers|quart)(?![\w/])"
)
_COUNTED = re.compile(NUMBER + r"(?=\s+((?:[a-z'-]+\s+){0,2}[a-z'-]+))")
_COUNTED_BEHIND = re.compile(
    r"((?:[a-z'-]+\s+){0,3}?[a-z'-]+)\s*(?:(?:for|pour|de|to|a|of|:|\(|=)\s*)+(?:from |de )?(?=" + NUMBER + ")"
)
_ANY_NUMBER = re.compile(NUMBER)
_OF_WHAT = re.compile(
    r"\b(?:combien (?:de |d')|combien y a-t-il (?:de |d')|how many |number of |nombre (?:de |d'|total de ))(?:la |le |les |the )?([a-z]+)"
)
_LABEL_NUMBER = re.compile(
    r"^\W*(?:(?:actions?|fiches?|mesures?|axes?|orientations?|objectifs?|groupes?|ateliers?|priority|group|theme|measure|projects?|projets?)(?: action)? (?:n[o°]? ?)?[a-z]?\d+(?:\.\d+)*\b"
    r"|[a-z]?\d+(?:\.\d+)+\b|[a-z]?\d+\s*[.:)|])"
)

_AT_EVENT = re.compile(
    r"\b(?:participante?s?|presente?s?|inscrite?s?|invitee?s?|attendees|guests|people) (?:a|au|aux|to|at) "
)
_BARE_LABEL = re.compile(r"^\W*\d{1,2}\s")
"""The number of a group: "3 Accompagner les territoires"."""

_TURNOUT = re.compile(
    r"\b(?:monde|gens|personnes|habitant\w*|citoyen\w*|jeunes|residents|people|participants?)\b.{0,40}\b(?:venue?s?|presente?s?|la(?=\W*$)|participe\w*|particip\w+|assist\w+|en tout|au total|consultee?s?|interrogee?s?|entendue?s?|rencontree?s?|ecoutee?s?|associee?s?|rassemble\w*|reuni\w*|mobilise\w*|attire\w*|came|attend\w*|turned up|took part|consulted|surveyed|interviewed|gathered|brought together|altogether|in all|were there)\b"
)
"""How many people came."""

_CAME = re.compile(
    r"\bhow many (?:took part|came|attended|turned up|participated|were there)\b|\bcombien (?:ont participe|sont venus|etaient(?: presents)?|ont assiste|y ont participe)\b|\b(?:etaient|vous etiez|ils etaient) combien\b"
)
_NO_COUNT = re.compile(
    r"\b(?:19|20)\d\d(?:\s*[-–/a]\s*(?:19|20)?\d\d)?\b|\b(?:axes?|groupes?|actions?|objectifs?|orientations?|priority|group|theme) \d+(?:\.\d+)*|\bart\w*\. ?\d+"
)
"""Years and labels count nothing."""

MOST_LOOKED_AT = 40
"""Passages looked at: figures stand in long paragraphs, which rank low."""

HELD = 0.5
"""What a match must be worth for a word to be held."""

NEAR, ANYWHERE, CLOSE = 0.3, 0.15, 0.2
"""What it adds that the thing counted stands by a number, or in the passage at all; within what another passage is as good."""


def stated_number(case: Case, words: tuple[Term, ...] = ()) -> Answer:
    """The passages that state a number of just these things, and hold the rest of the question (or of ``words``)."""
    words = words or case.asked.subject
    if found := (_labelled_number(case) or _votes(case) or _came(case) or _lasting(case)):
        return case.answered(case.quotes(found[:2]))
    words = tuple(term for term in words if term.word not in _TERRITORY) or words  # the plan's own, by whatever name
    if _asks_turnout(case):
        words = (Term("participants", stem("participants", "fr")), *words)
    if not words:
        return case.refused(Gap.QUANTITY)
    sought = case.subjects.search.sought(words, case.asked.language)
    thing = _thing(case, sought)
    scored = []
    whole = all(term.word in _INHABITANTS for term in words)
    for hit in case.subjects.search.ranked(sought, MOST_LOOKED_AT):
        if whole and not _POPULATION.search(_folded(case, hit.number)):
            continue
        value = _states(case, hit, sought, thing)
        if value is not None:
            scored.append((value, hit.number))
    if not scored:
        about = [hit.number for hit in case.hits() if hit.own >= PARTLY]
        return case.refused(Gap.QUANTITY if about else Gap.SUBJECT, about=about)
    best = max(value for value, _ in scored)
    numbers = [number for value, number in scored if value >= best - CLOSE][:2]
    if _SO_FAR.search(case.asked.text) and all(_is_to_do(case, number) for number in numbers):
        return case.refused(Gap.QUANTITY, about=numbers)
    if _of_another_time(case, numbers):
        return case.refused(Gap.QUANTITY, about=numbers)
    return case.answered(case.quotes(numbers))


_LASTS = re.compile(
    r"\bdure(?:nt|ra|ront)?\b.{0,20}\bcombien\b|\bcombien (?:de temps|d'heures|de jours|de mois|d'annees|de semaines) (?:dure|prend|faut)\w*|\bquelle (?:est la )?duree\b"
)
_LENGTH = re.compile(
    rf"{NUMBER}\s?(?:minutes?|mn|heures?|h|jours?|semaines?|mois|ans?|annees?|seances?|demi-journees?|hours?|days?|weeks?|months?|years?|sessions?)\b"
)


def _lasting(case: Case) -> list[int]:
    """The passage that says how long a thing lasts, where that is asked."""
    if not _LASTS.search(case.asked.text):
        return []
    sought = case.subjects.search.sought(case.asked.subject, case.asked.language)
    for hit in case.subjects.search.ranked(sought, MOST_LOOKED_AT):
        if hit.covered >= HELD and _LENGTH.search(_folded(case, hit.number)):
            return [hit.number]
    return []


_INHABITANTS = word_set(
    "habitants habitant residents resident inhabitants inhabitant population people citizens citoyens habitantes habitent habite vivent personnes gens live lives living monde"
)
_POPULATION = re.compile(r"\b(?:habitante?s?|population|residents?|inhabitants?|home to|people (?:live|living)|ames)\b")
"""How many live in the plan's territory."""

_RATE = re.compile(
    r"\b(?:par|chaque|each|every|per|a) (?:an|annee|mois|semaine|jour|trimestre|year|month|week|day)\b|\b(?:annuel|mensuel|hebdomadaire|yearly|monthly|weekly|daily)\w*"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _of_another_time(case: Case, numbers: Sequence[int]) -> bool:
    """Whether the question wants a number for a year, or by the year, and the passages give it for no year, or once."""
    texts = [_folded(case, number) for number in numbers]
    if _RATE.search(case.asked.text) and not any(_RATE.search(text) for text in texts):
        return True
    years = set(_YEAR.findall(case.asked.text)) - {str(year) for year in case.subjects.plan.period or ()}
    return len(years) == 1 and not any(years & set(_YEAR.findall(text)) for text in texts)


_TERRITORY = word_set(
    "departement agglomeration agglo territoire metropole communaute ville villes commune communes intercommunalite district city town borough county council region collectivite"
)


def _folded(case: Case, number: int) -> str:
    return fold(case.subjects.passage(number).text)


_EVENT = re.compile(
    r"\b(?:reunions?|ateliers?|rencontres?|consult\w+|concert\w+|soirees?|balades?|questionnaires?|enquetes?|participants?|prepare avec|pris part|evenings?|workshops?|sessions?|surveys?|attended|took part|meetings?)\b"
)
_SO_FAR = re.compile(
    r"\b(?:deja|a ce jour|jusqu'(?:ici|a present)|pour (?:l'instant|le moment)|actuellement|en ce moment|aujourd'hui|so far|already|to date|until now|by now|currently|right now|at present|now)\b"
    r"|\b(?:ont|a)(?:-t-(?:on|il|elle))? (?:bien )?ete (?:deja )?\w+|\b(?:has|have|had) (?:been|already)\b|\bl'an (?:dernier|passe)\b|\blast (?:year|month)\b"
)
"""What has been done up to now is not what is to be done."""


def _is_to_do(case: Case, number: int) -> bool:
    """Whether the passage belongs to an action, which says what will be done; not what it sets out from."""
    return any(
        number in (card.head, *card.passages) and number not in card.fields.get(Field.REASON, ())
        for card in case.subjects.cards
    )


_VOTE = re.compile(
    r"\b(?:voix|votes?|vote|votants?|voted?|voter|abstentions?|abstenus?|unanimite|unanimous\w*|unanimity)\b"
)
_VOTES = re.compile(
    r"\b(?:pour|contre|abstentions?|for|against)\s*:\s*\d|\b\d+ (?:voix )?(?:pour|contre|for|against|abstentions?)\b"
)


def vote_answer(case: Case) -> Answer | None:
    """How a vote went, where it is asked for without a number: "adopté à l'unanimité ?"."""
    named = re.search(r"\b(?:qui|quels?|quelles?|noms?|who|which|names?)\b", case.asked.text)
    found = _votes(case) if named is None and _HOW_VOTED.search(case.asked.text) else []
    return case.answered(case.quotes(found[:2])) if found else None


_HOW_VOTED = re.compile(
    r"\b(?:unanim\w+|abstentions?|abstenus?|vote[sz]? (?:pour|contre)|voix|voted? (?:for|against|down)|resultats? du vote|result of the vote)\b"
)


def _votes(case: Case) -> list[int]:
    """How a vote went, where a passage gives its count."""
    if not _VOTE.search(case.asked.text):
        return []
    return [number for number in range(len(case.subjects.plan.passages)) if _VOTES.search(_folded(case, number))]


_PEOPLE = word_set(
    "personnes personne gens monde participants participantes participant habitants habitantes citoyens jeunes citoyennes agents acteurs people residents participants persons public volunteers"
)
_CAME_WORDS = word_set(
    "venues venus venu presents presentes present participe participes participation assiste consultees consultes consultee interroges interrogees entendues entendus rencontrees rencontres ecoutees ecoutes associees associes pris part total tout"
    " came attend attended attending turned took consulted surveyed interviewed altogether there heard turnout young old"
)


def _came(case: Case) -> list[int]:
    """The passages that say how many people came to what the question names, or to what was held at all."""
    if not _asks_turnout(case):
        return []
    rest = [
        term
        for term in case.asked.subject
        if term.word not in _PEOPLE | _CAME_WORDS and term.share >= NOUN and not is_weak(term, case.asked.language)
    ]
    came = [
        number
        for number, passage in enumerate(case.subjects.plan.passages)
        if _EVENT.search(folded := fold(passage.text)) and _PEOPLE_COUNTED.search(folded)
    ]
    named = [number for number in came if _holds_all(case, number, rest)]
    if named or len(came) != 1:
        return named
    return came if all(_EVENT.search(term.word) for term in rest) else []  # one meeting by another name


def _holds_all(case: Case, number: int, words: Sequence[Term]) -> bool:
    stems = case.subjects.search.stems[number] | case.subjects.search.headings[number]
    return all(
        any(value >= HELD and stem_ in stems for stem_, value in word.worth.items())
        for word in case.subjects.search.sought(tuple(words), case.asked.language)
    )


_PEOPLE_COUNTED = re.compile(
    NUMBER
    + r"\s+(?:[a-z-]+\s+){0,2}?(?:personnes|participant\w*|habitant\w*|citoyen\w*|gens|people|residents|jeunes|acteurs|agents|eleves|usagers|persons|responses|questionnaires)\b"
)
_LABELLED_NUMBER = re.compile(r"([a-z' ]{4,40}?)\s*:\s*\d[\d ]*(?!\S*@)(?=\D|$)")


def _labelled_number(case: Case) -> list[int]:
    """The passages with a number behind just the words of the question: "Présents : 58"."""
    said = {term.stem for term in case.asked.named}
    found = []
    for number, passage in enumerate(case.subjects.plan.passages):
        if passage.item is not None or passage.milestone is not None or ":" not in passage.text:
            continue
        labels = (
            {stem(word, case.subjects.plan.language) for word in re.findall(r"[a-z]{4,}", match[1])}
            for match in _LABELLED_NUMBER.finditer(fold(passage.text))
        )
        if any(label and label <= said for label in labels):
            found.append(number)
    return found


def _asks_turnout(case: Case) -> bool:
    """Whether the question is how many people came."""
    return bool(_TURNOUT.search(case.asked.text) or _CAME.search(case.asked.text))


def _thing(case: Case, sought: Sequence[Sought]) -> Sought | None:
    """The word for what is counted: the one after "combien de", else the first."""
    found = _OF_WHAT.search(case.asked.text)
    if _asks_turnout(case):
        came = Term("participants", stem("participants", "fr"))
        return case.subjects.search.sought([came], "fr")[0]
    named = next((word for word in sought if found is not None and word.term.word == found[1]), None)
    return named or next((word for word in sought if not is_weak(word.term, case.asked.language)), None)


def _is_apart(case: Case, text: str, thing: Sought) -> bool:
    """Whether the number stands apart from its thing all the same: as a share of it, behind it or behind a colon."""
    if thing.term.word.isdigit() or _PART_OF.search(text) or any(stem_.startswith("@") for stem_ in thing.worth):
        return True
    said = " ".join(
        [
            *(found[1] for found in _COUNTED_BEHIND.finditer(text)),
            text.partition(":")[0] if re.search(r":\D{0,12}\d", text) else "",
        ]
    )
    return any(
        thing.worth.get(stem(word, case.subjects.plan.language), 0.0) >= HELD for word in re.findall(r"[a-z]+", said)
    )


_PART_OF = re.compile(
    r"\d\s?%|\b(?:une?|deux|one|two) (?:[a-z]+ ){1,4}(?:sur|in|out of) (?:[a-z]+)|\b(?:moitie|half|tiers|quarter)\b"
)
"""A number may stand apart from its thing where it is a share of it."""


def _is_family(case: Case, thing: Sought, stem_: str) -> bool:
    """Whether the stem is of the family of the thing's word: "sleepers" and "sleeping"."""
    shared = root(thing.term.word, case.asked.language)
    return shared is not None and stem_.startswith(shared)


def _states(case: Case, hit: Hit, sought: Sequence[Sought], thing: Sought | None) -> float | None:
    """How well the passage states the number that is asked for; None where it does not."""
    text = _NO_COUNT.sub(" ", _LABEL_NUMBER.sub("", fold(hit.passage.text)))
    if any(hit.number in numbers for numbers in case.subjects.of_group.values()):
        text = _BARE_LABEL.sub("", text)
    if not _ANY_NUMBER.search(text):
        return None
    search = case.subjects.search
    own, over = search.stems[hit.number], search.headings[hit.number]
    turnout = (
        _asks_turnout(case) or _AT_EVENT.search(case.asked.text) is not None
    )  # to what they came is the thing itself: "participants aux assises"
    lacking = [
        word
        for word in sought
        if word.term.share >= NOUN
        and (word.term.share >= NAME or turnout or not is_adjunct(case.asked.text, word.term.word))
        and not is_weak(word.term, case.asked.language)
        and not any(value >= HELD and (stem_ in own or stem_ in over) for stem_, value in word.worth.items())
    ]
    if lacking:
        return None
    first = {stem(phrase.split()[0], case.subjects.plan.language) for phrase in _COUNTED.findall(text)}
    by_number = {
        stem(word, case.subjects.plan.language)
        for phrase in _COUNTED.findall(text)
        for word in re.findall(r"[a-z]+", phrase)
    }
    near = anywhere = 0.0
    if thing is not None:
        near = max(
            (
                value
                for stem_, value in thing.worth.items()
                if stem_ in first or (stem_ in by_number and (value == 1.0 or _is_family(case, thing, stem_)))
            ),
            default=0.0,
        )
        anywhere = max((value for stem_, value in thing.worth.items() if value == 1.0 and stem_ in own), default=0.0)
    if max(near, anywhere) < HELD:
        return None
    if near < HELD and thing is not None and _OF_WHAT.search(case.asked.text) and not _is_apart(case, text, thing):
        return None
    if near >= HELD and _asks_turnout(case):
        return hit.covered + NEAR * near + ANYWHERE * anywhere
    needed = 0.35 if near >= HELD else 0.5
    return hit.covered + NEAR * near + ANYWHERE * anywhere if hit.covered >= needed else None
