"""The case of a test: its base, with the differences that the test gives."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from checker import intake
from checker.authoring.suite import Given, LocatedTest
from checker.intake import Header, RawDocument, SourceFile, Submission
from checker.intake.faults import Place
from checker.model.case import Case
from checker.model.pack import Pack
from checker.model.problems import InputError, Problem
from checker.packs.shape import suggestion


def case_of(test: LocatedTest, pack: Pack) -> Case:
    """Return the case of a test.

    Raises InputError where the base is not usable, or the differences name documents that are
    not there or make the documents invalid.
    """
    base = _base(str(test.base)) if test.base else _empty(test, pack)
    given = test.test.given
    problems = list(_unknown(test, base.documents))
    if problems:
        raise InputError(problems)
    documents = [*_changed(_without(base.documents, given), given.change), *_added(test)]
    return intake.validate(replace(base, documents=tuple(documents)), pack)


@lru_cache(maxsize=64)
def _base(source: str) -> Submission:
    return intake.read_submission(source)


def _empty(test: LocatedTest, pack: Pack) -> Submission:
    return Submission(Header(test.name, pack.id, test.position()), ())


def _unknown(test: LocatedTest, documents: Iterable[RawDocument]) -> Iterator[Problem]:
    """Yield a problem for each document that a difference names and the base has not."""
    known = {_id(document): document for document in documents}
    named = [("change", name) for name in test.test.given.change]
    named += [("without", name) for name in test.test.given.without if isinstance(name, str)]
    for key, name in named:
        if name not in known:
            message = f"the base case has no document {name!r}"
            hint = suggestion(name, [str(each) for each in known])
            yield Problem(test.position("given", key), "unknown-document", message, hint=hint)
    for selector in test.test.given.without:
        if isinstance(selector, dict) and not any(_fits(d, selector) for d in known.values()):
            message = f"the base case has no document with {selector}"
            yield Problem(test.position("given", "without"), "unknown-document", message)


def _without(documents: Iterable[RawDocument], given: Given) -> Iterator[RawDocument]:
    for document in documents:
        removed = any(
            _id(document) == each if isinstance(each, str) else _fits(document, each)
            for each in given.without
        )
        if not removed:
            yield document


def _fits(document: RawDocument, fields: Mapping[str, Any]) -> bool:
    return all(document.value.get(name) == value for name, value in fields.items())


def _changed(
    documents: Iterable[RawDocument], changes: Mapping[str, Mapping[str, Any]]
) -> Iterator[RawDocument]:
    for document in documents:
        fields = changes.get(str(_id(document)))
        yield replace(document, value=_with(document.value, fields)) if fields else document


def _with(value: Any, fields: Mapping[str, Any]) -> Any:
    """Return a copy of a document with fields set; ``a.b`` reaches inside."""
    changed = copy.deepcopy(value)
    for path, new in fields.items():
        *outer, last = path.split(".")
        target = changed
        for name in outer:
            target = target.setdefault(name, {})
        target[last] = new
    return changed


def _added(test: LocatedTest) -> Iterator[RawDocument]:
    file = SourceFile(test.file.file)
    for index, value in enumerate(test.test.given.add):
        yield RawDocument(value, Place(file, (test.name, "given", "add", index)))


def _id(document: RawDocument) -> Any:
    return document.value.get("id") if isinstance(document.value, dict) else None
