from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.probe.run import ProbeReport, probe

ACCEPTED = """\
probes:
  - rule: yearly-report
    change: earlier
    document: well-report
    field: received_on
    reason: A report that arrives sooner is in time.
  - rule: "*"
    change: year
    document: well-report
    reason: Nobody here says that the year of a report has to be over.
"""


@pytest.fixture
def honest(water: Path) -> Path:
    """The small pack, with all that may rightly get better in its list."""
    (water / "accepted-probes.yaml").write_text(ACCEPTED)
    return water


@pytest.fixture
def report(water: Path) -> ProbeReport:
    """The probes of the small pack, which accepts nothing."""
    return probe(str(water))
