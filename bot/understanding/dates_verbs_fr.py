"""French verbs of what has happened: participles and the simple past, folded, made from the stems of common verbs in -er."""

from __future__ import annotations

from bot.understanding.dates_sorts import word_set

# Left out on purpose: stems whose participle without accent is also a noun said behind "à" ("à cause", "à charge", "à terme").
_STEMS = word_set(
    "abandonn abord accept acclam accompagn accord accus activ adopt adress affect affirm affront aggrav"
    " agress aid ajout alert aliment allong allum amelior amen amput analys ancr anim annonc annul appel apport"
    " apprehend approch approuv arbitr arrach arrang arret articul assassin assign assist associ assum assur attaqu"
    " attel atterr attir attribu auditionn augment autoris avanc avert avou balay baptis bascul bless bloqu bombard"
    " boulevers bouscul boycott brad bris brul cambriol captur cess chang chass chav chiffr chut cibl circul cit"
    " cloisonn clotur collabor collect combl commemor commenc comment communiqu compar compens complet compt concentr"
    " concert condamn confi confirm confisqu confront consacr conseill conserv consider consol constat consult contact"
    " contamin contest continu contract contrari contribu control convoqu cooper coordonn coul coup couronn cre"
    " cristallis critiqu crois cumul deball debarqu debloqu debouch debout debut decern decid declar declench decoll"
    " decor decouvert decret dedi defend defil degag degrad degringol delivr delog demand demantel demarr demenag"
    " demeur demissionn demontr denonc depass depech deplac deplor depos deraill derap deregl derob deroul desert"
    " destin detail detect determin detourn devalu devanc devast devers devoil diagnostiqu dialogu dict diffus diminu"
    " dirig discut dispers dispos dissimul dissip distanc distingu distribu divis divorc domin donn dot doubl dout"
    " dress dur ebranl ecart echang echapp echou eclat eclips ecop ecout ecras edit effectu effondr egal egalis egorg"
    " elabor elev elimin embarqu embauch emerg emigr empech emport emprisonn emprunt encadr encaiss enchain encourag"
    " endommag enfonc engag engendr enlev enray enregistr enseign entam entass enterr entour entrain envisag envoy"
    " epargn epaul epingl epous eprouv epuis equip erig escort espion esquiss estim etal etouff etudi evacu evalu"
    " evapor evinc evit evolu evoqu exager examin execut exerc exhort exig exil exist expatri expliqu exploit explos"
    " expos exprim expuls fabriqu facilit fauch favoris felicit ferm financ fix flamb flirt foment fond forc form"
    " formul fouill fractur frapp frein frol fusionn gagn gard gel gener ger gliss gomm goudronn grav greff grill"
    " grimp grond habit harcel hesit heurt honor humili identifi ignor illustr immobilis immol impliqu import"
    " impos impressionn imput inaugur incarcer incarn incendi incit incorpor incrimin inculp indemnis indiqu infect"
    " infiltr influenc inform initi inond inquiet insist inspect inspir install integr intensifi interpel interrog"
    " interview intitul invalid invent invers invit invoqu isol jou jug jumel jur justifi laiss lanc largu legalis"
    " legu lev march fonctionn liber licenci limit liquid livr log lou lutt malmen maltrait manag mandat mang manifest manipul manqu"
    " marqu massacr massifi men menac mentionn merit met militaris minimis mis mobilis moder modernis modifi mont"
    " montr motiv multipli mut nationalis navigu neglig negoci nettoy nomm not notifi nou observ occasionn occup"
    " octroy oper oppos opt ordonn organis orient oubli palli paralys pardonn parrain particip patient perpetr person"
    " perturb peupl phagocyt pill pilonn pilot piqu plac placard plaid planch plomb plong poignard polemiqu port pos"
    " poss postul pouss preconis prefer prelev present preserv presid press prim priv privilegi proced proclam procur"
    " profit programm progress prohib projet prolong promulgu prononc pronostiqu propag propos protest prouv provoqu"
    " publi purg qualifi quantifi questionn quitt rachet racket racont radi raill ralli rallong ramass ramen rappel"
    " rapport ras rassembl rassur rat ratifi ravag reaffirm realis recal recens reclam recolt recommand recommenc"
    " recompens reconcili recrut recul recuper recus recycl redemarr redig redoubl redout redress reedit refinanc"
    " reform refus regagn regl regress regrett regul rehabilit reinstall reintegr reiter rejet rejou relach relanc"
    " relat relax relay relev relog remani remarqu remball rembours remerci remont remplac remport remu rencontr"
    " renforc renonc renou renouvel renseign rent rentr renvers renvoy repar repatri reper repet repliqu report repos"
    " repouss represent reprim reproch reserv resili resist respect ressembl ressuscit rest restaur restitu resum"
    " retard retir retourn retrac retrograd retrouv revel revendiqu revers revis revoqu ripost roul ruin saccag salu"
    " sanctionn sanctuaris satur saut sauv scann scell second secou sejourn select sem sembl separ sequestr serr sign"
    " signal signifi sillonn simul solicit solidaris sollicit sombr somm sond souffl souhait soulag soulev soulign"
    " soup soupconn specifi sponsoris stabilis stagn statu stigmatis stimul stock stopp subsist subventionn succed"
    " succomb suffoqu sugger suicid supplant support supprim surclass surmont surpass sursaut survol suspect taill"
    " tapiss tax temoign termin tir tomb tonn torpill touch tourn trac tract train trait transfer transform transport"
    " traumatis travaill travers trebuch trembl triomph tripl troubl trouv tu tutoy tweet utilis vaccin valid valoris"
    " vant vari veill verbalis verifi verrouill vers vid viol visionn visit voil vol vot voyag"
)
_NO_PARTICIPLE = word_set(
    "cote compte cause charge base taille traite marque pose distance force demeure double triple forme garde place cible coupe prime change"
)
PARTICIPLES = frozenset(f"{stem}e" for stem in _STEMS) - _NO_PARTICIPLE
# "annonça", "annoncèrent": no noun ends so but those left out.
_IRREGULAR = word_set(
    "prit prirent mit mirent fit firent vint vinrent tint tinrent obtint obtinrent mourut moururent naquit naquirent vecut vecurent"
    " recut recurent dut durent purent surent voulut voulurent parut parurent connut connurent perdit perdirent rendit rendirent"
    " vendit vendirent entendit repondit repondirent partit partirent sortit sortirent devint devinrent revint revinrent conclut"
    " conclurent elut apparut disparut survint intervint decouvrit ouvrit ouvrirent offrit attendit descendit permit promit admit"
    " remit soumit conquit virent suivit ecrivit inscrivit perirent finirent choisirent reussirent subit subirent"
)
SIMPLE_PAST = (
    frozenset(f"{stem}a" for stem in _STEMS) | frozenset(f"{stem}erent" for stem in _STEMS) | _IRREGULAR
) - word_set("gala posa pila")
# Nouns and names that end as other participles do and stand behind "à": "à midi", "à Paris".
NO_PARTICIPLES = word_set(
    "midi demi lui qui celui ceci ici paris calais denis tunis profit credit bruit nuit gratuit circuit produit prix repos propos"
    " dos gros os mis avis devis permis compris tapis puis depuis fruits jus plus dessus nu nus cru crus ou tu peu vu lieu"
    " milieu bleu jeu feu adieu eau bureau niveau nouveau tableau chateau eaux plateau roi foi loi emploi envoi moi soi toi"
    " quoi pourquoi convoi mi parti taxi etui appui autrui ennui alibi samedi mardi lundi jeudi vendredi"
)
