"""The tables of the log. The migrations make them; this is how queries name them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()
SEQ = BigInteger().with_variant(Integer, "sqlite")

ENTRY = Table(
    "entry",
    METADATA,
    Column("seq", SEQ, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("prev", String(64), nullable=False),
    Column("retry_key", String(71), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("case_id", String(200), nullable=True),
    Column("case_seq", SEQ, nullable=True),
    Column("party", String(64), nullable=False),
    Column("recorded_at", String(27), nullable=False),
    Column("received_on", String(10), nullable=False),
    PrimaryKeyConstraint("seq", name="entry_pk"),
    UniqueConstraint("hash", name="entry_hash_once"),
    UniqueConstraint("prev", name="entry_prev_once"),
    UniqueConstraint("retry_key", name="entry_retry_key_once"),
    UniqueConstraint("case_id", "case_seq", name="entry_case_seq_once"),
)

DOCUMENT = Table(
    "document",
    METADATA,
    Column("seq", SEQ),
    Column("n", Integer),
    Column("id", Text, nullable=False),
    Column("type", String(200), nullable=False),
    Column("digest", String(71), nullable=False),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("seq", "n", name="document_pk"),
    ForeignKeyConstraint(["seq"], ["entry.seq"], name="document_of_entry"),
    UniqueConstraint("seq", "id", name="document_id_once"),
)

HEAD = Table(
    "head",
    METADATA,
    Column("one", Integer, autoincrement=False),
    Column("size", SEQ, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("frontier", Text, nullable=False),
    PrimaryKeyConstraint("one", name="head_pk"),
    CheckConstraint("one = 1", name="head_is_one_row"),
)
