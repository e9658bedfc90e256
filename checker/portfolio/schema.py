"""The JSON Schema of the rows of a portfolio, made from their columns.

``python -m checker.portfolio.schema > schemas/portfolio.schema.json`` brings the file up to date.
"""

from __future__ import annotations

import sys
from typing import Any, Final

from checker.portfolio.columns import COLUMNS, DECIMALS, DIGITS, Column, Kind, Record
from checker.reports.json import dumps

_NUMBER: Final = rf"^-?\d{{1,{DIGITS - DECIMALS}}}(\.\d{{1,{DECIMALS}}})?$"
_TYPES: Final[dict[Kind, dict[str, Any]]] = {
    Kind.TEXT: {"type": ["string", "null"]},
    Kind.DAY: {"type": ["string", "null"], "format": "date"},
    Kind.NUMBER: {"type": ["string", "null"], "pattern": _NUMBER},
    Kind.TEXTS: {"type": ["array", "null"], "items": {"type": "string"}},
    Kind.SUBJECT: {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
}


def portfolio_schema() -> str:
    """Return the schema (draft 2020-12) of one row as JSON text; ``x-sql`` are types of columns."""
    properties = {column.name: _property(column) for column in COLUMNS}
    properties["record"] = {**properties["record"], "type": "string", "enum": list(Record)}
    return dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "portfolio.schema.json",
            "title": "A row of what checker portfolio writes",
            "description": "A line of .jsonl, an item of .json; Parquet has the same columns.",
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    )


def _property(column: Column) -> dict[str, Any]:
    return {
        **_TYPES[column.kind],
        "description": column.says,
        "x-sql": column.kind.value,
        "x-records": [record.value for record in Record if record in column.records],
    }


if __name__ == "__main__":
    sys.stdout.write(portfolio_schema())
