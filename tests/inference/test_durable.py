"""How durable-rules is kept on its safe path: locks, interruptions, memory, refusals."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checker.inference import Fact, InferenceError, Join, Pattern, Rule
from tests.inference.examples import SECOND_OVERRUN, fact, keys, note, overrun, reject

core = pytest.importorskip("durable_rules_engine", exc_type=ImportError)

from checker.inference import durable  # noqa: E402 - importable only with the core

ENGINE = durable.DurableRules()
OVERRUNS = [overrun("E07", 1998), overrun("E07", 1999)]
FOUND = [("closure-on-second-overrun", "overrun/E07/1998", "overrun/E07/1999")]


def run() -> list[tuple[str, ...]]:
    return keys(ENGINE.run([SECOND_OVERRUN], OVERRUNS, note))


def after(calls: int, function: Callable[..., object], error: BaseException) -> object:
    """Return a function that raises instead of making a later call."""
    made = []

    def replaced(*arguments: object) -> object:
        made.append(arguments)
        if len(made) > calls:
            raise error
        return function(*arguments)

    return replaced


@pytest.mark.parametrize(
    "name", ["assert_fact", "start_action_for_state", "complete_and_start_action", "delete_state"]
)
@pytest.mark.parametrize("calls", [0, 1])
def test_an_interruption_inside_the_core_spoils_no_later_run(
    monkeypatch: pytest.MonkeyPatch, name: str, calls: int
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(core, name, after(calls, getattr(core, name), KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            deque((run() for _ in range(calls + 1)), maxlen=0)
    assert run() == FOUND
    assert ENGINE.run([SECOND_OVERRUN], OVERRUNS[:1], note) == ()


@pytest.mark.parametrize("error", [core.error("Could not assert fact"), MemoryError()])
def test_an_error_of_the_core_is_told_and_spoils_no_later_run(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(core, "assert_fact", after(1, core.assert_fact, error))
        with pytest.raises(InferenceError, match="durable-rules failed"):
            run()
    assert run() == FOUND


@pytest.mark.parametrize("code", [1, 2, 3])
def test_a_refused_fact_is_an_error(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(core, "assert_fact", lambda *_: (code, 1))
    with pytest.raises(InferenceError, match=f"refused a fact .result code {code}"):
        run()


def test_matches_that_the_core_keeps_back_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "complete_and_start_action", lambda *_: None)
    with pytest.raises(InferenceError, match="saw 1 of 2 facts"):
        run()


def test_eight_threads_each_get_their_own_result() -> None:
    def work(thread: int) -> bool:
        facts = [overrun(f"P{thread}", year) for year in range(1998, 2003)]
        found = [ENGINE.run([SECOND_OVERRUN], facts, note) for _ in range(30)]
        plants = {dict(d.fact.subject).get("plant") for run in found for d in run}
        causes = {fact.key.split("/")[1] for run in found for d in run for fact in d.match.facts}
        return {len(run) for run in found} == {10} and causes == {f"P{thread}"} and plants == {None}

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(8)))


def test_no_thread_is_left_running() -> None:
    before = threading.active_count()
    run()
    assert threading.active_count() == before


FORK = """
import os, signal, threading
from checker.inference.durable import DurableRules
from tests.inference.examples import SECOND_OVERRUN, keys, note, overrun

facts = [overrun("E07", 1998), overrun("E07", 1999)]
inside, leave = threading.Event(), threading.Event()

def wait(match):
    inside.set()
    leave.wait()

thread = threading.Thread(target=DurableRules().run, args=([SECOND_OVERRUN], facts, wait))
thread.start()
inside.wait()
child = os.fork()
if child == 0:
    signal.alarm(10)
    os._exit(len(DurableRules().run([SECOND_OVERRUN], facts, note)))
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
leave.set()
thread.join()
print(status)
"""


def test_a_process_forked_in_the_middle_of_a_run_can_run_too() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FORK],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == "1\n"


def test_rules_of_one_shape_share_a_ruleset(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def create(name: str, definition: str) -> int:
        made.append(definition)
        handle: int = original(name, definition)
        return handle

    original = core.create_ruleset
    monkeypatch.setattr(core, "create_ruleset", create)
    shape = tuple(Join(("a", "f"), ">", ("b", "f"), offset) for offset in (11, 12, 13))
    for number in range(10):
        patterns = (Pattern(f"kind {number}", None, "a"), Pattern(f"kind {number}", None, "b"))
        ENGINE.run([Rule(f"rule {number}", patterns, shape)], [fact("k", 1, f=1)], reject)
    assert len(made) == 1


def test_only_numbers_of_this_module_reach_the_core(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[dict[str, object]] = []

    def keep(handle: int, message: str) -> object:
        sent.append(json.loads(message))
        return original(handle, message)

    original = core.assert_fact
    monkeypatch.setattr(core, "assert_fact", keep)
    hostile = '"}],"id":"0","sid":"1'
    subject = (("plant", hostile), ("year", 2**64))
    facts = [Fact("overrun", "violated", subject, f"{hostile}{number}") for number in range(2)]
    ENGINE.run([SECOND_OVERRUN], facts, reject)
    assert [message.pop("id") for message in sent] == ["0", "1"]
    values = [value for message in sent for value in message.values()]
    assert all(isinstance(value, int) and abs(value) <= 2**40 for value in values)


def test_a_long_series_of_runs_takes_no_more_memory() -> None:
    statm = Path("/proc/self/statm")
    if not statm.exists():
        pytest.skip("memory is read from /proc")
    facts = [overrun(f"P{number // 3}", 1990 + number % 3) for number in range(60)]

    def pages() -> int:
        for _ in range(150):
            ENGINE.run([SECOND_OVERRUN], facts, note)
        return int(statm.read_text().split()[1])

    pages()
    before = pages()
    assert pages() - before < 256  # 1 MB; keeping the facts would take 60 MB


def test_ids_of_facts_have_distinct_hashes() -> None:
    """The core knows messages by FNV-1a hashes of 32 bits, its own among them."""
    hashes = {_fnv1a(b"sid-0"), _fnv1a(b"$pulse")}
    hashes |= {_fnv1a(str(number).encode()) for number in range(durable.MAX_FACTS)}
    assert len(hashes) == durable.MAX_FACTS + 2


def _fnv1a(text: bytes) -> int:
    result = 0x811C9DC5
    for byte in text:
        result = (result ^ byte) * 16777619 & 0xFFFFFFFF
    return result


CRASHES = """
from checker.inference import Join, Pattern, Rule
from checker.inference.durable import DurableRules
from tests.inference.examples import fact, note

pair = (Pattern("k", None, "a"), Pattern("k", None, "b"))
facts = [fact("k", number, x=number % 3) for number in range(30)]
for join in (Join(("a", "x"), "!=", ("b", "x")), Join(("a", "x"), ">", ("b", "x"))):
    for _ in range(20):
        DurableRules().run([Rule("r", pair, (join,))], facts, note)
print("alive")
"""


@pytest.mark.parametrize("attempt", range(3))
def test_a_last_join_that_is_false_does_not_crash_the_process(attempt: int) -> None:
    """The core would read on past the terms of a pattern; see `network`."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(CRASHES)],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (attempt, done.returncode, done.stdout) == (attempt, 0, "alive\n")
