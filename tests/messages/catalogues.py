"""The catalogues of languages: ``python -m tests.messages.catalogues`` brings them up to date.

Sentences that are new are added without a translation, those that are gone are dropped, and what is
there is compiled. A translator fills in the ``.po`` file, and runs it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from inspect import cleandoc
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from checker.cli import COMMANDS, main
from checker.cli.spoken_help import LABELS
from checker.messages import JOINTS

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "checker" / "messages" / "locale"
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
OFFICE = (
    "assess",
    "validate",
    "explain",
    "compare",
    "calendar",
    "unlock",
    "statement",
    "excel",
    "precheck",
)
"""The commands whose help is translated."""
METHODS = [("**.py", "python"), ("**/templates/**.j2", "jinja2")]
SPOKEN = (
    "authoring/compare",
    "authoring/diff",
    "charts",
    "evaluation",
    "evidence",
    "excel",
    "intake",
    "model",
    "parsers",
    "portfolio",
    "register/identity/rights",
    "register/papers",
    "register/telling",
    "reports",
    "statements",
    "unlock",
    "web",
)
"""The packages and modules whose sentences the project office and the Trustee read."""
AUTHORS = (
    "authoring/diff/cases",
    "authoring/diff/comparison",
    "authoring/diff/formats",
    "authoring/diff/judging",
    "authoring/diff/rule_changes",
    "model/consequence",
    "model/days",
    "model/decision_table",
    "model/earlier_forms",
    "model/finding_rules",
    "model/pack",
    "model/patterns",
    "model/statement",
    "model/table",
    "model/template",
    "model/written",
    "parsers/yaml",
)
"""Modules that speak to the authors of packs: in English."""
MACHINES = ("reports/github.py", "reports/junit.py", "reports/sarif")
"""Formats for machines: they are English."""


def template() -> Catalog:
    """Return the sentences that are translated, in the order of the sources."""
    found = Catalog(project="checker", fuzzy=False)
    keywords = {"gettext": None, "ngettext": (1, 2)}
    for top in sorted({each.partition("/")[0] for each in SPOKEN}):
        folder = ROOT / "checker" / top
        for file, line, message, _, context in extract_from_dir(folder, METHODS, keywords=keywords):
            name = f"{top}/{file}"
            if name.startswith(SPOKEN) and not name.startswith((*AUTHORS, *MACHINES)):
                found.add(message, locations=[(f"checker/{name}", line)], context=context)
    for text in (*JOINTS, *LABELS, *help_texts()):
        found.add(text, locations=[("checker/cli", 1)])
    return found


def help_texts() -> Iterator[str]:
    """Yield the help of the commands that a project office uses, and of the program."""
    context = click.Context(main)
    yield from (text for _, text in COMMANDS.values())
    commands = [main, *(main.get_command(context, name) for name in OFFICE)]
    for command in filter(None, commands):
        for each in (command, *getattr(command, "commands", {}).values()):
            yield cleandoc(each.help or "")
            yield from filter(None, [each.short_help])
            yield from (help_ for one in each.params if (help_ := getattr(one, "help", None)))


def po_file(language: str) -> Path:
    """Return the file of a language with its translations."""
    return LOCALE / language / "LC_MESSAGES" / "checker.po"


def written(language: str) -> Catalog:
    """Return the translations of a language as they stand in its file."""
    file = po_file(language)
    if not file.exists():
        return Catalog(locale=language)
    return read_po(BytesIO(file.read_bytes()), locale=language)


def updated(language: str) -> Catalog:
    """Return the translations of a language with the sentences that there are now."""
    catalog = written(language)
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = "# The sentences of checker."
    return catalog


def po_text(catalog: Catalog) -> bytes:
    """Return the file of a catalogue; it has no day and no line numbers, which change too often."""
    out = BytesIO()
    write_po(out, catalog, no_location=True, omit_header=True, sort_output=True, width=100)
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    plural = b'"Plural-Forms: nplurals=1; plural=0;\\n"\n"Language: zh_CN\\n"\n\n'
    return header + plural + out.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """Return the compiled catalogue, with the same bytes for the same sentences."""
    catalog.creation_date = catalog.revision_date = FIXED
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


if __name__ == "__main__":
    for folder in sorted(LOCALE.iterdir()):
        catalogue = updated(folder.name)
        po_file(folder.name).write_bytes(po_text(catalogue))
        compiled = written(folder.name)
        po_file(folder.name).with_suffix(".mo").write_bytes(mo_bytes(compiled))
