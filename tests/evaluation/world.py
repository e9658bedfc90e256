"""A small invented agreement: plots that are planted, reports on them, and grants."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker import intake
from checker.evaluation import Scope
from checker.feel import to_feel
from checker.intake import Header, RawDocument, SourceFile, Submission
from checker.model.verdict import Consequence, Finding, Tranche, Verdict
from checker.packs import load_compiled
from checker.parsers.places import Place
from checker.pipeline import Loaded, assess

MANIFEST = """
pack: plots
version: 1.0.0
title: Planting of plots
sources: [{id: deed, title: The deed}]
roles: {office: the office, farm: a farm, board: the board}
units: {ha: hectare, USD: US dollar}
grades: [told, seen]
waiver_authorities: [board]
"""
NORMS = """
norms:
  - {id: n1, source: deed, paragraph: 1(a), who: farm, statement: Plant enough., state: coded}
  - {id: n2, source: deed, paragraph: 2; Annex 1, who: farm, statement: Report., state: coded}
"""
SCHEMAS: dict[str, dict[str, Any]] = {
    "planting": {
        "x-grade": "told",
        "properties": {
            "plot": {"type": "string"},
            "year": {"type": "integer"},
            "area": {"type": "number", "x-unit": "ha"},
        },
    },
    "survey": {
        "x-grade": "seen",
        "properties": {"year": {"type": "integer"}, "area": {"type": "number", "x-unit": "ha"}},
    },
    "payment": {
        "properties": {
            "year": {"type": "integer"},
            "paid_on": {"format": "date"},
            "amount": {"type": "number", "x-unit": "USD"},
        },
    },
}

GRANTS = """
definitions:
  - id: surveyed
    title: Survey of a year
    name: surveyed
    parameters: {in_year: number}
    value: surveys[year = in_year][1].area
    missing: survey of {in_year}
    from: office
tranches:
  - id: grant-1
    title: Grant of a year
    norm: n1
    for_each: {year: "[2001]"}
    amount: 0.5 * surveyed(2001) * 1000.01
    payments: {of: payments, where: document.year = 2001}
    conditions:
      - id: planted
        title: Planted
        norm: n1
        measure: sum(plantings.area)
        at_least: 50
        unit: ha
      - {id: seen, title: Surveyed, norm: n2, require: surveyed(year) > 0}
limits:
  - id: too-big
    title: No plot is too big
    norm: n1
    for_each: {report: plantings}
    measure: report.area
    at_most: 90
consequences:
  - id: stop
    title: Grants stop
    norm: n1
    when: [{finding: too-big, status: violated, as: big}]
    then:
      hold: grants
      on: {plot: big.report.plot}
      where: 'tranche.year >= big.report.year and tranche.id = "grant-1"'
      lifted_when: 'count(surveys[area > 200]) > 0'
    message: "Plot {big.report.plot} is too big"
"""
"""A pack with a tranche, a limit and a hold."""


@dataclass(frozen=True)
class World:
    """The pack's folder, and short ways to assess documents against it."""

    folder: Path

    def assess(
        self,
        documents: Sequence[dict[str, Any]],
        as_of: str,
        tranche: str | None = None,
        engine: str | None = None,
    ) -> Verdict:
        loaded = self.load(documents)
        return assess(loaded, date.fromisoformat(as_of), tranche, engine)

    def skipping(self, documents: Sequence[dict[str, Any]], as_of: str) -> Verdict:
        """Return the verdict where documents with faults are left out."""
        return assess(self.load(documents, skip_invalid=True), date.fromisoformat(as_of))

    def scope(self, documents: Sequence[dict[str, Any]], as_of: str) -> Scope:
        loaded = self.load(documents)
        return Scope(loaded.compiled, loaded.case, date.fromisoformat(as_of))

    def load(self, documents: Sequence[dict[str, Any]], skip_invalid: bool = False) -> Loaded:
        compiled = load_compiled(self.folder)
        file = SourceFile("case.json")
        raw = tuple(
            RawDocument(to_feel(each), Place(file, (i,))) for i, each in enumerate(documents)
        )
        submission = Submission(Header("a case", "plots", Place(file)), raw)
        case = intake.validate(submission, compiled.pack, skip_invalid)
        return Loaded(case, compiled)

    def finding(self, finding: str, documents: Sequence[dict[str, Any]], as_of: str) -> Finding:
        known = {each.id: each for each in self.assess(documents, as_of).all_findings()}
        return known[finding]

    def tranche(self, documents: Sequence[dict[str, Any]], as_of: str) -> Tranche:
        (only,) = self.assess(documents, as_of).tranches
        return only

    def consequences(
        self, documents: Sequence[dict[str, Any]], as_of: str
    ) -> dict[str, Consequence]:
        return {each.id: each for each in self.assess(documents, as_of).consequences}


def write_world(
    root: Path, rules: str, schemas_of: Mapping[str, dict[str, Any]] | None = None
) -> World:
    """Write a pack with these rules, in the layout of the repository.

    ``schemas_of`` replaces schemas of some types.
    """
    folder = root / "rules" / "plots"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(MANIFEST)
    (folder / "norms.yaml").write_text(NORMS)
    (folder / "rules.yaml").write_text(rules)
    schemas = root / "schemas" / "plots"
    schemas.mkdir(parents=True)
    for name, schema in {**SCHEMAS, **(schemas_of or {})}.items():
        properties = {"type": {"const": name}, **schema["properties"]}
        whole = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": name,
            "type": "object",
            "allOf": [{"$ref": "../common/envelope.schema.json"}],
            **schema,
            "properties": properties,
            "unevaluatedProperties": False,
        }
        (schemas / f"{name}.schema.json").write_text(json.dumps(whole))
    return World(folder)


def planting(plot: str, area: object, received: str = "2001-03-01", year: int = 2001) -> Any:
    """Return a report on the planting of a plot."""
    return _document("planting", f"P-{plot}-{year}", received, plot=plot, year=year, area=area)


def survey(area: object, received: str = "2001-06-01", year: int = 2001) -> Any:
    """Return a survey of a year."""
    return _document("survey", f"S-{year}", received, year=year, area=area)


def payment(
    year: int = 2001,
    received: str = "2001-07-01",
    amount: object = Decimal("30000.30"),
    name: str | None = None,
    paid_on: str | None = None,
) -> Any:
    """Return a payment of a year's grant, of all of it for 60 ha unless an amount is given."""
    day = paid_on or received
    fields = {"year": year, "paid_on": day, "amount": amount}
    return _document("payment", name or f"PAY-{year}", received, **fields)


def waiver(
    norm: str = "n1",
    approved_by: str = "board",
    expires_on: str = "2002-12-31",
    subject: dict[str, Any] | None = None,
    sender: str | None = None,
) -> Any:
    """Return a waiver of a norm, sent by who approved it unless somebody else is named."""
    fields = {"norm": norm, "approved_by": approved_by, "expires_on": expires_on, "reason": "frost"}
    made = _document("waiver", "W-1", "2001-01-01", **fields, subject=subject or {})
    return {**made, "submitted_by": sender or approved_by}


def _document(kind: str, name: str, received: str, **fields: Any) -> dict[str, Any]:
    envelope = {"type": kind, "id": name, "submitted_by": "farm", "received_on": received}
    return {**envelope, **fields}
