"""Cases of a folder: a folder with ``case.json``, or a bundle. A name never becomes a path."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from checker import intake, pipeline
from checker.model.case import CASE_FILE
from checker.model.problems import InputError, Problem
from checker.pipeline import Loaded


@dataclass(frozen=True, slots=True)
class FolderCases:
    """The cases of a folder, which may be a case itself. Whoever comes in sees all of them."""

    folder: Path

    def places(self, _party: str | None = None) -> list[FolderPlace]:
        """Return the cases by name."""
        if (self.folder / CASE_FILE).is_file():
            return [FolderPlace(self.folder.resolve().name, self.folder)]
        return sorted(self._below(), key=lambda place: place.name)

    def _below(self) -> Iterator[FolderPlace]:
        for path in self.folder.iterdir():
            if path.name.startswith("."):
                continue
            is_folder = path.is_dir() and (path / CASE_FILE).is_file()
            if is_folder or (path.is_file() and path.suffix == ".json"):
                yield FolderPlace(path.name, path)


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A case of the folder: the name in addresses, and where it is."""

    name: str
    path: Path

    @property
    def takes_papers(self) -> bool:
        """Return whether papers can be saved: in a folder they can, in a bundle they cannot."""
        return self.path.is_dir()

    @property
    def party(self) -> None:
        """Return that nobody is known by name."""
        return None

    @property
    def is_registered(self) -> bool:
        """Return that no register has it."""
        return False

    def state(self) -> Hashable:
        """Return what changes when a file of the case does: names, times and sizes."""
        files = sorted(self.path.rglob("*")) if self.path.is_dir() else [self.path]
        found = ((str(each), each.stat()) for each in files if each.is_file())
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)

    def load(self) -> Loaded:
        """Return the case with its rules; raises InputError."""
        try:
            return pipeline.load(self.path)
        except InputError as error:
            raise InputError(self._named(error.problems)) from None

    def with_file(self, name: str, content: bytes) -> Loaded:
        """Return the case as it would be with a further file; raises InputError."""
        submission = intake.with_file(intake.read_submission(str(self.path)), name, content)
        try:
            return pipeline.load_submission(submission, str(self.path))
        except InputError as error:
            raise InputError(self._named(error.problems)) from None

    def save(self, name: str, content: bytes) -> None:
        """Put a file into the folder; raises FileExistsError rather than replace one."""
        with _written(self.path, content) as written:
            os.link(written, self.path / name)

    def _named(self, problems: tuple[Problem, ...]) -> list[Problem]:
        """Return problems with their files named from the folder of the cases on."""
        before = f"{self.path.parent.as_posix()}/"
        places = ((each, each.position) for each in problems)
        return [
            replace(each, position=replace(at, file=at.file.removeprefix(before)))
            for each, at in places
        ]


@contextlib.contextmanager
def _written(folder: Path, content: bytes) -> Iterator[Path]:
    """Yield a file with the content, complete and on disk; it is gone afterwards."""
    handle, name = tempfile.mkstemp(prefix=".paper-", dir=folder)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o644)
        yield path
    finally:
        path.unlink(missing_ok=True)
