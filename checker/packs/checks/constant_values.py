"""Values that are the same in every case and that the key where they stand cannot use."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.feel import Value, nodes
from checker.messages import Message, gettext
from checker.model.compiled import CompiledPack
from checker.model.pack import ConsequenceRule, Pack, TrancheRule
from checker.model.problems import Problem
from checker.packs.checks.constants import Constants
from checker.packs.expressions import FeelText, Role, feel_texts

_DAYS = gettext("days are counted in whole numbers, from 0")
_COUNTS = {
    "/times": (1, gettext("papers are counted in whole numbers, from 1")),
    "/days_before": (0, _DAYS),
    "/days_after": (0, _DAYS),
}
"""The least value of each key that counts, and the sentence on one that is less or not whole."""
_INTO_THE_OTHER = gettext("'days_before' counts back from 'due', and 'days_after' on from it")


def constant_problems(compiled: CompiledPack) -> Iterator[Problem]:
    """Yield counts and amounts that no rule can use, and tests that say the same of every case."""
    constants = Constants(compiled)
    for text in feel_texts(compiled.pack.topic):
        if text.template is None:
            yield from _Read(compiled.pack, constants, text).problems()


class _Read:
    def __init__(self, pack: Pack, constants: Constants, text: FeelText) -> None:
        self._pack = pack
        self._text = text
        tree = constants.parse(text.text)
        fixed = constants.is_constant(tree, text.names)
        self._value: Value = constants.value(text.text, {}) if fixed else None
        self._is_as_of = isinstance(tree, nodes.Name) and tree.name == "as_of"

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with a text whose value no case changes."""
        below, value = self._text.below, self._value
        if below == "/in_force/on" and self._is_as_of:
            yield self._of_assessment()
        if isinstance(value, Decimal) and below in _COUNTS:
            least, message = _COUNTS[below]
            if value < least or value != value.to_integral_value():
                yield self._problem("count", message, self._hint_of_days(value))
        if isinstance(value, Decimal) and self._is_money() and value < 0:
            hint = gettext("what is taken off is a penalty or a refund that 'reduces' the tranche")
            yield self._problem("amount", gettext("an amount cannot be less than zero"), hint)
        if isinstance(value, bool) and self._text.role is Role.CONDITION and self._is_told(value):
            yield self._always(value)

    def _is_told(self, value: bool) -> bool:
        """Return whether a fixed condition is told here; that nothing applies is told elsewhere."""
        return value or self._text.below != "/applies"

    def _is_money(self) -> bool:
        of_money = isinstance(self._text.entry, TrancheRule | ConsequenceRule)
        return of_money and self._text.role is Role.NUMBER

    def _hint_of_days(self, value: Decimal) -> Message | None:
        return _INTO_THE_OTHER if value < 0 and "days" in self._text.below else None

    def _of_assessment(self) -> Problem:
        message = gettext(
            "the rule would end with the day of the assessment, and not with its matter"
        )
        hint = gettext("give the day of the subject: that of what was done or is owed")
        return self._problem("in-force", message, hint, is_warning=True)

    def _always(self, value: bool) -> Problem:
        message = (
            gettext("this is true in every case")
            if value
            else gettext("this is false in every case")
        )
        hint = gettext("ask for what documents say, or leave the key out")
        return self._problem("always", message, hint, is_warning=True)

    def _problem(
        self, code: str, message: Message, hint: Message | None, is_warning: bool = False
    ) -> Problem:
        position = self._text.position(self._pack)
        return Problem(position, code, message, hint=hint, is_warning=is_warning)
