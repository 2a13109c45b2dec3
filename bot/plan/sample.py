"""The plan that is shipped with the project."""

from __future__ import annotations

from importlib.resources import files

SAMPLE_NAME = "sample.md"


def sample_text() -> str:
    """The shipped plan, as it stands in its file."""
    return files("bot.plan").joinpath(SAMPLE_NAME).read_bytes().decode("utf-8")
