"""Which files a case consists of, and their contents.

A case is a folder, a bundle file, or standard input. In a folder every file of a known format
counts, also in folders below it, in the order of their names; names that start with a dot do not.
Links are followed only to files within the folder: a case must not draw in what its sender did
not send.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from checker.intake.ignored import ignored_file
from checker.messages import Message, gettext
from checker.model.case import CASE_FILE
from checker.parsers.files import megabytes, no_access, read_bytes, read_limited, shown_path
from checker.parsers.formats import LINES, format_of, has_format
from checker.parsers.places import Fault, Place, SourceFile, UnreadableError

STANDARD_INPUT: Final = "-"
_NOT_OURS: Final = (".", "~$")
"""How names start that are hidden, or of the locks that Excel lays beside an open workbook."""
MAX_FILE_BYTES: Final = 32 * 1024**2
"""A bundle of 60,000 reports has 15 MB."""
MAX_LINES_BYTES: Final = 512 * 1024**2
"""The same for JSON Lines, which are read line by line: 780,000 reports have some 200 MB."""
MAX_CASE_BYTES: Final = 512 * 1024**2
MAX_FILES: Final = 100_000
"""Entries of a case's folders, files of other kinds included."""


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """The readable files of a case: ``header`` is ``case.json``, the bundle, or None.

    ``ignored`` are warnings on files that are not read.
    """

    name: SourceFile
    is_bundle: bool
    header: SourceFile | None
    documents: tuple[SourceFile, ...]
    faults: tuple[Fault, ...]
    ignored: tuple[Fault, ...] = ()


def read_case_files(source: str, header_only: bool = False) -> CaseFiles:
    """Return the files of a case given by path, or ``-`` for standard input.

    With ``header_only``, only ``case.json`` of a folder is read. Nothing is raised: a path that
    does not exist is a fault like any other.
    """
    name = SourceFile("<stdin>" if source == STANDARD_INPUT else shown_path(source))
    try:
        if source != STANDARD_INPUT and Path(source).is_dir():
            return _read_folder(source, name, header_only)
        return CaseFiles(name, True, _read_file(source, name.name), (), ())
    except UnreadableError as error:
        return CaseFiles(name, True, None, (), (error.fault,))
    except (OSError, ValueError) as error:
        return CaseFiles(name, True, None, (), (no_access(name, error),))


def _read_file(source: str | Path, name: str) -> SourceFile:
    """Return a file, or standard input; raises UnreadableError where it cannot be used."""
    most = MAX_LINES_BYTES if format_of(name) is LINES else MAX_FILE_BYTES
    try:
        if source == STANDARD_INPUT:
            data = read_limited(sys.stdin.buffer, name, most)
        else:
            data = read_bytes(Path(source), name, most)
    except UnreadableError as error:
        if error.fault.code != "file-size":
            raise
        hint = gettext(
            "split its documents over several files in a folder, or write one on each line of a "
            "file that ends in .jsonl"
        )
        raise UnreadableError(replace(error.fault, hint=hint)) from None
    return format_of(name).read(name, data)


def _read_folder(source: str, name: SourceFile, header_only: bool) -> CaseFiles:
    header_path = Path(source, CASE_FILE)
    if not os.path.lexists(header_path):
        return CaseFiles(name, False, None, (), (_no_case_file(source, name),))
    listing = _Listing(os.path.realpath(source))
    entries = (
        [header_path] if header_only else sorted(listing.below(source), key=lambda path: path.parts)
    )
    files: dict[Path, SourceFile] = {}
    faults = listing.faults
    left = MAX_CASE_BYTES
    for path in entries:
        try:
            listing.check(path)
            file = _read_file(path, shown_path(path))
        except UnreadableError as error:
            faults.append(error.fault)
            continue
        files[path] = file
        left -= len(file.text or "")
        if left < 0:
            faults.append(_too_large_together(name))
            break
    header = files.pop(header_path, None)
    return CaseFiles(name, False, header, tuple(files.values()), tuple(faults), listing.ignored())


