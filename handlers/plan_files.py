"""A file that is dropped in the conversation with Jalon: fetched, read off the event loop, shown as a preview."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.outcomes import NotDone, Outcome, Silence, Unfit
from bot.domain.plan_outcomes import FileNotFetched, FileTrouble, PlanBeingRead, PlanNotRead
from bot.domain.readings import Intent
from bot.downloads import LARGEST_FILE, Downloaded, Missing
from bot.logs import tell, warn
from bot.messenger import End, Refused
from bot.services.conversation import outgoing
from handlers.shared_files import SharedFile, read_file
from storage import inbox, outbox

if TYPE_CHECKING:
    from bot.services.conversation import Effect
    from bot.services.desk import Heard
    from handlers.listeners import Office
    from handlers.payloads import IncomingMessage
    from storage.database import Connection
    from storage.outbox import Claimed, Outgoing

Fetch = Callable[[str], Awaitable[Downloaded | Missing]]

READING = "reading"
"""The kind of the message that announces a reading."""

TRIES = 3
SECONDS_BETWEEN = 1.0
READING_SECONDS = 90
"""A document of 500 pages takes a tenth of this; the inbox gives a request 150 seconds before it counts as dead."""

MEGABYTE = 1024 * 1024
PICTURES = ("image/", "audio/", "video/")
REPORTS = frozenset({Intent.UPDATE, Intent.NEW_ACTION, Intent.MILESTONE})

TROUBLES = {
    Missing.FOREIGN: FileTrouble.FOREIGN,
    Missing.TOO_LARGE: FileTrouble.TOO_LARGE,
    Missing.REFUSED: FileTrouble.NO_SCOPE,
    Missing.UNREACHABLE: FileTrouble.UNREACHABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The event that brought a file, and the thread that its answer belongs to."""

    identity: str
    thread: str | None


