"""``checker register open, member, rules``: cases, who takes part, and the rules in force."""

from __future__ import annotations

import click

from checker.cli.register.options import with_register
from checker.register import administering
from checker.register.opening import Register


@click.command("open")
@click.argument("case", metavar="CASE")
@click.option(
    "--rules", "pack", metavar="PACK", required=True, help="Pack id, or the folder of a pack."
)
@click.option(
    "--member",
    "members",
    metavar="PARTY",
    multiple=True,
    help="A party that takes part; may be repeated.",
)
@with_register
def open_(register: Register, case: str, pack: str, members: tuple[str, ...]) -> None:
    """Open CASE under rules that are kept with it, so that verdicts can be replayed later."""
    accepted = administering.open_case(register, case, pack, members)
    who = ", ".join(sorted(set(members))) or "nobody yet"
    click.echo(f"Entry {accepted.receipt.body.seq}: the case {case} is open for {who}")


@click.command()
@click.argument("case", metavar="CASE")
@click.argument("party", metavar="PARTY")
@click.option("--end", "ends", is_flag=True, help="End it instead.")
@with_register
def member(register: Register, case: str, party: str, ends: bool) -> None:
    """Let PARTY read CASE and submit to it, or with --end no longer."""
    accepted = administering.set_member(register, case, party, ends)
    words = "no longer takes part in" if ends else "takes part in"
    click.echo(f"Entry {accepted.receipt.body.seq}: {party} {words} {case}")


@click.command()
@click.argument("case", metavar="CASE")
@click.argument("pack", metavar="PACK")
@with_register
def rules(register: Register, case: str, pack: str) -> None:
    """Put PACK, an id or a folder, in force for CASE from now on."""
    accepted = administering.change_rules(register, case, pack)
    click.echo(f"Entry {accepted.receipt.body.seq}: other rules are in force for {case}")
