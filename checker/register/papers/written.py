"""A paper as bytes: written once, by the sender, and never again."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from checker.register.log.entry import StoredDocument


def written(value: Any) -> str:
    """Return a JSON value as text: keys in their order, numbers with the digits that were given."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        fields = (
            f"{json.dumps(key, ensure_ascii=False)}: {written(item)}" for key, item in value.items()
        )
        return "{" + ", ".join(fields) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def document(value: dict[str, Any]) -> StoredDocument:
    """Return a paper with its bytes, given fields with ``id`` and ``type``."""
    return StoredDocument(value["id"], value["type"], written(value).encode("utf-8"))
