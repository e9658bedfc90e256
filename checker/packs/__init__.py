"""Rule packs: where they are, what they say, and whether they are sound."""

from checker.packs.cache import without_cache
from checker.packs.compile import compile_pack, keep_compiled, load_compiled
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
