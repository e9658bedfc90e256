"""The case of a test: its base, with the differences that the test gives."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from checker import intake
from checker.authoring.testing.suite import LocatedTest
from checker.authoring.testing.suite_file import Given
from checker.feel import to_feel
from checker.intake import Header, RawDocument, Submission
from checker.messages import gettext
from checker.model.case import Case
from checker.model.pack import Pack
from checker.model.pointers import split
from checker.model.problems import InputError, Problem
from checker.parsers.files import display_path
from checker.parsers.places import Place
from checker.parsers.suggestions import suggestion


def case_of(test: LocatedTest, pack: Pack) -> Case:
    """Return the case of a test.

    Raises InputError where the base is not usable, or the differences name documents that are
    not there or make the documents invalid.
    """
    base = _base(display_path(test.base)) if test.base else _empty(test, pack)
    given = test.test.given
    problems = list(_unknown(test, base.documents))
    if problems:
        raise InputError(problems)
    documents = [*_changed(test, _without(base.documents, given)), *_added(test)]
    return intake.validate(replace(base, documents=tuple(documents)), pack)


@lru_cache(maxsize=64)
def _base(source: str) -> Submission:
    return intake.read_submission(source)


def _empty(test: LocatedTest, pack: Pack) -> Submission:
    return Submission(Header(test.name, pack.id, Place(test.file, split(test.pointer))), ())


def _unknown(test: LocatedTest, documents: Iterable[RawDocument]) -> Iterator[Problem]:
    """Yield a problem for each document that a difference names but the base does not have."""
    known = {_id(document): document for document in documents}
    named = [("change", name) for name in test.test.given.change]
    named += [("without", name) for name in test.test.given.without if isinstance(name, str)]
    for key, name in named:
        if name not in known:
            message = gettext("the base case has no document {name!r}", name=name)
            hint = suggestion(name, [str(each) for each in known])
            yield Problem(test.position("given", key), "unknown-document", message, hint=hint)
    for selector in test.test.given.without:
        if isinstance(selector, dict) and not any(_fits(d, selector) for d in known.values()):
            message = gettext("the base case has no document with {fields}", fields=selector)
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


def _changed(test: LocatedTest, documents: Iterable[RawDocument]) -> Iterator[RawDocument]:
    """Yield the documents with the fields that the test sets; faults in them point at the test."""
    for document in documents:
        name = str(_id(document))
        fields = test.test.given.change.get(name)
        if fields is None:
            yield document
        else:
            place = Place(test.file, (*split(test.pointer), "given", "change", name))
            yield RawDocument(_with(document.value, fields), place)


def _with(value: Any, fields: Mapping[str, Any]) -> Any:
    """Return a copy of a document with fields set; ``a.b`` reaches inside."""
    changed = copy.deepcopy(value)
    for path, new in fields.items():
        *outer, last = path.split(".")
        target = changed
        for name in outer:
            target = target.setdefault(name, {})
        target[last] = to_feel(new)  # numbers as intake reads them: exact decimals
    return changed


def _added(test: LocatedTest) -> Iterator[RawDocument]:
    for index, value in enumerate(test.test.given.add):
        yield RawDocument(
            to_feel(value), Place(test.file, (*split(test.pointer), "given", "add", index))
        )


def _id(document: RawDocument) -> Any:
    return document.value.get("id") if isinstance(document.value, dict) else None
