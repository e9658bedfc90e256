"""What a pack says, as bytes that give the same rules back without reading them anew.

They hold rules and nothing else: whatever names another class than those of ``checker.model``, or
a function, is refused.
"""

from __future__ import annotations

import io
import os
import pickle
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from checker.model.pack import Manifest, Pack, Topic
from checker.packs.cache import Kept
from checker.packs.locations import PackFolder
from checker.packs.sources import LateFiles, SourceMap
from checker.packs.texts import SpokenTexts
from checker.parsers.files import display_path

_HOME: Final = "checker.model."
_PLAIN: Final = (date, Decimal)
_BROKEN: Final = (pickle.UnpicklingError, ArithmeticError, AttributeError, EOFError, ImportError)
"""What bytes that this program did not write may raise, besides what any data may."""


class RulesError(ValueError):
    """Bytes that do not hold the rules of a pack."""


def kept_rules(pack: Pack) -> bytes:
    """Return what a pack says, with its document types, and from which files, as bytes."""
    files = pack.positions.files if isinstance(pack.positions, SourceMap) else {}
    paths = {name: os.path.abspath(name) for name in files}  # noqa: PTH100 - without ".."
    norms = tuple(pack.norms.items())
    parts = (pack.manifest, norms, pack.topic, pack.schemas, paths)
    return pickle.dumps(parts, pickle.HIGHEST_PROTOCOL)


def pack_as_kept(folder: PackFolder, kept: Kept) -> Pack:
    """Return the pack in ``folder`` as it was kept of the same files; raises RulesError."""
    try:
        manifest, norms, topic, schemas, paths = _Rules(io.BytesIO(kept.rules)).load()
    except (*_BROKEN, LookupError, TypeError, ValueError) as error:
        raise RulesError(str(error)) from error
    if not (isinstance(manifest, Manifest) and isinstance(topic, Topic)):
        raise RulesError("neither a manifest nor rules")
    files = {name: display_path(Path(path)) for name, path in paths.items()}
    _say_where(topic, files)
    return Pack(
        manifest=manifest,
        norms=dict(norms),
        topic=topic,
        schemas=schemas,
        digest=kept.digest,
        folder=str(folder.rules.absolute()),
        positions=SourceMap(LateFiles(tuple(files.values()))),
        texts=SpokenTexts(folder.common, *folder.all_rules),
    )


def _say_where(topic: Topic, files: Mapping[str, str]) -> None:
    """Let the entries name their files as seen from the working directory of today."""
    if all(name == now for name, now in files.items()):
        return
    different = {id(entry): entry for entry in topic.entries()}  # tranches share conditions
    for entry in different.values():
        file, pointer = entry.place
        entry.written_at(files[file], pointer)


class _Rules(pickle.Unpickler):
    """Reads rules, which are made of nothing but models, listed words, days and numbers."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that rules are made of; raises UnpicklingError for anything else."""
        plain = next((each for each in _PLAIN if (module, name) == _called(each)), None)
        if plain is not None:
            return plain
        found = super().find_class(module, name) if module.startswith(_HOME) else None
        if not isinstance(found, type) or not issubclass(found, BaseModel | Enum):
            raise pickle.UnpicklingError(f"{module}.{name} is not part of any rules")
        return found


def _called(plain: type) -> tuple[str, str]:
    return plain.__module__, plain.__qualname__
