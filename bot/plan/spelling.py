"""Spelling repaired against a plan's own words, and only where the word is not one that people know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from bot.plan.dictionary import is_word
from bot.understanding.common_words import COMMON_EN, COMMON_FR
from bot.understanding.question_parts_asked import OF_PLAN
from bot.understanding.question_times_asked import OF_TIME
from bot.understanding.questions import asking_pieces, is_known, known_words
from bot.understanding.word_lists import word_set
from bot.understanding.wording import LITTLE_EN, LITTLE_FR, general_words, stem

_SHORTEST = 5
_LONG = 9
_ENDING = 4
_WORD = re.compile(r"[a-z]+")


class Spelling:
    """Repairs the words of a folded text: one slip in a word of five letters, two in one of nine and more."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if len(word) >= _SHORTEST - 1 and word.isalpha())
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(self._words | _asking()):
            self._by_first.setdefault(word[0], []).append(word)
        self._others: dict[str, list[str]] = {}
        self._kept: dict[str, str] = {}

    def repaired(self, folded: str) -> str:
        """The text with the words that nobody knows exchanged for the nearest of the plan."""
        for word in _WORD.findall(folded):
            if len(word) >= _SHORTEST and self._repair(word) != word:
                return _WORD.sub(lambda found: self._repair(found[0]), folded)
        return folded

    def _repair(self, word: str) -> str:
        if len(word) < _SHORTEST or word in self._words or _is_common(word):
            return word
        if word not in self._kept:
            if len(self._kept) > 5_000:  # noqa: PLR2004 - a bound, not a measure
                self._kept.clear()
            nearest = self._nearest(word)
            self._kept[word] = word if nearest != word and is_word(word) else nearest
        return self._kept[word]

    def _nearest(self, word: str) -> str:
        most = 2 if len(word) >= _LONG else 1
        own = _closest(word, self._by_first.get(word[0], []), most)
        if own is not None and own[1] == 1:
            return own[0]
        if not self._others:
            for other in sorted(_everyday()):
                self._others.setdefault(other[0], []).append(other)
        general = _closest(word, self._others.get(word[0], []), most) if len(word) > _SHORTEST else None
        found = min((one for one in (own, general) if one is not None), key=lambda one: one[1], default=None)
        if found is None and word.endswith("s") and len(word) > _SHORTEST:
            singular = word[:-1]
            return singular if _is_common(singular) or singular in self._words else self._nearest(singular)
        return word if found is None else found[0]


def _closest(word: str, near: list[str], most: int) -> tuple[str, int] | None:
    from rapidfuzz import process  # noqa: PLC0415 - with the first slip of a pen
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - with the first slip of a pen

    if len(word) == _SHORTEST:
        near = [other for other in near if len(other) != _SHORTEST or sorted(other) == sorted(word)]
    found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=most)
    return (str(found[0]), int(found[1])) if found is not None and len(found[0]) >= _SHORTEST - 1 else None


@cache
def _everyday() -> frozenset[str]:
    """The general words of some length: what a misspelled word may have been, though the plan lacks it."""
    return frozenset(word for word in _general() | known_words() if len(word) >= _SHORTEST)


@lru_cache(maxsize=20_000)
def _is_common(word: str) -> bool:
    return (
        word in LITTLE_FR
        or word in LITTLE_EN
        or is_known(word)
        or word in _general()
        or word.rstrip("sx") in _general()
        or ((stem(word, "fr") in _known_stems("fr") or stem(word, "en") in _known_stems("en")) and is_word(word))
        or any(word.startswith(piece) and len(word) <= len(piece) + _ENDING for piece in asking_pieces())
    )


@cache
def _known_stems(language: str) -> frozenset[str]:
    """A form of a word that is known is spelled rightly."""
    return frozenset(stem(word, language) for word in _everyday())


@cache
def _general() -> frozenset[str]:
    """Every word of the general vocabulary: spelled rightly already."""
    return (
        frozenset(_WORD.findall(general_words()))
        | frozenset(_COMMON.split())
        | frozenset(COMMON_FR)
        | frozenset(COMMON_EN)
    )


_COMMON = """
commence commencer commencent termine terminer finir finie finis debut arrive arriver arrivent difference different differente differents
personne personnes premier premiere dernier derniere semaine semaines moment vraiment seulement toujours jamais souvent parfois beaucoup
combien pourquoi comment maintenant aujourd demain hier matin apres-midi prochaine prochain suivant suivante precedent precedente
possible impossible important importante principal principale general generale particulier special simple difficile facile
question questions reponse reponses raison raisons resultat resultats exemple exemples probleme problemes solution solutions
homme hommes femmes fille filles garcon enfants famille amis monde maison voiture travail argent histoire affaire affaires
penser pense pensent croire croit savoir sait connaitre connait vouloir pouvoir devoir falloir prendre donner rendre mettre tenir venir
passer passe passent rester reste restent parler parle partir sortir entrer monter descendre tomber suivre vivre mourir perdre gagner
manger boire dormir jouer lire ecrire compter payer acheter vendre montrer demander repondre appeler envoyer recevoir recoit
chercher trouver perdre garder laisser changer essayer oublier choisir decider refuser accepter permettre promettre
contre depuis pendant jusque plutot surtout ailleurs autour dessus dessous dehors dedans presque environ peut-etre quelque quelques
chaque plusieurs certains certaines aucun aucune autres tellement aussitot bientot longtemps
recette cuisine musique chanson poeme blague meteo soleil pluie neige printemps automne
president presidente ministre prefet depute senateur maire mairesse adjoint adjointe opposition majorite
belgique france paris lille lyon marseille londres allemagne espagne italie
started starting finish finished difference different person people first second third question answer reason result example problem
family friend think believe know want could should would because before after during between against through without
mention mentioned involve involved include included provide provided exist exists describe described happen happens
"""
"""Everyday words of both languages: spelled rightly, though a plan may have one that is nearly the same."""


@cache
def _asking() -> frozenset[str]:
    """Words of asking that people misspell too."""
    return _OF_ASKING | frozenset(word for word in OF_TIME | OF_PLAN if len(word) >= _SHORTEST)


_OF_ASKING = word_set("""
    budget calendrier echeance echeances delai pilote responsable indicateur indicateurs groupe groupes quelle quelles adresse telephone
    vacances semaine semaines trimestre semestre rentree janvier fevrier septembre octobre novembre decembre september october november december february january quarter
    reunion reunions rencontre rencontres ensuite bientot prochainement derniere dernieres
    combien nouveaux enjeux acquis principes prochaine prochain horaire heure montant membres quand participants jalons contact
    timetable indicator indicators deadline responsible milestone milestones address principles challenges ongoing working
    contacter joindre coordonnees parler ecrire telephoner actions action fiches mesures terminees terminent terminer finies datees livrer echeance participe participent associees partenaires
    toutes reste restent attend revoit revoir deuxieme troisieme evalue evaluee mesure mesurer critere criteres reussite budgete budgetee budgetees finance financee financement charge direction service
    structure responsabilite s'occupe occupe pilotent portent porte finit commence demarre prevoit presente presentation numero quoi quel quels comment pourquoi lequel laquelle
    compte comptent nombre donnees donnee grande grandes postale datee datees arrivent arrive livrer phasage retroplanning sommaire
    actions measures partners partner budget funding leads leading responsible contact phone email where which deadline deadlines upcoming meeting meetings
    """)
