from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.packs import load_compiled
from checker.register import administering
from checker.register.log.entry import StoredDocument
from checker.register.papers.loading import load_case
from checker.register.papers.rules import pack_documents, pack_from_documents
from tests.register.world import CASE, EXAMPLE, PACK, World


def test_the_files_of_a_pack_make_the_same_pack_again() -> None:
    digest = load_compiled(PACK).pack.digest
    assert pack_from_documents("water", digest, pack_documents(PACK)).pack.digest == digest


def test_a_changed_file_makes_another_pack() -> None:
    digest = load_compiled(PACK).pack.digest
    documents = pack_documents(PACK)
    changed = StoredDocument(
        documents[0].id, documents[0].type, documents[0].content + b"\n# changed\n"
    )
    with pytest.raises(InputError, match="do not make the pack"):
        pack_from_documents("water", digest, [changed, *documents[1:]])


@pytest.mark.parametrize("name", ["../x/y", "/etc/x/y", "a/b", "a/b/c/d", "rules/../../x", "."])
def test_files_stay_in_their_folder(name: str) -> None:
    with pytest.raises(InputError, match="not allowed"):
        pack_from_documents("water", "sha256:0", [StoredDocument(name, "pack-file", b"")])


def test_a_case_keeps_its_rules_until_others_are_put_in_force(world: World, tmp_path: Path) -> None:
    root = tmp_path / "newer"
    shutil.copytree(EXAMPLE, root)
    tables = root / "rules" / "water" / "pack.yaml"
    tables.write_text(tables.read_text().replace('version: "1.0.0"', 'version: "2.0.0"'))
    assert load_case(world.register, CASE).compiled.pack.manifest.version == "1.0.0"
    administering.change_rules(world.register, CASE, str(root / "rules" / "water"))
    assert load_case(world.register, CASE).compiled.pack.manifest.version == "2.0.0"
    assert load_case(world.register, CASE, known="@5").compiled.pack.manifest.version == "1.0.0"
    assert world.verify().extent.size == 7
