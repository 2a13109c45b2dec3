"""How French asks: the patterns of each kind of question, phone style, and the words that frame a question. Folded text."""

from __future__ import annotations

from bot.understanding.word_lists import word_set

PHONE_STYLE = (
    (r"\b(?:cb|cbien|combi1)\b", "combien"),
    (r"\bkan[dt]?\b|\bqd\b|\bkd\b", "quand"),
    (r"\b(?:koi|koa|kwa)\b", "quoi"),
    (r"\b(?:kel|kelle|kels|kelles|qel|kl)\b", "quel"),
    (r"\bki\b", "qui"),
    (r"\b(?:pk|pq|pkoi|prkoi|pourkoi)\b", "pourquoi"),
    (r"\bnvx\b|\bnx\b", "nouveaux"),
    (r"\bg\.?t\.?\s*(?=\d|[a-d]\b)|\bgt\b|\bgpe\b|\bgrpe?\b", "groupe "),
    (r"\bqq'?\s?(?:un|1)\b", "quelqu'un"),
    (r"\bqq(?:ch|chose)?\b", "quelque chose"),
    (r"\b(?:stp|svp)\b", " "),
    (r"\b[cs]\s+(?=quoi|quand|qui|ou|combien|quel)", "c'est "),
    (r"(?<!axe )(?<!groupe )(?<!atelier )(?<!volet )(?<!et le )(?<!et )\bc\b(?!')", "c'est"),
    (r"\b(?:t|tu)\s+(?:c|sais)\b", "tu sais"),
    (r"\b(?:nb|nbre)\b", "nombre"),
    (r"\b2(?:e|eme|ieme)\b(?! (?:axe|groupe|atelier|trimestre|semestre|jalon|etape))", "deuxieme"),
    (r"\b3(?:e|eme|ieme)\b(?! (?:axe|groupe|atelier|trimestre|semestre|jalon|etape))", "troisieme"),
    (r"\b4(?:e|eme|ieme)\b(?! (?:axe|groupe|atelier|trimestre|semestre|jalon|etape))", "quatrieme"),
    (r"\bvp\b", "vice-president"),
    (r"\b(?:ds|dns)\b", "dans"),
    (r"\btel\b(?=\s+(?:de|du|des|portable)|\s*\?*$)|\bnum(?:ero)?\b(?:\s+de)?\s+tel\b", "telephone"),
    (r"\bkm\b", "kilometres"),
    (r"\bdelib\b", "deliberation"),
    (r"\btps\b", "temps"),
    (r"\bcom ?com\b", "communaute de communes"),
    (r"\bppl\b", "personnes"),
    (r"\bcopil\b", "comite de pilotage"),
    (
        r"\b(?:ai|as|a|avons|avez|ont|aura|auront|auraient|aurait|auras|aurai|avoir) (?:aussi |bien )?droit (?=(?:a|au|aux)\b)",
        "peut avoir ",
    ),
    (r"(?<=\bles )pros\b|(?<=\bdes )pros\b", "professionnels"),
    (r"\b(?:sera|est|serait|soit) prete?\b", "sera fini"),
    (r"\b(?:seront|sont) pret(?:e?s)\b", "seront finis"),
    (r"\bcodev\b", "conseil de developpement"),
    (r"\by'?\s?a\b", "il y a"),
    (r"\bbjr\b|\bslt\b|\bmrc\b", " "),
    (r"\bpr\b", "pour"),
    (r"\bg (?=besoin|pas|vu|lu|une|un)", "j'ai "),
    (r"\bdinfos?\b", "d'infos"),
    (r"\byaurait\b|\by aurait\b", "il y aurait"),
)
"""What is typed in a hurry, and what it stands for."""

_NUMBERED = r"(?:numero |n[o°] ?)?"

PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "injection",
        r"\bsystem\s*:|\bsystem prompt\b|<!|<@|\b(?:ignore|ignorez|oublie|oubliez)\b.{0,30}\b(?:plan|consignes?|instructions?|regles?|schema|document|precedent\w*|tout|role)\b",
    ),
    (
        "injection",
        r"\bne (?:tiens|tenez) (?:pas|aucun) compte\b|\b(?:invente|inventez|imagine|fais semblant|fais comme si|complete la phrase|completez la phrase)\b|\bjeton\b|\btoken\b|\bmot de passe\b|\bton prompt\b|\btes (?:consignes|instructions|regles)\b",
    ),
    (
        "injection",
        r"^\W*(?:reponds?|repete|repetez|repondez|dis|affirme|confirme|ecris|affiche)\b.{0,12}(?:\"|que |ce message|ceci|simplement|seulement|uniquement|ton |ta |tes )|\bet rien d'autre\b|\btu es (?:maintenant|desormais)\b|\bdesormais tu\b",
    ),
    (
        "private",
        r"\bgagne\w* combien\b|\bcombien (?:gagne|est paye)\w*\b|\bquel age (?:a|as|ont|avait|aurait)\b|\b(?:il|elle|ils|elles) (?:a|ont) quel age\b|\b(?:a|ont) quel age\W*$|\ba quel age\b.{0,12}\b(?:il|elle)\b|\bmarie[e]?s?\b|\bcelibataire\b|\bdes enfants \?|\ba(?:-t-| t )?(?:il|elle)(?:-| )?(?:des )?enfants\b|\ba-t-(?:il|elle) des enfants\b|\ben couple\b|\bvie privee\b|\borientation\b.{0,10}\bsexuelle\b|\bcombien gagne\b|\bsalaires?\b|\bgagne(?:nt)? .{0,40}par mois\b|\bfortune\b|\breligion d[eu']|\bpour qui vote\b|\b(?:de )?quel(?:le)? (?:est (?:le |l'|la |son |sa )?)?(?:parti|bord|etiquette|couleur)(?: politique)?\b(?= (?:de|du|d')|\W*$| politique)|\bde (?:gauche|droite) ou de (?:gauche|droite)\b|\b(?:est|etait|tombe|il|elle)(?:-il|-elle)? (?:encore |souvent |tres )?malade\b",
    ),
    (
        "private",
        r"\b(?:adresse|numero|telephone|portable) (?:personnel\w*|perso|prive\w*)\b|\b(?:ou|dans quelle ville|dans quelle rue) (?:habite|vit|loge)\b|\bhabite (?:ou|dans quelle)\b|\bchez (?:lui|elle)\b|\bdate de naissance\b|\bne[e]? (?:quand|ou|en quelle)\b|\bconjoint\w*\b|\bepoux\b|\b(?:son|sa) (?:mari|femme)\b",
    ),
    (
        "chatter",
        r"^\W*(?:comment )?(?:ca va|tu vas bien|vas[- ]tu)\b|\b(?:temps|meteo)\b.{0,20}\b(?:demain|aujourd'hui|ce week|fait-il|fait il)\b|\bquel temps\b|\bmeteo\b|\b(?:racont\w+|connai\w+|fais|faites|dis|une autre)\b.{0,15}\bblagues?\b|^\W*blagues?\b|\bpoemes?\b|\bchansons?\b|\brecettes? (?:de|du|d')|\btradui(?:s|sez|re)\b.{0,60}\ben \w+|\bqui es[- ]tu\b|\btu es qui\b|\bqui t'a\b|\btu m'aimes?\b|\bhoroscope\b|\bqui a gagne\b|\bscore du match\b|\b(?:ton|votre) avis\b|\b(?:tu|vous) penses?z? (?:quoi|qu[e'])|\b(?:selon|d'apres) (?:toi|vous)\b|\b(?:que|qu'en) (?:penses-tu|pensez-vous|tu penses|vous pensez)\b|\b(?:tu|vous) (?:preferes?|preferez|aimes?|aimez)\b|\bqui est le meilleur\b",
    ),
    (
        "contradiction",
        r"\bcontradict\w+\b|\bincoherences?\b|\bse contredi\w+|\berreurs? (?:dans|du)\b.{0,6}\b(?:plan|document|texte)\b",
    ),
    (
        "common",
        r"\b(?:(?<!transports )(?<!transport )(?<!mise )(?<!mettre )en commun|points? communs?|(?:liens?|rapports?) entre (?:l'|les )?axes?|partagent|communs? (?:aux|a|entre)|recoup\w+|chevauch\w+|dans les deux axes|deux fois|redondan\w+|repete[es]*s?\b)",
    ),
    (
        "expansion",
        r"\b(?:(?:ca |cela |que )?(?:veu[tx]|veulent)[- ](?:ca )?dire|signifi\w+|definition|sigle|acronyme|les initiales|abreviation|developpe[rz]? le sigle)\b|=\s*\?|\ben toutes lettres\b|\b[kq]u?e[sz]+a[ck]o\b",
    ),
    (
        "hour",
        r"\b(?:ouvert|fermee?|ouverte)e?s? (?:le |les |tous les |aussi le )?(?:lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|week-?ends?|matins?|soirs?|midi|l'apres-midi)\b|\b(?:a )?(?:quelle|quel) heures?\b|\bheures? (?:de|du|des|d'|exacte)|\bhoraires?\b|\bcommence a\b.{0,8}\bheures?\b|\ba partir de quelle heure\b|\bde quelle heure\b",
    ),
    (
        "contact",
        r"\b(?:telephone|tel|portable|fax|telecopie|e-?mails?|mails?|courriels?|adresse|site (?:internet|web)|site|coordonnees|numero(?! d[eu] (?:l'axe|groupe|jalon|l'action|la (?:fiche|deliberation|page|loi)|fiche|deliberation|article|l'article|page)| (?:\d|d'ordre|de groupe))|code postal|standard|vous ecrire|nous ecrire|(?<!avant d')ecrire au|joindre|contacter|contacts?|(?:j'|on |je |nous )?(?:appelle|appeler|previens|prevenir|previent|signale|signaler) qui|qui (?:j'|je |on |dois-je |faut-il )?(?:appelle\w*|appeler|previen\w+|prevenir)|a qui (?:on |je |nous |dois-je |doit-on |faut-il |puis-je |peut-on )?(?:s'|m'|nous )?(?:adress\w+|parler|demander|telephoner)(?=\W*$)|(?<!avant d')ecrire a|appeler|courrier|(?:vos|leurs) bureaux|sms|textos?)\b",
    ),
    (
        "place",
        r"\b(?:a |dans )?quel(?:le)? (?:lieu|salle|endroit|adresse|ville|batiment)\b|\blieux? (?:de|du|des|d')|\b(?:c'est|c'etait|c'etaient|sera|etait|aura lieu|auront lieu|se tien\w+|se passe(?:ra)?|a lieu|ont lieu) ou\b(?! (?:dans|en est))|\bou (?:a|ont|aura|auront|est|sont|se|sera|seront|c'est|c'etait)\b(?:[- ](?:eu |tien\w*|passe\w*|deroul\w*|situ\w*|trouv\w*|organis\w*|lieu|prevu\w*))|\bou (?:a|ont|aura|auront)(?:[- ]t[- ](?:il|elle|on))? (?:eu )?lieu\b|\bou est (?:prevue?|organisee?)\b|\bou (?:c'est|ca) \?*$|^\W*ou \S*\s*\?*$|\bou ca\b(?! (?:continue|reprend|reste|dure|s'arrete|commence|finit|avance))|\bou (?:exactement|precisement)\b|\b(?:construite?s?|installee?s?|implantee?s?|situee?s?|posee?s?|ouverte?s?|creee?s?|prevue?s?|plantee?s?|organisee?s?) ou\b|\bou faut-il (?:aller|se rendre)\b|(?:^|[,;:?!.] ?)\W*ou (?:sera|seront|est|sont|va|vont|aura|auront) (?!en\b|prevue? dans\b|ecrit|dit\b|mentionn|indiqu|parle)\b",
    ),
    (
        "reason",
        r"\bpourquoi\b|\bpour quelles? raisons?\b|\bla raison\b|\bqu'est-ce qui (?:explique|justifie)\b|\bmotifs?\b",
    ),
    (
        "budget",
        r"\bbudgets?\b|\bcombien\b[^?.]{0,40}\b(?:touche|touchent|recoit|recoivent|percoit|percoivent|gagne|gagnent|verse|versent|met|mettent|apporte|apportent|investit|investissent|consacre|consacrent|donne|donnent)\b|\bcout\w*\b|\bmontants?\b|\benveloppes?\b|\bsubventions?\b.{0,25}\b(?:recoit|touche|percoit|pour|accordee?|versee?)\b|\bquelle subvention\b|\bcombien (?:d'argent|de sous|d'euros|de budget|de fric|de thunes?|ca|on met|met-on|pour|coute\w*|va couter)\b|\bdepenses?\b|\b(?:qui|comment) (?:la |le |les )?(?:financ\w+|paye?\w*)\b|\bprix (?:de|du|des)\b|\bchiffrage\b|\bcredits? (?:alloue|prevu)\w*|\bdotation\b|\bfinancement prevu\b|\bde sous (?:pour|sur)\b",
    ),
    (
        "indicator",
        r"\bindicateurs?\b|\bobjectifs? (?:chiffre\w*|quantifie\w*)\b|\bcibles? (?:chiffree\w*|a atteindre)\b|\btaux\b|\bpourcentages?\b|\bvaleur cible\b|\bcomment (?:on )?(?:mesure|evalue)\b|\bcomment (?:\w+[ -]){0,3}?(?:saura|saurez|saurons|savoir|sait|verra|verrez|voir)\b[^?]{0,16}\bsi\b[^?]{0,30}\b(?:march\w+|reussi\w*|fonctionn\w*|succes|efficace\w*|sert\w*)\b|\bcritere\w*\b.{0,12}\b(?:reussite|evaluation|succes)\b|\bquantifi\w+",
    ),
    (
        "members",
        r"\b(?:gens|personnes|noms|ceux) (?:\w+ )?qui (?:siegent|siege|participent|composent)\b|\bqui (?:siegent|siege)\b|\b(?:y a qui|il y a qui|qui est|qui il y a|on trouve qui) (?:dedans|dans (?:les?|ces|vos) (?:groupes?|comites?|commissions?))\b|\b(?:membres?|composition)\b.{0,20}\b(?:groupe|atelier|comite|commission|copil|gt)\b|\bqui (?:est|sont|siege|participe|compose|fait partie|y a-t-il)\b.{0,25}\b(?:groupe|atelier|comite|commission)\b|\bcompos\w+ de qui\b|\bqui (?:en fait|fait) partie\b|\b(?:combien de (?:personnes|gens|membres)).{0,20}\bgroupe|\bqui (?:etaient|sont)[- ](?:ils|elles)\b|\bqui compose\b|\bparticipants? du groupe\b|\bliste des (?:membres|participants)\b|\bnoms? des (?:membres|participants)\b|\bqui (?:etait|etaient) (?:presente?s?\b|la\W*$)",
    ),
    (
        "lead",
        r"\b(?:qui|quel service|quelle direction) (?:est-ce qui )?(?:(?:est|sera|c'est) (?:le |la |l')?(?:pilote|responsable|referent|chef|en charge|charge|porteur|chargee)|pilote|porte|s'? ?occupe|s'en occupe|s'en charge|y travaille|gere|anime|coordonne|suit|dirige|mene|conduit|est en charge|met en oeuvre|prend en charge|assure)\b|\bpilotes?\b|\bpilotee? par qui\b|\bporteee? par qui\b|\b(?:le|la|les|quel|quelle|un|une|est) responsables? (?:de|du|des|d'|pour)|\bc'est qui (?:le |la |les |l'|les? )?(?:pilotes?|responsables?|referente?s?|chefs?|porteurs?|porteuse|animat\w+|coordinat\w+)\b|\ben charge d|\breferente?s? (?:de|du|des|d'|pour)|\bchefs? de (?:projet|file) (?:de|du|pour|sur)\b|\b(?:nom|contact) (?:de l'|du )(?:animat\w+|referent\w*|responsable|pilote|coordinat\w+)\b|\b(?:animat(?:eur|rice)s?|pilotes?|referente?s?|responsables?) (?:du|de la|des|de l') ?(?:groupes?|ateliers?|gt|axes?)\b|\bporte par qui\b|\bgere par qui\b|\bqui (?:en est|est le) responsable\b|\binterlocuteur pour\b",
    ),
    (
        "next",
        r"\b(?:prochain|prochaine|prochains|prochaines) (?:jalon|echeance|etape|rendez-vous|rdv|date|reunion|rencontre|moment|point|temps fort|evenement|deadline|truc|chose|seance|phase|marche)s?\b|\b(?:apres|et) (?:ca|ensuite|apres)\s*\?*$|\b(?:quelle|quel) est la suite\b|\bqu'est-ce qui (?:vient|arrive) (?:apres|ensuite)\b|\bla suite c'est\b|\betape (?:suivante|d'apres)\b|\bla suite du calendrier\b|\bet maintenant\b",
    ),
    (
        "previous",
        r"\b(?:jalons?|echeances?|etapes?|rendez-vous|rdvs?|dates?|reunions?|rencontres?|moments?|points?|temps forts?|evenements?|deadlines?|trucs?|choses?|seances?|phases?|marches?) precedente?s?\b",
    ),
    (
        "how_long",
        r"\bdans combien de (?:temps|jours|semaines|mois)\b|\bcombien de (?:temps|jours|semaines|mois)\b.{0,16}\b(?:avant|reste|jusqu)|\bil reste combien de (?:temps|jours|semaines|mois)\b|\breste-t-il combien de (?:temps|jours)\b|\bj-combien\b",
    ),
    (
        "remaining",
        r"\b(?:il )?en reste\b|\bil reste\b(?! combien de (?:temps|jours|semaines|mois))|\bce qui reste\b|\bqu'est ?-?ce qu'il reste\b|\bqu'est ce qui reste\b|\breste[- ]t[- ]il\b|\brestant\w*\b|\bencore a venir\b|\ba venir\b|\bdeja passe\w*\b|\bc'est fini\b",
    ),
    (
        "covers",
        r"\b(?:quelle|quelles) (?:periode|annees|duree)\b|\bperiode (?:du|couverte|de)\b|\bduree (?:du|de la?) (?:plan|schema|programme|strategie)\b|\bcouvre (?:quelle|quelles|la periode)\b|\bde quand a quand\b|\b(?:fin|terme) du (?:plan|schema|programme)\b|\b(?:plan|schema|programme) (?:se termine|finit|prend fin|s'acheve)|\bjusqu'?a? (?:quand|quelle annee)\b.{0,12}\b(?:plan|schema|programme)\b|\bcombien d'annees\b|\bvalable jusqu",
    ),
    (
        "document_date",
        r"\b(?:document|texte|compte rendu|diaporama|papier|dossier|plan)\b.{0,12}\b(?:datee?|est|de)\b.{0,8}\b(?:de quand|(?:19|20)\d\d)\b|\bdate (?:du|de ce) (?:document|texte|diaporama)\b|\b(?:document|texte|diaporama|dossier) (?:de|du|est de|date de) quel\w* (?:date|jour|annee)\b|\bde quand est (?:le|ce) (?:document|texte|plan|dossier)\b|\bde quand date\b",
    ),
    (
        "when",
        r"\bquand\b|\bquel(?:le)?s? (?:jours?|dates?|mois|annee)\b|\bdates?\b(?! ou )|\bjours? (?:exacts?|precis)\b|\bdate limite\b|\becheances?\b|\bdelais?\b|\bc'est le combien\b|\b(?:a|en) quelle (?:date|periode|annee)\b|\ba quel moment\b|\bdeadline\b|\bpour quand\b|\bfini[es]? quand\b",
    ),
    (
        "how_often",
        r"\btous les combien\b|\bcombien de fois\b|\b(?:a )?quelle frequence\b|\bfrequence\b|\bquel rythme\b|\btou(?:s|tes) les quand\b",
    ),
    ("how_many", r"\bcombien\b|\bnombre (?:de|d'|total)\b|\ben combien\b|\bquel nombre\b"),
    (
        "which_group",
        r"\b(?:quels?|quelle|lequel|c'est quel|dans quel) (?:des )?(?:groupes?|gt|ateliers?|equipe)\b|\bgroupe (?:qui|charge|competent)\b|\bquel groupe\b|\bnumero d[eu] (?:le |la )?groupe\b|\bqui (?:dans|parmi|des) (?:les |vos |ces )?groupes\b|\bquelle commission\b|\bgroupes? .{0,10}\bconcerne\b",
    ),
    (
        "which_axis",
        r"\b(?:dans |sous |a |de )?(?:quels?|quelles?) (?:axes?|volets?|priorites?|piliers?|parties?|thematiques?|themes?|orientations?|chapitres?|engagements?)\b(?! (?:pour|couvre|suit|sui|traite|du|de|contient|a le))",
    ),
    (
        "person",
        r"(?<!ce )(?<!ceux )(?<!celui )\bqui (?:est|sont|etait|c'est|sera)\b(?! ecrit| prevu)|\bc'est qui\b|\bcest qui\b|\best qui\b|(?:^|[,;:?.!] ?|\b(?:et|alors|mais|de|c'est|savoir) )qui (?:a|ont|va|prend|preside|dirige|represente|parle|intervien\w*|fait|doit|vote|decide|signe|paie)\b|\bquels? (?:elus?|elue|president\w*|maire|adjoint\w*)\b|\bnom d(?:u|e|es|e la|e l'|'un|'une) ?(?:responsable|referent|pilote|personne|elue?|maire|president|adjoint|vice|conseill|direct|cheff?e?|chargee?|intervenant|animat|coordinat|technicien|contact|interlocut|porteur|agent|gars|dame|monsieur|femme|homme|mec|stagiaire|redact|auteur)\w*|\btravaille (?:pour|chez) qui\b|\bpour qui\b|\bchez qui\b|\bquel(?:le)? est (?:la fonction|le role|le poste) d|\bqui preside\b",
    ),
    (
        "state",
        r"\bou en (?:est|sont|sommes)\b|\ben est ou\b|\bon en est ou\b|\bou ca en est\b|\bavance\w*\b\s*\?*$|\bavancement\b|\bquel est l'etat\b|\bca avance\b",
    ),
    (
        "about_place",
        r"\b(?:c'est|est-ce|est ce|on en parle|en parle|ca parle|trouve|apparait|figure|est) ou\b|\bou (?:est-ce|dans|parle|figure|apparait|trouve)\b|\ba quel endroit du\b",
    ),
    (
        "definition",
        r"\bc'est ?quoi\b|\bc quoi\b|\bqu'est ?-?ce que c'est(?: que)?\b|\bqu'est ?-?ce que? (?:un|une|la|le|l'|les)\b|\bqu'est-ce qu'(?:un|une)\b|\b[kq]u?e[sz]+a[ck]o\b|\bdefini\w*\b",
    ),
)
"""Each kind of question with what asks it; a question may be of several kinds."""

