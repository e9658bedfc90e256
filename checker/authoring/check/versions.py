"""Check that the version of a pack rose if its rules changed since an earlier revision."""

from __future__ import annotations

from pathlib import Path

from checker.authoring.revisions import Tree, tree
from checker.messages import gettext
from checker.model.pack import Pack
from checker.model.problems import InputError, Position, Problem
from checker.packs import load_pack
from checker.packs.locations import MANIFEST
from checker.parsers.files import display_path

CHANGELOG = "CHANGELOG.md"


def version_problems(pack: Pack, since: str) -> list[Problem]:
    """Return what is wrong with the version of a pack, given a git revision or folder.

    If a file that bears on verdicts changed, the version has to be higher than before, and the
    changelog of the pack has to mention it. Raises InputError where ``since`` cannot be read.
    """
    with tree(since) as before:
        old = _pack(before, pack.id)
    if old is not None and old.digest == pack.digest:
        return []
    problems = []
    if old is not None and _parts(pack) <= _parts(old):
        problems.append(_not_risen(pack, old, since))
    if not _told(pack):
        problems.append(_not_told(pack))
    return problems


def _pack(before: Tree, pack: str) -> Pack | None:
    """Return the pack as it was; None where it was not there, or could not be used."""
    folder = before.packs().get(pack)
    try:
        return load_pack(folder) if folder else None
    except InputError:
        return None


def _parts(pack: Pack) -> tuple[int, ...]:
    return tuple(int(part) for part in pack.manifest.version.split("."))


def _told(pack: Pack) -> bool:
    path = Path(pack.folder) / CHANGELOG
    heading = f"## {pack.manifest.version}"
    if not path.is_file():
        return False
    lines = path.read_text(encoding="utf-8").splitlines()
    return any(line == heading or line.startswith(f"{heading} ") for line in lines)


def _version_position(pack: Pack) -> Position:
    file = display_path(Path(pack.folder) / MANIFEST)
    return pack.positions.get((file, "/version")) or Position(file, "/version")


def _not_risen(pack: Pack, old: Pack, since: str) -> Problem:
    return Problem(
        _version_position(pack),
        "version-not-risen",
        gettext(
            "files that bear on verdicts changed since {since}, and the version did not rise",
            since=since,
        ),
        expected=gettext("a version above {version}", version=old.manifest.version),
        found=pack.manifest.version,
        hint=gettext("raise it, and tell in the pack's CHANGELOG.md whose verdicts change"),
    )


def _not_told(pack: Pack) -> Problem:
    version = pack.manifest.version
    return Problem(
        Position(display_path(Path(pack.folder) / CHANGELOG)),
        "version-not-told",
        gettext("the changelog of the pack says nothing of version {version}", version=version),
        expected=gettext("a heading `## {version}`", version=version),
    )
