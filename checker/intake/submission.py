"""A case as it came in: its header and its documents, before any schema is applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checker.intake.files import CaseFiles, read_case_files
from checker.intake.memory import bundle_in_memory
from checker.intake.names import Names, with_composed_texts
from checker.intake.schemas import Schema
from checker.messages import gettext
from checker.model.problems import InputError, Position
from checker.parsers.formats import format_of
from checker.parsers.places import Decoded, Fault, Place, SourceFile, UnreadableError, problems_of

DOCUMENTS = "documents"

_HEADER_FIELDS = {
    "case": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": r"^\S+( \S+)*$",
        "description": gettext("the name of the case: words with single spaces in between"),
    },
    "rules": {
        "type": "string",
        "pattern": "^[a-z0-9][a-z0-9.-]*$",
        "description": gettext("the id of the rule pack, in small letters"),
    },
}
_DOCUMENT_LIST = {
    DOCUMENTS: {
        "type": "array",
        "description": gettext("the list of documents; for a case in a folder, give the folder"),
    }
}
_FOLDER_HEADER = Schema(
    {
        "type": "object",
        "properties": _HEADER_FIELDS,
        "required": list(_HEADER_FIELDS),
        "unevaluatedProperties": False,
    }
)
BUNDLE_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {**_HEADER_FIELDS, **_DOCUMENT_LIST},
    "required": [*_HEADER_FIELDS, DOCUMENTS],
    "unevaluatedProperties": False,
}
"""What a case in one object has to look like; its documents have schemas of their own."""
_BUNDLE_HEADER = Schema(BUNDLE_SCHEMA)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a case: its name, and the id of the pack that it answers to."""

    case: str
    rules: str
    place: Place

    def place_of(self, pointer: str = "") -> Position:
        """Return where the value at a JSON Pointer inside the header stands."""
        return self.place.position_of(pointer)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as JSON with exact numbers, not validated yet."""

    value: Any
    place: Place


@dataclass(frozen=True, slots=True)
class Submission:
    """The documents of a case in reading order, and what was wrong while reading them.

    ``is_complete`` is False where files could not be read, so that a document that seems missing
    may be in one of them. ``warnings`` are on files that are not read, and on what was read
    otherwise than it was written.
    """

    header: Header
    documents: tuple[RawDocument, ...]
    faults: tuple[Fault, ...] = ()
    is_complete: bool = True
    warnings: tuple[Fault, ...] = ()

    @property
    def case(self) -> str:
        """Return the name of the case."""
        return self.header.case

    @property
    def rules(self) -> str:
        """Return the id of the pack that the case names."""
        return self.header.rules


def read_submission(source: str) -> Submission:
    """Return the case in a folder, a bundle file, or standard input (``-``).

    Faults of documents are kept for ``validate``, which adds its own. Raises InputError with
    every problem found so far where the case does not say which rules it answers to.
    """
    return _submission(read_case_files(source))


def read_mapping(value: Mapping[str, Any]) -> Submission:
    """Return the case in a mapping with ``case``, ``rules`` and ``documents``.

    Raises TypeError for a value that no document can hold, and InputError as ``read_submission``.
    """
    file = bundle_in_memory(value)
    return _submission(CaseFiles(file, True, file, (), ()))


def read_bundle(name: str, data: bytes) -> Submission:
    """Return the case in the bytes of a bundle, whose faults are reported under ``name``.

    Raises InputError as ``read_submission``.
    """
    file = SourceFile(name)
    try:
        return _submission(CaseFiles(file, True, format_of(name).read(name, data), (), ()))
    except UnreadableError as error:
        raise InputError(problems_of([error.fault])) from None


def with_file(submission: Submission, name: str, data: bytes) -> Submission:
    """Return a case with the documents of a further file, given as bytes.

    Faults of the file are kept for ``validate``, as those of its other files.
    """
    try:
        file = format_of(name).read(name, data)
    except UnreadableError as error:
        faults = (*submission.faults, error.fault)
        return replace(submission, faults=faults, is_complete=False)
    reading = _Reading(list(submission.faults), submission.is_complete)
    documents = (*submission.documents, *reading.documents(file))
    return replace(
        submission,
        documents=documents,
        faults=tuple(reading.faults),
        is_complete=reading.complete,
        warnings=(*submission.warnings, *reading.notes),
    )


def _submission(files: CaseFiles) -> Submission:
    reading = _Reading(list(files.faults))
    header, documents = reading.header(files)
    for file in files.documents:
        documents += reading.documents(file)
    if header is None:
        raise InputError(problems_of(reading.faults))
    complete = reading.complete and not files.faults
    faults = tuple(reading.faults)
    warnings = (*files.ignored, *reading.notes)
    return Submission(header, tuple(documents), faults, complete, warnings)


def submission_from(header: Header, files: Iterable[SourceFile]) -> Submission:
    """Return the case of a header and of files that were read elsewhere, such as in a register."""
    reading = _Reading([])
    documents = [document for file in files for document in reading.documents(file)]
    found, notes = tuple(reading.faults), tuple(reading.notes)
    return Submission(header, tuple(documents), found, reading.complete, notes)


def read_header(source: str) -> Header:
    """Return the header of a case, without reading the documents of a folder.

    Standard input can be read only once: use ``read_submission`` there. Raises InputError.
    """
    files = read_case_files(source, header_only=True)
    reading = _Reading(list(files.faults))
    header, _ = reading.header(files)
    if header is None or reading.faults:
        raise InputError(problems_of(reading.faults))
    return header


@dataclass(slots=True)
class _Reading:
    """Gathers faults while the files of a case are taken apart."""

    faults: list[Fault]
    complete: bool = True
    notes: list[Fault] = field(default_factory=list)

    def header(self, files: CaseFiles) -> tuple[Header | None, list[RawDocument]]:
        """Return the header, None if it cannot be used, and the documents beside it."""
        if files.header is None:
            return None, []
        decoded = self._decoded(files.header)
        if not decoded.is_readable:
            return None, []
        place = Place(files.header)
        schema = _BUNDLE_HEADER if files.is_bundle else _FOLDER_HEADER
        value = decoded.value if isinstance(decoded.value, dict) else {}
        named = with_composed_texts({key: value[key] for key in _HEADER_FIELDS if key in value})
        found = list(Names().add(named, place))
        untidy = {item.place for item in found}
        faults = schema.faults(decoded.value, place, gettext("the case"))
        found += [fault for fault in faults if fault.place not in untidy]
        self.faults += found
        rules = named.get("rules")
        documents = _listed(place.below(DOCUMENTS), value.get(DOCUMENTS)) if files.is_bundle else []
        if not isinstance(rules, str) or any(item.place.path == ("rules",) for item in found):
            return None, documents
        return Header(str(named.get("case")), rules, place), documents

    def documents(self, file: SourceFile) -> list[RawDocument]:
        """Return the documents of a file: one, or a list of them."""
        decoded = self._decoded(file)
        place = Place(file)
        if format_of(file.name).is_always_bundle:
            return _listed(place.below(DOCUMENTS), decoded.value[DOCUMENTS])
        if isinstance(decoded.value, list):
            return _listed(place, decoded.value)
        return [RawDocument(decoded.value, place)] if decoded.is_readable else []

    def _decoded(self, file: SourceFile) -> Decoded:
        decoded = format_of(file.name).decode(file)
        self.faults += decoded.faults
        self.notes += decoded.notes
        self.complete &= decoded.is_readable
        return decoded


def _listed(place: Place, values: Any) -> list[RawDocument]:
    if not isinstance(values, list):
        return []
    return [RawDocument(value, place.below(index)) for index, value in enumerate(values)]
