"""Values for the fields of a paper to come: those asked for, and what else its type requires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product
from typing import Any

from checker.feel.goals import ABSENT, EACH, SOME, Want
from checker.unlock.drafts import Path

_ALTERNATIVES = 6
"""So many choices of fields that nothing fixes are tried."""
TO_BE_STATED = "to be stated"
"""The text of a field that nothing fixes, such as an action or a remark."""


class ImpossibleError(Exception):
    """No paper of the type can be as it is asked for."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What is asked of a paper that is received on a day.

    ``known`` gives the texts and whole numbers that papers of the case last had in a field of some
    name. With ``whole`` objects have all of their figures: who reports a fact reports all of it.
    """

    wants: tuple[Want, ...]
    day: date
    known: Mapping[str, Any] = field(default_factory=dict)
    whole: bool = False

    def documents(self, schema: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the fields of papers that are as asked, without those of the envelope.

        Raises ``ImpossibleError`` where there are none.
        """
        yield from islice(self._objects(schema, ()), _ALTERNATIVES)

    def low(self, path: Path) -> Any:
        """Return the least that is asked of the value at a path; None where nothing is."""
        found = [w.target.value for w in self._at(path) if w.target.operator in (">", ">=")]
        return max(found, default=None)

    def high(self, path: Path) -> Any:
        """Return the most that is asked of the value at a path; None where nothing is."""
        found = [w.target.value for w in self._at(path) if w.target.operator in ("<", "<=")]
        return min(found, default=None)

    def value(self, path: Path) -> Any:
        """Return the value that is asked for at a path; None where none is."""
        return next(iter(self._fixed(path)), None)

    def _at(self, path: Path) -> list[Want]:
        return [want for want in self.wants if want.path == path]

    def _fixed(self, path: Path) -> list[Any]:
        return [want.target.value for want in self._at(path) if want.target.operator == "="]

    def _objects(self, schema: Mapping[str, Any], path: Path) -> Iterator[dict[str, Any]]:
        properties: Mapping[str, Any] = schema.get("properties", {})
        names = [name for name in properties if self._is_needed(schema, (*path, name))]
        parts = [list(self._values(properties[name], (*path, name))) for name in names]
        for choice in product(*parts):
            yield dict(zip(names, choice, strict=True))

    def _is_needed(self, schema: Mapping[str, Any], path: Path) -> bool:
        below = [want for want in self.wants if want.path[: len(path)] == path]
        if any(want.target.operator == ABSENT and want.path == path for want in below):
            if path[-1] in schema.get("required", ()):
                raise ImpossibleError
            return False
        part = schema["properties"][path[-1]]
        is_part_of_whole = self.whole and len(path) > 1 and part.get("type") == "number"
        return bool(below) or path[-1] in schema.get("required", ()) or is_part_of_whole

    def _values(self, schema: Mapping[str, Any], path: Path) -> Iterable[Any]:
        fixed = self._fixed(path)
        if fixed:
            if any(value != fixed[0] for value in fixed):
                raise ImpossibleError
            return fixed[:1]
        excluded = [w.target.value for w in self._at(path) if w.target.operator == "!="]
        return [value for value in self._free(schema, path) if value not in excluded]

    def _free(self, schema: Mapping[str, Any], path: Path) -> Iterable[Any]:
        if "const" in schema:
            return [schema["const"]]
        if "enum" in schema:
            return list(schema["enum"])
        kind = schema.get("type")
        kinds = kind if isinstance(kind, list) else [kind]
        if "object" in kinds or "properties" in schema:
            return self._objects(schema, path)
        if "array" in kinds:
            return [self._items(schema, path)]
        if "boolean" in kinds:
            return [True, False]
        if "number" in kinds or "integer" in kinds:
            return self._numbers(schema, path)
        if schema.get("format") == "date":
            return [self._date(path)]
        known = self.known.get(path[-1])
        return [known if isinstance(known, str) else TO_BE_STATED]

    def _items(self, schema: Mapping[str, Any], path: Path) -> list[Any]:
        fixed = self._fixed((*path, EACH))
        if fixed:
            return fixed
        below = [w for w in self.wants if w.path[: len(path)] == path and w.path != path]
        wanted = below or any(w.target.operator == SOME for w in self._at(path))
        if not wanted and not schema.get("minItems"):
            return []
        return list(self._values(schema.get("items", {}), (*path, EACH)))[:1]

    def _numbers(self, schema: Mapping[str, Any], path: Path) -> list[Decimal]:
        """Return the figures to try: those at a bound, and the least that the schema allows.

        Of a fact the least comes first, as it breaks least.
        """
        found = self._number(schema, path)
        least = Decimal(schema.get("minimum", 0))
        is_whole = schema.get("type") == "integer"
        if is_whole or self.low(path) is not None or found <= least:
            return [found]
        if self.whole:
            return [least, found]
        return [found] if self.high(path) is not None else [found, least]

    def _number(self, schema: Mapping[str, Any], path: Path) -> Decimal:
        least, most = schema.get("minimum"), schema.get("maximum")
        step = step_of(schema, (self.low(path), self.high(path)))
        low: Decimal | None = max(self._ends(path, ">", step), default=None)
        high: Decimal | None = min(self._ends(path, "<", -step), default=None)
        if high is not None:
            value = high
        elif low is not None:
            value = low
        elif most is not None and not self.whole and schema.get("type") == "number":
            value = Decimal(most)  # the figure of an act that nothing bounds so far
        elif schema.get("type") == "integer" and isinstance(self.known.get(path[-1]), Decimal):
            value = self.known[path[-1]]
        else:
            value = Decimal(least or 0)
        below = low is not None and value < low
        if below or (least is not None and value < least) or (most is not None and value > most):
            raise ImpossibleError
        return value

    def _ends(self, path: Path, side: str, step: Decimal | timedelta) -> list[Any]:
        """Return the values at which the bounds on one side let a figure or a date begin."""
        found = [want.target for want in self._at(path) if want.target.operator[0] == side]
        return [each.value + step if each.operator == side else each.value for each in found]

    def _date(self, path: Path) -> date:
        first, last = self.first(path), self.last(path)
        day = self.day if first is None else max(self.day, first)
        if last is not None and day > last:
            raise ImpossibleError
        return day

    def first(self, path: Path) -> date | None:
        """Return the earliest day that is asked of a date; None where any is early enough."""
        return max(self._ends(path, ">", timedelta(days=1)), default=None)

    def last(self, path: Path) -> date | None:
        """Return the latest day that is asked of a date; None where any is late enough."""
        return min(self._ends(path, "<", -timedelta(days=1)), default=None)


def part_at(schema: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """Return the schema of the field at a path; empty where it says nothing of one."""
    for name in path:
        schema = schema.get("properties", {}).get(name, {})
    return schema


def step_of(schema: Mapping[str, Any], values: Iterable[Any] = ()) -> Decimal:
    """Return the finest step of a figure: its ``multipleOf``, or that of these values."""
    if schema.get("type") == "integer":
        return Decimal(1)
    if "multipleOf" in schema:
        return Decimal(str(schema["multipleOf"]))
    exponents = [
        value.normalize().as_tuple().exponent for value in values if isinstance(value, Decimal)
    ]
    finest = min((each for each in exponents if isinstance(each, int)), default=0)
    return Decimal(1).scaleb(min(finest, 0))
