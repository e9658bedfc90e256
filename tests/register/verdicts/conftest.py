"""A case with a verdict on record."""

from __future__ import annotations

from datetime import date

import pytest

from checker.register.log.entry import Entry
from checker.register.verdicts.recording import Known, judged, record
from checker.register.verdicts.statement import Question
from tests.register.world import CASE, World

DAY = date(2001, 12, 31)


@pytest.fixture
def judged_case(world: World) -> World:
    """A case with a verdict in entry 7."""
    world.submit(world.report("R-1", drawn=12), world.report("R-2", well="south", drawn=300))
    result, _ = judged(world.register, CASE, Question(DAY), Known("council"))
    record(world.register, result, "council", world.keys["council"])
    return world


def entries(world: World) -> list[Entry]:
    """Return every entry of the register, papers included."""
    with world.register.ledger.reader() as reader:
        return list(reader.entries(documents=True))
