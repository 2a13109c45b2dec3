"""Words that speak of time and of what takes place: a question is about none of them."""

from __future__ import annotations

from bot.understanding.word_lists import word_set

DATE_WORDS = word_set("""
    avant apres entre debut fin mi ete hiver automne printemps rentree vacances mois semaine trimestre semestre annee prochain prochaine ici
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre passe ensuite suite maintenant aujourd hui
    january february march april may june july august september october november december spring summer autumn winter end beginning mid
    prochains prochaines suivants suivantes dernieres derniers partir depuis compter courant semaines trimestres semestres annees jours jour months weeks quarters days over during
    year years three six two four premier premiere deuxieme second seconde troisieme quatrieme 1er 1ere 2e 3e 4e 2eme 3eme 4eme first third fourth trois deux quatre six
    quarter half comes come next following meet held
    courant arrive arrivent tombe tombent tient tiennent calendrier agenda planning date dates calendar timetable schedule diary
    """)
EVENTS = word_set("""
    retenir noter bloquer important importants importante importantes remember note
    reunion reunions seance seances session sessions rencontre rencontres rendez vous rdv moment moments evenement evenements etape etapes jour journee
    phase phases passage date dates echeance echeances jalon jalons precedent precedente precedents previous programme deadline deadlines milestone milestones truc trucs chose choses thing things marche marches meeting meetings event events day stage step phase point
    """)
"""Words for whatever has a date: a milestone is found without them."""

WITH_A_DATE = DATE_WORDS | EVENTS

WHO_ADOPTS = word_set(
    "plan conseil conseillers elus elu assemblee metropole metropolitain metropolitaine municipal communautaire departemental regional agglomeration schema programme strategie texte document"
    " go goes going actually finally thing truc definitivement officiellement passe passer blocking deliberation vote votes voter voteront adoption adopte adopter approuve approbation approuver definitif definitivement council councillors board cabinet strategy adopted approved approval voted final full text"
)
