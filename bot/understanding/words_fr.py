"""French words and what they are worth. General French only: nothing here comes from a plan.

Phrases are folded, separated by commas; apostrophes and hyphens are spaces, doubled letters count once, and the
feminine and plural of a participle come with it.
"""

from __future__ import annotations

from bot.understanding.tags import Tag

VERBS: dict[Tag, str] = {
    Tag.DONE: "finir, aboutir, terminer, achever, boucler, realiser, finaliser, livrer, solder, cloturer, clore, completer",
    Tag.STARTED: "lancer, demarrer, commencer, debuter, engager, entamer, amorcer, inaugurer, initier",
    Tag.EVENT: (
        "publier, diffuser, signer, voter, valider, adopter, envoyer, deposer, recruter, organiser, caler, imprimer, "
        "creer, presenter, rediger, installer, approuver, transferer, selectionner, accorder, notifier, tester, "
        "deployer, poster, relayer, partager, arbitrer"
    ),
    Tag.GOING: "avancer, progresser, continuer, bouger, evoluer",
    Tag.RESUMED: "debloquer, relancer, redemarrer, recommencer",
    Tag.ON_HOLD: "geler, ajourner, mettre en pause, interrompre",
    Tag.ABANDONED: "abandonner, annuler, supprimer, stopper, enterrer, arreter",
    Tag.BLOCKED: "bloquer, coincer, paralyser",
    Tag.STALLED: "patiner, ramer, trainer, pietiner, stagner, caler sur, buter",
    Tag.MOVED: "reporter, decaler, repousser, deplacer, avancer au, differer, glisser, prolonger, proroger",
    Tag.PLANNED: "planifier, programmer",
}
"""Regular verbs by their infinitive: participles, the present, the infinitive and the future are made from it."""

