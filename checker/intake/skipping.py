"""Documents with faults, left out so that the rest of a case can be assessed.

What is left out is not forgotten: the case says which documents these are and what is wrong with
them, and nothing may look better for their absence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from checker.intake.submission import RawDocument, Submission
from checker.model.case import Skipped
from checker.model.pointers import Steps
from checker.model.problems import InputError
from checker.parsers.places import MAX_FAULTS, Fault, Place, SourceFile, position_of, problems_of

Owner = tuple[SourceFile, Steps]
"""A document by its file and the way down to it; a whole file has an empty way."""


def owner_of(raw: RawDocument) -> Owner:
    """Return by what a document is known here."""
    return raw.place.file, raw.place.path


def skipped_documents(
    submission: Submission, faults: Sequence[Fault], types: Collection[str]
) -> dict[Owner, Skipped]:
    """Return the documents that these faults are in, and the files that could not be read.

    ``types`` are the document types of the pack. Raises InputError where a fault is in the header
    of the case, and where there are too many to gather all.
    """
    header = submission.header.place.file
    owners = {owner_of(raw): raw for raw in submission.documents}
    of_owner: defaultdict[Owner, list[Fault]] = defaultdict(list)
    of_case: list[Fault] = []
    for fault in faults:
        for place in _places(fault):
            owner = _owner(place, owners)
            if owner is None and place.file is header:
                of_case.append(fault)
            else:
                of_owner[owner or (place.file, ())].append(fault)
    if of_case or len(faults) > MAX_FAULTS:
        raise InputError(problems_of(of_case or faults))
    return {
        owner: _skipped(owner, owners.get(owner), found, types) for owner, found in of_owner.items()
    }


def _places(fault: Fault) -> list[Place]:
    """Return the places of a fault: of one id on two documents, both."""
    return [fault.place, *([fault.other] if isinstance(fault.other, Place) else [])]


def _owner(place: Place, owners: Collection[Owner]) -> Owner | None:
    ways = (place.path[:length] for length in range(len(place.path), -1, -1))
    return next(((place.file, way) for way in ways if (place.file, way) in owners), None)


def _skipped(
    owner: Owner, raw: RawDocument | None, faults: Sequence[Fault], types: Collection[str]
) -> Skipped:
    value = raw.value if raw is not None and isinstance(raw.value, dict) else {}
    id_, type_ = value.get("id"), value.get("type")
    problems = tuple(InputError(problems_of(faults)).problems)
    return Skipped(
        id=id_ if isinstance(id_, str) else None,
        type=type_ if isinstance(type_, str) and type_ in types else None,
        position=position_of(Place(*owner)),
        problems=problems,
    )
