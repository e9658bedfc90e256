"""``checker register``: who submitted what, and when; each command in a module of its own."""

from __future__ import annotations

import click

from checker.cli import LazyGroup
from checker.cli.extra import needing_register

_AT = "checker.cli.register"
COMMANDS = {
    "init": (f"{_AT}.init:init", "Make a register with the keys of register and registrar."),
    "key": (f"{_AT}.key:key", "Make the key of a party, where the party sits."),
    "add-party": (f"{_AT}.parties:add_party", "Let a party in, with its roles and its key."),
    "role": (f"{_AT}.parties:role", "Give a party a role, or take it away."),
    "add-key": (f"{_AT}.parties:add_key", "Add another key of a party."),
    "replace-key": (f"{_AT}.parties:replace_key", "Replace a key; the old and the new one sign."),
    "revoke-key": (f"{_AT}.parties:revoke_key", "Put a key out of force."),
    "token": (f"{_AT}.token:token", "Make a token with which a party signs in to the workbench."),
    "open": (f"{_AT}.cases:open_", "Open a case under a rule pack, with the parties in it."),
    "member": (f"{_AT}.cases:member", "Let a party take part in a case, or end it."),
    "rules": (f"{_AT}.cases:rules", "Put another version of the rules in force for a case."),
    "submit": (f"{_AT}.submit:submit", "Submit the new papers of a case; get a receipt."),
    "forward": (f"{_AT}.submit:forward", "Forward copies of somebody else's papers."),
    "import": (f"{_AT}.submit:import_", "Take in papers of earlier days, with the days stated."),
    "affirm": (f"{_AT}.submit:affirm", "Stand by entries that a lost key has made doubtful."),
    "erase": (f"{_AT}.erase:erase", "Take away what papers say; their digests stay."),
    "log": (f"{_AT}.log:log", "List what was recorded, and when."),
    "show": (f"{_AT}.show:show", "Show an entry, or the papers of a case."),
    "checkpoint": (f"{_AT}.checkpoint:checkpoint", "Print how far the log reaches, signed."),
    "assess": (f"{_AT}.assess:assess", "Assess a case; with --record the verdict is signed."),
    "verify": (f"{_AT}.verify:verify", "Check every entry; name the first that does not hold."),
    "export": (f"{_AT}.export:export", "Write a case as a bundle or a folder."),
    "replay": (f"{_AT}.replay:replay_", "Judge recorded verdicts again: same bytes, or why not."),
    "backup": (f"{_AT}.backup:backup", "Write a whole copy of the register."),
    "restore": (f"{_AT}.backup:restore", "Go on from a backup, and say what may be lost."),
    "upgrade": (f"{_AT}.upgrade:upgrade", "Bring the tables to the version of this program."),
    "doctor": (f"{_AT}.doctor:doctor", "Say what may lose or let out something."),
}


class _RegisterGroup(LazyGroup):
    """The commands, or how to install what they need."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; ends with exit 2 where the extra is not installed."""
        with needing_register():
            return super().get_command(ctx, cmd_name)


@click.command(cls=_RegisterGroup, lazy=COMMANDS)
def register() -> None:
    """Keep the papers of cases so that nobody can change them afterwards.

    The register is a SQLite file (checker.db unless --register or CHECKER_REGISTER names another)
    or a PostgreSQL database. Its cases are accepted wherever a CASE is, as register:CASE.
    """
