from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.model.pack import Pack
from checker.packs import load_pack
from checker.packs.sources import file_position, key_position, nearest_position, text_position


@pytest.fixture
def pack(water: Path) -> Pack:
    return load_pack(water)


def test_parts_of_an_entry_have_places_of_value_and_key(pack: Pack) -> None:
    (limit,) = pack.topic.limits
    value, key = nearest_position(pack, limit, "/measure"), key_position(pack, limit, "/measure")
    assert (value.line, value.column) == (36, 14)
    assert (key.line, key.column) == (36, 5)


def test_what_nobody_wrote_is_at_the_entry(pack: Pack) -> None:
    (limit,) = pack.topic.limits
    whole = nearest_position(pack, limit, "")
    assert nearest_position(pack, limit, "/applies") == replace(
        whole, pointer=whole.pointer + "/applies"
    )


def test_a_character_of_a_text_has_a_place(pack: Pack) -> None:
    (limit,) = pack.topic.limits
    text = str(limit.measure)
    place = text_position(pack, limit, "/measure", text, 1, text.index("year") + 1)
    assert (place.line, place.column) == (36, 14 + text.index("year"))


def test_values_of_the_manifest_have_places(pack: Pack) -> None:
    place = file_position(pack, "pack.yaml", "/currency")
    assert str(place).endswith("pack.yaml:12:11")


def test_positions_can_be_looked_up_by_file_and_pointer(pack: Pack) -> None:
    place = pack.topic.limits[0].place
    assert pack.positions[place].line == nearest_position(pack, pack.topic.limits[0], "").line
    assert place in set(pack.positions)
    with pytest.raises(KeyError):
        pack.positions[place[0], "/nowhere"]


def test_a_pack_that_was_not_read_from_files_has_pointers_only(pack: Pack) -> None:
    made = replace(pack, positions={})
    place = nearest_position(made, pack.topic.limits[0], "/measure")
    assert (place.pointer, place.line) == ("/limits/0/measure", None)