PHRASES: dict[Tag, str] = {
    Tag.MOVED: "report, decalage, changement de date",
    Tag.DONE: (
        "clot, fini, finis, finie, finies, abouti, clos, close, closes, fait, faits, faite, faites, mene a bien, menee a bien, menee a terme, "
        "mene a terme, c fini, reussi, pliee, dans la poche, dans la boite, a eu lieu, ont eu lieu, s est tenu, s est tenue, s est bien passe, "
        "mission accomplie, operationnel, operationnelle, ok fini"
    ),
    Tag.STARTED: (
        "mis en route, mise en route, sur les rails, ouvert, ouverte, ouverts, ouvertes, c est parti, c parti, a vu le jour, mis en chantier"
    ),
    Tag.EVENT: (
        "a reuni, ont reuni, a rassemble, ont rassemble, a accueilli, ont accueilli, a trouve, avons trouve, ont trouve, "
        "tenu, tenue, tenus, tenues, retenu, retenue, retenus, retenues, recu, recue, recus, recues, rendu, rendue, rendus, ecrit, ecrite, "
        "ecrits, transmis, transmise, choisi, choisie, choisis, obtenu, obtenue, obtenus, pret, prete, pretes, passee, "
        "accompagne, accompagnee, accompagnes, accompagnees, inscrit, inscrits, mis a jour, mise a jour, defini, definie, en place, feu vert, c ok, c est ok, est ok, en ligne, mis en ligne, mise en ligne, c est bon, c bon"
    ),
    Tag.GOING: (
        "en cours, suit son cours, suivent leur cours, bonne voie, se poursuit, se poursuivent, poursuit, en chantier, en preparation, ras, "
        "rien a signaler, bosse dessus, on travaille, travaille dessus, y travaille, y travaillons, ca roule, tout roule, roule bien, ca marche bien, sur les rails, "
        "a l etude, en reflexion, a mi chemin, en bonne forme, toujours d actualite, maintien du cap, bon train, rythme de croisiere, en phase de, en redaction, en construction, "
        "en instruction, en cours de route, on y est presque, s active, en train de, nous travaillons, on poursuit, on est dessus, touche au but, touchons au but, derniere ligne droite, prend forme, prennent forme, monte en puissance, fait son chemin"
    ),
    Tag.RESUMED: "reprend, reprennent, reprenons, on reprend, c est reparti, reparti, repartie, repart, remis en route, remise en route, leve",
    Tag.ON_HOLD: (
        "en pause, met en pause, mets en pause, mettons en pause, mettent en pause, mis en pause, mise en pause, au frigo, en stand by, en standby, stand by, standby, en veille, en suspens, en sommeil, suspendu, suspendue, suspendus, suspendues, "
        "suspend, suspendons, suspendre, a l arret, mis de cote, mise de cote, on met de cote, entre parentheses, jusqu a nouvel ordre, gel"
    ),
    Tag.WAITING: "en attente, reste en attente, en attendant",
    Tag.ABANDONED: (
        "laisse tomber, laissons tomber, laissent tomber, laisser tomber, tombe a l eau, tombee a l eau, renonce, renoncons, renoncer a, "
        "jette l eponge, ne se fera pas, n aura pas lieu, ne se feront pas, passe a la trappe, passee a la trappe, plus d actualite, on oublie, "
        "abandon, on arrete tout, mis fin, sans suite, c est mort, c mort, au placard, retire du plan, retiree du plan"
    ),
    Tag.BLOCKED: "point mort, dans l impasse, en rade, blocage, en carafe, coince, bloque",
    Tag.STALLED: (
        "pb sur, probleme sur, souci sur, galere sur, retard sur, du retard, en retard, prend du retard, pris du retard, prennent du retard, a recaler, a reprogrammer, a la traine, au ralenti, "
        "n avance pas, n avance plus, avance pas, avance plus, avancent plus, avancent pas, rien de neuf, pas de nouvelles, galere, "
        "prend l eau, bat de l aile, mois de retard, semaine de retard, semaines de retard, jours de retard, rien de nouveau, aucune avancee, "
        "pas d avancee, pas d avancees, surplace, tourne au ralenti, tarde, traine des pieds, a la peine, en difficulte, nouvelle echeance, nouveau calendrier"
    ),
    Tag.IDLE: (
        "je suis en retard, je serai en retard, j arrive en retard, j ai du retard, je suis bloque, je suis coince, annule pour moi, bloque la date, bloquer la date, date bloque, dates bloques, date est bloque, bloque le creneau, bloque mon agenda, bloque les dates, d avance, a l avance, en avance, par avance, en pause dejeuner, en pause cafe, pause dejeuner, pause cafe, en pause clope, en pause midi, en fait, au fait, tout a fait, fait partie, "
        "fait suite, fait le point, fait le lien, fait beau, fait chaud, fait froid, ca fait, il fait, bien ecrit, bien ecrite, bien redige, bien presente"
    ),
    Tag.TO_DISCUSS: (
        "a discuter, a debattre, a arbitrer, en discussion, qu on en parle, qu on en discute, en parler ensemble, a trancher, a voir ensemble, "
        "en debat, en parler en reunion, a rediscuter, fait debat, a l arbitrage, a inscrire a l ordre du jour, en arbitrage"
    ),
    Tag.PLANNED: (
        "prevu, prevue, prevus, prevues, prevoit, prevoyons, a venir, a lancer, a demarrer, a commencer, au programme, dans les tuyaux"
    ),
    Tag.CLOSABLE: "cloturer, solder, fermer, archiver, clore, cloture, mettre en termine, passer en termine, cocher",
    Tag.NOT: "pas, plus, jamais, ni, aucun, aucune, sans, rien, nullement, loin d etre, guere",
    Tag.ALMOST: (
        "presque, quasi, quasiment, bientot, pratiquement, en passe d etre, en voie d, sur le point d, partiellement, en partie, a moitie, "
        "pas completement, pas tout a fait, pas totalement, pas entierement, a peine, moitie, a deux doigts d"
    ),
    Tag.WHOLLY: "tout, tous, toutes, toute, totalement, entierement, integralement, l ensemble, l action, l action est",
    Tag.FUTURE: (
        "va, vont, allons, vais, sera, seront, doit, doivent, devons, prevoit de, prevoyons de, prevu de, compte, comptons, devrait, devraient, "
        "devra, devront, pourra, pourront, va etre, vont etre, doit etre, doivent etre, devrait etre, devraient etre, va bientot, sera bientot, seront bientot"
    ),
    Tag.JUST: "decide de, decidons de, decident de, decision de, choisi de, convenu de, jviens de, jvien de, viens de, vient de, viennent de, venons de, viens d etre, vient d etre, viens d, vient d, viennent d etre",
    Tag.ABLE: "peut, peux, peuvent, pouvons, pouvez, merci de, considere, considerer",
    Tag.TOWARDS: (
        "a, de, d, pour, faire, faut, sans, avant de, reste a, veut, veux, voulons, voudrait, souhaite, essaie de, tente de, afin de, il faut"
    ),
    Tag.WISH: (
        "il faudrait, faudrait, faudra, il faut, il faudra, ce serait bien, serait bien, ca serait bien, serait top, ce serait top, "
        "j espere, on espere, esperons, nous esperons, esperant, j aimerais, on aimerait, nous aimerions, voudrais, voudrait, voudrions, "
        "souhaiterait, souhaiterais, souhaiterions, on souhaite, nous souhaitons, si seulement, vivement, on pourrait, il serait, pourrions, "
        "serait utile, serait judicieux, serait temps, il est temps, je propose, propose qu, proposons, proposez, bravo pour, merci pour, felicitations pour, bravo a, merci a, bravo, felicitations, j ai hate, hate que, hate de, hate d, on devrait, nous devrions, vous devriez, tu devrais, pourvu, "
        "croisons les doigts, on croise les doigts, j ai reve, imaginez, imagine, quand est ce qu on, un jour, ca urge"
    ),
    Tag.HEARSAY: (
        "il parait, parait que, dommage que, parait, apparemment, entendu dire, on m a dit, m a dit que, m ont dit, nous a dit, on me dit, d apres, selon, "
        "il semble, semble, semblerait, il semblerait, je crois, on dirait, je pense, peut etre, sans doute, probablement, a priori, "
        "si j ai bien compris, si je ne me trompe, sauf erreur, je suppose, a ce qu on dit, le bruit court, la rumeur, rumeur, "
        "je suis pas sur, je suis pas sure, pas certain, pas certaine, pas sur, pas sure, tu as, vous avez, il me semble, me semble, a ce qu il parait, vu passer, dit on, "
        "c est faux, est faux, n est pas vrai, pas vrai, c est inexact, je ne sais plus, je sais plus, sais pu, "
        "aux dernieres nouvelles, j ai cru comprendre, cru comprendre, j ai lu que, lu quelque part, a confirmer, a verifier, sous reserve"
    ),
    Tag.CONDITION: "si, des que, quand, lorsque, lorsqu, une fois que, a condition, au cas ou, sauf si, s il, s ils",
    Tag.CONDITIONAL: "serait, seraient, aurait, auraient",
    Tag.JOKE: "lol, mdr, ptdr, haha, hihi, poisson d avril, je plaisante, je rigole, pour rire, blague, c est une blague, joke, xd, humour",
    Tag.DUE: (
        "est pour, c est pour, sera pour, seront pour, c pour, doit etre, doivent etre, devra etre, fin le, fin en, fin au, se termine, s acheve, prend fin, echeance, date limite, date butoir, livraison, livrable, fin prevue, delai, pour le, pour la, pour fin, pour debut, pour mi, "
        "objectif, on vise, vise, a rendre, a livrer, termine pour, fini pour, au plus tard, a finir, butoir, remise, doit etre fini, dl, "
        "reporte a, reporte au, repousse a, repousse au, decale a, decale au, reportee a, reportee au, repoussee a, repoussee au, "
        "sera fini, sera finie, sera termine, sera terminee, seront finis, seront termines, seront terminees, finira, terminera, bouclera, "
        "finir, terminer, boucler, fin des travaux, cloture"
    ),
    Tag.START: "demarrage, lancement, debut des travaux, a partir, a compter, debut, coup d envoi, demarre, commence, debute, on demarre, on commence",
    Tag.HAPPENS: (
        "se reunira, se reunit, aura, auront, a lieu, se tient, est fixe, est fixee, sont fixees, date est fixee, fixe au, fixee au, fixees au, "
        "attendu, attendue, attendus, attendues, ce sera, sera, passe a, passe au, passe en, passent a, passent au, passent en, c est le, "
        "finalement le, finalement en, calee, programme, programmee, prevu le, prevue le, prevu pour, prevue pour, nouvelle date, date retenue, "
        "date confirmee, confirme, confirmee, confirmes, confirmees, retardee, retarde, glisse, glissent, bascule, remise au, remis au, tombe le, change de date"
    ),
    Tag.TAKES_PLACE: "aura lieu, auront lieu, aura bien lieu, aura finalement lieu, auront finalement lieu, auront bien lieu, se tiendra, se tiendront, se deroulera, se derouleront",
    Tag.EXTENDED: "prolonge, prolongee, prolonges, prolongees, proroge, prorogee, etendu, etendue, on prolonge, prolongation",
    Tag.NOT_THEN: "n est plus, non plus, au lieu, et non, et pas, initialement, plutot que, contre, a la place, avant c etait, et plus",
    Tag.CAUSE: (
        "plus de budget, pas de budget, plus de moyens, pas de moyens, plus de financement, pas de financement, plus personne, pas de reponse, pas de candidat, pas de candidats, plus de candidats, plus de sous, pas assez de, pas assez d, faute de, faute d, a cause de, a cause du, a cause des, a cause d, cause, en raison de, en raison du, en raison des, en raison d, suite a, suite au, suite aux, "
        "dans l attente de, dans l attente du, dans l attente des, dans l attente d, en attente de, en attente du, en attente des, en attente d, "
        "on attend, nous attendons, attend, attendons, attendent, il manque, manque, manquent, probleme de, probleme avec, pb de, pb avec, souci avec, "
        "souci de, retard de, retard des, retard du, greve, toujours pas de reponse, sans reponse, sans nouvelles, bute sur, coince sur, bloque sur, "
        "en attendant, frein, difficulte, difficultes, tant qu on n a pas, tant que, car, parce que, parce qu, vu que, vu le, vu la, puisque, depend de, depend du"
    ),
    Tag.BY: "par, avec le, avec la, avec les, avec l",
    Tag.LACK: "pas de, pas d, plus de, plus d, plus personne, personne ne, pas assez de, pas assez d, aucun, aucune, rien de, toujours pas de, toujours pas d, trop de, pas le temps",
    Tag.NEXT: (
        "prochaine etape, prochaines etapes, etape suivante, prochain pas, reste, reste a, il reste, reste plus qu, ne reste plus qu, ensuite, "
        "apres on, puis on, et apres, suite, la suite, prochainement, dans la foulee, y a plus qu a, il n y a plus qu a, a faire, encore a faire, "
        "la prochaine, le prochain, prochaine reunion, prochaine rencontre, derniere etape"
    ),
    Tag.LEAD: (
        "pilote, pilotes, pilotage, pilotee, pilotera, piloter, copilote, porteur, porteuse, porte par, portee par, referent, referente, responsable, "
        "chef de projet, cheffe de projet, reprend, repris, reprise, reprises, confie, confiee, confies, suite, prend, prends, prendra, relais, releve, "
        "occupe, charge, chargera, occupera, succede, remplace, suivi par, suivie par, attribue a, attribuee a, affecte a, affectee a, assure par, conduit par, "
        "gere, gere par, geree par, anime par, en charge, a la manoeuvre, aux manettes, mains de, main, ok pour piloter, cdp, chargee de, prend en charge, conduite par"
    ),
    Tag.NO_LEAD: "sans pilote, pas de pilote, plus de pilote, personne ne pilote, cherche pilote, cherche un pilote",
    Tag.COMMAND: (
        "note, noter, notez, mets, mettre, mettez, passe, passer, passez, enregistre, enregistrer, enregistrez, indique, indiquer, indiquez, "
        "marque, marquer, marquez, change, changer, inscris, inscrire, inscrivez, ajoute, ajouter, ajoutez, cree, creer, creez, actualise, actualiser, "
        "remets, remettre, saisir, saisis, corrige, corriger, modifier, modifie, prendre note, rajouter, rajoute, declare, declarer, cocher"
    ),
    Tag.AGENT: "a, ont, ai, avons, avez, as",
    Tag.PRONOUN: "c, ca, ce, il, elle, ils, elles, on, je, j, nous, cela, celui, celle, tout, y, action, qui, jviens",
}

