"""Values of tables that the parties changed: in force only from those who may, and never silent."""

from __future__ import annotations

from datetime import date

from checker.evaluation.display import plain
from checker.evaluation.due_days import as_date
from checker.evaluation.found import Found
from checker.evaluation.instances import Instance
from checker.evaluation.scope import Scope
from checker.feel import Record
from checker.messages import gettext
from checker.model.case import AMENDMENT, Document
from checker.model.pack import Table
from checker.model.verdict import Finding, Status


def amendment_findings(scope: Scope) -> list[Found]:
    """Return a finding for each amendment: in force, without force, or not in force yet."""
    tables = {name: each for each in scope.pack.topic.tables for name in (each.id, each.name)}
    return [
        _about(scope, document, tables[str(document.record["table"])])
        for document in scope.papers.known
        if document.type == AMENDMENT and str(document.record["table"]) in tables
    ]


def _about(scope: Scope, document: Document, table: Table) -> Found:
    amendment = document.record
    cell = gettext("{title} ({subject})", title=table.title, subject=_key(amendment))
    value = plain(amendment["value"])
    in_force = _in_force(amendment)
    if (fault := scope.papers.reasons.get(document.id)) is not None:
        status = Status.VIOLATED
        message = gettext("{cell} stays as it was. {fault}", cell=cell, fault=fault)
    elif in_force is not None and in_force > scope.as_of:
        status = Status.NOT_APPLICABLE
        message = gettext("{cell} becomes {value} on {day}.", cell=cell, value=value, day=in_force)
    else:
        status = Status.SATISFIED
        message = gettext(
            "{cell} has been {value} since {day}.", cell=cell, value=value, day=in_force
        )
    finding = Finding(
        id=f"{AMENDMENT}/{amendment.origin}",
        rule=AMENDMENT,
        title=gettext("Amendment agreed by those who may"),
        subject={AMENDMENT: amendment.origin},
        status=status,
        source=scope.pack.citation(table.all_norms) or (table.source or table.id),
        norms=table.all_norms,
        message=message,
        evidence=(amendment.origin,),
        grade=scope.grade((amendment.origin,)),
    )
    return Found(finding, Instance({AMENDMENT: amendment}))


def _in_force(amendment: Record) -> date | None:
    """Return the day from which the value holds: that of the agreement, or a later one."""
    agreed = as_date(amendment.get("agreed_on"))
    effective = as_date(amendment.get("effective_on"))
    return agreed if agreed is None or effective is None else max(agreed, effective)


def _key(amendment: Record) -> str:
    key = amendment["key"]
    parts = list(key.values()) if isinstance(key, dict) else key
    return plain(parts)
