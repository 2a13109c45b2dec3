"""Logs: an event name and fields, ids only; no text of a message, no name, no token."""

from __future__ import annotations

import json
import logging
import re
import sys
from typing import Any

_SECRETS = re.compile(
    r"xox[a-z]-[\w-]+|xapp-[\w-]+|(?<=://)[^\s/@:]{1,200}:[^\s/@]{1,200}(?=@)|(?<=ticket=)[\w%.-]+|v0=[0-9a-f]{64}"
    r"|(?<=hooks\.slack\.com/)[\w/%-]+",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
HIDDEN = "[hidden]"


def redacted(text: str) -> str:
    """``text`` without tokens, signatures, socket tickets, response URLs and passwords of addresses."""
    return _SECRETS.sub(HIDDEN, text)


class _OneLine(logging.Formatter):
    """Instant, level, event and fields in one line."""

    def __init__(self, *, as_json: bool, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._as_json = as_json
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = dict(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[0] is not None:
            fields["error"] = record.exc_info[0].__name__
            fields["trace"] = self.formatException(record.exc_info)
        at = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        if self._as_json:
            line = json.dumps(
                {"at": at, "level": record.levelname, "event": record.getMessage(), **fields},
                ensure_ascii=False,
                default=str,
            )
        else:
            told = "".join(f" {name}={value}" for name, value in fields.items() if name != "trace")
            line = f"{at} {record.levelname} " + _CONTROL.sub(_escaped, f"{record.getMessage()}{told}")
            line += f"\n{fields['trace']}" if "trace" in fields else ""
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return redacted(line)


def _escaped(found: re.Match[str]) -> str:
    """A control character as one writes it, so that no value forges a line."""
    return found[0].encode("unicode_escape").decode()


def _matters(record: logging.LogRecord) -> bool:
    """Bolt's warnings speak of settings that are meant; its loggers take the root's level, so that no level of theirs holds."""
    return record.levelno >= logging.ERROR or not record.name.startswith("slack_bolt")


def set_up_logs(log_format: str, *, secrets: tuple[str, ...] = ()) -> None:
    """Logs go to stderr in that format, and hold no secret."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine(as_json=log_format == "json", secrets=secrets))
    handler.addFilter(_matters)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("jalon").setLevel(logging.INFO)


def tell(event: str, **fields: object) -> None:
    """An event with its fields: ids only."""
    logging.getLogger("jalon").info(event, extra={"fields": fields})


def warn(event: str, **fields: object) -> None:
    """Something that an administrator should look at."""
    logging.getLogger("jalon").warning(event, extra={"fields": fields})


def fail(event: str, error: BaseException, **fields: object) -> None:
    """Something of ours broke: its trace goes to the log."""
    logging.getLogger("jalon").error(event, exc_info=error, extra={"fields": fields})
