"""The parts of a workbook's file, which anybody may have made.

An ``.xlsx`` file is a ZIP archive of XML. What is unpacked is limited before and while it is read,
documents with a DTD are refused, nothing is fetched, and no macro or formula is run.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final, Protocol
from xml.parsers import expat

from checker.messages import Message, gettext
from checker.parsers.files import check_size, megabytes
from checker.parsers.places import Fault, Place, SourceFile, UnreadableError

MAX_BYTES: Final = 20 * 1024**2
MAX_UNPACKED: Final = 200 * 1024**2
MAX_PARTS: Final = 1_000
LONGEST_PIECE: Final = 1024**2
"""Bytes of XML that are one thing, such as a tag with all that it says: some versions of the parser
begin with it again at each block that they are given."""
MAX_ELEMENTS: Final = 5_000_000
"""Elements of XML in all parts together, so that reading ends after seconds."""
MAX_TEXT: Final = 20_000_000
"""Characters of all cells together: many cells may share one long text."""

WORKBOOK_PART: Final = "xl/workbook.xml"
_CHUNK: Final = 1 << 16
_OLD: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 1
_DAMAGE: Final = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the libraries for ZIP and XML raise on files that nobody could use."""


class Elements(Protocol):
    """Takes the elements of a part one by one; names come without their namespace."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take text, or a piece of it."""


@dataclass(slots=True)
class Archive:
    """An open file; ``name`` is what messages call it."""

    name: str
    parts: zipfile.ZipFile
    elements: int = 0
    unpacked: int = 0
    in_piece: int = 0
    characters: int = 0

    @property
    def names(self) -> frozenset[str]:
        """Return the names of the parts."""
        return frozenset(self.parts.namelist())

    def walk(self, part: str, elements: Elements) -> None:
        """Hand on the elements of a part; a part that is not there has none.

        Raises UnreadableError where the part is damaged, is too large or has a DTD.
        """
        if part not in self.names:
            return
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_dtd

        def start(name: str, attributes: dict[str, str]) -> None:
            self._count()
            elements.start(_local(name), {_local(key): each for key, each in attributes.items()})

        parser.StartElementHandler = start

        def end(name: str) -> None:
            self.in_piece = 0
            elements.end(_local(name))

        def text(data: str) -> None:
            self.in_piece = 0
            elements.text(data)

        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        try:
            for chunk in self._chunks(part):
                parser.Parse(chunk)
                self._check_piece(len(chunk))
            parser.Parse(b"", True)
        except _DAMAGE as error:
            raise self.refused(_damaged(part, error), _save_again()) from None

    def count_text(self, characters: int) -> None:
        """Count the text of a cell; raises UnreadableError where it is too much in all."""
        self.characters += characters
        if self.characters > MAX_TEXT:
            message = gettext(
                "the cells of the workbook hold more than {characters:,} characters",
                characters=MAX_TEXT,
            )
            raise self.refused(message, _split())

    def refused(self, message: Message, hint: Message) -> UnreadableError:
        """Return the error that says why the file is not read."""
        return _refused(self.name, message, hint)

    def _chunks(self, part: str) -> Iterator[bytes]:
        with self.parts.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                self.unpacked += len(chunk)
                if self.unpacked > MAX_UNPACKED:  # what the archive says of itself may be wrong
                    raise self.refused(_too_much(), _split())
                yield chunk

    def _check_piece(self, length: int) -> None:
        self.in_piece += length
        if self.in_piece > LONGEST_PIECE:
            message = gettext("the workbook has a tag or remark that is far too long")
            raise self.refused(message, _save_again())

    def _count(self) -> None:
        self.in_piece = 0
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise self.refused(_too_much(), _split())

    def _refuse_dtd(self, *_: object) -> None:
        message = gettext("the workbook has a document type definition, which no program writes")
        raise self.refused(message, _save_again())


def open_archive(name: str, data: bytes) -> Archive:
    """Return the parts of a workbook; ``name`` is what messages call it.

    Raises UnreadableError for what is not a workbook, is protected, or is too large.
    """
    check_size(data, name, MAX_BYTES)
    if data.startswith(_OLD):
        message = gettext("this is a workbook of an old format, or one with a password")
        raise _refused(name, message, _save_as())
    if not data.startswith(_ZIP):
        message = gettext("this is not an Excel workbook, whatever its name says")
        raise _refused(name, message, _save_as())
    try:
        archive = Archive(name, zipfile.ZipFile(BytesIO(data)))
    except _DAMAGE as error:
        raise _refused(name, _damaged(name, error), _save_again()) from None
    _check(archive)
    return archive


def _check(archive: Archive) -> None:
    """Raise UnreadableError where the list of parts shows that the file cannot be used."""
    parts = archive.parts.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise archive.refused(_too_much(), _split())
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise archive.refused(gettext("the workbook has a password"), _save_as())
    if len(archive.names) < len(parts):
        message = gettext("the workbook holds a part twice")
        raise archive.refused(message, _save_again())
    if any(part.compress_type not in _METHODS for part in parts):
        message = gettext("the workbook is packed in a way that no program for tables uses")
        raise archive.refused(message, _save_again())
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        raise archive.refused(gettext("the workbook holds macros"), _save_as())
    if WORKBOOK_PART not in archive.names:
        message = gettext("this is a file of another kind than an Excel workbook")
        raise archive.refused(message, _save_as())


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refused(name: str, message: Message, hint: Message) -> UnreadableError:
    return UnreadableError(Fault(Place(SourceFile(name)), "workbook", message, hint=hint))


def _damaged(part: str, error: Exception) -> Message:
    return gettext("the workbook is damaged: {part}: {reason}", part=part, reason=error)


def _too_much() -> Message:
    return gettext(
        "the workbook holds too much: at most {size} unpacked, {parts:,} parts and {elements:,} "
        "elements are read",
        size=megabytes(MAX_UNPACKED),
        parts=MAX_PARTS,
        elements=MAX_ELEMENTS,
    )


def _save_as() -> Message:
    return gettext("save it as an Excel workbook (.xlsx), without a password and without macros")


def _save_again() -> Message:
    return gettext("open it in Excel, WPS or LibreOffice and save it again")


def _split() -> Message:
    return gettext("split it into several workbooks")
