"""Imported by the process of which writers are forked: they start with everything loaded."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.register.world import World


def submit_once() -> None:
    """Submit a paper to a register that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(f"sqlite:///{folder}/register.db", Path(folder)).make()
        world.submit(world.report("A-1"))


submit_once()
