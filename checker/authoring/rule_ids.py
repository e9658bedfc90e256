"""How verdicts, tests and comparisons name the rules of a pack."""

from __future__ import annotations

from collections.abc import Collection

from checker.evaluation import PAYMENT
from checker.model.case import AMENDMENT, WAIVER
from checker.model.pack import Entry

OF_DOCUMENTS = (WAIVER, AMENDMENT, PAYMENT)
"""The rules under which a verdict reports on waivers, amendments and payments themselves."""


def kind_of(entry: Entry) -> str:
    """Return ``obligation``, ``limit``, ``check``, ``condition``, ``tranche``, ... in a word."""
    return type(entry).__name__.removesuffix("Rule").casefold()


def belongs_to(name: str, rule: str) -> bool:
    """Return whether ``name`` is the id of a rule, or of a finding or consequence of it."""
    return name == rule or name.startswith(f"{rule}/")


def rule_of(name: str, rules: Collection[str]) -> str | None:
    """Return the rule to which the id of a finding, tranche or consequence belongs, if any."""
    return max((rule for rule in rules if belongs_to(name, rule)), key=len, default=None)
