"""Rule packs: where they are, what they say, and whether they are sound.

The names load on first use: who only assesses needs nothing that reads or checks rules.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.packs.cache import without_cache
    from checker.packs.compile import compile_pack
    from checker.packs.compiled import keep_compiled, load_compiled
    from checker.packs.loader import load_pack
    from checker.packs.locations import origin, pack_ids
    from checker.packs.projects import project_rules
    from checker.packs.readers import rules_open, rules_reading

__all__ = [
    "compile_pack",
    "keep_compiled",
    "load_compiled",
    "load_pack",
    "origin",
    "pack_ids",
    "project_rules",
    "rules_open",
    "rules_reading",
    "without_cache",
]

_HOMES = {
    "compile_pack": "compile",
    "keep_compiled": "compiled",
    "load_compiled": "compiled",
    "load_pack": "loader",
    "origin": "locations",
    "pack_ids": "locations",
    "project_rules": "projects",
    "rules_open": "readers",
    "rules_reading": "readers",
    "without_cache": "cache",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
