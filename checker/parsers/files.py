"""The bytes of files and the text in them: sizes, kinds and encodings.

Sizes are looked at before anything is read, and what a file is before anything is parsed.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

from checker.messages import Message, gettext
from checker.parsers.characters import printable
from checker.parsers.places import Fault, Place, SourceFile, UnreadableError

_UTF16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_OTHER_KINDS: Final = {
    b"PK\x03\x04": gettext("a ZIP archive or an office document"),
    b"\xd0\xcf\x11\xe0": gettext("an office document"),
    b"%PDF": gettext("a PDF document"),
    b"\x1f\x8b": gettext("a compressed file"),
}


def file_bytes(path: Path) -> bytes:
    """Return what a file says; raises OSError for what is not a file, such as an endless pipe."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, gettext("it is a device or pipe"))
    return path.read_bytes()


def read_bytes(path: Path, name: str, limit: int) -> bytes:
    """Return what a file or pipe says, if that is at most ``limit`` bytes.

    ``name`` is what messages call it. Raises UnreadableError where it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > limit:
                raise UnreadableError(_too_large(name, limit, megabytes(size)))
            return stream.read(size + 1) if size else read_limited(stream, name, limit)
    except (OSError, ValueError) as error:
        raise UnreadableError(no_access(SourceFile(name), error)) from None


def read_limited(stream: BinaryIO, name: str, limit: int) -> bytes:
    """Return what a stream says; raises UnreadableError where that is over ``limit`` bytes."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        found = gettext("more than {size}", size=megabytes(limit))
        raise UnreadableError(_too_large(name, limit, found))
    return data


def check_size(data: bytes, name: str, limit: int) -> None:
    """Raise UnreadableError where there are more than ``limit`` bytes."""
    if len(data) > limit:
        raise UnreadableError(_too_large(name, limit, megabytes(len(data))))


def text_file(name: str, data: bytes) -> SourceFile:
    """Return the file with its text, without the byte order mark of UTF-8.

    Raises UnreadableError where the bytes are not text in UTF-8.
    """
    if fault := _not_text(SourceFile(name), data):
        raise UnreadableError(fault)
    try:
        return SourceFile(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        file = SourceFile(name, data.decode("utf-8-sig", "replace"))
        fault = Fault(
            Place(file),
            "encoding",
            gettext("the file is not text in UTF-8"),
            found=gettext("byte 0x{code:02X}", code=data[error.start]),
            hint=_save_again(),
            offset=len(data[: error.start].decode("utf-8-sig")),
        )
        raise UnreadableError(fault) from None


def no_access(file: SourceFile, error: OSError | ValueError) -> Fault:
    """Return the fault for a file that the system could not open."""
    if isinstance(error, FileNotFoundError):
        return Fault(Place(file), "file", gettext("there is no such file or folder"))
    reason = error.strerror if isinstance(error, OSError) else None
    message = gettext("this cannot be read: {reason}", reason=reason or str(error))
    return Fault(Place(file), "file", message)


def megabytes(size: int) -> Message:
    """Return a number of bytes in megabytes, for messages."""
    return gettext("{size:,.0f} MB", size=size / 1024**2)


def shown_path(path: str | Path) -> str:
    """Return a path as the user gave it, without bytes that are not text."""
    return printable(os.path.normpath(path))


def display_path(path: Path) -> str:
    """Return a path relative to the working directory where it lies below that, else absolute."""
    absolute = path.absolute()
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return absolute.as_posix()


def _not_text(file: SourceFile, data: bytes) -> Fault | None:
    place, message = Place(file), gettext("the file is not text")
    if data.startswith(_UTF16_OR_32):
        message = gettext("the file is text in UTF-16 or UTF-32")
        return Fault(place, "encoding", message, gettext("UTF-8"), hint=_save_again())
    for start, kind in _OTHER_KINDS.items():
        if data.startswith(start):
            return Fault(place, "encoding", message, gettext("a text file"), kind)
    if b"\0" in data:
        message = gettext("the file is not text in UTF-8, but binary")
        return Fault(place, "encoding", message, gettext("a text file"), gettext("a zero byte"))
    return None


def _too_large(name: str, limit: int, found: Message) -> Fault:
    expected = gettext("at most {size}", size=megabytes(limit))
    message = gettext("the file is too large")
    return Fault(Place(SourceFile(name)), "file-size", message, expected, found)


def _save_again() -> Message:
    return gettext("save the file again with the encoding UTF-8")
