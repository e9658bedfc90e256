"""Coverage as a page: the files of packs with each line coloured by its rule."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from checker.authoring.coverage.annotated_source import annotated_files
from checker.authoring.coverage.level_words import level_words
from checker.authoring.coverage.pack_coverage import Level
from checker.authoring.coverage.report import CoverageReport
from checker.authoring.rule_ids import kind_of
from checker.reports import Style


def render(reports: Sequence[CoverageReport], style: Style) -> str:
    """Return one page for all packs; the style changes nothing."""
    return _template().render(reports=reports)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("checker.authoring.coverage.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        kind_of=kind_of, lines=annotated_files, words=level_words, Level=Level
    )
    return environment.get_template("coverage.html.j2")
