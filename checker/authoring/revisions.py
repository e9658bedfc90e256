"""Packs in a folder, or as they were at a git revision."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem
from checker.packs.locations import MANIFEST


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder with packs; ``name`` is what the user called it."""

    name: str
    root: Path

    def packs(self) -> dict[str, Path]:
        """Return the folders of the packs by id: the folder itself, or ``rules/*`` below it."""
        if (self.root / MANIFEST).is_file():
            return {self.root.absolute().name: self.root}
        found = sorted((self.root / "rules").glob(f"*/{MANIFEST}"))
        return {path.parent.name: path.parent for path in found}

    def samples(self) -> list[Path]:
        """Return the sample cases that belong to the packs."""
        inside = (self.root / MANIFEST).is_file()
        root = self.root.absolute().parent.parent if inside else self.root
        return sorted(path.parent for path in (root / "samples").glob("**/case.json"))


@contextmanager
def tree(name: str) -> Iterator[Tree]:
    """Yield the packs of a folder or a git revision.

    A revision is unpacked into a temporary folder that is gone afterwards. Raises InputError
    where the name is neither, or holds no pack.
    """
    if Path(name).is_dir():
        yield _with_packs(Tree(name, Path(name)))
        return
    with tempfile.TemporaryDirectory(prefix="checker-") as folder:
        archive = _git("archive", "--format=tar", _commit(name), cwd=_toplevel(name))
        with tarfile.open(fileobj=BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        yield _with_packs(Tree(name, Path(folder)))


def working_tree() -> str:
    """Return the root of the git checkout around the working directory, or ``.``."""
    try:
        root = Path(_git("rev-parse", "--show-toplevel").decode().strip())
    except (OSError, subprocess.CalledProcessError):
        return "."
    return "." if root == Path.cwd() else str(root)


def _with_packs(found: Tree) -> Tree:
    if found.packs():
        return found
    message = gettext("there is no pack in it")
    hint = gettext("give the folder of a pack, or one with packs in rules/*/{file}", file=MANIFEST)
    raise InputError([Problem(Position(found.name), "no-pack", message, hint=hint)])


def _commit(name: str) -> str:
    """Return the commit that a revision names; raises InputError where there is none."""
    try:
        wanted = f"{name}^{{commit}}"
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        return found.decode().split()[-1]
    except (OSError, subprocess.CalledProcessError):
        message = gettext("this is neither a folder nor a git revision")
        raise InputError([Problem(Position(name), "unknown-revision", message)]) from None


def _toplevel(name: str) -> str:
    _commit(name)
    return _git("rev-parse", "--show-toplevel").decode().strip()


def _git(*arguments: str, cwd: str | None = None) -> bytes:
    """Return what git prints; raises CalledProcessError, and OSError where there is no git."""
    command = ["git", *arguments]
    run = subprocess.run(command, cwd=cwd, capture_output=True, check=True)  # noqa: S603 - no shell
    return run.stdout
