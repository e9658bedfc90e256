"""The files of a new case: a blank document of each type, to be filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checker.evidence.terms import senders_of, terms_of
from checker.intake.fields import YEAR, fits_year
from checker.messages import gettext
from checker.model.case import CASE_FILE
from checker.model.pack import Pack
from checker.model.pointers import follow
from checker.model.problems import InputError, Position, Problem
from checker.parsers.files import display_path

BLANK = ""
"""What stands where something has to be filled in: no document is valid with it."""


def create_case(
    pack: Pack, folder: Path, role: str | None = None, year: int | None = None
) -> tuple[Path, ...]:
    """Write ``case.json`` and a blank document of each type into a new folder; return the files.

    With ``role`` they are the documents that it may send, with ``year`` those that this year fits,
    and it stands in their field ``year``. Raises InputError where the folder is there, the pack
    has no such role, or no document type is left.
    """
    if role is not None and role not in pack.manifest.roles:
        raise InputError([_unknown_role(pack, role)])
    if folder.exists():
        raise InputError([_taken(folder)])
    documents = dict(_blank_documents(pack, role, year))
    if not documents:
        message = gettext("no document type of the pack is left")
        raise InputError([Problem(Position(display_path(folder)), "empty-case", message)])
    header = {"case": folder.absolute().name, "rules": pack.id}
    written = [_write(folder / CASE_FILE, header)]
    written += [_write(folder / f"{name}.json", each) for name, each in documents.items()]
    return tuple(written)


def _blank_documents(
    pack: Pack, role: str | None, year: int | None
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, schema in sorted(pack.schemas.items()):
        senders = senders_of(pack.manifest, terms_of(schema))
        if not senders or (role is not None and role not in senders):
            continue
        if year is not None and not fits_year(schema, year):
            continue
        properties = schema.get("properties", {})
        sender = role or (senders[0] if len(senders) == 1 else BLANK)
        envelope = {"type": name, "id": f"{name}-1", "submitted_by": sender, "received_on": BLANK}
        needed = schema.get("required", ())
        fields = {
            key: _blank(schema, inner) if key in needed else None
            for key, inner in properties.items()
            if key != "type"
        }
        if year is not None and YEAR in fields:
            fields[YEAR] = year
        yield name, {**envelope, **fields}


def _blank(root: Mapping[str, Any], schema: Mapping[str, Any]) -> Any:
    """Return a blank value of a field: nested objects have their own blanks."""
    target = schema
    if isinstance(reference := schema.get("$ref"), str):
        target = follow(reference.removeprefix("#"), root)
    properties = target.get("properties")
    if properties:
        return dict.fromkeys(properties, BLANK)
    return [] if target.get("type") == "array" else BLANK


def _write(path: Path, value: Mapping[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _unknown_role(pack: Pack, role: str) -> Problem:
    known = gettext("one of {names}", names=", ".join(pack.manifest.roles))
    return Problem(Position(role), "unknown-role", gettext("the pack has no such role"), known)


def _taken(folder: Path) -> Problem:
    hint = gettext("choose another name, or remove the folder")
    position = Position(display_path(folder))
    return Problem(position, "case-exists", gettext("the folder is there already"), hint=hint)
