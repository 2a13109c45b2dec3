"""`jalon run`: the bot until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import NoReturn

from bot.settings import Settings, SettingsTrouble


def run_bot() -> None:
    """The bot runs; a wrong setting or a database that cannot be used is one line on stderr and exit 2."""
    try:
        settings = Settings.read(os.environ)
    except SettingsTrouble as trouble:
        _stop(str(trouble))
    from bot.app import CannotStart, serve

    try:
        asyncio.run(serve(settings))
    except CannotStart as trouble:
        _stop(str(trouble))
    except KeyboardInterrupt:
        raise SystemExit(0) from None


def _stop(sentence: str) -> NoReturn:
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    raise SystemExit(2)
