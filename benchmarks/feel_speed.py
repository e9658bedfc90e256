"""How fast FEEL is, beside other expression languages and plain Python, in one process.

    pip install -e '.[bench]'
    python benchmarks/feel_speed.py

For each workload: microseconds an item, the ratio to the hand-written floor, and whether all
answers are those of the floor. A time is the shortest of several rounds, in which the engines take
turns, since what else a machine does can only add to it. Engines that are not installed are left
out.
"""

from __future__ import annotations

import argparse
import gc
from dataclasses import dataclass
from time import process_time
from typing import Any

from engines import FLOOR, ONE_BY_ONE, OTHERS, OURS, Answer, Engine, sampled
from workloads import Truth, Workload, cases, reports


@dataclass(slots=True)
class Runner:
    """An engine at work on a workload."""

    engine: Engine
    answer: Answer
    values: list[Any]
    seconds: float = float("inf")

    def answers(self) -> list[list[Truth]]:
        """Return all answers."""
        return [self.answer(item) for item in self.values]

    def run(self) -> None:
        """Work through all items once, and keep the time if it is the shortest."""
        answer = self.answer
        start = process_time()
        for item in self.values:
            answer(item)
        self.seconds = min(self.seconds, process_time() - start)

    @property
    def microseconds(self) -> float:
        """Return the shortest time of an item."""
        return self.seconds / len(self.values) * 1e6


def runners(workload: Workload, engines: tuple[Engine, ...]) -> list[Runner]:
    """Return the engines that are installed, ready to run."""
    ready = []
    for engine in engines:
        try:
            answer = engine.prepare(workload)
        except ImportError:
            print(f"  {engine.name} is not installed")
            continue
        ready.append(Runner(engine, answer, sampled(engine, workload.items)))
    return ready


def differences(runner: Runner, expected: list[list[Truth]]) -> int:
    """Return in how many items an engine differs from the floor."""
    pairs = zip(runner.answers(), expected[:: runner.engine.share], strict=True)
    return sum(found != wanted for found, wanted in pairs)


def measure(workload: Workload, rounds: int, engines: tuple[Engine, ...]) -> None:
    """Run all engines on a workload and print how they compare."""
    print(f"\n{workload.title} ({len(workload.items):,})")
    ready = runners(workload, engines)
    expected = ready[0].answers()
    wrong = {runner.engine.name: differences(runner, expected) for runner in ready}
    gc.disable()
    for _ in range(rounds):
        for runner in ready:
            runner.run()
            gc.collect()
    gc.enable()
    floor = ready[0].microseconds
    for runner in ready:
        name, time = runner.engine.name, runner.microseconds
        verdict = f"{wrong[name]} answers differ" if wrong[name] else "same answers"
        print(f"  {name:<28}{time:>12.2f} us a {workload.unit}{time / floor:>10.2f} x  {verdict}")


def main() -> None:
    """Read the options and measure both workloads."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--cases", type=int, default=1_000)
    parser.add_argument("--alone", action="store_true", help="only the floor and checker.feel")
    options = parser.parse_args()
    ours = (FLOOR, OURS, ONE_BY_ONE)
    engines = ours if options.alone else (*ours, *OTHERS)
    for workload in (reports(options.reports), cases(options.cases)):
        measure(workload, options.rounds, engines)


if __name__ == "__main__":
    main()
