"""Strength as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.authoring.strength.levels import NormStrength, PackStrength, Strength
from checker.reports import Style
from checker.reports.json import dumps


def render(packs: Sequence[PackStrength], style: Style) -> str:
    """Return counts for each pack and paragraph, and every norm; the style changes nothing."""
    return dumps({"packs": [_pack(each) for each in packs]})


def _pack(found: PackStrength) -> Mapping[str, object]:
    return {
        "pack": found.pack.id,
        "version": found.pack.manifest.version,
        "norms": len(found.norms),
        "strength": _counts(found.counts),
        "paragraphs": [
            {"source": source, "paragraph": paragraph, "strength": _counts(counts)}
            for (source, paragraph), counts in found.paragraphs.items()
        ],
        "inventory": [_norm(each) for each in found.norms],
    }


def _counts(counts: Mapping[Strength, int]) -> Mapping[str, int]:
    return {str(strength): count for strength, count in counts.items()}


def _norm(each: NormStrength) -> Mapping[str, object]:
    return {
        "id": each.norm.id,
        "source": each.norm.citation,
        "state": each.norm.state,
        "strength": str(each.strength),
        "rules": {name: str(strength) for name, strength in each.rules.items()},
    }
