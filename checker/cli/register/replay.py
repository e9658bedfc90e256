"""``checker register replay``: judge again what is on record."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker.cli.options import reports_problems
from checker.cli.register.options import keys_option, party_option, passphrase, url_option
from checker.cli.register.verify import read_bundle_file
from checker.messages import gettext
from checker.register.bundle import verify_bundle
from checker.register.identity.keys import PublicKey
from checker.register.identity.rights import Act, may
from checker.register.log.entry import Entry, Kind
from checker.register.opening import open_register
from checker.register.refusals import refusal
from checker.register.verdicts.replay import NotReplayableError, Replayed, replay
from checker.register.verifying import BrokenError

OTHER = 1


@click.command("replay")
@click.argument("verdict", metavar="VERDICT")
@party_option
@url_option
@keys_option
@reports_problems
def replay_(verdict: str, party: str, url: str, keys: Path | None) -> None:
    """Judge again from the recorded papers and rules: VERDICT is an entry, or a bundle.

    Of a bundle every verdict is replayed, on any machine and without the register. Exit status:
    0 the judgement is the same, 1 it is another one (and why), 2 it cannot be read.
    """
    if verdict.isdecimal():
        entries, public = _of_register(int(verdict), party, url, keys)
        wanted = [entry for entry in entries if entry.body.seq == int(verdict)]
    else:
        entries, public = _of_bundle(Path(verdict))
        wanted = [entry for entry in entries if entry.body.kind is Kind.VERDICT]
    if not wanted:
        raise refusal(verdict, "no-verdict", gettext("there is no verdict here"))
    same = [_replayed(entry, entries, public) for entry in wanted]
    if not all(same):
        sys.exit(OTHER)


def _of_register(
    seq: int, party: str, url: str, keys: Path | None
) -> tuple[list[Entry], list[PublicKey]]:
    register = open_register(url, keys, passphrase())
    with register.ledger.reader() as reader:
        entry, standing = reader.entry(seq), register.standing(reader)
        if entry is None or entry.body.kind is not Kind.VERDICT:
            raise refusal(register.shown, "no-verdict", gettext("entry {n} is no verdict", n=seq))
        case = str(entry.body.case)
        if reason := may(standing, party, Act.READ, case):
            raise refusal(register.shown, "register-rights", reason)
        entries = [
            item for item in reader.entries(documents=True) if item.body.case in (None, case)
        ]
    return entries, [record.public for record in standing.register_keys]


def _of_bundle(path: Path) -> tuple[list[Entry], list[PublicKey]]:
    bundle = read_bundle_file(path)
    try:
        history, _ = verify_bundle(bundle)
    except BrokenError as error:
        raise refusal(str(path), "bundle", str(error)) from None
    return list(bundle.entries), [record.public for record in history.standing.register_keys]


def _replayed(entry: Entry, entries: list[Entry], public: list[PublicKey]) -> bool:
    try:
        result = replay(entry, entries, public)
    except NotReplayableError as error:
        click.echo(f"Entry {entry.body.seq}: {error}")
        return False
    _tell(result)
    return not result.differences


def _tell(result: Replayed) -> None:
    outcome = "another judgement" if result.differences else "the same judgement"
    click.echo(f"Entry {result.seq}, {result.case} as of {result.as_of}: {outcome}")
    for line in (*result.differences, *result.remarks):
        click.echo(f"  {line}")
