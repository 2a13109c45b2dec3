"""What comes of a plan's document. None of these values holds a sentence of ours; ``text`` is a msgid of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.plan import Plan
from bot.domain.plan_changes import PlanChanges


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPreview:
    """What a document would bring. Nothing has changed yet; ``ask`` is None where there is nothing to import.

    ``changes`` is None where no plan was there, or only the sample plan of which nothing was used. ``restores`` is the
    earlier version whose contents it is, where it is no document.
    """

    ask: str | None
    file_name: str
    plan: Plan
    changes: PlanChanges | None
    restores: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """A version that was imported. ``by`` is a member's id, or what imported it instead of a person."""

    number: int
    title: str
    file_name: str
    at: datetime
    by: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersions:
    """The newest versions of the plan, newest first; ``older`` more are kept."""

    versions: tuple[PlanVersion, ...]
    older: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanImported:
    """A plan is now the current one. ``restored`` is the earlier version whose contents it has."""

    plan: Plan
    version: int
    changes: PlanChanges | None = None
    restored: int | None = None
    just_became: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLeft:
    """The person chose to change nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBeingRead:
    """The document is being read; the message that says so becomes what comes of it."""

    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNotRead:
    """The document cannot become a plan: ``text`` is the msgid that says why."""

    text: str
    values: tuple[tuple[str, str | int], ...] = ()


class FileTrouble(StrEnum):
    """Why a file that was dropped in Slack was not fetched."""

    NO_SCOPE = "no_scope"
    FOREIGN = "foreign"
    TOO_LARGE = "too_large"
    UNREACHABLE = "unreachable"
    GONE = "gone"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNotFetched:
    """The file stayed where it is. ``limit`` is in megabytes."""

    trouble: FileTrouble
    name: str
    limit: int
