"""JSON Schemas of pack files, made from their models, for editors and other tools.

Editors find them by the first line of each pack file: ``# yaml-language-server: $schema=...``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from checker.authoring.pack_files.kinds import KINDS, FileKind
from checker.model.written import Written
from checker.parsers.yaml import read_yaml

MODELINE = "# yaml-language-server: $schema="


@cache
def pack_schemas() -> Mapping[str, str]:
    """Return the text of each schema file (draft 2020-12) by its name."""
    return {kind.schema: _schema(kind) for kind in KINDS}


def _schema(kind: FileKind) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": kind.schema}
    schema = {**head, **kind.model.model_json_schema(), "title": kind.title}
    _describe(schema, kind.model)
    models = {model.__name__: model for model in _descendants(Written)}
    for name, inner in schema.get("$defs", {}).items():
        if name in models:
            _describe(inner, models[name])
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _describe(schema: Mapping[str, Any], model: type[Written]) -> None:
    """Say in the schema of a model what each of its keys is for."""
    for key, inner in schema["properties"].items():
        said = (_texts().get(base.__name__, {}).get(key) for base in model.__mro__)
        inner["description"] = next(filter(None, said))


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    """Return what each key says, by the name of the model that has it."""
    name = "keys.yaml"
    data = (resources.files(__package__) / name).read_bytes()
    texts: Mapping[str, Mapping[str, str]] = read_yaml(data, name).value
    return texts


def _descendants(model: type[Written]) -> Iterator[type[Written]]:
    for child in model.__subclasses__():
        yield child
        yield from _descendants(child)


def write_schemas(folder: Path) -> list[Path]:
    """Write the schema files into a folder; return those that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in pack_schemas().items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed
