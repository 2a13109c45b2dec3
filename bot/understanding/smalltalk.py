"""What people say besides: greetings, thanks, agreement, farewells. Each gets a word of its own."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.understanding.folding import fold


class Talk(StrEnum):
    """A kind of small talk."""

    GREETING = "greeting"
    THANKS = "thanks"
    AGREED = "agreed"
    FAREWELL = "farewell"
    HOW_ARE_YOU = "how_are_you"
    NOT_THAT = "not_that"
    REACTION = "reaction"
    PUZZLED = "puzzled"


_TO = r"(?:[\s,]+(?:a (?:tous|toutes|toi|vous)|tout le monde|toi|vous|jalon|the team|l'equipe|all|everyone|there|beaucoup|bien|a lot|so much|bcp|infiniment|pour (?:tout|ta|votre|la|le|l')\s?\w*(?: \w+)?|et (?:a (?:toi|vous|bientot)|bonne (?:journee|soiree))|bonne (?:journee|soiree)|c'est (?:parfait|note|super|top|gentil)))*"
_KINDS: tuple[tuple[Talk, re.Pattern[str]], ...] = (
    (
        Talk.HOW_ARE_YOU,
        re.compile(
            rf"(?:(?:bonjour|bonsoir|salut|coucou|slt|bjr|hello|hi|hey){_TO}[\s,!.]+)*(?:comment )?(?:ca va(?: bien)?|tu vas bien|vous allez bien|comment (?:vas[- ]tu|allez[- ]vous)|ca roule|la forme|how are you(?: doing)?(?: today)?|how'?s it going)(?:[\s,]+jalon)?"
        ),
    ),
    (
        Talk.GREETING,
        re.compile(rf"(?:re)?(?:bonjour|bonsoir|salut|coucou|slt|bjr|bsr|cc|hello|helo|hi|hey|yo|good (?:morning|afternoon|evening)){_TO}"),
    ),
    (
        Talk.FAREWELL,
        re.compile(
            rf"(?:bonne (?:journee|soiree|fin de (?:journee|semaine)|semaine|nuit|annee)|bon (?:week[- ]?end|courage|apres[- ]midi)|a (?:bientot|plus|demain|lundi|la prochaine)|a\+|au revoir|ciao|bye(?: bye)?|see you(?: soon| later)?|have a (?:nice|good) (?:day|evening|weekend)){_TO}"
        ),
    ),
    (
        Talk.THANKS,
        re.compile(
            rf"(?:(?:ok|super|parfait|top|genial|d'accord|great)[\s,!.]+)?(?:merci|mrc|mci|thx|thanks?|thank you|cheers|je te remercie|je vous remercie){_TO}|(?:super|parfait|top|bravo|genial|excellent|nickel|great|perfect|nice|well done|bien joue|impeccable|impec){_TO}"
        ),
    ),
    (
        Talk.AGREED,
        re.compile(
            rf"(?:ok|okay|oki|okey|d'accord|dac|d'ac|entendu|bien (?:recu|note|compris|entendu)|note|ca marche|ca roule|oui|ouais|yes|yep|got it|noted|sure|alright|compris|vu|c'est (?:note|bon|parfait)|tres bien|bien|c'est (?:note )?bon){_TO}"
        ),
    ),
    (Talk.NOT_THAT, re.compile(r"(?:(?:finalement|en fait|ah|euh|bah|ben|actually|well)[\s,]+)?(?:non|nan|no|nope)(?:[\s,]+(?:finalement|merci|pas (?:ca|du tout|la peine)|ca ira|rien|thanks))*|laisse[z]?(?: tomber)?|rien|nothing|never mind|tant pis|peu importe|(?:je (?:veux|voudrais|dois|souhaite) |il faut |i (?:want|need) to |peux[- ]tu |tu peux )?(?:corrige[rz]?|modifie[rz]?|rectifie[rz]?|correct|change|edit)(?: (?:ca|cela|le|it|that|stp|svp|please))?|(?:non[\s,]+)?(?:c'est|c|ce n'est|c'etait) (?:faux|pas (?:ca|bon|juste|ce que j'ai (?:dit|ecrit))|une erreur|n'importe quoi)|faux|wrong|(?:no[\s,]+)?(?:that's|that is|it's|this is) (?:wrong|not (?:it|right|true|what i (?:said|meant|wrote)))|you(?:'re| are) (?:wrong|mistaken)|tu (?:te trompes|as mal compris)|t'as (?:mal|rien) compris|vous (?:vous trompez|avez mal compris)")),
    (Talk.PUZZLED, re.compile(r"(?:quoi|pardon|hein|comment|what|sorry|je (?:n[e'] ?)?(?:comprends?|pige) (?:pas|rien)(?: \w+)?|(?:j'ai )?pas compris|i (?:don't|do not) understand|(?:que|qu'est[- ]ce que) je peux faire|je peux faire quoi|what can i do|et maintenant|now what)")),
    (Talk.REACTION, re.compile(r"(?:haha\w*|lol|mdr|ah|oh|hmm+|euh|tiens|:[a-z0-9_+-]+:(?:\s*:[a-z0-9_+-]+:)*)")),
)  # fmt: skip
_LONGEST = 80
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def talk(text: str) -> Talk | None:
    """The kind of small talk that the whole message is; None where it says more."""
    if len(text) > _LONGEST:
        return None
    folded = fold(text).strip()
    bare = folded if folded.startswith(":") else _EDGES.sub("", folded) + ("+" if folded.startswith("a+") else "")
    if not bare:
        return Talk.REACTION if folded and not folded.startswith(("?", "!", ".")) else None
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(bare)), None)
