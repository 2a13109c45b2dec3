"""What part a word plays in a question: the thing asked about, what is done with it, how it is described.

People put one matter in many verbs and adjectives; the thing itself they name. A word that the plan lacks therefore tells
most against the plan speaking of it when it is a name or a noun, less when it is a verb, an adjective or an adverb.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import NamedTuple

from bot.understanding.word_lists import word_set
from bot.understanding.wording import LITTLE, WORD, stem

NOUN, VERB, DESCRIBES, BESIDE, ASIDE, NAME = 1.0, 0.3, 0.35, 0.5, 0.2, 1.3
"""How much a word tells that the plan lacks: a noun, a verb, an adjective or adverb, one that stands beside a noun, one said beside
the question, a name."""

_VERBS_FR = word_set("""
    perdu perdus vendu vendus rendu attendu entendu repondu descendu battu vaincu vecu tenue devenu obtenu maintenu contenu soutenu revenu parvenu intervenu prevenu reconnu paru apparu disparu
    couru elu prevu revu recu recus percu concu voulu fallu bu cru resolu exclu conclu permis promis soumis remis admis appris apprises compris surpris entrepris repris requis interdit ecrite decrit inscrit
    refait ouvre ouvrent ouvert ouverts couvert decouvert offert atteint eteint conduit construit construits construite produit reduit traduit introduit detruit suivi servi senti parti partie sorti dormi choisi
    choisis reussi rempli grandi meurt naissent vient deviennent devient comprend apprend apprennent dort dorment dure durent sauront sauraient saurait ira iront irait faisait sert mene
    prononcer adherer annoncer enoncer ecouler inaugurer feliciter apaiser arbitrer argumenter atteler baptiser chiffrer coordonner cotiser deleguer demenager denombrer depanner desherber doter elaguer
    enqueter enrichir entamer equilibrer etaler etoffer fleurir fusionner germer glaner goudronner hausser honorer inventorier jardiner labelliser lutter majorer mandater mediatiser militer moderniser
    monopoliser motiver nuancer officialiser oeuvrer outiller pallier parrainer peaufiner peiner perenniser piloter plafonner prelever prioriser ramasser recenser recruter recycler redemarrer reinserer
    rehabiliter relancer remunerer renover repartir repenser restaurer reutiliser revendre revitaliser scinder sillonner solliciter sonder stocker subventionner surgir synthetiser tailler tondre trancher
    vegetaliser verbaliser verdir ranger entreprendre entreprennent entreprend venu venue venus prononce
    abandonner aborder aboutir accepter acceder accelerer accompagner accomplir accorder accroitre accueillir accuser acheter achever acquerir
    adapter adherer adherer admettre adopter adresser affecter afficher affirmer agir agrandir aider aimer ajouter alerter aller allouer ameliorer
    amener amenager analyser animer annoncer annuler anticiper apercevoir appartenir appeler appliquer apporter apprecier apprendre approuver
    approcher appuyer arranger arreter arriver articuler assister associer assurer attaquer atteindre attendre attirer attribuer augmenter autoriser
    avancer avertir avoir baisser balayer bannir bastir batir battre beneficier bloquer boire bosser bouger boucler bricoler cacher calculer casser causer
    ceder cesser changer charger chercher choisir circuler citer classer clore coller collecter combattre combler commander commencer communiquer comparer
    compenser completer comporter composer comprendre compter concerner concevoir conclure concretiser conduire confier confirmer connaitre
    consacrer conseiller conserver considerer consister consolider constater constituer construire consulter contacter contenir continuer contraindre
    contribuer controler convaincre convenir convier copier corriger couper courir couter couvrir creer creuser croire cuire cultiver debattre
    deboucher debuter decider declarer declencher decouvrir decrire dedier deduire defendre definir degager demander demarrer demenager demeurer
    demonter depasser depenser deplacer deployer deposer derouler descendre designer desirer desservir destiner detailler detecter determiner detruire
    developper devenir deviner devoir diffuser diminuer dire diriger discuter disparaitre disposer distinguer distribuer diviser donner dormir doter
    doubler durer echanger echouer eclairer economiser ecouter ecrire eduquer effacer effectuer elaborer elargir elever eliminer elire embaucher embellir
    emettre empecher employer emporter emprunter encadrer encourager engager enlever enregistrer entendre entourer entrainer entrer entreprendre
    entretenir envisager envoyer epauler epuiser equiper esperer essayer estimer etablir eteindre etendre etudier evaluer eviter evoluer evoquer
    examiner exclure executer exercer exiger exister experimenter expliquer exploiter exprimer fabriquer faciliter faire falloir favoriser federer fermer
    feter figurer financer finir fixer fonctionner fonder former formuler fournir franchir frequenter gagner garantir garder gaspiller generer gerer
    grandir habiter heberger hesiter identifier ignorer imaginer impliquer imposer inciter inclure indiquer informer inscrire insister inspirer installer
    instaurer integrer interdire interesser interroger intervenir introduire inventer investir inviter jeter joindre jouer juger justifier laisser lancer
    laver lever liberer lier limiter lire livrer loger louer lutter maintenir manger manifester manquer marcher marquer meler menacer mener mentionner meriter
    mesurer mettre mobiliser modifier moderniser monter montrer mourir multiplier mutualiser naitre negocier nettoyer nommer noter nourrir nuire obliger obtenir
    occuper offrir omettre operer opposer ordonner organiser orienter oser oublier ouvrir paraitre parcourir parler partager participer partir parvenir
    passer payer penser percevoir perdre permettre persister peser placer plaindre plaire planter porter poser posseder poursuivre pousser pouvoir pratiquer
    preciser preconiser prendre preparer prescrire presenter preserver presider preter prevenir prevoir prier privilegier proceder produire profiter
    programmer progresser prolonger promettre promouvoir proposer proteger prouver provenir publier quitter raconter ramener ranger rappeler rapprocher rassembler
    rater ravir realiser recenser recevoir rechercher recolter recommander reconnaitre recourir recruter recueillir recuperer rediger redouter reduire refaire refuser
    regarder regler regretter regrouper rejeter rejoindre relever relier remarquer rembourser remedier remercier remettre remonter remplacer remplir remporter
    rencontrer rendre renforcer renoncer renouveler renseigner rentrer repandre reparer repartir repasser reperer repondre reporter reposer reprendre representer reserver
    resoudre respecter respirer ressembler rester retenir retirer retourner retrouver reunir reussir revaloriser reveler revenir rever revoir rouler rouvrir saisir sauver
    savoir secouer seduire selectionner sembler sensibiliser sentir separer serrer servir signaler signer signifier simplifier situer soigner songer sortir
    souffrir souhaiter soulever souligner soumettre soutenir souvenir stimuler structurer subir succeder suffire suggerer suivre supporter supposer supprimer
    surveiller survenir susciter suspendre tarder tendre tenir tenter terminer tester tirer tomber toucher tourner traduire trainer traiter transformer transmettre
    transporter travailler traverser trier tromper trouver tuer unir user utiliser vaincre valider valoir valoriser varier vendre venir verifier verser viser visiter
    vivre voir voler voter vouloir voyager zapper arrive avez aillent allez aura aurait auront avons avait avaient boivent connait connaissez connu crois croyez
    demandez devrait devez doit doivent dois dit dites disent ecrit est etait etaient fait faites fasse fassent fera feront ferez font faut fallait faudrait faudra lit lisent
    mis mise mises mettez met mettent parlez permet peut peuvent peux pourra pourrait pouvez pouvait prend prennent prenez prevoit prevoyez pris prise recoit recoivent retenu retenue
    saura saurez saurons sait savent sais savez sert servent sera seront serez soit soient sommes suis tient tiennent tenu va vaut vas vont vais venu viennent vient verra voit voient
    vois voyez veut veulent veux voulez voulons voulait vivent etes eu ete eut vus vue vu lu lus dis agit agissait sagit paraisse obtient comptez compte pensez pense aimerais voudrais
