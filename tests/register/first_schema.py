"""Make ``first-schema``: a register as the first version wrote it. Run once, when it was new."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.register.world import World

FOLDER = Path(__file__).parent / "first-schema"


def main() -> None:
    """Write the register, its keys and a receipt."""
    os.environ["XDG_STATE_HOME"] = str(FOLDER / "state")
    FOLDER.mkdir()
    world = World(f"sqlite:///{FOLDER}/register.db", FOLDER).make()
    accepted = world.submit(world.report("R-1"))
    (FOLDER / "wells-6.receipt").write_bytes(accepted.receipt.to_bytes())
    sys.stdout.write(f"{FOLDER} has {world.size} entries\n")


if __name__ == "__main__":
    main()
