"""``checker register log``: what was recorded, and when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from checker.cli.register.options import check_right, party_option, with_register
from checker.register.identity.admission import is_entered
from checker.register.identity.payload import read_payload
from checker.register.identity.rights import Act, may
from checker.register.identity.standing import REGISTRAR, Standing
from checker.register.log.entry import Entry
from checker.register.opening import Register
from checker.register.telling import described


@click.command()
@click.argument("case", metavar="[CASE]", required=False)
@party_option
@click.option("--format", "-f", "format_", type=click.Choice(("text", "json")), default="text")
@with_register
def log(register: Register, case: str | None, party: str, format_: str) -> None:
    """List the entries of the register, or of CASE: number, day, kind, party, and what it says.

    A party sees what is about nobody's case, and the cases that it takes part in.
    """
    if case is not None:
        check_right(register, party, Act.READ, case)
    with register.ledger.reader() as reader:
        standing = register.standing(reader)
        rows = [
            _row(entry, standing)
            for entry in reader.entries(case=case)
            if _is_visible(standing, party, entry)
        ]
    if format_ == "json":
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for line in _lines(rows):
        click.echo(line)


def _is_visible(standing: Standing, party: str, entry: Entry) -> bool:
    case = entry.body.case
    return party == REGISTRAR or case is None or may(standing, party, Act.READ, case) is None


def _row(entry: Entry, standing: Standing) -> dict[str, Any]:
    body, payload = entry.body, read_payload(entry.envelope)
    return {
        "entry": body.seq,
        "received_on": body.received_on,
        "recorded_at": body.recorded_at,
        "kind": body.kind.value,
        "case": body.case,
        "party": body.party,
        "by": "entered" if is_entered(standing, payload) else "signed",
        "says": described(body, payload),
        "hash": entry.hash,
    }


def _lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    width = max((len(row["party"]) for row in rows), default=0)
    for row in rows:
        by = "entered, " if row["by"] == "entered" else ""
        case = f"{row['case']}: " if row["case"] else ""
        yield (
            f"{row['entry']:>5}  {row['received_on']}  {row['kind']:<13} "
            f"{row['party']:<{width}}  {by}{case}{row['says']}"
        )