class PlanFiles:
    """Reads the documents that people drop. One at a time: each may take 20 MB and half a minute."""

    def __init__(self, office: Office, fetch: Fetch) -> None:
        self._office = office
        self._fetch = fetch
        self._at_work: set[str] = set()
        self._one = asyncio.Lock()

    async def concern(self, message: IncomingMessage, heard: Heard) -> bool:
        """Whether the message is about its files. A report or a picture that comes with words is a message like any other."""
        if not message.text.strip():
            return True
        if all(file.kind.startswith(PICTURES) for file in message.files):
            return False
        desk = await self._office.desk()
        if desk is None:
            return True
        from bot.understanding import reader  # noqa: PLC0415 - with the first message, not at start

        reading = reader.read(message.text, at=desk.local(heard.at), book=desk.book)
        return not (reading.sure and reading.intent in REPORTS)

    async def dropped(self, files: Sequence[SharedFile], heard: Heard, *, identity: str, thread: str | None) -> None:
        """A coordinator sees what the document would change; others are told why not. Nothing has changed."""
        if identity in self._at_work:  # it takes long, and was dispatched again meanwhile
            return
        self._at_work.add(identity)
        try:
            effect = await self._effect(files, heard, Place(identity=identity, thread=thread))
            await self._answer(heard, effect, Place(identity=identity, thread=thread))
        finally:
            self._at_work.discard(identity)

    async def restore(self, heard: Heard, number: int, *, identity: str) -> None:
        """A coordinator sees, in their own conversation, what an earlier version would change. Nothing has changed."""
        from bot.plan.importing import ImportedPlan  # noqa: PLC0415 - see below
        from bot.services import plans  # noqa: PLC0415 - see below
        from storage import plans as stored  # noqa: PLC0415 - see below

        def find(connection: Connection) -> tuple[plans.Memory, stored.StoredPlan | None]:
            return plans.remember(connection, heard.workspace), stored.get(connection, heard.workspace, number)

        memory, earlier = await self._office.database.read(find)
        found = None if earlier is None else await asyncio.to_thread(plans.restored, memory, earlier)

        def effect(connection: Connection, known: Heard) -> Outcome:
            if earlier is None or found is None:
                return NotDone(reason=Unfit.UNKNOWN)
            imported = ImportedPlan(plan=earlier.plan, text=earlier.source)
            return plans.preview(connection, known, imported, found, earlier.file_name, restores=number)

        told = replace(heard, channel=heard.member.id)
        claimed = await self._office.conversation.answer(told, effect, identity=identity, thread=None)
        if claimed is not None:
            await self._office.deliver(claimed)

    async def _announce(self, file: SharedFile, heard: Heard, place: Place) -> None:
        """The person reads at once that the document is being read. Said once, however often the event is delivered."""
        conversation = self._office.conversation

        def unit(connection: Connection) -> Claimed | None:
            reply = conversation.reply(connection, heard, PlanBeingRead(file_name=file.name))
            said = outgoing(heard, reply, identity=place.identity, thread=place.thread, kind=READING)
            return outbox.add_claimed(connection, said, lease_seconds=conversation.lease_seconds, now=heard.at)

        claimed = await self._office.database.write(unit)
        if claimed is not None:
            await self._office.deliver(claimed)

    async def _answer(self, heard: Heard, effect: Effect, place: Place) -> None:
        """``effect`` happens once; its reply takes the place of the message that announced it, or stands by itself."""
        conversation = self._office.conversation

        def unit(connection: Connection) -> tuple[Claimed, Outgoing] | None:
            if not inbox.take(connection, heard.workspace, place.identity):
                return None
            outcome = effect(connection, conversation.known(connection, heard))
            if isinstance(outcome, Silence):
                return None
            reply = conversation.reply(connection, heard, outcome)
            announced = outbox.sent_ts(connection, heard.workspace, f"{READING}:{place.identity}")
            alone = outgoing(heard, reply, identity=place.identity, thread=place.thread)
            claimed = hold(connection, replace(alone, replaces_ts=announced))
            return None if claimed is None else (claimed, replace(alone, key=f"again:{place.identity}"))

        def hold(connection: Connection, said: Outgoing) -> Claimed | None:
            return outbox.add_claimed(connection, said, lease_seconds=conversation.lease_seconds, now=heard.at)

        written = await self._office.database.write(unit)
        if written is None:
            return
        claimed, alone = written
        posted = await self._office.deliver(claimed)
        if (
            isinstance(posted, Refused) and claimed.outgoing.replaces_ts is not None
        ):  # somebody deleted the announcement
            again = await self._office.database.write(lambda connection: hold(connection, alone))
            if again is not None:
                await self._office.deliver(again)

    async def _effect(self, files: Sequence[SharedFile], heard: Heard, place: Place) -> Effect:
        from bot.services import plans  # noqa: PLC0415 - reads documents; with the first file, not at start

        notice = self._office.conversation.too_much(heard)
        if notice is not None:
            return lambda _connection, _known: notice
        member = await self._office.known(heard)
        refusal = await self._office.database.read(lambda connection: plans.refuse(connection, member))
        if refusal is not None:
            return lambda _connection, _known: refusal
        documents = [each for each in files if not each.kind.startswith(PICTURES)] or files
        file = documents[0]
        if len(documents) > 1:
            trouble = _trouble(file, FileTrouble.SEVERAL)
            return lambda _connection, _known: trouble
        await self._announce(file, heard, place)
        async with self._one:
            return await self._preview(file, heard)

    async def _preview(self, file: SharedFile, heard: Heard) -> Effect:
        from bot.plan import importing  # noqa: PLC0415 - see above
        from bot.services import plans  # noqa: PLC0415 - see above

        data = await self._download(file)
        if isinstance(data, FileNotFetched):
            warn("plan_file_not_fetched", trouble=data.trouble)
            not_fetched = data
            return lambda _connection, _known: not_fetched
        memory = await self._office.database.read(lambda connection: plans.remember(connection, heard.workspace))
        try:
            async with asyncio.timeout(READING_SECONDS):
                imported = await asyncio.to_thread(importing.read_file, data, name=file.name)
                found = await asyncio.to_thread(plans.held_against, imported.plan, memory, given=imported.given)
        except (importing.PlanUnreadable, TimeoutError) as error:
            slow = importing.PlanUnreadable(importing.Trouble.TOO_SLOW, {"name": file.name, "limit": READING_SECONDS})
            trouble = error if isinstance(error, importing.PlanUnreadable) else slow
            tell("plan_file_not_read", trouble=trouble.kind)
            not_read = PlanNotRead(text=trouble.msgid, values=tuple(trouble.values.items()))
            return lambda _connection, _known: not_read

        def effect(connection: Connection, known: Heard) -> Outcome:
            return plans.preview(connection, known, imported, found, file.name)

        return effect

    async def _download(self, file: SharedFile) -> bytes | FileNotFetched:
        """The file's bytes, or why it was left where it is."""
        if file.gone or file.foreign:
            return _trouble(file, FileTrouble.GONE if file.gone else FileTrouble.FOREIGN)
        if file.size > LARGEST_FILE:
            return _trouble(file, FileTrouble.TOO_LARGE)
        address = file.address or await self._address(file)
        if isinstance(address, FileNotFetched):
            return address
        fetched: Downloaded | Missing = Missing.UNREACHABLE
        for attempt in range(TRIES):
            fetched = await self._fetch(address)
            if fetched is not Missing.UNREACHABLE:
                break
            if attempt + 1 < TRIES:
                await asyncio.sleep(SECONDS_BETWEEN)
        if isinstance(fetched, Downloaded):
            return fetched.data
        return b"" if fetched is Missing.EMPTY else _trouble(file, TROUBLES[fetched])

    async def _address(self, file: SharedFile) -> str | FileNotFetched:
        """Where the file is, asked of Slack: an event need not say (`file_access: check_file_info`)."""
        answer = await self._office.messenger.ask("files.info", file=file.id)
        told = read_file(answer.body.get("file")) if answer.end is End.APPLIED else None
        if told is not None and told.address is not None:
            return told.address
        if answer.error in {"missing_scope", "not_allowed_token_type"}:
            return _trouble(file, FileTrouble.NO_SCOPE)
        gone = answer.error in {"file_not_found", "file_deleted"}
        return _trouble(file, FileTrouble.GONE if gone else FileTrouble.UNREACHABLE)


def _trouble(file: SharedFile, trouble: FileTrouble) -> FileNotFetched:
    return FileNotFetched(trouble=trouble, name=file.name, limit=LARGEST_FILE // MEGABYTE)
