"""Everyday words that tell little of a subject: a plan may lack them and still be about what is asked. Folded text."""

from __future__ import annotations

from bot.understanding.word_lists import word_set

COMMON_FR = word_set("""
inscrire accorder accueillir agir ajouter aimer amener apporter apprecier approfondir arriver assurer attendre atteindre avancer baser beneficier
bouger capable changer choisir chercher combiner commencer completer comprendre concretement conduire consister construire continuer
correspondre decider decrire defendre demander dependre deposer derouler destiner destination devenir devoir dire diriger discuter disposer donner
effectuer elargir emettre engager envisager essayer etablir etudier eviter evoluer exister expliquer exprimer faciliter falloir favoriser
finir fonctionner fonctionnement former fournir garantir gerer gestion impliquer impulser inciter intervenir intervention inviter jouer laisser
limiter maintenir marcher mener monter montrer necessaire necessiter nommer obtenir occuper offrir operer organiser orienter partir parvenir
passer penser permettre placer poser posseder possible pouvoir precis preciser prendre presenter proceder proposer proposition
questionner raison realiser recevoir reconnaitre reflechir regler rejoindre remettre remplir rencontrer rendre reposer represente reserver
rester retenir retrouver reussir reunir revenir sembler sentir servir souhaiter suffire suivre supposer tenir tenter terminer tirer tourner
traiter traitement utiliser utilisation vendre venir viser vivre voir vouloir
chose cas but facon genre maniere forme sens fin debut moyen effet role fait idee intention piste exemple element ensemble detail liste
nombre niveau ordre place plupart point probleme solution sorte suite type usage utilite vue importance interet difference rapport
bon bonne mauvais meilleur mieux pire beau grand petit gros long court haut bas large plein vide fort faible leger lourd
vieux ancien actuel actuellement recent recemment futur prochain passe dernier nouveau certain sur simple simplement complique difficile facile
vrai faux reel reellement concret precis general specifique particulier propre commun unique seul principal important essentiel majeur
different divers multiple nombreux plusieurs quelques aucun chacun
vraiment exactement notamment egalement surtout seulement simplement directement particulierement principalement justement finalement
gens type personne monde truc machin chacun quelqu'un humain homme individu
ici la-bas partout ailleurs endroit cote milieu interieur exterieur coin
temps moment periode epoque instant heure jour semaine mois annee fois duree
plan projet action mesure idee initiative demarche programme dispositif operation activite actualite
cadre contexte dimension aspect domaine sujet theme thematique notion concept question logique optique perspective volet
soutien appui aide accompagnement developpement amelioration renforcement promotion lancement creation mise preparation
eventuel eventuellement potentiel probable probablement peut-etre
parle parlons parlez cause evoque dit mentionne cite
interesse interesser interessant aimerais voudrais souhaite cherche besoin question
clair clairement bref resume general globalement gros
outil outils cooperation collaboration numero phrase histoire nom
local locale locaux sur-mesure metropole territoire public publique collectivite
""")

COMMON_EN = word_set("""
able achieve act add address affect aim allow appear apply approach ask assist attempt available based become begin benefit better big bring build
call capable carry case certain change choose clear come common concern concrete connect consider consist continue create current decide depend
describe detail develop different difficult direct discuss early easy effect effort element encourage end engage ensure essential exact exactly
exist expect explain extend face fact favour find fit focus follow form full function future gain general give given good great grow help hold
idea important improve include increase individual initiative intend intention interest interested involve issue keep kind know large launch lead
let level like likely link little local long look main major make manage many matter mean means meant mention method mind move much multiple
necessary need new note number offer old open operate opinion order organise organize other overall part particular pass past people period person
place plan play point position possible potential prepare present probably problem proceed process produce programme project promote propose
provide public purpose put question quite raise range reach ready real really reason receive recent recognise regard relate relevant remain
require respond result role run same seek seem send sense serve set several show side similar simple single situation small solution some
sort special specific stand start state stay step still strong subject success suggest support sure take talk tell term theme thing think time
topic towards treat true try turn type understand upcoming usage use useful various view want way whole wide wish work world young
currently especially mainly mostly specifically particularly actually generally directly
policy tool scheme cooperation collaboration service system facility provision arrangement activity happen foresee
""")
