"""Whether two stems are of one family: they begin alike for most of their length, and only their endings differ."""

from __future__ import annotations

import re

SHORTEST = 6
"""Letters that the stems of one family share at least."""

MOSTLY = 0.7
"""The share of the longer stem that they are."""

_ENDING = re.compile(
    r"(?:[aeioy]|a[lrnt]|ag|age|ain|aire?|ance?|ant|ary?|at|ateur|ation|ed?|el|ir|ri|en[t]?|ence|ement|ment|e[rtu]|eur|eux|eus|euri?|i[crtsvfen]?|ier|ic|i[qs]u?|ique|ism|ist|isat|it|iti|ition|ion|iv|iz|l|p|pement|r|re|rent|ric|s|sion|tion|ur|ure)?"
)
"""What may follow the part that two stems of one family share."""


def are_kin(one: str, other: str) -> bool:
    """Whether the two stems are of one family."""
    shared = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    return (
        shared >= SHORTEST
        and shared >= MOSTLY * max(len(one), len(other))
        and _ENDING.fullmatch(one[shared:]) is not None
        and _ENDING.fullmatch(other[shared:]) is not None
    )
