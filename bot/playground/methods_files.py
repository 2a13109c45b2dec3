"""`files.*`: the three steps of an upload, and reading back."""

import mimetypes
from pathlib import PurePosixPath
from typing import Any

from bot.playground.blocks import check_blocks, with_ids
from bot.playground.errors import SlackError, missing
from bot.playground.methods import Method
from bot.playground.methods_chat import by_bot, in_thread, place
from bot.playground.payload import Payload
from bot.playground.stage import Stage

LARGEST = 1_000_000_000


def file_object(stage: Stage, *, name: str, size: int, user: str, title: str = "") -> Payload:
    """A file as Slack describes it; it is kept, without contents yet."""
    file_id = stage.workspace.new_id("F")
    suffix = PurePosixPath(name).suffix.lstrip(".").lower()
    stamp = stage.clock.micros() // 1_000_000
    link = f"{stage.url}/files/{file_id}"
    found: Payload = {
        "id": file_id, "created": stamp, "timestamp": stamp, "name": name, "title": title or name,
        "mimetype": mimetypes.guess_type(name)[0] or "application/octet-stream", "filetype": suffix or "binary",
        "pretty_type": suffix.upper() or "Binary", "user": user, "user_team": stage.workspace.cast.team_id,
        "editable": False, "size": size, "mode": "hosted", "is_external": False, "is_public": False,
        "url_private": f"{link}/{name}", "url_private_download": f"{link}/download/{name}",
        "permalink": f"{link}/{name}", "channels": [], "ims": [], "groups": [], "file_access": "visible",
    }  # fmt: skip
    stage.workspace.files[file_id] = found
    return found


def get_upload_url(stage: Stage, values: Payload) -> Payload:
    """`files.getUploadURLExternal`: where the bytes go."""
    name = str(values.get("filename") or "")
    if not name:
        raise missing("filename")
    try:
        length = int(values.get("length") or 0)
    except (TypeError, ValueError) as error:
        raise SlackError("invalid_arguments", ["[ERROR] must be a number: length"]) from error
    if length <= 0:
        raise missing("length")
    if length > LARGEST:
        raise SlackError("file_upload_size_restricted")
    found = file_object(stage, name=name, size=length, user=stage.workspace.cast.bot_user_id)
    return {"ok": True, "upload_url": f"{stage.url}/upload/{found['id']}", "file_id": found["id"]}


def complete_upload(stage: Stage, values: Payload) -> Payload:
    """`files.completeUploadExternal`: the files are shared where asked, else nowhere."""
    rows: Any = values.get("files")
    if not isinstance(rows, list) or not rows:
        raise missing("files")
    found: list[Payload] = []
    for row in rows:
        file = stage.workspace.files.get(str(row.get("id"))) if isinstance(row, dict) else None
        if file is None or file["id"] not in stage.workspace.contents:
            raise SlackError("file_not_found")
        file["title"] = row.get("title") or file["title"]
        found.append(file)
    targets = values.get("channel_id") or values.get("channels")
    for target in str(targets).split(",") if targets else []:
        _share(stage, {**values, "channel": target}, found)
    return {"ok": True, "files": found}


def _share(stage: Stage, values: Payload, files: list[Payload]) -> None:
    channel = place(stage, values)
    message = by_bot(stage, {}) | {"text": str(values.get("initial_comment") or ""), "files": files, "upload": True}
    if values.get("blocks"):
        if stage.validate:
            check_blocks(values["blocks"], "message")
        message["blocks"] = with_ids(values["blocks"])
    stage.post(channel, message | {"subtype": "file_share"} | in_thread(channel, values))
    for file in files:
        file["ims" if channel.is_im else "channels"].append(channel.id)


def info(stage: Stage, values: Payload) -> Payload:
    """`files.info`."""
    found = stage.workspace.files.get(str(values.get("file") or ""))
    if found is None:
        raise SlackError("file_not_found")
    return {"ok": True, "file": found, "comments": [], "response_metadata": {"next_cursor": ""}}


METHODS: dict[str, Method] = {
    "files.getUploadURLExternal": get_upload_url,
    "files.completeUploadExternal": complete_upload,
    "files.info": info,
}
