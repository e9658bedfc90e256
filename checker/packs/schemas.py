"""The JSON Schemas of a pack's document types (draft 2020-12).

Each schema is handed on complete: what it refers to in other files is carried along under
``$defs``, so that a validator needs neither files nor the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from checker.messages import Message, gettext
from checker.model.pack import Pack
from checker.model.pointers import follow, pointer_to, split
from checker.model.problems import Position, Problem
from checker.packs.locations import COMMON, SUFFIX, PackFolder, locate
from checker.parsers.files import check_size, display_path, file_bytes, no_access
from checker.parsers.json import decode, json_file
from checker.parsers.places import (
    Fault,
    Place,
    SourceFile,
    UnreadableError,
    position_of,
    problems_of,
)
from checker.parsers.yaml import MAX_BYTES

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
"""The one version of JSON Schema that packs are written in, as ``$schema`` names it."""

ENVELOPE = "envelope"
"""The schema of what all documents share; not a document type."""


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """One schema as it was written: its bytes, its value, and the file in which values stand."""

    type: str
    path: Path
    data: bytes
    document: Any
    source: SourceFile

    def position(self, pointer: str) -> Position:
        """Return where the value at ``pointer`` stands."""
        return Place(self.source).position_of(pointer)

    def key_position(self, pointer: str) -> Position:
        """Return where the key of the value at ``pointer`` stands."""
        return position_of(Place(self.source, split(pointer), at_key=True))


def read_schema_files(folder: PackFolder, problems: list[Problem]) -> dict[str, SchemaFile]:
    """Return the schemas of a pack by type, its own before the common ones of the same name."""
    paths = {path.name: path for path in _schema_paths(folder.common)}
    for at in reversed(folder.schema_folders):
        paths |= {path.name: path for path in _schema_paths(at)}
    found = (read_schema_file(path, problems) for _, path in sorted(paths.items()))
    return {schema.type: schema for schema in found if schema is not None}


def schema_files(pack: Pack) -> list[SchemaFile]:
    """Return the schemas of a loaded pack, the envelope included, as they were written."""
    return list(read_schema_files(locate(Path(pack.folder)), []).values())


def read_schema_file(path: Path, problems: list[Problem]) -> SchemaFile | None:
    """Return one schema; add to ``problems`` what keeps it from being read."""
    name = display_path(path)
    try:
        data = file_bytes(path)
        check_size(data, name, MAX_BYTES)
        source = json_file(name, data)
    except OSError as error:
        problems.extend(problems_of([no_access(SourceFile(name), error)]))
        return None
    except UnreadableError as error:
        problems.extend(problems_of([error.fault]))
        return None
    decoded = decode(source)
    faults = list(decoded.faults)
    if decoded.is_readable and not isinstance(decoded.value, dict):
        faults.append(Fault(Place(source), "schema", gettext("a schema has to be an object")))
    if faults:
        problems.extend(problems_of(faults))
        return None
    document = _with_integers(decoded.value)
    return SchemaFile(path.name.removesuffix(SUFFIX), path, data, document, source)


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

    if str(schema.document.get("$schema", DIALECT)).rstrip("#") != DIALECT:
        return [_other_dialect(schema)]
    if jsonschema_rs.meta.is_valid(schema.document):
        return []
    import jsonschema  # slower, and says where the mistakes are

    validator = jsonschema.Draft202012Validator(jsonschema.Draft202012Validator.META_SCHEMA)
    problems = []
    for error in validator.iter_errors(schema.document):
        pointer = pointer_to("", *error.absolute_path)
        message = error.message if len(error.message) <= 200 else error.message[:197] + "..."
        problems.append(
            Problem(
                schema.position(pointer),
                "schema",
                gettext("not a JSON Schema: {message}", message=message),
            )
        )
    return problems


def _other_dialect(schema: SchemaFile) -> Problem:
    message = gettext("schemas of packs are written in JSON Schema draft 2020-12 and no other")
    found = str(schema.document["$schema"])
    return Problem(schema.position("/$schema"), "schema-dialect", message, DIALECT, found)


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
            key: self.rewritten(item, schema, pointer_to(pointer, key), prefix)
            for key, item in value.items()
        }
        if isinstance(target := value.get("$ref"), str):
            below["$ref"] = self._reference(target, schema, f"{pointer}/$ref", prefix)
        return below

    def _reference(self, target: str, schema: SchemaFile, pointer: str, prefix: str) -> str:
        name, _, fragment = target.partition("#")
        known, place = schema, prefix
        if name not in ("", schema.document.get("$id")):
            found = self._file(name, schema)
            if found is None:
                message = gettext("the schema refers to {name!r}, which is not there", name=name)
                hint = gettext("only schemas of the pack and those in ../common can be referred to")
                self._report(schema, pointer, message, hint)
                return target
            known, place = found, f"/$defs/{found.path.name}"
        inside = pointer_of(fragment, known.document)
        if inside is None:
            message = gettext("the schema refers to {target!r}, which leads nowhere", target=target)
            hint = gettext("write #/$defs/NAME for a schema under $defs")
            self._report(schema, pointer, message, hint)
            return target
        self._carry(known, place, schema)
        return f"#{place}{inside}"

    def _file(self, name: str, schema: SchemaFile) -> SchemaFile | None:
        """Return the schema in another file that a reference names."""
        path = self._path(name, schema)
        known = self.cache.get(path) if path else None
        if path and known is None and (known := read_schema_file(path, self.problems)) is not None:
            self.cache[path] = known
        return known

    def _carry(self, known: SchemaFile, place: str, schema: SchemaFile) -> None:
        """Carry along what another file says."""
        if known is schema or known.path.name in self.carried:
            return
        self.carried[known.path.name] = {}
        inner = self.rewritten(known.document, known, "", place)
        own_base = {"$id", "$schema"}  # these would give the references inside another base
        self.carried[known.path.name] = {k: v for k, v in inner.items() if k not in own_base}

    def _report(self, schema: SchemaFile, pointer: str, message: Message, hint: Message) -> None:
        position = schema.position(pointer)
        self.problems.append(Problem(position, "schema-reference", message, hint=hint))

    def _path(self, name: str, schema: SchemaFile) -> Path | None:
        """Return the file that a reference names, None if it may not be named or is not there."""
        match = re.fullmatch(rf"(?:\./)?(\.\./{COMMON}/)?([\w-][\w.-]*)", name)
        if match is None:
            return None
        same = [schema.path.parent, *self.folder.schema_folders, self.folder.common]
        folders = same if match[1] is None else [self.folder.common]
        return next((path for at in folders if (path := at / match[2]).is_file()), None)


def pointer_of(fragment: str, document: Any) -> str | None:
    """Return the JSON Pointer of what the fragment of a reference names; None if it is nothing.

    A fragment is a pointer, with what an address cannot hold written as ``%20``, or an anchor.
    """
    text = unquote(fragment)
    if text and not text.startswith("/"):
        return next(_anchored(text, document, ""), None)
    try:
        follow(text, document)
    except LookupError:
        return None
    return text


def _anchored(name: str, value: Any, pointer: str) -> Iterator[str]:
    if isinstance(value, dict):
        if name in (value.get("$anchor"), value.get("$dynamicAnchor")):
            yield pointer
        for key, item in value.items():
            yield from _anchored(name, item, pointer_to(pointer, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _anchored(name, item, pointer_to(pointer, index))


def _schema_paths(folder: Path) -> list[Path]:
    return [path for path in folder.glob(f"*{SUFFIX}") if path.is_file()]


def _with_integers(value: Any) -> Any:
    """Return a value with its whole numbers as int, which is what JSON Schema libraries expect."""
    if isinstance(value, dict):
        return {key: _with_integers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_integers(item) for item in value]
    if isinstance(value, Decimal) and value.as_tuple().exponent == 0:
        return int(value)
    return value
