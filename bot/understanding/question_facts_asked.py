"""The many ways of asking for one fact, each told in the plain way that the tables of questions know.

Who leads, what it costs, how it is measured, with whom, until when: "qui est à la manœuvre sur" is "qui pilote". Folded text.
"""

from __future__ import annotations

_OF = r"(?: (?:de la|de l'|des|du|de|d'|pour|sur|dans|concernant|a propos de)(?![a-z]))?"
_BODY = r"(?:structures?|organismes?|services?|directions?|entites?|institutions?|equipes?|administrations?)"
_NOT_PLAN = r"(?! (?:le|ce|notre|votre) (?:plan|schema|programme|document)\b)(?! (?:l'avancement|les actions)\b)"

_LABEL = r"(?:\d{1,2}|[a-h])\b"

_IF_ANY = r"(?: (?:si (?:j'ai|on a|nous avons|besoin|probleme)|en cas|pour (?:une|toute|plus|en savoir|des (?:questions|infos|renseignements)|poser)|quand (?:j'ai|on a))\b[^?.]{0,40})?"

FACTS_FR = (
    (r"\b(portee?s?|pilotee?s?|geree?s?|animee?s?|menee?s?|conduite?s?|suivie?s?) par quel(?:le)?s? (?:universite|organisme|structure|service|direction|association|collectivite|entreprise|institution|ville|commune)s?\b", r" \1 par qui "),
    (rf"\b(?:on m'a (?:mis|mise|inscrite?|affectee?|place)|je suis|j'ai ete (?:mise?|affectee?|inscrite?)|je fais partie|on m'a colle) (?:dans|au|a|du) (?:le )?groupe ({_LABEL})[^?]{{0,60}}?\b(?:il|on|ca|nous|c'est|y) (?:bosse|bossons|travaille|travaillons|fait|faisons|planche|parle|traite|sert|sur)(?: (?:sur|de|a))? quoi\b", r" que fait le groupe \1 "),
    (r"\b(?:on est|nous sommes|vous etes|ils sont|etes-vous|sommes-nous|il y a|y a-t-il)? ?combien (?:est-on|etes-vous|sommes-nous|de (?:personnes|gens|monde|membres|participants|inscrits))?(?: (?:on est|nous sommes|il y a|siegent|participent))? ?(?:par|dans (?:un|le|les|chaque|mon|notre)|au sein (?:du|de chaque|d'un)) groupes?(?: de travail)?\b", " combien de membres dans le groupe "),
    (r"\badresse (?:du |de votre |de leur )?(?:site|web|internet|url)(?: (?:web|internet))?\b|\b(?:lien|url) (?:du|de votre) site(?: (?:web|internet))?\b", " site internet "),
    (r"\bdate (?:en|sur la|de|de la|en page de) (?:couverture|premiere page|page de garde|garde)\b(?: (?:du|de ce) (?:doc|document|plan|texte))?", " date du document "),
    (r"\b(?:je|on|nous) (?:m'inscri\w+|s'inscri\w+|vais|va|rejoin\w+|participe|dois aller|peux aller|me mets|choisis|prends) (?:dans |a |au )?(?:lequel|laquelle|quel groupe)\b", " quel groupe "),
    (r"^\W*(?:bonjour\W+)?(?:il )?y a(?:-t-il| t il)? (?:bien )?un (?:axe|volet|pilier|theme) (?:qui (?:parle|traite) |dedie )?(?:sur|pour|consacre (?:a|au|aux)|dedie (?:a|au|aux)|de|du|des|a|au|aux|d') ?", " quel axe parle de "),
    (r"\b(?:on|le plan|il|vous) (?:parle|parlent|parlez|cite|mentionne|evoque)(?: de la| de l'| des| du| de| d')? ?(.{2,60}?) ou(?: ca| exactement)?\W*$|\bou (?:est|sont) (?:citee?s?|mentionnee?s?|evoquee?s?|nommee?s?|indiquee?s?|ecrite?s?) (.{2,60}?)\W*$", r" que dit le plan sur \1\2 "),
    (rf"\b(?:je (?:voudrais|veux|souhaite|aimerais|souhaiterais|dois|peux) |j'aimerais |puis-je |comment )?(?:parler|ecrire|m'adresser|telephoner|echanger|discuter|poser (?:une|ma) question) (?:a|avec) (?:quelqu'un|une personne|un humain|un interlocuteur|l'equipe)(?: (?:du|de l'equipe du|qui s'occupe du) plan)?{_IF_ANY}(?=\W*$)", " comment vous contacter "),
    (rf"\ba qui (?:est-ce que )?(?:je peux|puis-je|peut-on|on peut|dois-je|faut-il|je dois|doit-on|pouvons-nous)? ?(?:ecrire|m'adresser|s'adresser|nous adresser|telephoner|parler|demander|poser (?:une|ma|mes) questions?){_IF_ANY}(?=\W*$)", " comment vous contacter "),
    (r"^\W*(?:et )?ou (?:vous |puis-je (?:vous )?|peut-on (?:vous )?)?(?:ecrire|telephoner|appeler|s'adresser|joindre)\W*$", " comment vous contacter "),
    (r"\bde quel (?:plan|document|schema) (?:on parle|parle-t-on|s'agit-il|il s'agit|est-il question|parlez-vous)\b", " quel est le titre du plan "),
    (r"\bqui (?:porte|a (?:ecrit|redige|fait|elabore|produit|publie|adopte)|est l'auteur de|signe) (?:ce|le) (?:plan|document|schema|texte)\b(?:,? quelle (?:collectivite|structure|organisation))?(?=\W*$)", " quelle collectivite porte le plan "),
    (r"\bou (?:est|sont) (?:classee?s?|rangee?s?|situee?s?|placee?s?) (.{3,80}?) dans les (axe|groupe)s\b", r" dans quel \2 est \1 "),
    (r"\ben details?\b", " "),
    (r"\b(?:j'ai|nous avons|on a|j'aurais|nous aurions) besoin (?:de la|de l'|des|du|de|d'|que vous me donniez)|\bil (?:me|nous) (?:faut|faudrait) ", " donne "),
    (rf"\bsur quoi (?:planche|bosse|travaille|porte|se penche|reflechit) (?:le )?groupe (?={_LABEL})", " que fait le groupe "),
    (rf"\b(?:quel(?:le)?s? (?:est|sont) |c'est quoi |rappelle\w*[- ]moi |donne\w*[- ]moi )?(?:le |la |les |l')?(?:perimetres?|missions?|objet|objectifs?|roles?|champ|intitule|theme|thematique|nom|titre|sujets?|feuille de route|portefeuille|attributions?) du groupe (?={_LABEL})", " que fait le groupe "),
    (rf"\ba quels? axes? (?:correspond|est (?:rattache|lie|affecte)|se rattache) le groupe (?={_LABEL})", " quels axes suit le groupe "),
    (rf"\bje (?:suis|viens|participe|siege) (?:dans le|dans|au|membre du|du|avec le|a) (?:groupe )?groupe ({_LABEL})\W+(?:on|nous|je|c'est|ca) .{{0,24}}\bquoi\b", r" que fait le groupe \1 "),
    (r"\ba dans (?:son|leur) (?:portefeuille|perimetre|escarcelle|champ)\b", " fait "),

    (r"\b(?:je|on|nous|tu|vous) (?:m'|s'|t'|nous |vous )?(?:adress|demand|parl|voi)\w+ (?:ca |cela )?a qui (?:pour|sur|concernant|de|du|des)\b", " a qui m'adresser pour "),
    (r"\b(?:je|on|nous) (?:m'|s'|nous )?adress\w+ a qui\b|\ba qui (?:je |on |nous |dois-je |doit-on |faut-il |puis-je |peut-on )?(?:m'|s'|nous )?adress\w+ (?:pour|sur|concernant|au sujet (?:de|du|des))\b", " qui pilote "),
    (r"\bqui (?:est-ce qui |c'est qui )?(?:va|doit|devra|devrait|vont|doivent|est cense|sont censes) (?:s'en occuper|s'en charger|s'occuper|se charger|faire|mettre en oeuvre|realiser|mener|porter|piloter|conduire|assurer|prendre en charge|gerer|executer|deployer)\b(?:,? (?:de|du|des|d'))?", " qui pilote "),
    (r"\bcomment (?:saura|sait|saurons|saurez|verra|verrons|voit|vous saurez|on saura|on sait)(?:[- ](?:t-)?(?:on|nous|vous))? (?:que|qu'|si|s') ?(?!ca\b|cela\b|il\b|elle\b|le plan\b|ce plan\b)(.{3,80}?) (?:a|ont|aura|auront) (?:bien |vraiment )?(?:march\w+|fonctionn\w+|reussi\w*|ete un succes|porte ses fruits|atteint \w+ \w+)", r" quel indicateur pour \1 "),
    (r"\bcomment (?:est|sont|sera|seront|va etre|vont etre|est-ce que) (?:finance\w*|paye\w*)\b", " quel budget pour "),
    (r"\bquels? moyens? (?:financiers?|budgetaires?)(?: (?:pour|sur|dans))?\b", " quel budget pour "),

    (
        rf"\bqui est (?:donc )?(?:a la manoeuvre|aux (?:commandes|manettes|manoeuvres)|a la barre|a la tete|en pointe|en premiere ligne|derriere){_OF}",
        " qui pilote ",
    ),
    (rf"\bsous (?:la|quelle) responsabilite(?: de qui)?(?: (?:est|sont|se fait|se font))?{_OF}", " qui pilote "),
    (rf"\bqui a(?:ura)? (?:la |en )?(?:charge|responsabilite){_OF}", " qui pilote "),
    (
        r"\ba qui (?:revient|incombe|echoit|a-t-on confie|confie-t-on|appartient|(?:a ete|est|sera) (?:confiee?s?|attribuee?s?|devolue?s?))\b",
        " qui pilote ",
    ),
    (r"\bc'est (?:chez|pour) qui\W*$", " qui pilote"),
    (
        rf"\bquel(?:le)?s? {_BODY} (?:la |le |les )?(?:porte|pilote|gere|suit|mene|conduit|prend en charge|met en oeuvre|s'occupe|a la charge|(?:est|sera) (?:responsable|en charge|chargee?|porteuse|pilote))(?:nt)?{_OF}",
        " qui pilote ",
    ),
    (
        rf"\bquel(?:le)? est (?:l'|la |le )?{_BODY} (?:responsable|en charge|chargee?|porteur|porteuse|pilote|referente?){_OF}",
        " qui pilote ",
    ),
    (r"\bc'est a qui (?:de|d') ?(?:faire|gerer|s'occuper de|s'occuper|mener|piloter|conduire|realiser|porter)\b", " qui pilote "),
    (
        rf"\bvers qui (?:se tourner|me tourner|nous tourner|s'orienter|aller|(?:dois|puis|peut)[- ](?:je|on) (?:me|se) tourner){_OF}|\b(?:quel est |qui est )?(?:mon|notre|votre|l'|le bon) ?interlocut(?:eur|rice){_OF}",
        " qui pilote ",
    ),
    (
        rf"\bquels? (?:resultats?|effets?) (?:attend|esper|vise|recherche)\w*(?:[- ]t?-?(?:on|vous|nous|il))?(?: (?:de|du|des|d'))?{_OF}",
        " quel indicateur pour ",
    ),
    (r"\bquelles? (?:est la |sont les )?cibles? (?:visees? )?(?:pour|de la|de l'|des|du|de|d'|sur)", " quel indicateur pour "),
    (
        rf"\b(?:comment|sur quoi|sur quels? criteres?|a quelle aune) (?:est|sont|sera|seront|va|vont|doit|peut|allons|allez|on|est-ce qu'on)?(?:[- ](?:t-)?(?:on|il|elle|ils|elles|nous|vous))? ?(?:etre |bien )?(?:evalu|jug|mesur|verifi|suit|suivr|apprecie)\w*(?:[- ](?:t-)?(?:on|vous|nous))?{_NOT_PLAN}(?: que| si)?\b",
        " quel indicateur pour ",
    ),
    (
        rf"\b(?:a )?combien (?:se chiffre|est chiffree?|est estimee?|est evaluee?|s'eleve|se monte|nous revient|(?:ca |cela )?va (?:nous )?couter){_OF}",
        " quel budget pour ",
    ),
    (r"\bquel(?:le)?s? (?:credits?|sommes?|fonds|financements?)(?: (?:est|sont|a-t-on|avons-nous|a ete|ont ete))?(?: (?:prevue?s?|allouee?s?|reservee?s?|affectee?s?|consacree?s?|mobilisee?s?|debloquee?s?))? (?:pour|a|au|aux|sur|dans)\b", " quel budget pour "),
    (rf"\b(?:on|nous|ils|vous) (?:a|avons|ont|avez) (?:mis|prevu|debloque|vote) combien{_OF}|\bcombien (?:a-t-on|avons-nous|avez-vous|ont-ils|on a|est-ce qu'on) (?:mis|prevu|debloque|vote|met){_OF}", " quel budget pour "),
    (r"\b(?:est|sont|a-t-il ete|a ete) (?:bien )?(?:budgetee?s?|budgetisee?s?|financee?s?|chiffree?s?)\W*$", " quel budget"),
    (
        rf"\bqui d'autre (?:est|sera|y a-t-il|travaille|intervient|participe|y a)\b(?: (?:associee?|implique\w*|present\w*))?{_OF}",
        " quels partenaires pour ",
    ),
    (
        r"\bquel(?:le)?s? (?:structures?|organismes?|associations?|acteurs?) (?:sont|est|seront|sera) (?:associee?s?|impliquee?s?|partenaires?|mobilisee?s?|parties? prenantes?)(?: (?:a la|a l'|aux|au|a|dans|sur|pour))?\b",
        " quels partenaires pour ",
    ),
    (rf"\b(?:on|nous|vous|ils) (?:travaill\w+|collabor\w+) avec qui{_OF}|\ben (?:partenariat|lien|collaboration) avec qui\b", " quels partenaires pour "),
    (rf"\bquand (?:est-ce qu'on|doit-on|devons-nous|allons-nous|va-t-on|est-ce que nous) (?:livr|rend|termin|finir|fini|boucl|acheve)\w*{_OF}", " quelle echeance pour "),
    (r"\bcombien de temps (?:reste-t-il|il reste|nous reste-t-il|avons-nous|a-t-on|on a) (?:encore )?pour\b", " quelle echeance pour "),
)  # fmt: skip
"""French ways of asking, with the plain one."""

