"""A pack whose FEEL has been parsed: what evaluation works with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.feel import Library, Value
from checker.model.pack import Pack


@dataclass(frozen=True, slots=True)
class CompiledPack:
    """A pack and its FEEL library.

    ``constants`` are values that every session needs (the contents of tables);
    ``collections`` maps each document type to the FEEL name of its list.
    """

    pack: Pack
    library: Library
    constants: Mapping[str, Value]
    collections: Mapping[str, str]
