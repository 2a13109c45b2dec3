"""The words of a question or a passage: folded, stemmed in their language, with what may stand for them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from bot.understanding.common_verbs import VERBS_FR
from bot.understanding.folding import fold
from bot.understanding.irregular_forms import irregular_forms
from bot.understanding.screened import Screened
from bot.understanding.word_lists import word_set

WORD = re.compile(r"[a-z0-9]+")
_LONGEST_PHRASE = 5
_ENDS_IN_S, _ENDS_IN_EE, _ENDS_IN_IERE = 4, 5, 6  # shorter words end so by themselves: "bus", "annee", "biere"
_IN_S = word_set(
    "gens pays bois mois fois bras sens avis gris plus dans mais sans sous tous vous nous mars gars ours puis lors hors vers pris legs"
)
"""Words of four letters that end in s by themselves."""

LITTLE_FR = word_set("""
    a ai ainsi alors apres au aucun aussi autre autres aux avant avec avoir c car ce ceci cela celle celles celui ces cet cette ceux chaque
    chez ci comme comment contre d dans de depuis des donc dont du elle elles en encore entre es est et etaient etait etant ete etes etre eu
    eux faire fait font fut hors il ils j jusque l la là le les leur leurs lors lorsque lui m ma mais me meme memes mes moi moins mon n ca cela y'a je
    ne ni non nos notre nous on ont or ou oui par parmi pas pendant peu plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s
    sa sans se sera ses si soit son sont sur t ta tant te tel telle tels tes toi ton tous tout toute toutes tres tu un une vers via voici
    voila vont vos votre vous vs y
    """)
LITTLE_EN = word_set("""
    ve a about above after all also am an and any are aren as at be because been before being between both but by can could d did do does
    doing don down during each every few for from further had has have having he her here him his how i if in into is it its just ll me more
    most my no nor not of off on once only or other our out over own re s same she should so some such t than that the their them then there
    these they this those through to too under until up us very was we were what when where which while who whom why will with would you
    your since per now there someone somebody anyone anybody everyone something anything whether without within
    """)


LITTLE = LITTLE_FR | LITTLE_EN
"""The words of both languages that tell nothing."""


class Term(NamedTuple):
    """A word: as folded, its stem in the language of the text, and whether it was typed in capitals.

    ``share`` is how much it tells of the subject where a plan lacks it: see :mod:`bot.understanding.word_classes`.
    """

    word: str
    stem: str
    capitals: bool = False
    share: float = 1.0


@cache
def _stemmer(language: str) -> object:
    import Stemmer  # noqa: PLC0415 - with the first question, not at start

    return Stemmer.Stemmer("english" if language == "en" else "french")


_EXCEPTIONS = {
    **dict.fromkeys(("commune", "communes"), "commune"),
    **dict.fromkeys(("participant", "participants"), "participant"),
    **dict.fromkeys(("habitant", "habitants", "habitante", "habitantes"), "habitant"),
    **dict.fromkeys(("habitation", "habitations"), "habitat"),
    **dict.fromkeys(("loyer", "loyers"), "loyer"),
    **dict.fromkeys(("bus", "buses"), "bus"),
    **dict.fromkeys(("taxi", "taxis"), "taxi"),
    **dict.fromkeys(("etudiant", "etudiants", "etudiante", "etudiantes"), "etudiant"),
    **dict.fromkeys(("logement", "logements"), "logement"),
    **dict.fromkeys(("directeur", "directeurs", "directrice"), "directeur"),
    **dict.fromkeys(("billet", "billets"), "billet"),
    **dict.fromkeys(("aidant", "aidants", "aidante", "aidantes"), "aidant"),
    **dict.fromkeys(("aire", "aires"), "aire"),
    **dict.fromkeys(("amiante",), "amiante"),
    **dict.fromkeys(("mobile", "mobiles"), "mobile"),
    **dict.fromkeys(("repit", "repits"), "repit"),
    **dict.fromkeys(("collectif", "collectifs", "collective", "collectives"), "collectif"),
    **dict.fromkeys(("accompagnant", "accompagnants", "accompagnateur", "accompagnateurs"), "accompagnateur"),
    **dict.fromkeys(("election", "elections"), "election"),
    **dict.fromkeys(("pensioner", "pensioners"), "pensioner"),
    **dict.fromkeys(("traveller", "travellers"), "traveller"),
    **dict.fromkeys(("parking", "parkings"), "parking"),
    **dict.fromkeys(("livre", "livres"), "livre"),
    **dict.fromkeys(("cooperative", "cooperatives", "cooperatif", "cooperatifs"), "cooperatif"),
    **dict.fromkeys(("piece", "pieces"), "piece"),
    **dict.fromkeys(("collection", "collections"), "collection"),
    **dict.fromkeys(("conseiller", "conseillers", "conseillere", "conseilleres"), "conseiller"),
    **dict.fromkeys(("groupement", "groupements", "regroupement", "regroupements"), "groupement"),
    **dict.fromkeys(("batiment", "batiments"), "batiment"),
    **dict.fromkeys(("communication", "communications", "communiquer"), "communic"),
    **dict.fromkeys(("concertation", "concertations", "concerter", "concertee", "concertees"), "concertation"),
    **dict.fromkeys(("departement", "departements"), "departement"),
    **dict.fromkeys(("equipement", "equipements"), "equipement"),
    **dict.fromkeys(("stationnement", "stationnements", "stationner"), "stationnement"),
    **dict.fromkeys(("placement", "placements"), "placement"),
    **dict.fromkeys(("fondement", "fondements"), "fondement"),
    **dict.fromkeys(("classement", "classements"), "classement"),
    **dict.fromkeys(("generation", "generations"), "generation"),
    **dict.fromkeys(("cour", "cours"), "cours"),
    **dict.fromkeys(("universite", "universites", "universitaire", "universitaires"), "universit"),
    **dict.fromkeys(
        (
            "finance",
            "finances",
            "financement",
            "financements",
            "financer",
            "financeur",
            "financeurs",
            "finances",
            "financees",
            "financiere",
            "financieres",
            "financier",
            "financiers",
        ),
        "financ",
    ),
}
"""Words that stemming would make one with others of another meaning."""


def _singular(word: str) -> str:
    """French as the stemmer knows it too late: no plural s, the masculine of -ier, verbs in the plural as their infinitive."""
    if word.endswith(_PLURAL_FORMS):
        word = _infinitive(word) or word
    if len(word) >= _ENDS_IN_S and word.endswith("s") and not word.endswith("ss") and word not in _IN_S:
        word = word[:-1]
    if word.endswith("ent") and word[:-3] + "er" in VERBS_FR:
        return word[:-3] + "er"  # "forment" as "former"; "parent" and "agent" are no verbs
    if word.endswith("ee") and len(word) > _ENDS_IN_EE:
        return word[:-2] + "er"  # "formee" has lost the accent by which the stemmer knows it
    if word.endswith(("endre", "ondre", "erdre")) and len(word) > _ENDS_IN_EE:
        return word[:-2]  # "attendre" as "attend"
    if word.endswith(("endent", "ondent", "erdent")):
        return word[:-3]
    return word[:-3] + "er" if word.endswith("iere") and len(word) > _ENDS_IN_IERE else word


_PLURAL_FORMS = ("ons", "rez", "ront", "dra", "issent")


def _infinitive(word: str) -> str | None:
    """The verb of a form such as "finançons", "changeons", "rendrons", "répondront", where it is a common one."""
    base = word.removesuffix("ons").removesuffix("ont").removesuffix("ent").removesuffix("ez").removesuffix("a")
    if base.endswith("e"):
        return base[:-1] + "er" if base[:-1] + "er" in VERBS_FR else None
    endings = ("", "e") if base.endswith("r") else ()
    tried = [base + ending for ending in (*endings, "er", "re")]
    if base.endswith("iss"):
        tried.append(base[:-3] + "ir")
    return next((verb for verb in tried if verb in VERBS_FR), None)


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word in ``fr`` or ``en``."""
    if word.isdigit():
        return word
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    word = irregular_forms(language).get(word, word)
    if language == "fr":
        word = _singular(word)
    return str(_stemmer(language).stemWord(word))  # type: ignore[attr-defined]


