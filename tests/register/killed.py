"""A writer that is killed: run as a program by ``test_killing``, submits until it dies.

    python -m tests.register.killed URL FOLDER FIRST

Each acknowledged submission is a line on standard output, written after its receipt is there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from checker.register.identity import keys
from tests.register.world import World


def main() -> None:
    """Submit papers with ids from FIRST on, two at a time, and name each that was acknowledged."""
    url, folder, first = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    world = World(url, folder)
    world.keys["warden"] = keys.load(folder / "warden.key")
    register = world.register
    World.register = property(lambda _: register)  # type: ignore[method-assign,assignment]
    for number in range(first, first + 1000):
        world.submit(world.report(f"A-{number}"), world.report(f"B-{number}"))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
