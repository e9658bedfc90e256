"""From where a case is to what can be assessed: its documents are valid, its pack is compiled."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from checker import collector, intake, packs
from checker.messages import gettext
from checker.model.case import Case
from checker.model.compiled import CompiledPack
from checker.model.problems import InputError, Problem
from checker.packs.locations import PACK_ID

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case that can be assessed: its documents are valid, its pack is compiled.

    ``passed_over`` is a folder with other rules of the pack's name that were not used, because it
    is not in the project of the case; None where there is none.
    """

    case: Case
    compiled: CompiledPack
    passed_over: Path | None = None


Source = str | PathLike[str] | Mapping[str, Any] | Sequence[Mapping[str, Any]]
"""Where a case is: the path of a folder or bundle, ``-``, or what such a bundle holds."""


def load(
    source: Source, rules: str | PathLike[str] | None = None, skip_invalid: bool = False
) -> Loaded:
    """Return the case at ``source`` with its pack.

    ``source`` is the path of a folder or bundle file, ``-`` for standard input, a mapping with
    ``case``, ``rules`` and ``documents``, or the documents alone, for which ``rules`` has to be
    given. ``rules`` is a pack id or folder that replaces the one the case names. A pack in the
    project of both the case and the working directory goes before a shipped one of the same
    name. Raises InputError with every problem of the case, or of the pack, and TypeError for an
    object that is none of these. With ``skip_invalid`` documents with problems are left out
    instead, and named in the case.
    """
    chosen = None if rules is None else fspath(rules)
    if isinstance(source, str | PathLike):
        path = fspath(source)
        return load_submission(intake.read_submission(path), path, chosen, skip_invalid)
    if not isinstance(source, Mapping):
        source = _alone(source, chosen)
    return load_submission(intake.read_mapping(source), "-", chosen, skip_invalid)


def _alone(documents: object, rules: str | None) -> Mapping[str, Any]:
    """Return documents without a case as a case."""
    if not isinstance(documents, list | tuple):
        message = gettext(
            "a case is a path, a mapping or a list of documents, not of type {type}",
            type=type(documents).__name__,
        )
        raise TypeError(message)
    if rules is None:
        raise TypeError(gettext("documents alone name no rules; give a pack as rules"))
    named = rules if PACK_ID.fullmatch(rules) else Path(rules).name.lower()
    return {"case": "documents", "rules": named, "documents": documents}


def load_submission(
    submission: intake.Submission,
    source: str,
    rules: str | None = None,
    skip_invalid: bool = False,
) -> Loaded:
    """Return a case that was read from ``source`` with its pack, as ``load`` does."""
    compiled, passed_over = _pack_for(submission, source, rules)
    pack = compiled.pack
    if pack.manifest.is_base:
        raise InputError([_base_alone(submission, pack.id)])
    place = packs.origin(Path(pack.folder))
    _log.info("rules %s %s from %s", pack.id, pack.manifest.version, place)
    with collector.at_rest():
        case = intake.validate(submission, pack, skip_invalid)
    _log.info("case %s with %d documents from %s", case.id, len(case.documents), source)
    return Loaded(case, compiled, passed_over)


def _pack_for(
    submission: intake.Submission, source: str, rules: str | None
) -> tuple[CompiledPack, Path | None]:
    """Return the pack, and a folder with other rules of its name that is not used."""
    name = rules or submission.rules
    if rules is not None and not PACK_ID.fullmatch(rules):
        return packs.load_compiled(rules), None
    local = packs.project_rules(name, source)
    if local.used is not None:
        return packs.load_compiled(local.used), None
    compiled = packs.load_compiled(rules or _named_pack(submission))
    return compiled, _with_other_rules(local.passed_over, compiled)


def _named_pack(submission: intake.Submission) -> str:
    """Return the pack that a case names: one that is shipped, never a path of the submitter's."""
    known = packs.pack_ids()
    if submission.rules in known:
        return submission.rules
    problem = Problem(
        submission.header.place_of("/rules"),
        "unknown-pack",
        gettext("there is no rule pack {pack!r}", pack=submission.rules),
        expected=gettext("one of {packs}", packs=", ".join(known)),
        hint=gettext("for a pack in a folder of your own, give its folder with --rules"),
    )
    raise InputError([problem])


def _base_alone(submission: intake.Submission, pack: str) -> Problem:
    message = gettext("{pack!r} is a base for other packs; no case is judged by it", pack=pack)
    hint = gettext("name the pack of the agreement, which extends it")
    return Problem(submission.header.place_of("/rules"), "base-pack", message, hint=hint)


def _with_other_rules(folder: Path | None, used: CompiledPack) -> Path | None:
    """Return the folder where its rules are not those that are used."""
    if folder is None or folder.samefile(used.pack.folder):
        return None
    try:
        same = packs.load_pack(folder).digest == used.pack.digest
    except InputError:
        same = False
    return None if same else folder
