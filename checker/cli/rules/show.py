"""``checker rules show``: a pack at a glance, or one rule in full."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby

import click

from checker.authoring.pages.pack_page import entry_ids, rule_section
from checker.authoring.rule_ids import kind_of
from checker.authoring.testing.suite import load_suite
from checker.cli.options import Text, reports_problems
from checker.messages import gettext
from checker.model.pack import Pack
from checker.packs import load_compiled
from checker.parsers.suggestions import nearest


@click.command()
@click.argument("pack", type=Text(), metavar="PACK")
@click.argument("rule", type=Text(), metavar="[RULE]", required=False)
@reports_problems
def show(pack: str, rule: str | None) -> None:
    """Show the rules of PACK at a glance, or RULE in full.

    RULE is an id as verdicts print it, such as `tranche-2/preceding-production` for a condition,
    or the id of a definition or table.
    """
    loaded = load_compiled(pack).pack
    if rule is None:
        click.echo(_overview(loaded), nl=False)
        return
    known = entry_ids(loaded)
    if rule not in known:
        raise click.UsageError(_unknown(loaded.id, rule, known))
    click.echo(rule_section(loaded, load_suite(loaded), rule), nl=False)


def _unknown(pack: str, rule: str, known: Collection[str]) -> str:
    near = nearest(rule, known, 3)
    if not near:
        return gettext("the pack {pack} has no rule {rule!r}", pack=pack, rule=rule)
    return gettext(
        "the pack {pack} has no rule {rule!r}; did you mean {near}?",
        pack=pack,
        rule=rule,
        near=gettext(" or ").join(near),
    )


def _overview(pack: Pack) -> str:
    """Return the ids and titles of all entries by kind."""
    manifest = pack.manifest
    lines = [f"{manifest.title}", f"{manifest.pack} {manifest.version} {pack.digest}"]
    entries = entry_ids(pack)
    width = min(max(map(len, entries), default=0), 48)
    by_kind = sorted(entries.items(), key=lambda pair: kind_of(pair[1]))
    for kind, group in groupby(by_kind, key=lambda pair: kind_of(pair[1])):
        lines += ["", kind.upper()]
        lines += [f"  {name.ljust(width)}  {entry.title}" for name, entry in group]
    return "".join(f"{line}\n" for line in lines)
