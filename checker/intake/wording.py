"""What the schema validator says, in words for the person who wrote the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from jsonschema_rs import ValidationError, ValidationErrorKind

from checker.intake import fields
from checker.intake.fields import shown
from checker.parsers.characters import printable
from checker.parsers.places import Fault, Place
from checker.parsers.pointers import Steps
from checker.parsers.suggestions import suggestion

Kind = ValidationErrorKind

_LIMITS = {
    "minimum": "must be at least {}",
    "maximum": "must be at most {}",
    "exclusiveMinimum": "must be more than {}",
    "exclusiveMaximum": "must be less than {}",
    "minLength": "must have at least {} characters",
    "maxLength": "must have at most {} characters",
    "minItems": "must have at least {} items",
    "maxItems": "must have at most {} items",
    "minProperties": "must have at least {} fields",
    "maxProperties": "must have at most {} fields",
}
_ONE_IS_EMPTY = {"minLength", "minItems", "minProperties"}
_NO_OTHER_FIELDS = {"unevaluatedProperties", "additionalProperties"}
_MANY_FIELDS = 12


@dataclass(frozen=True, slots=True)
class Wording:
    """Puts the errors of one value into words; ``noun`` names the value as a whole."""

    schema: Mapping[str, Any]
    value: Any
    place: Place
    noun: str

    def faults(self, errors: list[ValidationError]) -> Iterator[Fault]:
        """Yield the errors as faults.

        A field that is wrong in itself also counts as not covered by the schema; that echo is
        left out.
        """
        for error in errors:
            keyword = error.schema_path[-1] if error.schema_path else ""
            if keyword in _NO_OTHER_FIELDS and isinstance(self._value(error), Mapping):
                yield from self._unknown_fields(error, alone=len(errors) == 1)
            else:
                yield from self._fault(error)

    def _fault(self, error: ValidationError) -> Iterator[Fault]:
        match error.kind:
            case Kind.Required(name):
                yield self._missing(error, name)
            case Kind.AnyOf(branches) | Kind.OneOfNotValid(branches):
                yield from self._no_branch(error, branches)
            case Kind.PropertyNames(inner):
                yield self._wrong_name(error, inner)
            case _:
                yield self._wrong_value(error)

    def _wrong_value(self, error: ValidationError) -> Fault:
        value, name = self._value(error), self._name(error)
        path = self._path(error)
        found: str | None = shown(value)
        match error.kind:
            case Kind.Type(types):
                unit = fields.unit_at(self.schema, path)
                words = fields.A_DATE if self._is_date(path) else fields.type_words(types, unit)
                message = f"{name} must be {words}"
                return self._at(error, "wrong-type", message, found, self._type_hint(error, types))
            case Kind.Enum(_):
                options = self._options(path)
                message = f"{name} must be one of {fields.listed(options)}"
                return self._at(error, "not-allowed", message, found, _near(value, options))
            case Kind.Constant(wanted):
                message = f"{name} must be {shown(wanted)}"
                return self._at(error, "not-allowed", message, found, _near(value, [wanted]))
            case Kind.Format("date"):
                expected = fields.A_DATE
                return self._at(error, "not-a-date", f"{name} is not a date", found, None, expected)
            case Kind.Pattern(pattern):
                expected = fields.description_at(self.schema, path) or f"text like {pattern}"
                message = f"{name} is not written as it has to be"
                return self._at(error, "wrong-form", message, found, None, expected)
            case Kind.MultipleOf(step):
                message = f"{name} {_multiple(Decimal(str(step)))}"
                return self._at(error, "out-of-range", message, found)
            case Kind.UniqueItems():
                return self._at(error, "not-allowed", f"{name} must not have an item twice")
        return self._limit(error, name, found)

    def _limit(self, error: ValidationError, name: str, found: str | None) -> Fault:
        keyword = error.kind.name
        if keyword not in _LIMITS:
            message = f"{name} does not fit the schema ({keyword})"
            return self._at(error, "schema", message, found)
        bound = error.kind.as_dict()["limit"]
        rule = _LIMITS[keyword].format(shown(Decimal(str(bound))))
        if keyword in _ONE_IS_EMPTY and bound == 1:
            return self._at(error, "out-of-range", f"{name} must not be empty")
        return self._at(error, "out-of-range", f"{name} {rule}", found)

    def _missing(self, error: ValidationError, name: str) -> Fault:
        path = (*self._path(error), name)
        expected = fields.expected_at(self.schema, path)
        hint = fields.description_at(self.schema, path)
        message = f"`{_dotted(path)}` is missing"
        return self._at(error, "missing-field", message, None, hint, expected)

    def _unknown_fields(self, error: ValidationError, alone: bool) -> Iterator[Fault]:
        path, value = self._path(error), self._value(error)
        known = fields.names_at(self.schema, path)
        unknown = [name for name in value if name not in known]
        for name in unknown:
            where = f"`{_dotted(path)}`" if path else self.noun
            free = [other for other in known if other not in value]
            names = f"its fields are {', '.join(known)}" if len(known) <= _MANY_FIELDS else None
            hint = suggestion(name, free) or names
            place = replace(self.place, path=(*self.place.path, *path, name), at_key=True)
            yield Fault(place, "unknown-field", f"{where} has no field {shown(name)}", hint=hint)
        if alone and not unknown:
            message = f"{self._name(error)} has fields that do not go together"
            yield self._at(error, "unknown-field", message)

    def _no_branch(
        self, error: ValidationError, branches: list[list[ValidationError]]
    ) -> Iterator[Fault]:
        """Report the branch that was meant, going by the type of the value; else all of them."""
        here = error.instance_path
        meant = [
            inner
            for inner in branches
            if not any(isinstance(e.kind, Kind.Type) and e.instance_path == here for e in inner)
        ]
        if len(meant) == 1:
            yield from self.faults(meant[0])
            return
        expected = fields.expected_at(self.schema, self._path(error))
        message = f"{self._name(error)} has none of the forms that are allowed"
        yield self._at(error, "wrong-form", message, shown(self._value(error)), None, expected)

    def _wrong_name(self, error: ValidationError, inner: ValidationError) -> Fault:
        name = str(inner.instance)
        path = (*self._path(error), name)
        place = replace(self.place, path=(*self.place.path, *path), at_key=True)
        options = inner.kind.options if isinstance(inner.kind, Kind.Enum) else []
        message = f"{shown(name)} is not allowed as a name in {self._name(error)}"
        expected = f"one of {fields.listed(options)}" if options else None
        return Fault(place, "unknown-field", message, expected, hint=_near(name, options))

    def _at(
        self,
        error: ValidationError,
        code: str,
        message: str,
        found: str | None = None,
        hint: str | None = None,
        expected: str | None = None,
    ) -> Fault:
        place = replace(self.place, path=(*self.place.path, *self._path(error)))
        return Fault(place, code, message, expected, found, hint)

    def _value(self, error: ValidationError) -> Any:
        """Return the faulty value as it was submitted."""
        return self._way(error)[1]

    def _path(self, error: ValidationError) -> Steps:
        """Return the steps to the faulty value."""
        return self._way(error)[0]

    def _way(self, error: ValidationError) -> tuple[Steps, Any]:
        """Return the steps to the faulty value, and the value, or to the nearest one around it."""
        steps: list[str | int] = []
        value = self.value
        for step in error.instance_path:
            if isinstance(value, dict) and step not in value:
                keys = [key for key in value if _is_index(key, step)]
                if not keys:
                    break
                step = keys[0]
            steps.append(step)
            value = value[step]
        return tuple(steps), value

    def _name(self, error: ValidationError) -> str:
        path = self._path(error)
        if not path:
            return self.noun
        if isinstance(path[-1], int):
            inside = f"`{_dotted(path)}`" if _dotted(path) else self.noun
            return f"item {path[-1] + 1} of {inside}"
        return f"`{_dotted(path)}`"

    def _is_date(self, path: Steps) -> bool:
        return any(part.get("format") == "date" for part in fields.schemas_at(self.schema, path))

    def _options(self, path: Steps) -> list[Any]:
        parts = fields.schemas_at(self.schema, path)
        return next((list(part["enum"]) for part in parts if "enum" in part), [])

    def _type_hint(self, error: ValidationError, types: list[str]) -> str | None:
        value, path = self._value(error), self._path(error)
        if isinstance(value, str) and {"number", "integer"} & set(types) and _is_number(value):
            return "write the number without quotes"
        if value is None and path and path[-1] not in fields.required_at(self.schema, path[:-1]):
            return "leave the field out while there is no value"
        return None


def _is_index(key: str, step: str | int) -> bool:
    """Return whether the validator takes this key for that index, as "0" and "+007" for numbers."""
    digits = key.removeprefix("+")
    return digits.isascii() and digits.isdecimal() and int(digits) == step


def _dotted(path: Steps) -> str:
    return printable(".".join(step for step in path if isinstance(step, str)))


def _near(value: Any, options: list[Any]) -> str | None:
    """Return the option that was probably meant."""
    if not isinstance(value, str):
        return None
    if value in [shown(option) for option in options if _counts(option)]:
        return "write the number without quotes"
    return suggestion(value, [option for option in options if isinstance(option, str)])


def _counts(option: Any) -> bool:
    return isinstance(option, int | Decimal) and not isinstance(option, bool)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).removeprefix("-").isdecimal()


def _multiple(step: Decimal) -> str:
    digits = step.normalize().as_tuple()
    if digits.digits == (1,) and isinstance(digits.exponent, int) and digits.exponent < 0:
        return f"must have at most {-digits.exponent} decimals"
    return f"must be a multiple of {step:f}"
