"""``checker register checkpoint``: what outsiders keep."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.options import Output, write
from checker.cli.register.options import with_register
from checker.register.opening import Register
from checker.register.proofs.note import signed


@click.command()
@click.option(
    "--output", "-o", metavar="FILE", type=click.Path(path_type=Path), help="Write it there."
)
@with_register
def checkpoint(register: Register, output: Path | None) -> None:
    """Print the newest checkpoint: origin, number of entries and root, signed by the register.

    Send it to somebody outside, often: from then on nobody can change what it covers unnoticed.
    """
    with register.ledger.reader() as reader:
        note = signed(register.standing(reader).origin, reader.extent(), register.signing_key)
    write(Output("text", str(output) if output else None), note)
