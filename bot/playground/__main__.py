"""`python -m bot.playground --port N`: a workspace alone, until Ctrl-C."""

import argparse
import asyncio
import contextlib
from pathlib import Path

from bot.playground.server import Playground


async def _serve(port: int, state_file: Path | None) -> None:
    async with Playground(port=port, state_file=state_file) as playground:
        for line in (
            f"page            {playground.url}",
            f"Web API         {playground.api_url}",
            f"bot token       {playground.bot_token}",
            f"app token       {playground.app_token}",
            f"signing secret  {playground.signing_secret}",
        ):
            print(line, flush=True)  # noqa: T201
        await asyncio.Event().wait()


def main() -> None:
    """Parses the command line and serves."""
    parser = argparse.ArgumentParser(prog="python -m bot.playground")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--state", type=Path)
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(options.port, options.state))


if __name__ == "__main__":
    main()
