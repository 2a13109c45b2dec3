"""What a message or sentence is for, from its outer form: a question, a request, a greeting."""

from __future__ import annotations

from bot.understanding.clauses import Sentence
from bot.understanding.message import Message
from bot.understanding.question_times_asked import names_time_alone
from bot.understanding.screened import Screened
from bot.understanding.tags import STATUS_TAGS, Tag

_CALL = r"(?:(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|dis|dites|dear all|cher\w* \w+|bjr|slt|jalon|svp|stp|please|merci de|alors|et|ok|bon|euh|du coup|question|au fait|so|a tous|a toutes|et a tous|tout le monde|all|<@[a-z0-9|]+>|@\w+)[\s,:!.]+){0,5}"

HELP = Screened(
    rf"^\W*{_CALL}(?:"
    r"(?:aide|help|sos|au secours|mode d'emploi|notice|tuto(?:riel)?|menu|commandes?|commands|instructions)(?:[\s,]+(?:moi|nous|stp|svp|please|pls|me|us|jalon|merci))*\W*$"
    r"|(?:aide[sz]?|aider)[- ](?:moi|nous)\b|help (?:me|us)?\b.{0,80}$|(?:j'ai )?besoin d'aide\W*$|i need help\W*$"
    r"|(?:comment|how) (?:ca |est-ce que ca |est ce que ca |tu |does (?:this|it) )?(?:marche|fonctionne|works?|s'utilise)\b(?! (?:l[ea] |les |un))"
    r"|comment (?:t'utiliser|te parler|t'en servir|on (?:t'utilise|te parle|fait pour|s'en sert|dit|declare|signale|met)|je (?:fais|dois faire|mets|declare|dis|signale|t'utilise)|(?:faire|dire|signaler|declarer|mettre|ajouter|enregistrer|modifier|annuler|corriger|utiliser|saisir)\b)"
    r"|how (?:do|can|should) (?:i|we) (?:use|tell|report|record|add|update|mark|talk|say|undo|correct|cancel)\b|how to (?:use|report|add|update|undo)"
    r"|(?:tu sais (?:faire|quoi)|tu peux (?:faire|m'aider|nous aider|quoi|servir)|que sais[- ]tu|que peux[- ]tu|qu'est[- ]ce que tu (?:sais|peux)|tu fais|tu sers|a quoi tu sers|a quoi sers[- ]tu|c'est quoi jalon|qui es[- ]tu|t'es qui|tu es qui|what (?:can|do) you|what are you|who are you)\b.{0,30}$"
    r"|je (?:ne )?(?:sais|comprends) pas comment\b|i don'?t know how\b)"
)
_ASKS_FOR_HELP = Screened(
    r"\b(?:mode d'emploi|je (?:ne )?sais pas comment (?:te|on|faire|ca|t'|dire|je)|comment (?:ca|ca) (?:marche|fonctionne)|tu sais faire quoi|what can you do|how does this work)\b"
)
NOTICE = Screened(r"^\W*(?:petit |pour )?rappel\s*[:,]|^\W*reminder\s*:")
REMINDER = Screened(
    r"\b(?:rappel(?:le|lez|ler)[- ]?(?:moi|nous|le|la|les|lui|toi|a|aux?|que|qu)\b|rappel(?:le|lez) (?:moi|nous|le|la|les|a|aux?|que|au|l')|(?:me|nous|m'|lui|leur) (?:faire un )?rappel(?:er|es?|le)\b"
    r"|(?:un|le|des|les|mes|quels?|prochains?|programmer?|mets|mettre|mettez|faire|creer?|ajoute[rz]?|envoie|envoyer|petit) (?:un |petits? )?rappels?\b|rappels? (?:prevus?|programmes?|a venir|le|la|pour|avant|\d)"
    r"|previen[st]?(?:ez)?[- ](?:moi|nous)|(?:me|nous) prevenir|prevenez[- ](?:moi|nous)|alerte[sz]?[- ](?:moi|nous)|une alerte\b|(?:me|nous) relancer|fais[- ](?:moi|nous) penser|penser a me (?:dire|rappeler)|(?:n'oublie pas de|pense a) (?:me|nous|relancer|rappeler|prevenir)"
    r"|remind (?:me|us|everyone|the|him|her|them|all|\w+ (?:to|about|on|that|of))|(?:set|send|add|schedule|create|a|the|any|which|what) (?:up )?(?:a |me a |us a )?reminders?\b|ping (?:me|us)\b|nudge\b)"
)
_TOLD = r"(?:axes?|volets?|priorites|orientations|groupes?|principes?|enjeux|calendrier|planning|dates?|echeances?|etapes?|jalons?|prochaine?s?|derni(?:er|ere)s?|budgets?|couts?|pilotes?|responsables?|referente?s?|partenaires|indicateurs?|coordonnees|contacts?|adresse|telephone|numero|nom|noms|titre|objectifs?|actions|lignes|liste|composition|membres|definition|periode|duree|regles?)"
_TELL_AGAIN = Screened(
    rf"\brappel(?:le|les|ez|er|lez|ler)[- ]?(?:moi|nous)?,? (?:(?:un peu|juste|svp|stp|donc|vite fait) )?(?:(?:le |la |les |l'|quels? sont les |quelles sont les )(?:\w+ )?{_TOLD}|ce (?:que|qu'|qui)|qui|quand|combien|quel(?:le)?s?|comment|ou|ou en|a quoi|si)\b|\b(?:petit|rapide|bref) rappel sur\b|\brappel sur\b"
    r"|\bremind (?:me|us) (?:what|when|who|which|how|where|whether)\b|\bremind (?:me|us) (?:of|about) (?:the |our |all )*(?:next|last|axes|priorities|themes|groups|principles|timetable|calendar|dates|deadlines?|milestones|steps|lead|budget|partners|contact|name|names|list|members)\b"
)
"""What is to be told again: "rappelez-moi les axes" sets no reminder."""

