"""The Slack app manifest: the agent view, the least scopes, and what works without the optional ones."""

from __future__ import annotations

from bot.domain.people import Language
from bot.rendering.home import suggested_prompts
from bot.texts import Texts, texts

Json = dict[str, object]

SCOPES = ("app_mentions:read", "chat:write", "commands", "im:history", "users:read")
"""What Jalon cannot do without: hear mentions and direct messages, answer, know a person's language."""

OPTIONAL_SCOPES = ("channels:history", "files:read", "groups:history", "im:write")
"""Hearing a group's channel without a mention, and finding an own message again there before a second attempt; reading the
plan's document that a coordinator drops in the conversation (without it the command line imports); asking where the
conversation with a person is, to find an own message again there when Slack left it unanswered."""

EVENTS = ("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked", "user_change")
OPTIONAL_EVENTS = ("message.channels", "message.groups")


def manifest(url: str | None, language: Language) -> Json:
    """The manifest, version 2 of Slack's schema: Socket Mode, or HTTP at ``url`` when one is given."""
    words = texts(language)
    address = None if url is None else url.rstrip("/") + "/slack/events"
    return {
        "_metadata": {"major_version": 2},
        "display_information": {
            "name": "Jalon",
            "description": words.say("The assistant of your action plan"),
            "background_color": "#1f3a5f",
        },
        "features": _features(words, address),
        "oauth_config": {
            "scopes": {"bot": sorted((*SCOPES, *OPTIONAL_SCOPES)), "bot_optional": sorted(OPTIONAL_SCOPES)}
        },
        "settings": {
            "event_subscriptions": _with_url({"bot_events": sorted((*EVENTS, *OPTIONAL_EVENTS))}, address),
            "interactivity": _with_url({"is_enabled": True}, address),
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def _features(words: Texts, address: str | None) -> Json:
    command = {
        "command": "/jalon",
        "description": words.say("Ask the plan, say what moved, see where things stand"),
        "usage_hint": words.say("where does group 2 stand?"),
        "should_escape": True,
    }
    if address is not None:
        command["url"] = address
    return {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": "Jalon", "always_online": True},
        "slash_commands": [command],
        "agent_view": {
            "agent_description": words.say(
                "Jalon follows your action plan: it quotes the plan, records what moved and posts the timetable's reminders."
            ),
            "suggested_prompts": [{"title": title, "message": title} for title in suggested_prompts(words)],
        },
    }


def _with_url(settings: Json, address: str | None) -> Json:
    return settings if address is None else settings | {"request_url": address}
