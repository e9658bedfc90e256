"""Which files a case consists of, and their texts.

A case is a folder, a bundle file, or standard input. In a folder every ``*.json`` file counts,
also in folders below it, in the order of their names; names that start with a dot do not. Links
are followed only to files within the folder: a case must not draw in what its sender did not
send. Sizes are looked at before anything is read.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from checker.intake.characters import printable
from checker.intake.faults import Fault, Place, SourceFile

CASE_FILE: Final = "case.json"
STANDARD_INPUT: Final = "-"
MAX_FILE_BYTES: Final = 32 * 1024**2
"""A bundle of 60,000 reports has 15 MB."""
MAX_CASE_BYTES: Final = 64 * 1024**2
MAX_FILES: Final = 100_000
"""Entries of a case's folders, files of other kinds included."""

_UTF16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_OTHER_KINDS = {
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "a compressed file",
}


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """The readable files of a case: ``header`` is ``case.json``, the bundle, or None."""

    name: SourceFile
    is_bundle: bool
    header: SourceFile | None
    documents: tuple[SourceFile, ...]
    faults: tuple[Fault, ...]


class _UnreadableError(Exception):
    """A file that cannot be used, with its fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.message)


def read_case_files(source: str, header_only: bool = False) -> CaseFiles:
    """Return the files of a case given by path, or ``-`` for standard input.

    With ``header_only`` just ``case.json`` of a folder is read. Nothing is raised: a path that
    leads nowhere is a fault like any other.
    """
    name = SourceFile("<stdin>" if source == STANDARD_INPUT else _shown(source))
    try:
        if source == STANDARD_INPUT:
            return _bundle(name, _text(name.name, _limited(sys.stdin.buffer, name)))
        if Path(source).is_dir():
            return _read_folder(source, name, header_only)
        return _bundle(name, _read_file(Path(source), name.name))
    except _UnreadableError as error:
        return CaseFiles(name, True, None, (), (error.fault,))
    except (OSError, ValueError) as error:
        return CaseFiles(name, True, None, (), (_no_access(name, error),))


def _bundle(name: SourceFile, file: SourceFile) -> CaseFiles:
    return CaseFiles(name, True, file, (), ())


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
            file = _read_file(path, _shown(path))
        except _UnreadableError as error:
            faults.append(error.fault)
            continue
        files[path] = file
        left -= len(file.text or "")
        if left < 0:
            message = "the files of the case are too large together"
            faults.append(
                Fault(Place(name), "file-size", message, f"at most {_mb(MAX_CASE_BYTES)}")
            )
            break
    header = files.pop(header_path, None)
    return CaseFiles(name, False, header, tuple(files.values()), tuple(faults))


@dataclass(slots=True)
class _Listing:
    """Finds the JSON files below ``root``, the folder's real path."""

    root: str
    faults: list[Fault] = field(default_factory=list)
    entries: int = 0

    def below(self, folder: str) -> Iterator[Path]:
        """Yield the paths of the JSON files, in no particular order."""
        folders = [folder]
        while folders:
            at = folders.pop()
            try:
                entries = list(os.scandir(at))
            except OSError as error:
                self.faults.append(_no_access(SourceFile(_shown(at)), error))
                continue
            self.entries += len(entries)
            if self.entries > MAX_FILES:
                self._too_many(folder)
                return
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                    if entry.name.lower().endswith(".json"):
                        self._not_a_file(entry.path, "a folder")
                elif entry.name.lower().endswith(".json"):
                    yield Path(entry.path)
                elif entry.is_symlink() and entry.is_dir():
                    self._linked_folder(entry.path)

    def check(self, path: Path) -> None:
        """Raise _UnreadableError unless ``path`` is a file within the case's folder."""
        file = SourceFile(_shown(path))
        try:
            status = os.lstat(path)
            if stat.S_ISLNK(status.st_mode):
                target = os.path.realpath(path, strict=True)
                if os.path.commonpath([self.root, target]) != self.root:
                    raise _UnreadableError(_outside(file))
                status = Path(target).stat()
        except OSError as error:
            raise _UnreadableError(_no_access(file, error)) from None
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a device or pipe"
            raise _UnreadableError(_not_a_file(file, kind))

    def _not_a_file(self, path: str, kind: str) -> None:
        self.faults.append(_not_a_file(SourceFile(_shown(path)), kind))

    def _linked_folder(self, path: str) -> None:
        hint = "move the folder itself into the case's folder"
        message = "links to folders are not followed"
        self.faults.append(Fault(Place(SourceFile(_shown(path))), "link", message, hint=hint))

    def _too_many(self, folder: str) -> None:
        message = "the folder holds too many files"
        place = Place(SourceFile(_shown(folder)))
        self.faults.append(
            Fault(place, "too-many-files", message, f"at most {MAX_FILES:,}", hint="is it a case?")
        )


