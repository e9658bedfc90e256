"""Memory and time of many inference runs in one process: `python benchmarks/inference_memory.py`.

Each run chains 60 findings of 20 plants through two rules. Memory must stay flat.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from checker.inference import Engine, Fact, Join, Match, Pattern, Rule, select_engine

MARKS = (1_000, 5_000, 10_000)
RULES = (
    Rule(
        "second-overrun",
        (Pattern("overrun", "violated", "first"), Pattern("overrun", "violated", "second")),
        (
            Join(("second", "plant"), "=", ("first", "plant")),
            Join(("second", "year"), "=", ("first", "year"), 1),
        ),
    ),
    Rule("hold", (Pattern("second-overrun", None, "cause"),)),
)


def findings(run: int) -> list[Fact]:
    """Return 60 findings, of which five are second overruns; their texts differ by run."""
    return [
        Fact(
            "overrun",
            "violated",
            (("plant", f"P{run}-{number // 3}"), ("year", _year(number))),
            f"overrun/{number:03}",
        )
        for number in range(60)
    ]


def _year(number: int) -> int:
    """Return years two apart, but for one pair of successive ones in every fourth plant."""
    follows = number % 12 == 1
    return 1990 + 2 * (number % 3) - follows


def derive(match: Match) -> Fact | None:
    """Derive a consequence for the last fact's subject."""
    cause = match.facts[-1]
    return Fact(match.rule, "stands", cause.subject, f"{match.rule}/{cause.key}")


def resident_megabytes() -> float:
    """Return the memory of this process that is resident now (at its peak, off Linux)."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def measure(engine: Engine) -> None:
    """Print memory and mean time at each mark."""
    print(f"{engine.name}: start {resident_megabytes():.1f} MB")
    done, began = 0, time.perf_counter()
    for mark in MARKS:
        while done < mark:
            assert len(engine.run(RULES, findings(done), derive)) == 10
            done += 1
        milliseconds = (time.perf_counter() - began) / done * 1000
        print(f"  {mark:6,} runs: {resident_megabytes():.1f} MB, {milliseconds:.2f} ms a run")


if __name__ == "__main__":
    for name in sys.argv[1:] or ("durable-rules", "chainer"):
        measure(select_engine(name))
