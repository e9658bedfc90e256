"""Packs ready to be evaluated: compiled once, and kept for later processes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from checker import feel
from checker.model.compiled import CompiledPack
from checker.packs import cache
from checker.packs.kept_rules import RulesError, kept_rules, pack_as_kept
from checker.packs.library import constants_of, library_of, trees_of
from checker.packs.locations import PackFolder, locate
from checker.packs.names import collections
from checker.parsers.files import file_bytes
from checker.parsers.yaml import MAX_BYTES

_loaded: dict[PackFolder, tuple[str, CompiledPack]] = {}


def load_compiled(pack: str | Path) -> CompiledPack:
    """Return the compiled pack given by id or folder; raises InputError with all problems.

    The compiled pack is used again until a file of the pack changes, and what an earlier process
    kept of the same files is not made again.
    """
    folder = locate(pack)
    content = _content(folder)
    known = _loaded.get(folder)
    if known is None or known[0] != content:
        compiled = _from_kept(folder, content) or _from_files(pack)
        known = _loaded[folder] = (content, compiled)
    return known[1]


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
    for content, compiled in _loaded.values():
        saved = compiled.library.saved
        if saved.has_new:
            cache.write(content, _kept(compiled))


def _kept(compiled: CompiledPack) -> cache.Kept:
    pack, saved = compiled.pack, compiled.library.saved
    recursive = tuple(sorted(saved.recursive or ()))
    return cache.Kept(pack.digest, kept_rules(pack), pack.schemas, recursive, saved.kept())


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
