"""What the schema validator says, in words for the person who wrote the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from jsonschema_rs import ValidationError, ValidationErrorKind

from checker.intake import fields
from checker.intake.fields import shown
from checker.intake.unlike import MISSING, first_difference, form_hint, wanted_at
from checker.messages import Message, gettext, ngettext, verbatim
from checker.model.pointers import Steps
from checker.parsers.characters import printable
from checker.parsers.places import Fault, Place
from checker.parsers.spellings import day_hint, number_hint
from checker.parsers.suggestions import suggestion

Kind = ValidationErrorKind

_LIMITS: Mapping[str, Callable[[str, Decimal], Message]] = {
    "minimum": lambda value, limit: gettext(
        "{value} must be at least {limit}", value=value, limit=shown(limit)
    ),
    "maximum": lambda value, limit: gettext(
        "{value} must be at most {limit}", value=value, limit=shown(limit)
    ),
    "exclusiveMinimum": lambda value, limit: gettext(
        "{value} must be more than {limit}", value=value, limit=shown(limit)
    ),
    "exclusiveMaximum": lambda value, limit: gettext(
        "{value} must be less than {limit}", value=value, limit=shown(limit)
    ),
    "minLength": lambda value, limit: ngettext(
        "{value} must have at least {count} character",
        "{value} must have at least {count} characters",
        int(limit),
        value=value,
    ),
    "maxLength": lambda value, limit: ngettext(
        "{value} must have at most {count} character",
        "{value} must have at most {count} characters",
        int(limit),
        value=value,
    ),
    "minItems": lambda value, limit: ngettext(
        "{value} must have at least {count} item",
        "{value} must have at least {count} items",
        int(limit),
        value=value,
    ),
    "maxItems": lambda value, limit: ngettext(
        "{value} must have at most {count} item",
        "{value} must have at most {count} items",
        int(limit),
        value=value,
    ),
    "minProperties": lambda value, limit: ngettext(
        "{value} must have at least {count} field",
        "{value} must have at least {count} fields",
        int(limit),
        value=value,
    ),
    "maxProperties": lambda value, limit: ngettext(
        "{value} must have at most {count} field",
        "{value} must have at most {count} fields",
        int(limit),
        value=value,
    ),
}
"""What a value must be, by the keyword that bounds it."""

_SENTENCES: Mapping[str, Callable[[str], Message]] = {
    "oneOf": lambda value: gettext(
        "{value} fits several forms at once, of which it may fit only one", value=value
    ),
    "not": lambda value: gettext("{value} is among what is not allowed here", value=value),
    "contains": lambda value: gettext(
        "no item of {value} is of the kind that is needed", value=value
    ),
    "dependentRequired": lambda value: gettext(
        "{value} lacks a field that another of its fields needs", value=value
    ),
    "falseSchema": lambda value: gettext("{value} must not be here", value=value),
}
"""What is wrong with a value, by the keyword that it breaks."""

_ONE_IS_EMPTY = {"minLength", "minItems", "minProperties"}
_NO_OTHER_FIELDS = {"unevaluatedProperties", "additionalProperties"}
_MANY_FIELDS = 12


@dataclass(frozen=True, slots=True)
class Wording:
    """Puts the errors of one value into words; ``noun`` names the value as a whole."""

    schema: Mapping[str, Any]
    value: Any
    place: Place
    noun: Message

    def faults(self, errors: list[ValidationError]) -> Iterator[Fault]:
        """Yield the errors as faults.

        The validator also reports a wrong field as not covered by the schema; that echo is dropped.
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
        value, name, path = self._value(error), self._name(error), self._path(error)
        found = shown(value)
        match error.kind:
            case Kind.Type(types):
                unit = fields.unit_at(self.schema, path)
                kind = fields.A_DATE if self._is_date(path) else fields.type_words(types, unit)
                message = gettext("{value} must be {kind}", value=name, kind=kind)
                return self._at(error, "wrong-type", message, found, self._type_hint(error, types))
            case Kind.Enum(_):
                options = self._options(path)
                listed = fields.listed(options)
                message = gettext("{value} must be one of {options}", value=name, options=listed)
                return self._at(error, "not-allowed", message, found, _near(value, options))
            case Kind.Constant(wanted) if isinstance(wanted, dict | list):
                return self._unlike(error, wanted)
            case Kind.Constant(wanted):
                message = gettext("{value} must be {option}", value=name, option=shown(wanted))
                return self._at(error, "not-allowed", message, found, _near(value, [wanted]))
            case Kind.Format("date"):
                message = gettext("{value} is not a date", value=name)
                hint = day_hint(value)
                return self._at(error, "not-a-date", message, found, hint, fields.A_DATE)
            case Kind.Pattern(pattern):
                message = gettext("{value} is not written as it has to be", value=name)
                expected = fields.description_at(self.schema, path)
                return self._at(
                    error, "wrong-form", message, found, form_hint(value, pattern), expected
                )
            case Kind.MultipleOf(step):
                message = _multiple(name, Decimal(str(step)))
                return self._at(error, "out-of-range", message, found)
            case Kind.UniqueItems():
                message = gettext("{value} must not have an item twice", value=name)
                return self._at(error, "not-allowed", message)
        return self._limit(error, name, found)

    def _limit(self, error: ValidationError, name: Message, found: Message) -> Fault:
        keyword = error.kind.name
        if keyword in _SENTENCES:
            return self._at(error, "wrong-form", _SENTENCES[keyword](name), found)
        if keyword not in _LIMITS:
            message = gettext(
                "{value} does not fit the schema ({keyword})", value=name, keyword=keyword
            )
            return self._at(error, "schema", message, found)
        bound = Decimal(str(error.kind.as_dict()["limit"]))
        if keyword in _ONE_IS_EMPTY and bound == 1:
            message = gettext("{value} must not be empty", value=name)
            return self._at(error, "out-of-range", message)
        return self._at(error, "out-of-range", _LIMITS[keyword](name, bound), found)

    def _unlike(self, error: ValidationError, wanted: Any) -> Fault:
        """Return what differs from the one value that is allowed."""
        way, found = first_difference(wanted, self._value(error))
        path = (*self._path(error), *way)
        place = replace(self.place, path=(*self.place.path, *path))
        value = verbatim(f"`{_dotted(path)}`") if path else self.noun
        if found is MISSING:
            return Fault(place, "missing-field", gettext("{value} is missing", value=value))
        if wanted_at(wanted, way) is MISSING:
            message = gettext("{value} is not allowed here", value=value)
        else:
            option = shown(wanted_at(wanted, way))
            message = gettext("{value} must be {option}", value=value, option=option)
        return Fault(place, "not-allowed", message, found=shown(found))

    def _missing(self, error: ValidationError, name: str) -> Fault:
        path = (*self._path(error), name)
        expected = fields.expected_at(self.schema, path)
        hint = fields.description_at(self.schema, path)
        message = gettext("`{field}` is missing", field=_dotted(path))
        fault = self._at(error, "missing-field", message, None, hint, expected)
        if not self.place.file.has_empty_places:
            return fault
        return replace(fault, place=self.place.below(*path))

    def _unknown_fields(self, error: ValidationError, alone: bool) -> Iterator[Fault]:
        path, value = self._path(error), self._value(error)
        known = fields.names_at(self.schema, path)
        unknown = [name for name in value if name not in known]
        holder = verbatim(f"`{_dotted(path)}`") if path else self.noun
        for name in unknown:
            message = gettext("{value} has no field {field}", value=holder, field=shown(name))
            hint = suggestion(name, [other for other in known if other not in value])
            if hint is None and len(known) <= _MANY_FIELDS:
                hint = gettext("its fields are {names}", names=", ".join(known))
            place = replace(self.place, path=(*self.place.path, *path, name), at_key=True)
            yield Fault(place, "unknown-field", message, hint=hint)
        if alone and not unknown:
            message = gettext("{value} has fields that do not go together", value=self._name(error))
            yield self._at(error, "unknown-field", message)

    def _no_branch(
        self, error: ValidationError, branches: list[list[ValidationError]]
    ) -> Iterator[Fault]:
        """Report the branch whose type the value has; if there is not exactly one, all of them."""
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
        message = gettext("{value} has none of the forms that are allowed", value=self._name(error))
        found = shown(self._value(error))
        yield self._at(error, "wrong-form", message, found, expected=expected)

    def _wrong_name(self, error: ValidationError, inner: ValidationError) -> Fault:
        name = str(inner.instance)
        path = (*self._path(error), name)
        place = replace(self.place, path=(*self.place.path, *path), at_key=True)
        options = inner.kind.options if isinstance(inner.kind, Kind.Enum) else []
        message = gettext(
            "{name} is not allowed as a name in {value}",
            name=shown(name),
            value=self._name(error),
        )
        listed = fields.listed(options)
        expected = gettext("one of {values}", values=listed) if options else None
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
        """Return the path of the faulty value."""
        return self._way(error)[0]

    def _way(self, error: ValidationError) -> tuple[Steps, Any]:
        """Return the path and the faulty value, or those of the nearest value around it."""
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

    def _name(self, error: ValidationError) -> Message:
        """Return what messages call the faulty value."""
        path = self._path(error)
        names = _dotted(path)
        holder = verbatim(f"`{names}`") if names else self.noun
        if path and isinstance(path[-1], int):
            return gettext("item {number} of {list}", number=path[-1] + 1, list=holder)
        return holder if path else self.noun

    def _is_date(self, path: Steps) -> bool:
        return any(part.get("format") == "date" for part in fields.schemas_at(self.schema, path))

    def _options(self, path: Steps) -> list[Any]:
        parts = fields.schemas_at(self.schema, path)
        return next((list(part["enum"]) for part in parts if "enum" in part), [])

    def _type_hint(self, error: ValidationError, types: list[str]) -> str | None:
        value, path = self._value(error), self._path(error)
        if value is None and path and path[-1] in fields.required_at(self.schema, path[:-1]):
            return gettext("it says what the document is about, so it has to be known")
        if value is None:
            return gettext("leave it out while it is not known")
        if self._is_date(path):
            return day_hint(value)
        if isinstance(value, str) and {"number", "integer"} & set(types):
            return number_hint(value)
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
        return gettext("write the number without quotes")
    return suggestion(value, [option for option in options if isinstance(option, str)])


def _counts(option: Any) -> bool:
    return isinstance(option, int | Decimal) and not isinstance(option, bool)


def _multiple(name: Message, step: Decimal) -> Message:
    digits = step.normalize().as_tuple()
    if digits.digits == (1,) and isinstance(digits.exponent, int) and digits.exponent < 0:
        return ngettext(
            "{value} must have at most {count} decimal",
            "{value} must have at most {count} decimals",
            -digits.exponent,
            value=name,
        )
    return gettext("{value} must be a multiple of {step:f}", value=name, step=step)
