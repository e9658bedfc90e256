"""The JSON Schema of verdicts, made from their model.

``python -m checker.reports.schema > schemas/verdict.schema.json`` brings the file up to date.
"""

from __future__ import annotations

import sys

from pydantic import TypeAdapter

from checker.model.verdict import Verdict
from checker.reports.json import dumps


def verdict_schema() -> str:
    """Return the schema (draft 2020-12) of one verdict or a list of them, as JSON text."""
    schema = TypeAdapter(Verdict | list[Verdict]).json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "verdict.schema.json",
        "title": "What checker assess --format json prints",
        "description": "The verdict of one case, or a list of verdicts in the order of the cases.",
    }
    return dumps({**head, **schema})


if __name__ == "__main__":
    sys.stdout.write(verdict_schema())
