"""The paper that a value lacks, as a pack declares it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from checker.model.written import Feel, Identifier, Written

OPERATORS = {"at_most": "<=", "below": "<", "at_least": ">=", "above": ">"}
"""How a figure or a date compares with each kind of bound."""


class BoundsOfField(Written):
    """Between what a figure or a date has to lie, in FEEL."""

    at_most: Feel | None = None
    below: Feel | None = None
    at_least: Feel | None = None
    above: Feel | None = None

    def given(self) -> Iterator[tuple[str, str]]:
        """Yield the bounds that are given, by their kind."""
        for name in OPERATORS:
            if (text := getattr(self, name)) is not None:
                yield name, text


class PaperToCome(Written):
    """What paper would give a value that is not known, where its FEEL does not show which.

    ``fields`` are what it has to say, and ``bounds`` between what others have to lie: FEEL that
    knows the parameters of the definition.
    """

    type: Identifier
    fields: dict[str, Feel] = Field(default_factory=dict)
    bounds: dict[str, BoundsOfField] = Field(default_factory=dict)

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield the fields that it names, each with the place below it."""
        yield from ((name, f"/fields/{name}") for name in self.fields)
        yield from ((name, f"/bounds/{name}") for name in self.bounds)

    def asked(self) -> Iterator[tuple[str, str, str]]:
        """Yield each field with the operator and the FEEL of what is asked of it."""
        for name, text in self.fields.items():
            yield name, "=", text
        for name, bounds in self.bounds.items():
            for kind, text in bounds.given():
                yield name, OPERATORS[kind], text

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield each FEEL text with the place below it."""
        yield from ((f"/fields/{name}", text) for name, text in self.fields.items())
        for name, bounds in self.bounds.items():
            yield from ((f"/bounds/{name}/{kind}", text) for kind, text in bounds.given())
