"""The words that tell whether a clause looks back or ahead: helpers, participles, things that are done; folded, both languages."""

from __future__ import annotations

from bot.understanding.dates_sorts import word_set
from bot.understanding.dates_verbs_fr import SIMPLE_PAST

PRONOUNS = word_set("je j on nous vous il elle ils elles ca cela c tu qui i we you he she they it")
PRESENT = word_set(
    "ends starts runs closes finishes opens will is are se s finit finira"
)  # "began in January and ends in June"
JOINS = word_set("et mais donc puis alors car and but so then")
HAVE = word_set(
    "ai as avons avez ont avais avait avions aviez avaient eut eurent aurait auraient aurions auriez aurais"
)
WAS = word_set("etait etaient etais etions fut furent fus")
BE = word_set("est sont suis sommes etes")
MOVED = word_set(
    "venu venue venus parti partie partis arrive arrivee arrives alle allee alles ne nee mort morte decede decedee intervenu"
    " intervenue devenu devenue sorti sortie sortis passe passee passes tombe tombee revenu revenue paru parue entre entree entres"
    " reste restee rentre rentree rentres rentrees"
)
# Verbs that set a date: "a été fixé au 5 mars" looks ahead.
SETS_A_DATE = (
    "fix", "report", "repouss", "decal", "programm", "prev", "cal", "planifi", "convoqu", "avanc", "deplac", "convenu", "recal",
    "attend", "schedul", "postpon", "plan", "set", "moved", "resched", "push", "due", "expect", "arrang", "slip", "closed", "open", "need", "book",
)  # fmt: skip
DONE = word_set(
    "valide validee valides validees signe signee signes signees vote votee votes votees adopte adoptee adoptes adoptees approuve"
    " approuvee publie publiee publies publiees recu recue recus envoye envoyee envoyes transmis transmise depose deposee deposes"
    " livre livree livres rendu rendue rendus termine terminee termines acheve achevee fini finie finis clos close cloture cloturee"
    " delibere deliberee acte actee decide decidee attribue attribuee notifie notifiee verse versee installe installee inaugure"
    " inauguree cree creee creees lance lancee lances lancees demarre demarree entame entamee engage engagee amorce amorcee initie initiee commence commencee presente presentee tenu tenue eu"
    " fait faite dit pris prise mis mise vu vue donne donnee reuni reunis accepte refuse organise rencontre rappele confirme annonce declare indique precise estime explique affirme ajoute assure obtenu accueilli echange discute"
    " parle travaille avance eu voulu perdu gagne realise realisee mene menee conclu debute quitte"
    " signed approved adopted published sent received delivered finished completed closed decided launched started presented held"
    " met said done voted validated submitted opened agreed"
)
# Participles that, unlike those above, say nothing at the head of a clause: "propose le 7 décembre" asks.
DONE_AFTER_HAVE = word_set(
    "recule augmente progresse baisse chute atteint interpelle arrete condamne tue blesse remporte gagne perdu battu elu nomme choisi"
    " rejoint demande propose appele denonce critique salue promis reconnu souligne juge rejete repondu repris vendu achete acquis"
    " investi diffuse revele montre permis provoque entraine ravage detruit estime affirme assure explique estimee ouvert ferme debute dure"
)
OBJECTS = word_set("un une des son sa ses leur leurs que qu deux trois quatre cinq six plusieurs")
PAST_WORDS = word_set(
    "hier deja lors derniere dernier passee convenu avait disait remonte remontent remontait datent datant dernierement recemment"
)
PAST_WORDS_EN = word_set(
    "yesterday ago back already last was were had did been happened took went came met said sent got held saw began left gave"
    " wrote became bought chose knew sold spoke taught fell grew spent ran sat thanks was weren wasn didn couldn gone"
)
AHEAD_WORDS = word_set(
    "prochain prochaine prochains prochaines prevu prevue prevus prevues rdv rendez bientot demain doit devons devez faut faudra va vont"
    " vais allons allez propose proposons vise visons attendu attendue merci calee cale fixe fixee echeance"
)
AHEAD_WORDS_EN = word_set("will shall next must should plan please deadline going upcoming due tomorrow let ll")
NOT_IMPERFECT = word_set(
    "fait parait lait souhait extrait retrait trait portrait attrait parfait forfait bienfait plait sait vrait"
)
FUTURE = ("ra", "ront", "rons", "rez")
NO_FUTURE = frozenset({"chez", "extra", "opera", "assez", "camera", "agora"})
HAD = word_set("avais avait avions aviez avaient")
SHOULD_HAVE = word_set("aurait auraient aurions auriez aurais")
WOULD_BE = WAS | HAD | SHOULD_HAVE
# Papers of what has been: "compte rendu du 3 février".
RECORDS = word_set(
    "cr pv rendu verbal bilan resultats chiffres facture factures releve courrier mail courriel lettre echange echanges actes photos"
)
HINTS = HAVE | WAS | BE | PAST_WORDS | RECORDS | word_set("a date suite avoir etre")
HINTS_EN = PAST_WORDS_EN | word_set(
    "minutes notes note recap following summary email mail letter message photos feedback coming joining attending hosting"
)
IMPERFECT = ("ait", "aient")
QUICK = HINTS | HINTS_EN | DONE | SIMPLE_PAST
ENDINGS = (*IMPERFECT, "ed", "ee", "ees", "ises", "ues", "ies")
NOUNS = word_set(
    "journee journees matinee matinees soiree soirees annee annees idee idees entree entrees duree durees arrivee arrivees rentree"
    " rentrees assemblee assemblees tournee tournees musee musees lycee lycees dictee portee mise donnee donnees pensee comite employee"
    " employees cle pleniere corvee fee moitie armee allee allees tranchee levee montee bouee epopee"
)
# What is done and never does: beside these, "validé" without its accent is the participle.
THINGS = word_set(
    "rapport texte document projet budget dossier avis appel courrier mail courriel accord contrat marche cahier diagnostic bilan devis"
    " plan programme livrable rendu pv questionnaire formulaire lien ordre tableau calendrier releve protocole guide calendrier devis"
    " communique sondage entretien article bulletin livre film indice barometre tract discours ouvrage classement palmares enregistrement"
    " reglement arrete decret compte message fichier cadrage planning scenario schema"
)
# The conditional: "serait", "finirait", "voudrait", "devrait", "mettrait", "pourrait"; "déclarait" and "montrait" look back.
NO_IMPERFECT = (
    "fait",
    *(f"{before}r{end}" for before in ("e", "i", "d", "v", "r", "tt", "pt", "mp") for end in IMPERFECT),
)
PAST_ED = word_set("need feed speed seed indeed embed bed red united limited")
DECIDES = ("decid", "conven", "propos", "choisi", "accept", "promis")
INFINITIVE = ("er", "ir", "re")
NO_PAST_NOUNS = word_set("comite seance seminaire conference audience conge classe fete visite commission pleniere")
# At the head of a clause these are nouns, or the present: "rencontre mardi", "mise à jour mardi", "démarre lundi".
NOT_BARE = word_set(
    "rencontre annonce mise mises prise tenue vue cloture echange acte rendu demarre commence debute indique parle travaille avance"
)

WISHES = word_set(
    "veux veut voulons voulez veulent voudrait voudrais voudrions voudraient aimerais aimerait aimerions aimeraient souhaite souhaitons souhaitent souhaiterait souhaiterions faut faudrait"
    " faudra want wants need needs"
)
"""Verbs of wanting, in the present and the conditional: what they want done lies ahead."""

HELD = word_set(
    "assure assuree assures assurees organise organisee organises organisees propose proposee proposes proposees anime animee animes animees ouvert ouverte ouverts ouvertes"
    " encadre encadree offert offerte donnee donnees"
)
"""Participles of what is held on a day, which may lie on either side: "permanence assurée le 14 juillet"."""
