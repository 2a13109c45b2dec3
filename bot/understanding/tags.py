"""What words are worth in a message, the same for every language."""

from __future__ import annotations

from enum import IntEnum, auto
from typing import NamedTuple


class Tag(IntEnum):
    """The part a word or phrase plays. The word lists of each language give it."""

    DONE = auto()
    STARTED = auto()
    EVENT = auto()  # something of it took place: signed, sent, voted
    GOING = auto()
    RESUMED = auto()  # goes on again: unblocked, resumed
    ON_HOLD = auto()
    WAITING = auto()  # waiting: on hold when nothing else is said
    ABANDONED = auto()
    BLOCKED = auto()
    STALLED = auto()  # late or slow: told, no status of its own
    TO_DISCUSS = auto()
    PLANNED = auto()
    IDLE = auto()  # looks like a status and is none: a lunch break
    CLOSABLE = auto()  # "can be closed": done

    NOT = auto()
    ALMOST = auto()
    WHOLLY = auto()  # all of it: makes an event the whole
    FUTURE = auto()  # what follows lies ahead
    JUST = auto()  # what follows has just taken place
    ABLE = auto()
    TOWARDS = auto()  # before an infinitive: not yet so

    WISH = auto()
    HEARSAY = auto()
    DOUBT = auto()  # to be checked, to be confirmed
    CONDITION = auto()
    JOKE = auto()
    CONDITIONAL = auto()  # would be

    DUE = auto()
    START = auto()
    HAPPENS = auto()  # takes place, is fixed for
    TAKES_PLACE = auto()  # will take place: said of milestones and of actions
    EXTENDED = auto()  # until a later day
    MOVED = auto()
    NOT_THEN = auto()  # and no longer the
    CAUSE = auto()  # for want of, because of
    BY = auto()
    LACK = auto()  # no more, no, lack of
    NEXT = auto()
    LEAD = auto()
    NO_LEAD = auto()  # "without a lead"
    COMMAND = auto()  # write down that
    AGENT = auto()  # has done: what stands before did it
    PRONOUN = auto()
    SAYS_PART = auto()  # a number of them


class Form(IntEnum):
    """How a verb stands."""

    PLAIN = auto()  # a participle, an adjective, a phrase
    PRESENT = auto()  # also what may be a participle without its accent
    INFINITIVE = auto()
    FUTURE = auto()
    NOUN = auto()


class Meaning(NamedTuple):
    """A phrase's tag and form."""

    tag: Tag
    form: Form


STATUS_TAGS = frozenset(
    {
        Tag.DONE,
        Tag.STARTED,
        Tag.EVENT,
        Tag.GOING,
        Tag.RESUMED,
        Tag.ON_HOLD,
        Tag.WAITING,
        Tag.ABANDONED,
        Tag.BLOCKED,
        Tag.STALLED,
        Tag.TO_DISCUSS,
        Tag.PLANNED,
        Tag.CLOSABLE,
        Tag.IDLE,
    }
)
"""The tags that say where an action stands."""
