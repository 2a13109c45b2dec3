"""The entry point of the command: errors become one clear line on stderr."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that the arguments name; exit 2 with one line when it cannot be carried out."""
    if sys.argv[1:] == ["run"]:
        # The bot starts without the command line's own library: start-up is measured.
        from bot.commands.running import run_bot

        run_bot()
        return
    from bot.cli import app

    app()


if __name__ == "__main__":
    main()
