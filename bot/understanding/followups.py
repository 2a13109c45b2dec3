"""A question that leans on the ones before it in the thread, completed with what they said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.questions import Asked, Kind, Part, is_weak
from bot.understanding.wording import Term

_LEANS = re.compile(r"^\W*(?:merci\W+|ok\W+|thanks\W+)?(?:et|and|alors|ou|or|mais|but|sinon|so|what about|how about)\b")
_POINTS = re.compile(
    r"\b(?:en|ils?|elles?|la|les|le|ca|cela|celui-ci|celle-ci|ceux-ci|son|sa|ses|leurs?|dedans|it|they|them|that|this|those|its|their)\b"
)
_SAYS = re.compile(r"\bdit quoi\b|\bque dit\b|\bdit le plan\b|\bplan says?\b|\bdoes (?:it|the plan) say\b")
_BARE_LABEL = re.compile(r"^\W*(?:et|and)?\s*(?:le|la|l'|the)?\s*(\d{1,2}|[a-h])\W*$")
_OF_THE_WHOLE = re.compile(
    r"\b(?:en tout|au total|en tout et pour tout|(?:dans|de|du|a|compte) (?:le |tout le )?plan|du document|(?:resum\w*|presente\w*|decri\w*|summari\w*|describe)(?: |-)(?:moi |nous )?(?:le|ce|the|this) (?:plan|document)"
    r"|de quoi (?:parle|traite) (?:le|ce)|c'est quoi (?:le|ce) (?:plan|document)|(?:plan|document) about|in total|altogether|overall|(?:in|of|does) the (?:whole )?(?:plan|document))\b"
)
"""A question about the plan as a whole leans on nothing."""

_WHOLES = {Part.AXES, Part.GROUPS, Part.MILESTONES, Part.PRINCIPLES, Part.CHALLENGES}
_ALL_OF_A_KIND = re.compile(
    r"^\W*(?:(?:quels|quelles) (?:sont|etaient)|combien (?:d'|de |y a-t-il|il y a)|(?:la )?liste (?:des|de)|what are|which are|how many|list)\b"
)
_ABOUT_ONE = {
    Kind.EXPANSION,
    Kind.WHEN,
    Kind.HOW_LONG,
    Kind.LEAD,
    Kind.BUDGET,
    Kind.INDICATOR,
    Kind.HOW_MANY,
    Kind.WHICH_GROUP,
    Kind.WHICH_AXIS,
}
_FREE = {Kind.INJECTION, Kind.PRIVATE, Kind.CHATTER, Kind.NEXT, Kind.COVERS, Kind.DOCUMENT_DATE}
_SHORT = 5
"""Words of a question that leaves its subject to be understood; a longer one says what it is about."""

_SCOPES = {Part.AXES, Part.GROUPS}


def in_thread(asked: Asked, before: Sequence[Asked]) -> Asked:
    """The last question of a thread, with what it leaves to be understood from those before it, oldest first."""
    thread = (*before, asked)
    begin = next((place for place in range(len(thread) - 1, 0, -1) if _leans_on_nothing(thread[place])), 0)
    standing = thread[begin]
    for one in thread[begin + 1 :]:
        standing = _follow(one, standing, before[0])
    return standing


def _leans_on_nothing(asked: Asked) -> bool:
    """Whether the question is the same whatever was said before it."""
    if _BARE_LABEL.match(asked.text) is not None:
        return False
    leans = _LEANS.match(asked.text) is not None
    return _stands_alone(asked, leans=leans) or bool(not leans and (asked.groups or asked.axes or _telling(asked)))


def _follow(asked: Asked, last: Asked, first: Asked) -> Asked:
    label = _BARE_LABEL.match(asked.text)
    if label is not None and (last.groups or last.axes):
        named = (label[1],)
        return replace(
            last,
            text=asked.text,
            original=asked.original,
            groups=named if last.groups else (),
            axes=() if last.groups else named,
        )
    leans = _LEANS.match(asked.text) is not None
    if _stands_alone(asked, leans=leans):
        return asked
    own = _telling(asked) or asked.groups or asked.axes
    if own:
        return _other_subject(asked, last, first) if leans else asked
    if last.asks(Kind.NEXT) and asked.asks(Kind.HOW_LONG, Kind.WHEN) and not asked.parts:
        return replace(last, text=asked.text, original=asked.original)
    short = len(asked.original.split()) <= _SHORT
    if leans or (short and (asked.kinds or asked.parts or _POINTS.search(asked.text))):
        return _same_subject(asked, last)
    return asked


def _stands_alone(asked: Asked, *, leans: bool) -> bool:
    if asked.asks(*_FREE) and not asked.asks(Kind.PRIVATE):
        return True
    if leans or _telling(asked) or asked.groups or asked.axes:
        return False
    return bool(_OF_THE_WHOLE.search(asked.text) or (_WHOLES & set(asked.parts) and _ALL_OF_A_KIND.match(asked.text)))


def _telling(asked: Asked) -> tuple[Term, ...]:
    return tuple(term for term in asked.subject if not is_weak(term, asked.language))


def _other_subject(asked: Asked, last: Asked, first: Asked) -> Asked:
    """As in "et pour l'axe B ?": the same question about something else."""
    kinds = asked.kinds or (first.kinds if set(first.kinds) & _ABOUT_ONE else ())
    lists = tuple(part for part in last.parts if part not in _SCOPES and part is not Part.MILESTONES)
    parts = (
        asked.parts
        if set(asked.parts) - _SCOPES
        else tuple(dict.fromkeys((*asked.parts, *(lists if asked.parts else ()))))
    )
    return replace(asked, kinds=kinds, parts=parts)


def _same_subject(asked: Asked, last: Asked) -> Asked:
    """As in "qui s'en occupe ?": another question about the same thing."""
    said = " ".join(term.word for term in last.subject)
    scopes = tuple(part for part in last.parts if part in _SCOPES or not set(asked.parts) - _SCOPES)
    return replace(
        asked,
        text=f"{asked.text} {said}",
        kinds=asked.kinds or last.kinds if not (asked.parts or _SAYS.search(asked.text)) else asked.kinds,
        parts=tuple(dict.fromkeys((*asked.parts, *scopes))),
        groups=last.groups,
        axes=last.axes,
        subject=last.subject,
        named=(*asked.named, *(term for term in last.named if term not in asked.named)),
    )
