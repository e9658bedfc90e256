"""The first tables: entries, their documents, and the head that all writers lock.

Names are written out here and not taken from ``tables``: a step stays what it was when it was
released. The triggers stop accidents, not an operator who means to change something; he is found
out by ``verify``, receipts and remembered checkpoints.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEQ = sa.BigInteger().with_variant(sa.Integer, "sqlite")
KEPT = ("entry", "document")


def upgrade() -> None:
    """Make the tables and their triggers."""
    op.create_table(
        "entry",
        sa.Column("seq", SEQ, autoincrement=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("envelope", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("prev", sa.String(64), nullable=False),
        sa.Column("retry_key", sa.String(71), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(200), nullable=True),
        sa.Column("case_seq", SEQ, nullable=True),
        sa.Column("party", sa.String(64), nullable=False),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.Column("received_on", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="entry_pk"),
        sa.UniqueConstraint("hash", name="entry_hash_once"),
        sa.UniqueConstraint("prev", name="entry_prev_once"),
        sa.UniqueConstraint("retry_key", name="entry_retry_key_once"),
        sa.UniqueConstraint("case_id", "case_seq", name="entry_case_seq_once"),
    )
    op.create_index("entry_by_kind", "entry", ["kind"])
    op.create_table(
        "document",
        sa.Column("seq", SEQ),
        sa.Column("n", sa.Integer),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("type", sa.String(200), nullable=False),
        sa.Column("digest", sa.String(71), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("seq", "n", name="document_pk"),
        sa.ForeignKeyConstraint(["seq"], ["entry.seq"], name="document_of_entry"),
        sa.UniqueConstraint("seq", "id", name="document_id_once"),
    )
    op.create_index("document_by_id", "document", ["id"])
    op.create_table(
        "head",
        sa.Column("one", sa.Integer, autoincrement=False),
        sa.Column("size", SEQ, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("frontier", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("one", name="head_pk"),
        sa.CheckConstraint("one = 1", name="head_is_one_row"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _sqlite_triggers() -> None:
    for table in KEPT:
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
            )
    op.execute(
        "CREATE TRIGGER head_no_delete BEFORE DELETE ON head "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    )


def _postgresql_triggers() -> None:
    op.execute(
        "CREATE FUNCTION checker_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$"
    )
    for table, events in (
        *((name, "UPDATE OR DELETE OR TRUNCATE") for name in KEPT),
        ("head", "DELETE OR TRUNCATE"),
    ):
        op.execute(
            f"CREATE TRIGGER {table}_kept BEFORE {events} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION checker_append_only()"
        )
