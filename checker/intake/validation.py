"""Check the documents of a submission against a pack, and against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from checker.intake.amendments import amendment_faults
from checker.intake.cautions import cautions
from checker.intake.fields import shown
from checker.intake.names import Names, with_composed_texts
from checker.intake.not_known import holds_null, with_optional_fields, without_unknown
from checker.intake.records import record
from checker.intake.schemas import Meaning, Schema, SchemaError
from checker.intake.skipping import Owner, owner_of, skipped_documents
from checker.intake.strangers import strangers
from checker.intake.submission import RawDocument, Submission
from checker.intake.waivers import waiver_faults
from checker.messages import Message, gettext
from checker.model.case import AMENDMENT, WAIVER, Case, Document, Skipped
from checker.model.pack import Pack
from checker.model.pointers import Steps, steps
from checker.model.problems import InputError, Position, Problem
from checker.parsers.places import (
    MAX_FAULTS,
    Fault,
    Place,
    SourceFile,
    among_others,
    problems_of,
)
from checker.parsers.suggestions import suggestion

_FEW_IDS, _FEW_FAULTS = 1_000, 50
"""Up to here an id like the missing one is looked for: with more it would take too long."""


def validate(submission: Submission, pack: Pack, skip_invalid: bool = False) -> Case:
    """Return the case with its documents as FEEL values.

    Every document has the fields that the schema of its type asks for, an id of its own, and
    refers only to documents that are there; amendments and waivers name what the pack has. Raises
    InputError with every problem, including those found while reading, and with the warnings on
    cells of workbooks, which are best looked at together. With ``skip_invalid`` the
    documents and files with faults are left out instead, and named in the case.
    """
    submission = _with_cells_read(submission, pack.schemas)
    checking = _Checking(_compiled(_Schemas(pack.schemas)), list(submission.faults))
    for document in submission.documents:
        checking.add(document)
        if len(checking.faults) > MAX_FAULTS:
            break
    else:
        checking.check_references(submission.is_complete)
        checking.check_names()
        checking.check_against(pack)
    skipped: dict[Owner, Skipped] = {}
    if skip_invalid:
        skipped = skipped_documents(submission, checking.faults, pack.schemas)
    elif checking.faults:
        remarks = (each for each in _warnings(submission) if each.position.cell is not None)
        raise InputError([*problems_of(checking.faults), *remarks])
    documents = tuple(checking.documents(skipped))
    found = strangers(documents, checking.schemas)
    return Case(
        id=submission.case,
        rules=submission.rules,
        documents=documents,
        source=submission.header.place,
        skipped=tuple(skipped.values()),
        warnings=_warnings(submission),
        strangers=found,
        cautions=tuple(cautions(documents, found)),
    )


def _warnings(submission: Submission) -> tuple[Problem, ...]:
    """Return the warnings; there is at most one for each cell, and few once told by column."""
    if not submission.warnings:
        return ()
    from checker.parsers.workbook.grid import MAX_CELLS

    told = problems_of(submission.warnings, MAX_CELLS)
    return tuple(replace(each, is_warning=True) for each in told)


def _with_cells_read(submission: Submission, schemas: Mapping[str, Any]) -> Submission:
    """Return a submission with its workbooks read, for which their reader is imported."""
    files = {submission.header.place.file, *(each.place.file for each in submission.documents)}
    if not any(file.has_empty_places for file in files):
        return submission
    from checker.intake.cells import with_cells_read

    return with_cells_read(submission, schemas)


@dataclass(frozen=True, slots=True)
class _Valid:
    """A document that fits the schema of its type, with the pointers to its dates."""

    raw: RawDocument
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reference:
    """A string that has to be the id of a document, of one type or any."""

    place: Place
    source: str
    target: str
    type: str | None


@dataclass(slots=True)
class _Checking:
    """Checks documents one by one and collects their faults."""

    schemas: Mapping[str, Schema]
    faults: list[Fault]
    valid: list[_Valid] = field(default_factory=list)
    ids: dict[str, RawDocument] = field(default_factory=dict)
    references: list[_Reference] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    doubtful: set[tuple[SourceFile, Steps]] = field(init=False)

    def __post_init__(self) -> None:
        """Note the values that were refused while reading, so that they are reported once only."""
        self.doubtful = {(fault.place.file, fault.place.path) for fault in self.faults}

    def add(self, raw: RawDocument) -> None:
        """Check one document by itself."""
        if not isinstance(raw.value, dict):
            message = gettext("a document must be an object: fields in braces")
            self.faults.append(Fault(raw.place, "wrong-type", message, found=shown(raw.value)))
            return
        raw = RawDocument(with_composed_texts(raw.value), raw.place)
        self._add_id(raw)
        schema = self._schema(raw)
        if schema is None:
            return
        if holds_null(raw.value):
            raw = RawDocument(without_unknown(raw.value, schema.document), raw.place)
        meaning = schema.meaning(raw.value)
        self._add_names(raw, meaning)
        for pointer, wanted in meaning.references:
            self._add_reference(raw, steps(pointer, raw.value), wanted)
        if meaning.is_valid:
            self.valid.append(_Valid(raw, meaning.dates))
        else:
            found = schema.faults(
                raw.value, raw.place, gettext("the {type}", type=raw.value["type"])
            )
            new = (fault for fault in found if not self._is_doubtful(fault.place))
            self.faults += islice(new, MAX_FAULTS)

    def check_references(self, is_complete: bool) -> None:
        """Check that the documents referred to are there.

        Where files could not be read (``is_complete`` false), a document may be in one of them.
        """
        for reference in self.references:
            if fault := self._bad_reference(reference, is_complete):
                self.faults.append(fault)

    def check_names(self) -> None:
        """Check that no two names of the case look alike."""
        self.faults += self.names.alike()

    def check_against(self, pack: Pack) -> None:
        """Check that amendments and waivers fit the pack; only valid documents are looked at."""
        valid = [item.raw for item in self.valid]
        self.faults += amendment_faults(pack, valid)
        self.faults += waiver_faults(pack, valid)

    def documents(self, skipped: Collection[Owner]) -> Iterator[Document]:
        """Yield the valid documents that are not skipped, with their FEEL values."""
        valid = [item for item in self.valid if owner_of(item.raw) not in skipped]
        places = among_others([item.raw.place for item in valid])
        for item, place in zip(valid, places, strict=True):
            fields = record(item.raw.value, item.dates)
            yield Document(fields.origin, item.raw.value["type"], fields, place)

    def _add_id(self, raw: RawDocument) -> None:
        id_ = raw.value.get("id")
        if not isinstance(id_, str):
            return
        first = self.ids.setdefault(id_, raw)
        if first is not raw:
            self.faults.append(_twice(id_, raw.place.below("id"), first.place.below("id")))

    def _add_names(self, raw: RawDocument, meaning: Meaning) -> None:
        """Note the names in a document; of an untidy one nothing more is said."""
        for fault in self.names.add(raw.value, raw.place, meaning.prose):
            if not self._is_doubtful(fault.place):
                self.faults.append(fault)
                self.doubtful.add((fault.place.file, fault.place.path))

    def _schema(self, raw: RawDocument) -> Schema | None:
        """Return the schema of the document's type; add a fault if there is none."""
        type_ = raw.value.get("type")
        if isinstance(type_, str) and type_ in self.schemas:
            return self.schemas[type_]
        if "type" not in raw.value:
            self.faults.append(self._without_type(raw))
        elif not self._is_doubtful(raw.place.below("type")):
            self.faults.append(self._unknown_type(raw))
        return None

    def _without_type(self, raw: RawDocument) -> Fault:
        hint = self._all_types()
        if {"case", "rules"} <= raw.value.keys():
            hint = gettext("a folder below a case cannot be a case of its own")
        return Fault(raw.place, "missing-field", gettext("`type` is missing"), hint=hint)

    def _unknown_type(self, raw: RawDocument) -> Fault:
        type_ = raw.value["type"]
        near = suggestion(type_, self.schemas) if isinstance(type_, str) else None
        message = gettext("there is no document type of this name")
        return Fault(
            raw.place.below("type"),
            "unknown-type",
            message,
            found=shown(type_),
            hint=near or self._all_types(),
        )

    def _all_types(self) -> Message:
        return gettext("the types are {types}", types=", ".join(sorted(self.schemas)))

    def _add_reference(self, raw: RawDocument, path: Steps, wanted: str | None) -> None:
        target: Any = raw.value
        for step in path:
            target = target[step]
        if isinstance(target, str):
            source = str(raw.value.get("id"))
            self.references.append(_Reference(raw.place.below(*path), source, target, wanted))

    def _bad_reference(self, reference: _Reference, is_complete: bool) -> Fault | None:
        place, target = reference.place, reference.target
        known = self.ids.get(target)
        if known is None:
            if not is_complete:
                return None
            message = gettext("the document {id} is not in the case", id=shown(target))
            few = len(self.ids) <= _FEW_IDS and len(self.faults) <= _FEW_FAULTS
            near = suggestion(target, self.ids) if few else None
            hint = near or gettext("put it into the case, or correct the id")
            return Fault(place, "unknown-document", message, hint=hint)
        if target == reference.source:
            message = gettext("a document cannot refer to itself")
            return Fault(place, "wrong-document", message)
        type_ = known.value.get("type")
        if reference.type in (None, type_):
            return None
        message = gettext("a document of type {type} has to be named here", type=reference.type)
        found = shown(target)
        if isinstance(type_, str):
            found = gettext("{id}, of type {type}", id=shown(target), type=type_)
        return Fault(place, "wrong-document", message, found=found)

    def _is_doubtful(self, place: Place) -> bool:
        return bool(self.doubtful) and (place.file, place.path) in self.doubtful


