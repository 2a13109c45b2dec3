"""Common verbs of both languages, the infinitive and irregular forms. Folded text."""

from __future__ import annotations

from bot.understanding.word_lists import word_set

VERBS_FR = word_set("""
    former sauter habiter loger soigner planter jardiner cuisiner louer reparer isoler chauffer rouler pedaler nager chanter danser dessiner grandir
    perdu perdus vendu vendus rendu attendu entendu repondu descendu battu vaincu vecu tenue devenu obtenu maintenu contenu soutenu revenu parvenu intervenu prevenu reconnu paru apparu disparu
    couru elu prevu revu recu recus percu concu voulu fallu bu cru resolu exclu conclu permis promis soumis remis admis appris apprises compris surpris entrepris repris requis interdit ecrite decrit inscrit
    refait ouvre ouvrent ouvert ouverts couvert decouvert offert atteint eteint conduit construit construits construite produit reduit traduit introduit detruit suivi servi senti parti partie sorti dormi choisi
    choisis reussi rempli grandi meurt naissent vient deviennent devient comprend apprend apprennent dort dorment dure durent sauront sauraient saurait ira iront irait faisait sert mene
    prononcer adherer annoncer enoncer ecouler inaugurer feliciter apaiser arbitrer argumenter atteler baptiser chiffrer coordonner cotiser deleguer demenager denombrer depanner desherber doter elaguer
    enqueter enrichir entamer equilibrer etaler etoffer fleurir fusionner germer glaner goudronner hausser honorer inventorier jardiner labelliser lutter majorer mandater mediatiser militer moderniser
    monopoliser motiver nuancer officialiser oeuvrer outiller pallier parrainer peaufiner peiner perenniser piloter plafonner prelever prioriser ramasser recenser recruter recycler redemarrer reinserer
    rehabiliter relancer remunerer renover repartir repenser restaurer reutiliser revendre revitaliser scinder sillonner solliciter sonder stocker subventionner surgir synthetiser tailler tondre trancher
    vegetaliser verbaliser verdir ranger entreprendre entreprennent entreprend venu venue venus prononce
    abandonner aborder aboutir accepter acceder accelerer accompagner accomplir accorder accroitre accueillir accuser acheter achever acquerir
    adapter adherer adherer admettre adopter adresser affecter afficher affirmer agir agrandir aider aimer ajouter alerter aller allouer ameliorer
    amener amenager analyser animer annoncer annuler anticiper apercevoir appartenir appeler appliquer apporter apprecier apprendre approuver
    approcher appuyer arranger arreter arriver articuler assister associer assurer attaquer atteindre attendre attirer attribuer augmenter autoriser
    avancer avertir avoir baisser balayer bannir bastir batir battre beneficier bloquer boire bosser bouger boucler bricoler cacher calculer casser causer
    ceder cesser changer charger chercher choisir circuler citer classer clore coller collecter combattre combler commander commencer communiquer comparer
    compenser completer comporter composer comprendre compter concerner concevoir conclure concretiser conduire confier confirmer connaitre
    consacrer conseiller conserver considerer consister consolider constater constituer construire consulter contacter contenir continuer contraindre
    contribuer controler convaincre convenir convier copier corriger couper courir couter couvrir creer creuser croire cuire cultiver debattre
    deboucher debuter decider declarer declencher decouvrir decrire dedier deduire defendre definir degager demander demarrer demenager demeurer
    demonter depasser depenser deplacer deployer deposer derouler descendre designer desirer desservir destiner detailler detecter determiner detruire
    developper devenir deviner devoir diffuser diminuer dire diriger discuter disparaitre disposer distinguer distribuer diviser donner dormir doter
    doubler durer echanger echouer eclairer economiser ecouter ecrire eduquer effacer effectuer elaborer elargir elever eliminer elire embaucher embellir
    emettre empecher employer emporter emprunter encadrer encourager engager enlever enregistrer entendre entourer entrainer entrer entreprendre
    entretenir envisager envoyer epauler epuiser equiper esperer essayer estimer etablir eteindre etendre etudier evaluer eviter evoluer evoquer
    examiner exclure executer exercer exiger exister experimenter expliquer exploiter exprimer fabriquer faciliter faire falloir favoriser federer fermer
    feter figurer financer finir fixer fonctionner fonder former formuler fournir franchir frequenter gagner garantir garder gaspiller generer gerer
    grandir habiter heberger hesiter identifier ignorer imaginer impliquer imposer inciter inclure indiquer informer inscrire insister inspirer installer
    instaurer integrer interdire interesser interroger intervenir introduire inventer investir inviter jeter joindre jouer juger justifier laisser lancer
    laver lever liberer lier limiter lire livrer loger louer lutter maintenir manger manifester manquer marcher marquer meler menacer mener mentionner meriter
    mesurer mettre mobiliser modifier moderniser monter montrer mourir multiplier mutualiser naitre negocier nettoyer nommer noter nourrir nuire obliger obtenir
    occuper offrir omettre operer opposer ordonner organiser orienter oser oublier ouvrir paraitre parcourir parler partager participer partir parvenir
    passer payer penser percevoir perdre permettre persister peser placer plaindre plaire planter porter poser posseder poursuivre pousser pouvoir pratiquer
    preciser preconiser prendre preparer prescrire presenter preserver presider preter prevenir prevoir prier privilegier proceder produire profiter
    programmer progresser prolonger promettre promouvoir proposer proteger prouver provenir publier quitter raconter ramener ranger rappeler rapprocher rassembler
    rater ravir realiser recenser recevoir rechercher recolter recommander reconnaitre recourir recruter recueillir recuperer rediger redouter reduire refaire refuser
    regarder regler regretter regrouper rejeter rejoindre relever relier remarquer rembourser remedier remercier remettre remonter remplacer remplir remporter
    rencontrer rendre renforcer renoncer renouveler renseigner rentrer repandre reparer repartir repasser reperer repondre reporter reposer reprendre representer reserver
    resoudre respecter respirer ressembler rester retenir retirer retourner retrouver reunir reussir revaloriser reveler revenir rever revoir rouler rouvrir saisir sauver
    savoir secouer seduire selectionner sembler sensibiliser sentir separer serrer servir signaler signer signifier simplifier situer soigner songer sortir
    souffrir souhaiter soulever souligner soumettre soutenir souvenir stimuler structurer subir succeder suffire suggerer suivre supporter supposer supprimer
    surveiller survenir susciter suspendre tarder tendre tenir tenter terminer tester tirer tomber toucher tourner traduire trainer traiter transformer transmettre
    transporter travailler traverser trier tromper trouver tuer unir user utiliser vaincre valider valoir valoriser varier vendre venir verifier verser viser visiter
    vivre voir voler voter vouloir voyager zapper arrive avez aillent allez aura aurait auront avons avait avaient boivent connait connaissez connu crois croyez
    demandez devrait devez doit doivent dois dit dites disent ecrit est etait etaient fait faites fasse fassent fera feront ferez font faut fallait faudrait faudra lit lisent
    mis mise mises mettez met mettent parlez permet peut peuvent peux pourra pourrait pouvez pouvait prend prennent prenez prevoit prevoyez pris prise recoit recoivent retenu retenue
    saura saurez saurons sait savent sais savez sert servent sera seront serez soit soient sommes suis tient tiennent tenu va vaut vas vont vais venu viennent vient verra voit voient
    vois voyez veut veulent veux voulez voulons voulait vivent etes eu ete eut vus vue vu lu lus dis agit agissait sagit paraisse obtient comptez compte pensez pense aimerais voudrais
""")

