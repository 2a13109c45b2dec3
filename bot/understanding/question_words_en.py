"""How English asks: the patterns of each kind of question and the words that frame a question. Folded text."""

from __future__ import annotations

from bot.understanding.word_lists import word_set

PHONE_STYLE = (
    (r"\bu\b", "you"),
    (r"\bpls\b|\bplz\b|\bthx\b", " "),
    (r"\bwat\b|\bwut\b", "what"),
    (r"\bwho's\b", "who is"),
    (r"\bwhat's\b|\bwhats\b", "what is"),
    (r"\bwhen's\b", "when is"),
    (r"\bwhere's\b", "where is"),
    (r"\bwhos\b", "who is"),
    (r"\bvp\b", "vice-president"),
    (r"\bim\b", "i am"),
    (r"\bppl\b", "people"),
    (r"\bshes\b", "she is"),
    (r"\bive\b", "i have"),
    (r"\b(do|does|did|is|are|was|were|has|have|would|could|should)nt\b", r"\1 not"),
    (r"\b(?:cant|can't)\b", "can not"),
    (r"\b(?:wont|won't)\b", "will not"),
    (r"\b(?:hows|how's)\b", "how is"),
    (r"\b(?:theres|there's)\b", "there is"),
    (r"\bur\b", "your"),
)
"""What is typed in a hurry, and what it stands for."""

PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "injection",
        r"\bsystem\s*:|\bsystem prompt\b|\b(?:ignore|forget|disregard|override)\b.{0,30}\b(?:plan|rules?|instructions?|previous|everything|prompt|above|document)\b|\bpretend\b|\bmake up\b|\bprint your\b|\bpassword\b|\btoken\b|\byou are now\b|\bact as\b|^\W*(?:say|repeat|reply|answer)\b.{0,14}(?:\"|that |only |this |after me)|\bnothing else\b|<!|<@",
    ),
    (
        "private",
        r"\bhow old\b|\bmarried\b|\bdivorced\b|\bhave (?:any )?(?:children|kids)\b|\bsalary\b|\bearn(?:s)?\b|\bprivate life\b|\b(?:home|personal|private) (?:address|phone|number)\b|\bwhere does .{0,40}\blive\b|\bgirlfriend\b|\bboyfriend\b|\b(?:his|her) (?:wife|husband|age)\b|\bdate of birth\b|\bbirthday\b",
    ),
    (
        "chatter",
        r"\bhow are you\b|\bweather\b|\bjokes?\b|\bpoems?\b|\bcapital of\b|\brecipes?\b|\btranslate\b|\bwho are you\b|\bwho won\b|\bsing\b.{0,10}\bsong\b|\btell me a story\b|\byour opinion\b|\bdo you think\b",
    ),
    ("contradiction", r"\bcontradict\w*\b|\binconsisten\w+\b|\bmistakes? in the (?:plan|document)\b"),
    (
        "common",
        r"\bin common\b|\brepeated\b|\b(?:across|more than one|several) (?:axes|axis|priorit\w+)\b|\bshared? (?:by|between)\b.{0,20}\b(?:axes|axis|priorit\w+)\b|\b(?:axes|axis|priorit\w+)\b.{0,20}\bshare\b|\boverlap\w*\b|\btwice\b",
    ),
    (
        "expansion",
        r"\bstands? for\b|\bwhat does .{1,20} mean\b|\bmeaning of\b|\bdefinition\b|\bacronym\b|\bspell(?:ed)? out\b|\babbreviation\b",
    ),
    ("hour", r"\bwhat time\b|\bat what hour\b|\bopening hours\b|\bwhich hour\b|\bstart time\b|\bstarting time\b"),
    (
        "contact",
        r"\b(?:write|send (?:it|them|this|a letter)) to you\b|\bwhere (?:can|do|should|could) (?:i|we) (?:write|send)\b|\bnumber to (?:text|ring|call|dial|phone)\b|\btext(?:ing)? (?:number|you|us|line|phone)\b|\b(?:can|could) (?:i|we) (?:text|ring)\b|\b(?:phone|telephone|sms|fax|e-?mails?|postal address|address|website|web site|contact(?: details)?|call(?! for)|reach|(?:your|the) offices?|post ?code)\b",
    ),
    (
        "place",
        r"\bwhere (?:is|are|was|were|will|do|does|did|can)\b(?! (?:we|you|they|things) (?:with|on|at|stand)\b)(?! .{0,40}\b(?:in the (?:plan|document)|mentioned|found|stand)\b)|\b(?:which|what) (?:room|venue|place|location|building|city)\b|\bvenue\b|^\W*where\W*$",
    ),
    ("reason", r"\bwhy\b|\bwhat(?:'s| is) the reason\b|\bhow come\b"),
    (
        "budget",
        r"\bbudgets?\b|\bcosts?\b|\bhow much\b(?! (?:of|time|land|space|water|food|waste)\b)|\bfunded by\b|\bwho (?:pays|funds)\b|\bamount\b|\bhow (?:is|are) .{0,40}\b(?:funded|financed|paid)\b|\bspend(?:ing)?\b|\bgrant amount\b",
    ),
    (
        "indicator",
        r"\bhow (?:will|would|do|can) (?:\w+ ){0,3}?(?:know|tell|see) (?:if|whether|that)\b[^?]{0,30}\b(?:work\w*|succe\w+|effective)\b|\bindicators?\b|\btargets?\b|\bkpis?\b|\bmeasured\b|\bpercentage\b|\bsuccess criteria\b",
    ),
    (
        "members",
        r"\bmembers?\b.{0,24}\b(?:group|committee|commission)\b|\bwho (?:is|are|sits) (?:in|on)\b.{0,24}\b(?:group|committee|it)\b|\bgroup\b.{0,12}\bmembers?\b|\bwho took part\b|\bwho attended\b|\bwho's in\b|\bhow many (?:people|members)\b.{0,12}\bgroup\b",
    ),
    (
        "lead",
        r"\bwho (?:leads?|runs?|heads?|manages?|coordinates?|handles?|follows?|oversees|delivers|carries|chairs?|chaired|facilitates?|convenes?|is chairing|is responsible|is in charge|is leading|is the lead|will lead|looks after|takes care|organi[sz]es)\b|\bin charge\b|\bresponsible for\b|\blead (?:of|for)\b|\bleads?\b\s*\?*$|\bleader of\b|\bwho owns\b|\bled by\b",
    ),
    (
        "previous",
        r"\bprevious (?:milestones?|deadlines?|steps?|dates?|meetings?|events?|stages?|phases?|sessions?|things?|appointments?|gatherings?)\b",
    ),
    (
        "next",
        r"\b(?:what|which|when)\b.{0,14}\bnext\b(?! (?:years?|months?|weeks?|quarter|spring|summer|autumn|winter|term|few|couple|two|three|four|six|twelve|\d+|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|\w+day)\b)|\bnext (?:milestone|step|date|deadline|meeting|event|stage|phase|session|thing|appointment|gathering)s?\b|\bwhat comes (?:next|after)\b|\band (?:then|after that)\b|\bcoming up\b",
    ),
    (
        "how_long",
        r"\bhow (?:long|many (?:days|weeks|months))\b.{0,24}\b(?:until|till|before|left|to go)\b|\bhow soon\b|\bhow long (?:until|till|before)\b",
    ),
    ("remaining", r"\b(?:still|left) (?:to come|ahead|to do)\b|\bremain\w*\b|\bare left\b|\bis left\b"),
    (
        "covers",
        r"\b(?:which|what) (?:period|years)\b|\bhow many years\b|\bperiod (?:of|covered)\b|\bperiod does\b|\bhow long does the plan\b|\b(?:does|when does|will) the (?:plan|programme|strategy) (?:end|finish|expire)\b|\bend of the plan\b|\bduration of\b",
    ),
    (
        "document_date",
        r"\bdocument\b.{0,12}\b(?:dated?|from|of)\b.{0,8}\b(?:(?:19|20)\d\d|when)\b|\bdate of (?:the|this) document\b|\bwhen was (?:the|this) document\b|\bhow old is (?:the|this) (?:plan|document)\b",
    ),
    (
        "when",
        r"\bwhen\b|\b(?:exact|precise) day\b|\b(?:which|what) (?:dates?|days?|month|year)\b|\bdates?\b|\bdeadlines?\b|\bdue\b|\bby when\b",
    ),
    ("how_often", r"\bhow (?:often|frequently|regularly|many times)\b"),
    ("how_many", r"\bhow many\b|\bnumber of\b"),
    (
        "which_group",
        r"\b(?:which|what) (?:working |task |sub-?)?(?:groups?|team)\b|\bnumber of the (?:working |task )?group\b",
    ),
    (
        "which_axis",
        r"\b(?:which|what) (?:axes|axis|priorit(?:y|ies)|pillars?|strands?|themes?|part|section|chapter)\b(?! (?:does|do|are|is there)\b)",
    ),
    (
        "person",
        r"\bwho (?:is|are|was|were|has|did|does|will|chairs?|opened|spoke|welcomed|presided|wrote)\b|\bwhich (?:councillor|officer|minister|mayor|director|manager|person|elected member|alderman)\b|\bname of the (?=[a-z ]{0,20}\b(?:lead|head|chair|person|officer|manager|councillor|director|mayor|contact|coordinator|speaker|author|minister|leader|member|owner))|\bwho works\b|\bwork(?:s)? for\b|\brole of\b",
    ),
    (
        "state",
        r"\bwhere (?:are we|do we stand|does .{1,40} stand)\b|\bhow(?:'s| is) .{1,50}\b(?:going|progressing|coming along)\b|\bstatus of\b|\bprogress (?:of|on)\b",
    ),
    ("about_place", r"\bwhere\b.{0,40}\b(?:in the (?:plan|document)|mentioned|found)\b"),
    (
        "definition",
        r"\bwhat (?:is|are|was)\b(?! (?:being |there |it |the plan |your |our |next|still|left|due|new|\w+ed\b|foreseen|done|said|meant|going|happening|in |for |about ))(?: (?:a|an|the)\b)?|\bdefine\b",
    ),
)
"""Each kind of question with what asks it; a question may be of several kinds."""