_AT_A_TIME = Screened(
    r"\b(?:avant|apres|veille|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaines?|jours?|heures?|matin|soir|midi|before|after|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weeks?|days?|hours?|morning|noon)\b|\bj ?-? ?\d|\d ?h\b|\d/\d"
)
_CHASE = Screened(
    rf"^\W*{_CALL}(?:(?:peux[- ]tu|tu peux|pouvez[- ]vous|vous pouvez|merci de|pense a|can you|could you) )?(?:me |nous )?(?:relance[rz]?|chase)\b(?! (?:faite|envoyee|effectuee|de l|du|des|d'))"
)
_QUESTION_WORD = (
    r"(?:quel(?:le)?s?|quand|qd|ou (?:a|se|est|sont|en|puis|peut|trouver|aura|auront)|qui|combien|cb|comment|pourquoi|pq|est[- ]ce|c'?e?s?t? quoi|c quoi|quoi|que (?:dit|prevoit|veut|sait|signifie|contient|disent|faut|fait|peut|propose|sont|pense)|qu'|qu est|lequel|laquelle|lesquel\w+|"
    r"a qui|a quoi|de quoi|de qui|sur quoi|pour quand|pour qui|avec qui|par qui|a quel\w*|de quel\w*|dans quel\w*|en quoi|depuis quand|jusqu'a quand|y a[- ]t[- ]il|existe[- ]t|peut[- ]on|"
    r"what(?:'s|s)?|when|who(?:'s|s)?|whose|which|how|where|why|is|are|does|do|did|has|have we|have you|can (?:you|we|i|anyone)|could|will|was|were|should|would|any (?:news|update|idea)|anyone)"
)
_STARTS_QUESTION = Screened(
    rf"^\W*{_CALL}(?!quel(?:le)?s? (?:dommage|bonheur|plaisir|joie|bonne|belle|super|chance|soulagement))(?!what a )(?!how (?:nice|great))(?!qu'on)(?!quand (?:meme|on|la|le|les|il|elle))(?!qui plus est){_QUESTION_WORD}(?![a-z])"
)
_HOLDS_QUESTION = Screened(
    r"\b(?:fait|faites|font|fais|faisons|as|avez|avons|ont|on a|passe|arrive|dit|prevoit|vers|y a|vient|donne|contient|comprend|va faire|vont faire)(?: t[- ]on)? quoi\b(?! qu)|"
    r"\b(?:travaill\w+|fait|font|est|va|vont|collabor\w+|bosse|voit|marche|passe) (?:avec|chez|par|a) qui\b|"
    r"\b(?:(?:pourquoi|quand|comment|combien|quoi|lequel|laquelle)\W*$|(?:dis|dites|dire|redis|tell) ?-?(?:moi|nous|me|us)? (?:si|quand|combien|comment|pourquoi|qui|ou|if|whether|when|how|who|what|where)\b|ou (?:pas|non)(?: encore)?\W*$|c(?:'est)? quoi\b|ya quoi|y a quoi|on (?:avait|a) dit quoi|(?:dans|sur|de|a|pour|avec|par) quel(?:le)?s?\b|quel(?:le)?s? (?:axe|groupe|ligne|date|jour|est|sont|sera)\b|[- ]t[- ]il\b|[- ]t[- ]elle\b|est[- ]ce qu|"
    r"savoir (?:si|ou|quand|qui|combien|comment|quel\w*|ce que|pourquoi)|(?:demande|sais|sait|savez|know|wonder|wondering|dire|indiquer|m'expliquer|preciser|tell me|confirmer) (?:si|if|whether|ou|quand|qui|combien|quel\w*|ce que|what|when|who|which|where|how)\b|"
    r"c combien|c'est combien|combien (?:d|de|ca)\b|c'est quand|c quand|c'est ou\b|c'est qui|c qui\b|quelqu'un (?:sait|peut|a|confirme|connait)|des nouvelles d|y en a combien|on sait quand|\bne? (?:sait|sais) pas (?:si|quand|qui|ou)\b|"
    r"je (?:cherche|voudrais|souhaite\w*|souhaiterais|veux) (?:a )?(?:savoir|connaitre|comprendre|la liste|les|le texte|le nom|la date|qui|ou|quand|comment)|(?:donne|donnez|montre|montrez|cite|citez|liste|listez|rappelez|explique|expliquez|trouve|affiche)[- ](?:moi|nous)\b|^\W*(?:liste[rz]?|cite[rz]?|affiche[rz]?|montre[rz]?|show|list|give me|tell me)\b|(?:^|[,.!] ?)(?:resume[rz]?|presente[rz]?|decri[stv]\w*|summari[sz]e|describe|present)[- ](?:(?:moi|nous|me|us) )?(?:le |ce |votre |the |this |your )?(?:plan|document|programme|strategie|strategy|programme|program)\b)"
)
_INVERTED = Screened(
    rf"^\W*{_CALL}(?:\w+ ){{0,3}}(?:avez|as|pouvez|peux|es|etes|sommes|est|sont|ont|a|savez|sais|faut|va|vont|aura|sera|seront)[- ](?:t[- ])?(?:vous|tu|nous|il|elle|on|ils|elles)\b"
)
_POLITE = Screened(
    r"\b(?:(?:tu |vous )?(?:peux|peut|pouvez|pourriez|pourrais|pourrait|veux|voulez)(?:[- ](?:tu|vous|on))?|can you|could you|would you|merci de|please|possible de|i would like to|j'aimerais) (?:bien |stp |svp |me |nous |please |s'il te plait |s'il vous plait )*"
    r"(?:not(?:er|e|ez)|mett(?:re|ez)|pass(?:er|ez)|enregistr(?:er|ez)|indiqu(?:er|ez)\b(?! (?:ce|si|ou|quand|quel|le nombre))|marqu(?:er|ez)|chang(?:er|ez)|ajout(?:er|ez)|rajout(?:er|ez)|inscri(?:re|vez)|cre(?:er|ez)|actualis(?:er|ez)|saisir|corriger|modifier|decal(?:er|ez)|report(?:er|ez)|repouss(?:er|ez)|annul(?:er|ez)|supprim(?:er|ez)|clotur(?:er|ez)|solder|soldez|ferm(?:er|ez)|valid(?:er|ez)|archiv(?:er|ez)|close|"
    r"mark|record|note|set|put|log|change|update|add|create|register|move|postpone|cancel)\b"
)
_CHECKS = Screened(
    r"\b(?:non|c'est (?:bien )?(?:ca|cela|vrai|exact|bon)|n'est[- ]ce pas|hein|right|isn't it|correct|on est d'accord|vous confirmez|tu confirmes|quelqu'un confirme|ok|d'accord|okay)\W*$"
)
_STATUS = Screened(
    r"\b(?:ou (?:on )?en (?:est|sont|sommes|etes|es)\b|ou (?:est|sont)(?:[- ]ce)? qu'?(?:on|ils?|elles?) en (?:est|sont)|en (?:est|sont|es|etes|sommes)[- ](?:on|ils?|elles?|nous|vous|tu|t) .{0,20}\bou\b|en (?:est|sont|sommes|es|etes) (?:on |nous |vous |tu )?ou\b|en (?:est|sont)[- ](?:on|ils|elles|il|elle) sur|"
    r"quoi de neuf|rien de neuf|du nouveau|s'est passe\b|(?:il )?reste quoi|(?:en est|est on|on est|on en est) a combien|a combien (?:on |en )|ou sommes[- ]nous rendus|quelles nouvelles|(?:qu'est[- ]ce qui|qu'est[- ]ce qu'on|ce qui|quoi qui|quelles? actions?|lesquelles|what|which|anything) (?:\w+ ){0,6}(?:a (?:bouge|avance|change|progresse)|avance|bouge|coince|bloque|patine|traine|changed|moved|moving|blocked|stuck|late|overdue|slipped|slipping|progressed)\b|"
    r"where (?:are|do|does|is) (?:\w+ ){0,6}(?:at|stand|with|on|up to)\b|where are we(?: (?:at|on|with|now|standing))?(?= ?(?:[?.!,]|$| on | with | at ))|how (?:are|is) (?:we|\w+ ?\w*|the \w+ ?\w* ?\w*) (?:doing|going|getting on|progressing|coming along|getting along)|how far (?:along|are|is|has|have)|anything new|what'?s (?:new|up with|the (?:status|state|progress|latest))|any (?:news|progress|update)\b)"
)
_OVERVIEW = Screened(
    rf"(?:^\W*{_CALL}|[,;:] ?)(?:(?:(?:peux|peut|pouvez|pourriez|pourrais|pourrait|puis)[- ](?:tu |vous |on |je )?|(?:tu|vous|on|je) (?:peux|peut|pouvez|pourrais|pourriez) |can you |could you |can i |could i )?(?:(?:tu|vous|on|je) )?(?:me |m'|nous |moi )?"
    r"(?:fais|fait|faites|faire|faisons|donne|donner|donnez|envoie|envoyer|sors|sortir|montre|montrer|affiche|afficher|prepare|preparer|preparez|avoir|voir|give|send|show|make|get|have|see|veux|voudrais|souhaite|souhaiterais|j'aimerais|j'ai besoin|il me faut|besoin|i want|i need|i'd like|let's have|need)[- ]?(?:moi |nous |me |us |d'|avoir |voir |to have |to see |have )*)?"
    r"(?:le |la |l'|les |un |une |ton |mon |notre |the |a |an |our |petit |petite |rapide |quick |short |brief |dernier |full |du |de |d')*"
    r"(?:point(?: (?:d'etape|d'avancement|de situation|rapide|hebdo\w*|complet|mensuel|global|general))?|bilan|synthese|resume|recap(?:itulatif|itulation)?|tableau de bord|etat(?: (?:des lieux|d'avancement|de l'avancement|des actions|du plan))?|avancement|avancee?s?|situation|meteo|"
    r"vue (?:d'ensemble|globale|generale)|statuts?|stats|statistiques|rapport d'etape|status(?: (?:report|update|summary))?|summary|overview|dashboard|progress(?: report)?|state of play|update on|report on|round[- ]?up|recap|tableau de suivi|suivi|reporting|vision globale)"
    r"(?:\W*$|\s+(?:d[eu]s?\b|d'|de |sur|pour|groupe|gt|axe|axis|group|of|on|for|stp|svp|please|pls|global|general|complet|hebdo|mensuel|depuis|since|the|action|actions|\d|merci|cette|ce|this|[a-z]{1,2}-\d)|\s*[?.!,])"
)
_ELLIPTIC = Screened(
    rf"^\W*{_CALL}(?:(?:et|and|quid de?|what about|how about)\s+)?(?:pour |sur |for )?(?:le |l'|la |the )?(?:groupe|group|gt|axe|axis)\s*(?:de travail )?(?:n[°o]?\s*)?(?:\d{{1,2}}|[a-z])\W*$"
)
_TRAILING_OVERVIEW = Screened(
    r"\b(?:groupe|group|gt|axe|axis)\s*(?:\d{1,2}|[a-z])\W+(?:le |un |the )?(?:point|bilan|situation|avancement|synthese|statut|resume|recap|suivi|status|summary)\b"
)
_LISTED = Screened(
    rf"^\W*{_CALL}(?:(?:la |une )?liste (?:de |des |of )?|list (?:the |of )?|quid des |et |toutes |tous |all |show me |montre[- ]moi |affiche |donne[- ]moi )*(?:les |the |des |nos |our )*(?:actions?|lignes?|retards?|blocages?|points? (?:bloquants?|de blocage)|alertes?|late actions|blocked actions|late ones|delays)\b(?!.*\b(?:est|sont|ont|a ete|is|are|was|were|has|have)\b)"
)
_COUNTED = Screened(
    r"\b(?:combien d'?e? ?(?:actions?|lignes?)|how many actions?|quelles? (?:sont les )?(?:actions?|lignes?)|lesquelles|which (?:actions?|lines?|ones)|quoi|qu'est[- ]ce qui|ce qui|what(?:'s)?|liste (?:des|les) actions|les actions|toutes les actions|qu'avons[- ]nous|qui n'a|que reste|what is|who is|who has|choses|blocages?|retards|points? bloquants?|tout|groupe \d|group \d|axe [a-z]\b|axis [a-z]\b|du plan|le plan|qu'est[- ]ce qu'on a|qui bloque|anything)\b"
)
_PROGRESS = Screened(
    r"\b(?:(?:l'|d'|le |un |quel )?(?:avancement|pourcentage|taux d'avancement|etat d'avancement|etat des lieux|statut|status|bilan)|ca (?:donne|dit) quoi|ca (?:avance|bouge|en est)|ca progresse|(?:des|quelles|du|any) (?:nouvelles?|nouveau|news) (?:de|du|des|sur|pour|cote|on|about|from)|comment (?:ca )?(?:avance|se passe|progresse|va (?:le |la |l'|les )|vont |se portent? )\w*|progress)\b"
)
_LATE = Screened(
    r"\b(?:retards?|late|overdue|behind|sans (?:pilote|porteur|responsable|nouvelles?|avancement|date|echeance)|pas (?:\w+ ){0,2}de (?:pilote|porteur|date|nouvelles?)|rien (?:dit|signale|remonte|transmis|donne)|no (?:lead|owner|news|date)|without (?:a )?(?:lead|owner)|en souffrance|silencieuses?|mis a jour|mises a jour|not (?:been )?(?:updated|moved|started)|reste[- ]t|reste a faire|avance|bouge)\b"
)
_DOES_WHAT = Screened(r"\b(?:que|qu'est[- ]ce que) (?:fait|font|fera)\b|\b(?:fait|font|fera) quoi\b")
"""What a group does is asked of the plan, not of its state."""

