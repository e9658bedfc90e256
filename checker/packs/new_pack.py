"""The files of a new rule pack, small but sound, to start from."""

from __future__ import annotations

import re
from pathlib import Path

from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem
from checker.packs.locations import COMMON
from checker.parsers.files import display_path

SKELETON = Path(__file__).parent / "skeleton"
PLACEHOLDER = "example-pack"
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")


def create_pack(name: str, root: Path) -> tuple[Path, ...]:
    """Write ``rules/<name>`` and ``schemas/<name>`` below ``root``; return the files written.

    Raises InputError, and writes nothing, where the name is not an id of a pack or is taken.
    """
    rules, schemas = root / "rules" / name, root / "schemas" / name
    if not _NAME.fullmatch(name) or name in (COMMON, "rules"):
        raise InputError([_bad_name(name)])
    taken = [folder for folder in (rules, schemas) if folder.exists()]
    if taken:
        raise InputError([_taken(folder) for folder in taken])
    written = []
    try:
        for source in sorted(path for path in SKELETON.rglob("*") if path.is_file()):
            target = (schemas if source.suffix == ".json" else rules) / source.relative_to(SKELETON)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = source.read_text(encoding="utf-8").replace(PLACEHOLDER, name)
            target.write_text(text, encoding="utf-8")
            written.append(target)
    except OSError as error:
        raise InputError([_cannot_write(root, error)]) from None
    return tuple(written)


def _bad_name(name: str) -> Problem:
    expected = gettext("small letters, digits, hyphens and dots, such as harbour-dues")
    return Problem(
        Position(repr(name)), "pack-id", gettext("this cannot be the id of a pack"), expected
    )


def _taken(folder: Path) -> Problem:
    hint = gettext("choose another name, or remove the folder")
    position = Position(display_path(folder))
    return Problem(position, "pack-exists", gettext("the folder is there already"), hint=hint)


def _cannot_write(root: Path, error: OSError) -> Problem:
    message = gettext("the pack cannot be written: {reason}", reason=error.strerror or error)
    return Problem(Position(display_path(root)), "file", message)
