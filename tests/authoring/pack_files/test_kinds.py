from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.pack_files.kinds import (
    ACCEPTED_FILE,
    EQUIVALENT_FILE,
    NORM_FILE,
    PACK,
    TESTS,
    TOPIC,
    FileKind,
    kind_of_file,
    pack_files,
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("rules/water/pack.yaml", PACK),
        ("rules/water/norms.yaml", NORM_FILE),
        ("rules/water/equivalent-mutants.yaml", EQUIVALENT_FILE),
        ("rules/water/accepted-probes.yaml", ACCEPTED_FILE),
        ("rules/water/wells.yaml", TOPIC),
        ("rules/water/tests.yaml", TOPIC),
        ("rules/water/tests/pack.yaml", TESTS),
    ],
)
def test_a_file_is_known_by_its_name_and_folder(path: str, kind: FileKind) -> None:
    assert kind_of_file(Path(path)) is kind


def test_the_files_of_a_pack_are_those_of_authors(water: Path) -> None:
    names = [path.relative_to(water).as_posix() for path in pack_files(water)]
    assert names == ["grants.yaml", "norms.yaml", "pack.yaml", "wells.yaml", "tests/wells.yaml"]
