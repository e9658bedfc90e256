"""The files of a pack, and where in them each value stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.model.pack import Entry, Pack
from checker.model.problems import InputError, Position
from checker.parsers.files import file_bytes
from checker.parsers.yaml import YamlFile, read_yaml
from checker.parsers.yaml_texts import offset_of, position_within


class LateFiles(Mapping[str, YamlFile]):
    """The files of a pack by displayed name, each of them read when it is first asked for.

    They were sound before; one that can no longer be read says nothing.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._read: dict[str, YamlFile] = {}

    def __getitem__(self, name: str) -> YamlFile:
        """Return a file; KeyError where the pack has none of this name."""
        if name not in self._names:
            raise KeyError(name)
        if name not in self._read:
            self._read[name] = _read(name)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._names)


def _read(name: str) -> YamlFile:
    try:
        return read_yaml(file_bytes(Path(name)), name)
    except (OSError, InputError):
        return YamlFile(name, "", None, {})


@dataclass(frozen=True)
class SourceMap(Mapping[tuple[str, str], Position]):
    """Maps file and JSON Pointer to a place; ``files`` are the YAML files by displayed name."""

    files: Mapping[str, YamlFile]

    def __getitem__(self, key: tuple[str, str]) -> Position:
        """Return where the value stands; KeyError where there is none."""
        file, pointer = key
        known = self.files[file]
        if pointer not in known.marks:
            raise KeyError(key)
        return known.position(pointer)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield file and pointer of every value."""
        return ((name, pointer) for name, file in self.files.items() for pointer in file.marks)

    def __len__(self) -> int:
        """Return how many values there are."""
        return sum(len(file.marks) for file in self.files.values())


def nearest_position(pack: Pack, entry: Entry, below: str) -> Position:
    """Return where a part of ``entry`` stands, or the nearest value around it."""
    file, pointer = entry.place
    known = _file(pack, file)
    return known.position(pointer + below) if known else Position(file, pointer + below)


def key_position(pack: Pack, entry: Entry, below: str) -> Position:
    """Return where the key of a part of ``entry`` stands, or the nearest key around it."""
    file, pointer = entry.place
    known = _file(pack, file)
    return known.key_position(pointer + below) if known else Position(file, pointer + below)


def text_position(
    pack: Pack, entry: Entry, below: str, text: str, line: int, column: int
) -> Position:
    """Return where line and column of ``text``, written at ``below`` in ``entry``, stand."""
    file, pointer = entry.place
    known = _file(pack, file)
    if known is None:
        return pack.position(entry, below)
    return position_within(known, pointer + below, offset_of(text, line, column))


def _file(pack: Pack, name: str) -> YamlFile | None:
    return pack.positions.files.get(name) if isinstance(pack.positions, SourceMap) else None


def file_position(pack: Pack, name: str, pointer: str) -> Position:
    """Return where a value of ``pack.yaml`` or ``norms.yaml`` stands."""
    files = pack.positions.files.values() if isinstance(pack.positions, SourceMap) else ()
    known = next((file for file in files if file.name.rpartition("/")[2] == name), None)
    return known.position(pointer) if known else Position(name, pointer)
