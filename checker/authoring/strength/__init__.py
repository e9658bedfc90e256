"""Strength: by what each norm of a pack is decided, from a figure down to somebody's own word.

``atoms`` finds what decides a condition; ``levels`` says how strong that is, for rules and norms.
"""

from checker.authoring.strength.levels import (
    NormStrength,
    PackStrength,
    Strength,
    strength_of,
)

__all__ = ["NormStrength", "PackStrength", "Strength", "strength_of"]