_INTIMATE = frozenset({"tu", "te", "t", "toi", "ton", "ta", "tes", "m", "me", "moi"})
_PERSONAL = Screened(
    r"\b(?:je|j|tu|t|vous|on|nous|quelqu|moi|toi|me|i|you|we|us|anyone|somebody|someone|your|my|mon|ma|ton|ta|votre)\b"
)
GENERAL = Screened(
    r"\b(?:plans?|actions?|axes?|axis|groupes?|group|jalons?|milestones?|budgets?|echeances?|deadlines?|dates?|pilotes?|leads?|calendrier|timetable|enjeux?|objectifs?|acquis|priorit\w+|comite|elus?|calendar|planned|challenges?)\b"
)
_CHATTER = Screened(
    r"^\W*(?:merci\w*|mrc|thx|thanks?|thank you|bonjour|bonsoir|salut|coucou|hello|hi|hey|ok\w*|d'accord|dac|super|parfait|top|bravo|bonne|bon|belle|felicitations|joyeu\w+|meilleurs|cheers|great|good|well done|nice|bien recu|bien note|note|entendu|ca marche|noted|got it|de rien|desole\w*|sorry|oui|non|yes|no|yep|nope|haha|lol|mdr|tkt|test|+1)\b[^?]*$".replace(
        "+1", r"\+1"
    )
)


