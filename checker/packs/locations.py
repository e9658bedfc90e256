"""Where packs and their schemas are: shipped with the program, or in a folder of one's own.

In an installed program the packs lie in ``checker/data``; in a checkout they lie at the root of
the repository. A pack in a folder of its own brings its schemas along in ``schemas`` beside its
files, or keeps the layout of the repository (``<root>/rules/<pack>``, ``<root>/schemas/<pack>``).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import SHIPPED
from checker.parsers.files import display_path
from checker.parsers.suggestions import suggestion

MANIFEST = "pack.yaml"
COMMON = "common"


@dataclass(frozen=True, slots=True)
class PackFolder:
    """The folders of one pack.

    ``schemas`` holds the schemas of its document types; ``common`` those that every pack knows.
    ``id`` is set when the pack was asked for by id: the manifest has to agree.
    """

    rules: Path
    schemas: Path
    common: Path
    id: str | None = None


def data_root() -> Path:
    """Return the folder that holds the shipped ``rules`` and ``schemas``."""
    package = Path(__file__).parents[1]
    shipped = package / "data"
    return shipped if shipped.is_dir() else package.parent


def pack_ids() -> tuple[str, ...]:
    """Return the ids of the shipped packs, sorted."""
    found = (data_root() / "rules").glob(f"*/{MANIFEST}")
    return tuple(sorted(path.parent.name for path in found))


def origin(folder: Path) -> str:
    """Return where a pack comes from: ``shipped`` with the program, or the path of its folder.

    The path is relative where the folder lies below the working directory.
    """
    root = data_root()
    shown = display_path(folder)
    ours = folder.absolute().is_relative_to(root)
    return SHIPPED if ours and (root.name == "data" or Path(shown).is_absolute()) else shown


def locate(pack: str | Path) -> PackFolder:
    """Return the folders of a pack given by id, or by the path of a folder.

    A shipped pack goes before a folder of the same name; ``./name`` means the folder. Raises
    InputError where there is no such pack.
    """
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
