"""A writer that is killed: started by ``test_killing``, submits until it dies."""

from __future__ import annotations

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
    world = World(url, folder)
    world.keys["warden"] = keys.load(folder / "warden.key")
    register = world.register
    World.register = property(lambda _: register)  # type: ignore[method-assign,assignment]
    answers.send(BEGUN)
    for number in range(first, first + 1000):
        world.submit(world.report(f"A-{number}"), world.report(f"B-{number}"))
        answers.send(number)
