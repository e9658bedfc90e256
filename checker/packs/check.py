"""Everything that can be wrong with a pack before any case is seen (``checker rules check``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.model.pack import Pack
from checker.model.problems import InputError, Problem
from checker.packs.checks.amounts import amount_problems
from checker.packs.checks.authorities import authority_problems
from checker.packs.checks.cited_norms import cited_norm_problems
from checker.packs.checks.constant_values import constant_problems
from checker.packs.checks.dead_rules import dead_rule_problems
from checker.packs.checks.decision_tables import decision_table_problems
from checker.packs.checks.earlier_forms import earlier_form_problems
from checker.packs.checks.evidence_keywords import evidence_keyword_problems
from checker.packs.checks.finding_charts import finding_chart_problems
from checker.packs.checks.idioms import idiom_problems
from checker.packs.checks.papers_to_come import paper_problems
from checker.packs.checks.period_order import period_problems
from checker.packs.checks.reachability import consequence_problems
from checker.packs.checks.references import reference_problems
from checker.packs.checks.schema_dead import dead_schema_problems
from checker.packs.checks.schema_keywords import schema_keyword_problems
from checker.packs.checks.schema_rings import schema_ring_problems
from checker.packs.checks.schema_values import schema_value_problems
from checker.packs.checks.split_cents import split_cent_problems
from checker.packs.checks.statements import chart_problems
from checker.packs.checks.table_holes import hole_problems
from checker.packs.checks.taken_findings import taken_finding_problems
from checker.packs.checks.texts import text_problems
from checker.packs.checks.type_check import type_problems
from checker.packs.compile import compile_pack
from checker.packs.coverage import uncovered_problems
from checker.packs.loader import load_pack
from checker.packs.names import hidden_name_problems


def check_files(pack: str | Path) -> list[Problem]:
    """Return every problem of the pack given by id or folder, in the order of its files.

    A pack whose files have the wrong form is not looked at further.
    """
    try:
        loaded = load_pack(pack)
    except InputError as error:
        return list(error.problems)
    return check_pack(loaded)


def check_pack(pack: Pack) -> list[Problem]:
    """Return every problem of a loaded pack, in the order of its files."""
    problems = [*_in_turn(pack)]
    if pack.manifest.is_base:
        return _checked_as_base(pack, problems)
    try:
        compiled = compile_pack(pack)
    except InputError as error:
        problems += error.problems
    else:
        problems += [
            *dead_rule_problems(compiled),
            *amount_problems(compiled),
            *idiom_problems(compiled),
            *constant_problems(compiled),
            *split_cent_problems(compiled),
            *cited_norm_problems(compiled),
            *taken_finding_problems(compiled),
        ]
    return list(InputError(problems).problems)


def _checked_as_base(pack: Pack, problems: list[Problem]) -> list[Problem]:
    """Return the problems of a base: its tables are filled by the packs that extend it."""
    try:
        compiled = compile_pack(pack)
    except InputError as error:
        problems += error.problems
    else:
        problems += idiom_problems(compiled)
    return list(InputError(problems).problems)


def _in_turn(pack: Pack) -> Iterator[Problem]:
    checks = (
        reference_problems,
        paper_problems,
        earlier_form_problems,
        hidden_name_problems,
        uncovered_problems,
        consequence_problems,
        hole_problems,
        schema_keyword_problems,
        schema_value_problems,
        schema_ring_problems,
        dead_schema_problems,
        evidence_keyword_problems,
        authority_problems,
        chart_problems,
        decision_table_problems,
        finding_chart_problems,
        period_problems,
        text_problems,
        type_problems,
    )
    for check in checks:
        yield from check(pack)
