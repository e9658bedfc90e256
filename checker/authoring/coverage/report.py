"""The two coverages of a pack: norms by rules, and rules by tests."""

from __future__ import annotations

from dataclasses import dataclass

from checker.authoring.coverage.pack_coverage import PackCoverage
from checker.model.pack import Pack
from checker.packs.coverage import Coverage


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """What is reported of a pack; ``tests`` is None where only norms were asked for."""

    pack: Pack
    norms: Coverage
    tests: PackCoverage | None = None
