"""The people of a workspace and what they are in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

WorkspaceId = NewType("WorkspaceId", str)
MemberId = NewType("MemberId", str)


class Language(StrEnum):
    """The languages that Jalon writes."""

    FRENCH = "fr"
    ENGLISH = "en"

    @classmethod
    def of_locale(cls, locale: str | None) -> Language:
        """English for an English locale, French for every other: the plan's readers are French."""
        return cls.ENGLISH if (locale or "").lower().startswith("en") else cls.FRENCH


class Role(StrEnum):
    """What a person may do beyond reporting for their own group."""

    MEMBER = "member"
    COORDINATOR = "coordinator"


class Standing(StrEnum):
    """What Slack says the account is. A field that Slack leaves out gives the least right (reliability, section 5)."""

    FULL = "full"
    GUEST = "guest"
    EXTERNAL = "external"
    BOT = "bot"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person of one workspace. ``groups`` are the working groups they were put into, by number."""

    workspace: WorkspaceId
    id: MemberId
    name: str
    language: Language = Language.FRENCH
    timezone: str = "Europe/Paris"
    standing: Standing = Standing.FULL
    role: Role = Role.MEMBER
    groups: frozenset[int] = frozenset()
