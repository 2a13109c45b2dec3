"""The French words of dates, folded: without accents, apostrophes and hyphens as spaces."""

from __future__ import annotations

from bot.understanding.dates_sorts import Daypart, Feast, Part, Sort, Unit, word_set

TELLING = word_set(
    "le la les un une des du au aux et ou est sont pour avec dans sur pas que qui je on nous vous il elle ce cette ca mon ma"
    " notre votre de d l a avant apres jusqu semaine mois jour annee prochain prochaine dernier derniere fin debut"
)

WORDS: dict[int, dict[int, str]] = {
    Sort.MONTH: {
        1: "janvier|janv",
        2: "fevrier|fevr|fev",
        3: "mars",
        4: "avril|avr",
        5: "mai",
        6: "juin",
        7: "juillet|juil|juill",
        8: "aout",
        9: "septembre",
        10: "octobre",
        11: "novembre",
        12: "decembre",
    },
    Sort.MONTH_SHORT: {1: "jan", 9: "sept|sep", 10: "oct", 11: "nov", 12: "dec"},
    Sort.WEEKDAY: {0: "lundi", 1: "mardi", 2: "mercredi", 3: "jeudi", 4: "vendredi", 5: "samedi", 6: "dimanche"},
    Sort.WEEKDAYS: {
        0: "lundis",
        1: "mardis",
        2: "mercredis",
        3: "jeudis",
        4: "vendredis",
        5: "samedis",
        6: "dimanches",
    },
    Sort.WEEKDAY_SHORT: {0: "lun", 1: "mar", 2: "mer", 3: "jeu", 4: "ven|vend", 5: "sam", 6: "dim"},
    Sort.UNIT: {
        Unit.MINUTE: "minute|minutes|min|mn",
        Unit.DAY: "jour|jours|jrs",
        Unit.WEEK: "semaine|semaines|sem|huitaine",
        Unit.FORTNIGHT: "quinzaine|quinzaines",
        Unit.MONTH: "mois",
        Unit.QUARTER: "trimestre|trimestres|trim",
        Unit.HALF: "semestre|semestres",
        Unit.YEAR: "an|ans|annee|annees",
    },
    Sort.WEEKEND: {0: "week end|weekend|we|week ends|weekends"},
    Sort.PART: {
        Part.EARLY: "debut",
        Part.MIDDLE: "mi|milieu",
        Part.LATE: "fin",
        Part.DURING: "courant|au cours|dans le courant",
    },
    Sort.SEASON: {0: "printemps", 1: "ete", 2: "automne", 3: "hiver"},
    Sort.DAYPART: {
        Daypart.MORNING: "matin|matinee|matins",
        Daypart.AFTERNOON: "apres midi|aprem|apres midis",
        Daypart.EVENING: "soir|soiree|soirs",
        Daypart.NIGHT: "nuit",
        Daypart.DAY: "journee",
    },
    Sort.CLOCK: {12 * 60: "midi", 24 * 60: "minuit"},
    Sort.MERIDIEM: {0: "am", 12: "pm"},
    Sort.HOUR_MARK: {0: "h|hr", 1: "heure|heures|hrs"},
    Sort.RELATIVE: {
        -2: "avant hier",
        -1: "hier",
        0: "aujourd hui|ce jour|de ce jour|auj|ajd",
        1: "demain",
        2: "apres demain",
    },
    Sort.FEAST: {
        Feast.NEW_YEAR: "jour de l an|nouvel an|premier de l an",
        Feast.EPIPHANY: "epiphanie",
        Feast.CANDLEMAS: "chandeleur",
        Feast.VALENTINE: "saint valentin|st valentin",
        Feast.MARDI_GRAS: "mardi gras",
        Feast.PALM_SUNDAY: "dimanche des rameaux",
        Feast.GOOD_FRIDAY: "vendredi saint",
        Feast.EASTER: "paques|dimanche de paques",
        Feast.EASTER_MONDAY: "lundi de paques",
        Feast.LABOUR_DAY: "fete du travail",
        Feast.ASCENSION: "ascension|jeudi de l ascension",
        Feast.PENTECOST: "pentecote|dimanche de pentecote|dimanche de la pentecote",
        Feast.WHIT_MONDAY: "lundi de pentecote|lundi de la pentecote",
        Feast.MOTHERS_DAY: "fete des meres",
        Feast.FATHERS_DAY: "fete des peres",
        Feast.MUSIC_DAY: "fete de la musique",
        Feast.MIDSUMMER: "saint jean|st jean",
        Feast.NATIONAL_DAY: "fete nationale",
        Feast.ASSUMPTION: "assomption",
        Feast.HALLOWEEN: "halloween",
        Feast.ALL_SAINTS: "toussaint",
        Feast.ARMISTICE: "armistice",
        Feast.SAINT_NICHOLAS: "saint nicolas|st nicolas",
        Feast.CHRISTMAS_EVE: "veille de noel|reveillon de noel",
        Feast.CHRISTMAS: "noel|jour de noel",
        Feast.NEW_YEARS_EVE: "saint sylvestre|st sylvestre|reveillon du nouvel an|reveillon du jour de l an",
    },
    Sort.HOLIDAYS: {
        0: "vacances|vacances scolaires|conges scolaires",
        1: "grandes vacances",
        3: "conges",
    },
    Sort.BACK_TO_SCHOOL: {0: "rentree|rentree scolaire"},
    Sort.NEXT: {0: "prochain|prochaine|pro|proch|prochains|prochaines|qui vient|a venir"},
    Sort.LAST: {0: "dernier|derniere|derniers|dernieres|passe|passee|ecoule|ecoulee"},
    Sort.THIS: {0: "ce|cet|cette|ces"},
    Sort.THERE: {0: "ci"},
    Sort.IN_EIGHT: {7: "en huit|en 8", 14: "en quinze|en 15"},
    Sort.BEFORE: {0: "avant|avt"},
    Sort.BY: {0: "d ici|ici a|d ici a|d ici au|d ici aux"},
    Sort.UNTIL: {0: "jusqu|jusqu au|jusqu a|jusqu aux|jusque|jusqu en|jusqu a la"},
    Sort.LATEST: {
        0: "au plus tard|pas plus tard que|dernier delai|dernier carat|maximum|maxi|max|grand maximum|derniere limite"
        "|delai de rigueur|dead line|deadline|date limite|date limite fixee|avec pour date limite|avec pour limite",
    },
    Sort.AFTER: {0: "apres|au dela|a l issue|au retour des|de retour des"},
    Sort.FROM: {
        0: "a partir|a compter|des|a dater|a partir des|a compter des",
        1: "depuis",
    },
    Sort.BETWEEN: {0: "entre"},
    Sort.OF: {0: "de|d"},
    Sort.OF_THE: {0: "du"},
    Sort.AT: {0: "a"},
    Sort.AT_THE: {0: "au"},
    Sort.THE: {0: "le", 1: "la|l", 2: "les|aux"},
    Sort.IN: {0: "en"},
    Sort.INTO: {0: "dans|ds"},
    Sort.WITHIN: {0: "sous"},
    Sort.AGO: {0: "il y a|y a|il ya|voila|voici"},
    Sort.ABOUT: {0: "vers|environ|aux alentours|aux environs|autour|a peu pres|pres de|plus ou moins"},
    Sort.FOR: {0: "pour|pr"},
    Sort.AND: {0: "et|&|+|ou|puis|ou bien|ainsi que|et ou"},
    Sort.COMMA: {0: ","},
    Sort.SLASH: {0: "/"},
    Sort.DASH: {0: "-|~"},
    Sort.DOT: {0: "."},
    Sort.COLON: {0: ":"},
    Sort.STOP: {0: ";|!|?"},
    Sort.EVERY: {0: "tous|toutes|chaque|tous les|toutes les|ts les"},
    Sort.SECOND_EVERY: {0: "sur deux|sur 2|sur trois|sur 3"},
    Sort.WORKING: {0: "ouvre|ouvres|ouvrable|ouvrables"},
    Sort.QUARTER_LETTER: {0: "t|q"},
    Sort.SEMESTER_LETTER: {0: "s"},
    Sort.ERA_OF_DAYS: {0: "j"},
    Sort.HORIZON: {0: "horizon|horizons"},
    Sort.MOVE: {
        0: "reporte|reportee|reportes|reportees|reporter|decale|decalee|decales|decalees|decaler|deplace|deplacee|deplacer"
        "|repousse|repoussee|repousses|repousser|avance|avancee|avancer|bascule|basculer|passer|glisse|report"
    },
    # Names that hold a word of the calendar.
    Sort.OTHER: {
        0: "octobre rose|mars bleu|mai 68|mois sans tabac|novembre sans tabac|ile de paques|printemps arabe|nuit debout|ete indien"
        "|paques ou a la trinite|quatre jeudis|avril ne te decouvre|qui rit vendredi|dimanche pleurera|pas noel tous les jours|eau sur mars|vie sur mars|homme sur mars|aller sur mars|vivre sur mars|jeudi noir|vendredi noir|lundi noir|mardi noir|mercredi noir|poisson d avril|poissons d avril|noel au balcon|paques au tison"
        "|noel avant l heure|lundi au soleil|vivement vendredi|vivement lundi|vivement demain|fievre du samedi soir|demain la veille|demain est un autre jour|jour d aujourd hui|tour du monde en 80 jours|black friday|robinson et vendredi|joyeux noel|bonne rentree|bonne annee|bon week end|bonne journee|bonne soiree"
        "|pere noel|sapin de noel|buche de noel|marche de noel|marches de noel|arbre de noel|cadeau de noel|cadeaux de noel"
        "|repas de noel|gouter de noel|colis de noel|conte de noel|contes de noel|chants de noel|decorations de noel|spectacle de noel"
        "|illuminations de noel|oeufs de paques|oeuf de paques|chasse aux oeufs de paques|cloches de paques|lapin de paques|feu de la saint jean"
        "|feux de la saint jean|midi libre|midi pyrenees|midi a sa porte|lundi matin en|giboulees de mars|premier de cordee|mars attacks|mai a velo|septembre noir|vendredi ou la vie sauvage|revolution d octobre|nuit des temps|18 brumaire"
    },
    Sort.LAW: {
        0: "loi|lois|traite|jorf|journal officiel|accord de paris|accords de paris|convention de geneve|decret|decrets|arrete|arretes|circulaire|ordonnance|directive|reglement|constitution|code|manifestation"
    },
    Sort.STREET: {
        0: "quai|cours|college|lycee|ecole|stade|pont|passage|champ|caserne|parc|resistants|salle|gymnase|maison|residence|theatre"
        "|espace|cite|foyer|hopital|arret|immeuble|mediatheque|bibliotheque|creche|ehpad|piscine|cimetiere|monument|quartier"
        "|groupe scolaire|ecole maternelle|ecole elementaire|ecole primaire|ecole publique|salle des fetes|salle polyvalente|salle municipale"
        "|complexe sportif|stade municipal|centre social|maison de quartier|centre commercial|zone industrielle|za|zac|collectif|association|amicale|fondation|memorial|mouvement|prix|eglise|paroisse|chapelle|cathedrale|basilique|abbaye|clinique|institut|ile|tour|temple|brasserie",
        # Behind these stands nothing but a name: "station Quatre Septembre".
        1: "rue|avenue|boulevard|bd|place|square|impasse|allee|metro|station|esplanade|faubourg|arret de bus|arret de tram|station de metro",
    },
    Sort.PLAN: {
        0: "plan|plans|periode|pmdess|pmde|programme|programmation|schema|strategie|pacte|cper|cpier|feuille de route|contrat de ville"
        "|mandat|mandature|fse|feder|interreg|projet|agenda|charte|pdi|plie|srdeii|sraddet|poct|projet metropolitain"
    },
    Sort.LABEL: {
        0: "axe|axes|groupe|groupes|gt|action|actions|bureau|article|art|numero|no|n|lot|phase|version|etape|page|chapitre"
        "|ligne|bus|niveau|etage|point|fiche|code|batiment|bat|porte|rn|n°|jalon|annexe|objectif|volet|lots|tranche|cs|bp"
        "|appartement|logement|tram|tramway|train|vol|box|quai|annexes|items|item|question|option|scenario|cas|indice"
    },
    Sort.TITLE: {
        0: "merci|bonjour|bonsoir|salut|coucou|cher|chere|maitre|general|m|prenom|camille|collegue|barre|barres|marque|planete|dieu",
        1: "mme|mlle|melle|mle|monsieur|madame|mr|dr|marechal|capitaine|docteur|professeur|abbe",
    },
    Sort.QUANTITY: {
        0: "euro|euros|eur|ke|%|$|€|participants|personnes|structures|habitants|communes|m2|km|kg|points|pages|places"
        "|exemplaires|mille|million|millions|milliard|milliards|degres|metres|salaries|adherents|emplois|projets|dossiers|voix"
        "|k|x|pourcent|bis|ter|etp"
    },
    Sort.LASTING: {0: "pendant|durant|duree|durees|dure|durera|dureront|en moins|tous les deux|plus|moins"},
    Sort.DAY_BEFORE: {0: "veille"},
    Sort.DAY_AFTER: {0: "lendemain"},
    Sort.BE: {
        0: "est|sera|va|vous|nous|travaille|presente|dit|arrive|reprend|gere|suit|pense|demande|propose|veut|peut|anime|pilote|rejoint"
        "|remplace|envoie|prend|fait|souhaite|vient|viendra|fera|prendra|remercie|coordonne|rappelle|precise|confirme|relit|redige"
        "|accompagne|represente|rejoindra|remplacera|appelle|s occupe|pilotera|animera|presentera"
    },
    Sort.BRIDGE: {0: "pont"},
    Sort.SCORE: {0: "note|notes|ratio|score|resultat|resultats|avancement|taux|moyenne|dis|mets|noter|fraction"},
    Sort.SUFFIX: {0: "er|ere|e|°|eme|nd|nde|ieme|re|eres"},
    Sort.CARDINAL: {
        1: "un|une",
        2: "deux",
        3: "trois",
        4: "quatre",
        5: "cinq",
        6: "six",
        8: "huit",
        9: "neuf",
        10: "dix|une dizaine de|dizaine de",
        11: "onze",
        12: "douze|une douzaine de",
        13: "treize",
        14: "quatorze",
        15: "quinze",
        16: "seize",
        17: "dix sept",
        18: "dix huit",
        19: "dix neuf",
        20: "vingt|une vingtaine de",
        21: "vingt et un",
        22: "vingt deux",
        23: "vingt trois",
        24: "vingt quatre",
        25: "vingt cinq",
        26: "vingt six",
        27: "vingt sept",
        28: "vingt huit",
        29: "vingt neuf",
        30: "trente|une trentaine de",
        31: "trente et un",
        40: "quarante",
        45: "quarante cinq",
        50: "cinquante",
        60: "soixante",
        90: "quatre vingt dix",
        100: "cent",
    },
    Sort.ORDINAL: {
        1: "premier|premiere|premiers|premieres",
        2: "deuxieme|second|seconde|deuxiemes",
        3: "troisieme|troisiemes",
        4: "quatrieme|quatriemes",
        5: "cinquieme",
    },
}
