"""Whose word counts, as ``pack.yaml`` and the tables say: roles, parties and bounds have to fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from checker.feel import shortest_cycle
from checker.messages import gettext
from checker.model.pack import Pack, Table
from checker.model.pointers import pointer_to
from checker.model.problems import Problem
from checker.packs.checks.document_types import document_types
from checker.packs.checks.references import unknown
from checker.packs.locations import MANIFEST
from checker.packs.sources import file_position, nearest_position


def authority_problems(pack: Pack) -> Iterator[Problem]:
    """Yield roles, types and fields that are not there, and bounds that do not fit a table."""
    for key in ("waiver_authorities", "amendment_authorities", "party_authorities"):
        yield from _roles(pack, getattr(pack.manifest, key), f"/{key}")
    for key in ("acts_for", "superiors"):
        for role, others in getattr(pack.manifest, key).items():
            below = pointer_to(f"/{key}", role)
            position = file_position(pack, MANIFEST, below)
            yield from unknown("role", role, pack.manifest.roles, position)
            yield from _roles(pack, others, below)
    yield from _own_agents(pack)
    yield from _rings(pack)
    yield from _parties(pack)
    yield from _nobody_waives(pack)
    for table in pack.topic.tables:
        yield from _amenders(pack, table)
        yield from _bounds(pack, table)


def _roles(pack: Pack, roles: Iterable[str], below: str) -> Iterator[Problem]:
    for index, role in enumerate(roles):
        position = file_position(pack, MANIFEST, pointer_to(below, index))
        yield from unknown("role", role, pack.manifest.roles, position)


def _own_agents(pack: Pack) -> Iterator[Problem]:
    """Yield roles that act for themselves; two may each act for the other."""
    for role, others in pack.manifest.acts_for.items():
        if role in others:
            place = pointer_to(pointer_to("/acts_for", role), others.index(role))
            message = gettext("the role {name!r} acts for itself", name=role)
            hint = gettext("leave it out: everybody may act for itself")
            yield Problem(file_position(pack, MANIFEST, place), "circle", message, hint=hint)


def _rings(pack: Pack) -> Iterator[Problem]:
    """Yield roles that stand above themselves, directly or not."""
    relation = pack.manifest.superiors
    names = {name for role, others in relation.items() for name in (role, *others)}
    follows = {name: list(relation.get(name, ())) for name in names}
    for role in relation:
        if (ring := shortest_cycle(role, follows)) is not None:
            position = file_position(pack, MANIFEST, pointer_to("/superiors", role))
            message = gettext("the role {name!r} is above itself", name=role)
            hint = gettext("break the circle {names}", names=" -> ".join(ring))
            yield Problem(position, "circle", message, hint=hint)


def _nobody_waives(pack: Pack) -> Iterator[Problem]:
    """Yield rules that a waiver may settle in a pack in which nobody can waive."""
    for rule in pack.topic.rules_by_id().values():
        if rule.waivable and not pack.manifest.waiver_authorities:
            position = nearest_position(pack, rule, "/waivable")
            message = gettext("nobody can waive: the pack has no 'waiver_authorities'")
            hint = gettext("name the roles that may, in {file}", file=MANIFEST)
            yield Problem(position, "no-authority", message, hint=hint)


def _parties(pack: Pack) -> Iterator[Problem]:
    types = document_types(pack.schemas)
    for index, rule in enumerate(pack.manifest.parties):
        below = f"/parties/{index}"
        at_role, at_type, at_field = (
            file_position(pack, MANIFEST, f"{below}/{name}") for name in ("role", "type", "field")
        )
        yield from unknown("role", rule.role, pack.manifest.roles, at_role)
        yield from unknown("document-type", rule.type, pack.schemas, at_type)
        if rule.type in types:
            yield from unknown("field", rule.field, types[rule.type].fields, at_field)


def _amenders(pack: Pack, table: Table) -> Iterator[Problem]:
    for index, role in enumerate(table.amended_by):
        position = nearest_position(pack, table, f"/amended_by/{index}")
        yield from unknown("role", role, pack.manifest.roles, position)


def _bounds(pack: Pack, table: Table) -> Iterator[Problem]:
    """Yield bounds of another type than the values, and values that lie outside."""
    if table.bounds is None:
        return
    ends = {"min": table.bounds.min, "max": table.bounds.max}
    misfits = [name for name, end in ends.items() if not _fits(end, table)]
    for name in misfits:
        message = gettext("values of {table} cannot be compared with this bound", table=table.name)
        expected = gettext("a number, or a date in a table of dates")
        position = nearest_position(pack, table, f"/bounds/{name}")
        yield Problem(position, "bounds", message, expected, str(ends[name]))
    if misfits:
        return
    for cell in table.cells():
        value, below = cell.value, cell.below
        if _fits(value, table) and _is_outside(value, table):
            message = gettext(
                "the value {value} is outside the bounds of {table}", value=value, table=table.name
            )
            yield Problem(nearest_position(pack, table, below), "bounds", message)


def _fits(value: Any, table: Table) -> bool:
    if value is None:
        return True
    if table.type == "date":
        return isinstance(value, str) and _is_date(value)
    return table.type == "number" and isinstance(value, int | Decimal)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_outside(value: Any, table: Table) -> bool:
    """Return whether a number, or a date as text, lies outside the bounds of its table."""
    bounds = table.bounds
    if value is None or bounds is None:
        return False
    below = bounds.min is not None and value < bounds.min
    return below or (bounds.max is not None and value > bounds.max)
