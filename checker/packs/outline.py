"""What a new pack is about: its roles, limits, tranches and deadlines, as its files say them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from checker.messages import gettext
from checker.model.case import AMENDMENT, DETERMINATION, PARTY, WAIVER

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ID = re.compile(r"(?!(?:true|false|null)$)[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""What may be an id; YAML would read the words left out as other values."""
_YEAR = re.compile(r"[12]\d{3}")
_DAY = re.compile(r"(\d\d)-(\d\d)")
_UNIT = re.compile(r"[A-Za-z][A-Za-z0-9 /*^-]*")
_LEAST_ROLES = 2
"""Somebody reports, and somebody pays."""
_TAKEN = frozenset(
    {
        *(AMENDMENT, DETERMINATION, PARTY, WAIVER),
        *("envelope", "yearly-limit", "payment", "withholding", "good-faith", "year", "paid-year"),
    }
)
"""Types of all packs, and names that the skeleton has itself."""
_COMMON_YEAR = 2001
_PARAGRAPHS = 5
"""How many paragraphs the skeleton has."""
_BIT = Decimal("0.001")
"""How far above a limit the first test goes."""
EXAMPLE_MONEY = Decimal(250_000)
"""What a new pack pays for a year, where nobody says it."""
K = TypeVar("K")
T = TypeVar("T")


class OutlineError(ValueError):
    """What was said of a new pack cannot be used; the first argument is a sentence."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day of the next year by which a paper of a type on a year has to be there."""

    type: str
    month: int
    day: int

    @property
    def title(self) -> str:
        """Return the type in words: ``Yearly report``."""
        return self.type.replace("-", " ").capitalize()

    @property
    def words(self) -> str:
        """Return the day in words: ``31 January``."""
        return f"{self.day} {_MONTHS[self.month - 1]}"


@dataclass(frozen=True, slots=True)
class Outline:
    """What a new pack says before anybody changes it.

    Of the ``roles``, ids and titles, the first reports and the last pays. ``limits`` are quantities
    in ``unit`` by year, ``tranches`` the money of each year whose limit was kept. The first of the
    ``deadlines`` is that of the report with the quantity. Raises OutlineError where they do not fit
    together.
    """

    title: str = "The agreement, in a few words"
    roles: Mapping[str, str] = field(
        default_factory=lambda: {"reporter": "Reporter", "authority": "Authority"}
    )
    unit: str = "t"
    limits: Mapping[int, Decimal] = field(
        default_factory=lambda: {2024: Decimal(100), 2025: Decimal(80)}
    )
    tranches: Mapping[int, Decimal] = field(
        default_factory=lambda: dict.fromkeys((2024, 2025), EXAMPLE_MONEY)
    )
    deadlines: tuple[Deadline, ...] = (Deadline("yearly-report", 1, 31),)

    def __post_init__(self) -> None:
        """Raise OutlineError where the parts do not fit together."""
        if len(self.roles) < _LEAST_ROLES:
            raise OutlineError(gettext("give two roles at least: the first reports, the last pays"))
        if not _UNIT.fullmatch(self.unit):
            raise OutlineError(gettext("{unit!r} cannot be a unit", unit=self.unit))
        for deadline in self.deadlines:
            if deadline.type in _TAKEN:
                raise OutlineError(gettext("a paper cannot be called {name!r}", name=deadline.type))
        if any(amount == 0 for amount in self.tranches.values()):
            raise OutlineError(gettext("the money of a year is more than zero"))
        if strange := sorted(self.tranches.keys() - self.limits.keys()):
            raise OutlineError(
                gettext("the tranche of {year} has no limit that was kept", year=strange[0])
            )

    @property
    def report(self) -> Deadline:
        """Return the deadline of the report with the quantity."""
        return self.deadlines[0]

    @property
    def reporter(self) -> str:
        """Return the role that reports."""
        return next(iter(self.roles))

    @property
    def payer(self) -> str:
        """Return the role that pays, and may excuse a violation."""
        return list(self.roles)[-1]


def read_roles(words: Iterable[str]) -> dict[str, str]:
    """Return roles from ``id=Title``; raises OutlineError for other words."""
    return _read(words, _role, "reporter=Reporter")


def read_amounts(words: Iterable[str]) -> dict[int, Decimal]:
    """Return amounts by year from ``2024=100``; raises OutlineError for other words."""
    return _read(words, _amount, "2024=100")


def read_deadlines(words: Iterable[str]) -> tuple[Deadline, ...]:
    """Return deadlines from ``yearly-report=01-31``; raises OutlineError for other words."""
    found = _read(words, _deadline, "yearly-report=01-31")
    return tuple(Deadline(name, *day) for name, day in found.items())


