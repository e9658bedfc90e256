"""kill -9 at any moment: nothing acknowledged is lost, and nothing is there by half.

A few kills with the suite; many with ``python -m tests.register.test_killing 10000 [URL]``.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.register.killed import BEGUN, submit_until_killed
from tests.register.world import World

VERIFIED = 500
"""After so many kills the whole log is verified."""


def kill_in_a_loop(world: World, kills: range, acknowledged: set[int]) -> int:
    """Add to ``acknowledged`` what was; return how many submissions stand without an answer."""
    chance = random.Random(kills.start)
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(["tests.register.warm", "tests.register.killed"])
    seconds = _seconds_of_a_submission(world)
    for kill in kills:
        answers, other_end = forks.Pipe(duplex=False)
        writer = forks.Process(
            target=submit_until_killed, args=(world.url, world.folder, 1000 * kill, other_end)
        )
        writer.start()
        other_end.close()
        assert answers.recv() == BEGUN
        if kill == kills.start:
            acknowledged.add(answers.recv())  # so that there is something to lose
        time.sleep(2 * seconds * chance.random())
        writer.kill()
        writer.join()
        acknowledged |= set(_answered(answers))
    return _unanswered(world, acknowledged)


def _seconds_of_a_submission(world: World) -> float:
    """Return how long a submission takes now, on this machine with its load."""
    before = time.monotonic()
    world.submit(world.report(f"C-{world.size}"))
    return time.monotonic() - before


def _answered(answers: Connection) -> Iterator[int]:
    """Yield what a writer sent before it was killed."""
    with answers:
        try:
            while True:
                yield answers.recv()
        except (EOFError, OSError):
            return


def _unanswered(world: World, acknowledged: set[int]) -> int:
    """Return how many stand unanswered; fails where one is lost, half or there twice."""
    history = world.verify()
    ids = [id_ for id_ in history.ids.get("wells", ()) if not id_.startswith("C-")]
    stand = {int(id_.partition("-")[2]) for id_ in ids}
    assert len(ids) == 2 * len(stand), "a submission is there by half"
    assert acknowledged <= stand, "an acknowledged submission is lost"
    return len(stand - acknowledged)


def test_a_writer_that_is_killed_loses_nothing_acknowledged(either: World) -> None:
    acknowledged: set[int] = set()
    kill_in_a_loop(either, range(5), acknowledged)
    assert acknowledged


TRACED = ("pwrite64", "fdatasync", "write")


def traced(world: World, name: str, killed_at: int | None = None) -> tuple[int, list[str]]:
    """Submit under strace, and kill at the n-th write or sync of the register's files.

    Return the exit status and the calls that touched these files or answered.
    """
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    file, log = world.url.removeprefix("sqlite:///"), world.folder / "trace"
    kill = f"inject=pwrite64,fdatasync:signal=SIGKILL:when={killed_at}"
    files = [] if killed_at is None else ["-P", file, "-P", f"{file}-wal", "-e", kill]
    command = [strace, "-f", "-qq", "-y", "-o", str(log), "-e", f"trace={','.join(TRACED)}"]
    writer = [sys.executable, "-m", "tests.register.killed", world.url, str(world.folder), name]
    done = subprocess.run([*command, *files, *writer], capture_output=True, check=False)
    calls = [line for line in log.read_text().splitlines() if file in line or "accepted" in line]
    return done.returncode, calls


def test_the_log_is_on_the_disk_before_anybody_is_answered(world: World) -> None:
    _, calls = traced(world, "X")
    wal = [number for number, call in enumerate(calls) if "pwrite64" in call and "-wal>" in call]
    synced = [number for number, call in enumerate(calls) if "fdatasync" in call]
    (answered,) = (number for number, call in enumerate(calls) if '"accepted"' in call)
    assert any(wal[-1] < sync < answered for sync in synced)


@pytest.mark.long
def test_killed_at_each_write_and_sync_a_submission_stands_whole_or_not_at_all(
    world: World,
) -> None:
    for number in range(1, 500):
        name = str(number)
        status, _ = traced(world, name, killed_at=number)
        found = world.verify().ids.get("wells", set())
        papers = {f"A-{name}", f"B-{name}"}
        assert papers <= found or not papers & found
        if status == 0:  # it ended before it could be killed
            break
        world.submit(world.report(f"A-{name}"), world.report(f"B-{name}"))
        assert papers <= world.verify().ids["wells"]
    assert number > 10


def main() -> None:
    """Kill as often as the first argument says, on SQLite or the URL of an empty database."""
    kills = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        url = sys.argv[2] if len(sys.argv) > 2 else f"sqlite:///{folder}/register.db"
        world = World(url, Path(folder)).make()
        acknowledged: set[int] = set()
        for first in range(0, kills, VERIFIED):
            last = min(first + VERIFIED, kills)
            unanswered = kill_in_a_loop(world, range(first, last), acknowledged)
            sys.stdout.write(
                f"{last} kills: {len(acknowledged)} acknowledged, 0 lost, 0 half, "
                f"{unanswered} unanswered\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
