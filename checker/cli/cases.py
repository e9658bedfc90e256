"""The case that a command was given: a folder, a file, standard input, or one of a register."""

from __future__ import annotations

from datetime import date

import click

from checker.cli.extra import needing_register
from checker.model.case import REGISTER_PREFIX
from checker.packs import keep_compiled
from checker.pipeline import Loaded
from checker.pipeline import load as load_files


def load(
    source: str,
    rules: str | None = None,
    recorded_by: date | None = None,
    skip_invalid: bool = False,
) -> Loaded:
    """Return the case at ``source`` with its pack; raises InputError with all problems.

    ``register:CASE`` is a case of the register that CHECKER_REGISTER names, and ``recorded_by``
    cuts its log at the end of a day: parties, keys, papers and rules are those of that moment.
    ``skip_invalid`` leaves out the documents of files that have problems; a register has none of
    these.
    """
    if (context := click.get_current_context(silent=True)) is not None:
        context.call_on_close(keep_compiled)
    if not source.startswith(REGISTER_PREFIX):
        return load_files(source, rules, skip_invalid)
    with needing_register():
        from checker.cli.register.options import register_of_environment
        from checker.register.papers.loading import load_case
    register, party = register_of_environment()
    known = None if recorded_by is None else recorded_by.isoformat()
    return load_case(register, source.removeprefix(REGISTER_PREFIX), rules, known, party)


def cases_of_register() -> list[str]:
    """Return the names of the register's cases that the reader may read, in their order.

    Raises InputError where there is no register.
    """
    with needing_register():
        from checker.cli.register.options import register_of_environment
        from checker.register.papers.loading import readable_cases
    register, party = register_of_environment()
    with register.ledger.reader() as reader:
        return readable_cases(register.standing(reader), party)
