"""kill -9 at any moment: nothing acknowledged is lost, and nothing is there by half.

A few kills with the suite; many with ``python -m tests.register.test_killing 10000 [URL]``.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.register.world import World

ROOT = Path(__file__).parents[2]


def kill_in_a_loop(world: World, kills: int, seed: int = 1) -> tuple[int, int]:
    """Return how many submissions were acknowledged, and how many stand without an answer."""
    chance = random.Random(seed)
    acknowledged: set[int] = set()
    first = 0
    for _ in range(kills):
        command = [sys.executable, "-m", "tests.register.killed", world.url, str(world.folder)]
        process = subprocess.Popen(
            [*command, str(first)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        line = process.stdout.readline()
        time.sleep(chance.random() * 0.05)
        process.kill()
        rest, _ = process.communicate()
        acknowledged |= {int(number) for number in (line + rest).split()}
        first += 1000
    return len(acknowledged), _unanswered(world, acknowledged)


def _unanswered(world: World, acknowledged: set[int]) -> int:
    """Return how many stand unanswered; fails where one is lost, half or there twice."""
    history = world.verify()
    ids = history.ids.get("wells", set())
    stand = {int(id_.partition("-")[2]) for id_ in ids}
    assert len(ids) == 2 * len(stand), "a submission is there by half"
    assert acknowledged <= stand, "an acknowledged submission is lost"
    return len(stand - acknowledged)


def test_a_writer_that_is_killed_loses_nothing_acknowledged(either: World) -> None:
    acknowledged, _ = kill_in_a_loop(either, kills=3)
    assert acknowledged


def main() -> None:
    """Kill as often as the first argument says, on SQLite or the URL of an empty database."""
    kills = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[2] if len(sys.argv) > 2 else f"sqlite:///{folder}/register.db"
        world = World(url, Path(folder)).make()
        acknowledged, unanswered = kill_in_a_loop(world, kills)
    sys.stdout.write(
        f"{kills} kills: {acknowledged} acknowledged, 0 lost, 0 half, {unanswered} unanswered\n"
    )


if __name__ == "__main__":
    main()