@dataclass(slots=True)
class _Listing:
    """Finds the files with documents below ``root``, the folder's real path."""

    root: str
    faults: list[Fault] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    entries: int = 0

    def ignored(self) -> tuple[Fault, ...]:
        """Return warnings on the files of other formats, in the order of their names."""
        found = (ignored_file(shown_path(path)) for path in sorted(self.others))
        return tuple(fault for fault in found if fault is not None)

    def below(self, folder: str) -> Iterator[Path]:
        """Yield the paths of the files with documents, in no particular order."""
        folders = [folder]
        while folders:
            at = folders.pop()
            try:
                entries = list(os.scandir(at))
            except OSError as error:
                self.faults.append(no_access(SourceFile(shown_path(at)), error))
                continue
            self.entries += len(entries)
            if self.entries > MAX_FILES:
                self.faults.append(_too_many(folder))
                return
            for entry in entries:
                if entry.name.startswith(_NOT_OURS):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                    if has_format(entry.name):
                        self.faults.append(_not_a_file(entry.path, gettext("a folder")))
                elif has_format(entry.name):
                    yield Path(entry.path)
                elif entry.is_symlink() and entry.is_dir():
                    self.faults.append(_linked_folder(entry.path))
                else:
                    self.others.append(entry.path)

    def check(self, path: Path) -> None:
        """Raise UnreadableError unless ``path`` is a file within the case's folder."""
        file = SourceFile(shown_path(path))
        try:
            status = os.lstat(path)
            if stat.S_ISLNK(status.st_mode):
                target = os.path.realpath(path, strict=True)
                if os.path.commonpath([self.root, target]) != self.root:
                    raise UnreadableError(_outside(file))
                status = Path(target).stat()
        except OSError as error:
            raise UnreadableError(no_access(file, error)) from None
        if not stat.S_ISREG(status.st_mode):
            is_folder = stat.S_ISDIR(status.st_mode)
            kind = gettext("a folder") if is_folder else gettext("a device or pipe")
            raise UnreadableError(_not_a_file(path, kind))


def _no_case_file(source: str, name: SourceFile) -> Fault:
    message = gettext("the folder has no {name}, so it is not a case", name=CASE_FILE)
    expected = gettext(
        '{name} with {{"case": "<name>", "rules": "<rule pack>"}}',
        name=CASE_FILE,
    )
    return Fault(Place(name), "case-file", message, expected, hint=_meant_case_file(source))


def _meant_case_file(source: str) -> Message | None:
    """Return a hint at a file with a name like ``case.json``, or at a folder below with one."""
    try:
        entries = sorted(Path(source).iterdir())
        below = [at for at in entries if (at / CASE_FILE).is_file()]
    except OSError:
        return None
    alike = [at.name for at in entries if at.name.lower().startswith(CASE_FILE) and at.is_file()]
    if alike:
        return gettext("rename {found} to {name}", found=shown_path(alike[0]), name=CASE_FILE)
    return gettext("did you mean {path}?", path=shown_path(below[0])) if below else None


def _too_large_together(name: SourceFile) -> Fault:
    message = gettext("the files of the case are too large together")
    expected = gettext("at most {size}", size=megabytes(MAX_CASE_BYTES))
    return Fault(Place(name), "file-size", message, expected)


def _too_many(folder: str) -> Fault:
    place = Place(SourceFile(shown_path(folder)))
    message = gettext("the folder has too many files")
    expected = gettext("at most {limit:,}", limit=MAX_FILES)
    return Fault(place, "too-many-files", message, expected, hint=gettext("is it a case?"))


def _outside(file: SourceFile) -> Fault:
    message = gettext("this is a link to a file outside the folder of the case")
    hint = gettext("put the file itself into the folder")
    return Fault(Place(file), "link", message, hint=hint)


def _linked_folder(path: str) -> Fault:
    message = gettext("links to folders are not followed")
    hint = gettext("move the folder itself into the folder of the case")
    return Fault(Place(SourceFile(shown_path(path))), "link", message, hint=hint)


def _not_a_file(path: str | Path, kind: Message) -> Fault:
    place = Place(SourceFile(shown_path(path)))
    message = gettext("this has a name like a file with documents")
    return Fault(place, "file", message, gettext("a file"), kind)
