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
    " augustin augustine abel achille aloys ambre amadou aminata apolline aristide armand armelle aurore balthazar barnabe basile berengere blaise blandine boris candice"
    " cassandre celestin constance constant cyprien donatien eleonore eloi elias emeline emile emilien ernest esther eugene eulalie fatoumata fernand firmin gaspard gaston gauthier"
    " gregoire gustave gwenaelle hermine hippolyte honore hortense hyacinthe ilyes jules justin leonard leopold leontine lilian lise loan lorenzo louna ludivine lukas mael maelle mahe mamadou manon marceau"
    " marin matteo mathis medard mehdi mila milo moussa nawel nina noa noam nolan octave odette ondine oriane oscar ousmane paulin philomene placide prosper raoul renee rodolphe rosalie sacha samy"
    " sidonie soline sofiane theodore thibault thibaut timeo titouan tom ulysse urbain valere victoire vanessa wendy wilfried yacine yanis younes zacharie zelie"
)
# Verbs of people behind a full name, besides "est", "présente" and their like.
PLURAL_VERBS = word_set(
    "sont ont seront vont etaient avaient viennent viendront prennent prendront participent participeront animent animeront rejoignent"
    " rejoindront travaillent presentent presenteront coordonnent pilotent representent arrivent remplacent remplaceront"
    " ne n se s a join lead chair are have were work present cover take run"
)
# Before these stands a person: "voyez avec Avril".
MEETS_PEOPLE = word_set(
    "dixit bravo nomme nommee appelle appele appelee called baptise baptisee intitule intitulee denomme named nicknamed avec chez contactez contacter appelez voyez demandez remercions remercie with contact ask tell told asked met saw invited replaced thanked email emailed ring cc"
)
# Before these stands the name of a house: "le groupe Avril"; a month is said with "de" there, or with its year.
ORGANISATIONS = word_set(
    "entreprise societe groupe cooperative compagnie enseigne association asso agence cabinet fondation scop scic boutique magasin"
    " operation coop restaurant cafe bar librairie dispositif logiciel progiciel application appli plateforme outil label revue magazine start up startup company firm brand charity"
)
# A letter ends so: "Cordialement, Avril".
FAREWELLS = word_set("regards best cheers sincerely wishes cordialement bises amicalement amities bientot")
# Behind "spoke to" and "give it to" stands a person.
SPEAKS = word_set(
    "demandez demander demande dis dites dire confie confier transmettre transmets transmettez ecris ecrivez ecrire parle parler parlez"
    " telephone telephonez laisse laissez donne donnez spoke speak talk talked wrote write listen according gave sent forwarded reported apologies give hand pass assign forward show"
)
# Behind these "de Noël" is the feast itself: "à l'approche de Noël".
BESIDE_FEAST = word_set(
    "moment lors approche proche pres autour environs alentours periode lundi samedi dimanche hors date"
)
# Words behind a feast that are no noun: "Christmas falls on a Friday", "Easter works".
NO_NOUNS = word_set(
    "works work suits falls seems looks would could might may should then please maybe perhaps instead too also though if when"
    " because already being period time itself onwards approaches comes week eve it they so but as which who that nobody everybody everyone someone anyone people all none each both"
)
# Of these "de demain" and "of tomorrow" tell an age and no day: "l'économie de demain", "tomorrow's leaders".
OF_AN_AGE = word_set(
    "economie economies metier metiers ville villes monde mondes homme hommes femme femmes societe societes entreprise entreprises"
    " emploi emplois travail mobilite mobilites territoire territoires generation generations citoyen citoyens agriculture energie"
    " energies ecole quartier quartiers commerce commerces industrie industries champions talents enjeux solidarite solidarites"
    " metropole metropoles france europe usages solution solutions defis services besoins reponses leaders dirigeants elus jeunes"
    " jeunesse projets cooperation cooperatives modele modeles mode modes alimentation habitat logement logements sante pas ne nee nes"
    " world youth economy economies jobs job city cities society societies company companies generation generations citizens farming"
    " schools neighbourhoods shops talent challenges europe needs answers managers people children technology"
)
# Behind "April's" or "June's", the verb "is": "June's on leave".
BEHIND_IS = word_set(
    "on off away out in not back sick leading chairing going been asked joining coming here there late ready"
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
