"""A small agreement, case and verdict made by hand, with one of everything that reports show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from checker.feel import Record
from checker.messages import CHINESE
from checker.model.case import Case, Document
from checker.model.pack import Manifest, Norm, Pack, Topic
from checker.model.problems import Position
from checker.model.verdict import (
    Amount,
    Assumption,
    Consequence,
    Coverage,
    EngineInfo,
    Finding,
    NotCounted,
    Reading,
    Rules,
    Unchecked,
    Verdict,
)
from checker.model.verdict import Tranche as TrancheVerdict
from checker.reports.assessment import Assessment

RULE_FILE = "rules/smelter/rules.yaml"
OUTPUT = "tranche-2/output/1999/line-a"
OVERRUN = "quota/North/1998"
FINE = "fine-on-overrun/North/1998"
HOLD = "hold-on-overrun/1999"
PLAN = "remedy/North/1999"
REPORT = "quarterly-report/1999/4"

MANIFEST = {
    "pack": "smelter",
    "version": "1.2.0",
    "title": "Smelter agreement",
    "sources": [{"id": "agr-7", "title": "Agreement No. 7"}],
    "roles": {"bureau": "Local bureau", "works": "Works", "auditor": "Audit office"},
    "units": {"t": "metric tonnes"},
    "waiver_authorities": ["auditor"],
}
NORMS = [
    ("output-limit", "12(a)", "Output of a line stays within the year's limit.", "Per line."),
    ("quota", "14", "A works makes no more than its quota.", None),
    ("quarterly", "20", "The bureau reports every quarter within 45 days.", None),
    ("fine", "15", "A works over its quota pays a fine.", None),
    ("hold", "16", "Payments stop while an overrun is not made good.", None),
    ("second-payment", "11", "The second payment is half of the year's money.", None),
]
SCHEMAS = {"output-report": {"x-basis": "declaration"}}
TOPIC: dict[str, Any] = {
    "obligations": [
        {
            "id": "quarterly-report",
            "title": "Quarterly report",
            "norm": "quarterly",
            "bearer": "bureau",
            "for_each": {"year": "years", "quarter": "[1..4]"},
            "due": 'end_of_quarter(year, quarter) + duration("P45D")',
            "fulfilled_by": "quarterly_reports[item.year = year and item.quarter = quarter]",
        }
    ],
    "limits": [
        {
            "id": "quota",
            "title": "Works kept to its quota",
            "norm": "quota",
            "for_each": {"works": "all_works", "year": "years"},
            "measure": "produced(works, year)",
            "at_most": "quota_of(works, year)",
            "unit": "t",
        }
    ],
    "checks": [
        {"id": "dates", "title": "Dates are in order", "norm": "quarterly", "require": "true"}
    ],
    "tranches": [
        {
            "id": "tranche-2",
            "title": "Second payment",
            "norm": "second-payment",
            "for_each": {"year": "years"},
            "amount": "0.50 * allocation(year)",
            "conditions": [
                {
                    "id": "output",
                    "title": "Output of the preceding year stayed within its limit",
                    "norm": "output-limit",
                    "interpretation": "The nine-month figure stands in until the year is closed.",
                    "for_each": {"line": "lines"},
                    "applies": "year > 1998",
                    "require": (
                        "if output(line, year - 1) != null\n"
                        "then output(line, year - 1) <= limit(line, year - 1)\n"
                        "else null\n"
                    ),
                    "alternatives": [{"reading": "both lines count together", "require": "true"}],
                },
                {"id": "audit", "title": "Audit received", "norm": "quarterly", "require": "true"},
            ],
        }
    ],
    "consequences": [
        {
            "id": "fine-on-overrun",
            "title": "Fine for an overrun",
            "norm": "fine",
            "when": [{"finding": "quota", "as": "over"}],
            "then": {
                "penalty": "fine",
                "on": {"works": "over.works", "year": "over.year"},
                "amount": "1500.5 * overrun(over.works, over.year)",
                "currency": "USD",
            },
        },
        {
            "id": "hold-on-overrun",
            "title": "Payments held after an overrun",
            "norm": "hold",
            "when": [
                {"consequence": "fine-on-overrun", "as": "fine"},
                {"finding": "quota", "as": "over", "where": "over.works = fine.works"},
            ],
            "then": {
                "hold": "payments",
                "on": {"year": "over.year + 1"},
                "lifted_when": "plan_agreed(over.year)",
            },
        },
    ],
}


def pack() -> Pack:
    """Return the small pack; its rules stand in ``RULE_FILE``, ten lines apart."""
    topic = Topic.model_validate(TOPIC)
    positions = {}
    for number, entry in enumerate(topic.entries(), start=1):
        entry.written_at(RULE_FILE, f"/{number}")
        positions[RULE_FILE, f"/{number}"] = Position(RULE_FILE, f"/{number}", 10 * number, 5)
    norms = {
        name: Norm(
            id=name,
            source="agr-7",
            paragraph=paragraph,
            who="works",
            statement=statement,
            state="coded",
            interpretation=reading,
        )
        for name, paragraph, statement, reading in NORMS
    }
    manifest = Manifest.model_validate(MANIFEST)
    digest = "sha256:" + "0123456789abcdef" * 4
    return Pack(manifest, norms, topic, SCHEMAS, digest, "rules/smelter", positions)


@dataclass(frozen=True)
class At:
    """A value that stands somewhere, in a file that nobody has to read."""

    position: Position

    def position_of(self, pointer: str) -> Position:
        """Return where the value at ``pointer`` inside this one stands; its line is not known."""
        return Position(self.position.file, self.position.pointer + pointer)


def document(name: str, type_: str, sender: str, received: str, line: int) -> Document:
    """Return a document that stands in ``case/reports.json``."""
    fields = {
        "type": type_,
        "id": name,
        "submitted_by": sender,
        "received_on": date.fromisoformat(received),
    }
    place = Position("case/reports.json", f"/{line // 10}", line, 3)
    return Document(name, type_, Record(fields, name), At(place))


def case() -> Case:
    """Return a case of five documents in one file."""
    documents = (
        document("out-a", "output-report", "bureau", "1999-02-01", 10),
        document("audit-98", "audit", "auditor", "1999-06-30", 20),
        document("waiver-1", "waiver", "auditor", "1999-07-01", 30),
        document("plan-98", "plan", "works", "1999-08-01", 40),
        document("audit-98b", "audit", "works", "1999-09-01", 50),
    )
    return Case("smelter-1999", "smelter", documents, At(Position("case/case.json", "", 1, 1)))


def condition(line: str, status: str, **more: Any) -> Finding:
    """Return one of the conditions on output."""
    standard: dict[str, Any] = {
        "id": f"tranche-2/output/1999/{line}",
        "rule": "tranche-2/output",
        "title": "Output of the preceding year stayed within its limit",
        "subject": {"year": 1999, "line": line},
        "status": status,
        "source": "agr-7 12(a)",
        "norms": ("output-limit",),
    }
    return Finding(**(standard | more))


def conditions() -> tuple[Finding, ...]:
    """Return the conditions of the second payment: one of each of four statuses."""
    return (
        condition(
            "line-a",
            "satisfied",
            message="Line A made 7,912.4 t in 1998, within the limit of 7,960 t.",
            figures="7,912.4 of 7,960 t",
            values={"output(line, year - 1)": "7912.4", "limit(line, year - 1)": "7960"},
            evidence=("out-a", "audit-98"),
            grade="audited",
            basis="declaration",
            other_readings=(
                Reading.model_validate(
                    {"reading": "both lines count together", "status": "violated"}
                ),
            ),
        ),
        condition(
            "line-b",
            "undetermined",
            message="The output of line B in 1998 is not known.",
            missing=("output report for line B, 1998, from the local bureau",),
        ),
        condition("line-c", "not-applicable", message="Line C was not built yet."),
        Finding.model_validate(
            {
                "id": "tranche-2/audit/1999",
                "rule": "tranche-2/audit",
                "title": "Audit received",
                "subject": {"year": 1999},
                "status": "undetermined",
                "source": "agr-7 20",
                "norms": ("quarterly",),
                "message": "Nobody has said yet whether the audit is satisfactory.",
                "evidence": ("audit-98",),
                "awaiting": "auditor",
            }
        ),
    )


def findings() -> tuple[Finding, ...]:
    """Return findings outside tranches: violated, waived, pending, satisfied, not applicable."""
    common = {"source": "agr-7 14", "norms": ("quota",), "rule": "quota"}
    quarter = {"rule": "quarterly-report", "source": "agr-7 20", "norms": ("quarterly",)}
    given: list[dict[str, Any]] = [
        {
            "id": OVERRUN,
            "title": "Works kept to its quota",
            "subject": {"works": "North", "year": 1998},
            "status": "violated",
            "bearer": "works",
            "message": "North made 812.5 t, 112.5 t more than its quota.",
            "advice": "Agree on a plan that makes good 112.5 t.",
            "figures": "812.5 of 700 t",
            "values": {"produced": "812.5", "quota": "700"},
            "evidence": ("audit-98",),
            **common,
        },
        {
            "id": "quota/South/1998",
            "title": "Works kept to its quota",
            "subject": {"works": "South", "year": 1998},
            "status": "waived",
            "message": "South made 3 t more than its quota.",
            "figures": "403 of 400 t",
            "evidence": ("audit-98",),
            "waived_by": "waiver-1",
            **common,
        },
        {
            "id": REPORT,
            "title": "Quarterly report",
            "subject": {"year": 1999, "quarter": 4},
            "status": "pending",
            "bearer": "bureau",
            "due": date(2000, 2, 14),
            "message": "The report for the fourth quarter of 1999 is not due yet.",
            "missing": ("report on quarter 4 of 1999, from the local bureau",),
            **quarter,
        },
        {
            "id": "quarterly-report/1999/1",
            "title": "Quarterly report",
            "subject": {"year": 1999, "quarter": 1},
            "status": "satisfied",
            "bearer": "bureau",
            "due": date(1999, 5, 15),
            "done_on": date(1999, 2, 1),
            "message": "The report for the first quarter of 1999 came in time.",
            "evidence": ("out-a",),
            "basis": "document",
            **quarter,
        },
        {
            "id": "dates",
            "rule": "dates",
            "title": "Dates are in order",
            "status": "not-applicable",
            "source": "agr-7 20",
            "message": "No dates to compare.",
        },
    ]
    return tuple(Finding.model_validate(one) for one in given)


def consequences() -> tuple[Consequence, ...]:
    """Return a fine, the hold that it helps to bring about, and a remedy that was lifted."""
    given: list[dict[str, Any]] = [
        {
            "id": FINE,
            "kind": "penalty",
            "measure": "fine",
            "rule": "fine-on-overrun",
            "title": "Fine for an overrun",
            "subject": {"works": "North", "year": 1998},
            "because": (OVERRUN,),
            "amount": Amount(value=Decimal("168806.25"), currency="USD"),
            "due": date(1999, 12, 31),
            "source": "agr-7 15",
            "norms": ("fine",),
            "message": "North pays 1,500.50 a tonne for 112.5 t.",
        },
        {
            "id": HOLD,
            "kind": "hold",
            "measure": "payments",
            "rule": "hold-on-overrun",
            "title": "Payments held after an overrun",
            "subject": {"year": 1999},
            "because": (FINE, OVERRUN),
            "source": "agr-7 16",
            "norms": ("hold",),
            "message": "Payments of 1999 wait until the overrun of 1998 is made good.",
            "missing": ("plan to make good the overrun of 1998, from the works",),
        },
        {
            "id": PLAN,
            "kind": "remedial-action",
            "measure": "plan",
            "rule": "remedy",
            "title": "Plan to make good",
            "subject": {"works": "North", "year": 1999},
            "because": (OVERRUN,),
            "amount": Amount(value=Decimal("112.5"), unit="t"),
            "lifted_by": ("plan-98",),
            "source": "agr-7 16",
            "message": "North made good 112.5 t.",
        },
    ]
    return tuple(Consequence.model_validate(one) for one in given)


def tranches() -> tuple[TrancheVerdict, ...]:
    """Return a payment that was made and one that is open."""
    first: dict[str, Any] = {
        "id": "tranche-1",
        "title": "First payment",
        "subject": {"year": 1999},
        "status": "part-released",
        "amount": Amount(value=Decimal("2910000.00"), currency="USD"),
        "paid": Amount(value=Decimal("2000000.00"), currency="USD"),
        "reductions": [{"consequence": FINE, "amount": {"value": "168806.25", "currency": "USD"}}],
        "payable": Amount(value=Decimal("741193.75"), currency="USD"),
        "evidence": ("plan-98",),
        "source": "agr-7 10",
        "released_by": ("plan-98",),
    }
    second: dict[str, Any] = {
        "id": "tranche-2",
        "title": "Second payment",
        "subject": {"year": 1999},
        "status": "undetermined",
        "amount": Amount(value=Decimal("2910000.00"), currency="USD"),
        "source": "agr-7 11",
        "paid": Amount(value=Decimal("0.00"), currency="USD"),
        "payable": Amount(value=Decimal("0.00"), currency="USD"),
        "conditions": conditions(),
        "holds": (HOLD,),
    }
    return TrancheVerdict.model_validate(first), TrancheVerdict.model_validate(second)


def verdict(**changes: Any) -> Verdict:
    """Return the verdict on the case, with some fields changed."""
    fields: dict[str, Any] = {
        "case": "smelter-1999",
        "as_of": date(1999, 10, 15),
        "status": "violated",
        "summary": "1 norm is violated; payment 2 of 1999 cannot be decided yet.",
        "rules": Rules(pack="smelter", version="1.2.0", digest=pack().digest, origin="shipped"),
        "engine": EngineInfo(checker="0.1.0", inference="durable-rules 2.0.28"),
        "tranches": tranches(),
        "findings": findings(),
        "consequences": consequences(),
        "not_counted": (
            NotCounted(
                document="audit-98b",
                reason="An audit comes from Audit office, and Works may not issue it.",
                paragraph="13",
            ),
        ),
        "assumptions": (
            Assumption(
                text="Line C is taken not to run: no report names it.",
                norm="output-limit",
                tranche="tranche-2/1999",
                because="Reports name every line that runs.",
            ),
            Assumption(text="No dates were changed.", because="Nobody says so."),
        ),
        "coverage": Coverage(
            norms=6,
            checked=4,
            unchecked=(
                Unchecked(norm="quarterly", why="not due until 2000-02-14", sender="bureau"),
                Unchecked(
                    norm="second-payment", why="nothing in this case is about it", sender=None
                ),
            ),
        ),
        "violated_elsewhere": 2,
    }
    fields |= changes
    return Verdict.model_validate({"known_on": fields["as_of"], **fields})


def assessment(**changes: Any) -> Assessment:
    """Return the verdict with its pack and case."""
    return Assessment(verdict(**changes), pack(), case())


def translated(texts: Mapping[str, str]) -> Assessment:
    """Return the same with a pack that has these texts in Chinese."""
    return replace(assessment(), pack=replace(pack(), texts={CHINESE: dict(texts)}))


def nothing_applied() -> Assessment:
    """Return the verdict on a case to which no norm applied."""
    return assessment(
        status="undetermined",
        summary="No norm applied to anything: nothing was checked.",
        tranches=(),
        findings=(),
        consequences=(),
        not_counted=(),
        assumptions=(),
        coverage=Coverage(),
        violated_elsewhere=0,
    )
