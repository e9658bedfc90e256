"""JSON Schemas of pack files, made from their models, for editors and other tools.

Editors find them by the first line of each pack file: ``# yaml-language-server: $schema=...``.
"""

from __future__ import annotations

import json
from pathlib import Path

from checker.authoring.mutation.equivalents import EquivalentsFile
from checker.authoring.testing.suite_file import SuiteFile
from checker.model.pack import Inventory, Manifest, Topic, Written
from checker.packs.loader import EQUIVALENTS

MODELS: dict[str, tuple[type[Written], str]] = {
    "pack": (Manifest, "The manifest of a rule pack, pack.yaml."),
    "norms": (Inventory, "The norms of a rule pack's sources, norms.yaml."),
    "topic": (Topic, "Rules of a pack: any other YAML file in its folder."),
    "equivalent-mutants": (EquivalentsFile, "Changes of rules that alter no verdict."),
    "tests": (SuiteFile, "Tests of a rule pack: YAML files in its folder tests."),
}
MODELINE = "# yaml-language-server: $schema="


def pack_schemas() -> dict[str, str]:
    """Return the text of each schema file (draft 2020-12) by its name."""
    return {f"{name}.schema.json": _schema(name) for name in MODELS}


def _schema(name: str) -> str:
    model, title = MODELS[name]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.schema.json",
    }
    schema = {**head, **model.model_json_schema(), "title": title}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schema_for(file: Path, pack: Path) -> str:
    """Return the name of the schema that a YAML file of the pack in folder ``pack`` answers to."""
    if file.parent != pack:
        return "tests.schema.json"
    known = {"pack.yaml": "pack", "norms.yaml": "norms", EQUIVALENTS: "equivalent-mutants"}
    return f"{known.get(file.name, 'topic')}.schema.json"


def modeline(file: Path, pack: Path) -> str:
    """Return the first line that tells editors the schema, as ``../../schemas/rules/...``."""
    up = "../" * (len(file.relative_to(pack).parts) + 1)
    return f"{MODELINE}{up}schemas/rules/{schema_for(file, pack)}"


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
