"""Whole assessments in one process: time for each, and memory that has to stay flat.

`python benchmarks/assess_memory.py` assesses the test cases of the pack that `checker new pack`
starts with, 10,000 times in turn; `--pack halon --count 2000` those of another pack.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from checker.authoring.testing.cases import case_of
from checker.authoring.testing.suite import load_suite
from checker.packs import load_compiled
from checker.packs.new_pack import create_pack
from checker.pipeline import Loaded, assess


def resident_megabytes() -> float:
    """Return the memory of this process that is resident now (at its peak, off Linux)."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def test_cases(pack: str) -> list[tuple[Loaded, date]]:
    """Return the cases of all tests of a pack, with their as-of dates."""
    compiled = load_compiled(pack)
    tests = load_suite(compiled.pack)
    return [(Loaded(case_of(each, compiled.pack), compiled), each.test.as_of) for each in tests]


def new_pack(folder: str) -> str:
    """Write the pack that new ones start from; return its folder."""
    create_pack("small", Path(folder))
    return str(Path(folder) / "rules" / "small")


def main() -> None:
    """Run the assessments and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", help="id or folder of a pack with tests")
    parser.add_argument("--count", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cases = cycle(test_cases(options.pack or new_pack(folder)))
    print(f"{'assessments':>12} {'ms each':>9} {'resident MB':>12}")
    done, consequences = 0, 0
    for goal in (options.count // 10, options.count // 2, options.count):
        started = time.perf_counter()
        for loaded, as_of in islice(cases, goal - done):
            consequences += len(assess(loaded, as_of).consequences)
        took = (time.perf_counter() - started) * 1000 / (goal - done)
        print(f"{goal:>12,} {took:>9.2f} {resident_megabytes():>12.1f}")
        done = goal
    print(f"{consequences:,} consequences inferred")


if __name__ == "__main__":
    main()
