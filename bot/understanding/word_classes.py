"""What part a word plays in a question: the thing asked about, what is done with it, how it is described.

People put one matter in many verbs and adjectives; the thing itself they name. A word that the plan lacks therefore tells
most against the plan speaking of it when it is a name or a noun, less when it is a verb, an adjective or an adverb.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import NamedTuple

from bot.understanding.common_verbs import VERBS_EN, VERBS_FR
from bot.understanding.word_lists import word_set
from bot.understanding.wording import LITTLE, WORD, stem

NOUN, VERB, DESCRIBES, BESIDE, ASIDE, NAME = 1.0, 0.3, 0.35, 0.5, 0.2, 1.3
"""How much a word tells that the plan lacks: a noun, a verb, an adjective or adverb, one that stands beside a noun, one said beside
the question, a name."""

_DESCRIBES_FR = word_set("""
    nouveau nouvel nouvelle nouveaux nouvelles petit petite petits petites grand grande grands grandes bon bonne bons bonnes autre autres premier premiere premiers premieres dernier derniere derniers
    dernieres gros grosse prochain prochaine prochains prochaines certain certaine certains certaines tel telle deux trois quatre cinq six sept huit neuf dix
    francais francaise francaises meilleur meilleure meilleurs davantage beaucoup tres fameux fameuse fameuses celebre celebres precis precise precises exact exacte joli jolie beau belle
    belles jeune jeunes vieux vieille vieilles futur futurs future futures actuel actuelle actuelles ancien ancienne anciens recent recente usage usages usagee use uses pauvre pauvres riche riches
    gratuit gratuite public publique publics privee prive prives rapide lent cher chere chers utile utiles inutile propre propres sale vrai vraie faux fausse libre libres seul seule seuls
    plein pleine vide entier entiere complet complete different differente differents differentes semblable pareil pareille pareils necessaire obligatoire urgent urgente urgents important importante
    nombreux nombreuses rare rares frequent facile faciles difficile difficiles simple simples dur durs dure fort forte faible faibles grave graves leger legere lourd lourde
    chaque plusieurs tellement trop assez vite tot tard hier demain maintenant aujourd'hui souvent parfois jamais toujours deja encore ensuite puis enfin dedans dehors loin pres partout
    hui aujourd supplementaire supplementaires principal principale moderne modernes olympique municipal municipale ouvert ouverte ferme fermee
    mauvais mauvaise mauvaises pire pires heureux heureuse impossible impossibles capable capables genial geniale geniaux parfait parfaite incroyable incroyables terrible terribles magnifique magnifiques superbe
    horrible formidable merveilleux excellent excellente excellents exceptionnel exceptionnelle drole stupide triste honnete tranquille agreable ridicule intelligent intelligente immense enorme enormes profond
    profonde complique compliquee large larges charmant precieux precieuse fidele brillant critique curieux curieuse sensible prudent prudente efficace efficaces solide solides probable disponible disponibles
    extraordinaire genereux absurde correct correcte concret concrete concrets concretes reel reelle reels reelles pur pure vaste legitime suffisant suffisante suffisants sain saine satisfaisant ideal ideale
    interessant interessante interessants interessantes surprenant inquietant etonnante ambitieux ambitieuse ambitieux original originale specifique specifiques particulier particuliere particuliers
    special speciale speciaux speciales reserve reservee rapide rapides immediat immediate long longue longs longues court courte courts courtes bas basse bas haute haut moyenne moindre majeur majeure majeurs
    global globale globaux habituel habituelle quotidien quotidienne existant existante existants tiers divers diverses multiple multiples inconnu connue connus pertinent pertinente adapte adaptee adaptes adaptees
""")
_DESCRIBES_EN = word_set("""
    altogether overall actual available bad best better big bright busy cheap clear current dear different difficult early easy entire exact expensive extra famous fast final fine foreign former free french full
    further future good great happy hard heavy high important large late later latest likely little local long low main major many modern more most much necessary new next nice old only
    open other own particular poor possible present previous private public quick quiet rare ready real recent rich right sad safe same several short similar simple single slow small soon special
    strong such sure tall true typical urgent used usual various weak whole wide young really actually ever never always often anyway already else enough nearly together quite
    beautiful crazy stupid lucky straight perfect certain deep key huge favourite favorite normal amazing fair mad weird terrible calm proud funny tough worst excellent horrible ordinary massive brilliant
    incredible proper capable impossible fake pure decent tight loose familiar soft false ugly precious vague brief broad specific concrete practical relevant suitable adequate reasonable sensible useful
    useless interesting boring surprising ambitious original dedicated daily weekly monthly yearly regular existing overall global