STRUCTURE: tuple[tuple[str, str], ...] = (
    (
        "new",
        r"\bnouveaux? enjeux?\b|\benjeux? nouveaux?\b|\bnouveaux? defis?\b|\bnouvelles? (?:actions?|lignes?|priorites|mesures?|idees)\b|\bnouveautes?\b|\b(?:quoi|ce qui est|c'est quoi|rien|quelque chose) (?:de |le |d')?(?:nouveau|neuf)\b|\bde (?:nouveau|neuf)\b",
    ),
    (
        "ongoing",
        r"\bacquis\b(?: a developper)?|\bdeja (?:engage|en place|en cours)\w*\b.{0,10}\bactions?\b|\bactions? (?:deja )?(?:engagees?|existantes?|en cours)\b|\b(?:existe|existent|se fait|fait|font|est en place|a ete fait|engage) deja\b|\bdeja (?:existant\w*|realise\w*|fait(?:e?s?)?|lance\w*|mis en place)\b|\bl'existant\b",
    ),
    (
        "challenges",
        r"\benjeux? (?:valide|strategique|du plan|retenu|prioritaire|approuve)\w*\b|\bles (?:\d+ )?enjeux\b(?! (?:de l'axe|de l|du groupe|recense))|\benjeux (?:ont ete |sont |etaient )?(?:valide|retenu|approuve)\w*|\b(?:grands?|principaux) (?:enjeux|defis)\b|\bcombien d'enjeux\b(?! (?:pour|de l|dans|sur))|\bquels (?:sont les )?enjeux\b",
    ),
    ("principles", r"\bprincipes?\b|\bvaleurs\b"),
    ("milestones", r"\b(?:jalons?|echeances|etapes?|calendrier|echeancier|dates cles|temps forts|planning|agenda)\b"),
    ("groups", r"\b(?:groupes?|groupes? de travail|gt|ateliers?)\b"),
    (
        "axes",
        r"\b(?:axes?|volets?|piliers?|priorites|(?:grand[es]* )?(?:themes?|thematiques|chapitres?) (?:du|de ce|de votre|dans le) (?:plan|schema|projet|programme|document)|grands? themes?|orientations? (?:du|de ce) (?:plan|schema|projet|programme))\b",
    ),
    ("items", r"\b(?:actions?|lignes?|mesures?|fiches?)\b"),
)