STRUCTURE: tuple[tuple[str, str], ...] = (
    ("new", r"\bnew (?:challenges?|issues?|actions?|lines?)\b"),
    (
        "ongoing",
        r"\b(?:ongoing|existing) (?:work|actions?|lines?|achievements?)\b|\bachievements?\b|\bwork to build on\b",
    ),
    ("challenges", r"\b(?:endorsed |validated |strategic |approved )?challenges?\b"),
    ("principles", r"\b(?:guiding )?principles?\b|\bvalues\b"),
    ("milestones", r"\b(?:milestones?|timetable|calendar|timeline|key dates|schedule|steps|deadlines)\b"),
    ("groups", r"\b(?:working )?groups?\b"),
    ("axes", r"\b(?:axes|axis|priorit(?:y|ies)|pillars?|strands?)\b"),
    ("items", r"\b(?:actions?|lines?|measures?)\b"),
)

GROUP = r"\b(?:working groups?|groups?|workshop)\s+(?:number |no\.? ?)?(\d{1,2}|[b-h])\b"
AXIS = r"\b(?:axis|axes|priority|priorities|pillar|strand)\s+(?:number |no\.? ?)?(\d{1,2}|[a-z])\b(?!')"
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": -1}

FRAME = word_set("""
    plan document text programme strategy say says said tell speak speaks talk talks mention mentions mentioned cover covers covered deal
    deals discuss contain contains include included includes provide provides foresee foresees planned plans find know see show give
    list please hello hi thanks thank anything something everything thing things about concerning regarding subject topic topics matter
    want like would could should there have has had get got will shall may might must let need explain describe summary hey yes no
    ok well really just still already what which who whom whose when where why how many much is are was were be been do does did
    foreseen scheduled planned charge doc kindly wondering journalist
    according despite roughly around unless although though whereas however therefore otherwise moreover often sometimes rarely never
    always soon quickly worse enough plenty lots pretty precisely basically simply eventually seriously honestly serious obvious
    complicated strange manner stuff bit lot none entire entirely anyway instead besides elsewhere everywhere nowhere finally
    even maybe nothing another away guess wrong against whatever almost able least couple behind nobody everybody goes again perhaps till near
    yet either neither nor hardly except upon towards toward onto beyond forward whoever whenever wherever somewhere somehow anymore
    okay sorry excuse ago myself yourself himself herself ourselves themselves itself gonna wanna gotta kinda dunno sake regard regards
    remind reminds reminded ask asks asked asking envisaged envisage intend intends intended wording quote quotes quoted comes come came touches touching relating related relates
    wonder wonders wondered expect expects expected claim claims claimed aware cards envisages consider considered considers intention
    intentions ambition ambitions position stance
    currently word words passage look looks exist exists happen happens happening take takes place going used use described
    """)
"""Words that carry a question and tell nothing of its subject."""

WEAK = word_set("""
    action actions project projects measure measures initiative initiatives support help make new small big great good people person
    kind kinds sort way ways work works working other others country part parts line lines point points example actor actors
    together several case rather last first take find get go local objective objectives goal quality year years day days month months
    impact impacts consequence consequences effect effects aspect aspects context condition conditions moment rest situation sector sectors
    course role common challenge challenges axis axes group groups priority priorities commitment commitments join joined joining involved involve involves involving sum practice memory bell residents members long run free idea ideas reason reasons time times week weeks hour hours minute minutes one ones two three four five six seven eight
    putting getting using used seeing seen trying tried asking asked saying said letting keeping kept giving given taking taken making made having bringing brought sending sent leaving left paying paid
    meaning meant telling told holding held meeting met showing shown writing written reading adding added setting doing done going gone coming came running ran
    nine ten dozen hundred hundreds thousand thousands million millions start end beginning
    """)
"""Words so common in any plan that they weigh little."""
