"""Rule packs: where they are, what they say, and whether they are sound."""

from checker.packs.loader import load_pack
from checker.packs.locations import pack_ids

__all__ = ["load_pack", "pack_ids"]