_ASKING = frozenset(
    """
    quel quelle quels quelles quand qd ou qui combien cb comment pourquoi pq est quoi que qu lequel laquelle
    lesquels lesquelles quelqu savoir sais sait savez demande ya il elle tu vous nous on ils elles ce liste lister
    listez cite citer citez affiche affichez montre montrez donne donnez explique expliquez trouve rappelez
    cherche voudrais souhaite souhaiterais veux dis dites redis dire nouvelles indiquer preciser connaitre
    comprendre what whats when who whos whose which how where why is are does do did has have can could will was
    were should would any anyone know wonder wondering tell show list give resume resumer resumez presente presenter
    presentez decris decrivez summarise summarize describe present rappelle rappeler remind prochain prochaine prochains prochaines dernier
    derniere derniers dernieres suite calendrier planning echeancier next upcoming last previous timetable schedule calendar
    """.split()  # noqa: SIM905 - so many words read best as text
)
"""Without one of these words and without a question mark nothing is asked."""


def is_question(message: Message, sentence: Sentence) -> bool:
    """Whether a sentence asks something. A polite order to write something down, asked or not, is none."""
    if sentence.closed_by != "?" and _ASKING.isdisjoint(message.words[sentence.first : sentence.end]):
        return _asks_by_its_turn(message, sentence)
    text = _text(message, sentence)
    if sentence.closed_by != "?":
        if not (_STARTS_QUESTION.search(text) or _HOLDS_QUESTION.search(text) or _INVERTED.search(text)):
            return names_time_alone(text) or bool(_TELL_AGAIN.search(text)) or _asks_by_its_turn(message, sentence)
        if sentence.closed_by == "!" and message.has(STATUS_TAGS, sentence.first, sentence.end):
            return False
    return not _POLITE.search(text)