""")
_VERBS_EN = word_set("""
    came went gone gave found got left lost kept brought bought built caught chose chosen cost cut drove eaten fell felt flew forgot grew grown heard hit knew known led let meant put ran read rode rose saw seen sent shut
    sold spent spoke spoken stood taken taught thought threw told took understood woke won wore wrote used using turned coming staying living force forces afford stops stopped starts ends
    accept achieve add address affect agree aim allow announce apply approve arrive ask attend avoid become begin believe belong bring build buy call carry cause change
    charge check choose clean close collect come commit compare complain concern confirm consider contain continue control cope cost count cover create cut deal decide declare
    define deliver depend describe design destroy develop die discuss do draw drive earn eat encourage end enjoy ensure enter establish exist expect explain express extend
    face fail fall feel fight fill find finish fit fix follow forbid foresee foreseen forget gather get give given go going gone grow happen hear help hire hold hope identify imagine improve include
    increase inform intend introduce invite involve join keep know last launch lead learn leave lend let like list listen live look lose love maintain make manage mean measure meet
    mention mind monitor move name need notice obtain offer open organise organize own pay pick plan play please prefer prepare present prevent produce promise promote protect prove provide
    publish pull put raise reach read realise receive recognise reduce refer remain remember remove repair replace report require rescue respond result return reveal run save say schedule see seem
    sell send serve set share show sign sit solve speak spend spot stand start stay stop struggle study succeed suffer suggest supply suppose survive take talk tell tend test thank
    think throw travel treat trust try turn understand use visit vote wait wake walk want wash watch wear win wish wonder work worry write written struggling noticed supposed scheduled happening
    planning talking getting doing wondering looking asking running signed decided made paid met held done said told seen took
    could would should might must shall
""")
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
""")
_DESCRIBES_EN = word_set("""
    altogether overall actual available bad best better big bright busy cheap clear current dear different difficult early easy entire exact expensive extra famous fast final fine foreign former free french full
    further future good great happy hard heavy high important large late later latest likely little local long low main major many modern more most much necessary new next nice old only
    open other own particular poor possible present previous private public quick quiet rare ready real recent rich right sad safe same several short similar simple single slow small soon special
    strong such sure tall true typical urgent used usual various weak whole wide young really actually ever never always often anyway already else enough nearly together quite
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
    r"(?:e|er|ir|re|oir|ez|ons|ent|ant|ait|aient|ais|a|as|ont|ai|ra|ras|i|is|it|u|us|ees?|[aeiou]t)$"
)
"""How forms of French verbs end; a noun of the same stem may not: "visites", "achats"."""


@cache
def _verb_stems(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in (_VERBS_EN if language == "en" else _VERBS_FR) if len(word) > 3)  # noqa: PLR2004


@lru_cache(maxsize=20_000)
def is_verb(word: str, language: str) -> bool:
    """Whether the folded word is a form of a common verb."""
    if word in (_VERBS_EN if language == "en" else _VERBS_FR):
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
    for clause, aside in _clauses(folded):
        tokens = _TOKEN.findall(clause)
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

    words = _INSIDE.findall(original)
    capital = [word for word in words if word[0].isupper()]
    if 2 * len(capital) > len(words):
        return frozenset()
    return frozenset(piece for word in capital for piece in WORD.findall(fold(word)) if len(piece) > 2)  # noqa: PLR2004


_SENTENCES = re.compile(r"(?<=[.!?;:])\s+")
_LETTERS = re.compile(r"[a-z]+")


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
        if several and not asks:
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
