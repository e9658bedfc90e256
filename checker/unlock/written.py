"""Papers to come as they would be submitted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any


def as_submitted(value: Any) -> Any:
    """Return a value of a record as it stands in JSON: dates are texts."""
    if isinstance(value, Mapping):
        return {name: as_submitted(item) for name, item in value.items()}
    if isinstance(value, list):
        return [as_submitted(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