def _asks_by_its_turn(message: Message, sentence: Sentence) -> bool:
    """Whether the sentence leads up to a question as people do, and tells of no progress."""
    if message.has(STATUS_TAGS - {Tag.PLANNED, Tag.EVENT}, sentence.first, sentence.end):
        return False
    from bot.understanding.question_openings import asks_by_its_turn  # noqa: PLC0415 - with the first message, not at start

    text = _text(message, sentence)
    return asks_by_its_turn(text, message.language) and not _POLITE.search(text)


def is_check(message: Message, sentence: Sentence) -> bool:
    """Whether a question merely asks others to confirm what was said: "c'est ça ?"."""
    return bool(_CHECKS.search(_text(message, sentence)))


def asks_status(message: Message, sentence: Sentence, *, is_asked: bool) -> bool:
    """Whether a sentence asks where things stand, rather than what the plan says."""
    text = _text(message, sentence)
    if _STATUS.search(text) or _OVERVIEW.search(text) or _ELLIPTIC.search(text) or _TRAILING_OVERVIEW.search(text):
        return True
    if _LISTED.search(text) and (
        _LATE.search(text) or message.has(STATUS_TAGS - {Tag.PLANNED, Tag.EVENT}, sentence.first, sentence.end)
    ):
        return True
    if not is_asked:
        return False
    if _PROGRESS.search(text):
        return True
    if not _COUNTED.search(text) or _DOES_WHAT.search(text):
        return False
    tags = STATUS_TAGS - {Tag.PLANNED, Tag.EVENT, Tag.STARTED}
    return message.has(tags, sentence.first, sentence.end) or bool(_LATE.search(text))


