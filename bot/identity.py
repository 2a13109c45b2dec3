"""Who the bot is: Slack is asked once, at the start."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.domain.people import WorkspaceId
from bot.domain.troubles import Trouble
from bot.logs import warn
from bot.messenger import End, Messenger


class CannotStart(Trouble):
    """Jalon cannot start. The message is one line that says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who the bot is in the workspace."""

    workspace: WorkspaceId
    name: str
    bot_user: str
    bot_id: str


async def introduce(messenger: Messenger) -> Identity:
    """Who the token belongs to; Slack may be slow, but a wrong token is told at once."""
    error = ""
    for attempt in range(7):
        answer = await messenger.call("auth.test")
        error = answer.error
        body = answer.body
        if answer.end is End.APPLIED and body.get("team_id") and body.get("user_id"):
            return Identity(
                workspace=WorkspaceId(str(body["team_id"])),
                name=str(body.get("team") or ""),
                bot_user=str(body["user_id"]),
                bot_id=str(body.get("bot_id") or ""),
            )
        if body.get("error") and answer.end is not End.UNKNOWN and answer.error != "ratelimited":
            raise CannotStart(
                "SLACK_BOT_TOKEN is refused by Slack (%(error)s): install the app again and copy the bot token (xoxb-…).",
                error=answer.error,
            )
        if attempt < 6:  # noqa: PLR2004 - the last of seven
            warn("slack_does_not_answer", error=answer.error)
            await asyncio.sleep(min(0.5 * 2**attempt, 15))
    raise CannotStart(
        "Slack does not answer (%(error)s): check the network and JALON_SLACK_API_URL, then start again.", error=error
    )
