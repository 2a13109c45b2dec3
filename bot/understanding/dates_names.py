"""First names, folded: before a month they make it a surname, "Pascal Juin", and a month may be one itself, "Avril Dupont"."""

from __future__ import annotations

from bot.understanding.dates_sorts import word_set

FIRST_NAMES = word_set(
    "adele adrien agathe ahmed aicha alain albert alex alexandra alexandre alexis alice aline amandine amelie amina amine anais"
    " andre andrea anna anne anthony antoine antonin arnaud arthur audrey aurelie aurelien axel baptiste bastien beatrice benedicte"
    " benjamin benoit bernadette bernard bertrand brigitte bruno camille capucine carine carla carole caroline catherine cecile"
    " cedric celine chantal charles charlotte chloe christelle christian christiane christine christophe claire clara claude"
    " claudine clement clementine coralie corinne cyril damien daniel daniele danielle david deborah delphine denis denise diane"
    " didier dominique dorothee edouard elena eliane elisa elisabeth elise elodie emilie emma emmanuel emmanuelle eric estelle etienne eva"
    " evelyne fabien fabienne fabrice fanny farid fatima fatou felix florence florent florian franck francis francois francoise"
    " frederic frederique gabriel gaelle genevieve george georges gerald geraldine gerard ghislaine gilbert gilles gregory guillaume guy hamid"
    " hassan helene henri herve hugo hugues ibrahim ines irene isabelle jacqueline jacques james jane jean jeanne jerome jessica joel"
    " joelle john jonathan josiane julia julian julie julien juliette justine karim karine kevin khadija laetitia laura laure laurence"
    " laurent lea leila leon leonie lionel lisa loic louis louise luc lucas lucie lucien lucy ludovic lydie madeleine magali malika marc"
    " marcel margaux marguerite maria marie marine marion marianne marthe martine mary mathieu mathilde matthieu maud maurice max"
    " maxime melanie michel michele micheline michelle mireille mohamed monique mourad muriel murielle myriam nadege nadia nadine"
    " nathalie nathan nicolas nicole noe noemie nora norbert odile olivier pascal pascale patrice patricia patrick paul paula pauline peter"
    " philippe pierre quentin rachel rachid raphael raymond regine regis rejane remi renaud rene richard robert robin roger roland romain"
    " rosa sabine sabrina said salah salim salome samir samuel sandra sandrine sara sarah sebastien serge severine simon simone"
    " solange solene sonia sophie stephane stephanie steve suzanne sybille sylvain sylvie tarek theo theresa therese thierry thomas tristan"
    " valentin valerie vanessa veronique victor victoria vincent violaine virginie vivien viviane xavier yann yannick yasmina"
    " yasmine yves yvette yvonne zoe"
)
# Verbs of people behind a full name, besides "est", "présente" and their like.
PLURAL_VERBS = word_set(
    "sont ont seront vont etaient avaient viennent viendront prennent prendront participent participeront animent animeront rejoignent"
    " rejoindront travaillent presentent presenteront coordonnent pilotent representent arrivent remplacent remplaceront"
    " ne n se s a join lead chair are have were work present cover take run"
)
# Before these stands a person: "voyez avec Avril".
MEETS_PEOPLE = word_set(
    "avec chez contactez contacter appelez voyez demandez remercions remercie with contact ask tell email ring cc"
)
# Words that stand behind a month without being a surname: "juin aussi est possible".
NO_SURNAMES = word_set(
    "aussi non oui seulement plutot encore deja cela tout tous toute bien donc alors mais possible impossible complet prochain"
    " dernier apres matin semble reste also only instead maybe that this then here there still already which who please"
)
# The verb "may", and no month, stands before these.
BEHIND_MAY = word_set(
    "be have attend join come drop help need apply want not also still even leave go take ask get vote do say opt withdraw follow"
    " seem become well change arrive miss differ use wish bring give see find feel think know require include contain result lead"
    " never always only just prefer agree disagree object contribute participate speak decide choose fall"
)
# Beside these, Mars is the planet, or the sweet.
BESIDE_MARS = word_set(
    "sonde robot rover fusee planete planetes nasa martien martienne astronaute astronautes orbite venus jupiter saturne extraterrestre"
    " twix snickers chocolat"
)
