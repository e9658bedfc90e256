"""Code for calls, and for functions as values."""

from __future__ import annotations

from checker.feel.compiler.bindings import BuiltIn, Defined
from checker.feel.compiler.emitter import CLOCK, NULL, Emitter, Operand
from checker.feel.compiler.environment import LambdaCode
from checker.feel.compiler.resolved_types import resolve_type
from checker.feel.errors import LimitExceeded
from checker.feel.functions.signature import Builtin
from checker.feel.syntax import nodes
from checker.feel.types import ListType

_PATTERNS = frozenset(("matches", "replace", "split"))
"""Functions that may take a second, so they are not called at compile time."""

_MEMBERSHIP = "list contains"
"""The function that asks an index where a list is asked again."""

_MAX_FOLDED = 1000
"""The length up to which a text or list is kept as a constant."""


class CallEmitter(Emitter):
    """Writes calls and function literals.

    A name that is called is looked up outside of filters first: a document whose field is called
    ``date`` does not hide the function ``date`` in a filter.
    """

    def call(self, node: nodes.Call) -> Operand:
        """Write a call with positional arguments."""
        target = self._static_target(node.function)
        arguments = [self.emit(argument) for argument in node.arguments]
        codes = ", ".join(argument.code for argument in arguments)
        match target:
            case BuiltIn(function):
                folded = self._called_now(function, arguments)
                if folded:
                    return folded
                code = self._built_in(function, arguments)
            case Defined(definition):
                return self.result(f"S.call({self.module.constant(definition)}, [{codes}])")
            case _:
                return self._call_of_value(node, codes, arguments)
        return self.after(node, self.result(code), *arguments)

    def _built_in(self, function: Builtin, arguments: list[Operand]) -> str:
        """Return the call of a built-in function, with a shortcut for functions of one list."""
        codes = ", ".join(argument.code for argument in arguments)
        if function.name == _MEMBERSHIP and len(arguments) == 2:
            return f"S.has_member({self.built_in(function)}, {codes})"
        code = f"S.built_in({self.built_in(function)}, [{codes}])"
        first = function.forms[0]
        if len(arguments) != 1 or len(first.parameters) != 1 or first.variadic:
            return code
        if not isinstance(first.parameters[0].type, ListType):
            return code
        work = self.module.constant(first.run)
        return f"S.of_list({work}, {codes}) if type({codes}) is list else {code}"

    def _call_of_value(self, node: nodes.Call, codes: str, arguments: list[Operand]) -> Operand:
        function = self.emit(node.function)
        found = self.result(f"S.apply({function.code}, [{codes}])")
        return self.after(node, found, function, *arguments)

    def named_call(self, node: nodes.NamedCall) -> Operand:
        """Write a call with named arguments; null where a name is given twice."""
        names = [argument.name for argument in node.arguments]
        target = self._static_target(node.function)
        arguments = [self.emit(argument.value) for argument in node.arguments]
        if len(set(names)) < len(names):
            return self.after(node, NULL, *arguments)
        pairs = zip(map(self.text, names), arguments, strict=True)
        codes = ", ".join(f"{name}: {argument.code}" for name, argument in pairs)
        match target:
            case BuiltIn(function):
                code = f"S.built_in_named({self.built_in(function)}, {{{codes}}})"
            case Defined(definition):
                called = f"S.call_named({self.module.constant(definition)}, {{{codes}}})"
                return self.result(called)
            case _:
                code = f"S.apply_named({self.emit(node.function).code}, {{{codes}}})"
        return self.after(node, self.result(code), *arguments)

    def _static_target(self, function: nodes.Expression) -> BuiltIn | Defined | None:
        if not isinstance(function, nodes.Name):
            return None
        binding = self.scope.resolve(function.name)[1]
        if isinstance(binding, Defined) and binding.definition.is_function:
            return binding
        return binding if isinstance(binding, BuiltIn) else None

    def _called_now(self, function: Builtin, arguments: list[Operand]) -> Operand | None:
        """Return the result of a built-in function if it is known at compile time and not null."""
        if function.name in CLOCK | _PATTERNS or not all(argument.known for argument in arguments):
            return None
        try:
            value = function.call([argument.value for argument in arguments])
        except LimitExceeded:
            return None  # reported when, and if, the evaluation gets here
        is_long = isinstance(value, (str, list, dict)) and len(value) > _MAX_FOLDED
        return None if value is None or is_long else self.constant(value)

    def function_literal(self, node: nodes.FunctionLiteral) -> Operand:
        """Write a function value that captures the outer variables used in its body."""
        names = [parameter.name for parameter in node.parameters]
        if len(set(names)) < len(names):
            return self.after(node, NULL)
        variables = tuple(self.module.fresh("p") for _ in names)
        scope = self.scope.with_variables(dict(zip(names, variables, strict=True)))
        body = self.subfunction(node.body, variables, scope)
        declared = tuple(
            None if parameter.type is None else resolve_type(parameter.type, self.types)
            for parameter in node.parameters
        )
        code = self.module.constant(LambdaCode(tuple(names), declared))
        captured = ", ".join(map(self.function.use, body.captured))
        return self.result(f"S.lambda_of({code}, {body.name}, [{captured}])")
