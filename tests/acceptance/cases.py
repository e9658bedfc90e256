"""Cases derived from the samples: documents taken away, added, redated and changed."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from checker.model.verdict import Finding, Tranche, Verdict
from checker.pipeline import assess, load

SAMPLES = Path(__file__).parent.parent.parent / "samples"

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a case, as they will be submitted."""

    items: tuple[Fields, ...] = ()

    def __getitem__(self, of_id: str) -> Fields:
        (found,) = (item for item in self.items if item["id"] == of_id)
        return found

    def of_type(self, *types: str, **fields: Any) -> list[Fields]:
        """Return the documents of some types whose fields have the given values."""
        return [
            item for item in self.items if item["type"] in types and fields.items() <= item.items()
        ]

    def keeping(self, wanted: Callable[[Fields], bool]) -> Documents:
        """Return the case with the wanted documents only, and without references to others."""
        kept = [item for item in self.items if wanted(item)]
        ids = {item["id"] for item in kept}
        return Documents(tuple(item for item in kept if item.get("about", item["id"]) in ids))

    def without(self, *ids: str) -> Documents:
        """Return the case without documents, and without what was determined about them."""
        for of_id in ids:
            self[of_id]
        return self.keeping(lambda item: item["id"] not in ids)

    def without_any(self, *types: str, **fields: Any) -> Documents:
        """Return the case without the documents of some types."""
        found = self.of_type(*types, **fields)
        assert found
        return self.without(*(item["id"] for item in found))

    def adding(self, *more: Fields) -> Documents:
        """Return the case with more documents."""
        return replace(self, items=(*self.items, *more))

    def changing(self, of_id: str, **fields: Any) -> Documents:
        """Return the case with other values in fields of one document."""
        changed = {**self[of_id], **fields}
        return Documents(tuple(changed if item["id"] == of_id else item for item in self.items))

    def redating(self, of_id: str, received_on: str | date) -> Documents:
        """Return the case with another day of receipt of one document."""
        return self.changing(of_id, received_on=str(received_on))

    def assess(self, as_of: str | date, engine: str | None = None) -> Outcome:
        """Return what the checker says of the case as of a day."""
        with tempfile.TemporaryDirectory() as folder:
            bundle = Path(folder) / "bundle.json"
            bundle.write_text(self.to_json(), encoding="utf-8")
            loaded = load(str(bundle))
        return Outcome(assess(loaded, date.fromisoformat(str(as_of)), engine=engine))

    def to_json(self) -> str:
        """Return the case as a bundle; Decimal values keep their digits."""
        bundle = {"case": "derived", "rules": "halon", "documents": list(self.items)}
        return _exact(bundle)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, by the ids of what it says."""

    verdict: Verdict

    def finding(self, of_id: str) -> Finding:
        """Return the finding with an id, also where it is a condition."""
        (found,) = (item for item in self.verdict.all_findings() if item.id == of_id)
        return found

    def status(self, of_id: str) -> str:
        """Return the status of a finding."""
        return self.finding(of_id).status.value

    def tranche(self, of_year: int, number: int) -> Tranche:
        """Return a deposit of a programme year."""
        (found,) = (
            item
            for item in self.verdict.tranches
            if item.id == f"tranche-{number}" and item.subject["year"] == of_year
        )
        return found

    def deposits(self, of_year: int) -> list[str]:
        """Return the statuses of the four deposits of a year."""
        return [self.tranche(of_year, number).status.value for number in (1, 2, 3, 4)]

    def standing(self, rule: str) -> list[str]:
        """Return the ids of the consequences of a rule that nothing has lifted."""
        return [
            item.id
            for item in self.verdict.consequences
            if item.rule == rule and item.lifted_by is None
        ]

    def statuses(self) -> dict[str, str]:
        """Return the status of everything by id."""
        return {item.id: item.status.value for item in self.verdict.all_findings()}


@cache
def sample(name: str) -> Documents:
    """Return the documents of a sample."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((SAMPLES / name).rglob("*.json"))]
    contents = [json.loads(text, parse_float=Decimal) for text in texts]
    documents = [item for content in contents if isinstance(content, list) for item in content]
    return Documents(tuple(documents))


def determination(about: str, received_on: str | date, result: str = "satisfactory") -> Fields:
    """Return what the Trustee determines of a document."""
    return {
        "type": "determination",
        "id": f"DET-{about}-{received_on}-{result}",
        "submitted_by": "trustee",
        "received_on": str(received_on),
        "about": about,
        "result": result,
        "by": "trustee",
    }


def day_after(day: str | date, days: int = 1) -> date:
    """Return a later day (an earlier one for negative ``days``)."""
    return date.fromisoformat(str(day)) + timedelta(days)


def total(items: Iterable[Fields], field: str = "production") -> Decimal:
    """Return the exact sum of a field."""
    return sum((Decimal(item[field]) for item in items), Decimal(0))


def _exact(value: object) -> str:
    """Return JSON in which Decimal values are numbers with all of their digits."""
    match value:
        case Decimal():
            return format(value, "f")
        case dict():
            return "{" + ", ".join(f"{json.dumps(k)}: {_exact(v)}" for k, v in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(_exact(item) for item in value) + "]"
        case _:
            return json.dumps(value)


def confirmed(case: Documents, substance: str, production: Decimal, period: str) -> Documents:
    """Return the case with another figure in China's confirmation of 1998."""
    (found,) = case.of_type(
        "government-confirmation", substance=substance, year=1998, period=period
    )
    return case.changing(found["id"], production=production)


def audited(case: Documents, substance: str, production: Decimal) -> Documents:
    """Return the case with another figure in the performance audit of 1998."""
    figures = {**case["PA-1998"]["production"], substance: production}
    return case.changing("PA-1998", production=figures)


YEAR_END = date(1999, 12, 31)
GRAM = Decimal("0.000001")
"""The least that a tonnage is changed by here, in tonnes."""
STANDING = sample("halon-1999")
"""All of 1998 is known and within 7,960 t and 618 t; all but one deposit of 1999 is paid."""
UNPAID = STANDING.without_any("deposit", year=1999)
SUBSTANCES = ("halon-1211", "halon-1301")
TARGETS = {"halon-1211": Decimal(7960), "halon-1301": Decimal(618)}
"""Targets of 1998 in tonnes (Annex 8)."""


def preceding(tranche: int, substance: str) -> str:
    """Return the id of the condition on the production of 1998."""
    return f"tranche-{tranche}/preceding-production/1999/{substance}"
