"""The cells of workbooks read as the fields that they fill.

A cell does not say whether ``812.5`` typed as a text is a number, or 36525 a day: the schema of
the document does. What is read otherwise than it is stored is told in a note; what can be read in
two ways is not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checker.intake import cell_values
from checker.intake.cell_values import FieldOfCell, Note
from checker.intake.columns import CellKind, is_list, kind_at
from checker.intake.fields import names_at, schemas_at, unit_at
from checker.intake.submission import RawDocument, Submission
from checker.messages import gettext
from checker.model.pointers import Steps
from checker.parsers.places import Fault, Place
from checker.parsers.workbook.contents import DOCUMENTS, SHEETS
from checker.parsers.workbook.file import WorkbookFile
from checker.parsers.workbook.grid import Cell
from checker.parsers.workbook.layout import MAX_SHEET_NAME
from checker.parsers.workbook.values import CellError, key_text

Schemas = Mapping[str, Mapping[str, Any]]


def with_cells_read(submission: Submission, schemas: Schemas) -> Submission:
    """Return a submission with the documents of its workbooks read as ``schemas`` say.

    ``schemas`` are those of document types, by type. Faults and warnings of cells are added.
    """
    files = {
        raw.place.file: None
        for raw in submission.documents
        if isinstance(raw.place.file, WorkbookFile)
    }
    files |= _header_file(submission)
    if not files:
        return submission
    reading = _Reading(schemas)
    for file in files:
        reading.look_at_unread(file)
    documents = tuple(map(reading.document, submission.documents))
    return replace(
        submission,
        documents=documents,
        faults=(*submission.faults, *reading.faults),
        warnings=(*submission.warnings, *reading.notes),
    )


def _header_file(submission: Submission) -> dict[WorkbookFile, None]:
    file = submission.header.place.file
    return {file: None} if isinstance(file, WorkbookFile) else {}


@dataclass(slots=True)
class _Reading:
    """Reads documents one by one, and gathers what is wrong with their cells."""

    schemas: Schemas
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    fields: dict[tuple[str, Steps], FieldOfCell] = field(default_factory=dict)
    cells: dict[WorkbookFile, Mapping[int, Mapping[Steps, Cell]]] = field(default_factory=dict)

    def look_at_unread(self, file: WorkbookFile) -> None:
        """Tell of the sheets of a workbook that hold no documents."""
        for name in file.contents.unread:
            place = Place(file, (SHEETS, name, "A1"))
            if self._type_of(name) in self.schemas:
                message = gettext("this sheet has no column with the key id, so it is not read")
                hint = gettext("put the keys of the columns back into the first row")
                self.faults.append(Fault(place, "missing-key", message, hint=hint))
            else:
                message = gettext("this sheet holds no documents, and is not read")
                self.notes.append(Fault(place, "ignored-sheet", message))

    def document(self, raw: RawDocument) -> RawDocument:
        """Return a document with its cells read as the schema of its type says."""
        file, path = raw.place.file, raw.place.path
        if not isinstance(file, WorkbookFile) or not isinstance(raw.value, dict):
            return raw
        type_ = self._type_of(str(raw.value.get("type")))
        value = {**_copied(raw.value), "type": type_}
        schema = self.schemas.get(type_)
        if schema is not None:
            for way, cell in self._cells_of(file, int(path[1])):
                self._read(value, way, cell, self._field(type_, schema, way), raw.place)
        return RawDocument(value, raw.place)

    def _cells_of(self, file: WorkbookFile, index: int) -> Iterator[tuple[Steps, Cell]]:
        if file not in self.cells:
            by_document: defaultdict[int, dict[Steps, Cell]] = defaultdict(dict)
            for path, cell in file.contents.cells.items():
                if path[0] == DOCUMENTS:
                    by_document[int(path[1])][path[2:]] = cell
            self.cells[file] = by_document
        yield from self.cells[file].get(index, {}).items()

    def _type_of(self, sheet: str) -> str:
        """Return the type whose documents a sheet holds: the name of a sheet may be cut short."""
        name = key_text(sheet).lower()
        if name in self.schemas or len(name) < MAX_SHEET_NAME:
            return name if name in self.schemas else sheet
        meant = [type_ for type_ in self.schemas if type_.startswith(name)]
        return meant[0] if len(meant) == 1 else sheet

    def _field(self, type_: str, schema: Mapping[str, Any], way: Steps) -> FieldOfCell:
        key = type_, tuple(0 if isinstance(step, int) else step for step in way)
        if key not in self.fields:
            self.fields[key] = _field_of(schema, key[1])
        return self.fields[key]

    def _read(
        self, value: dict[str, Any], way: Steps, cell: Cell, of: FieldOfCell, place: Place
    ) -> None:
        """Put what a cell says into the document, and tell what is to be told of it."""
        holder: Any = value
        for step in way[:-1]:
            holder = holder[step]
        if holder.get(way[-1]) is None:
            return  # what is wrong with the cell itself has been told
        at = place.below(*way)
        try:
            holder[way[-1]], notes = cell_values.read(cell, of, from_1904=_from_1904(place))
        except CellError as error:
            holder[way[-1]] = None
            fault = Fault(at, error.code, error.message, found=error.found, hint=error.hint)
            self.faults.append(fault)
        else:
            self.notes += [_fault(at, note) for note in notes]


def _from_1904(place: Place) -> bool:
    return isinstance(place.file, WorkbookFile) and place.file.contents.from_1904


def _fault(place: Place, note: Note) -> Fault:
    return Fault(place, note.code, note.message, found=note.found)


def _field_of(schema: Mapping[str, Any], path: Steps) -> FieldOfCell:
    """Return what a cell of the field at ``path`` holds; anything where there is no such field."""
    *above, name = path
    if name not in names_at(schema, tuple(above)):
        return FieldOfCell(CellKind.ANY, False, None, (), False)
    parts = schemas_at(schema, path)
    lists = is_list(schema, path)
    items = schemas_at(schema, (*path, 0)) if lists else parts
    options = next((part["enum"] for part in items if "enum" in part), ())
    return FieldOfCell(
        kind=kind_at(schema, path),
        is_list=lists,
        unit=unit_at(schema, path) or ("percent" if "percent" in str(name) else None),
        options=tuple(option for option in options if isinstance(option, str)),
        is_prose=any(part.get("x-prose") is True for part in parts),
    )


def _copied(value: Any) -> Any:
    """Return a copy of a value of JSON that can be changed."""
    if isinstance(value, dict):
        return {name: _copied(item) for name, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value