VERBS_EN = word_set("""
    came went gone gave found got left lost kept brought bought built caught chose chosen cost cut drove eaten fell felt flew forgot grew grown heard hit knew known led let meant put ran read rode rose saw seen sent shut
    sold spent spoke spoken stood taken taught thought threw told took understood woke won wore wrote used using turned coming staying living force forces afford stops stopped starts ends
    accept achieve add address affect agree aim allow announce apply approve arrive ask attend avoid become begin believe belong bring build buy call carry cause change
    charge check choose clean close collect come commit compare complain concern confirm consider contain continue control cope cost count cover create cut deal decide declare
    define deliver depend describe design destroy develop die discuss do draw drive earn eat encourage end enjoy ensure enter establish exist expect explain express extend
    face fail fall feel fight fill find finish fit fix follow forbid foresee foreseen forget gather get give given go going gone grow happen hear help hire hold hope identify imagine improve include
    increase inform intend introduce invite involve join keep know last launch lead learn leave lend let like list listen live look lose love maintain make manage mean measure meet
    mention mind monitor move name need notice obtain offer open organise organize own pay pick plan play please prefer prepare present prevent produce promise promote protect prove provide
    publish pull put raise reach read realise receive recognise reduce refer remain remember remove repair replace report require rescue respond result return reveal run save say schedule see seem
    sell send serve set share show sign sit solve speak spend spot stand start stay stop struggle study succeed suffer suggest supply suppose survive take talk tell tend test thank
    think throw travel treat trust try turn understand use visit vote wait wake walk want wash watch wear win wish wonder work worry write written struggling noticed supposed scheduled happening
    planning talking getting doing wondering looking asking running signed decided made paid met held done said told seen took
    could would should might must shall
""")
