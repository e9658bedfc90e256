"""From the files of a pack to a Pack, with all mistakes of form reported at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from checker.messages import Message, gettext
from checker.model.pack import (
    TOPIC_KINDS,
    Entry,
    Inventory,
    Manifest,
    Norm,
    Pack,
    SharedCondition,
    Topic,
    TrancheRule,
)
from checker.model.pointers import pointer_to
from checker.model.problems import InputError, Position, Problem
from checker.packs.extending import Changing, entries_of, with_base
from checker.packs.locations import MANIFEST, PackFolder, locate
from checker.packs.schemas import (
    ENVELOPE,
    bundled,
    read_schema_files,
    schema_problems,
)
from checker.packs.shape import validated
from checker.packs.shared_conditions import unknown_tranches, with_shared
from checker.packs.sources import SourceMap
from checker.packs.stray_files import stray_file_problems
from checker.packs.texts import SpokenTexts
from checker.parsers.files import display_path, file_bytes
from checker.parsers.suggestions import suggestion
from checker.parsers.yaml import YamlFile, read_yaml

NORMS = "norms.yaml"
EQUIVALENTS = "equivalent-mutants.yaml"
ACCEPTED_PROBES = "accepted-probes.yaml"
LISTS = frozenset({EQUIVALENTS, ACCEPTED_PROBES})
"""Files beside the rules that say nothing about verdicts: only tools for authors read them."""
Taken = Callable[[str], Message]
"""Makes the sentence that a name is taken."""


def load_pack(pack: str | Path) -> Pack:
    """Return the pack given by id or by the path of its folder.

    Its FEEL is not parsed yet (see ``compile_pack``). Raises InputError with every problem of
    every file.
    """
    folder = locate(pack)
    loading = _Loading(folder, _Loading(folder.base) if folder.base else None)
    loading.read_files()
    manifest, norms, topic = loading.manifest(), loading.norms(), loading.topic()
    schemas = loading.schemas()
    if manifest is None or loading.problems:
        from checker.packs.raw_feel import raw_feel_problems

        raise InputError([*loading.problems, *raw_feel_problems(loading.topic_files())])
    return Pack(
        manifest=manifest,
        norms=norms,
        topic=topic,
        schemas=schemas,
        digest=loading.digest(),
        folder=str(loading.folder.rules.absolute()),
        positions=SourceMap(loading.all_files()),
        texts=SpokenTexts(folder.common, *folder.all_rules),
    )


@dataclass(slots=True)
class _Loading:
    """A pack being loaded, with its ``base``; each method adds what is wrong to ``problems``."""

    folder: PackFolder
    base: _Loading | None = None
    problems: list[Problem] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, YamlFile] = field(default_factory=dict)

    def read_files(self) -> None:
        """Read every YAML file directly in the folder of the pack, and of its base."""
        if self.base is not None:
            self.base.problems = self.problems
            self.base.read_files()
        self.problems.extend(stray_file_problems(self.folder))
        for path in sorted(self.folder.rules.iterdir()):
            if path.suffix == ".yaml" and path.name not in LISTS:
                self._read(path)
        if NORMS not in self.contents:
            place = Position(display_path(self.folder.rules))
            self.problems.append(
                Problem(place, "file", gettext("the pack has no {file}", file=NORMS))
            )

    def _read(self, path: Path) -> None:
        try:
            data = self.contents[path.name] = file_bytes(path)
            self.files[path.name] = read_yaml(data, display_path(path))
        except OSError as error:
            message = gettext("the file cannot be read: {reason}", reason=error.strerror or error)
            self.problems.append(Problem(Position(display_path(path)), "file", message))
        except InputError as error:
            self.problems.extend(error.problems)

    def manifest(self) -> Manifest | None:
        """Return the manifest; None where it is missing or wrong."""
        if (file := self.files.get(MANIFEST)) is None:
            return None
        manifest = validated(Manifest, file, self.problems)
        if manifest is None:
            return None
        self._unique(file, [source.id for source in manifest.sources], "/sources", _source_taken)
        if manifest.extends is not None:
            manifest = self._extended(file, manifest)
        if self.folder.id not in (None, manifest.pack):
            message = gettext("a pack has to have the name of its folder")
            position = file.position("/pack")
            self.problems.append(
                Problem(position, "pack-id", message, str(self.folder.id), manifest.pack)
            )
        return manifest

    def _extended(self, file: YamlFile, manifest: Manifest) -> Manifest:
        position = file.position("/extends")
        if manifest.extends == manifest.pack:
            message = gettext("a pack cannot extend itself")
            self.problems.append(Problem(position, "unknown-pack", message))
            return manifest
        if self.base is None:
            message = gettext("there is no pack {name!r} to extend", name=manifest.extends)
            hint = gettext("put its folder beside this one")
            self.problems.append(Problem(position, "unknown-pack", message, hint=hint))
            return manifest
        base = self.base.manifest()
        if base is not None and base.extends is not None:
            message = gettext("{name!r} extends a pack itself", name=base.pack)
            hint = gettext("extend {name!r}, and repeat what you need", name=base.extends)
            self.problems.append(Problem(position, "unknown-pack", message, hint=hint))
        return manifest if base is None else with_base(manifest, base)

    def norms(self) -> Mapping[str, Norm]:
        """Return the norms of ``norms.yaml`` by id, those of the base after them."""
        if (file := self.files.get(NORMS)) is None:
            return {}
        inventory = validated(Inventory, file, self.problems)
        norms = inventory.norms if inventory else ()
        self._unique(file, [norm.id for norm in norms], "/norms", _norm_taken)
        own = {norm.id: norm for norm in norms}
        return own if self.base is None else {**own, **self._norms_of(self.base, file, own)}

    def _norms_of(
        self, base: _Loading, file: YamlFile, own: Mapping[str, Norm]
    ) -> Mapping[str, Norm]:
        """Return the norms of the base; add those that the pack has too to ``problems``."""
        norms = base.norms()
        for index, name in enumerate(own):
            if name in norms:
                position = file.position(pointer_to("/norms", index, "id"))
                self.problems.append(Problem(position, "duplicate-id", _norm_taken(name)))
        return norms

    def all_files(self) -> dict[str, YamlFile]:
        """Return the files of the pack, and those of its base after them, by displayed name."""
        own = {file.name: file for file in self.files.values()}
        return own if self.base is None else {**own, **self.base.all_files()}

    def topic_files(self) -> list[YamlFile]:
        """Return the files that hold rules."""
        return [file for name, file in self.files.items() if name not in (MANIFEST, NORMS)]

    def topic(self) -> Topic:
        """Return the entries of all topic files together, those of the base as they are here."""
        merged: dict[str, list[Any]] = {kind: [] for kind in TOPIC_KINDS}
        changing = Changing(self.all_files(), self.problems)
        own = self._topics()
        for file, topic in own:
            changing.note(topic, file)
        for _, topic in self.base._topics() if self.base else ():
            for kind, entry in entries_of(topic):
                merged[kind].append(changing.changed(entry))
        changing.finish()
        for _, topic in own:
            for kind, entry in entries_of(topic):
                merged[kind].append(entry)
        shared = merged.pop("conditions")
        entries = [entry for found in merged.values() for entry in found]
        self._unique_entries("id", [(entry, entry.id) for entry in entries], _id_taken)
        named = [*merged["tables"], *merged["definitions"]]
        self._unique_entries("name", [(entry, entry.name) for entry in named], _name_taken)
        self.problems.extend(self._unknown_tranches(shared, merged["tranches"]))
        merged["tranches"] = list(with_shared(merged["tranches"], shared))
        for tranche in merged["tranches"]:
            self._has_conditions(tranche)
            conditions = [(entry, entry.id) for entry in tranche.conditions]
            self._unique_entries("id", conditions, _id_taken)
        kinds: dict[str, Any] = {kind: tuple(found) for kind, found in merged.items()}
        return Topic(**kinds)

    def _topics(self) -> list[tuple[YamlFile, Topic]]:
        """Return the topic files that are sound, with what they hold."""
        found = []
        for file in self.topic_files():
            if (topic := validated(Topic, file, self.problems)) is not None:
                _note_places(topic, file.name)
                found.append((file, topic))
        return found

    def _unknown_tranches(
        self, shared: Sequence[SharedCondition], tranches: Sequence[TrancheRule]
    ) -> Iterator[Problem]:
        known = [tranche.id for tranche in tranches]
        for condition, index, name in unknown_tranches(shared, tranches):
            position = self._position(condition, "conditions_for", index)
            message = gettext("there is no tranche {name!r}", name=name)
            yield Problem(position, "unknown-tranche", message, hint=suggestion(name, known))

    def _has_conditions(self, tranche: TrancheRule) -> None:
        if not tranche.conditions:
            message = gettext("a tranche needs at least one condition")
            hint = gettext("give it `conditions`, or name it in `conditions_for` of a shared one")
            position = self._position(tranche)
            self.problems.append(Problem(position, "no-condition", message, hint=hint))

    def schemas(self) -> dict[str, Mapping[str, Any]]:
        """Return the schemas of the document types, each complete in itself."""
        read = read_schema_files(self.folder, self.problems)
        types = {name: schema for name, schema in read.items() if name != ENVELOPE}
        if not any(at.is_dir() for at in self.folder.schema_folders):
            place = Position(display_path(self.folder.rules))
            hint = gettext("put them into {folder}", folder=display_path(self.folder.schemas))
            message = gettext("the pack has no schemas of document types")
            self.problems.append(Problem(place, "schema", message, hint=hint))
        cache = {schema.path: schema for schema in read.values()}
        complete: dict[str, Mapping[str, Any]] = {
            name: bundled(schema, self.folder, cache, self.problems)
            for name, schema in types.items()
        }
        for schema in cache.values():
            self.problems.extend(schema_problems(schema))
            self.contents[f"schemas/{schema.path.name}"] = schema.data
        if self.base is not None:
            for name, data in self.base.contents.items():
                self.contents[f"{self.base.folder.rules.name}/{name}"] = data
        return complete

    def digest(self) -> str:
        """Return the digest of everything that can change a verdict; line endings do not count."""
        sha = hashlib.sha256()
        for name, data in sorted(self.contents.items()):
            content = data.replace(b"\r\n", b"\n")
            sha.update(f"{name}\0{len(content)}\0".encode())
            sha.update(content)
        return f"sha256:{sha.hexdigest()}"

    def _unique(self, file: YamlFile, ids: Iterable[str], pointer: str, taken: Taken) -> None:
        seen: dict[str, Callable[[], Position]] = {}
        for index, name in enumerate(ids):
            place = partial(file.position, pointer_to(pointer, index, "id"))
            self._report_second(seen, name, place, taken)

    def _unique_entries(self, key: str, names: Iterable[tuple[Entry, str]], taken: Taken) -> None:
        seen: dict[str, Callable[[], Position]] = {}
        for entry, name in names:
            self._report_second(seen, name, partial(self._position, entry, key), taken)

    def _position(self, entry: Entry, *steps: str | int) -> Position:
        """Return where an entry, or what lies at ``steps`` below it, was written."""
        file, pointer = entry.place
        return self.all_files()[file].position(pointer_to(pointer, *steps))

    def _report_second(
        self,
        seen: dict[str, Callable[[], Position]],
        name: str,
        position: Callable[[], Position],
        taken: Taken,
    ) -> None:
        first = seen.setdefault(name, position)
        if first is not position:
            hint = gettext("the first one is at {place}", place=first())
            self.problems.append(Problem(position(), "duplicate-id", taken(name), hint=hint))


def _source_taken(name: str) -> Message:
    return gettext("the source id {name!r} is taken", name=name)


def _norm_taken(name: str) -> Message:
    return gettext("the norm id {name!r} is taken", name=name)


def _id_taken(name: str) -> Message:
    return gettext("the id {name!r} is taken", name=name)


def _name_taken(name: str) -> Message:
    return gettext("the name {name!r} is taken", name=name)


def _note_places(topic: Topic, file: str) -> None:
    for kind in TOPIC_KINDS:
        for index, entry in enumerate(getattr(topic, kind)):
            pointer = f"/{kind}/{index}"
            entry.written_at(file, pointer)
            if isinstance(entry, TrancheRule):
                entry.conditions_written_at(file, pointer)