def _read_file(path: Path, shown: str) -> SourceFile:
    name = SourceFile(shown)
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > MAX_FILE_BYTES:
                raise _UnreadableError(_too_large(name, _mb(size)))
            data = stream.read(size + 1) if size else _limited(stream, name)
    except (OSError, ValueError) as error:
        raise _UnreadableError(_no_access(name, error)) from None
    return _text(shown, data)


def _limited(stream: BinaryIO, name: SourceFile) -> bytes:
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise _UnreadableError(_too_large(name, f"more than {_mb(MAX_FILE_BYTES)}"))
    return data


def _text(shown: str, data: bytes) -> SourceFile:
    """Return the file with its text; a byte order mark of UTF-8 is dropped."""
    if fault := _not_text(SourceFile(shown), data):
        raise _UnreadableError(fault)
    try:
        file = SourceFile(shown, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        file = SourceFile(shown, data.decode("utf-8-sig", "replace"))
        offset = len(data[: error.start].decode("utf-8-sig"))
        found = f"byte 0x{data[error.start]:02X}"
        hint = "save the file again with the encoding UTF-8"
        message = "the file is not text in UTF-8"
        fault = Fault(Place(file), "encoding", message, found=found, hint=hint, offset=offset)
        raise _UnreadableError(fault) from None
    if not file.text or file.text.isspace():
        raise _UnreadableError(Fault(Place(file), "empty-file", "the file is empty", offset=0))
    return file


def _not_text(file: SourceFile, data: bytes) -> Fault | None:
    place = Place(file)
    if data.startswith(_UTF16_OR_32):
        hint = "save the file again with the encoding UTF-8"
        return Fault(place, "encoding", "the file is text in UTF-16 or UTF-32", "UTF-8", hint=hint)
    for start, kind in _OTHER_KINDS.items():
        if data.startswith(start):
            return Fault(place, "encoding", "the file is not JSON", "a text file", kind)
    if b"\0" in data:
        message = "the file is not text in UTF-8, but binary"
        return Fault(place, "encoding", message, "a text file with JSON", "a zero byte")
    return None


def _too_large(file: SourceFile, found: str) -> Fault:
    hint = "split its documents over several files in a folder"
    expected = f"at most {_mb(MAX_FILE_BYTES)}"
    return Fault(Place(file), "file-size", "the file is too large", expected, found, hint)


def _no_access(file: SourceFile, error: OSError | ValueError) -> Fault:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    if isinstance(error, FileNotFoundError):
        return Fault(Place(file), "file", "there is no such file or folder")
    return Fault(Place(file), "file", f"this cannot be read: {reason or error}")


def _no_case_file(source: str, name: SourceFile) -> Fault:
    message = f"the folder holds no {CASE_FILE}, so it is not a case"
    expected = f'{CASE_FILE} with {{"case": "<name>", "rules": "<rule pack>"}}'
    try:
        below = sorted(at.name for at in Path(source).iterdir() if (at / CASE_FILE).is_file())
    except OSError:
        below = []
    hint = f"did you mean {_shown(Path(source, below[0]))}?" if below else None
    return Fault(Place(name), "case-file", message, expected, hint=hint)


def _outside(file: SourceFile) -> Fault:
    message = "this is a link to a file outside of the case's folder"
    return Fault(Place(file), "link", message, hint="put the file itself into the folder")


def _not_a_file(file: SourceFile, kind: str) -> Fault:
    return Fault(Place(file), "file", "this is named like a JSON file", "a file", kind)


def _mb(size: int) -> str:
    return f"{size / 1024**2:,.0f} MB"


def _shown(path: str | Path) -> str:
    """Return a path as messages print it, without bytes that are no text."""
    return printable(os.path.normpath(path))