LOW_WORTH = frozenset(
    """
    accompagner accompagnement soutenir soutien developper developpement favoriser renforcer encourager poursuivre
    conforter mettre mise place action actions projet projets demarche demarches dispositif dispositifs plan plans
    axe axes groupe groupes travail reunion reunions point points suivi mettre politique politiques approche
    public publique publics autre autres different differents differentes cadre niveau ensemble partenaire
    partenaires acteur acteurs territoire territoires nouveau nouvelle nouveaux nouvelles aller vers integrer
    structurer structuration creer creation proposer ouvrir porter assurer realiser organiser ameliorer promouvoir
    promotion etude etudes ligne lignes ville villes metropole commune communes support develop develop strengthen
    encourage promote improve create build new action project plan group meeting
    """.split()  # noqa: SIM905 - so many words read best as text
)
"""Words of every plan: alone they point at no line."""

FILLERS = frozenset(
    """
    a ai ainsi alors apres as assez au aujourd aussi autre aux avant avec avons bcp beaucoup bien bon bonne
    bonjour bonsoir c ca car ce cela celle celui ces cet cette chaque chers chez ci comme contre coucou cote d
    dans de deja demain depuis des desormais deux devant dire donc doucement du trois quatre cinq six sept huit
    neuf dix elle elles en encore enfin ensuite entre es est et etait etc ete etre eu euh eux facilement
    finalement mieux pire fois fort franchement grave hello hier hui ici il ils info infos j jalon je jour journee
    juste l la le les leur leurs lui m ma mais maintenant me meme merci mes moins mois moitie mon mtn n ne nos
    notre nous nvelle of oh ok on ont ou ouf oui par pardon pas perso personne peu plus plutot point pour pourtant
    pr presque puis qu quand que quel quelle qui quoi rapidement rien rs s sa sais salut sans se ses seulement si
    sinon soit son sont sous stp suis sur surtout svp t ta te tes tjs tkt toi ton top toujours tout toute toutes
    tous tranquillement tres trop tu un une vers via voici voila vont vos votre vous voir vraiment vs y ya yes
    apparemment officiellement lentement vite globalement normalement semaine lundi mardi mercredi jeudi vendredi
    samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre matin
    soir midi an ans annee annees heure heures cordialement cdt amicalement collegues tous ras repond repondent repondu repondre
    """.split()  # noqa: SIM905 - so many words read best as text
)
"""Words that name nothing."""

