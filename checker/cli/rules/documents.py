"""``checker rules documents``: the document types of a pack, and who sends them when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from checker.authoring.document_list import DocumentType, document_types, sent_by
from checker.cli.options import Text, reports_problems
from checker.messages import gettext
from checker.packs import load_compiled


@click.command()
@click.argument("pack", type=Text(), metavar="PACK")
@click.option(
    "-f",
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@reports_problems
def documents(pack: str, output_format: str) -> None:
    """List the document types of PACK: who sends them, when, and for which norms.

    `checker new case PACK` writes a case with blank documents of these types.
    """
    found = document_types(load_compiled(pack))
    if output_format == "json":
        click.echo(json.dumps([asdict(each) for each in found], indent=2, ensure_ascii=False))
        return
    click.echo("\n".join(line for each in found for line in (*_lines(each), "")), nl=False)


def _lines(of: DocumentType) -> Iterator[str]:
    yield f"{of.type}: {of.title}"
    if of.description:
        yield f"  {of.description}"
    yield gettext("  From: {senders}", senders=sent_by(of))
    for each in of.wanted:
        if each.day is None:
            yield gettext("  For: {title} [{rule}]", title=each.title, rule=each.rule)
        elif each.is_expected:
            yield gettext(
                "  Expected by: {day}, for {title} [{rule}]",
                day=each.day,
                title=each.title,
                rule=each.rule,
            )
        else:
            yield gettext(
                "  By: {day}, for {title} [{rule}]", day=each.day, title=each.title, rule=each.rule
            )
    if of.paragraph:
        yield gettext("  Paragraph: {paragraph}", paragraph=of.paragraph)
    if of.norms:
        yield gettext("  Norms: {norms}", norms=", ".join(of.norms))
