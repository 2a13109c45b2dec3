"""Turns by which people lead up to what they ask, and that tell nothing of it: "quid de", "un petit rappel sur".

Each pattern is about folded text; what it finds gives way to the plain words behind it. Turns, not words: "une info sur"
asks, "l'information des habitants" is a subject.
"""

from __future__ import annotations

_SOMEBODY_FR = r"(?:(?:un|une|des|le|la|les|mon|ma|mes|notre|nos|quelques) ?(?:autres? )?|l')[\w-]+(?: [\w-]+)?"
_SOMEBODY_EN = r"(?:an?|the|my|our|some|one of (?:my|our|the)) [\w-]+(?: [\w-]+)?"

TURNS_FR = (
    (r"\b(?:moi,? )?(?:je siege|on siege|nous siegeons) (?=(?:a|au|aux|dans|en)\b)", " "),
    (
        r"\b(?:juste |rien qu'|meme )?(?:une|la) (?:simple )?(?:ligne|phrase|reponse courte|reponse breve)(?: me)? (?:suffit|suffira|suffirait|convient|ira)\b|\ben (?:une|deux) (?:lignes?|phrases?|mots?)\b|\breponse (?:courte|breve|rapide)(?: svp)?\b",
        " ",
    ),
    (
        r"\b(?:ce|cet|votre|le) (?:truc|machin|bazar|bidule|pave|papier)(?:-la)?\b(?! (?:de|du|des|d'|sur|pour|que|qui)\b)",
        " le plan ",
    ),
    (
        r"\b(?:et )?(?:maintenant|a present|une fois|des lors) que? [^,.?]{3,60}, ?(?=(?:c'est|quelle?|quoi|on|il|que|qu'))",
        " ",
    ),
    (
        r"\b(?:je (?:cherche|recherche|voudrais|veux)|trouve[zr]?[- ]?(?:moi|nous)?|donne[zr]?[- ]?(?:moi|nous)?) (?:tout )?ce qui (?:se rapporte|a trait|touche|concerne|a rapport|se rattache)(?: (?:a la|a l'|a|au|aux|avec))?\b",
        " que dit le plan sur ",
    ),
    (
        r"\bqu'est-ce qui se (?:prepare|trame|fait|dessine|mijote|profile|passe) (?:pour|sur|autour d[eu']|concernant|cote)\b",
        " que dit le plan sur ",
    ),
    (r"\bque (?:retenir|dire|savoir|comprendre|penser) (?:de la|de l'|des|du|de|d')", " que dit le plan sur "),
    (r"^\W*(?:objet|sujet|re|tr|fwd?) ?: ?", " "),
    (r"\bje suis (?:un peu |completement |totalement )?(?:perdue?|larguee?|paumee?|dans le flou)\b,?", " "),
    (r"\b(?:relev|depend|tien|se rattach)\w* de (?:quoi|quel (?:sujet|theme|endroit))\b", " "),
    (
        r"\b(?:ou en (?:sommes-nous|est-on|etes-vous|est|sont)|ou on en est) (?:dans|avec|sur|de) (?:la|les|nos|vos|notre|votre) (?:reflexions?|discussions?|travaux|echanges|pistes) (?:sur|autour d[eu']|a propos d[eu'])\b",
        " que dit le plan sur ",
    ),
    (
        r"\b(?:notre|mon|nos|une|des) (?:associations?|structures?|collectifs?|entreprises?|cooperatives?|clubs?|services?|communes?|equipes?) (?:aimerait|aimeraient|voudrait|voudraient|souhaite|souhaitent|souhaiterait|veut|veulent) (?:s'impliquer|s'investir|participer|contribuer|aider|travailler|agir|s'engager)(?: (?:sur|a|au|aux|dans|pour))?",
        " que dit le plan sur ",
    ),
    (
        r",? ?\b(?:ca|cela|c'est|il|elle) (?:rentre|entre|tombe|va|se range|figure) dans quelle (?:categorie|case|rubrique|famille)\b",
        " ",
    ),
    (
        r"\bou (?:puis-je|peut-on|peux-tu|peut-il|pouvons-nous|pourrais-je) (?:lire|consulter|retrouver)(?: (?:ce|tout ce) qui (?:touche|concerne|se rapporte|a trait)(?: a| au| aux)?)?\b",
        " que dit le plan sur ",
    ),
    (rf"\b{_SOMEBODY_FR} s'interrogent (?:beaucoup )?(?:sur|a propos)\b", " que dit le plan sur "),
    (rf"\b{_SOMEBODY_FR} s'interroge (?:beaucoup )?(?:sur|a propos)\b", " que dit le plan sur "),
    (
        r"\bdans le cadre de (?:mes|nos|mon|ma|notre) (?:fonctions?|missions?|etudes?|recherches?|travaux|poste|master|these|stage)\b,?",
        " ",
    ),
    (r"\b(?:d')?infos? (?:sur|concernant|a propos|pour)\b", " que dit le plan sur "),
    (
        r"\b(?:je )?me permets de (?:vous|te) (?:ecrire|contacter|solliciter|relancer|deranger)(?: (?:au sujet|a propos|concernant|sur|pour))?(?: (?:de la|de l'|des|du|de|d'))?",
        " que dit le plan sur ",
    ),
    (
        r"\b(?:suite a|comme suite a|apres|lors de) (?:notre|nos|mon|votre|la|une) (?:echanges?|discussions?|reunions?|conversations?|appels?|rendez-vous|rencontre|mails?|entretien)(?: telephonique)?(?: (?:d'hier|de ce matin|de lundi|de mardi|de mercredi|de jeudi|de vendredi|d'aujourd'hui|de la semaine derniere))?,?",
        " ",
    ),
    (r"\b(?:comme convenu|comme promis|pour info(?:rmation)?|pour memoire|petit oubli)\b,?", " "),
    (r"\betant (?:nouveau|nouvelle|recemment arrivee?|debutante?)[\w' ]{0,30},", " "),
    (
        r"\bje (?:decouvre|m'interesse (?:aux|au|a)\b|travaille sur|m'occupe de|planche sur|potasse|etudie|creuse)(?: (?:le|la) (?:sujet|question|dossier))?(?: (?:de la|de l'|des|du|de|d'))?",
        " que dit le plan sur ",
    ),
    (r"\bj'ai (?:du mal|de la peine|des difficultes) a (?:comprendre|saisir|voir|trouver)\b", " que dit le plan sur "),
    (
        r"\ba quel (?:endroit|passage|niveau|chapitre|paragraphe|titre|moment)(?: (?:du plan|du document|du texte))?(?= .{0,60}\b(?:figure|apparait|est-il|est-elle|parle|trouve|mentionn|evoqu|cite|abord))",
        " dans quel passage ",
    ),
    (r"\b(?:sous quelle forme|a quel titre|de quelle (?:maniere|facon)|en quels termes)\b", " comment "),
    (r"\bmots?[- ]cles?\b ?:?", " "),
    (
        r"\b(?:sors?|sortez|balances?|envoies?|envoyez|files?|filez|passes?|passez|copies?|copiez|colles?|collez|lis|lisez)(?:[- ](?:moi|nous))? (?=(?:ce que|ce qu|les lignes|la ligne|le passage|les passages|tout|le texte|l'extrait)\b)",
        " donne ",
    ),
    (r"\bque (?:peut|pourrait|doit|faut)[- ](?:on|il) (?:en )?(?:dire|retenir|savoir|penser)\b", " que dit le plan "),
    (r"\bquid (?:de la|de l'|des|du|de|d')", " "),
    (
        r"\b(?:quelles? (?:est|sont) (?:la|les|l'|votre|vos|notre|nos) ?|quelles? |une? |des |vos |votre )(?:ambitions?|intentions?|positions?|vues?|visions?|volontes?|idees?|projets?|reflexions?) (?:sur|pour|concernant|a propos|vis-a-vis|quant|en matiere|au sujet)\b(?: (?:de|du|des|d'|a|au|aux))?",
        " que dit le plan sur ",
    ),
    (r"\bnoir sur blanc\b|\bmot (?:pour|a) mot\b|\btextuellement\b|\bau mot pres\b", " "),
    (r"\bdans tout (?:ca|cela)\b|\bau milieu de tout (?:ca|cela)\b|\bla[- ]dedans\b", " "),
    (
        r"\bquelle (?:est la )?place (?:pour|de|du|des|fait-on a|laissee? a|accordee? a|donnee? a)\b",
        " que dit le plan sur ",
    ),
    (
        r"\b(?:c'est |voici |voila )?(?:juste |simplement )?(?:pour|dans le cadre de|en vue de) (?:ma|mon|une|un|notre|la|le) (?:presentation|note|discours|reunion|dossier|exposes?|memoire|article|courrier|mail|rapport|fiche|compte[- ]rendu|intervention|point presse)(?: (?:de |d'|du )?(?:demain|ce soir|lundi|mardi|mercredi|jeudi|vendredi|la semaine prochaine|cet apres-midi|presse|service|equipe|au maire|aux elus|pour [\w' ]{3,20}))?(?= ?[:,])",
        " ",
    ),
    (
        r"\b(?:on|quelqu'un|tout le monde) (?:me|nous|m'a|nous a) (?:pose|demande)\w*(?: souvent)?(?: la| une)?(?: questions?)? ?(?:de savoir|au sujet|a propos|sur|de|du|des|d')?\b",
        " ",
    ),
    (
        rf"\b{_SOMEBODY_FR} (?:(?:me|nous|m'a|m'ont|nous a|nous ont) ?(?:demande|demandent|pose|posent|posee|interroge|interrogent|questionne)\w*|(?:veut|veulent|voudrait|voudraient|aimerait|aimeraient|souhaite|souhaitent|cherche|cherchent|demande|demandent|se demande|se demandent) ?(?:a )?(?:savoir|connaitre|comprendre)?)(?: la question| une question)?(?= (?:si|ce qu|de savoir|sur|quel|quoi|comment|pourquoi|ou))",
        " ",
    ),
    (
        r",? ?\b(?:je|on|nous) (?:leur |lui |vous )?repond\w* quoi\b|\bque (?:leur |lui )?(?:repondre|dire)\b|\bque (?:dois|puis|peut|faut)[- ](?:je|on|il) (?:leur |lui )?(?:repondre|dire)\b",
        " que dit le plan ",
    ),
    (r"\bdans quels? buts?\b|\ba quelles? fins?\b|\bpour quelles? raisons?\b", " pourquoi "),
    (
        r"\b(?:(?:un peu |beaucoup )?plus |avoir |davantage |quelques |des |une? |les |aucune |l')(?:d'|de )?(?:infos?|informations?|precisions?|eclaircissements?|elements?|details?|renseignements?|eclairages?) (?:sur|concernant|au sujet|a propos|relati\w+|quant)\b(?: (?:de|du|des|d'|a|au|aux))?",
        " que dit le plan sur ",
    ),
    (r"^\W*infos? (?:sur |concernant )?(?=\w)", " que dit le plan sur "),
    (
        r"\b(?:un |une |le |faire (?:un|le) |refaire (?:un|le) )?(?:petite? |rapide )?(?:rappels?|topo|point|recap\w*|piqure de rappel|resumes?|synthese) (?:rapide )?(?:sur|concernant|au sujet|a propos)\b(?: (?:de|du|des|d'))?",
        " que dit le plan sur ",
    ),
    (r"\b(?:me |nous )?rafraichir (?:la|ma|notre) memoire(?: (?:sur|concernant))?", " "),
    (r"\bt'(?:as|es|aurais)\b", "tu as "),
    (r"\b(?:a|sur|de) (?:la|quelle) page (?:de la|de l'|des|du|de|d')?", " "),
    (
        r"\bsauf erreur(?: de (?:ma|notre) part)?\b|\bsi je ne (?:me )?trompe(?: pas)?\b|\bsi je ne m'abuse\b|\bsi j'ai bien (?:compris|lu|suivi)\b|\bde memoire\b|\bil me semble(?: bien)?(?: qu[e'])?|\bje crois(?: bien)? (?:que|qu')",
        " ",
    ),
    (
        r"\bje n'ai (?:rien |pas )?(?:vu|lu|trouve|su trouver)(?: de passage)?(?: rien)?\b|\bpas (?:vu|lu|trouve)\b|\bje ne (?:vois|trouve|comprends) (?:rien|pas)(?: (?:grand-chose|ou est|ce que dit))?",
        " que dit le plan ",
    ),
    (
        r"\b(?:reste |est |serait |semble )?(?:muets?|muettes?|silencieu\w+|avares?|discrete?s?) (?:sur|concernant|a propos)\b",
        " parle de ",
    ),
    (r"\b(?:comme )?si (?:j'avais|j'etais|c'etait pour) [\w' ]{2,25}(?:ans|enfant|nuls?|debutante?)\b", " "),
    (
        r"\bc'est quoi(?: donc)? (?:l'|cette |votre |toute cette )(?:histoire|affaire) (?:de la|de l'|des|du|de|d'|avec)",
        " c'est quoi ",
    ),
    (r"\b(?:l'|cette )(?:histoire|affaire) (?:de la|de l'|des|du|de|d')\b(?= ?\w+)", " "),
    (r"\bqui (?:porte|portent|porterait) sur\b", " sur "),
    (r"\bqui (?:traite|traitent|parle|parlent) (?=de|du|des|d')", " sur "),
    (r"\b(?:ca|cela) (?:vous|te) (?:parle|dit(?: quelque chose)?)\b|\b(?:ca|cela) existe(?: encore)?\b", " "),
    (
        r"\b(?:oui ou non|ou pas|ou bien|non plus|hein|dites|dis donc|du coup|au fait|a tout hasard|par hasard|eventuellement|le cas echeant|au juste|au final|finalement|en gros|grosso modo|en clair|en resume|en deux mots|en un mot|en bref|en substance|a la base|a priori|d'ailleurs|par ailleurs|a ce jour|a l'heure actuelle|pour l'instant|pour le moment|d'apres (?:vous|toi)|selon vous)\b",
        " ",
    ),
    (
        r"\b(?:desolee?s?|pardon|excusez[- ]moi|excuse[- ]moi)(?: de (?:vous|te) (?:deranger|embeter|solliciter))?\b",
        " ",
    ),
    (
        r"\b(?:une |j'ai une |juste une )?(?:petite |rapide |derniere |autre |toute petite )+questions?\b(?: (?:sur|concernant|a propos de|au sujet de))?",
        " ",
    ),
    (r"\bau cas ou\b|\bje (?:me demand\w+|voulais (?:juste )?(?:savoir|demander)|viens aux nouvelles)\b", " "),
    (
        r"\bj'ai (?:entendu (?:dire|parler)|lu|vu|cru comprendre)(?: quelque part| dans la presse| que| qu'| de| d'| un truc sur)*",
        " ",
    ),
    (r"\bil parait(?:rait)? (?:que |qu')", " "),
    (r"\bon m'a (?:dit|parle|signale|explique|assure|affirme)(?: que| qu'| de| d'| du| des)?\b", " "),
)
"""French turns, with what stays in their place."""