SHORT_FORMS: dict[str, str] = {
    "pa": "pas",
    "ps": "pas",
    "tt": "tout",
    "ts": "tous",
    "tjr": "toujours",
    "tjrs": "toujours",
    "tjs": "toujours",
    "pr": "pour",
    "ds": "dans",
    "fo": "faut",
    "fodrait": "faudrait",
    "ke": "que",
    "ki": "qui",
    "koi": "quoi",
    "kan": "quand",
    "qd": "quand",
    "kelkun": "quelqu",
    "bcp": "beaucoup",
    "vrmt": "vraiment",
    "ns": "nous",
    "vs": "vous",
    "pdt": "pendant",
    "mm": "meme",
    "nvl": "nouvelle",
    "nvlle": "nouvelle",
    "pbm": "pb",
    "bloq": "bloque",
}
"""What people type for small words in haste; the words are squeezed."""

ABBREVIATIONS: dict[str, str] = {
    "aap": "appel projets",
    "ami": "appel manifestation interet",
    "rdv": "rendez vous",
    "cr": "compte rendu",
    "copil": "comite pilotage",
    "cotech": "comite technique",
    "qpv": "politique ville",
    "gt": "groupe travail",
    "pol": "politique",
    "asso": "association",
    "assos": "associations",
    "agri": "agriculture",
    "eco": "economique",
    "rh": "ressources humaines",
    "dev": "developpement",
    "com": "communication",
    "comm": "commission",
    "delib": "deliberation",
    "inno": "innovation",
    "eval": "evaluation",
    "obs": "observation",
    "sensi": "sensibilisation",
    "collec": "collectivites",
    "biodiv": "biodiversite",
    "env": "environnement",
    "pcaet": "plan climat air energie",
    "zan": "zero artificialisation nette",
    "moe": "maitrise oeuvre",
    "dsp": "delegation service public",
    "metro": "metropole metropolitain",
    "cdd": "conseil developpement",
    "codev": "conseil developpement",
    "bio": "biologique bio",
}
"""Short forms of general administrative French."""
