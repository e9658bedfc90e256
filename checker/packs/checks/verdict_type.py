"""The FEEL type of a verdict, as statements see it: read from the published model."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel

from checker.feel.types import (
    ANY,
    BOOLEAN,
    CONTEXT,
    DATE,
    NUMBER,
    STRING,
    ContextType,
    ListType,
    Type,
)
from checker.model.verdict import Verdict


def type_of_model(model: type[BaseModel]) -> ContextType:
    """Return the FEEL type of the values of a published model."""
    fields = {name: _type_of(field.annotation) for name, field in model.model_fields.items()}
    return ContextType(fields, model.__name__.casefold())


def _type_of(annotation: Any) -> Type:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type_of(arguments[0])
    if origin in (Union, UnionType):
        known = {_type_of(each) for each in arguments if each is not type(None)}
        return known.pop() if len(known) == 1 else ANY
    if origin is tuple:
        return ListType(_type_of(arguments[0]))
    if origin is dict:
        return CONTEXT
    return _type_of_class(annotation)


def _type_of_class(annotation: Any) -> Type:
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return type_of_model(annotation)
        if issubclass(annotation, str | Enum):
            return STRING
        for of, type_ in ((bool, BOOLEAN), (int | Decimal, NUMBER), (date, DATE)):
            if issubclass(annotation, of):
                return type_
    return ANY


VERDICT: Final = type_of_model(Verdict)
"""The type of the name ``verdict``."""
