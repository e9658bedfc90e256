"""``checker precheck``: check in private, and be able to prove it later."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from checker import intake
from checker.cli.extra import needing_register
from checker.cli.options import (
    Output,
    as_of_option,
    no_cache_option,
    reports_problems,
    rules_option,
    style,
    write,
)
from checker.messages import gettext
from checker.model.case import REGISTER_PREFIX
from checker.pipeline import assess, load_submission
from checker.register.precheck import Precheck, PrecheckError, precheck, read_precheck
from checker.register.refusals import refusal
from checker.reports import Assessment, render

OTHER = 1


@click.command("precheck")
@click.argument("case", metavar="CASE")
@as_of_option
@rules_option
@no_cache_option
@click.option(
    "--sender",
    metavar="NAME",
    help="Who will submit the papers that leave `submitted_by` and `received_on` open.",
)
@click.option(
    "--keep",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to keep the proof, salt included. Default: CASE.precheck here.",
)
@click.option("--as", "party", metavar="PARTY", help="Leave the fingerprint in the register.")
@click.option("--key", "key_file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--prove",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Instead: are the papers of CASE those of this pre-check, and when was it?",
)
@reports_problems
def precheck_(
    case: str,
    as_of: date | None,
    rules: str | None,
    sender: str | None,
    keep: Path | None,
    party: str | None,
    key_file: Path | None,
    prove: Path | None,
) -> None:
    """Assess CASE here, tell nobody, and leave no more than a fingerprint.

    The fingerprint says nothing of the papers. With the proof that is kept, anybody can see later
    that the same papers were checked, when, and with which rules.
    """
    if prove is not None:
        _prove(case, prove)
        return
    day = as_of or date.today()
    submission = _stamped(case, sender, day)
    loaded = load_submission(submission, case, rules)
    verdict = assess(loaded, day)
    assessment = Assessment(verdict, loaded.compiled.pack, loaded.case)
    target = Output("text", None)
    write(target, render([assessment], target.format, style(target)))
    pack = loaded.compiled.pack
    rules_used = f"{pack.id} {pack.digest}"
    made = precheck(loaded.case.id, day.isoformat(), rules_used, submission.documents)
    path = keep or Path(f"{Path(case).name}.precheck")
    _keep(made, path)
    click.echo(f"Fingerprint: {made.fingerprint}", err=True)
    click.echo(f"Proof, to be kept: {path}", err=True)
    if party is not None:
        with needing_register():
            from checker.cli.register.prechecks import leave
        click.echo(f"Recorded as entry {leave(made, party, key_file)}", err=True)
    sys.exit(verdict.exit_status)


def _stamped(case: str, sender: str | None, day: date) -> intake.Submission:
    """Return the case with the stamps that the register would set today."""
    submission = intake.read_submission(case)
    if sender is None:
        return submission
    stamps = {"submitted_by": sender, "received_on": day.isoformat()}
    documents = (
        replace(raw, value={**stamps, **raw.value}) if isinstance(raw.value, dict) else raw
        for raw in submission.documents
    )
    return replace(submission, documents=tuple(documents))


def _keep(made: Precheck, path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as error:
        message = gettext("the proof cannot be kept: {reason}", reason=error.strerror or "")
        hint = gettext("name another file with --keep")
        raise refusal(str(path), "file", message, hint=hint) from None
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(made.to_bytes() + b"\n")


def _prove(case: str, path: Path) -> None:
    """Say which papers of a case were checked, and where the register has the fingerprint."""
    try:
        made = read_precheck(path.read_bytes())
    except OSError as error:
        message = gettext("this cannot be read: {reason}", reason=error.strerror or str(error))
        raise refusal(str(path), "file", message) from None
    except PrecheckError as error:
        raise refusal(str(path), "precheck", str(error)) from None
    with needing_register():
        from checker.cli.register.prechecks import documents_of, found
    documents = (
        documents_of(case)
        if case.startswith(REGISTER_PREFIX)
        else (intake.read_submission(case).documents)
    )
    click.echo(f"Fingerprint: {made.fingerprint}")
    click.echo(f"Checked as of {made.as_of} with {made.rules}")
    click.echo(found(made))
    if other := made.missing(documents):
        click.echo(f"Not among the papers that were checked: {', '.join(other)}")
        sys.exit(OTHER)
    click.echo(f"All {len(documents)} papers are among those that were checked.")
