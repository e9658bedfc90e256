"""Check that each waiver of a case is for a norm or rule that its pack has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.intake.submission import RawDocument
from checker.messages import gettext
from checker.model.case import WAIVER
from checker.model.pack import Pack
from checker.parsers.places import Fault
from checker.parsers.suggestions import suggestion


def waiver_faults(pack: Pack, documents: Iterable[RawDocument]) -> Iterator[Fault]:
    """Yield a fault for each waiver of a norm or rule that the pack does not have.

    The documents fit the schemas of the pack.
    """
    known = {*pack.norms, *pack.topic.rules_by_id()}
    for document in documents:
        name = str(document.value.get("norm"))
        if document.value["type"] == WAIVER and name not in known:
            message = gettext(
                "the pack has no norm or rule {name!r} that could be waived", name=name
            )
            hint = suggestion(name, known) or gettext(
                "take the id of a norm, or of a rule, from a verdict"
            )
            yield Fault(document.place.below("norm"), "unknown-norm", message, hint=hint)
