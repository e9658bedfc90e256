"""Rule packs: where they are, what they say, and whether they are sound."""

from checker.packs.compile import compile_pack, load_compiled
from checker.packs.loader import load_pack
from checker.packs.locations import pack_ids

__all__ = [
    "compile_pack",
    "load_compiled",
    "load_pack",
    "pack_ids",
]
