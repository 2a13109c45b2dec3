"""The workspace's own words: every change is a row, the last one of a word holds."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.domain.answering import Term
from bot.domain.people import WorkspaceId
from storage import workspaces
from storage.moments import moment, seconds, storable
from storage.statements import Statement

_ADD = Statement("""
INSERT INTO lexicon (workspace, id, key, term, meaning, author, author_name, at)
VALUES (:workspace, {next_id:lexicon}, :key, :term, :meaning, :author, :author_name, :at)
""")
_EVERY = Statement("""
SELECT key, term, meaning, author, author_name, at FROM lexicon WHERE workspace = :workspace ORDER BY id
""")


def change(connection: Connection, workspace: WorkspaceId, key: str, term: Term) -> None:
    """The word means that from now on; an empty meaning takes it out."""
    _ADD.run(
        connection,
        {
            "workspace": workspace,
            "key": storable(key),
            "term": storable(term.term),
            "meaning": storable(term.meaning),
            "author": term.by,
            "author_name": storable(term.by_name),
            "at": seconds(term.at),
        },
    )
    workspaces.touch(connection, workspace)


def every(connection: Connection, workspace: WorkspaceId) -> dict[str, Term]:
    """The words that hold, by key, in alphabetical order."""
    found: dict[str, Term] = {}
    for key, term, meaning, author, author_name, at in _EVERY.rows(connection, {"workspace": workspace}):
        found[key] = Term(term=term, meaning=meaning, by=author, by_name=author_name, at=moment(at))
    return {key: found[key] for key in sorted(found) if found[key].meaning}
