"""Forms that no stemmer brings to their verb or noun, in French and English: "réduisent" is "réduire", "children" is "child".

A line reads ``infinitive = forms``; before a colon stand prefixes that the verb takes ("-" for none): ``de re - : venir = vient``
gives "devient", "revient" and "vient". Forms that are also another word are left out ("lit", "part", "élu"). Folded text.
"""

from __future__ import annotations

from functools import cache

_FRENCH = """
- de re inter par pre con sur sub pro circon : venir = viens vient viennent venue venus venues viendra viendront viendrait vienne venait venaient
- de re sou main ob entre con appar abs : tenir = tiens tient tiennent tenu tenue tenus tenues tiendra tiendront tienne tenait tenaient
- ap com re sur entre : prendre = prend prends prennent pris prenne prendra prendront prendrait prenait prenaient prenant
- per pro trans re ad com sou e : mettre = met mets mettent mettra mettront mette mettait mettaient mettant
pro trans re ad com sou e : mettre = mis mise mises
cond constr red trad introd detr instr sed ded end recond reconstr : uire = uit uits uite uites uisent uise uisait uisaient uisant uira uiront
prod reprod : uire = uisent uise uisait uisant uira uiront uite uites
ecr inscr decr prescr souscr reecr transcr : ire = it its ite ites ivent ive ivait ivant ira iront
- re dec ent rec : ouvrir = ouvre ouvres ouvrent ouvert ouverts ouverte ouvertes ouvrait ouvrant ouvrira ouvriront
c dec rec : ouvrir = ouvre ouvrent ouverts ouverte ouvertes ouvrait ouvrant ouvrira
off souff : rir = rent ert erts erte ertes rait rant rira riront
acc rec : ueillir = ueille ueilles ueillent ueilli ueillis ueillie ueillies ueillait ueillant ueillera ueilleront
et att p r restr f : eindre = eint eints einte eintes eignent eigne eignait eignant eindra eindront
cr contr pl : aindre = aint aints ainte aintes aignent aigne aignait aignant aindra
j rej adj : oindre = oint oints ointe ointes oignent oigne oignait oignant oindra oindront
con re par appar dispar recon : aitre = ait aissent aisse aissait aissant aitra aitront
conn reconn : aitre = u us ue ues
parait : re = nt
- re sur : vivre = vivent vive vivait vivaient vivant vecu vecue vivra vivront vivons vivez
- pour : suivre = suivent suive suivait suivaient suivie suivies suivra suivront suivons suivez
s des : ervir = ervent erve ervait ervaient ervira erviront
end r : ormir = orment
- res : sortir = sortent sorte sortait sortaient sortira
- re : partir = partent partait partons
res cons press - : sentir = sentent sentait
acc - par rec conc sec disc : ourir = ourent ourait ourra ourront ourons ourez
perc conc dec rec aperc : evoir = oit oivent oive u us ue ues evra evront evait evaient
b : oire = oivent u
cr : oire = oit oient
m : ourir = eurt eurent
com a - de re : battre = bat bats battent battu battue battus battues battait
convain vain : cre = c cs quent quait cu cue cus cues
res : oudre = out olvent olve olvait olu olue
acqu conqu requ : erir = iert ierent iere erait
interr corr r : ompre = ompt ompent ompu ompue
v r p m t rev : endre = endu endus endue endues
att ent det desc susp pret def f dep : endre = endu endus endue endues
rep corresp f conf : ondre = ondu ondus ondue ondues
perd : re = u us ue ues
- re : lire = lisent lise lisait lu lue lus lues lira
- re pre contre inter : dire = dit dits disent dise disait dites dira
- re satis de contre : faire = font fasse fassent faisait faisaient fera feront faisant
suff : ire = it isent isait ira
plaire = plait plaisent plaisait
croitre = croit croissent
naitre = nait naissent naitra
nuire = nuisent nuisait
fuir = fuit fuient
appeler = appelle appellent appellera appelleront
rappeler = rappelle rappellent rappellera
jeter = jette jettent jettera jetteront jetes jetees
rejeter = rejette rejettent
projeter = projette projettent
lever = leve levent levera
enlever = enleve enlevent enlevera
elever = elevent
prelever = preleve prelevent prelevera
relever = relevent
mener = mene menent menera meneront
amener = amene amenent amenera
emmener = emmene emmenent
promener = promene promenent
peser = pese pesent pesera peseront peses pesees
acheter = achete achetent achetera achete achetes achetees
semer = seme sement semera
geler = gele gelent
payer = paie paient paye payent paiera payera payes payees
essayer = essaie essayent essaient
employer = emploie emploient
envoyer = envoient enverra enverront
nettoyer = nettoie nettoient nettoiera nettoyes nettoyees
deployer = deploie deploient deploiera
recruter = recrutent
creer = creent creera creeront creons creez creerons
etudier = etudie etudies etudient
nommer = nomment
donner = donnent
manger = mangent mangeons
proteger = protegent protegeait
completer = completent
gerer = gerent
esperer = esperent
preferer = preferent
repeter = repetent
inquieter = inquietent
accelerer = accelerent
ceder = cedent
regler = reglent
dechetterie = decheterie decheteries dechetteries
relais = relai
cle = clef clefs
oignon = ognon ognons
bistrot = bistro bistros
paiement = payement payements
jeu = jeux
lieu = lieux
feu = feux
voeu = voeux
milieu = milieux
"""

