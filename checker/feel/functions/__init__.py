"""The built-in functions of FEEL (DMN 1.5, 10.3.4): one table, by name.

Each module holds one section of the standard and ends with its part of the table. To add a
function, write it in the module where it belongs and add an entry to the table: its name, what it
returns, and its parameters as the standard writes them.

``now`` and ``today`` in ``BUILTINS`` read the system clock. A session for a fixed moment takes
those of ``as_of(moment)`` instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from checker.feel.functions import (
    contexts,
    conversion,
    dates,
    lists,
    logic,
    numbers,
    ranges,
    statistics,
    strings,
)
from checker.feel.functions.dates import as_of
from checker.feel.functions.signature import Builtin, Form, Parameter

SECTIONS: Final[Mapping[str, tuple[Builtin, ...]]] = MappingProxyType(
    {
        "Conversion": conversion.TABLE,
        "Booleans": logic.TABLE,
        "Strings": strings.TABLE,
        "Lists": lists.TABLE,
        "Numbers of a list": statistics.TABLE,
        "Numbers": numbers.TABLE,
        "Dates and times": dates.TABLE,
        "Points and ranges": ranges.TABLE,
        "Contexts": contexts.TABLE,
    }
)
"""The built-in functions by section of the reference."""

BUILTINS: Final[Mapping[str, Builtin]] = MappingProxyType(
    {builtin.name: builtin for table in SECTIONS.values() for builtin in table}
)
"""The built-in functions by name."""

__all__ = ["BUILTINS", "SECTIONS", "Builtin", "Form", "Parameter", "as_of"]
