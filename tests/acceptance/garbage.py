"""Input that nobody can use, as files: cases, and packs spoilt in one place."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from checker.packs.new_pack import create_pack

HEADER = '{"case": "x", "rules": "halon"}'
REPORT: Mapping[str, Any] = {
    "type": "progress-report",
    "id": "P1",
    "submitted_by": "nepa",
    "received_on": "1999-05-10",
    "year": 1999,
    "quarter": 1,
}
Make = Callable[[Path], object]
"""Writes garbage into an empty folder, which is then the case."""


def text_of(**fields: Any) -> str:
    """Return a document with other fields, as JSON."""
    return json.dumps({**REPORT, **fields})


def raw(content: str | bytes) -> Make:
    """Return a case whose one file of documents says this."""

    def make(folder: Path) -> None:
        (folder / "case.json").write_text(HEADER)
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        (folder / "documents.json").write_bytes(data)

    return make


def fields(**changed: Any) -> Make:
    """Return a case of one document with these fields."""
    return raw(text_of(**changed))


def number(text: str) -> Make:
    """Return a case with a production of this number, as it is written."""
    report = {
        "type": "production-report",
        "id": "P1",
        "submitted_by": "E01",
        "received_on": "1999-04-10",
        "enterprise": "E01",
        "substance": "halon-1211",
        "year": 1999,
        "quarter": 1,
        "production": "NUMBER",
    }
    return raw(json.dumps(report).replace('"NUMBER"', text))


def header(content: object) -> Make:
    """Return a case with this in its case.json."""
    return lambda folder: (folder / "case.json").write_text(json.dumps(content))


def rules(name: object) -> Make:
    """Return a case that names these rules."""
    return header({"case": "x", "rules": name})


def linked(target: str, link: str = "a.json") -> Make:
    """Return a case with a symbolic link in its folder."""

    def make(folder: Path) -> None:
        (folder / "case.json").write_text(HEADER)
        (folder / link).symlink_to(target)

    return make


def _case_folder(folder: Path) -> None:
    (folder / "case.json").mkdir()


def _pipe(folder: Path) -> None:
    (folder / "case.json").write_text(HEADER)
    os.mkfifo(folder / "a.json")


def _odd_names(folder: Path) -> None:
    (folder / "case.json").write_text(HEADER)
    (folder / "a\x1b[31m\nb.json").write_text("{")


CASES: dict[str, Make] = {
    "empty folder": lambda folder: None,
    "case.json is a folder": _case_folder,
    "link to its own folder": linked(".", "self"),
    "links in a circle": linked("a.json"),
    "link to nothing": linked("/no/such/file"),
    "link to the outside": linked("/etc/passwd"),
    "a pipe": _pipe,
    "file name with control characters": _odd_names,
    "binary": raw(bytes(range(256)) * 100),
    "zero bytes": raw(b"\0" * 10_000),
    "compressed": raw(b"\x1f\x8b\x08" + bytes(100)),
    "UTF-16": raw(json.dumps(REPORT).encode("utf-16")),
    "Latin-1": raw(b'{"id": "\xe9"}'),
    "empty file": raw(""),
    "50 MB": raw("[" + ",".join([text_of()] * 400_000) + "]"),
    "lists within lists": raw("[" * 1_000_000),
    "objects within objects": raw('{"a":' * 100_000 + "1" + "}" * 100_000),
    "three million lists": raw("[" + ",".join(["[]"] * 3_000_000) + "]"),
    "a number of a million digits": raw("[" + "9" * 1_000_000 + "]"),
    "two values": raw("{} {}"),
    "comma too many": raw("[" + text_of() + ",]"),
    "text without end": raw('{"id": "P1'),
    "no object": raw('"text"'),
    "key twice": raw('{"id": "P1", "id": "P1"}'),
    "10,000 documents with one id": raw("[" + ",".join([text_of()] * 10_000) + "]"),
    "no rules": header({"case": "x"}),
    "header is a list": header([1]),
    "header with control characters": header({"case": "\x1b[31m", "rules": "halon"}),
    "rules from elsewhere": rules("../../etc"),
    "rules by path": rules("/etc"),
    "rules with markup": rules("<b>[red]"),
    "rules of great length": rules("x" * 100_000),
    "rules are a number": rules(5),
    "unknown type": fields(type="../../etc/passwd"),
    "type is a list": fields(type=["progress-report"]),
    "odd field": fields(__class__="x"),
    "id with control characters": fields(id="a\x1b[2Jb"),
    "id with a zero byte": fields(id="a\0b"),
    "id that reads backwards": fields(id="P\u202e1"),
    "id with a blank of no width": fields(id="P\u200b1"),
    "half of a surrogate pair": fields(id="\ud800"),
    "empty id": fields(id=""),
    "id is a number": fields(id=5),
    "key that looks like an index": fields(
        type="amendment", table="t", key={"0": None, "+007": [], "": {}}, value=1, agreed_on=1
    ),
    "NaN": number("NaN"),
    "infinity": number("-Infinity"),
    "1e400": number("1e400"),
    "0.1e-400": number("0.1e-400"),
    "1e999999999": number("1e999999999"),
    "35 digits": number("1" * 35),
    "below zero": number("-0.001"),
    "number as text": number('"5"'),
    "29 February 1999": fields(received_on="1999-02-29"),
    "30 February": fields(received_on="1999-02-30"),
    "year 0": fields(received_on="0000-01-01"),
    "year 10000": fields(received_on="10000-01-01"),
    "time of day": fields(received_on="1999-05-10T00:00:00"),
    "other digits": fields(received_on="١٩٩٩-٠٥-١٠"),
    "blank before the day": fields(received_on=" 1999-05-10"),
    "year beyond all": fields(year=9999),
    "half a year": fields(year=1999.5),
    "refers to itself": fields(type="determination", about="P1", result="satisfactory", by="x"),
}


# ---- Packs ---------------------------------------------------------------------------------------

MEASURE = "measure: quantity_of(year)"
DEFINITIONS = "definitions:\n"
Spoil = Callable[[Path, Path], object]
"""Spoils a sound pack, given its folder and the schema of its document type."""


def pack(at: Path) -> tuple[Path, Path]:
    """Write a sound pack; return its folder and its schema."""
    create_pack("base", at)
    return at / "rules" / "base", at / "schemas" / "base" / "yearly-report.schema.json"


def bundle(at: Path) -> Path:
    """Write a case for the pack and return its file."""
    reports = [
        {
            "type": "yearly-report",
            "id": f"R{year}",
            "submitted_by": "reporter",
            "received_on": f"{year + 1}-01-10",
            "year": year,
            "quantity": 70,
        }
        for year in (2024, 2025)
    ]
    file = at / "case.json"
    file.write_text(json.dumps({"case": "x", "rules": "base", "documents": reports}))
    return file


def topic(content: str | bytes, name: str = "more.yaml") -> Spoil:
    """Return a pack with this file in it."""
    data = content if isinstance(content, bytes) else content.encode()
    return lambda folder, _: (folder / name).write_bytes(data)


def swapped(old: str, new: str) -> Spoil:
    """Return a pack with one text in its rules replaced."""

    def spoil(folder: Path, _: Path) -> None:
        file = folder / "rules.yaml"
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new, 1))

    return spoil


def measured(expression: str) -> Spoil:
    """Return a pack that measures by this FEEL expression."""
    return swapped(MEASURE, f"measure: {json.dumps(expression)}")


def defined(call: str, *bodies: str) -> Spoil:
    """Return a pack with definitions of ``f`` and ``g`` in ``x``, measured by a call of them."""

    def spoil(folder: Path, schema: Path) -> None:
        entries = "".join(
            f"  - {{id: loop-{name}, title: t, norm: yearly-limit, name: {name}, "
            f"parameters: {{x: number}}, value: {json.dumps(body)}}}\n"
            for name, body in zip("fg", bodies, strict=False)
        )
        swapped(DEFINITIONS, DEFINITIONS + entries)(folder, schema)
        measured(call)(folder, schema)

    return spoil


def schema_text(content: str | bytes) -> Spoil:
    """Return a pack with this as its schema."""
    data = content if isinstance(content, bytes) else content.encode()
    return lambda _, schema: schema.write_bytes(data)


def schema_with(**keywords: Any) -> Spoil:
    """Return a pack whose schema has other keywords."""
    return lambda _, schema: schema.write_text(
        json.dumps({**json.loads(schema.read_text()), **keywords})
    )


def _no_manifest(folder: Path, _: Path) -> None:
    (folder / "pack.yaml").unlink()


def _pipe_topic(folder: Path, _: Path) -> None:
    os.mkfifo(folder / "more.yaml")


def _pipe_schema(_: Path, schema: Path) -> None:
    schema.unlink()
    os.mkfifo(schema)


BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}, *{old}]\n"
    for old, new in zip("abcdefghij", "bcdefghijk", strict=True)
)

# Found when the pack is loaded.
UNLOADABLE: dict[str, Spoil] = {
    "no pack.yaml": _no_manifest,
    "a pipe": _pipe_topic,
    "a pipe as schema": _pipe_schema,
    "YAML bomb": topic(BOMB),
    "YAML bomb in pack.yaml": topic(BOMB, "pack.yaml"),
    "YAML bomb in norms.yaml": topic(BOMB, "norms.yaml"),
    "alias of itself": topic("a: &a [*a]\n"),
    "code in a tag": topic('a: !!python/object/apply:os.system ["true"]\n'),
    "YAML nested 100,000 deep": topic("a: " + "[" * 100_000),
    "YAML blocks 3,000 deep": topic("".join(" " * depth + "a:\n" for depth in range(3000))),
    "YAML with tabs": topic("a:\n\t- b\n"),
    "YAML that is none": topic("a: [1, 2\nb: }"),
    "YAML binary": topic(bytes(range(256))),
    "YAML Latin-1": topic(b"a: \xe9"),
    "YAML of 60 MB": topic("#" + "x" * 60_000_000),
    "YAML empty": topic(""),
    "YAML text": topic("hello"),
    "YAML two documents": topic("a: 1\n---\nb: 2\n"),
    "YAML key twice": topic("limits: []\nlimits: []\n"),
    "YAML unknown key": topic("foo: 1\n"),
    "FEEL nested 10,000 deep": measured("(" * 10_000 + "1" + ")" * 10_000),
    "FEEL lists 9,000 deep": measured("[" * 9_000 + "]" * 9_000),
    "FEEL signs": measured("-" * 10_000 + "1"),
    "FEEL of great length": measured("+".join(["1"] * 100_000)),
    "FEEL that is none": measured("$%^&"),
    "FEEL zero byte": measured("1 + \0"),
    "table not a number": swapped("2025: 80", "2025: .nan"),
    "id from elsewhere": swapped("id: within-limit", "id: ../../x"),
    "id twice": swapped("id: within-limit", "id: report-filed"),
    "template of braces": swapped("File the report", "{" * 10_000),
    "schema is no JSON": schema_text('{"type": '),
    "schema binary": schema_text(bytes(range(256))),
    "schema nested": schema_text('{"a":' * 20_000),
    "schema a list": schema_text("[]"),
    "schema from the network": schema_with(allOf=[{"$ref": "https://example.com/x.json"}]),
    "schema from the file system": schema_with(allOf=[{"$ref": "file:///etc/passwd"}]),
    "schema from above": schema_with(allOf=[{"$ref": "../../../../etc/passwd"}]),
    "schema without end": schema_with(allOf=[{"$ref": "#/$defs/nope"}]),
    "schema wrong": schema_with(type="foo"),
}

# Found when the pack is evaluated: these take too long, or go too deep.
ENDLESS: dict[str, Spoil] = {
    "recursion": defined("f(1)", "f(x)"),
    "growing recursion": defined("f(1)", "1 + f(x + 1)"),
    "mutual recursion": defined("f(1)", "g(x)", "f(x)"),
    "a function that calls itself": defined("f(1)", "{h: function(k) k(k), r: h(h)}.r"),
    "a long loop": measured("count(for i in 1..1000000000 return i)"),
    "loops within loops": measured("count(for i in 1..100000, j in 1..100000 return 1)"),
    "all days": measured('count(for d in date("0001-01-01")..date("9999-12-31") return d)'),
    "a range beyond all": measured("count(for i in 1..10**30 return i)"),
    "text that doubles": measured(
        'string length((for i in 1..40 return if partial = [] then "xx" '
        "else partial[-1] + partial[-1])[-1])"
    ),
    "a million subjects": swapped(
        "for_each: {year: years}\n    due: date(year + 1, 1, 31)\n    measure",
        'for_each: {year: "[1..1000]", a: "[1..1000]"}\n    measure',
    ),
    "a runaway regular expression": measured(
        f'if matches("{"a" * 50}!", "(a|aa)+$") then 1 else 2'
    ),
    "a regular expression that is too large": measured(
        'if matches("a", "((((a{100}){100}){100}){100})") then 1 else 2'
    ),
}

# Nonsense that has a value, or none: the verdict says so.
UNKNOWN: dict[str, Spoil] = {
    "9999-12-31 and a day": measured(
        'if date("9999-12-31") + duration("P1D") > as_of then 1 else 2'
    ),
    "a duration beyond all": measured(
        'if duration("P99999999999999999999Y") > duration("P1Y") then 1 else 2'
    ),
    "a power beyond all": measured("9**999999999"),
    "division by zero": measured("1/0"),
    "index beyond all": measured("[1, 2, 3][10**30]"),
    "a pattern that is none": measured('if matches("a", "(") then 1 else 2'),
}