_ENGLISH = """
build = built
teach = taught
buy = bought
sell = sold
take = took taken
give = gave given
grow = grew grown
choose = chose chosen
hold = held
lead = led
meet = met
run = ran
send = sent
spend = spent
keep = kept
lend = lent
lose = lost
make = made
pay = paid
say = said
see = saw seen
show = shown
speak = spoke spoken
win = won
write = wrote written
drive = drove driven
ride = rode ridden
rise = rose risen
fall = fell fallen
begin = began begun
break = broke broken
bring = brought
catch = caught
draw = drew drawn
eat = ate eaten
fight = fought
find = found
hear = heard
know = knew known
stand = stood
understand = understood
think = thought
wear = wore worn
sleep = slept
feed = fed
shrink = shrank shrunk
throw = threw thrown
freeze = froze frozen
swim = swam swum
forget = forgot forgotten
hide = hid hidden
seek = sought
tell = told
child = children
woman = women
man = men
foot = feet
person = persons
life = lives
half = halves
analysis = analyses
"""


def _forms(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text.strip().splitlines():
        before, _, forms = line.partition(" = ")
        prefixes, _, ending = before.rpartition(" : ")
        for prefix in prefixes.split() or ["-"]:
            start = "" if prefix == "-" else prefix
            for form in forms.split():
                for said in (form, *_said_by_us(form, ending)):
                    found.setdefault(start + said, start + ending)
    return found


def _said_by_us(form: str, ending: str) -> tuple[str, ...]:
    """The forms that go with "nous" and "vous", made of the one for "il": "venait" gives "venons", "viendra" gives "viendrez"."""
    if not ending.endswith("re") and not ending.endswith("r"):
        return ()
    if form.endswith(("rait", "ra")) and not ending.endswith("rir"):
        base = form.removesuffix("it").removesuffix("a")
        return tuple(base + other for other in ("ons", "ez", "ions", "iez", "ait", "aient", "ont"))
    if form.endswith("ait"):
        base = form.removesuffix("ait")
        return tuple(base + other for other in ("ons", "ez", "ions", "iez"))
    return ()


@cache
def irregular_forms(language: str) -> dict[str, str]:
    """Each form with the word that it is a form of, in ``fr`` or ``en``."""
    return _forms(_ENGLISH if language == "en" else _FRENCH)