def _twice(id_: str, place: Place, first: Place) -> Fault:
    return Fault(
        place,
        "duplicate-id",
        gettext("the id {id} is used twice", id=shown(id_)),
        other=first,
        other_hint=lambda where: gettext(
            "every document needs an id of its own; the other one is at {place}", place=where
        ),
    )


class _Schemas:
    """The schemas of a pack, compared by identity so that they are compiled once."""

    def __init__(self, documents: Mapping[str, Mapping[str, Any]]) -> None:
        self.documents = documents

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Schemas) and other.documents is self.documents

    def __hash__(self) -> int:
        return id(self.documents)


@lru_cache(maxsize=16)
def _compiled(schemas: _Schemas) -> dict[str, Schema]:
    """Return the schemas by type, ready for use; raises InputError where one is not."""
    compiled: dict[str, Schema] = {}
    problems = []
    for type_, document in schemas.documents.items():
        try:
            changes_rules = type_ in (AMENDMENT, WAIVER)
            compiled[type_] = Schema(document if changes_rules else with_optional_fields(document))
        except SchemaError as error:
            position = Position(f"{type_}.schema.json")
            message = gettext("the schema cannot be used: {reason}", reason=error.message)
            problems.append(Problem(position, "schema", message))
    if problems:
        raise InputError(problems)
    return compiled
