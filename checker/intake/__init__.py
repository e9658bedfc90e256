"""Intake: is what was submitted usable? A folder, bundle or stream of JSON becomes a case.

Reading (``read_submission``) turns bytes into JSON values with exact numbers; validating
(``validate``) checks them against a pack and turns them into documents whose dates are dates.
All problems on the way are collected, with file, JSON Pointer, line and column, and raised as one
InputError.
"""

from __future__ import annotations

from checker.intake.submission import (
    BUNDLE_SCHEMA,
    Header,
    RawDocument,
    Submission,
    read_bundle,
    read_header,
    read_mapping,
    read_submission,
    submission_from,
    with_file,
)
from checker.intake.validation import validate
from checker.parsers.places import Place, SourceFile

__all__ = [
    "BUNDLE_SCHEMA",
    "Header",
    "Place",
    "RawDocument",
    "SourceFile",
    "Submission",
    "read_bundle",
    "read_header",
    "read_mapping",
    "read_submission",
    "submission_from",
    "validate",
    "with_file",
]
