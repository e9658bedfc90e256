"""From a Pack to its FEEL library: what evaluation works with."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker import feel
from checker.feel import nodes
from checker.messages import gettext
from checker.model.case import AMENDMENT
from checker.model.compiled import CompiledPack
from checker.model.pack import Pack
from checker.model.problems import InputError, Problem
from checker.packs import cache
from checker.packs.checks.decision_tables import cell_problems
from checker.packs.expressions import FeelText, feel_texts, template_problems
from checker.packs.loader import load_pack
from checker.packs.locations import PackFolder, locate
from checker.packs.names import GLOBAL_NAMES, collections, name_problems
from checker.packs.periods import PERIODS, period_definitions, period_records
from checker.packs.sources import SourceMap
from checker.packs.tables import (
    first_keys,
    rows_as_feel,
    rows_name,
    table_definitions,
    table_rows,
)
from checker.packs.takeovers import takeover_problems
from checker.parsers.files import file_bytes
from checker.parsers.yaml import MAX_BYTES

CLOCKS = ("now", "today")


_loaded: dict[PackFolder, tuple[str, CompiledPack]] = {}


def load_compiled(pack: str | Path) -> CompiledPack:
    """Return the compiled pack given by id or folder; raises InputError with all problems.

    The compiled pack is used again until a file of the pack changes, and what an earlier process
    kept of the same files is not made again.
    """
    folder = locate(pack)
    content = _content(folder)
    known = _loaded.get(folder)
    if known is None or known[0] != content:
        compiled = _from_kept(pack, content) or compile_pack(load_pack(pack))
        known = _loaded[folder] = (content, compiled)
    return known[1]


def _from_kept(pack: str | Path, content: str) -> CompiledPack | None:
    """Return the compiled pack from what was kept; None where nothing was that can be used."""
    if (kept := cache.read(content)) is None:
        return None
    try:
        return compile_pack(load_pack(pack, kept), kept)
    except (InputError, LookupError, TypeError, ValueError, feel.FeelError):
        return None


def keep_compiled() -> None:
    """Keep the packs that this process loaded for later ones, where it compiled anything new."""
    if not cache.is_wanted():
        return
    for content, compiled in _loaded.values():
        saved = compiled.library.saved
        if saved.has_new:
            cache.write(content, _kept(compiled))


def _kept(compiled: CompiledPack) -> cache.Kept:
    pack, saved = compiled.pack, compiled.library.saved
    files = pack.positions.files.values() if isinstance(pack.positions, SourceMap) else ()
    values = {os.path.abspath(file.name): file.value for file in files}  # noqa: PTH100
    recursive = tuple(sorted(saved.recursive or ()))
    return cache.Kept(pack.digest, values, pack.schemas, recursive, saved.kept())


def _content(folder: PackFolder) -> str:
    """Return a digest of every file that the pack could be made of."""
    places = [at for at, _, _ in folder.parts(folder.rules.name)]
    names = ("*.y*ml", "*.json")
    sha = hashlib.sha256()
    for path in (path for at in places for name in names for path in sorted(at.glob(name))):
        data = _bytes(path)
        sha.update(f"{path.absolute()}\0{len(data)}\0".encode())
        sha.update(data)
    return sha.hexdigest()


def _bytes(path: Path) -> bytes:
    """Return the bytes of a file; none where the loader refuses it anyway."""
    try:
        return file_bytes(path) if path.stat().st_size <= MAX_BYTES else b""
    except OSError:
        return b""


def compile_pack(pack: Pack, kept: cache.Kept | None = None) -> CompiledPack:
    """Return the pack with its FEEL library and the names of its lists of documents.

    Every FEEL text of the pack is parsed. Raises InputError with every mistake of syntax, every
    wrong value of a table, every name that is taken, and every condition that takes over the
    findings of a rule that is not there, or its own. A pack of which something was ``kept`` was
    sound then, and its texts are parsed only where they are needed.
    """
    wrong_values: list[Problem] = []
    constants = _constants(pack, wrong_values)
    trees = _trees(pack, constants)
    if kept is not None:
        saved = feel.SavedCode(kept.recursive, kept.code)
        library = library_of(pack, constants, trees, saved)
        return CompiledPack(pack, library, constants, collections(pack))
    problems = [
        *syntax_problems(pack, trees),
        *template_problems(pack),
        *name_problems(pack),
        *takeover_problems(pack),
        *wrong_values,
    ]
    if problems:
        raise InputError(problems)
    return CompiledPack(pack, library_of(pack, constants, trees), constants, collections(pack))


def _constants(pack: Pack, problems: list[Problem]) -> dict[str, feel.Value]:
    """Return the contents of the tables, and the periods; add wrong values to ``problems``."""
    constants: dict[str, feel.Value] = {}
    if pack.topic.periods:
        constants[PERIODS] = period_records(pack)
    for table in pack.topic.tables:
        rows = table_rows(pack, table, problems)
        constants[rows_name(table)] = rows_as_feel(table, rows)
        if table.listed is not None:
            constants[table.listed] = first_keys(rows)
    return constants


def library_of(
    pack: Pack, constants: Iterable[str], trees: feel.Trees, saved: feel.SavedCode | None = None
) -> feel.Library:
    """Return the FEEL library of a pack that is free of problems.

    ``constants`` are names; ``trees`` are those of a version of the pack with the same names,
    ``saved`` code of this very version.
    """
    names = _global_names(pack, constants)
    return feel.Library(_definitions(pack), names, trees=trees, saved=saved)


def _trees(pack: Pack, constants: Iterable[str]) -> feel.Trees:
    """Return where each text of the pack is parsed once."""
    defined = (each.name for each in _definitions(pack))
    return feel.Trees((*_global_names(pack, constants), *defined))


def _global_names(pack: Pack, constants: Iterable[str]) -> tuple[str, ...]:
    return (*GLOBAL_NAMES, *collections(pack).values(), *constants)


def syntax_problems(pack: Pack, trees: feel.Trees) -> Iterator[Problem]:
    """Yield every mistake of FEEL syntax, and every use of the clock, with its place."""
    for text in feel_texts(pack.topic):
        try:
            tree = trees.expression(text.text, text.names)
        except feel.FeelSyntaxError as error:
            whole = _syntax_problem(pack, text, error)
            yield from cell_problems(pack, text.entry) or _of_parts(pack, text, trees) or [whole]
        else:
            if any(clock in text.text for clock in CLOCKS):
                yield from _clock_problems(pack, text, tree)


def _of_parts(pack: Pack, text: FeelText, trees: feel.Trees) -> list[Problem]:
    """Return the mistakes of syntax in the parts of which a text was made."""
    found = []
    for part in text.alone():
        try:
            trees.expression(part.text, part.names)
        except feel.FeelSyntaxError as error:
            found.append(_syntax_problem(pack, part, error))
    return found


def _syntax_problem(pack: Pack, text: FeelText, error: feel.FeelSyntaxError) -> Problem:
    position = text.position(pack, error.line, error.column)
    return Problem(position, "feel-syntax", error.message, hint=error.hint or None)


def _clock_problems(pack: Pack, text: FeelText, tree: nodes.Expression) -> Iterator[Problem]:
    for node in nodes.walk(tree):
        if isinstance(node, nodes.Name) and node.name in CLOCKS:
            position = text.position(pack, node.span.line, node.span.column)
            message = gettext("{name}() would make verdicts depend on the clock", name=node.name)
            yield Problem(position, "clock", message, hint=gettext("use as_of"))


def _definitions(pack: Pack) -> Iterator[feel.Definition]:
    yield from table_definitions(pack, collections(pack).get(AMENDMENT))
    yield from period_definitions(pack)
    for entry in pack.topic.definitions:
        parameters = tuple(entry.parameters or ())
        yield feel.Definition(
            entry.name, entry.value, parameters, is_function=entry.parameters is not None
        )
