from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.mutation.run import MutationReport, mutate


@pytest.fixture
def report(water: Path) -> MutationReport:
    """The mutants of the table of the small pack: some killed, four survivors."""
    return mutate(str(water), ["table caps"])
