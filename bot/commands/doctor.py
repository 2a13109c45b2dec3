"""`jalon doctor`: what is set, what works, and which promises hold."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.commands.inputs import print_json, print_text
from bot.domain.people import Language
from bot.settings import SettingsTrouble, database_url
from bot.texts import Texts, msg, texts

if TYPE_CHECKING:
    from storage.database import Connection

MONTH = timedelta(days=30)
HISTORY_SCOPES = frozenset({"channels:history", "groups:history"})
DIRECT_SCOPE = "im:write"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at. ``ok`` None means that it could not be judged."""

    name: str
    ok: bool | None
    words: str


def examine(*, as_json: bool, language: Language) -> None:
    """Print what was found; exit 1 when something is wrong."""
    words = texts(language)
    findings = [*_settings(words), *_database(words), *asyncio.run(_slack(words))]
    if as_json:
        print_json({"findings": [{"name": found.name, "ok": found.ok, "text": found.words} for found in findings]})
    else:
        signs = {True: words.say("fine"), False: words.say("WRONG"), None: words.say("not judged")}
        width = max(len(sign) for sign in signs.values())
        print_text("\n".join(f"{signs[found.ok]:<{width}}  {found.words}" for found in findings))
    if any(found.ok is False for found in findings):
        raise SystemExit(1)


def _settings(words: Texts) -> list[Finding]:
    from urllib.parse import urlsplit

    from bot.settings import Settings

    try:
        settings = Settings.read(os.environ)
    except SettingsTrouble as trouble:
        return [Finding(name="settings", ok=False, words=words.say(trouble.msgid, **trouble.values))]
    over = "Socket Mode" if settings.app_token is not None else "HTTP"
    told = words.say(
        "Settings: %(transport)s, time zone %(zone)s, lease of %(seconds)s s.",
        transport=over,
        zone=settings.zone.key,
        seconds=f"{settings.lease_seconds:g}",
    )
    semantic = (
        words.say("Questions: passages are ordered by their words and by their meaning (extra semantic).")
        if settings.semantic
        else words.say("Questions: passages are ordered by their words; the extra semantic is off.")
    )
    found = [
        Finding(name="settings", ok=True, words=told),
        Finding(name="semantic", ok=True, words=semantic),
    ]
    if settings.rephrasing is not None:
        rephrasing = words.say(
            "Answers: quotations go to the language model %(model)s at %(host)s, which may rephrase them.",
            model=settings.rephrasing.model,
            host=urlsplit(settings.rephrasing.url).netloc,
        )
        found.append(Finding(name="rephrasing", ok=True, words=rephrasing))
    return found


