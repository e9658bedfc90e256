"""``checker rules diff``: compare two versions of packs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from checker.authoring.diff.comparison import compare
from checker.authoring.diff.example_tests import refuse_existing, write_tests
from checker.authoring.diff.formats import FORMATS
from checker.authoring.revisions import tree, working_tree
from checker.cli.options import (
    IsoDate,
    Text,
    parse_outputs,
    reports_problems,
    style,
    verbose_option,
)
from checker.cli.options import write as write_output
from checker.cli.rules.options import counter, format_option, output_option
from checker.messages import gettext

CHANGED = 1


@click.command()
@click.argument("old", type=Text(), metavar="OLD")
@click.argument("new", type=Text(), metavar="[NEW]", required=False)
@click.option(
    "--cases",
    type=Text(),
    metavar="DIR",
    multiple=True,
    help="Assess the cases in DIR; may be repeated. Default: samples and tests of NEW.",
)
@click.option(
    "--as-of",
    type=IsoDate(),
    help="The day for cases in folders. Default: when their last document was received.",
)
@click.option(
    "--allow",
    type=Text(),
    metavar="NAME",
    multiple=True,
    help="A rule or case whose verdict may change; may be repeated.",
)
@click.option(
    "--example",
    is_flag=True,
    help="For each rule that changed, find a case at the bound on which OLD and NEW differ.",
)
@click.option(
    "--example-test",
    type=Text(),
    metavar="FILE",
    help="The same, and write these cases as tests of the pack into a new FILE.",
)
@format_option(FORMATS.names)
@output_option
@verbose_option
@reports_problems
def diff(
    old: str,
    new: str | None,
    cases: tuple[str, ...],
    as_of: date | None,
    allow: tuple[str, ...],
    example: bool,
    example_test: str | None,
    formats: tuple[str, ...],
    output: str | None,
    verbose: bool,
) -> None:
    """Show what changed in the rules from OLD to NEW, and every verdict that changes with them.

    OLD and NEW are folders (of one pack, or with packs in rules/) or git revisions. The default
    for NEW is the working tree.

    Exit status 0: only verdicts named by --allow change, or none; 1: other verdicts change; 2: a
    pack or a case cannot be used.
    """
    if example_test is not None and new is not None and not Path(new).is_dir():
        raise click.UsageError(gettext("--example-test writes beside a folder: give one as NEW"))
    outputs = parse_outputs(formats, output, FORMATS.names)
    if example_test is not None:
        refuse_existing(Path(example_test))
    with tree(old) as before, tree(new or working_tree()) as after, counter() as advance:
        wants_examples = example or example_test is not None
        found = compare(before, after, cases or None, as_of, advance, with_examples=wants_examples)
    for wanted in outputs:
        write_output(wanted, FORMATS.render(found, wanted.format, style(wanted, verbose)))
    tests = [each.witness.test for each in found.examples or () if each.witness is not None]
    if example_test is not None and tests:
        write_tests(Path(example_test), tests)
    if found.not_allowed(allow):
        raise SystemExit(CHANGED)
