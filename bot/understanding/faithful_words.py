"""Little words that bear a sense, for :mod:`bot.understanding.faithful`: folded, in French and English."""

from __future__ import annotations

from bot.understanding.word_lists import word_set

FREE = {
    "fr": frozenset("de d du des le la les l un une et ce cet cette ces".split()),  # noqa: SIM905 - as typed
    "en": frozenset("the a an of and this these".split()),  # noqa: SIM905 - same
}
"""Words as typed in lower case that may come and go: a sentence says the same with them and without."""

NEGATION = word_set("""
    ne n pas non ni jamais aucun aucune rien sans nul nulle ni hors sauf excepte
    not no nor never none nothing without neither nobody cannot t don doesn didn won isn aren wasn weren can't don't except unless
    """)
"""A clause with one of these is not shortened: what is left out could be what is denied."""

BINDING = word_set("""
    a au aux en dans sur in on at to
    par pour contre avec avant apres depuis jusque jusqu entre selon malgre chez vers envers sous via lors pendant
    qui que qu dont lequel laquelle lesquels lesquelles
    by for against with before after since until between despite under over from into through during within towards upon via
    who whom whose which that where
    """)
"""Words that give the next one its role: it does not stand without them."""

JOINING = word_set("et puis mais tandis and then but while")
"""Words after which another part of a clause begins."""

QUALIFYING = word_set("""
    si sous reserve eventuel eventuelle eventuels eventuelles eventuellement peut peuvent pourrait pourraient pourra pourront devrait
    devraient envisage envisager envisagee envisages envisagees etudier etude etudes hypothese possible possibles possibilite condition
    conditions seul seule seuls seules seulement uniquement exclusivement environ moins plus maximum minimum presque pres ou soit projet
    potentiel potentielle souhaite souhaiter propose proposer proposition reflexion etc certains certaines quelques
    if may might could should would only unless subject about at least most up almost nearly possible possibly potential potentially
    consider considering considered propose proposed proposal study explore or either plus whether some less more than roughly around
    """)
"""Words that take back something of what is said: where the clause has one, the sentence has it too."""

NUMBERS = word_set("""
    deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents
    mille million millions milliard milliards premier premiere second seconde deuxieme troisieme quatrieme tiers quart moitie demi demie
    double triple dizaine douzaine quinzaine vingtaine trentaine centaine millier dizaines centaines milliers
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions first second third
    fourth fifth half quarter double twice once dozen dozens
    """)
"""Numbers in letters."""
