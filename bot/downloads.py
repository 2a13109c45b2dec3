"""Files that people send: fetched from Slack's own address only, and never beyond a size (reliability, C85 and C86)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

FILES_HOST: Final = "files.slack.com"
LARGEST_FILE = 20 * 1024 * 1024
DOWNLOAD_SECONDS = 30.0
OK = 200
NOT_OURS: Final = frozenset({301, 302, 303, 307, 308, 401, 403, 404, 410})
"""The way to the sign-in page, and every form of no."""


class Missing(StrEnum):
    """Why there is no file."""

    FOREIGN = "foreign"
    """The address is not one of Slack's files: the token was not sent there."""

    TOO_LARGE = "too_large"
    EMPTY = "empty"
    REFUSED = "refused"
    """Slack shows its sign-in page, or says no: the scope files:read is missing, or the file is gone."""

    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded:
    """A file's bytes."""

    data: bytes


async def download(
    session: ClientSession, address: str, *, api_url: str, token: str, most: int = LARGEST_FILE
) -> Downloaded | Missing:
    """The file at Slack's private ``address``. Redirects are not followed: the token goes nowhere else."""
    if not is_slack_file(address, api_url=api_url):
        return Missing.FOREIGN
    headers = {"Authorization": f"Bearer {token}"}
    try:
        async with session.get(
            address, headers=headers, allow_redirects=False, timeout=ClientTimeout(total=DOWNLOAD_SECONDS)
        ) as answer:
            fetched = await _fetch(answer, most)
    except (TimeoutError, ClientError, OSError, ValueError):
        return Missing.UNREACHABLE
    if isinstance(fetched, Downloaded) and _is_sign_in(fetched.data[:512], address):
        return Missing.REFUSED
    return fetched


async def _fetch(answer: ClientResponse, most: int) -> Downloaded | Missing:
    if answer.status != OK:
        return Missing.REFUSED if answer.status in NOT_OURS else Missing.UNREACHABLE
    if (answer.content_length or 0) > most:
        return Missing.TOO_LARGE
    data = bytearray()
    async for piece in answer.content.iter_chunked(65_536):
        data += piece
        if len(data) > most:
            return Missing.TOO_LARGE
    return Downloaded(data=bytes(data)) if data else Missing.EMPTY


def is_slack_file(address: str, *, api_url: str) -> bool:
    """Whether the token may be sent there: https on Slack's host of files, or the host of another configured server."""
    try:
        parts, api = urlsplit(address), urlsplit(api_url)
        port = parts.port
    except ValueError:
        return False
    if parts.username is not None or parts.password is not None or "\\" in address or not address.isprintable():
        return False
    if parts.scheme == "https" and parts.hostname == FILES_HOST and port is None:
        return True
    is_slack = (api.hostname or "").endswith("slack.com")
    return not is_slack and (parts.scheme, parts.hostname, port) == (api.scheme, api.hostname, api.port)


def _is_sign_in(head: bytes, address: str) -> bool:
    """Slack's page for those who are not signed in, given with status 200 where a file is expected."""
    if urlsplit(address).path.lower().endswith((".html", ".htm")):
        return False
    start = head.lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html"))