FACTS_EN = (
    (r"\b(?:switchboard|reception|front desk)(?: (?:number|phone|telephone))?\b", " phone number "),
    (r"\bdate (?:on|of) the (?:cover|front page|title page)\b", " date of the document "),
    (r"^\W*(?:hi\W+|hello\W+)?is there an? (?:priority|theme|pillar|strand|axis) (?:on|about|for|dealing with|dedicated to)\b", " which priority is about "),
    (r",? ?\bwhat(?: is|'s) behind (?:it|that|this)\b|,? ?\bwhat(?: is|'s) (?:it|that|this) (?:all )?about\b", " "),
    (r"\b(?:total|overall|global|whole) (?:funding|money|spend|spending|amount|envelope|sum)\b", " total budget "),
    (r"\bi(?: am|'m)? (?:work(?:ing)? (?:for|at|in|with)|from|with|at) ((?:the )?[\w' -]{2,50}?)[,:;.] ?(?:and )?(?:so )?(?:which|what) (actions|lines|measures|commitments) (?:are|is|would be|do) (?:ours|mine|for us|we lead|we have|concern us|we own)\b", r" which \2 are led by \1 "),
    (r"\bwhere (?:is|are|does|do) (.{2,60}?) (?:mentioned|named|quoted|cited|referred to|appear|come up|get a mention)\b", r" what does the plan say about \1 "),
    (r"\b(?:i(?:'d| would) like to |can i |could i |i want to |i need to |how (?:can|do) i )?(?:talk|speak|write) to (?:someone|somebody|a person|a human|the team|anyone)(?: (?:about|from|in charge of|behind) (?:the|this) (?:plan|strategy|programme))?(?=\W*$)", " how can i contact you "),
    (r"\b(?:get|getting|be|keep) in touch\b(?: with (?:you|the team|someone|somebody))?|\breach (?:you|the team|somebody|someone)\b", " contact you "),
    (r"\bwho (?:wrote|published|produced|adopted|is behind|made|drafted) (?:the|this) (?:plan|strategy|document|programme)\b", " which organisation wrote the plan "),
    (r"^\W*(?:the )?(?:full |exact |complete )?(?:title|name)(?: please)?\W*$", " what is the title of the plan "),
    (r"\b(?:details?|contents?|scope|make-?up|composition) of (axis|priority|theme|pillar|strand) ", r" what is in \1 "),
    (rf"\bwhat(?: is|'s) (?:the )?(?:remit|scope|role|purpose|job|mission|brief|task|subject|topic|title) of (?:working )?group ({_LABEL})", r" what does group \1 do "),
    (rf"\bwhat(?: is|'s) (?:working )?group ({_LABEL}) (?:in charge of|responsible for|about|for|up to|working on|there for)\b", r" what does group \1 do "),
    (rf"\bwhat (?:working )?group ({_LABEL}) (?:does|covers|works on|is for|is about)\b", r" what does group \1 do "),

    (r"\bhow (?:will|would|do|can|shall) (?:we|you|they|anyone|people) (?:know|tell|see)(?: if| whether| that)? (?!it\b|this\b|that\b|the plan\b|the strategy\b|things\b)(.{3,80}?) (?:has |have |is |are |did )?(?:worked|works?|working|succeeded|been a success|successful|paid off|made a difference)\b", r" what is the indicator for \1 "),
    (r"\bhow (?:will|would|is|are|should) (?!it\b|this\b|the plan\b|the strategy\b|the programme\b)(.{3,80}?) (?:be )?(?:evaluated|judged|assessed|tracked|monitored|measured)\b", r" what is the indicator for \1 "),
    (r"\bhow (?:will|would|is|are) (?!it\b|this\b|the plan\b|the strategy\b|the programme\b)(.{3,80}?) (?:be |being )?(?:funded|financed|paid for)\b", r" what is the budget for \1 "),
    (r"\b(?:what|which) funding (?:does|do|will|has|have|is|are) (?!it\b|the plan\b)(.{3,80}?) (?:have|get|got|receive|received)\b", r" what is the budget for \1 "),
    (r"\b(?:is|are|was) there (?:any |some |enough )?(?:money|funding|funds|cash|budget) (?:for|behind|set aside for)\b", " what is the budget for "),
    (r"\bwhich (?:team|department|service|organisation|body|unit|office) (?:handles?|leads?|runs?|manages?|does|delivers?|looks after|deals with|oversees)\b", " who leads "),

    (
        r"\bwho (?:is|are) (?:behind|steering|driving|fronting|heading up|on the hook for|accountable for|the (?:named |lead |responsible |right )?(?:person|officer|contact|organisation|body) (?:for|on|behind)|my contact (?:for|on))\b",
        " who leads ",
    ),
    (r"\bwho (?:has been|was|were|is being) (?:given|assigned|handed|tasked with|entrusted with)\b", " who leads "),
    (r"\bwho (?:will|is going to|has to|must|should) (?:deliver|do|run|carry out|implement|handle|manage|take on|drive)\b", " who leads "),
    (r"\b(?:my|our|the|any) (?:named )?contact (?:person )?(?:for|on)\b", " who leads "),
    (r"\b(?:what|which)(?: is|'s)? (?:the |our )?(?:time ?scales?|time ?frames?|time ?lines?|target dates?|end dates?|delivery dates?|completion dates?|finish dates?|time ?table) (?:for|of|on)\b", " what is the deadline for "),
    (r"\b(?:time ?scales?|time ?frames?|time ?lines?|target dates?|delivery dates?|completion dates?|end dates?) (?:for|of|on)\b", " deadline for "),
    (r"\bhow (?:long|much time) (?:have (?:we|they|you) got|do (?:we|they|you) have|is left|is there)(?: left)? (?:for|to do|to finish)\b", " what is the deadline for "),
    (r"\bwhat does (?:success|good) look like (?:for|on|in|with)\b", " what is the indicator for "),
    (r"\bhow (?:will|would|do|does|can|are|is|should) (?:we |you |they |the council )?(?:be )?(?:evaluate|judge|assess|measure|track|monitor)d?\b(?! the (?:plan|programme|strategy)\b)", " what is the indicator for "),
    (r"\b(?:are|is) (?:evaluated|judged|assessed|tracked|monitored)\b", " measured "),
    (r"\bwho (?:are|is) (?:we |the council |you )?(?:working|partnering|teaming up|collaborating) with (?:on|for|in)\b|\bwho (?:else )?(?:is|are) (?:involved|taking part|associated) (?:in|with|on)\b", " which partners for "),
    (r"\bwho (?:are|is) (?:the |our |your )?partners?\b", " which partners "),
    (r"\bhow much (?:has been|was|were|have we|is|are we|did we) (?:allocated|earmarked|put|set|spending|allocate|reserve|reserved|given|invested|investing|ring-?fenced)(?: aside| by)?(?: to| into| for| on| in)?\b", " what is the budget for "),
)  # fmt: skip
"""English ways of asking, with the plain one."""