_HELPING = frozenset(
    """
    aide aidez aider help sos secours emploi notice tuto tutoriel menu commande commandes commands instructions
    comment how tu what who qui quoi qu
    """.split()  # noqa: SIM905 - so many words read best as text
)
_REMINDING = (
    "rappel",
    "previen",
    "preven",
    "alert",
    "penser",
    "remind",
    "relance",
    "ping",
    "nudge",
    "chase",
    "pense a",
)


def asks_help(message: Message) -> bool:
    """Whether the message asks how to use Jalon."""
    if _HELPING.isdisjoint(message.words):
        return False
    return bool(HELP.search(message.folded.text) or _ASKS_FOR_HELP.search(message.folded.text))


def asks_reminder(message: Message) -> bool:
    """Whether the message wants to be reminded, or asks which reminders there are."""
    text = message.folded.text
    if not any(part in text for part in _REMINDING) or NOTICE.search(text):
        return False
    if _TELL_AGAIN.search(text) and not _AT_A_TIME.search(text):
        return False
    return bool(REMINDER.search(text) or _CHASE.search(text))


def is_personal(message: Message) -> bool:
    """Whether the message speaks of the persons who talk."""
    return bool(_PERSONAL.search(message.folded.text))


def is_to_colleague(message: Message) -> bool:
    """Whether the message begins with somebody's name or mention and asks something of that person."""
    return message.text.startswith(("@", "<@")) and not _INTIMATE.isdisjoint(message.words)


def is_chatter(message: Message) -> bool:
    """Whether the message greets, thanks or agrees."""
    return bool(_CHATTER.search(message.folded.text)) or not any(word[0].isalnum() for word in message.words)


def _text(message: Message, sentence: Sentence) -> str:
    return message.folded.text[message.starts[sentence.first] : message.ends[sentence.end - 1]]
