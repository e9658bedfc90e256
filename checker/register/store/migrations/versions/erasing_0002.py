"""The bytes of a document may be taken away, and nothing else of it changed.

An entry of kind ``erased`` says why; ``verify`` finds bytes that are gone without one.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEPT = ("seq", "n", "id", "type", "digest")
_SAME = " AND ".join(f"new.{column} = old.{column}" for column in _KEPT)
_ONLY_ERASES = f"{_SAME} AND length(new.content) = 0"


def upgrade() -> None:
    """Let documents lose their bytes."""
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_trigger()
    else:
        _postgresql_triggers()


def _sqlite_trigger() -> None:
    op.execute("DROP TRIGGER document_no_update")
    op.execute(
        "CREATE TRIGGER document_no_update BEFORE UPDATE ON document "
        f"WHEN NOT ({_ONLY_ERASES}) "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    )


def _postgresql_triggers() -> None:
    op.execute("DROP TRIGGER document_kept ON document")
    op.execute(
        "CREATE TRIGGER document_kept BEFORE DELETE OR TRUNCATE ON document "
        "FOR EACH STATEMENT EXECUTE FUNCTION checker_append_only()"
    )
    op.execute(
        "CREATE TRIGGER document_only_erased BEFORE UPDATE ON document FOR EACH ROW "
        f"WHEN (NOT ({_ONLY_ERASES})) EXECUTE FUNCTION checker_append_only()"
    )
