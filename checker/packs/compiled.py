"""Packs ready to be evaluated: compiled once, and kept for later processes."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from checker import feel
from checker.model.compiled import CompiledPack
from checker.packs import cache
from checker.packs.kept_rules import RulesError, kept_rules, pack_as_kept
from checker.packs.library import constants_of, library_of, trees_of
from checker.packs.locations import PackFolder, locate, working_directory
from checker.packs.names import collections
from checker.parsers.files import file_bytes
from checker.parsers.yaml import MAX_BYTES

RECENT_NS: Final = 2_000_000_000
"""A file changed within so many nanoseconds may change again and keep its time of change."""

Entry: TypeAlias = tuple[str, int, int, int]
"""The path, number, size and time of change of a folder or file."""

State: TypeAlias = tuple[Entry, ...]
"""All folders and files of a pack."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A pack that this process compiled, from files in a state, with a digest of their content."""

    folder: PackFolder
    state: State | None
    content: str
    compiled: CompiledPack


_loaded: dict[tuple[str | Path, str], _Held] = {}


def load_compiled(pack: str | Path) -> CompiledPack:
    """Return the compiled pack given by id or folder; raises InputError with all problems.

    The compiled pack is used again until a file of the pack changes, and what an earlier process
    kept of the same files is not made again.
    """
    key = pack, working_directory()
    known = _loaded.get(key)
    if known is not None and known.state is not None and known.state == _state(known.folder):
        return known.compiled
    folder = locate(pack)
    state, content = _state(folder), _content(folder)
    if known is None or (known.folder, known.content) != (folder, content):
        compiled = _from_kept(folder, content) or _from_files(pack)
    else:
        compiled = known.compiled
    _loaded[key] = _Held(folder, state, content, compiled)
    return compiled


def _from_kept(folder: PackFolder, content: str) -> CompiledPack | None:
    """Return the compiled pack from what was kept; None where nothing was that can be used."""
    if (kept := cache.read(content)) is None:
        return None
    try:
        pack = pack_as_kept(folder, kept)
        constants = constants_of(pack, [])
        saved = feel.SavedCode(kept.recursive, kept.code)
        library = library_of(pack, constants, trees_of(pack, constants), saved)
    except (RulesError, LookupError, TypeError, ValueError):
        return None
    return CompiledPack(pack, library, constants, collections(pack))


def _from_files(pack: str | Path) -> CompiledPack:
    """Return the pack compiled from its files, for which what reads and checks is imported."""
    from checker.packs.compile import compile_pack
    from checker.packs.loader import load_pack

    return compile_pack(load_pack(pack))


def keep_compiled() -> None:
    """Keep the packs that this process loaded for later ones, where it compiled anything new."""
    if not cache.is_wanted():
        return
    for held in _loaded.values():
        if held.compiled.library.saved.has_new:
            cache.write(held.content, _kept(held.compiled))


def _kept(compiled: CompiledPack) -> cache.Kept:
    pack, saved = compiled.pack, compiled.library.saved
    recursive = tuple(sorted(saved.recursive or ()))
    return cache.Kept(pack.digest, kept_rules(pack), recursive, saved.kept())


def _state(folder: PackFolder) -> State | None:
    """Return what cannot stay as it is where a file of the pack changes, comes or goes.

    None where that is not known: a folder cannot be read, or something changed just now, so that
    its time says little.
    """
    try:
        state = tuple(sorted(_entries(folder)))
    except OSError:
        return None
    recent = time.time_ns() - RECENT_NS
    return None if any(changed > recent for *_, changed in state) else state


def _entries(folder: PackFolder) -> Iterator[Entry]:
    """Yield the folders and files of a pack."""
    if folder.base is not None:  # another base may come to lie beside the pack
        beside = folder.rules.absolute().parent
        yield _entry(str(beside), beside.stat())
    for at, _, _ in folder.parts(folder.rules.name):
        if not at.is_dir():
            continue
        yield _entry(str(at), at.stat())
        with os.scandir(at) as entries:
            yield from (_entry(each.path, each.stat()) for each in entries if each.is_file())


def _entry(path: str, about: os.stat_result) -> Entry:
    return path, about.st_ino, about.st_size, max(about.st_mtime_ns, about.st_ctime_ns)


def _content(folder: PackFolder) -> str:
    """Return a digest of every file that the pack could be made of."""
    places = [at for at, _, _ in folder.parts(folder.rules.name)]
    names = ("*.y*ml", "*.json")
    sha = hashlib.sha256()
    for path in (path for at in places for name in names for path in sorted(at.glob(name))):
        data = _bytes(path)
        sha.update(f"{path.absolute()}\0{len(data)}\0".encode())
        sha.update(data)
    return sha.hexdigest()


def _bytes(path: Path) -> bytes:
    """Return the bytes of a file; none where the loader refuses it anyway."""
    try:
        return file_bytes(path) if path.stat().st_size <= MAX_BYTES else b""
    except OSError:
        return b""