""")
_ADVERB = re.compile(r"^\w{3,}(?:amment|emment|(?<!ne)ement|iment|ument|ly)$")
_NOUN_MENT = re.compile(
    r"^(?:log|equip|amenag|finance?|batim|docum|reglem|traitem|transport|departem|chang|develop|accompagn|enseign|recrut|rens|loge|argu|aliment|eve?n|medic|monu|instru|place|stationne|assainisse|remplace|paie|rende|lance|classe|groupe|etablisse|peuple|comporte|apparte|parle|gouverne)"
)
_TOKEN = re.compile(r"[a-z0-9]+'?|[.!?;:,]")
_PRESENTS = re.compile(
    r"^\W*(?:bonjour|bonsoir|salut|hello|hi|dear|je suis|nous sommes|on est|moi|i am|i'm|we are|we're|my name|je m'appelle|ici|ma |mon |mes |notre |nos |my |our |en tant que|as a )"
)
_SELF = re.compile(
    r"^\W*(?:(?:bonjour|bonsoir|hello|hi)\W+)?(?:je suis|nous sommes|i am|i'm|we are) [^,.;:?]{2,45}?(?:,| et | and )\s*(?=\w)"
)
_BECAUSE = re.compile(r",? (?:vu que|puisque|puisqu'|sachant que|etant donne|given that|seeing that|considering)\b")
_ASKS = re.compile(
    r"\?|\b(?:quand|qui|quoi|quel\w*|combien|comment|pourquoi|ou|est-ce|qu'est-ce|y a-t-il|peut-on|peut-il|what|when|who|where|which|how|why|is there|are there|do you|does|can)\b"
)


_VERB_FORM = re.compile(
    r"(?:e|er|ir|re|oir|ez|ons|ent|ant|ait|aient|ais|a|as|ont|ai|ra|ras|i|is|it|u|us|ees?|[aeiou]t|[tvpc]end|pond|perd)$"
)
"""How forms of French verbs end; a noun of the same stem may not: "visites", "achats"."""


@cache
def _verb_stems(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in (VERBS_EN if language == "en" else VERBS_FR) if len(word) > 3)  # noqa: PLR2004


@lru_cache(maxsize=20_000)
def is_verb(word: str, language: str) -> bool:
    """Whether the folded word is a form of a common verb."""
    if word in (VERBS_EN if language == "en" else VERBS_FR):
        return True
    if language == "fr" and not _VERB_FORM.search(word):
        return False
    return len(word) > 3 and stem(word, language) in _verb_stems(language)  # noqa: PLR2004


@lru_cache(maxsize=20_000)
def describes(word: str, language: str) -> bool:
    """Whether the folded word is a common adjective or an adverb."""
    if word in (_DESCRIBES_EN if language == "en" else _DESCRIBES_FR):
        return True
    return bool(_ADVERB.match(word)) and (language == "en" or not _NOUN_MENT.match(word))


class Typed(NamedTuple):
    """What the typing of a question tells of its folded words: its capitals names, its accents participles."""

    names: frozenset[str]
    participles: frozenset[str]


def typed(original: str, language: str) -> Typed:
    """What the typing of a question tells of its words."""
    return Typed(_names(original), _participles(original) if language == "fr" else frozenset())


def shares(
    folded: str, wanted: Collection[str], marks: Typed, language: str, common: frozenset[str] = frozenset()
) -> dict[str, float]:
    """For each of the wanted words of a question how much it tells where the plan lacks it; words seen twice keep the most.

    ``common`` are words that tell nothing themselves: one that stands beside them is the thing asked about.
    """
    found: dict[str, float] = {}
    wanted_ = frozenset(wanted)
    clauses = [(_TOKEN.findall(clause), aside) for clause, aside in _clauses(folded)]
    if not any(not aside and not wanted_.isdisjoint(tokens) for tokens, aside in clauses):
        clauses = _asked_aside(folded)
    for tokens, aside in clauses:
        for place, word in enumerate(tokens):
            if word not in wanted:
                continue
            share = ASIDE if aside else _share(word, tokens, place, language, (marks.names, common))
            if (
                word in marks.participles
                and share in {NOUN, BESIDE}
                and _AUXILIARIES.intersection(tokens[max(place - 3, 0) : place])
            ):
                share = VERB
            found[word] = max(found.get(word, 0.0), share)
    return found


def _asked_aside(folded: str) -> list[tuple[list[str], bool]]:
    """The clauses where what stands beside the question is what it is about: "la Chaire dans un groupe : lequel ?"."""
    who = _SELF.match(folded)
    end = who.end() if who else 0
    return [(_TOKEN.findall(folded[:end]), True), (_TOKEN.findall(folded[end:]), False)]


def _share(
    word: str, tokens: list[str], place: int, language: str, known: tuple[frozenset[str], frozenset[str]]
) -> float:
    names, common = known
    if word in names:
        return NAME
    if describes(word, language):
        return DESCRIBES
    if is_verb(word, language) and not _after_article(tokens, place, language):
        return VERB
    beside = tokens[place - 1] if language == "fr" and place else ""
    if language == "en" and place + 1 < len(tokens):
        beside = tokens[place + 1]
    if beside and beside.isalpha() and beside not in LITTLE and beside not in common:
        return NOUN if is_verb(beside, language) or describes(beside, language) else BESIDE
    return NOUN


_ENDINGS_FR = re.compile(
    r"(?:isations?|ifications?|ateurs?|atrices?|ations?|itions?|utions?|aisons?|issements?|ements?|ments?|issages?|ages?|eurs?|euses?|trices?|iers?|ieres?|istes?|ismes?|ables?|ibles?"
    r"|ites?|iques?|ifs?|ives?|ances?|ences?|ures?|aires?|eries?|ants?|antes?|ents?|iser|ifier|er|ir|oir|re|ees?|es?|s|x)$"
)
_ENDINGS_EN = re.compile(
    r"(?:isations?|izations?|ations?|itions?|ments?|ings?|ers?|ors?|ists?|isms?|ables?|ibles?|ities|ity|ives?|ances?|ences?|ships?|ness|ful|ise[ds]?|ize[ds]?|ed|es|s|al|ally|ly|e)$"
)
_ROOT = 5


def root(word: str, language: str) -> str | None:
    """What a folded word shares with its family ("planter", "plantation"); None where too little is left to tell."""
    short = (_ENDINGS_EN if language == "en" else _ENDINGS_FR).sub("", word)
    return short if len(short) >= _ROOT else None


_AUXILIARIES = word_set(
    "est sont etait etaient sera seront soit soient ete etre a ont avait avaient aura auront avoir ai as avons avez t'il t-il elle ils elles"
)


_PARTICIPLE = re.compile(r"\b[^\W\d_]{3,}(?:é|ée|és|ées)\b")


def _participles(original: str) -> frozenset[str]:
    """Words that end as past participles do, folded: seen by their accent only."""
    from bot.understanding.folding import fold  # noqa: PLC0415 - beside its one use

    lowered = original.lower()
    return frozenset(fold(word) for word in _PARTICIPLE.findall(lowered)) if "é" in lowered else frozenset()


_ARTICLES_EN = word_set("the a an my your our their this these its")
_ARTICLES = word_set(
    "le la les un une des du de ce cette ces mon ma mes son sa ses notre nos votre vos leur leurs au aux l' d'"
)


def _after_article(tokens: list[str], place: int, language: str) -> bool:
    return (
        place > 0
        and tokens[place - 1] in (_ARTICLES_EN if language == "en" else _ARTICLES)
        and not (language == "fr" and tokens[place].endswith(("er", "ir", "oir", "re")))
    )


_INSIDE = re.compile(r"(?<![.!?:«\"] )(?<!^)\b[^\W\d_][\w'-]+")


def _names(original: str) -> frozenset[str]:
    """Words typed with a capital inside a sentence, where the whole is not in capitals."""
    from bot.understanding.folding import fold  # noqa: PLC0415 - beside its one use

    if original[1:].islower():
        return frozenset()
    words = _INSIDE.findall(original)
    capital = [word for word in words if word[0].isupper()]
    if 2 * len(capital) > len(words):
        return frozenset()
    return frozenset(piece for word in capital for piece in WORD.findall(fold(word)) if len(piece) > 2)  # noqa: PLR2004


_SENTENCES = re.compile(r"(?<=[.!?;:])\s+")
_LETTERS = re.compile(r"[a-z]+")


_LONGEST_TOPIC = 5


def _names_topic(piece: str) -> bool:
    """Whether the piece is the topic before a colon: "bébé : quelles aides ?"."""
    words = piece.removesuffix(":").split()
    return piece.endswith(":") and len(words) <= _LONGEST_TOPIC and _GREETINGS.isdisjoint(words)


_GREETINGS = word_set("bonjour bonsoir salut hello hi question questions merci re coucou objet subject")


def _clauses(folded: str) -> list[tuple[str, bool]]:
    """The sentences of a question, with whether each only stands beside it: a greeting, who asks, what led to it."""
    pieces = [piece for piece in _SENTENCES.split(folded) if piece.strip()]
    asking = [bool(_ASKS.search(piece)) for piece in pieces]
    several = len(pieces) > 1 and any(
        asks and any(len(word) > 3 and word not in LITTLE for word in _LETTERS.findall(piece))  # noqa: PLR2004
        for piece, asks in zip(pieces, asking, strict=True)
    )
    found = []
    for piece, asks in zip(pieces, asking, strict=True):
        if several and not asks and not _names_topic(piece):
            found.append((piece, True))
            continue
        who = _SELF.match(piece)
        if who and len(piece[who.end() :].split()) > 2:  # noqa: PLR2004
            found += [(who[0], True), (piece[who.end() :], False)]
            continue
        because = _BECAUSE.search(piece)
        if because and len(piece[: because.start()].split()) > 2:  # noqa: PLR2004
            found += [(piece[: because.start()], False), (piece[because.start() :], True)]
            continue
        head, comma, rest = piece.partition(", ")
        if comma and _PRESENTS.match(head) and not _ASKS.search(head) and len(rest.split()) > 2:  # noqa: PLR2004
            found += [(head, True), (rest, False)]
        else:
            found.append((piece, False))
    return found
