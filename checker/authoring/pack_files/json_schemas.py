"""JSON Schemas of pack files, made from their models, for editors and other tools.

Editors find them by the first line of each pack file: ``# yaml-language-server: $schema=...``.
"""

from __future__ import annotations

import json
from pathlib import Path

from checker.authoring.pack_files.kinds import KINDS, FileKind

MODELINE = "# yaml-language-server: $schema="


def pack_schemas() -> dict[str, str]:
    """Return the text of each schema file (draft 2020-12) by its name."""
    return {kind.schema: _schema(kind) for kind in KINDS}


def _schema(kind: FileKind) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": kind.schema}
    schema = {**head, **kind.model.model_json_schema(), "title": kind.title}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


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
