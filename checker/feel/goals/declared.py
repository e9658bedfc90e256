"""Items that a list lacks as they are declared, where no tree shows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declared:
    """The item that the value of a definition lacks.

    ``collection`` is the name of its list. ``asked`` has a field, an operator, and the FEEL text of
    what it is compared with, which knows the parameters of the definition.
    """

    collection: str
    asked: tuple[tuple[str, str, str], ...]
