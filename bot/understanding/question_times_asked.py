"""The many ways of asking what comes next, what came last and what the calendar holds, told in one plain way each. Folded text.

Turns are replaced by plain words first. Where a question then names nothing but time itself ("qu'est-ce qu'il y a de prévu
ensuite", "date of the last meeting"), what it asks is told by its cues, whatever their order.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.understanding.screened import Screened
from bot.understanding.word_lists import word_set
from bot.understanding.wording import LITTLE, WORD

_EVENT = r"(jalons?|echeances?|etapes?|rendez-vous|rdvs?|dates?|reunions?|rencontres?|moments?|points?|temps forts?|evenements?|deadlines?|trucs?|choses?|seances?|phases?|points? d'etape|marches?)"
_SIZE = r"(?:grande?s? |grosse?s? |vraie?s? |belles? |principa\w+ |importante?s? )?"
_TAIL = r"(?: (?:importante?s?|communes?|officiel(?:le)?s?|a (?:retenir|noter|connaitre|ne pas (?:manquer|rater|louper))|a venir|(?:du|de ce|dans le|sur le|au|de notre) (?:plan|calendrier|planning|projet|programme|schema|agenda)|pour le plan|qui (?:nous )?(?:attend|vient|arrive|approche)\w*|dans (?:mon|notre) agenda|ensemble|svp))*"
_PAST = r"(?:passee?s?|franchie?s?|realisee?s?|atteinte?s?|en date|effectuee?s?|accomplie?s?|terminee?s?|tenue?s?|validee?s?|bouclee?s?)"
_SOON = r"(?:prochainement|bientot|sous peu|tres vite|incessamment|dans (?:les|la|le) (?:(?:jours|semaines|mois|temps) (?:qui viennent|a venir|prochaine?s?)|prochaine?s? (?:jours|semaines|mois|temps)))"
_MEET = r"(?:revoit|retrouve|reunit|rencontre|voit|revoyons|retrouvons|reunissons)"
_DATES = r"(?:dates?|jours?|moments?|etapes?|echeances?|jalons?|rendez-vous|rdvs?|reunions?)"

_MONTH = r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"

TIMES_FR = (
    (rf"\b(?:le |quel est le |notre )?(?:programme|menu|agenda|planning|calendrier) (?:de |d'|du |pour |en )(?:mois de |mois d')?(?={_MONTH})", " que se passe-t-il en "),
    (r"\b(?:on|nous) en (?:etait|etions) (?:restee?s? )?ou(?: (?:la derniere fois|a la derniere (?:reunion|seance|rencontre)))?\b", " jalon precedent "),
    (rf"\bprochaine?s? {_SIZE}{_EVENT}{_TAIL}", r" prochaine \1 "),
    (rf"\b(?:(?:c'est )?quand (?:est-ce )?(?:qu'|que )?)?(?:on|nous) (?:se|nous) {_MEET}(?: tous| ensemble)? (?:a nouveau |de nouveau |encore )?(?:la prochaine fois|quand)\b(?<!reunit quand)", " quel est le prochain jalon "),
    (r"\bquand (?:est-ce qu'on |est-ce que nous |va-t-on |allons-nous )?(?:on |nous )?(?:se |nous )(?:re(?:voit|trouve|voir|trouver|voyons|trouvons))\b", " quel est le prochain jalon "),
    (r"\b(?:c'est )?(?:quand )?(?:pour )?la prochaine fois\b(?:,? (?:c'est|ce sera|sera) quand)?", " quel est le prochain jalon "),
    (r"^\W*(?:et )?(?:apres|ensuite|puis|la suite)\b,? (?:c'est quoi|(?:il se passe|il y a|on fait|on a|ca donne|il vient|vient) quoi|qu'est-ce (?:qu'on fait|qui se passe|qu'il y a|qui vient|qu'on a))\W*$", " quel est le prochain jalon "),
    (r"\b(?:c'est quoi|quelle est|qu'est-ce que c'est,?) la suite\b(?! (?:de|du|des|d')\b)(?: (?:maintenant|apres|pour nous))?|\bla suite,? (?:c'est quoi|ce sera quoi|quelle est-elle)\b", " quel est le prochain jalon "),
    (r"\b(?:qu'est-ce qui|ce qui|quoi) (?:nous |vous |t'|m')attend\b(?: (?:maintenant|ensuite|apres|la))?(?=\W*$)", " quel est le prochain jalon "),
    (rf"\b(?:qu'est-ce qu'il y a|qu'est-ce qui est|il y a (?:quoi|quelque chose|du nouveau|des choses)|quelque chose|des choses|quoi|rien)(?: (?:de |d')?(?:prevue?s?|programmee?s?|au programme|au calendrier|a l'agenda|se passe|arrive))? {_SOON}", " quel est le prochain jalon "),
    (rf"\b(?:qu'est-ce qui|que|qu'est-ce qu'il) (?:se passe|arrive|va se passer|va arriver|se passe-t-il) {_SOON}", " quel est le prochain jalon "),
    (rf"\b{_EVENT} d'apres\b|\b{_EVENT} (?:la|le|les) plus proches?\b|\b{_EVENT} (?:suivante?s?)\b(?! (?:de|du|des|la|le|les)\b)", " prochain jalon "),
    (r"\b(?:quel(?:le)?s? (?:etape|jalon|echeance|date|phase)s?|qu'est-ce qui|ce qui) (?:vient|arrive|suit|se profile|approche)(?:nt)?(?: (?:maintenant|ensuite|apres|derriere|d'abord|en premier|a present|dans le calendrier|au calendrier|au planning))*(?=\W*$)", " quel est le prochain jalon "),
    (rf"\bderni(?:er|ere)s? {_EVENT}{_TAIL} (?:qui (?:a|ont|est|s'est) )?(?:ete )?{_PAST}\b(?:(?: (?:du|dans le|au) (?:calendrier|plan|planning)))?", r" \1 precedent "),
    (rf"\b(?:qu(?:el|elle)(?:s|les)? )?(?:etai(?:t|ent)|fut|a ete|ont ete|c'etait (?:quand|quoi|le combien|quel jour)|a eu lieu|s'est (?:tenue?|deroulee?|passee?)|date de|remonte)(?: (?:la|le|notre|votre))? derni(?:er|ere)s? {_EVENT}", r" \1 precedent "),
    (rf"\bderni(?:er|ere)s? {_EVENT}\W{{0,4}}(?:c'etait|quand (?:etait|c'etait|a-t-elle|s'est|a eu)|etait|remonte)\b[^?.]{{0,20}}", r" \1 precedent "),
    (r"\b(?:qu'est-ce qui|ce qui|quoi|qu'est-ce qu'il|que) vient (?:juste |tout juste )?(?:d'avoir lieu|d'arriver|de (?:se passer|s'achever|se terminer|se derouler|finir))\b", " jalon precedent "),
    (r"\b(?:qu'est-ce qu'(?:on|ils)|qu'est-ce que (?:nous|vous)|on|nous|vous|qu')(?: |-)?(?:a|avons|avez|ont)(?:-t-on|-nous|-vous)? (?:fait|vu|franchi|realise)(?: quoi)?(?: en dernier| dernierement| recemment| juste avant| la derniere fois)\b", " jalon precedent "),
    (r"\b(?:c'etait quand |quand etait )?la derniere fois(?: qu'on s'est (?:vus?|reunis?|rencontres?|retrouves?)| que nous nous sommes (?:vus|reunis|rencontres|retrouves))?(?:,? c'etait quand)?\b(?=\W*$)", " jalon precedent "),
    (rf"\b(?:quelle|quel|c'etait|c'est) (?:est |etait )?(?:quoi )?(?:l'|le |la )?{_EVENT} (?:d'avant|precedente?|anterieure?)\b", " jalon precedent "),
    (rf"\b(?:tout(?:e|es|s)?|liste|quel(?:le)?s? (?:est|sont)|donne[\w-]*|connaitre|avoir|rappel\w*[- ]?(?:moi|nous)?|les|mes|des) (?:de |des |toutes |tous |les )*{_SIZE}{_DATES} (?:(?:cles?|importantes?|principa\w+|majeure?s?|a (?:retenir|noter|connaitre|savoir|bloquer))\b ?)+(?: ?(?:du|de ce|dans le) (?:plan|calendrier|projet|programme|schema))?", " le calendrier "),
    (r"\b(?:retro-?plannings?|macro-?plannings?|phasage|chronologie|frise(?: chronologique)?|deroulement|deroule|planning|echeancier|calendrier)(?: (?:complete?|entiere?|global|general|previsionnel|detaille|integral|d'ensemble|prevu))*(?: (?:du|de ce|de votre|de notre|de tout le|de l'ensemble du) (?:plan|projet|schema|programme|document))?(?=(?: (?:c'est quoi|svp|merci|quel est-il|est quoi))?\W*$)", " le calendrier "),
    (rf"\b(?:quel(?:le)?s? (?:sont )?|liste (?:de )?)(?:toutes |tous )?(?:les |des )?{_DATES} (?:sont|ont ete|qui sont) (?:prevue?s?|programmee?s?|fixee?s?|planifiee?s?|inscrite?s?|au calendrier)(?: (?:en tout|au total|dans le plan|par le plan|au calendrier|en general|cette annee-la))*(?=\W*$)", " quel est le calendrier "),
    (rf"\b(?:se deroule|se fait|passe|passera|s'organise|est organise|est prevu) (?:en|par) (?:combien de |combien d'|quelles? )?{_DATES}(?: et lesquel(?:le)?s)?(?=\W*$)", " quel est le calendrier "),
    (r"\b(?:(?:quand|en quelle annee) (?:est-ce que |est-ce qu')?(?:le |ce |notre )?(?:commence|demarre|debute|s'arrete) (?:le|ce|notre) (?:plan|schema|programme)|(?:le|ce|notre) (?:plan|schema|programme) (?:commence|demarre|debute|s'arrete)(?: (?:quand|en quelle annee))?)(?=\W*$)|\ben quelle annee (?:le|ce) (?:plan|schema|programme) (?:commence|finit|s'arrete|se termine|debute)\b|\ben quelle annee (?:s'arrete|finit|se termine|commence|debute) (?:le|ce) (?:plan|schema|programme)\b", " quelle periode couvre le plan "),
    (rf"\b(?:toutes les|tous les|l'ensemble des|la liste des|liste des|liste complete des) {_DATES}(?: (?:du plan|du calendrier|du projet|prevue?s?|svp))*(?=\W*$)", " le calendrier "),
)  # fmt: skip
"""French ways of asking about time, with the plain one."""

_EVENT_EN = r"(milestones?|deadlines?|steps?|dates?|meetings?|events?|stages?|phases?|sessions?|things?|appointments?|gatherings?)"
_SIZE_EN = r"(?:big |key |main |major |important |official |real )?"
_TAIL_EN = r"(?: (?:for my diary|for the diary|in the (?:plan|calendar|diary|timetable)|of the plan|on the calendar|to remember|to note|we have|please|together))*"

TIMES_EN = (
    (r"\bwhat(?:'s| is) (?:up |going )?on (?=(?:in|between|during|before|after|this|next|over|from|around)\b)", " what happens "),
    (rf"\b(?:next|upcoming|coming|forthcoming|nearest|closest|following) {_SIZE_EN}{_EVENT_EN}{_TAIL_EN}", r" next \1 "),
    (r"\b(?:the next one|next one) (?:is )?when\b|\bwhen(?: is|'s) the next one\b", " what is the next milestone "),
    (r"\bwhen (?:do|will|shall|are) (?:we|they|you) (?:meet(?:ing)?|get together|gather|see each other) (?:again|next)\b", " what is the next milestone "),
    (r"\b(?:what(?:'s| is)?|anything|something) (?:coming up|coming next|coming|ahead|on the horizon|around the corner|in the pipeline|in store|on the way|in the diary)\b(?: (?:soon|shortly|next|for us))?", " what is the next milestone "),
    (r"\b(?:what do we have|what have we got|do we have anything|have we got anything) (?:coming(?: up)?|next|ahead|soon)\b", " what is the next milestone "),
    (r"\bwhat (?:happens|comes|follows|do we do|should we (?:prepare for|get ready for|expect)|are we doing) (?:next|after this|after that|afterwards|now|soon|shortly|in the (?:coming|next few) (?:days|weeks|months))\b", " what is the next milestone "),
    (r"\banything (?:planned|happening|scheduled|due) (?:soon|shortly|in the (?:coming|next few) (?:days|weeks|months))\b", " what is the next milestone "),
    (rf"\b(?:most recent|latest|previous|preceding) {_SIZE_EN}{_EVENT_EN}", r" previous \1 "),
    (rf"\b(?:what|when|which)(?: (?:was|were|did|has been))(?: (?:the|our))? last {_SIZE_EN}{_EVENT_EN}", r" what was the previous \1 "),
    (rf"\b(?:which|what) {_EVENT_EN} (?:was|were|has been|have been) (?:the )?(?:completed|reached|done|held|passed|finished|met)? ?(?:last|most recently|recently|just now)\b", r" what was the previous \1 "),
    (r"\bwhat (?:has |have |did )?(?:we |they )?(?:just|recently) (?:happened|happen|taken place|took place|done|finished|been done)\b|\bwhat did we (?:just )?do (?:last|most recently)\b", " what was the previous milestone "),
    (r"\bwhen did we last (?:meet|get together|gather)\b", " what was the previous milestone "),
    (r"\b(?:what|which)(?: are|'re)? (?:all )?(?:the |our )?(?:key|main|important|major|big|crucial) (?:dates?|steps?|deadlines?|milestones?|events?|meetings?|stages?)\b(?: (?:of|in|for) the (?:plan|strategy|programme|calendar))?(?: to remember)?(?=\W*$)", " what is the timetable "),
    (r"\b(?:when (?:does|did|will|do) (?:the|this) (?:plan|strategy|programme) (?:start|begin|end|finish|stop|run out)|how long is (?:the|this) (?:plan|strategy|programme)(?: for)?)(?=\W*$)", " what period does the plan cover "),
    (rf"\b(?:all|list|show me|give me|send me|every) (?:of )?(?:all )?(?:the )?{_SIZE_EN}(?:dates?|milestones?|deadlines?|events?|meetings?)\b(?: (?:of|in|for) the (?:plan|strategy|programme|calendar))?(?=(?: please)?\W*$)", " what is the timetable "),
    (r"\b(?:the )?(?:(?:whole|full|complete|entire|overall|detailed) )?(?:timetable|timeline|calendar|schedule|time ?line|chronology)(?: (?:of|for) the (?:plan|strategy|programme|project))?(?=(?: please)?\W*$)", " the timetable "),
)  # fmt: skip
"""English ways of asking about time, with the plain one."""

OF_TIME = word_set("""
    jalon jalons echeance echeances etape etapes rendez-vous rendez vous rdv rdvs date dates reunion reunions reu rencontre rencontres moment moments point points etape temps fort forts evenement evenements
    deadline deadlines seance seances phase phases marche marches comite comites copil fois calendrier planning agenda echeancier programme programmee programmes retroplanning deroule chronologie
    prochain prochaine prochains prochaines suivant suivante suivants suivantes suite ensuite apres bientot venir vient viennent venu venue maintenant attend attendre arrive arrivent arriver avance avancer proche proches
    futur futurs future futures dernier derniere derniers dernieres precedent precedente precedents precedentes recent recente recemment passe passee passes passees passer franchi franchie franchir franchies realise realisee
    realisees tenu tenue tenir tient eu lieu avant jour jours bloquer noter note retenir cle cles important importants importante importantes principal principale principaux principales
    prevu prevue prevus prevues prevoir previsionnel complet complete entier ensemble resume resumes liste different differents differentes diverses reunit reunir retrouve retrouver revoit revoir voit voir fixe fixee fixes
    officiel officielle plan projet schema strategie document deroule deroulement derouler organise organiser organisation s'organise fini finie neuf nouveau quoi toute tout tous toutes
    milestone milestones deadline step steps meeting meetings event events stage stages session sessions thing things appointment appointments gathering gatherings get-together get together timetable timeline calendar schedule
    please thanks svp stp merci bonjour bonsoir salut hello hi hey jalon cher chere tous toutes
    diary next upcoming coming come comes forthcoming soon ahead shortly now last latest recent recently previous just pass passed happen happened happens happening took take takes place held completed reached done finished
    towards key main important major big different various list block planned scheduled due up far near nearest programme
    """)
"""Words that speak of time, of what takes place, or of the plan as such, and of nothing within it."""

_NEXT_CUE = Screened(
    r"\b(?:prochaine?s?|prochainement|suivante?s?|suite|ensuite|bientot|a venir|attend\w*|maintenant|vient|viendra|arrivent?|se profile|proches?|futurs?|futures?|bloquer|avance vers)\b"
    r"|\b(?:quoi|rien|choses?|qu'il y a|qui est) (?:de |d')?prevue?s?\b"
    r"|\b(?:next|upcoming|coming|forthcoming|soon|ahead|shortly|nearest|towards|block|now)\b"
)
_LAST_CUE = Screened(
    r"\b(?:precedente?s?|recente?s?|recemment|d'avant|vient d[e']|(?:reunion|rencontre|seance|rendez-vous|rdv|reu) passee?|en date|en dernier)\b"
    r"|\bderni(?:er|ere)s? (?:reunions?|rencontres?|seances?|rendez-vous|rdvs?|reu|fois)\b"
    r"|\bderni(?:er|ere)s?\b.{0,40}\b(?:etait|fut|a ete|a eu|ont eu|s'est|passee?s?|franchie?s?|realisee?s?|tenue?s?|validee?s?)\b|\b(?:etait|fut|a ete|a eu|ont eu|s'est|passee?|tenue?)\b.{0,30}\bderni(?:er|ere)s?\b"
    r"|\b(?:previous|latest|recent|recently|just)\b|\blast (?:meeting|session|time|gathering|event|appointment|thing)\b|\b(?:was|did|were|has|have)\b.{0,30}\blast\b|\blast\b.{0,30}\b(?:was|did|took|happened|were|held)\b"
)
_WHOLE_CUE = Screened(
    r"\b(?:calendrier|planning|agenda|echeancier|retroplanning|chronologie|deroule|etapes|dates|jalons|echeances|reunions|rendez-vous|rencontres|evenements|moments|temps forts"
    r"|timetable|timeline|calendar|schedule|steps|dates|milestones|deadlines|meetings|events|stages)\b"
)


_OTHER = Screened(
    r"\b(?:l'ete|hiver|printemps|automne|noel|paques|pentecote|rentree|vacances|mois|semaines?|trimestres?|semestres?|annees?|ans?|d'ici|entre|avant (?:l|le|la|les|fin)|apres (?:l|le|la|les)|aujourd'hui|demain|hier|(?:19|20)\d\d"
    r"|summer|winter|spring|autumn|christmas|easter|months?|weeks?|quarters?|years?|between|before|after the|today|tomorrow|yesterday)\b"
    r"|\b(?:prochaine?|derni(?:er|ere)|precedente?|ancienne?|autres?|futur|next|last|previous|former|other|future) (?:plans?|strateg\w+|programmes?|schemas?|projets?|projects?|documents?)\b"
    r"|\b(?:plans?|strateg\w+|programmes?|schemas?|projets?|documents?) (?:prochaine?|derni(?:er|ere)|precedente?|suivante?|passee?)\b"
)
"""A period, which says itself what is asked for, or another plan."""


def of_time_alone(folded: str, words: Iterable[str]) -> str | None:
    """``next``, ``previous`` or ``calendar``, where these telling words of the folded question speak of nothing but time; else None."""
    if _OTHER.search(folded) or not all(word in OF_TIME for word in words):
        return None
    if _LAST_CUE.search(folded):
        return "previous"
    if _NEXT_CUE.search(folded):
        return "next"
    return "calendar" if _WHOLE_CUE.search(folded) and not _FIRST_OF_SOME.search(folded) else None


_FIRST_OF_SOME = Screened(
    r"\b(?:premiere?s?|first|1ere?s?|1st) (?:reunions?|rencontres?|seances?|comites?|rendez-vous|evenements?|meetings?|sessions?|events?)\b"
)
"""The first of its kind, which need not be the first of the calendar."""


_NOUNS = word_set("""
    jalon jalons echeance echeances etape etapes rendez rdv rdvs date dates reunion reunions reu rencontre rencontres evenement evenements deadline deadlines seance seances phase phases comite copil calendrier
    planning agenda echeancier suite retroplanning milestone milestones step steps meeting meetings event events stage stages session sessions timetable timeline schedule calendar
    """)
_DATES_NOUNS = frozenset({"date", "dates"})
_LONGEST = 8


def names_time_alone(folded: str) -> bool:
    """Whether a short text without a verb of its own names nothing but a date to come, the last one or the calendar: it asks for it."""
    words = [word for word in WORD.findall(folded) if word not in LITTLE]
    nouns = [word for word in words if word in _NOUNS]
    if not nouns or len(words) > _LONGEST or ":" in folded or (len(nouns) > 1 and nouns[0] not in _DATES_NOUNS):
        return False
    return of_time_alone(folded, words) is not None
