"""`jalon run`: the bot until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import sys
from collections.abc import Callable
from threading import Thread
from typing import NoReturn

from bot.domain.troubles import Trouble
from bot.settings import Settings, SettingsTrouble


def run_bot() -> None:
    """The bot runs; a wrong setting or a database that cannot be used is one line on stderr and exit 2."""
    try:
        settings = Settings.read(os.environ)
    except SettingsTrouble as trouble:
        _stop(told(trouble))
    gc.disable()  # what is imported stays: looking through it again and again costs a tenth of the start
    Thread(target=_import_storage, name="importing", daemon=True).start()
    from bot.identity import CannotStart
    from bot.serving import serve

    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(serve(settings))
    except CannotStart as trouble:
        _stop(told(trouble))
    except KeyboardInterrupt:
        raise SystemExit(0) from None


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Uvloop's where it exists: a tenth less of what a message costs beside its reading."""
    if sys.platform == "win32":
        return None
    import uvloop

    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory


def _import_storage() -> None:
    """SQLAlchemy is imported while aiohttp reads the machine's certificates; what fails here fails again where it is needed."""
    with contextlib.suppress(Exception):
        import bot.opening  # noqa: F401


def told(trouble: Trouble) -> str:
    """The trouble in the language of the person at the terminal."""
    from bot.commands.inputs import told as in_words

    return in_words(trouble)


def _stop(sentence: str) -> NoReturn:
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    raise SystemExit(2)
