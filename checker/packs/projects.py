"""The rules of the project that one works in.

A project is the nearest folder, at or above another, that holds one of ``MARKERS``. Its
``rules/<pack>`` goes before the shipped pack of that name only for cases of the same project:
whoever sends a case in does not choose the rules by sending a folder of rules along.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker.packs.locations import MANIFEST, PACK_ID

MARKERS = ("checker.toml", "pyproject.toml", ".git")
"""What makes a folder a project."""


@dataclass(frozen=True, slots=True)
class ProjectRules:
    """The folders of a pack that a project holds: the one to use, and one that is not used.

    Both are None where there is none. ``passed_over`` lies in the working directory's project, or
    in that of the case, but these are different ones.
    """

    used: Path | None = None
    passed_over: Path | None = None


def project_of(folder: Path) -> Path | None:
    """Return the project that a folder lies in, or None where it lies in none."""
    for each in (folder, *folder.parents):
        if any((each / marker).exists() for marker in MARKERS):
            return each
    return None


def project_rules(pack: str, case: str) -> ProjectRules:
    """Return the folders of a pack, given by id, for the case at ``case`` (``-`` is a stream)."""
    here = _working_directory()
    if here is None or not PACK_ID.fullmatch(pack):
        return ProjectRules()
    ours = project_of(here)
    nearby = _holding(pack, here, ours or here)
    if case == "-":
        return ProjectRules(passed_over=nearby)
    around = Path(case).resolve().parent
    theirs = project_of(around)
    if nearby and ours and ours == theirs:
        return ProjectRules(used=nearby)
    beside = _holding(pack, around, theirs) if theirs and theirs != ours else None
    return ProjectRules(passed_over=nearby or beside)


def _working_directory() -> Path | None:
    try:
        return Path.cwd()
    except OSError:  # it was removed
        return None


def _holding(pack: str, folder: Path, project: Path) -> Path | None:
    """Return the nearest ``rules/<pack>`` at or above a folder, up to the project's own."""
    for each in (folder, *folder.parents):
        if (each / "rules" / pack / MANIFEST).is_file():
            return each / "rules" / pack
        if each == project:
            return None
    return None
