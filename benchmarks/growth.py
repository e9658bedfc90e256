"""How the cost of a case grows with its documents, and what a cold start costs.

    python benchmarks/growth.py                      # cases of 500, 1,000, 2,000, 4,000 documents
    python benchmarks/growth.py --producers 50 1600  # other sizes
    python benchmarks/growth.py --producers 200 15000 --years 13 --no-cold  # up to 780,000 reports

Everything is measured in one run and told as a ratio: the time for a document against that of the
smallest case, and a command against a Python that does nothing. Times are those of the processor.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

from checker import assess, load

SAMPLE = Path(__file__).parents[1] / "samples" / "halon-1999"
FIRST_YEAR = 1998
PRODUCERS = (50, 100, 200, 400)
GROWN = ("quota-allocation", "production-report")


def case_of(producers: int, years: int = 2) -> dict[str, Any]:
    """Return the sample with so many producers and a report of each for every quarter."""
    kept, patterns = [], {}
    for path in sorted(SAMPLE.rglob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        for document in read if isinstance(read, list) else [read]:
            if document.get("type") in GROWN:
                patterns[document["type"]] = document
            elif "type" in document:
                kept.append(document)
    made = (each for at in range(producers) for each in _of_producer(f"P{at:05d}", years, patterns))
    return {"case": "growth", "rules": "halon", "documents": [*kept, *made]}


def _of_producer(name: str, years: int, patterns: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for year in range(FIRST_YEAR, FIRST_YEAR + years):
        issued = {"received_on": f"{year - 1}-12-15", "issued_on": f"{year - 1}-12-10"}
        about = {"enterprise": name, "year": year}
        yield {**patterns["quota-allocation"], "id": f"QA-{name}-{year}", **about, **issued}
        for quarter in range(1, 5):
            after = f"{year}-{3 * quarter + 1:02d}" if quarter < 4 else f"{year + 1}-01"
            yield {
                **patterns["production-report"],
                **about,
                "id": f"PR-{name}-{year}-{quarter}",
                "submitted_by": name,
                "quarter": quarter,
                "received_on": f"{after}-10",
            }


def as_of(years: int) -> date:
    """Return the day after which no further quarter is over."""
    return date(FIRST_YEAR + years - 1, 12, 31)


def growth(producers: list[int], years: int) -> None:
    """Print the time for a document of cases of several sizes."""
    print(f"{'documents':>9} {'read':>8} {'assess':>8} {'us/document':>12} {'ratio':>6} {'MB':>6}")
    smallest = 0.0
    day = as_of(years)
    assess(load(case_of(10, years)), day)  # compiles the rules
    for count in producers:
        case = case_of(count, years)
        started = process_time()
        loaded = load(case)
        read = process_time()
        assess(loaded, day)
        done = process_time()
        each = (done - started) / len(loaded.case.documents) * 1e6
        smallest = smallest or each
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(loaded.case.documents):>9,} {read - started:>7.2f}s {done - read:>7.2f}s"
            f" {each:>12,.0f} {each / smallest:>6.2f} {peak:>6,.0f}"
        )


def cold() -> None:
    """Print what a first and a later command cost, against a Python that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "CHECKER_CACHE": folder}
        command = [sys.executable, "-m", "checker", "assess", str(SAMPLE), "--as-of", str(as_of(2))]
        nothing = min(_cost([sys.executable, "-c", "pass"], environment) for _ in range(5))
        for title, more in (("without cache", ["--no-cache"]), ("with cache", [])):
            _cost([*command, *more], environment)
            cost = min(_cost([*command, *more], environment) for _ in range(5))
            print(f"{title:>14} {cost:>7.2f}s {cost / nothing:>6.0f} times `python -c pass`")


def _cost(command: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--producers", type=int, nargs="*", default=list(PRODUCERS))
    parser.add_argument("--years", type=int, default=2)
    parser.add_argument("--no-cold", action="store_true")
    asked = parser.parse_args()
    growth(asked.producers, asked.years)
    if not asked.no_cold:
        cold()


if __name__ == "__main__":
    main()
