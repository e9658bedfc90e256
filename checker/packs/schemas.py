"""The JSON Schemas of a pack's document types (draft 2020-12).

Each schema is handed on complete: what it refers to in other files is carried along under
``$defs``, so that a validator needs no file and no network.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.model.problems import InputError, Position, Problem
from checker.packs.locations import COMMON, PackFolder, display_path, file_bytes
from checker.packs.yaml import MAX_BYTES, read_yaml

SUFFIX = ".schema.json"
ENVELOPE = "envelope"
"""The schema of what all documents share; not a document type."""


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """One schema as it was written. ``file`` is its displayed path, ``data`` its bytes."""

    type: str
    path: Path
    data: bytes
    document: Any

    @property
    def file(self) -> str:
        """Return the path as messages print it."""
        return display_path(self.path)

    def position(self, pointer: str) -> Position:
        """Return where the value at ``pointer`` stands."""
        return _place(self.data, self.file, pointer)


def read_schema_files(folder: PackFolder, problems: list[Problem]) -> dict[str, SchemaFile]:
    """Return the schemas of a pack by type, its own before the common ones of the same name."""
    paths = {path.name: path for path in _schema_paths(folder.common)}
    paths |= {path.name: path for path in _schema_paths(folder.schemas)}
    found = (read_schema_file(path, problems) for _, path in sorted(paths.items()))
    return {schema.type: schema for schema in found if schema is not None}


def read_schema_file(path: Path, problems: list[Problem]) -> SchemaFile | None:
    """Return one schema; add to ``problems`` what keeps it from being read."""
    file = display_path(path)
    try:
        data = file_bytes(path)
    except OSError as error:
        reason = error.strerror or str(error)
        problems.append(Problem(Position(file), "file", f"the schema cannot be read: {reason}"))
        return None
    document = _parsed(data, file, problems)
    if document is None:
        return None
    return SchemaFile(path.name.removesuffix(SUFFIX), path, data, document)


def bundled(
    schema: SchemaFile, folder: PackFolder, cache: dict[Path, SchemaFile], problems: list[Problem]
) -> dict[str, Any]:
    """Return the schema with everything that it refers to in other files under ``$defs``."""
    bundle = _Bundle(folder, cache, problems, {})
    document: dict[str, Any] = bundle.rewritten(schema.document, schema, "", "")
    if bundle.carried:
        document = {**document, "$defs": {**document.get("$defs", {}), **bundle.carried}}
    return document


def schema_problems(schema: SchemaFile) -> list[Problem]:
    """Return where the schema breaks the rules of draft 2020-12."""
    import jsonschema_rs

    if jsonschema_rs.meta.is_valid(schema.document):
        return []
    import jsonschema  # slower, and says where the mistakes are

    validator = jsonschema.Draft202012Validator(jsonschema.Draft202012Validator.META_SCHEMA)
    problems = []
    for error in validator.iter_errors(schema.document):
        pointer = "".join(f"/{_escaped(part)}" for part in error.absolute_path)
        message = error.message if len(error.message) <= 200 else error.message[:197] + "..."
        problems.append(
            Problem(schema.position(pointer), "schema", f"not a JSON Schema: {message}")
        )
    return problems


@dataclass(slots=True)
class _Bundle:
    """Collects, while one schema is rewritten, the files that it refers to."""

    folder: PackFolder
    cache: dict[Path, SchemaFile]
    problems: list[Problem]
    carried: dict[str, Any]

    def rewritten(self, value: Any, schema: SchemaFile, pointer: str, prefix: str) -> Any:
        """Return ``value`` with its references leading below ``$defs``.

        ``prefix`` is where ``schema`` itself is carried, such as ``/$defs/envelope.schema.json``.
        """
        if isinstance(value, list):
            return [
                self.rewritten(item, schema, f"{pointer}/{index}", prefix)
                for index, item in enumerate(value)
            ]
        if not isinstance(value, dict):
            return value
        below = {
            key: self.rewritten(item, schema, f"{pointer}/{_escaped(key)}", prefix)
            for key, item in value.items()
        }
        if isinstance(target := value.get("$ref"), str):
            below["$ref"] = self._reference(target, schema, f"{pointer}/$ref", prefix)
        return below

    def _reference(self, target: str, schema: SchemaFile, pointer: str, prefix: str) -> str:
        name, _, fragment = target.partition("#")
        if not name:
            return f"#{prefix}{fragment}"
        path = self._path(name, schema)
        known = self.cache.get(path) if path else None
        if path and known is None and (known := read_schema_file(path, self.problems)) is not None:
            self.cache[path] = known
        if known is None:
            message = f"the schema refers to {name!r}, which is not there"
            hint = "only schemas of the pack and those in ../common can be referred to"
            self.problems.append(
                Problem(schema.position(pointer), "schema-reference", message, hint=hint)
            )
            return target
        place = f"/$defs/{known.path.name}"
        if known.path.name not in self.carried:
            self.carried[known.path.name] = {}
            inner = self.rewritten(known.document, known, "", place)
            own_base = {"$id", "$schema"}  # these would give the references inside another base
            self.carried[known.path.name] = {k: v for k, v in inner.items() if k not in own_base}
        return f"#{place}{fragment}"

    def _path(self, name: str, schema: SchemaFile) -> Path | None:
        """Return the file that a reference names, if it is one that may be named."""
        match = re.fullmatch(rf"(?:\./)?(\.\./{COMMON}/)?([\w-][\w.-]*)", name)
        if match is None:
            return None
        same = [schema.path.parent, self.folder.schemas, self.folder.common]
        folders = same if match[1] is None else [self.folder.common]
        return next((path for at in folders if (path := at / match[2]).is_file()), None)


def _schema_paths(folder: Path) -> list[Path]:
    return [path for path in folder.glob(f"*{SUFFIX}") if path.is_file()]


def _escaped(part: object) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")


class _DoubtfulError(ValueError):
    """JSON that Python reads though it should not."""


def _parsed(data: bytes, file: str, problems: list[Problem]) -> Any:
    """Return what JSON bytes say, with exact numbers; None after adding a problem."""
    if len(data) > MAX_BYTES:
        problems.append(Problem(Position(file), "file-size", "the schema is too large"))
        return None
    try:
        document = json.loads(
            data.decode("utf-8-sig"),
            parse_float=Decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        position = Position(file, "", error.lineno, error.colno)
        problems.append(Problem(position, "json-syntax", f"this is not JSON: {error.msg}"))
    except _DoubtfulError as error:
        problems.extend(_doubts(data, file, str(error)))
    except (UnicodeDecodeError, RecursionError, ValueError):
        problems.append(Problem(Position(file), "json-syntax", "this is not JSON that can be used"))
    else:
        if isinstance(document, dict):
            return document
        problems.append(Problem(Position(file, "", 1, 1), "schema", "a schema has to be an object"))
    return None


def _no_constant(text: str) -> None:
    raise _DoubtfulError(f"{text} is not a number of JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) < len(pairs):
        raise _DoubtfulError("a key is given twice")
    return document


def _doubts(data: bytes, file: str, message: str) -> tuple[Problem, ...]:
    """Return the doubts with their places, which the YAML reader knows (JSON is YAML)."""
    try:
        read_yaml(data, file)
    except InputError as error:
        return error.problems
    return (Problem(Position(file), "json-syntax", message),)


def _place(data: bytes, file: str, pointer: str) -> Position:
    try:
        return read_yaml(data, file).position(pointer)
    except InputError:
        return Position(file, pointer)
