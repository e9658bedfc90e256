"""Where packs and their schemas are: shipped with the program, or in a folder of one's own.

In an installed program the packs lie in ``checker/data``; in a checkout they lie at the root of
the repository. A pack in a folder of its own brings its schemas along in ``schemas`` beside its
files, or keeps the layout of the repository (``<root>/rules/<pack>``, ``<root>/schemas/<pack>``).
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import SHIPPED
from checker.parsers.files import display_path, file_bytes
from checker.parsers.suggestions import suggestion
from checker.parsers.yaml import read_yaml

MANIFEST = "pack.yaml"
COMMON = "common"
SUFFIX = ".schema.json"
PACK_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")
"""What may be the id of a pack: a name from a case must never lead to another folder."""
_EXTENDS = re.compile(rb"extends|\\")
"""A manifest without this key, or escapes that could spell it, need not be read to know that."""


@dataclass(frozen=True, slots=True)
class PackFolder:
    """The folders of one pack.

    ``schemas`` holds the schemas of its document types; ``common`` those that every pack knows.
    ``id`` is set when the pack was asked for by id: the manifest has to agree. ``base`` has the
    folders of the pack that it extends, where that is known and there.
    """

    rules: Path
    schemas: Path
    common: Path
    id: str | None = None
    base: PackFolder | None = None

    @property
    def all_rules(self) -> tuple[Path, ...]:
        """Return the folder of the base, if there is one, and that of the pack."""
        return (self.base.rules, self.rules) if self.base else (self.rules,)

    @property
    def schema_folders(self) -> tuple[Path, ...]:
        """Return the folders with schemas of document types, the pack's own first."""
        return (self.schemas, self.base.schemas) if self.base else (self.schemas,)

    def parts(self, pack: str) -> tuple[tuple[Path, str, str], ...]:
        """Return the folders with the files of ``pack`` and its base, its rules first.

        Each is a folder, a pattern of names, and the folder where such files belong.
        """
        own = (
            (self.rules, "*.yaml", f"rules/{pack}"),
            (self.schemas, f"*{SUFFIX}", f"schemas/{pack}"),
        )
        if self.base is not None:
            return (*own, *self.base.parts(self.base.rules.name))
        return (*own, (self.common, f"*{SUFFIX}", f"schemas/{COMMON}"))


def data_root() -> Path:
    """Return the folder that holds the shipped ``rules`` and ``schemas``."""
    package = Path(__file__).parents[1]
    shipped = package / "data"
    return shipped if shipped.is_dir() else package.parent


def pack_ids() -> tuple[str, ...]:
    """Return the ids of the shipped packs, sorted."""
    found = (data_root() / "rules").glob(f"*/{MANIFEST}")
    return tuple(sorted(path.parent.name for path in found))


def working_directory() -> str:
    """Return the path of the working directory; nothing where it was removed."""
    try:
        return os.getcwd()  # noqa: PTH109 - a text is enough
    except OSError:
        return ""


def origin(folder: Path) -> str:
    """Return where a pack comes from: ``shipped`` with the program, or the path of its folder.

    The path is relative where the folder lies below the working directory.
    """
    return _origin(folder, data_root(), working_directory())


@lru_cache(maxsize=64)
def _origin(folder: Path, root: Path, here: str) -> str:
    """Return it for a working directory, ``here``, which says how the path is shown."""
    shown = display_path(folder)
    ours = folder.absolute().is_relative_to(root)
    return SHIPPED if ours and (root.name == "data" or Path(shown).is_absolute()) else shown


def locate(pack: str | Path) -> PackFolder:
    """Return the folders of a pack given by id, or by the path of a folder, and of its base.

    A shipped pack goes before a folder of the same name; ``./name`` means the folder. Raises
    InputError where there is no such pack.
    """
    found = _without_base(pack)
    name = extended(found.rules)
    base = None if name is None else _base(found, name)
    return replace(found, base=base)


def extended(rules: Path) -> str | None:
    """Return the id of the pack that the one in a folder extends; None where that is not plain."""
    try:
        data = file_bytes(rules / MANIFEST)
        if not _EXTENDS.search(data):
            return None
        value = read_yaml(data, MANIFEST).value
    except (OSError, InputError):
        return None
    name = value.get("extends") if isinstance(value, dict) else None
    return name if isinstance(name, str) and PACK_ID.fullmatch(name) else None


def _base(found: PackFolder, name: str) -> PackFolder | None:
    """Return the folders of a base: beside the pack, else shipped; None where it is nowhere."""
    beside = found.rules.absolute().parent / name
    if (beside / MANIFEST).is_file():
        return _without_base(beside)
    return _without_base(name) if name in pack_ids() else None


def _without_base(pack: str | Path) -> PackFolder:
    if isinstance(pack, str) and pack in pack_ids():
        root = data_root()
        schemas = root / "schemas"
        return PackFolder(root / "rules" / pack, schemas / pack, schemas / COMMON, pack)
    folder = _folder(str(pack))
    if folder is None or not folder.is_dir():
        raise InputError([_unknown_pack(str(pack))])
    if not (folder / MANIFEST).is_file():
        raise InputError([_no_manifest(folder)])
    schemas = _own_schemas(folder)
    beside = schemas.parent / COMMON
    common = beside if beside.is_dir() else data_root() / "schemas" / COMMON
    return PackFolder(folder, schemas, common)


def _folder(text: str) -> Path | None:
    if not text or "\0" in text:
        return None
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return None


def _own_schemas(folder: Path) -> Path:
    inside = folder / "schemas"
    if inside.is_dir():
        return inside
    absolute = Path(os.path.abspath(folder))  # noqa: PTH100 - ".." goes, symbolic links stay
    return absolute.parent.parent / "schemas" / absolute.name


def _unknown_pack(text: str) -> Problem:
    known = pack_ids()
    expected = gettext("the path of a folder with a {file}", file=MANIFEST)
    if known:
        expected = gettext(
            "one of {packs}, or the path of a folder with a {file}",
            packs=", ".join(known),
            file=MANIFEST,
        )
    return Problem(
        Position(text),
        "unknown-pack",
        gettext("there is no such rule pack"),
        expected,
        hint=suggestion(text, known),
    )


def _no_manifest(folder: Path) -> Problem:
    message = gettext("the folder has no {file}, so it is not a rule pack", file=MANIFEST)
    hint = gettext("`checker new pack NAME` makes a new pack")
    return Problem(Position(display_path(folder)), "unknown-pack", message, hint=hint)
