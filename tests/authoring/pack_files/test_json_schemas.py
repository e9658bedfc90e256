from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from checker.authoring.pack_files.json_schemas import modeline, pack_schemas, schema_for
from checker.parsers.yaml import read_yaml

ROOT = Path(__file__).parents[3]
PACKS = sorted(path.parent for path in (ROOT / "rules").glob("*/pack.yaml"))
FILES = [(pack, file) for pack in PACKS for file in sorted(pack.rglob("*.yaml"))]
IDS = [str(file.relative_to(ROOT)) for _, file in FILES]


@pytest.mark.parametrize("name", pack_schemas())
def test_committed_schemas_are_fresh(name: str) -> None:
    committed = (ROOT / "schemas" / "rules" / name).read_text(encoding="utf-8")
    assert committed == pack_schemas()[name], "run `checker rules schema`"


@pytest.mark.parametrize(("pack", "file"), FILES, ids=IDS)
def test_every_pack_file_is_valid_and_names_its_schema(pack: Path, file: Path) -> None:
    if schema_for(file, pack) == "tests.schema.json" and file.parent.name != "tests":
        pytest.skip("not a test file")
    text = file.read_text(encoding="utf-8")
    assert text.splitlines()[0] == modeline(file, pack)
    schema = read_yaml(pack_schemas()[schema_for(file, pack)].encode(), "schema").value
    value = read_yaml(text.encode(), str(file)).value
    jsonschema.Draft202012Validator(schema).validate(value)
