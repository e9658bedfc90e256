"""``checker register show``: one entry, or a case with its papers."""

from __future__ import annotations

from collections.abc import Iterator

import click

from checker.cli.register.options import party_option, with_register
from checker.messages import gettext
from checker.register.identity.admission import is_entered
from checker.register.identity.payload import read_payload
from checker.register.identity.rights import Act, may
from checker.register.identity.standing import REGISTRAR, Standing
from checker.register.log.entry import Entry
from checker.register.opening import Register
from checker.register.papers.case import CaseAt
from checker.register.papers.loading import read_case
from checker.register.refusals import refusal
from checker.register.store.ledger import Reader
from checker.register.telling import described


@click.command()
@click.argument("what", metavar="ENTRY|CASE")
@party_option
@click.option("--content", is_flag=True, help="Print the papers of an entry as they were sent.")
@with_register
def show(register: Register, what: str, party: str, content: bool) -> None:
    """Show an entry by its number, or a case with its papers and those that do not count."""
    with register.ledger.reader() as reader:
        if what.isdecimal():
            lines = _entry(register, reader, int(what), party, content)
        else:
            found, standing = read_case(register, reader, what, party=party)
            lines = list(_case(found, standing))
    for line in lines:
        click.echo(line)


def _entry(register: Register, reader: Reader, seq: int, party: str, content: bool) -> list[str]:
    entry, standing = reader.entry(seq, documents=True), register.standing(reader)
    case = None if entry is None else entry.body.case
    hidden = case is not None and party != REGISTRAR and may(standing, party, Act.READ, case)
    if entry is None or hidden:
        message = gettext("there is no entry {seq} for {party}", seq=seq, party=party)
        raise refusal(register.shown, "no-entry", message)
    return list(_lines(entry, standing, content))


def _lines(entry: Entry, standing: Standing, content: bool) -> Iterator[str]:
    body, payload = entry.body, read_payload(entry.envelope)
    yield f"Entry {body.seq}: {body.kind}, {described(body, payload)}"
    if body.case is not None:
        yield f"  Case:      {body.case}, its entry {body.case_seq}"
    how = "entered by the registrar for" if is_entered(standing, payload) else "signed by"
    yield f"  Party:     {how} {body.party}, key {body.key[:16]}"
    yield f"  Received:  {body.received_on} (recorded {body.recorded_at})"
    yield f"  Seen:      entry {payload.seen_size}"
    yield f"  Hash:      {entry.hash}"
    for ref, item in zip(body.documents, entry.documents, strict=True):
        state = "erased" if item.is_erased else f"{ref.size} bytes"
        yield f"  {ref.id} ({ref.type}): {state}, {ref.digest[:19]}"
        if content and not item.is_erased:
            yield item.content.decode("utf-8", "replace")


def _case(case: CaseAt, standing: Standing) -> Iterator[str]:
    members = ", ".join(sorted(standing.cases[case.case].members)) or "nobody"
    yield f"{case.case}: {case.pack} ({case.digest[:19]}), for {members}"
    yield f"  After entry {case.size}: {len(case.papers)} papers"
    for paper in case.papers:
        stamp = f"{paper.day} {paper.sender}" if paper.day else "as stated"
        yield f"  {paper.seq:>5}  {stamp}  {paper.stored.id} ({paper.stored.type})"
    for each in case.erased:
        yield f"  {'':>5}  {each.name}: erased"
    if case.set_aside:
        yield "  Not counted:"
    for aside in case.set_aside:
        yield f"  {aside.seq:>5}  {aside.party}  {aside.id}: {aside.reason}"
