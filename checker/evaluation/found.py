"""A finding together with the instance that it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from checker.evaluation.instances import Instance
from checker.model.verdict import Finding


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the instance that it is about, as inference needs it."""

    finding: Finding
    instance: Instance


Settled = Mapping[str, Found]
"""Findings by id that are taken over as they are."""
NOTHING_SETTLED: Settled = MappingProxyType({})
LookUp = Callable[[str], Sequence[Found]]
"""Gives the findings of a rule by its id."""
