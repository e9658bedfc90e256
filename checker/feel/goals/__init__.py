"""A reader of the tree: what would have to come for an expression to be as it should be.

``Reader.ways`` takes an expression and a target (true, at most 7,960, known) and gives ways to
meet it. A way is a tuple of needs, and a need is an item that a list of the session lacks, with
the fields that it must have. What cannot be read stays open; whoever asks has to try the ways.
"""

from checker.feel.goals.declared import Declared
from checker.feel.goals.reader import Reader
from checker.feel.goals.wants import (
    ABSENT,
    EACH,
    KNOWN,
    SOME,
    Need,
    Target,
    Want,
    Way,
    is_true,
    key_of,
)

__all__ = [
    "ABSENT",
    "EACH",
    "KNOWN",
    "SOME",
    "Declared",
    "Need",
    "Reader",
    "Target",
    "Want",
    "Way",
    "is_true",
    "key_of",
]
