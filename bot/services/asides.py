"""What one writes to Jalon that is neither a report nor a question about the plan: the lexicon, and the coordinators' list."""

from __future__ import annotations

from bot.domain.outcomes import Outcome
from bot.services import lexicon, open_questions
from bot.services.desk import Desk, Heard
from storage.database import Connection


def told(connection: Connection, heard: Heard, desk: Desk) -> Outcome | None:
    """What comes of it; None for a message that is about something else."""
    if open_questions.asks_for_board(heard.text):
        return open_questions.board(connection, heard, desk)
    return lexicon.told(connection, heard, desk)