GROUP = rf"\b(?:groupes?(?: de travail| thematiques?| de suivi)?|gt|ateliers?)\s+{_NUMBERED}(\d{{1,2}}|[a-h])\b"
AXIS = (
    rf"\b(?:axes?|volets?|piliers?|priorites?)\s+{_NUMBERED}(\d{{1,2}}|[a-z])\b(?!')(?! quel| combien| propos| des\b)"
)
ORDINALS = {"premier": 1, "premiere": 1, "1er": 1, "1ere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "2e": 2, "2eme": 2, "troisieme": 3, "3e": 3, "3eme": 3, "quatrieme": 4, "4e": 4, "4eme": 4, "cinquieme": 5, "5e": 5, "sixieme": 6, "6e": 6, "dernier": -1, "derniere": -1}  # fmt: skip

FRAME = word_set("""
    plan document texte programme schema strategie feuille diaporama dit dire disent parle parler parlez parle-t-il parlent evoque evoquer
    evoquent mentionne mentionner mentionnee mentionnes aborde aborder abordee traite traiter traites prevoit prevoient prevu prevue prevus
    prevues prevoir prevoit-on indique indiquer precise preciser ecrit ecrite trouve trouver savoir sais savez connaitre voir voit peux peut
    peuvent pouvez pourriez pourrait pouvoir veux veut veulent voudrais voudrait souhaite souhaiterais donner donne donnez dites dis
    liste lister listez cite citer citez detaille detailler plait bonjour bonsoir merci salut coucou avance remercie prie question chose choses quelque quelques quelqu truc
    trucs sujet sujets propos concernant concerne concernes concernee concernees concernent niveau matiere terme mot mots passage
    relatif relative relatives relatifs portant comporte contient compte existe dedans reprend reprendre doc docs dossier charge merci remerciements remercie cordialement amabilite bienveillance anticipes indiquer indiquez auriez
    pourriez citee citees cites renseigner renseignement renseignements
    endroit faut va vas vont aller allez aura auront sera seront serait etait etaient avoir ont avons avez ete stp svp please expliquer
    explique presente oui non ok alors donc bien vrai vraiment juste encore toujours deja actualite la-dessus dessus genre hein monsieur
    madame mme mr est-ce lequel laquelle lesquels quoi quel quelle quels quelles qui que quand comment combien pourquoi ou
    rappelez rappeler redonne redonnez redonner redites redis indique indiquez montrez presentez enumerez enumerer recapituler recapitule recapitulez
    rapport lieu regarde montre lire afficher rappelle rappeler resume resumer apparait figure ressort lien total tout dire
    consacre consacree consacrees consacres dedie dediee
    selon suivant malgre environ envers hormis outre souvent parfois rarement jamais bientot tard tot vite trop assez beaucoup autant
    tellement evidemment franchement serieusement serieux serieuse normal evident evidente dommage bizarre etonnant ensuite puis enfin
    aupres pres loin autour travers grace egard quant sauf excepte sinon cependant pourtant neanmoins toutefois quoique puisque tandis
    pourra pourront pourrait pourraient pourrons pourrez pourrions devra devront devrait devraient dois doit doivent devoir faudra faudrait
    saura saurons sauront aille aillent allant iront ira irons voudra voudrait voudraient aimerait compter comptez compte comptons
    etais etions etiez serai seras serons serez seriez seraient soyez soient avais avions aviez aurais auriez
    fais faisons font faisais faisait faisions faisiez faisaient ferai feras fera ferons ferez feront ferais ferait ferions feriez
    feraient fasse fasses fassions fassiez fassent pouvons pouvais pouvait pouvions pouviez pouvaient pourrai pourras pourrais puisse
    puisses puissions puissiez puissent pu devons devez devais devait devions deviez devaient devrai devras devrons devrez devrais devrions
    devriez doive doives voulons voulez voulais voulait voulions vouliez voulaient voudrai voudras voudrons voudrez voudront voudrions
    voudriez veuille veuillez veuillent voulu sait savons savent savais savait savions saviez savaient saurai saurais saurait sache sachons
    sachez sachent allons allais allait allions alliez allaient irai iras irez irais irait irions iriez iraient vois voyons voyez voient
    voyait verrai verras verra verrons verrez verront verrait disons disais disait disiez dira dirons diront dirait dirais crois croit croyons
    croyez croient pense penses pensons pensez pensent comprends comprend comprenons comprenez comprennent viens vient venons venez viennent
    mets met mettons mettez mettent connais connait connaissons connaissez connaissent souhaitons souhaitez souhaitent espere esperons
    esperez entends entend entendons entendez entendent faille fallait fallu suppose supposons imagine imaginons demande demandais
    concretement pratiquement effectivement globalement notamment exactement precisement reellement justement normalement actuellement
    prochainement dernierement rapidement simplement clairement officiellement formellement explicitement specifiquement
    particulierement principalement essentiellement generalement habituellement eventuellement finalement
    focus zoom tag permets permettre convenu sollicite solliciter echange mal sors sort sortir forme formes titre
    as aie rien derriere devant dessous contre surtout longtemps envie raison raisons aucune aucuns nulles chacun chacune autrui quelconque
    quelconques quiconque lesdits ledit ladite susdit bref sachant hormis
    carrement super hyper grave bidule machin tas quantite majorite plupart entier entierement coup affaire ici nulle etc voire
    """)
"""Words that carry a question and tell nothing of its subject."""

WEAK = word_set("""
    action actions projet projets mesure mesures demarche initiative initiatives faire mettre place mise soutenir soutien aide aider aides
    siegeons accompagner accompagnement developper developpement creer creation lancer marche marcher nouveau nouvelle nouveaux nouvelles
    petit petite petits petites grand grande grands grandes bon bonne gens personnes personne monde moyen moyens type types sorte sortes
    utiliser travailler travaille bosse vise viser visee vouloir autre autres pays cote coin part ligne lignes point points exemple
    acteur acteurs porteur porteurs travail certain certains meme plusieurs uns ceux ensemble partie parties cas plutot dernier dernieres
    prendre prend trouver chercher venir aller moins tres local locale locaux objectif objectifs qualite terrain date dates logique approche notion aspect aspects dimension
    domaine domaines dispositif dispositifs question questions politique politiques systeme contexte cadre volet volets pilier piliers
    priorite priorites orientation orientations thematique thematiques besoin besoins maniere facon place moyen possibilite
    avantage classique classiques aujourd moment fois gros vrai seul principal principaux general
    deux trois quatre cinq annee annees jour jours mois cours role etc commun communs enjeu enjeux axe axes groupe groupes acquis
    impact impacts consequence consequences effet effets avenir situation situations objet condition conditions espece difficulte difficultes
    utile utiles secteur secteurs idee idees possible possibles temps semaine semaines heure heures minute minutes suite bout debut fin
    engagement engagements faites six sept huit neuf dix douze quinze vingt trente cent cents mille million millions milliers centaines dizaine dizaines
    """)
"""Words so common in any plan that they weigh little."""