def little(language: str) -> frozenset[str]:
    """The words of that language that tell nothing."""
    return LITTLE_EN if language == "en" else LITTLE_FR


_AS_ONE = re.compile(
    r"\b(?:hotel (?:de (?:ville|region|la region|departement|la metropole)|d'agglomeration|du departement)|salles? des fetes|au fil de l'eau|parc social"
    r"|feux? rouges?|(?:en |de )?plein air|gaz a effet de serre|chiffres? d'affaires|tableaux? de bord|feuilles? de route|points? de vue|en alternance avec|au cours d(?:e|u|es)\b)"
)
"""Expressions of which no word means what it does by itself: a town hall is no hotel. They count as one word."""


def terms(text: str, language: str) -> list[Term]:
    """The telling words of a text, in order. Single letters are left out, single digits kept; a set expression is one word."""
    folded = fold(text)
    capitals = capital_words(text) if folded != text else frozenset()
    return [Term(word, stem(word, language), word in capitals) for word in telling_words(folded, language)]


_ANY_AS_ONE = Screened(_AS_ONE.pattern)


def has_expression(folded: str) -> bool:
    """Whether a set expression stands in a folded text."""
    return _ANY_AS_ONE.search(folded) is not None


_ARTICLES_FR = word_set("de la du le les des et aux une dans avec sur l")
_ARTICLES_EN = word_set("the of and for with by from to in on")
"""Little words of the other language, within the name of a thing."""


