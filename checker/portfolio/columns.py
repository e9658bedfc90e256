"""The columns of the rows of a portfolio; every format and the published schema follow them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DIGITS: Final = 38
DECIMALS: Final = 10


class Record(StrEnum):
    """What a row is about; the rows of a case come in this order."""

    VERDICT = "verdict"
    TRANCHE = "tranche"
    FINDING = "finding"
    CONSEQUENCE = "consequence"


class Kind(StrEnum):
    """The type of a column, as SQL has it."""

    TEXT = "VARCHAR"
    DAY = "DATE"
    NUMBER = f"DECIMAL({DIGITS},{DECIMALS})"
    TEXTS = "VARCHAR[]"
    SUBJECT = "MAP(VARCHAR, VARCHAR)"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it says, and which records have it. Elsewhere it is null."""

    name: str
    kind: Kind
    says: str
    records: frozenset[Record]


ALL: Final = frozenset(Record)
V, T, F, C = (frozenset({record}) for record in Record)

COLUMNS: Final = (
    Column("record", Kind.TEXT, "what the row is: verdict, tranche, finding or consequence", ALL),
    Column("case", Kind.TEXT, "the name of the case; null where it cannot be read", ALL),
    Column("address", Kind.TEXT, "where the case is: file, line of a file, or register", ALL),
    Column("as_of", Kind.DAY, "the day of the assessment", ALL),
    Column("known_on", Kind.DAY, "the day up to which papers were counted", V),
    Column("status", Kind.TEXT, "the status; unusable for a case without a verdict", ALL),
    Column("rule", Kind.TEXT, "the rule that decided", T | F | C),
    Column(
        "id", Kind.TEXT, "the id of the finding or consequence, the key of the tranche", T | F | C
    ),
    Column("title", Kind.TEXT, "the title of the rule", T | F | C),
    Column("subject", Kind.SUBJECT, "what it is about, such as a year", T | F | C),
    Column("tranche", Kind.TEXT, "the tranche of which the finding is a condition", F),
    Column("kind", Kind.TEXT, "what follows: penalty, hold, refund and so on", C),
    Column("currency", Kind.TEXT, "the currency of the amounts; of several, null", V | T | C),
    Column("unit", Kind.TEXT, "the unit of an amount that is not money", C),
    Column("amount", Kind.NUMBER, "what the rules entitle to, or what follows", V | T | C),
    Column("paid", Kind.NUMBER, "what was paid", V | T),
    Column("payable", Kind.NUMBER, "what may be paid now", V | T),
    Column("at_risk", Kind.NUMBER, "what is held back or cannot be decided yet", V | T),
    Column("measured", Kind.NUMBER, "what was compared with the limit", F),
    Column("bound", Kind.NUMBER, "the limit", F),
    Column("bearer", Kind.TEXT, "the role whose duty it is", F),
    Column("awaiting", Kind.TEXT, "the role whose determination is awaited", F),
    Column("due", Kind.DAY, "when it is due", F | C),
    Column("done_on", Kind.DAY, "when the obligation was met", F),
    Column("message", Kind.TEXT, "what was found, in a sentence", V | F | C),
    Column("missing", Kind.TEXTS, "what has to arrive, and from whom", T | F | C),
    Column("evidence", Kind.TEXTS, "the documents on which it rests", T | F),
    Column("because", Kind.TEXTS, "the findings from which it follows", C),
    Column("holds", Kind.TEXTS, "the consequences that hold the tranche back", T),
    Column("lifted_by", Kind.TEXTS, "the documents that ended it; null while it stands", C),
    Column("source", Kind.TEXT, "the paragraph of the agreement", T | F | C),
    Column("norms", Kind.TEXTS, "the norms of the rules' inventory", F | C),
    Column("basis", Kind.TEXT, "what the finding rests on, such as a declaration", F),
    Column("grade", Kind.TEXT, "the lowest grade of its evidence", F),
    Column("waived_by", Kind.TEXT, "the document that waived it", F),
    Column("rules", Kind.TEXT, "the rule pack", V),
    Column("rules_version", Kind.TEXT, "its version", V),
    Column("rules_digest", Kind.TEXT, "the digest of its files", V),
    Column("problems", Kind.TEXTS, "why there is no verdict, where there is none", V),
)


def of_record(record: Record) -> Iterator[Column]:
    """Yield the columns that the rows of a record have."""
    return (column for column in COLUMNS if record in column.records)
