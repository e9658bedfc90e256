"""``checker register verify``: does the log, or a bundle of it, hold?"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path

import click

from checker.cli.options import reports_problems
from checker.cli.register.options import keys_option, url_option
from checker.messages import gettext
from checker.register.bundle import Bundle, BundleError, read_bundle, verify_bundle
from checker.register.opening import open_unwatched
from checker.register.proofs.note import Checkpoint
from checker.register.proofs.receipt import Receipt, ReceiptError, read_receipt
from checker.register.refusals import refusal
from checker.register.verifying import (
    BrokenError,
    History,
    equivocation,
    pinned,
    verify_ledger,
    verify_note,
    verify_receipts,
    verify_remembered,
)

BROKEN, SIGNER_UNKNOWN = 1, 3
_file = click.Path(path_type=Path)


def _judged(command: Callable[..., None]) -> Callable[..., None]:
    """End with exit status 1 and the first thing that does not hold."""

    @functools.wraps(command)
    def wrapped(*args: object, **kwargs: object) -> None:
        try:
            command(*args, **kwargs)
        except BrokenError as error:
            where = f"Entry {error.seq} does not hold" if error.seq else "It does not hold"
            click.echo(f"{where}: {error.reason}")
            sys.exit(BROKEN)

    return wrapped


@click.command()
@click.argument("bundle", metavar="[BUNDLE]", required=False, type=_file)
@click.option(
    "--receipt",
    "receipts",
    metavar="FILE",
    multiple=True,
    type=_file,
    help="Hold a receipt against it; may be repeated.",
)
@click.option(
    "--checkpoint",
    "notes",
    metavar="FILE",
    multiple=True,
    type=_file,
    help="Hold a signed checkpoint against it; may be repeated.",
)
@click.option(
    "--register-key",
    "fingerprint",
    metavar="FINGERPRINT",
    help="The register's fingerprint, as `checker register init` printed it.",
)
@url_option
@keys_option
@reports_problems
@_judged
def verify(
    bundle: Path | None,
    receipts: tuple[Path, ...],
    notes: tuple[Path, ...],
    fingerprint: str | None,
    url: str,
    keys: Path | None,
) -> None:
    """Check every entry of the register, or of a BUNDLE, and name the first that does not hold.

    Exit status: 0 it holds; 1 it does not; 2 it cannot be read; 3 a bundle holds in itself, and
    nothing says whose it is: give --register-key or a receipt.
    """
    given = [(str(path), _receipt(path)) for path in receipts]
    if bundle is not None:
        _verify_file(bundle, given, fingerprint)
        return
    register = open_unwatched(url, keys)
    with register.ledger.reader() as reader:
        history = verify_ledger(reader)
    _pin(history, fingerprint)
    verify_receipts(history, given)
    for path in notes:
        verify_note(history, str(path), _text(path))
    remembered = verify_remembered(history)
    documents = sum(len(ids) for ids in history.ids.values())
    click.echo(f"{history.extent.size} entries with {documents} papers hold: {register.shown}")
    if history.empty:
        click.echo(f"Of {len(history.empty)} papers only the digest is left: they were erased.")
    held = [f"{len(given)} receipts"] * bool(given) + [f"{len(notes)} checkpoints"] * bool(notes)
    held += ["what was seen here last"] * remembered
    if held:
        click.echo(f"They agree with {', '.join(held)}.")
    click.echo(f"Root: {history.extent.root}")


def _verify_file(path: Path, given: list[tuple[str, Receipt]], fingerprint: str | None) -> None:
    history, checkpoint = verify_bundle(read_bundle_file(path))
    _pin(history, fingerprint)
    known = fingerprint is not None
    for name, receipt in given:
        known |= _matches(name, receipt, history, checkpoint)
    entries = sum(count for count, _ in history.case_ends.values())
    click.echo(f"{entries} entries of the case hold, of a log of {checkpoint.size}: {path}")
    if not known:
        first = history.standing.register_keys[0].public.fingerprint
        click.echo("It is consistent in itself; nothing here says whose register it is.")
        click.echo(f"Ask the register for its fingerprint. The bundle says: {first}")
        sys.exit(SIGNER_UNKNOWN)


def _matches(name: str, receipt: Receipt, history: History, checkpoint: Checkpoint) -> bool:
    """Return True where a receipt and a bundle are of one history; raises BrokenError."""
    keys = [record.public for record in history.standing.register_keys]
    try:
        own = receipt.check(keys)
    except ReceiptError as error:
        raise BrokenError(0, f"the receipt {name} does not hold: {error}") from None
    if conflict := equivocation([(name, own), ("the bundle", checkpoint)]):
        raise BrokenError(0, conflict)
    body = receipt.body
    known = history.hashes.get(body.seq)
    if own.origin != history.standing.origin or known not in (receipt.hash, None):
        raise BrokenError(body.seq, f"the receipt {name} is for another entry than this one")
    if known is None and body.case in history.case_ends and body.seq <= checkpoint.size:
        raise BrokenError(body.seq, f"the bundle lacks the entry of the receipt {name}")
    return known is not None


def _pin(history: History, fingerprint: str | None) -> None:
    if fingerprint is not None and not pinned(history, fingerprint):
        raise BrokenError(1, "the register began with another key than the one that was named")


def _receipt(path: Path) -> Receipt:
    try:
        return read_receipt(path.read_bytes())
    except OSError as error:
        raise _unreadable(path, error) from None
    except ReceiptError as error:
        raise refusal(str(path), "receipt", str(error)) from None


def read_bundle_file(path: Path) -> Bundle:
    """Return the bundle in a file; raises InputError where there is none."""
    try:
        return read_bundle(_text(path))
    except BundleError as error:
        raise refusal(str(path), "bundle", str(error)) from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise _unreadable(path, error) from None
    except UnicodeDecodeError:
        message = gettext("the file is not text in UTF-8")
        raise refusal(str(path), "encoding", message) from None


def _unreadable(path: Path, error: OSError) -> Exception:
    reason = error.strerror or str(error)
    return refusal(str(path), "file", gettext("this cannot be read: {reason}", reason=reason))
