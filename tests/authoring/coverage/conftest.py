from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.coverage.pack_coverage import coverage_of
from checker.authoring.coverage.report import CoverageReport
from checker.authoring.testing.runner import load_suites, run_suites
from checker.packs.coverage import coverage


@pytest.fixture
def report(water: Path) -> CoverageReport:
    """Both coverages of the small pack: one goal of its limit is never seen."""
    (results,) = run_suites(load_suites([str(water)]), covering=True)
    pack = results.compiled.pack
    return CoverageReport(pack, coverage(pack), coverage_of(results))
