"""build(): the only place that knows every room; wires by hand."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.domain.outcomes import Outcome, Reply
from bot.domain.people import Language, Member, MemberId, WorkspaceId
from bot.downloads import download
from bot.identity import Identity
from bot.messenger import Messenger
from bot.rendering.given_up import given_up_words
from bot.rendering.reminders import refused_words, reminder_reply
from bot.rendering.replies import Setting, reply
from bot.services.conversation import Conversation
from bot.services.desk import Desk, Desks
from bot.services.notices import tell_refused
from bot.services.people import People
from bot.services.reminders import Reminders
from bot.settings import Settings
from bot.slack_people import person
from bot.texts import texts
from handlers.forms import Forms
from handlers.giving_up import tell_given_up
from handlers.home import Home
from handlers.inbox import GuardedApp, Inbox, Redispatcher
from handlers.listeners import Listeners, Office
from handlers.plan_files import PlanFiles
from handlers.pressing import Pressing
from handlers.sockets import Sockets
from schedules.metronome import Beat, Metronome
from schedules.posting import Posting
from storage import inbox, outbox
from storage.database import Database
from storage.outbox import Claimed

if TYPE_CHECKING:
    from bot.plan.embeddings import Embeddings
    from bot.services.rephrasing import Rephraser

INBOX_DAYS, OUTBOX_DAYS = 7.0, 30.0
"""How long what is done is kept; a reply's key has to outlive the request that it answers."""


@dataclass(slots=True, kw_only=True)
class Jalon:
    """The assistant, wired and not yet listening."""

    settings: Settings
    identity: Identity
    clock: Clock
    database: Database
    app: AsyncApp
    posting: Posting
    reminders: Reminders
    redispatcher: Redispatcher
    metronome: Metronome
    inbox: Inbox
    nearness: Embeddings | None = None
    rephraser: Rephraser | None = None
    sockets: Sockets | None = None
    transport: asyncio.Task[None] | None = None


def build(
    settings: Settings,
    identity: Identity,
    *,
    database: Database,
    session: ClientSession,
    messenger: Messenger,
    clock: Clock,
) -> Jalon:
    """Every room, wired."""
    nearness = _nearness(settings)
    desks = Desks(default_zone=settings.zone, nearness=nearness)

    def write(outcome: Outcome, language: Language, desk: Desk | None) -> Reply:
        return reply(outcome, language, Setting(plan=None if desk is None else desk.plan, zone=settings.zone))

    async def look_up(workspace: WorkspaceId, member: MemberId) -> Member | None:
        return await person(messenger, workspace, member)

    posting = Posting(database=database, messenger=messenger, clock=clock, lease_seconds=settings.lease_seconds)
    rephraser = _rephraser(settings, database, clock, posting)
    conversation = Conversation(
        database=database,
        desks=desks,
        write=write,
        lease_seconds=settings.lease_seconds,
        note=None if rephraser is None else rephraser.note,
    )
    office = Office(
        workspace=identity.workspace,
        bot_user=identity.bot_user,
        clock=clock,
        database=database,
        messenger=messenger,
        conversation=conversation,
        people=People(database=database, look_up=look_up),
        deliver=posting.post if rephraser is None else rephraser.post,
    )
    app = _bolt(settings, identity, session)
    middleware = Inbox(database, clock, workspace=identity.workspace)
    middleware.join(app)
    home = Home(office)
    forms = Forms(office, home)
    fetch = partial(download, session, api_url=settings.api_url, token=settings.bot_token)
    plan_files = PlanFiles(office, fetch)
    Listeners(office, Pressing(office, forms, plan_files, home), forms, home, plan_files).register(app)

    async def alert(claimed: Claimed, error: str) -> None:
        if claimed.outgoing.kind == "rephrasing":  # the answer stands as it is: nobody misses anything
            return
        await database.write(lambda connection: tell_refused(connection, claimed, error, refused_words))

    posting.alert = alert
    reminders = Reminders(database=database, desks=desks, write=reminder_reply)

    async def remind() -> None:
        await reminders.claim(clock.now())
        while await posting.tick():
            pass

    async def tidy() -> None:
        await posting.sweep()
        await database.write(lambda connection: inbox.purge(connection, older_than_days=INBOX_DAYS))
        await database.write(lambda connection: outbox.purge(connection, older_than_days=OUTBOX_DAYS))
        from storage import answers  # noqa: PLC0415 - with the first sweep, not at start

        await database.write(lambda connection: answers.purge(connection, now=clock.now()))

    return Jalon(
        settings=settings,
        identity=identity,
        clock=clock,
        database=database,
        app=app,
        posting=posting,
        reminders=reminders,
        redispatcher=Redispatcher(
            app, database, tell=partial(tell_given_up, bot_user=identity.bot_user, write=given_up_words)
        ),
        metronome=Metronome((Beat("reminders", 5.0, remind), Beat("sweep", 300.0, tidy))),
        inbox=middleware,
        nearness=nearness,
        rephraser=rephraser,
    )


def _rephraser(settings: Settings, database: Database, clock: Clock, posting: Posting) -> Rephraser | None:
    """What adds a language model's sentence to answers, where an endpoint is set; else nothing of it is imported."""
    if settings.rephrasing is None:
        return None
    from bot.language_model import LanguageModel  # noqa: PLC0415 - off by default
    from bot.rendering.rephrased import rephrased_reply  # noqa: PLC0415 - same
    from bot.services.rephrasing import Rephraser  # noqa: PLC0415 - same

    return Rephraser(
        model=LanguageModel(settings.rephrasing),
        database=database,
        clock=clock,
        deliver=posting.post,
        show=lambda answer, sentence, language: rephrased_reply(answer, sentence, texts(language)),
        lease_seconds=settings.lease_seconds,
    )


def _nearness(settings: Settings) -> Embeddings | None:
    """The extra ``semantic``, where it is switched on: what it knows is kept beside the database."""
    if not settings.semantic:
        return None
    from bot.plan.embeddings import Embeddings  # noqa: PLC0415 - an extra

    return Embeddings(settings.vectors_file)


def _bolt(settings: Settings, identity: Identity, session: ClientSession) -> GuardedApp:
    authorised = AuthorizeResult(
        enterprise_id=None,
        team_id=identity.workspace,
        bot_user_id=identity.bot_user,
        bot_id=identity.bot_id,
        bot_token=settings.bot_token,
    )

    async def authorize(**_: object) -> AuthorizeResult:
        return authorised

    client = AsyncWebClient(token=settings.bot_token, base_url=settings.api_url, session=session, retry_handlers=[])
    # The front checks signatures before Bolt sees a request; over sockets there are none.
    return GuardedApp(
        name="jalon",  # else Bolt looks for its caller's file through the source of every module
        client=client,
        authorize=authorize,
        signing_secret=settings.signing_secret or "",
        request_verification_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        attaching_function_token_enabled=False,  # it would put a request's token into the client that all share
        attaching_conversation_kwargs_enabled=False,
    )
