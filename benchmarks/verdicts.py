"""What a verdict costs, from the text of a case to what is payable, beside the rules by hand.

    python benchmarks/verdicts.py

Two packs are written for it: one with four checks on each production report, one with four
conditions on each of three tranches. Each case is a file, as a user hands it over. The hand-written
Python decodes the same file and answers the same questions, and says nothing of why. Times are
those of the processor, the least of several rounds.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

from workloads import SCALAR, TRANCHE, cases, reports

from checker import assess, load
from checker.model.verdict import Verdict

AS_OF = date(2011, 12, 31)
RECEIVED = "2011-01-10"
ROOT = Path(__file__).parents[1]
MANIFEST = """
pack: speed
version: "1.0.0"
title: Reports of production, for a benchmark
sources: [{id: made-up, title: Nothing}]
roles: {producer: Producer, auditor: Auditor}
"""
NORMS = """
norms:
  - {id: all, source: made-up, paragraph: "1", who: producer, statement: All is well., state: coded}
"""
CHECKS = """
checks:
{checks}
"""
CHECK = """
  - id: check-{number}
    title: Condition {number}
    norm: all
    for_each: {{report: production_reports}}
    require: {text}
"""
TRANCHES = """
definitions:
  - {id: preceding, title: Year before, norm: all, name: preceding, value: "1998"}
  - {id: target-1211, title: Target, norm: all, name: target_1211, value: "600"}
  - {id: target-1301, title: Target, norm: all, name: target_1301, value: "600"}
tranches:
"""
TRANCHE_HEAD = """
  - id: tranche-{number}
    title: Deposit {number}
    norm: all
    amount: "1000000"
    conditions:
"""
CONDITION = """
      - id: condition-{number}
        title: Condition {number}
        norm: all
        require: {text}
"""
FIELDS: Mapping[str, Any] = {
    "enterprise": {"type": "string"},
    "substance": {"type": "string"},
    "year": {"type": "integer"},
    **{
        name: {"type": "number"}
        for name in ("opening_stock", "quantity", "sold", "closing_stock", "quota")
    },
}
SCHEMAS: Mapping[str, Mapping[str, Any]] = {
    "production-report": FIELDS,
    "audit": {"year": {"type": "integer"}, "opinion": {"type": "string"}},
}


def write_pack(root: Path, rules: str) -> str:
    """Write a pack with these rules and return the path of its folder."""
    folder, schemas = root / "rules" / "speed", root / "schemas" / "speed"
    folder.mkdir(parents=True)
    schemas.mkdir(parents=True)
    shutil.copytree(ROOT / "schemas" / "common", root / "schemas" / "common")
    for name, text in (("pack", MANIFEST), ("norms", NORMS), ("rules", rules)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name, fields in SCHEMAS.items():
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": name,
            "x-issued-by": ["producer"],
            "allOf": [{"$ref": "../common/envelope.schema.json"}],
            "properties": {"type": {"const": name}, **fields},
            "required": list(fields),
            "unevaluatedProperties": False,
        }
        (schemas / f"{name}.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    return str(folder)


def with_checks(root: Path) -> str:
    """Write the pack with the scalar conditions as checks on each report."""
    texts = [condition.feel for condition in SCALAR]
    names = ("opening_stock", "quantity", "sold", "closing_stock", "quota", "substance", "year")
    checks = "".join(
        CHECK.format(number=number, text=json.dumps(_of_report(text, names)))
        for number, text in enumerate(texts, 1)
    )
    return write_pack(root, CHECKS.format(checks=checks))


def _of_report(text: str, names: Sequence[str]) -> str:
    """Return a condition in which the fields are those of ``report``."""
    return " ".join(f"report.{word}" if word in names else word for word in text.split(" "))


def with_tranches(root: Path) -> str:
    """Write the pack with the conditions of a tranche, three times."""
    conditions = "".join(
        CONDITION.format(number=number, text=json.dumps(condition.feel))
        for number, condition in enumerate(TRANCHE, 1)
    )
    heads = (TRANCHE_HEAD.format(number=number) + conditions for number in (1, 2, 3))
    return write_pack(root, TRANCHES + "".join(heads))


def documents_of(kind: str, items: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return values as documents of a type."""
    return [
        {
            "type": kind,
            "id": f"{kind}-{number}",
            "received_on": RECEIVED,
            "submitted_by": "producer",
            **item,
        }
        for number, item in enumerate(items, 1)
    ]


def case_file(path: Path, documents: list[dict[str, Any]]) -> str:
    """Write a case and return its path."""
    case = {"case": path.stem, "rules": "speed", "documents": documents}
    path.write_text(json.dumps(case, default=_number), encoding="utf-8")
    return str(path)


def _number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)  # quarters are exact in binary


def decoded(path: str) -> list[dict[str, Any]]:
    """Return the documents of a case as a program without checker would read them."""
    text = Path(path).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text, parse_float=Decimal, parse_int=Decimal)[
        "documents"
    ]
    return found


def least(work: Callable[[], object], rounds: int) -> float:
    """Return the least processor time of several rounds, in seconds."""
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def verdict_of(path: str, pack: str) -> Verdict:
    """Return the verdict on a case, from its file on."""
    return assess(load(path, pack), AS_OF)


def checked_reports(root: Path, count: int, rounds: int) -> None:
    """Measure one case of many reports with four checks each."""
    pack = with_checks(root)
    path = case_file(root / "reports.json", documents_of("production-report", reports(count).items))
    whole = least(lambda: verdict_of(path, pack), rounds)
    floor = least(
        lambda: [[each.by_hand(report) for each in SCALAR] for report in decoded(path)], rounds
    )
    _print(f"a report of {count:,}, 4 checks", whole / count, floor / count)


def judged_cases(root: Path, count: int, rounds: int) -> None:
    """Measure many cases of 60 documents, three tranches with four conditions each."""
    pack = with_tranches(root)
    paths = []
    for number, item in enumerate(cases(count).items):
        made = documents_of("production-report", item["production_reports"])
        audits = documents_of("audit", item["audits"])
        paths.append(case_file(root / f"case-{number}.json", [*made, *audits]))
    whole = least(lambda: [verdict_of(path, pack) for path in paths], rounds)
    floor = least(lambda: [_by_hand(path) for path in paths], rounds)
    _print("a case of 60, 3 x 4 conditions", whole / count, floor / count)


def _by_hand(path: str) -> list[list[bool | None]]:
    documents = decoded(path)
    case = {
        "preceding": Decimal(1998),
        "target_1211": Decimal(600),
        "target_1301": Decimal(600),
        "production_reports": [each for each in documents if each["type"] != "audit"],
        "audits": [each for each in documents if each["type"] == "audit"],
    }
    return [[condition.by_hand(case) for condition in TRANCHE] for _ in range(3)]


def _print(title: str, whole: float, floor: float) -> None:
    print(f"{title:<34}{whole * 1e6:>10,.0f} us{floor * 1e6:>10,.1f} us{whole / floor:>8.0f} x")


def main() -> None:
    """Read the options and measure both."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--cases", type=int, default=50)
    options = parser.parse_args()
    print(f"{'':<34}{'checker':>13}{'by hand':>13}{'ratio':>10}")
    with tempfile.TemporaryDirectory() as folder:
        checked_reports(Path(folder) / "checks", options.reports, options.rounds)
        judged_cases(Path(folder) / "tranches", options.cases, options.rounds)


if __name__ == "__main__":
    main()
