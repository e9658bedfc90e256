"""Small packs and cases for the tests of intake."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.intake import read_submission, validate
from checker.model.case import Case
from checker.model.pack import Manifest, Norm, Pack, Source, Table, Topic
from checker.model.problems import InputError, Problem
from checker.parsers.json import decode
from checker.parsers.places import Decoded, SourceFile, problems_of

SCHEMAS = Path(__file__).parents[2] / "schemas"
HEADER = {"case": "harbour-1999", "rules": "harbour"}


def read_schema(name: str) -> dict[str, Any]:
    """Return a schema of ``schemas/common``, with the envelope carried along."""
    folder = SCHEMAS / "common"
    schema: dict[str, Any] = json.loads(
        (folder / f"{name}.schema.json").read_text(), parse_float=Decimal
    )
    if "allOf" not in schema:
        return schema
    envelope = read_schema("envelope")
    return schema | {"allOf": [{"$ref": "#/$defs/envelope"}], "$defs": {"envelope": envelope}}


def schema_of(type_: str, *required: str, **fields: Any) -> dict[str, Any]:
    """Return the schema of a document type with its own fields."""
    return {
        "allOf": [{"$ref": "#/$defs/envelope"}],
        "$defs": {"envelope": read_schema("envelope")},
        "type": "object",
        "properties": {"type": {"const": type_}, **fields},
        "required": list(required),
        "unevaluatedProperties": False,
    }


REPORT = schema_of(
    "catch-report",
    "vessel",
    "quarter",
    "catch",
    vessel={"type": "string", "minLength": 1},
    year={"type": "integer", "minimum": 1990, "maximum": 2030},
    quarter={"enum": [1, 2, 3, 4]},
    catch={"type": "number", "minimum": 0, "x-unit": "t"},
    closed_on={"type": "string", "format": "date"},
)
PERMIT = schema_of("permit", vessel={"type": "string"})


NORM = Norm(
    id="catch-limit",
    source="rules",
    paragraph="1",
    who="vessel",
    statement="Catch no more than the limit.",
    state="coded",
)
LIMITS = Table(
    id="catch-limits",
    title="Limits",
    name="catch_limit",
    keys={"species": "string", "year": "number"},
    values={"cod": {1999: 10}},
)


def pack_of(**schemas: Mapping[str, Any]) -> Pack:
    """Return a pack with these document types; underscores in names stand for hyphens."""
    manifest = Manifest(
        pack="harbour",
        version="1.0.0",
        title="Harbour",
        sources=(Source(id="rules", title="Rules"),),
        roles={},
    )
    topic = Topic(tables=(LIMITS,))
    by_type = {name.replace("_", "-"): schema for name, schema in schemas.items()}
    return Pack(manifest, {NORM.id: NORM}, topic, by_type, "sha256:0", "rules/harbour")


HARBOUR = pack_of(
    catch_report=REPORT,
    permit=PERMIT,
    determination=read_schema("determination"),
    amendment=read_schema("amendment"),
    waiver=read_schema("waiver"),
)


def report(id_: str = "R-1", **fields: Any) -> dict[str, Any]:
    """Return a valid catch report, with changes; fields that are ``...`` are left out."""
    document = {
        "type": "catch-report",
        "id": id_,
        "submitted_by": "V1",
        "received_on": "1999-04-10",
        "vessel": "V1",
        "quarter": 1,
        "catch": 12.5,
        **fields,
    }
    return {name: value for name, value in document.items() if value is not ...}


def bundle(*documents: Any, **header: Any) -> str:
    """Return the text of a bundle, one line for each document."""
    lines = ",\n".join(json.dumps(document) for document in documents)
    head = json.dumps({**HEADER, **header})[:-1]
    return f'{head}, "documents": [\n{lines}\n]}}'


def write(path: Path, *documents: Any, **header: Any) -> str:
    """Write a bundle file; return its path."""
    path.write_text(bundle(*documents, **header))
    return str(path)


def folder(path: Path, **files: str | bytes) -> str:
    """Write a case folder; ``a__b`` is the file ``a/b.json``. Return its path."""
    texts = {"case": json.dumps(HEADER), **files}
    for name, text in texts.items():
        file = path.joinpath(*name.split("__")).with_suffix(".json")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def load(source: str, pack: Pack = HARBOUR) -> Case:
    """Return the case at ``source``."""
    return validate(read_submission(source), pack)


def problems(source: str, pack: Pack = HARBOUR) -> list[Problem]:
    """Return what is wrong with the case at ``source``."""
    try:
        load(source, pack)
    except InputError as error:
        return list(error.problems)
    return []


def faults_of(text: str) -> tuple[Decoded, list[Problem]]:
    """Return what a JSON text says, and what is wrong with it."""
    decoded = decode(SourceFile("x.json", text))
    return decoded, problems_of(decoded.faults)
