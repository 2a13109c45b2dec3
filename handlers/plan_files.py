"""A file that is dropped in the conversation with Jalon: fetched, read off the event loop, shown as a preview."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.outcomes import NotDone, Outcome, Unfit
from bot.domain.plan_outcomes import FileNotFetched, FileTrouble, PlanNotRead
from bot.domain.readings import Intent
from bot.downloads import LARGEST_FILE, Downloaded, Missing
from bot.logs import tell, warn
from bot.messenger import End
from handlers.shared_files import SharedFile, read_file

if TYPE_CHECKING:
    from bot.services.conversation import Effect
    from bot.services.desk import Heard
    from handlers.listeners import Office
    from handlers.payloads import IncomingMessage
    from storage.database import Connection

Fetch = Callable[[str], Awaitable[Downloaded | Missing]]

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
            effect = await self._effect(files, heard)
            claimed = await self._office.conversation.answer(heard, effect, identity=identity, thread=thread)
        finally:
            self._at_work.discard(identity)
        if claimed is not None:
            await self._office.deliver(claimed)

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

    async def _effect(self, files: Sequence[SharedFile], heard: Heard) -> Effect:
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
                found = await asyncio.to_thread(plans.held_against, imported.plan, memory)
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