def telling_words(folded: str, language: str, *, as_one: bool = True) -> list[str]:
    """The telling words of a folded text, as :func:`terms` has them; ``as_one`` False where it surely has no set expression."""
    without = little(language)
    if language == "en":
        without |= _ARTICLES_FR
    elif len(found := _ARTICLES_EN.intersection(WORD.findall(folded))) > 1:
        without |= found
    if as_one:
        folded = _AS_ONE.sub(lambda found: re.sub(r"[ ']", "", found[0]), folded)
    return [word for word in WORD.findall(folded) if word not in without and (len(word) > 1 or word.isdigit())]


_TYPED = re.compile(r"\b[^\W\d_]{2,}\b")


def capital_words(text: str) -> frozenset[str]:
    """The words typed in capitals, folded; none where the whole text is."""
    if text.isupper():
        return frozenset()
    apart = [piece for piece in text.split() if not piece.islower()]
    return frozenset([fold(word) for piece in apart for word in _TYPED.findall(piece) if word.isupper()])


_ACCENTED = re.compile(r"\w*[éèêàçùîôœ]\w*")


_HELLO = r"^\W*(?:(?:hi|hello|hey|dear|good|morning|afternoon|thanks|please|so|and|ok|sorry|bonjour|bonsoir|salut|coucou|alors|et|svp|stp|merci|dites?|dis|moi|donc|bon)\W+){0,3}"
_ASKS_FR = re.compile(
    rf"{_HELLO}(?:qui|que|qu|quel(?:le)?s?|quand|ou|comment|combien|pourquoi|est-ce|donnez?|c'est|cest|il y a|y a|peut-on|peux|pouvez|pourriez|je|j|quid|pilotes?|responsables?|echeances?|partenaires|indicateurs?|delais?|nombre|porteurs?|quoi)\b"
    r"|\b(?:quand|qui|quoi|combien|c'est (?:quand|qui|quoi|ou|pour quand)|svp|stp)\W*$|[,:] ?(?:c'est|qui|quand|combien|quel(?:le)?s?|il|elle)\b"
)
_ASKS_EN = re.compile(
    rf"{_HELLO}(?:who|who's|whose|when|when's|what|what's|which|where|where's|why|how|is|are|does|do|did|can|could|will|would|show|tell|give|any|anything|remind|i|i'm|i'd|we|by when|partners for|deadlines? (?:for|of)|leads? (?:for|of)|due dates?|indicators? for|budget for|all the|all of|list (?:the|of|all)|name of|names of|date of|dates of|price of|cost of|measures? of|number of|details (?:on|of|about)|info on|about)\b(?!-)"
    r"|\b(?:when|who|how much|please)\W*$|[,:] ?(?:who|when|what|which|how|is it|is there)\b"
)
"""By which words somebody asks, at the beginning or the end: what stands between may name a thing in the plan's own language."""


def asked_in(text: str) -> str | None:
    """The language of the words by which the text asks; None where they do not tell, or both languages do."""
    folded = fold(text)
    french, english = _ASKS_FR.search(folded) is not None, _ASKS_EN.search(folded) is not None
    return None if french == english else "fr" if french else "en"


def language_of(text: str, default: str) -> str:
    """``fr`` or ``en``, whichever has more of the text's little words; ``default`` when they tie.

    An accent speaks for French, but an English question may name a thing of the plan in French.
    """
    found = WORD.findall(fold(text))
    french = len([word for word in found if word in _TELL_FR])
    if not text.isascii():
        french += len(_ACCENTED.findall(text.lower()))
    english = len([word for word in found if word in _TELL_EN])
    if french == english:
        french, english = _known(found, "fr"), _known(found, "en")
    if french == english:
        french, english = sum(word in _ALSO_FR for word in found), sum(word in _ALSO_EN for word in found)
    if french == english:
        return default
    return "fr" if french > english else "en"


