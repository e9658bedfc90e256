"""``checker rules``: for those who change rules; each command in a module of its own."""

from __future__ import annotations

import click

from checker.cli import LazyGroup

COMMANDS = {
    "check": ("checker.cli.rules.check:check", "Check packs without any case."),
    "test": ("checker.cli.rules.test:test", "Run the tests of packs."),
    "coverage": (
        "checker.cli.rules.coverage:coverage",
        "Show which norms have rules, and what of the rules the tests check.",
    ),
    "show": ("checker.cli.rules.show:show", "Show a pack, or one rule of it."),
    "documents": (
        "checker.cli.rules.documents:documents",
        "List the document types of a pack: who sends them when.",
    ),
    "diff": (
        "checker.cli.rules.diff:diff",
        "Compare two versions: rules and verdicts.",
    ),
    "mutate": (
        "checker.cli.rules.mutate:mutate",
        "Mutate rules and list the mutants that no test kills.",
    ),
    "probe": (
        "checker.cli.rules.probe:probe",
        "Change evidence and list what gets better by it.",
    ),
    "fmt": ("checker.cli.rules.fmt:fmt", "Format the files of packs."),
    "doc": ("checker.cli.rules.doc:doc", "Write a readable page on each pack."),
    "schema": ("checker.cli.rules.schema:schema", "Write the JSON Schemas of pack files."),
}


@click.command(cls=LazyGroup, lazy=COMMANDS)
def rules() -> None:
    """Check, test, compare and show rule packs.

    PACK is the id of a pack in the folder `rules` here, the id of a shipped pack, or the path of
    a folder. The default is all packs in `rules` here, or else all shipped packs.
    """
