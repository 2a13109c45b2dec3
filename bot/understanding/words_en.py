"""English words and what they are worth, and the French for the vocabulary of public action. Nothing here comes from a plan."""

from __future__ import annotations

from bot.understanding.tags import Tag

PHRASES: dict[Tag, str] = {
    Tag.DONE: (
        "done, finished, completed, complete, closed, wrapped up, delivered, achieved, all set, over and done, finalised, finalized, took place, concluded"
    ),
    Tag.STARTED: "launched, started, begun, began, kicked off, opened, is open, off the ground, got going, launching, starting, initiated",
    Tag.EVENT: (
        "published, signed, sent, approved, voted, registered, hired, recruited, adopted, drafted, received, submitted, selected, "
        "agreed, printed, booked, held, validated, set up, granted, awarded, issued, ready"
    ),
    Tag.GOING: (
        "in progress, ongoing, under way, underway, on track, moving, moves, progressing, going well, progresses, advancing, nothing new to report, "
        "work continues, continues, well advanced, coming along, making progress, being drafted, being prepared, still running, working on it, "
        "half way, halfway, going ahead, nothing to report"
    ),
    Tag.RESUMED: "unblocked, resumed, resumes, restarted, back on track, up and running again, moving again, relaunched",
    Tag.ON_HOLD: "on hold, paused, suspended, frozen, shelved, on pause, on ice, until further notice, parked, standing still, pausing",
    Tag.WAITING: "waiting, awaiting, pending",
    Tag.ABANDONED: "abandoned, dropped, scrapped, given up, giving up, cancelled, canceled, called off, dropping, we drop, discontinued, won t happen, abandoning",
    Tag.BLOCKED: "blocked, stuck, stalled, standstill, deadlock, deadlocked, blocking, at an impasse",
    Tag.STALLED: "behind schedule, slipping, running late, delayed, late, slow going, struggling, not moving, isn t moving, no progress, new deadline",
    Tag.TO_DISCUSS: "to discuss, needs discussing, to be discussed, up for discussion, needs discussion, under discussion, needs a decision, to be debated, needs debating",
    Tag.PLANNED: "planned, scheduled, upcoming, not started, is planned, to be launched, yet to start",
    Tag.CLOSABLE: "be closed, close it, be marked done, mark it done, be ticked off",
    Tag.NOT: "not, no longer, never, isn, aren, wasn, weren, hasn, haven, hadn, don, doesn, didn, won, neither, nor, no, isnt, hasnt, arent, without, far from, cannot, can t, couldn",
    Tag.ALMOST: "almost, nearly, about to be, partly, partially, not quite, half, not fully, close to, not entirely, soon",
    Tag.WHOLLY: "all, fully, entirely, whole, everything, action",
    Tag.FUTURE: "will, will be, shall, to be, should, should be, going to, going to be, ll, must be, due to, due to be, ought to be, needs to be, has to be",
    Tag.JUST: "just, have just, has just",
    Tag.ABLE: "can",
    Tag.TOWARDS: "to, need to, needs to, want to, try to, before, hoping to",
    Tag.IDLE: "i m running late, i am late, i m late, i m stuck, save the date, lunch break, coffee break, out of office",
    Tag.WISH: "thanks for, thank you for, congrats, congratulations, well done, i suggest, i propose, hope, hoping, hopefully, would like, wish, would be good, would be nice, would be great, should really, ought to, we should, i d like, if only, wishful, we d love, fingers crossed, let s",
    Tag.HEARSAY: (
        "apparently, i heard, heard that, rumour has, rumor has, it seems, seems, reportedly, i think, i believe, i guess, supposedly, "
        "maybe, perhaps, probably, might be, may be, told me, was told, were told, according to, not sure, so i m told, to be confirmed, to check, to be checked, word is, allegedly, could be"
    ),
    Tag.CONDITION: "if, unless, once, as soon as, provided, when",
    Tag.CONDITIONAL: "would, might, would be, would have",
    Tag.JOKE: "lol, haha, just kidding, kidding, joking, april fool, april fools, joke, lmao, jk",
    Tag.DUE: "must be, has to be, due, deadline, due date, delivery, by the end, target date, finish by, end date, to be finished, will be finished, will be done, should be done, should be finished, should finish, expected, target",
    Tag.START: "starts, start, starting, kick off, kickoff, launch, launches, launching, begins, beginning, from",
    Tag.HAPPENS: (
        "is set for, set for, is fixed, fixed for, expected on, is on, is now on, now on, will be on, scheduled for, planned for, "
        "confirmed for, confirmed, new date, moves to, moved to, brought forward, brought forward to, is now, slips to, pushed to, pushed back, rescheduled"
    ),
    Tag.TAKES_PLACE: "takes place, take place, taking place, will be held, to be held",
    Tag.EXTENDED: "extended, extend, extension",
    Tag.MOVED: "moved, postponed, brought forward, pushed back, rescheduled, put back, put off, delayed, deferred, slipped, pushed, moves, slips, move, postpone, reschedule",
    Tag.NOT_THEN: "instead of, rather than, no longer on, and not, not on, originally, initially",
    Tag.CAUSE: (
        "because, because of, due to, waiting for, awaiting, pending, lack of, owing to, missing, waiting on, since nobody, for want of, lacking, held up by, thanks to, problem with, issue with, until we get, depends on, nobody"
    ),
    Tag.BY: "by, over",
    Tag.LACK: "no, no more, not enough, nobody, no one, out of, too many, too few",
    Tag.NEXT: "next step, next steps, next, then we, remains to, still to do, remaining, left to do, to follow, still need to, what s left, afterwards, next meeting, next up, follow up",
    Tag.LEAD: "lead, leads, led by, leading, lead is, owner, owned by, taken over by, takes over, taking over, in charge, run by, handed to, handed over to, assigned to, coordinated by, replaces, picks up, take it, take over, charge of, managed by, led, take this one, takes, take the lead, responsible",
    Tag.NO_LEAD: "no lead, without a lead, no owner, unassigned, nobody leads",
    Tag.COMMAND: "mark, record, note, set, put, log, change, update, add, create, register",
    Tag.AGENT: "have, has, ve",
    Tag.PRONOUN: "it, we, i, they, he, she, that, this, everything, is, are, was, were, action",
}

