"""``checker register submit, forward, import, affirm``: papers, and the receipts for them."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.register.options import (
    clock_option,
    entered_option,
    key_option,
    party_option,
    signer,
    with_register,
)
from checker.messages import gettext
from checker.register.appending import Accepted, Request, append, receipt_of
from checker.register.identity.standing import REGISTRAR
from checker.register.log.entry import Kind
from checker.register.opening import Register
from checker.register.papers.submitting import Prepared, Wanted, prepare
from checker.register.refusals import refusal

_source = click.argument("source", metavar="CASE")
_case = click.option("--case", metavar="NAME", help="The case of the register, if named otherwise.")
_only = click.option(
    "--only", metavar="ID", multiple=True, help="Only the paper of this id; may be repeated."
)
_party = click.option("--as", "party", metavar="PARTY", required=True, help="Who submits.")
_receipt = click.option(
    "--receipt",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to put the receipt. Default: CASE-ENTRY.receipt here.",
)


@click.command()
@_source
@_party
@key_option
@entered_option
@click.option("--sender", metavar="NAME", help="Under which of its names the party sends.")
@_case
@_only
@_receipt
@clock_option
@with_register
def submit(
    register: Register,
    source: str,
    party: str,
    key_file: Path | None,
    entered: bool,
    sender: str | None,
    case: str | None,
    only: tuple[str, ...],
    receipt: Path | None,
    clock_is_right: bool,
) -> None:
    """Submit the papers of CASE that the register does not have, in the name of a party.

    CASE is a folder, bundle or workbook. The register stamps sender and day: leave `submitted_by`
    and `received_on` out. The receipt is written once the papers are safe; keep it.
    """
    wanted = Wanted(source, party, Kind.SUBMISSION, case, sender, only)
    key = signer(register, party, key_file, entered)
    with register.ledger.reader() as reader:
        prepared = prepare(register, reader, wanted)
    data = {"sender": prepared.sender}
    request = Request(Kind.SUBMISSION, party, prepared.case, data, prepared.documents)
    if prepared.documents:
        accepted = append(register, request, [key], clock_is_right)
    else:
        accepted = _again(register, prepared)
    _tell(accepted, prepared, receipt)


@click.command()
@_source
@_party
@key_option
@entered_option
@click.option("--sender", metavar="NAME", help="Under which of its names the party sends.")
@_case
@_only
@_receipt
@clock_option
@with_register
def forward(
    register: Register,
    source: str,
    party: str,
    key_file: Path | None,
    entered: bool,
    sender: str | None,
    case: str | None,
    only: tuple[str, ...],
    receipt: Path | None,
    clock_is_right: bool,
) -> None:
    """Forward copies of other senders' papers in CASE. They are kept, and do not count.

    What counts is the paper that its sender submits.
    """
    key = signer(register, party, key_file, entered)
    with register.ledger.reader() as reader:
        prepared = prepare(
            register, reader, Wanted(source, party, Kind.FORWARDED, case, sender, only)
        )
    if not prepared.documents:
        message = gettext("there is no paper of another sender to forward")
        raise refusal(source, "nothing-new", message)
    data = {"sender": prepared.sender}
    request = Request(Kind.FORWARDED, party, prepared.case, data, prepared.documents)
    _tell(append(register, request, [key], clock_is_right), prepared, receipt)


@click.command("import")
@_source
@_case
@_only
@_receipt
@clock_option
@with_register
def import_(
    register: Register,
    source: str,
    case: str | None,
    only: tuple[str, ...],
    receipt: Path | None,
    clock_is_right: bool,
) -> None:
    """Take in the papers of CASE that came before the register was there.

    Sender and day are those that the papers state, and are shown as stated. Only the registrar
    may do this.
    """
    wanted = Wanted(source, REGISTRAR, Kind.IMPORT, case, None, only)
    with register.ledger.reader() as reader:
        prepared = prepare(register, reader, wanted)
    request = Request(Kind.IMPORT, REGISTRAR, prepared.case, {}, prepared.documents)
    if prepared.documents:
        accepted = append(register, request, [register.registrar_key], clock_is_right)
    else:
        accepted = _again(register, prepared)
    _tell(accepted, prepared, receipt)


@click.command()
@click.argument("case", metavar="CASE")
@click.argument("entries", metavar="ENTRY...", nargs=-1, required=True, type=int)
@party_option
@key_option
@with_register
def affirm(
    register: Register, case: str, entries: tuple[int, ...], party: str, key_file: Path | None
) -> None:
    """Stand by entries of CASE that were signed when somebody else may have had the key."""
    key = signer(register, party, key_file, entered=False)
    request = Request(Kind.AFFIRMED, party, case, {"entries": list(entries)})
    accepted = append(register, request, [key])
    click.echo(f"Entry {accepted.receipt.body.seq}: {party} stands by {len(entries)} of {case}")


def _again(register: Register, prepared: Prepared) -> Accepted:
    """Return the receipt of papers that stand already."""
    if not prepared.known:
        message = gettext("there is no paper to submit")
        raise refusal(prepared.case, "nothing-new", message)
    last = max(prepared.known.values())
    with register.ledger.reader() as reader:
        return Accepted(receipt_of(register, reader, last), is_new=False)


def _tell(accepted: Accepted, prepared: Prepared, file: Path | None) -> None:
    """Write the receipt, then say that the papers stand."""
    receipt = accepted.receipt
    body = receipt.body
    path = file or Path(f"{prepared.case}-{body.seq}.receipt")
    _keep(path, receipt.to_bytes(), body.seq)
    count = len(body.documents)
    papers = "1 paper" if count == 1 else f"{count} papers"
    state = "accepted" if accepted.is_new else "stands already"
    click.echo(f"Entry {body.seq} of {prepared.case} {state}: {papers}, {body.received_on}")
    click.echo(f"Receipt: {path}")


def _keep(path: Path, data: bytes, seq: int) -> None:
    """Write a receipt, never over another one; what stands is said in any case."""
    try:
        if path.exists() and path.read_bytes() != data:
            raise FileExistsError(0, gettext("another receipt is there"))
        path.write_bytes(data)
    except OSError as error:
        message = gettext(
            "entry {seq} stands, and its receipt cannot be written: {reason}",
            seq=seq,
            reason=error.strerror or str(error),
        )
        hint = gettext("do the same again with --receipt FILE to get it")
        raise refusal(str(path), "receipt", message, hint=hint) from None