def _known(words: list[str], language: str) -> int:
    known = thesaurus(language)
    return sum(bool(known.of(stem(word, language))) for word in words if word not in _EITHER)


_ALSO_FR = word_set(
    "c koi kel quelle svp stp merci bonjour combien y'a ya prevu axe axes groupe plan action actions enjeux acquis calendrier code adresse telephone pilote echeance echeances complet jalon jalons prochain prochaine principes priorites budget planning"
)
_ALSO_EN = word_set(
    "what's who's axis axes group working plan please hello thanks actions anything something much many long address phone website email timetable deadline lead indicator challenges ongoing principles priorities number energy social"
)
_EITHER = word_set("plan action actions axes groupe code budget principes priorites complet telephone planning")
"""Of those, words that the other language writes alike, or nearly: they break a tie and no more."""

_TELL_FR = (LITTLE_FR | _ALSO_FR) - LITTLE_EN - _ALSO_EN - _EITHER
_TELL_EN = (LITTLE_EN | _ALSO_EN) - LITTLE_FR - _ALSO_FR - _EITHER


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Which meanings a sequence of stems has, for one language: single stems and phrases alike. ``sizes``: phrases of each.

    ``openings`` are the first two stems of each phrase.
    """

    meanings: dict[tuple[str, ...], frozenset[int]]
    sizes: tuple[int, ...]
    openings: frozenset[tuple[str, ...]]

    def of(self, stem_: str) -> frozenset[int]:
        """The meanings of one stem."""
        return self.meanings.get((stem_,), frozenset())

    def phrases(self, stems: list[str]) -> list[tuple[int, int, frozenset[int]]]:
        """Every phrase of two stems or more: where it begins, where it ends, what it means."""
        found = []
        for start in range(len(stems) - 1):
            if (stems[start], stems[start + 1]) not in self.openings:
                continue
            for end in range(start + 2, min(start + _LONGEST_PHRASE, len(stems)) + 1):
                meanings = self.meanings.get(tuple(stems[start:end]))
                if meanings:
                    found.append((start, end, meanings))
        return found


@cache
def general_words() -> str:
    """The whole general vocabulary, a line for each meaning."""
    from bot.understanding.thesaurus_doing import DOING  # noqa: PLC0415 - with the first question
    from bot.understanding.thesaurus_everyday import EVERYDAY  # noqa: PLC0415 - with the first question
    from bot.understanding.thesaurus_fixed import FIXED  # noqa: PLC0415 - with the first question
    from bot.understanding.thesaurus_matters import MATTERS  # noqa: PLC0415 - with the first question
    from bot.understanding.thesaurus_nature import NATURE  # noqa: PLC0415 - with the first question
    from bot.understanding.thesaurus_society import SOCIETY  # noqa: PLC0415 - with the first question
    from bot.understanding.thesaurus_speech import SPEECH  # noqa: PLC0415 - with the first question
    from bot.understanding.thesaurus_work import WORK  # noqa: PLC0415 - with the first question

    return f"{MATTERS}\n{DOING}\n{SPEECH}\n{SOCIETY}\n{NATURE}\n{WORK}\n{EVERYDAY}\n{FIXED}"


@cache
def thesaurus(language: str) -> Thesaurus:
    """The general vocabulary in ``fr`` or ``en``. Both languages number their meanings alike."""
    meanings: dict[tuple[str, ...], set[int]] = defaultdict(set)
    lines = [line for line in general_words().splitlines() if line.strip()]
    side = 1 if language == "en" else 0
    for number, line in enumerate(lines):
        halves = line.partition("=")[::2]
        for phrase in (halves[side] or halves[0]).split(","):
            stems = tuple(term.stem for term in terms(phrase, language))
            if len(stems) > 1 or (stems and " " not in phrase.strip()):
                meanings[stems].add(number)
    sizes = tuple(line.partition("=")[0].count(",") + 1 for line in lines)
    openings = frozenset(stems[:2] for stems in meanings if len(stems) > 1)
    return Thesaurus({stems: frozenset(numbers) for stems, numbers in meanings.items()}, sizes, openings)
