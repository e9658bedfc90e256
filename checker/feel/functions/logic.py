"""The function on booleans (DMN 1.5, 10.3.4.2)."""

from __future__ import annotations

from typing import Final

from checker.feel.functions.signature import Builtin, form
from checker.feel.types import BOOLEAN

TABLE: Final = (
    Builtin(
        "not",
        "The opposite of true or false; null for anything else.",
        form("negand: boolean", BOOLEAN, lambda negand: not negand),
    ),
)
