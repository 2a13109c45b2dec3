"""Kinds of one thing that are not one another, in French and English: a tram is no train, a county no region.

A line lists kinds of one thing, set apart by commas; words that name the same kind are joined by a slash; before a ">" stand the
words for the thing in general. French on the left, English on the right, the kinds in the same order, so that they are told apart
across the languages too. Folded text.
The general vocabulary (:mod:`bot.understanding.thesaurus_matters`) puts such words on one line where people ask in general;
here is what keeps a question for one kind from being answered with another.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

KINDS = """
transport/mobilite/deplacement/circulation > train/gare/ter/ferroviaire/sncf, tramway/tram, metro, bus/autobus/autocar/minibus/abribus, velo/bicyclette/cycliste/cyclable/vae, trottinette, voiture/auto/automobile/automobiliste/bagnole, camion/camionnette/fourgon, avion/aeroport, bateau/fluvial/peniche, taxi, covoiturage/covoiturer/covoit, autopartage, pieton/trottoir/pedibus, moto/scooter = transport/mobility/travel > train/railway/rail/station, tram, metro/underground, bus/buses/coach/minibus, bike/bikes/bicycle/cycle/cyclist/cycling, scooter, car/cars/motorist, lorry/truck/van/vans, plane/airport/flight, boat/barge, taxi, carpool/carpooling, carsharing, pedestrian/pavement/sidewalk, motorcycle/motorbike
arbre/arbuste/boisement/verger, haie/bocage, prairie/pelouse/gazon/lande, mare/etang/lac/marais/tourbiere/marecage, riviere/ruisseau/fleuve, plage/littoral/mer, montagne = tree/trees/sapling/orchard, hedge/hedges/hedgerow, meadow/lawn/grassland/pasture, pond/ponds/lake/marsh/bog/wetland/wetlands, river/stream/brook/creek, beach/coast/sea/shore, mountain
animal/faune/espece/biodiversite > oiseau/hirondelle/martinet/chouette/moineau, herisson, ecureuil, renard, insecte/abeille/papillon/bourdon/ruche/apiculteur, poisson/truite, vache/mouton/brebis/chevre/betail/bovin/cochon, chien, chat, rat/rongeur, moustique, frelon, loup, sanglier = animal/animals/fauna/species/wildlife/biodiversity > bird/birds/swallow/swift/swifts/owl, hedgehog/hedgehogs, squirrel/squirrels, fox/foxes, insect/insects/bee/bees/butterfly/hive, fish/trout, cow/cows/sheep/goat/cattle/livestock, dog/dogs, cat/cats, rat/rats, mosquito, hornet, wolf, boar
creche/nourrice/garderie/nounou/halte-garderie, maternelle, college/collegien, lycee/lyceen, universite/fac/etudiant/campus/universitaire = nursery/creche/childminder/daycare, infant, middle, sixth, university/campus
bebe/nourrisson, ado/adolescent, senior/aine/retraite/vieux/vieillard/ehpad, femme/fille, homme/garcon, refugie/migrant/immigre/exile, sdf/sans-abri, detenu/prison/prisonnier, veuf/veuve = baby/infant/newborn, teenager/teen/adolescent, senior/elderly/pensioner/retired/elder/elders, woman/women/girl/girls, man/men/boy/boys, refugee/migrant/immigrant, homeless, prisoner/prison/prisoners, widow
culture/culturel/artistique/spectacle/patrimoine > theatre/comedien/marionnette, cinema/film/cineaste, danse/danseur/ballet, musee/exposition/expo/galerie, musique/musicien/concert/orchestre/chorale/fanfare, bibliotheque/mediatheque/bibliobus/livre, cirque, opera, bd/manga, eglise/chapelle/cathedrale, chateau, archive/archives, peinture/peintre, photo/photographie = culture/cultural/art/arts/show/heritage > theatre/theater/play/actor, cinema/film/movie, dance/dancer/dancing, museum/exhibition/gallery, music/musician/concert/orchestra/band/choir, library/libraries/book/books, circus, opera, comics/manga, church/chapel/cathedral, castle, archive/archives, painting/painter, photo/photography
sport/sportif > piscine/natation/nager, gymnase, stade, patinoire, skatepark/skate, tennis, football/foot, rugby, basket, baignade/plage, ski = sport/sports > pool/swimming/swim, gym/gymnasium, stadium, rink, skatepark/skate, tennis, football/soccer, rugby, basketball, beach, ski
alimentation/alimentaire/nourriture/repas > viande/boucherie/boucher/abattoir/boeuf, legume/maraicher/maraichage/carotte, fruit/verger/pomme, lait/fromage/laitier, pain/boulangerie/boulanger, vin/viticulteur/vigne, oeuf, miel, poisson = food/eat/meal/meals > meat/butcher/slaughterhouse/beef, vegetable/vegetables/carrot, fruit/apple/orchard, milk/cheese/dairy, bread/bakery/baker, wine/vineyard, egg/eggs, honey, fish
energie/energetique/electricite/chaleur > solaire/photovoltaique, eolien/eolienne, nucleaire, hydraulique/hydroelectrique, geothermie/geothermique, methanisation/methaniseur/biogaz, bois/biomasse, hydrogene, gaz, petrole/fioul/mazout, charbon, lampadaire/eclairage/led/reverbere = energy/power/electricity/heat > solar/photovoltaic, wind/turbine, nuclear, hydro/hydroelectric, geothermal, biogas/digestion, wood/biomass, hydrogen, gas, oil, coal, lamppost/lighting/lamp/led
climat/risque/chaleur > canicule/climatisation/ombre/fraicheur, chauffage/chaufferie/chaudiere, inondation/crue, secheresse, tempete, seisme = climate/risk/risks > heatwave/shade/cool, heating/boiler, flood/flooding/floods, drought, storm, earthquake
compost/composteur/composter/compostage, recyclage/recycler, reparation/reparer, plastique, gaspillage/gaspiller, incineration = compost/composter/composting, recycling/recycle, repair/repairs/mend, plastic, leftovers/unsold, incineration
eau > potable/robinet, secheresse, assainissement/egout/epuration, pluie/pluvial, piscine/baignade, irrigation/arrosage = water > tap, drought, sewage/sewer/wastewater/sanitation, rain/rainwater/rainfall, pool/bathing, irrigation/watering
sante/medical/soin/prevention > medecin/docteur/generaliste, dentiste, pharmacie/pharmacien/medicament, psychologue/psy/psychiatre, infirmier/infirmiere, vaccin/vaccination, depistage, cancer, alzheimer, diabete, autisme/autiste, surdite/sourd/malentendant, aveugle/malvoyant, drogue/stupefiant/cannabis, alcool, tabac/cigarette, obesite, hopital/clinique, opticien, kine/kinesitherapeute = health/medical/care/prevention > doctor/doctors/gp, dentist/dentists, pharmacy/chemist/medicine, psychologist/psychiatrist/therapist, nurse/nurses, vaccine/vaccination, screening, cancer, dementia/alzheimer, diabetes, autism/autistic, deaf, blind, drug/drugs/cannabis, alcohol, tobacco/cigarette, obesity, hospital/clinic, optician, physiotherapist
securite/insecurite/tranquillite > police/policier/gendarme/gendarmerie, pompier/incendie, camera/videosurveillance/videoprotection, avocat/juriste/notaire, radar/radars, delinquance/cambriolage = safety/security > police/policeman/constable, firefighter/fire, camera/cameras/cctv, lawyer/solicitor/notary, radar/speed, crime/burglary
tourisme/touristique > colocation/colocataire/coloc, hlm, ehpad, camping, hotel, gite, bureau/bureaux, copropriete/syndic, caravane, beguinage, internat = tourism/tourist > flatshare/flatmate, council, care, campsite, hotel, gite, office/offices, condominium, caravan, almshouse, boarding
subvention, pret/emprunt/preter, impot/taxe/fiscalite, amende, loyer, salaire/paie/remuneration, pension, mecenat = grant/subsidy, loan/loans/lend/borrow, tax/taxes, fine, rent, salary/wage/wages, pension, sponsorship
numerique/informatique/internet/digital > fibre/debit, wifi, telephone, ordinateur, tablette, cybersecurite/piratage, appli/application = digital/internet/online > fibre/broadband, wifi/wireless, phone/telephone, computer/computers/laptop/laptops, tablet/tablets, cybersecurity, app
collectivite/administration/institution > region/regional, departement/departemental, commune/communal/mairie/municipalite, etat/ministere/prefet/prefecture/gouvernement, europe/europeen, metropole/metropolitain/agglomeration = authority/government/institution > region/regional, county/department, municipality/parish, state/ministry/government, europe/european, metropolis/metropolitan
etranger/international > belgique/belge, allemagne/allemand, angleterre/anglais, espagne/espagnol, italie/italien, suisse, afrique/africain, chine = foreign/international/abroad > belgium/belgian, germany/german, england, spain/spanish, italy/italian, switzerland/swiss, africa/african, china
maire, adjoint/adjointe, president/presidente, depute/senateur, prefet, ministre, directeur/directrice, tresorier, secretaire, coordinateur/coordinatrice, avocat = mayor, alderman, president, mp/senator, prefect, minister, director, treasurer, secretary, coordinator, lawyer
evenement/manifestation/rencontre/reunion > forum, assises, congres, conference/colloque, atelier, salon, festival, carnaval, seminaire = event/events/meeting > forum, assizes, congress, conference, workshop, fair, festival, carnival, seminar
charte, label, trophee, convention/contrat = charter, label, trophy, agreement/contract
commerce/magasin/boutique/commercant > boulangerie, epicerie, supermarche, pharmacie, restaurant/resto, bar/bistrot/cafe, librairie, banque, poste, coiffeur, marche/halle = shop/shops/store/retail > bakery, grocery, supermarket, pharmacy, restaurant, bar/pub/cafe, bookshop, bank, post, hairdresser, market
industrie/usine, artisanat/artisan, tourisme/touristique, agriculture/agricole/agriculteur, cooperative/scop/scic, association, fondation, mutuelle = industry/factory, craftsman/craft, tourism/tourist, agriculture/farming/farm/farmer/farmers, cooperative/coop, charity/association, foundation, mutual
discrimination/inclusion/diversite > racisme/raciste, sexisme/sexiste, homophobie/lgbt, harcelement, antisemitisme = discrimination/inclusion/diversity > racism/racist, sexism/sexist, homophobia/lgbt, harassment/bullying, antisemitism
formation/former/emploi/travail > stagiaire/stage, apprenti/apprentissage/alternance, teletravail, interim, benevole/benevolat, retraite = training/train/job/work > intern/internship, apprentice/apprentices/apprenticeship, telework/teleworking, temping, volunteer/volunteers/volunteering, retirement
cimetiere, pont, mur, tunnel, parking/stationnement, peage, rond-point, feu = cemetery, bridge, wall, tunnel, parking, toll, roundabout, traffic-light
prof/professeur/enseignant/instituteur, chercheur/scientifique, artiste, journaliste, ingenieur, cuisinier, policier, agriculteur, medecin = teacher/teachers, researcher/scientist, artist/artists, journalist, engineer, cook/chef, policeman, farmer/farmers, doctor
nantes, lyon, strasbourg, bordeaux, marseille, toulouse, paris, rennes, grenoble, montpellier, roubaix, tourcoing = nantes, lyon, strasbourg, bordeaux, marseille, toulouse, paris, rennes, grenoble, montpellier, roubaix, tourcoing
logement/habitat/habitation/maison > loyer/loyers, insalubrite/insalubre/taudis, squat/squatteur, ascenseur, copropriete/syndic = housing/home/house > rent/rents, slum/substandard, squat/squatter, lift, condominium
financement/fonds/financer > banque/bancaire, mecenat/mecene/sponsor, crowdfunding, loterie = funding/fund/finance > bank/banks/banking, sponsor/sponsorship, crowdfunding, lottery
bio/biologique, vegetarien/vegan, halal, casher, hallal = organic, vegetarian/vegan, halal, kosher, gluten
"""


_GENERAL = 0


@cache
def _kinds(language: str) -> dict[str, frozenset[tuple[int, int]]]:
    from bot.understanding.wording import stem  # noqa: PLC0415 - it builds on this

    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for family, line in enumerate(KINDS.strip().splitlines()):
        french, _, english = line.partition("=")
        general, _, kinds = (english if language == "en" else french).rpartition(">")
        for kind, names in enumerate([general, *kinds.split(",")]):
            for name in filter(None, map(str.strip, names.split("/"))):
                found[stem(name, language)].add((family, kind))
    return {name: frozenset(kinds) for name, kinds in found.items()}


def are_distinct(stem: str, language: str, other: str, language_of_other: str) -> bool:
    """Whether a question for the one is not answered with the other: two kinds of one thing, or a kind and the thing in general.

    The other way round, the general word asked for, any of its kinds is an answer. False where both name the same kind.
    """
    mine = _kinds(language).get(stem)
    theirs = _kinds(language_of_other).get(other) if mine else None
    if not mine or not theirs or mine & theirs:
        return False
    families = {family for family, kind in mine if kind != _GENERAL}
    return any(family in families for family, _ in theirs)
