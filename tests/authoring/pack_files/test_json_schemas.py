from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from checker.authoring.formatting.layout import schema_path
from checker.authoring.pack_files.json_schemas import MODELINE, pack_schemas, write_schemas
from checker.authoring.pack_files.kinds import kind_of_file, pack_files
from checker.parsers.yaml import read_yaml

ROOT = Path(__file__).parents[3]
PACKS = sorted(path.parent for path in (ROOT / "rules").glob("*/pack.yaml"))
FILES = [file for pack in PACKS for file in pack_files(pack)]
IDS = [str(file.relative_to(ROOT)) for file in FILES]


@pytest.mark.parametrize("name", pack_schemas())
def test_committed_schemas_are_fresh(name: str) -> None:
    committed = (ROOT / "schemas" / "rules" / name).read_text(encoding="utf-8")
    assert committed == pack_schemas()[name], "run `checker rules schema`"


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_every_pack_file_is_valid_and_names_its_schema(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    kind = kind_of_file(file)
    assert text.splitlines()[0] == f"{MODELINE}{schema_path(file, kind)}"
    schema = read_yaml(pack_schemas()[kind.schema].encode(), "schema").value
    value = read_yaml(text.encode(), str(file)).value
    jsonschema.Draft202012Validator(schema).validate(value)


def test_writing_tells_which_schemas_changed(tmp_path: Path) -> None:
    assert {path.name for path in write_schemas(tmp_path)} == set(pack_schemas())
    (tmp_path / "norms.schema.json").write_text("{}")
    assert [path.name for path in write_schemas(tmp_path)] == ["norms.schema.json"]
    assert write_schemas(tmp_path) == []


@pytest.mark.parametrize("name", pack_schemas())
def test_every_key_has_a_description(name: str) -> None:
    schema = json.loads(pack_schemas()[name])
    models = [schema, *(each for each in schema["$defs"].values() if "properties" in each)]
    for model in models:
        for key, inner in model["properties"].items():
            assert len(inner["description"].split()) > 1, key