FILLERS = frozenset(
    """
    a about after again all also am an and any are as at be been before but by can dear did do does down each few
    for from further get got had has have he hello her here hi him his how i if in into is it its just kind less
    ll m many me more morning most much my no nor not now of off on once one only or other our out over own pls
    please pleased re regards report s same she shall so some still such t than thanks thank that the their them
    then there these they this those through to today together tomorrow too two under until up us ve very was we
    were what when where which while who whom why will with would yes yesterday yet you your colleagues good
    afternoon everyone team currently finally slowly quite rather well happy inform week month year last next
    since monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december summary
    """.split()  # noqa: SIM905 - so many words read best as text
)
"""Words that name nothing."""

GLOSSARY: dict[str, str] = {
    "achievement": "realisation", "accommodation": "hebergement", "acquisition": "acquisition", "advisers": "conseillers", "adviser": "conseiller",
    "advisors": "conseillers", "advisor": "conseiller", "agriculture": "agriculture", "air": "air", "alliances": "alliances", "approach": "approche",
    "art": "art", "assembly": "assemblee", "assessment": "evaluation", "association": "association", "authorities": "collectivites", "awareness": "sensibilisation",
    "beehive": "ruche", "benefit": "utilite", "bike": "velo", "biodiversity": "biodiversite", "board": "conseil", "border": "frontiere", "budget": "budget",
    "building": "batiment", "buildings": "batiments", "business": "entreprise", "businesses": "entreprises", "buying": "achats", "call": "appel",
    "campaign": "campagne", "canteen": "cantine", "carbon": "carbone", "care": "soins", "cars": "voitures", "chair": "chaire", "charter": "charte",
    "child": "enfant", "childcare": "petite enfance", "children": "enfants", "circular": "circulaire", "cities": "villes", "citizen": "citoyen", "citizens": "citoyens",
    "city": "ville", "clause": "clause", "clauses": "clauses", "climate": "climat", "clothes": "vetements", "clothing": "vetements", "club": "club",
    "collaborative": "collaborative", "collective": "collectif", "commission": "commission", "committee": "comite", "commons": "communs", "communication": "communication",
    "companies": "entreprises", "company": "entreprise", "complementary": "complementaire", "composting": "compostage", "consultation": "concertation",
    "cooperation": "cooperation", "cooperative": "cooperative", "council": "conseil", "councillors": "elus", "county": "departement", "creative": "creatives",
    "cross": "trans", "crossborder": "transfrontaliere", "cultural": "culturelles", "culture": "culture", "currency": "monnaie", "cycling": "velo", "data": "donnees",
    "deliberation": "deliberation", "delegation": "delegation", "development": "developpement", "digital": "numerique", "disability": "handicap", "disabled": "handicapees",
    "discovery": "decouverte", "district": "quartier", "districts": "quartiers", "economic": "economique", "economy": "economie", "education": "formation",
    "elderly": "ages", "elected": "elus", "employment": "emploi", "endorsement": "validation", "energy": "energie", "engineering": "ingenierie",
    "entrepreneurship": "entrepreneuriat", "environment": "environnement", "equality": "egalite", "evaluation": "evaluation", "event": "evenement", "exchange": "echange",
    "exchanges": "echanges", "exemplary": "exemplarite", "expertise": "ingenierie", "expression": "manifestation", "fabric": "textile", "facilities": "equipements", "fair": "foire", "family": "famille",
    "farming": "agriculture", "festival": "festival", "finance": "financement", "financial": "financier", "financing": "financement", "fleet": "flotte", "flood": "inondation", "food": "alimentaire",
    "forest": "foret", "forum": "forum", "forums": "forums", "framework": "cadre", "functionality": "fonctionnalite", "fund": "fonds", "funding": "financement", "funds": "fonds",
    "garden": "jardin", "gardens": "jardins", "general": "grand", "grants": "subventions", "green": "vert", "habitat": "habitat", "health": "sante", "heating": "chauffage", "heritage": "patrimoine", "higher": "superieure",
    "home": "domicile", "homes": "logements", "house": "maison", "housing": "habitat", "hub": "pole", "inclusion": "insertion", "income": "revenu", "industrial": "industriel", "industries": "industries",
    "industry": "industrie", "initiative": "initiative", "innovation": "innovation", "innovations": "innovations", "integration": "insertion", "interest": "interet", "itineraries": "itineraires",
    "itinerary": "itineraire", "jobs": "emploi", "job": "emploi", "kitchen": "cuisine", "land": "foncier", "leisure": "loisirs", "library": "bibliotheque", "lighting": "eclairage",
    "loan": "pret", "loans": "prets", "local": "locale", "market": "marche", "mayor": "maire", "mayors": "maires", "mediation": "mediation", "meeting": "rencontre", "meetings": "rencontres", "metropolitan": "metropolitain",
    "mobility": "mobilite", "money": "monnaie", "mobilisation": "mobilisation", "museum": "musee", "music": "musique", "national": "national", "neighbourhood": "quartier", "neighbourhoods": "quartiers",
    "network": "reseau", "networking": "reseau", "networks": "reseaux", "observation": "observation", "observatory": "observatoire", "office": "bureau", "opinion": "avis", "organic": "biologique", "organisations": "structures",
    "parents": "parents", "park": "parc", "participation": "participation", "partnership": "partenariat", "people": "personnes", "permanent": "permanente", "planning": "planification", "play": "jeux",
    "policy": "politique", "pollution": "pollution", "poverty": "pauvrete", "premises": "locaux", "presentation": "presentation", "prevention": "prevention", "procurement": "achats", "professional": "professionnel",
    "project": "projet", "projects": "projets", "proposals": "projets", "public": "public", "purchasing": "achats", "purchases": "achats", "quality": "qualite", "recovery": "relance", "recycling": "recyclage", "reform": "reforme", "region": "region",
    "regional": "regional", "renewable": "renouvelable", "renovation": "renovation", "report": "restitution", "research": "recherche", "researchers": "chercheurs", "residents": "habitants", "resources": "ressources", "responsible": "responsables",
    "reuse": "reemploi", "revolution": "revolution", "river": "riviere", "road": "route", "route": "itineraire", "routes": "itineraires", "safety": "securite", "school": "ecole", "schools": "ecoles", "secondhand": "reemploi", "sector": "filiere", "sectors": "filieres",
    "seniors": "seniors", "services": "services", "sharing": "partage", "shares": "participations", "shops": "commerces", "shuttle": "navette", "desk": "guichet", "counter": "guichet", "carpooling": "covoiturage", "carsharing": "autopartage", "insulation": "isolation", "craftsmen": "artisans", "craftspeople": "artisans", "bus": "bus", "lanes": "pistes", "paths": "pistes", "pedestrian": "pieton", "meals": "repas", "breakfast": "petit dejeuner", "listening": "ecoute", "coaches": "entraineurs", "nursery": "creche", "nurseries": "creches", "grant": "subvention", "survey": "enquete", "map": "carte", "guide": "guide", "toolkit": "boite outils", "repair": "reparation", "cafe": "cafe", "shop": "commerce", "silos": "decloisonner", "skills": "competences", "social": "sociale", "solidarity": "solidaire", "sport": "sport",
    "sports": "sport", "stakes": "participations", "stake": "participation", "stakeholders": "acteurs", "startups": "startups", "strategy": "strategie", "students": "etudiants", "study": "etude", "supply": "approvisionnement", "surroundings": "abords",
    "sustainable": "durable", "swarming": "essaimage", "scaling": "essaimage", "teachers": "enseignants", "technicians": "techniciens", "territorial": "territorial", "territories": "territoires", "territory": "territoire", "textile": "textile", "textiles": "textiles",
    "theatre": "theatre", "third": "troisieme", "tourism": "tourisme", "tours": "itineraires", "tour": "itineraire", "town": "ville", "towns": "villes", "trails": "itineraires", "trail": "itineraire", "traffic": "circulation",
    "training": "formation", "transition": "transition", "transport": "transport", "trees": "arbres", "tree": "arbre", "unemployed": "chomeurs", "unemployment": "chomage", "university": "universite", "urban": "urbain", "usefulness": "utilite",
    "utility": "utilite", "value": "utilite", "violence": "violences", "visibility": "visibilite", "volunteers": "benevoles", "volunteering": "benevolat", "walking": "pieton", "waste": "dechets", "water": "eau", "welcome": "accueil",
    "women": "femmes", "wood": "bois", "work": "travail", "workers": "travailleurs", "working": "travail", "workshop": "atelier", "workshops": "ateliers", "workwear": "vetements travail", "young": "jeunes", "youth": "jeunesse",
}  # fmt: skip
"""English words of public action with a French word for each, so that a title in one language is found in the other."""