TURNS_EN = (
    (
        r"\b(?:this|the|that|your) (?:whole )?(?:thing|stuff|business|paper|doc)\b(?! (?:about|on|with|called)\b)",
        " the plan ",
    ),
    (r"\bi(?:'d| would) like to know where (.{3,60}?) stands?\b", r" what does the plan say about \1 "),
    (r"\bwhat(?: is|'s| comes)? next (?:for|on|with)\b", " what is planned for "),
    (
        r"\b(?:where are we|where do we stand|how far are we) (?:with|in|on) (?:our|the) (?:thinking|reflection|work|discussions?|talks) (?:on|about)\b",
        " where are we with ",
    ),
    (
        r"\bwhere (?:do|does|would) (?=[\w' -]{3,40} (?:fit in|come in|belong)\b)|\b(?:fit in|come in|belong)(?= ?\??$)",
        " ",
    ),
    (
        r"\b(?:quote|copy|paste|send|read|show|give)(?: me| us| out)? (?:the )?(?:exact |precise |whole |full )?(?:bit|bits|passage|passages|line|lines|part|parts|wording|words?|sentence|sentences|text|extract|section|paragraph)(?: (?:on|about|for|where|that (?:talks|speaks) (?:about|of)|dealing with|in which))?",
        " what does the plan say about ",
    ),
    (r"\b(?:in practice|in practical terms|in concrete terms|on the ground)\b", " "),
    (r"\b(?:refresh|jog) (?:my|our) memory(?: (?:on|about|of))?", " "),
    (r"\bring a bell\b|\bcomes? up\b|\bon the cards\b|\b(?:make|made|makes) it into the (?:plan|document)\b", " "),
    (r"\b(?:sum|summing) up\b|\bsummari[sz]e\b", " "),
    (r"\bwhere can (?:i|we|one|people) read(?: more)? about\b", " what does the plan say about "),
    (
        r"\bwhat(?: is|'s) (?:the |your |our )?(?:position|stance|view|thinking|vision|ambition|intention|line|latest|story|plan|news) (?:on|for|about|with|regarding)\b",
        " what does the plan say about ",
    ),
    (
        r"\b(?:any|some|more|further|the|your) (?:info|information|detail|details|news|thoughts|ideas|clarity|clarification|guidance|background|plans) (?:on|about|for|regarding|concerning)\b",
        " what does the plan say about ",
    ),
    (r"^\W*(?:info|details) (?:on|about) ", " what does the plan say about "),
    (
        r"\b(?:a |an )?(?:quick |brief |short |little )*(?:reminder|recap|summary|overview|refresher|rundown|update|word) (?:on|of|about)\b",
        " what does the plan say about ",
    ),
    (r"\b(?:in )?black and white\b|\bword for word\b|\bverbatim\b|\bto the letter\b", " "),
    (
        r"\b(?:a |one |just a |just one )?(?:quick|small|silly|daft|stupid|last|other|another|simple) question\b(?: (?:on|about))?",
        " ",
    ),
    (
        r"\b(?:it(?:'s| is) |this is )?(?:just )?for (?:my|a|an|our|the) (?:presentation|note|speech|meeting|briefing|report|essay|article|email|newsletter|paper|talk|slides?)(?: (?:tomorrow|tonight|on \w+day|next week|this afternoon))?(?= ?[:,])",
        " ",
    ),
    (
        rf"\b{_SOMEBODY_EN} (?:is |are |was |has been |keeps |keep )?(?:asking|asked|asks|ask|wants to know|want to know|would like to know|wondered|wonders|is wondering)(?: me| us)?(?= (?:if|what|whether|about|how|why|where|who|when))",
        " ",
    ),
    (
        r"\b(?:somebody|someone|people) (?:is |are |keep |keeps |has |have |was |were )?(?:asking|asked|asks|ask)(?: me| us)?(?= (?:if|what|whether|about|how|why|where|who|when))",
        " ",
    ),
    (
        r"\bwhat (?:do|should|can|shall) (?:i|we) (?:say|tell (?:them|him|her|people)|answer|reply)\b(?: to (?:them|him|her|people))?",
        " what does the plan say ",
    ),
    (
        r"\b(?:unless i(?:'m| am) mistaken|if i(?:'m| am) not mistaken|if i remember (?:rightly|correctly|right|well)|as far as i know|from memory|correct me if i(?:'m| am) wrong(?: but)?|am i right (?:that|in thinking(?: that)?)|i(?:'ve| have)? (?:heard|read|been told|gather)(?: somewhere)?(?: that| about)?|apparently|rumou?r has it(?: that)?|they say(?: that)?)(?:\b|(?<= ))",
        " ",
    ),
    (
        r"\bi (?:can't|cannot|could not|couldn't|don't|did not|didn't) (?:find|see|spot)(?: anything| much| where it (?:says|talks))?(?: (?:on|about))?",
        " what does the plan say about ",
    ),
    (r"\b(?:silent|quiet) (?:on|about)\b", " says about "),
    (r"\b(?:as if|like) i(?:'m| am| was| were) (?:five|ten|\d+|a child|an idiot)\b", " "),
    (
        r"\b(?:by any chance|at all|by the way|btw|basically|actually|in short|in brief|in a nutshell|in a word|to be honest|tbh|just wondering|just checking|i was wondering|i wonder|so far|right now|at the moment|for now|these days|nowadays|yes or no|or not|please|ta|cheers)\b",
        " ",
    ),
    (r"\b(?:sorry|apologies)(?: (?:to bother you|for asking|if this is obvious))?\b", " "),
)
"""English turns, with what stays in their place."""