def _database(words: Texts) -> list[Finding]:
    from bot.clock import SystemClock
    from storage import answers, inbox, open_questions, outbox, plans, workspaces
    from storage.database import DatabaseTrouble, open_database
    from storage.upgrade import HEAD, check

    def look(connection: Connection) -> list[Finding]:
        found = []
        waiting, leaving = inbox.counts(connection), outbox.counts(connection, None)
        dead = waiting.get("dead", 0) + leaving.get("dead", 0)
        told = words.say(
            "Messages: %(unknown)s unanswered, %(planned)s waiting, %(dead)s refused for good.",
            unknown=leaving.get("unknown", 0),
            planned=leaving.get("planned", 0),
            dead=dead,
        )
        found.append(Finding(name="messages", ok=dead == 0, words=told))
        for workspace in workspaces.all_ids(connection):
            stored = plans.current(connection, workspace)
            if stored is None:
                found.append(Finding(name="plan", ok=False, words=words.say("A workspace has no plan.")))
                continue
            told = words.say(
                "Plan: %(title)s, version %(version)s.", title=words.quoted(stored.plan.title), version=stored.version
            )
            found.append(Finding(name="plan", ok=True, words=told))
            since = SystemClock().now() - MONTH
            useful, not_useful = answers.feedback_counts(connection, workspace, since=since)
            told = words.say(
                "Answers, last 30 days: useful %(useful)s, not useful %(not_useful)s; questions that wait for the coordinators: %(waiting)s.",
                useful=useful,
                not_useful=not_useful,
                waiting=open_questions.count(connection, workspace),
            )
            found.append(Finding(name="answers", ok=True, words=told))
            settings = workspaces.get(connection, workspace)
            if settings is not None and not settings.reminder_channel:
                told = words.say("Reminders have no channel yet: a coordinator sets one with /jalon.")
                found.append(Finding(name="reminders", ok=None, words=told))
        return found

    try:
        url = database_url(os.environ)
        schema = check(url)
        if schema is not None and schema != HEAD:
            told = words.say(
                "Database: an earlier release's schema, %(found)s; `jalon db upgrade` or the next start brings it to %(head)s.",
                found=schema,
                head=HEAD,
            )
            return [Finding(name="database", ok=None, words=told)]
        database = open_database(url, create=False, exclusive=False)
    except SettingsTrouble as trouble:
        return [Finding(name="database", ok=False, words=words.say(trouble.msgid, **trouble.values))]
    except DatabaseTrouble as trouble:
        return [Finding(name="database", ok=None, words=words.say(trouble.msgid, **trouble.values))]
    try:
        found = [
            Finding(
                name="database",
                ok=True,
                words=words.say("Database: %(kind)s, at this release's schema.", kind=database.backend),
            )
        ]
        found += [Finding(name="database", ok=None, words=warning) for warning in database.warnings]
        return found + database.read_now(look)
    finally:
        database.close_now()


PROMISES = {
    True: msg("An unanswered message is looked for before it is posted again: it goes out once."),
    False: msg("Jalon may not read the channels' history: an unanswered message in a channel is held back and shown here (maybe never), unless the workspace chose “maybe twice”."),
}  # fmt: skip
NO_DIRECT_LOOK_UP = msg(
    "Without the scope im:write, an unanswered message to somebody who has not written to Jalon directly since it was started is held back and shown here (maybe never), unless the workspace chose “maybe twice”."
)


async def _slack(words: Texts) -> list[Finding]:
    from aiohttp import ClientError, ClientSession, ClientTimeout

    token = os.environ.get("SLACK_BOT_TOKEN", "")
    if not token:
        return [Finding(name="slack", ok=None, words=words.say("Slack was not asked: there is no token."))]
    url = os.environ.get("JALON_SLACK_API_URL", "").strip() or "https://slack.com/api/"
    try:
        async with (
            ClientSession(timeout=ClientTimeout(total=10)) as session,
            session.post(url.rstrip("/") + "/auth.test", headers={"Authorization": f"Bearer {token}"}) as answer,
        ):
            body = await answer.json(content_type=None)
            scopes = frozenset(
                filter(None, (part.strip() for part in answer.headers.get("x-oauth-scopes", "").split(",")))
            )
    except (ClientError, TimeoutError, ValueError, OSError):
        return [Finding(name="slack", ok=False, words=words.say("Slack does not answer."))]
    if not isinstance(body, dict) or body.get("ok") is not True:
        error = body.get("error") if isinstance(body, dict) else None
        return [
            Finding(
                name="slack", ok=False, words=words.say("Slack refuses the bot's token: %(error)s.", error=error or "?")
            )
        ]
    found = [
        Finding(
            name="slack",
            ok=True,
            words=words.say("Slack: workspace %(team)s.", team=words.quoted(str(body.get("team")))),
        )
    ]
    if not scopes:
        return [
            *found,
            Finding(name="promise", ok=None, words=words.say("Slack does not tell which scopes were granted.")),
        ]
    return [
        *found,
        Finding(
            name="promise",
            ok=True if scopes >= HISTORY_SCOPES else None,
            words=words.say(PROMISES[scopes >= HISTORY_SCOPES]),
        ),
        *(
            []
            if DIRECT_SCOPE in scopes
            else [Finding(name="promise_direct", ok=None, words=words.say(NO_DIRECT_LOOK_UP))]
        ),
    ]