def _read(
    words: Iterable[str], read: Callable[[str, str], tuple[K, T] | None], example: str
) -> dict[K, T]:
    found: dict[K, T] = {}
    for word in words:
        name, _, value = word.partition("=")
        pair = read(name.strip(), value.strip())
        if pair is None:
            raise OutlineError(
                gettext("write {word!r} as in {example}", word=word, example=example)
            )
        if pair[0] in found:
            raise OutlineError(gettext("{name!r} is given twice", name=name.strip()))
        found[pair[0]] = pair[1]
    return found


def _role(name: str, title: str) -> tuple[str, str] | None:
    return (name, title) if _ID.fullmatch(name) and title else None


def _amount(year: str, text: str) -> tuple[int, Decimal] | None:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    fits = _YEAR.fullmatch(year) and amount.is_finite() and amount >= 0
    return (int(year), amount) if fits else None


def _deadline(name: str, text: str) -> tuple[str, tuple[int, int]] | None:
    day = _DAY.fullmatch(text)
    if day is None or not _ID.fullmatch(name):
        return None
    try:
        date(_COMMON_YEAR, int(day[1]), int(day[2]))
    except ValueError:
        return None
    return name, (int(day[1]), int(day[2]))


def words_of(outline: Outline, pack: str) -> dict[str, str]:
    """Return what stands in the files of a pack for each ``@word@`` of the skeleton."""
    report = outline.report
    year = min(outline.tranches)
    due = date(year + 1, report.month, report.day)
    return {
        "pack": pack,
        "title": _text(outline.title),
        "roles": "\n".join(f"  {name}: {_text(title)}" for name, title in outline.roles.items()),
        "reporter": outline.reporter,
        "payer": outline.payer,
        "unit": outline.unit,
        "years": ", ".join(map(str, sorted(outline.limits))),
        "limits": _by_year(outline.limits),
        "grants": _by_year({**dict.fromkeys(outline.limits), **outline.tranches}),
        "report": report.type,
        "report_title": report.title,
        "report_in_words": report.title.lower(),
        "collection": f"{report.type.replace('-', '_')}s",
        "month": str(report.month),
        "day": str(report.day),
        "deadline": report.words,
        "year": str(year),
        "due": str(due),
        "late": str(due + timedelta(days=1)),
        "limit": f"{outline.limits[year]:f}",
        "above": f"{outline.limits[year] + _BIT:f}",
        "grant": f"{outline.tranches[year]:f}",
        "more_norms": "".join(_norm(outline, at) for at in range(1, len(outline.deadlines))),
        "more_obligations": "".join(
            _obligation(outline, at) for at in range(1, len(outline.deadlines))
        ),
    }


def _text(words: str) -> str:
    """Return words as YAML has them between quotes."""
    return json.dumps(words, ensure_ascii=False)


def schema_of(deadline: Deadline, outline: Outline) -> str:
    """Return the JSON Schema of a paper on a year that says nothing but that it is there."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": deadline.title,
        "description": "What is filed on a year.",
        "x-issued-by": [outline.reporter],
        "x-key": ["year"],
        "x-covers": {"year": "year"},
        "type": "object",
        "allOf": [{"$ref": "../common/envelope.schema.json"}],
        "properties": {
            "type": {"const": deadline.type},
            "year": {"description": "the year that it is about", "type": "integer"},
        },
        "required": ["year"],
        "unevaluatedProperties": False,
    }
    return json.dumps(schema, indent=2) + "\n"


def _norm(outline: Outline, at: int) -> str:
    deadline = outline.deadlines[at]
    return f"""\
  - id: {deadline.type}
    source: agreement
    paragraph: "{_PARAGRAPHS + at}"
    who: {outline.reporter}
    statement: The {deadline.title.lower()} on each year is filed by {deadline.words} of the next.
    state: coded
"""


def _obligation(outline: Outline, at: int) -> str:
    deadline = outline.deadlines[at]
    collection = f"{deadline.type.replace('-', '_')}s"
    return f"""\

  - id: {deadline.type}-in-time
    title: {deadline.title} of the year in time
    norm: {deadline.type}
    bearer: {outline.reporter}
    for_each: {{of_year: years}}
    due: date(of_year + 1, {deadline.month}, {deadline.day})
    fulfilled_by: {collection}[year = of_year]
"""


def _by_year(amounts: Mapping[int, Decimal | None]) -> str:
    """Return the values of a table; null for a year of which nothing is meant."""
    values = ((year, "null" if amounts[year] is None else f"{amounts[year]:f}") for year in amounts)
    return ", ".join(f"{year}: {value}" for year, value in sorted(values))
