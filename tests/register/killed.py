"""A writer that is killed: started by ``test_killing``, submits until it dies, or once."""

from __future__ import annotations

import sys
from multiprocessing.connection import Connection
from pathlib import Path

from checker.register.identity import keys
from tests.register.world import World

BEGUN = -1
"""Sent when the register is open and the first submission begins."""


def submit_until_killed(url: str, folder: Path, first: int, answers: Connection) -> None:
    """Submit papers with ids from ``first`` on, two at a time, and send each that stands.

    A number is sent once its receipt is there.
    """
    world = _world(url, folder)
    register = world.register
    World.register = property(lambda _: register)  # type: ignore[method-assign,assignment]
    answers.send(BEGUN)
    for number in range(first, first + 1000):
        world.submit(world.report(f"A-{number}"), world.report(f"B-{number}"))
        answers.send(number)


def submit_once(url: str, folder: Path, name: str) -> None:
    """Submit two papers whose ids end in ``name``, and say so on standard output."""
    world = _world(url, folder)
    world.submit(world.report(f"A-{name}"), world.report(f"B-{name}"))
    sys.stdout.write("accepted")
    sys.stdout.flush()


def _world(url: str, folder: Path) -> World:
    world = World(url, folder)
    world.keys["warden"] = keys.load(folder / "warden.key")
    return world


if __name__ == "__main__":
    submit_once(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
