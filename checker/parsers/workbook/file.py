"""A workbook as a file of a case: read whole, with the cell of every value."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from checker.messages import gettext
from checker.model.pointers import Steps
from checker.model.problems import Position
from checker.parsers.json_positions import Mark
from checker.parsers.places import Decoded, Fault, Place, SourceFile, UnreadableError
from checker.parsers.workbook.addresses import in_sheet
from checker.parsers.workbook.archive import open_archive
from checker.parsers.workbook.contents import SHEETS, Contents, Finding
from checker.parsers.workbook.documents import contents_of
from checker.parsers.workbook.grid import read_grid


@dataclass(frozen=True, slots=True, eq=False)
class WorkbookFile(SourceFile):
    """A workbook under the name that the user gave it, and what it says."""

    text: None
    contents: Contents

    @property
    def has_empty_places(self) -> bool:
        """Return True: what is missing is an empty cell."""
        return True

    def positions(self, marks: Collection[Mark]) -> Mapping[Mark, Position]:
        """Return the cell of each mark, or of the nearest value around a missing one."""
        return {mark: Position(self.name, cell=self._cell(*mark)) for mark in marks}

    def _cell(self, path: Steps, at_key: bool) -> str | None:
        if path[:1] == (SHEETS,):
            return in_sheet(str(path[1]), str(path[2]))
        if at_key and path in self.contents.heads:
            return self.contents.heads[path]
        name = self.contents.name_at(path)
        while path and name is None:
            path = path[:-1]
            name = self.contents.name_at(path)
        return name


def read(name: str, data: bytes) -> WorkbookFile:
    """Return a workbook; raises UnreadableError for what is not one, or is too large."""
    contents = contents_of(read_grid(open_archive(name, data)))
    if not contents.has_keys:
        message = gettext("no sheet of the workbook has a row with the keys of documents")
        hint = gettext("start from a template: checker excel template PACK -o FILE.xlsx")
        raise UnreadableError(Fault(Place(SourceFile(name)), "workbook", message, hint=hint))
    return WorkbookFile(name, None, contents)


def decode(file: SourceFile) -> Decoded:
    """Return the case and its documents as JSON would say them, and what is wrong with cells.

    Raises TypeError for a file that is not a workbook.
    """
    if not isinstance(file, WorkbookFile):
        raise TypeError(gettext("{name} is not a workbook", name=file.name))
    findings = file.contents.findings
    faults = tuple(fault_of(file, each) for each in findings if not each.is_note)
    notes = tuple(fault_of(file, each) for each in findings if each.is_note)
    return Decoded(file.contents.value, faults, notes=notes)


def fault_of(file: SourceFile, finding: Finding) -> Fault:
    """Return a finding as a fault, or as a note, of a file."""
    return Fault(
        Place(file, finding.path),
        finding.code,
        finding.message,
        found=finding.found,
        hint=finding.hint,
    )
