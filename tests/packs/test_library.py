"""The FEEL library of a pack: what its texts may name."""

from __future__ import annotations

from pathlib import Path

from checker.packs import load_pack
from checker.packs.library import constants_of, library_of, trees_of


def test_a_library_knows_tables_definitions_and_lists_of_documents(water: Path) -> None:
    pack = load_pack(water)
    constants = constants_of(pack, [])
    library = library_of(pack, constants, trees_of(pack, constants))
    assert {"cap", *(each.name for each in pack.topic.definitions)} <= library.definitions.keys()
    assert {"as_of", "documents", "well_reports", *constants} <= set(library.names)
