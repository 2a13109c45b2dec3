"""Who somebody is, asked of Slack."""

from __future__ import annotations

from typing import Any

from bot.domain.people import Language, Member, MemberId, Standing, WorkspaceId
from bot.messenger import End, Messenger


class SlackSilent(Exception):
    """Slack did not say who somebody is. The request stays in the inbox and is tried again."""


async def person(messenger: Messenger, workspace: WorkspaceId, member: MemberId) -> Member | None:
    """Who Slack says it is, None when it knows nobody of that id; a flag that is left out gives the least right.

    Raises :class:`SlackSilent` when it does not answer: what the person said must not be lost for that.
    """
    answer = await messenger.ask("users.info", user=member, include_locale=True)
    if answer.end in {End.UNKNOWN, End.NOT_APPLIED}:
        raise SlackSilent(answer.error)
    user = answer.body.get("user")
    if answer.end is not End.APPLIED or not isinstance(user, dict):
        return None
    profile = user.get("profile")
    shown = profile.get("display_name") if isinstance(profile, dict) else None
    name = shown or user.get("real_name") or user.get("name") or member
    return Member(
        workspace=workspace,
        id=member,
        name=str(name),
        language=Language.of_locale(user.get("locale")),
        timezone=str(user.get("tz") or "Europe/Paris"),
        standing=_standing(user, workspace),
    )


def _standing(user: dict[str, Any], workspace: WorkspaceId) -> Standing:
    if user.get("is_bot") is not False:
        return Standing.BOT
    if user.get("deleted") is not False:
        return Standing.DEACTIVATED
    if user.get("is_stranger") or user.get("team_id", workspace) != workspace:
        return Standing.EXTERNAL
    if user.get("is_restricted") is not False or user.get("is_ultra_restricted") is not False:
        return Standing.GUEST
    return Standing.FULL
