"""From the files of a pack to a Pack: everything that is wrong with their form, at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from checker.model.pack import (
    TOPIC_KINDS,
    Entry,
    Inventory,
    Manifest,
    Norm,
    Pack,
    Topic,
    TrancheRule,
)
from checker.model.problems import InputError, Position, Problem
from checker.packs.locations import MANIFEST, PackFolder, locate
from checker.packs.schemas import (
    ENVELOPE,
    bundled,
    read_schema_files,
    schema_problems,
)
from checker.packs.shape import validated
from checker.packs.sources import SourceMap
from checker.parsers.files import display_path, file_bytes
from checker.parsers.pointers import pointer_to
from checker.parsers.yaml import YamlFile, read_yaml

NORMS = "norms.yaml"
EQUIVALENTS = "equivalent-mutants.yaml"
"""A file beside the rules that says nothing about verdicts (see ``checker rules mutate``)."""
T = TypeVar("T")


def load_pack(pack: str | Path) -> Pack:
    """Return the pack given by id or by the path of its folder.

    Its FEEL is not looked at yet (see ``compile_pack``). Raises InputError with every problem of
    every file.
    """
    loading = _Loading(locate(pack))
    loading.read_files()
    manifest, norms, topic = loading.manifest(), loading.norms(), loading.topic()
    schemas = loading.schemas()
    if manifest is None or loading.problems:
        raise InputError(loading.problems)
    return Pack(
        manifest=manifest,
        norms=norms,
        topic=topic,
        schemas=schemas,
        digest=loading.digest(),
        folder=str(loading.folder.rules.absolute()),
        positions=SourceMap({file.name: file for file in loading.files.values()}),
    )


@dataclass(slots=True)
class _Loading:
    """A pack on its way in; each method adds what it finds wrong to ``problems``."""

    folder: PackFolder
    problems: list[Problem] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, YamlFile] = field(default_factory=dict)

    def read_files(self) -> None:
        """Read every YAML file directly in the folder of the pack."""
        for path in sorted(self.folder.rules.iterdir()):
            if path.suffix == ".yml":
                message = "files of a pack end in .yaml; this one would be passed over"
                self.problems.append(Problem(Position(display_path(path)), "file", message))
            if path.suffix == ".yaml" and path.name != EQUIVALENTS:
                self._read(path)
        if NORMS not in self.contents:
            place = Position(display_path(self.folder.rules))
            self.problems.append(Problem(place, "file", f"the pack has no {NORMS}"))

    def _read(self, path: Path) -> None:
        try:
            self.contents[path.name] = file_bytes(path)
            self.files[path.name] = read_yaml(self.contents[path.name], display_path(path))
        except OSError as error:
            message = f"the file cannot be read: {error.strerror or error}"
            self.problems.append(Problem(Position(display_path(path)), "file", message))
        except InputError as error:
            self.problems.extend(error.problems)

    def manifest(self) -> Manifest | None:
        """Return what ``pack.yaml`` says."""
        if (file := self.files.get(MANIFEST)) is None:
            return None
        manifest = validated(Manifest, file, self.problems)
        if manifest is None:
            return None
        self._unique(file, "source", manifest.sources, lambda source: source.id, "/sources")
        if self.folder.id not in (None, manifest.pack):
            message = f"the pack in the folder {self.folder.id!r} has to be named so"
            position = file.position("/pack")
            self.problems.append(
                Problem(position, "pack-id", message, str(self.folder.id), manifest.pack)
            )
        return manifest

    def norms(self) -> Mapping[str, Norm]:
        """Return the norms of ``norms.yaml`` by id."""
        if (file := self.files.get(NORMS)) is None:
            return {}
        inventory = validated(Inventory, file, self.problems)
        norms = inventory.norms if inventory else ()
        self._unique(file, "norm", norms, lambda norm: norm.id, "/norms")
        return {norm.id: norm for norm in norms}

    def topic(self) -> Topic:
        """Return the entries of all topic files together."""
        merged: dict[str, list[Any]] = {kind: [] for kind in TOPIC_KINDS}
        for name, file in self.files.items():
            if name in (MANIFEST, NORMS):
                continue
            if (topic := validated(Topic, file, self.problems)) is not None:
                _note_places(topic, file.name)
                for kind in TOPIC_KINDS:
                    merged[kind].extend(getattr(topic, kind))
        entries = [entry for kind in TOPIC_KINDS for entry in merged[kind]]
        self._unique_entries("id", entries, lambda entry: entry.id)
        named = [*merged["tables"], *merged["definitions"]]
        self._unique_entries("name", named, lambda entry: str(entry.name))
        for tranche in merged["tranches"]:
            self._unique_entries("id", tranche.conditions, lambda entry: entry.id)
        return Topic(**{kind: tuple(found) for kind, found in merged.items()})

    def schemas(self) -> dict[str, Mapping[str, Any]]:
        """Return the schemas of the document types, each complete in itself."""
        read = read_schema_files(self.folder, self.problems)
        types = {name: schema for name, schema in read.items() if name != ENVELOPE}
        if not self.folder.schemas.is_dir():
            place = Position(display_path(self.folder.rules))
            hint = f"put them into {display_path(self.folder.schemas)}"
            message = "the pack has no schemas of document types"
            self.problems.append(Problem(place, "schema", message, hint=hint))
        cache = {schema.path: schema for schema in read.values()}
        complete: dict[str, Mapping[str, Any]] = {
            name: bundled(schema, self.folder, cache, self.problems)
            for name, schema in types.items()
        }
        for schema in cache.values():
            self.problems.extend(schema_problems(schema))
            self.contents[f"schemas/{schema.path.name}"] = schema.data
        return complete

    def digest(self) -> str:
        """Return the digest of all that can change a verdict, whatever the line ends."""
        sha = hashlib.sha256()
        for name, data in sorted(self.contents.items()):
            content = data.replace(b"\r\n", b"\n")
            sha.update(f"{name}\0{len(content)}\0".encode())
            sha.update(content)
        return f"sha256:{sha.hexdigest()}"

    def _unique(
        self,
        file: YamlFile,
        what: str,
        found: Iterable[T],
        id_of: Callable[[T], str],
        pointer: str,
    ) -> None:
        seen: dict[str, Position] = {}
        for index, item in enumerate(found):
            position = file.position(pointer_to(pointer, index, "id"))
            self._report_second(seen, f"{what} id", id_of(item), position)

    def _unique_entries(
        self, what: str, entries: Iterable[Entry], name_of: Callable[[Any], str]
    ) -> None:
        seen: dict[str, Position] = {}
        by_file = {file.name: file for file in self.files.values()}
        for entry in entries:
            file, pointer = entry.place
            position = by_file[file].position(pointer_to(pointer, what))
            self._report_second(seen, what, name_of(entry), position)

    def _report_second(
        self, seen: dict[str, Position], what: str, name: str, position: Position
    ) -> None:
        first = seen.setdefault(name, position)
        if first is not position:
            message = f"the {what} {name!r} is taken"
            hint = f"the first one is at {first}"
            self.problems.append(Problem(position, "duplicate-id", message, hint=hint))


def _note_places(topic: Topic, file: str) -> None:
    for kind in TOPIC_KINDS:
        for index, entry in enumerate(getattr(topic, kind)):
            pointer = f"/{kind}/{index}"
            entry.written_at(file, pointer)
            if isinstance(entry, TrancheRule):
                for number, condition in enumerate(entry.conditions):
                    condition.written_at(file, f"{pointer}/conditions/{number}")
