"""Chaining by durable-rules 2.0.28, whose C core is the only part of it that runs here.

The library is sound on a narrow path, and this module stays on it:

- Its Python layer is not used. That layer dispatches actions from a background thread,
  swallows what is raised in them (KeyboardInterrupt too), and drops actions when the wall
  clock jumps by ten seconds. Here nothing starts a thread and actions hold no code: matches
  are read from the core one by one until it has none left.
- One ruleset for each shape of rules and process, as rulesets are not freed; in each, one state
  at a time, which is the default one.
- Runs follow one another under a lock. A ruleset is out of the cache while a run uses it and
  comes back only when it is idle and empty; one that was interrupted inside the core is lost.
- Only integers that ``network`` made enter the core: no text of a submitter, no floats, no
  integers beyond 2**41. Python decides which facts a pattern may take; the core joins.
- Facts carry sequential ids (the core knows them by 32-bit hashes; these do not collide), and
  meet a rule that matches all, so that none is refused. They go in one at a time: a batch
  that the core cannot read ends without a word and with an uninitialised state.
- Facts are never retracted: the core would read past the end of a match that it has delivered.
  At the end of a run its state goes as a whole, and the next run begins with a new one. That is
  sound for a state that has delivered a match, which every state with a fact has.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from importlib.metadata import version
from typing import TypeVar

import durable_rules_engine as core

from checker.inference.network import MATCH_ALL, Network, compile_networks
from checker.inference.rounds import MAX_MATCHES, chain, check_match_count
from checker.inference.rules import Derivation, Derive, Fact, InferenceError, Match, Rule, Symbol

SUPPORTED_VERSION = "2.0.28"
if version("durable_rules") != SUPPORTED_VERSION:
    raise ImportError(f"the safe path is known for durable-rules {SUPPORTED_VERSION} only")

MAX_FACTS = 500_000
"""Most facts of one run: the hashes of decimal ids collide from 797,186 on."""

BATCH = 50
"""Facts asserted before their matches are read, which bounds the matches that wait."""

Message = Mapping[str, int | str]
T = TypeVar("T")


class DurableRules:
    """Matches rules in the Rete networks of durable-rules."""

    name = f"durable-rules {SUPPORTED_VERSION}"

    def run(
        self, rules: Sequence[Rule], facts: Sequence[Fact], derive: Derive
    ) -> tuple[Derivation, ...]:
        """Return every accepted match with its derived fact; see ``Engine.run``.

        Runs of one process follow one another.
        """
        networks = _compile(tuple(rules))
        with _lock, ExitStack() as stack:
            memories = [
                _Memory(network, stack.enter_context(_idle_ruleset(network.definition)))
                for network in networks
            ]

            def match_new(new: Sequence[Fact]) -> Iterator[Match]:
                for memory in memories:
                    yield from memory.match_new(new)

            return chain(rules, facts, derive, match_new)


class _Memory:
    """The facts that one run asserted in a network, by id, and the numbers of their symbols."""

    def __init__(self, network: Network, ruleset: _Ruleset) -> None:
        self._network = network
        self._ruleset = ruleset
        self._facts: list[Fact] = []
        self._symbols: dict[Symbol, int] = {}

    def match_new(self, new: Sequence[Fact]) -> Iterator[Match]:
        """Assert the facts that some pattern may take; yield the matches that they bring."""
        messages = [message for message in map(self._message, new) if message]
        count = 0
        for start in range(0, len(messages), BATCH):
            for name, ids in self._ruleset.assert_facts(messages[start : start + BATCH]):
                count += 1
                check_match_count(count)
                yield Match(self._network.rule_ids[name], tuple(self._facts[id_] for id_ in ids))

    def _message(self, fact: Fact) -> Message | None:
        properties = self._network.properties(fact, self._number)
        if not properties:
            return None
        if len(self._facts) == MAX_FACTS:
            raise InferenceError(f"more than {MAX_FACTS} facts take part in consequence rules")
        self._facts.append(fact)
        return {"id": str(len(self._facts) - 1), **properties}

    def _number(self, symbol: Symbol) -> int:
        return self._symbols.setdefault(symbol, len(self._symbols))


class _Ruleset:
    """A network in the core, and how many facts it holds; their ids count from 0."""

    def __init__(self, definition: str) -> None:
        self._handle = _call(core.create_ruleset, "checker", definition)
        self._held = 0
        self.is_idle = True  # no call under way, and no match left to read

    def assert_facts(self, messages: Sequence[Message]) -> list[tuple[str, list[int]]]:
        """Assert at least one fact; return each match as its rule and the ids of its facts.

        All matches are read, but not many more than MAX_MATCHES returned. Raises InferenceError
        unless the rule that matches all has seen every fact.
        """
        self.is_idle = False
        for message in messages:
            state = self._assert_fact(message)
        self._held += len(messages)
        seen = 0
        matches: list[tuple[str, list[int]]] = []
        for name, ids in self._read_matches(state):
            if name == MATCH_ALL:
                seen += 1
            elif len(matches) <= MAX_MATCHES:
                matches.append((name, ids))
        if seen != len(messages):
            raise InferenceError(f"durable-rules saw {seen} of {len(messages)} facts")
        self.is_idle = True
        return matches

    def forget_all(self) -> None:
        """Drop every fact, with all that the core keeps about them."""
        if not self._held:
            return
        self.is_idle = False
        _call(core.delete_state, self._handle, None)
        self._held = 0
        self.is_idle = True

    def _assert_fact(self, message: Message) -> int:
        """Return the core's handle of its state."""
        code: int
        state: int
        code, state = _call(core.assert_fact, self._handle, json.dumps(message))
        if code != 0:
            raise InferenceError(f"durable-rules refused a fact (result code {code})")
        return state

    def _read_matches(self, state: int) -> Iterator[tuple[str, list[int]]]:
        started = _call(core.start_action_for_state, self._handle, state)
        text = started[1] if started else None
        while text:
            [(name, facts)] = json.loads(text).items()
            yield name, [int(facts[f"p{place}"]["id"]) for place in range(len(facts))]
            text = _call(core.complete_and_start_action, self._handle, state)


@contextmanager
def _idle_ruleset(definition: str) -> Iterator[_Ruleset]:
    """Borrow an idle ruleset; return it emptied, or drop it if the core was interrupted."""
    idle = _rulesets.setdefault(definition, [])
    ruleset = idle.pop() if idle else _Ruleset(definition)
    try:
        yield ruleset
    finally:
        if ruleset.is_idle:
            ruleset.forget_all()
            idle.append(ruleset)


def _call(function: Callable[..., T], *arguments: object) -> T:
    """Call the core; raise InferenceError where it reports an error."""
    try:
        return function(*arguments)
    except (core.error, MemoryError) as error:
        raise InferenceError(f"durable-rules failed: {error}") from error


def _forget_other_threads() -> None:
    """Let a forked process start with a free lock: idle rulesets are whole, others are out."""
    global _lock
    _lock = threading.RLock()


_compile = lru_cache(maxsize=64)(compile_networks)
_rulesets: dict[str, list[_Ruleset]] = {}
_lock = threading.RLock()
os.register_at_fork(after_in_child=_forget_other_threads)
