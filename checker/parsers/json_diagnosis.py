"""What is wrong with a JSON text, in words for a person, and where exactly.

Runs only on texts that the standard parser or the strictness around it refused. Grammar is that
of RFC 8259. After a mistake of grammar the reading goes on where the lines are indented alike, so
that mistakes are told apart; keys given twice, numbers that cannot be calculated with and
forbidden characters are noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from json import JSONDecodeError, JSONDecoder
from typing import NoReturn

from checker.messages import gettext, verbatim
from checker.parsers.characters import FORBIDDEN, printable
from checker.parsers.json_positions import WHITESPACE
from checker.parsers.json_strict import (
    MAX_DEPTH,
    MAX_DIGITS,
    STRICT,
    RefusedError,
    check_value,
    exact_number,
)
from checker.parsers.places import MAX_FAULTS, Fault, Place, SourceFile
from checker.parsers.spellings import day_hint, number_hint

SYNTAX = "json-syntax"
MAX_STEPS = 300_000
"""Values looked at one by one before the search for the exact place is given up."""

_QUICK_DEPTH = 2
_STRINGS = JSONDecoder()
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NUMBER_LIKE = re.compile(r"[0-9A-Za-z.+_-]+")
_LINE = re.compile(r"\n([ \t]*)([^\s])")
_TOKEN = re.compile(r"[^\s,\[\]{}\":]+")
_WORD = re.compile(r"[^\s\[\]{},:\"]{1,24}")
_CONSTANT = re.compile(r"-?Infinity|NaN")
_LITERAL = re.compile(r"(?:true|false|null)(?![A-Za-z0-9_])")
_MEANT = {"true": "true", "false": "false", "null": "null", "none": "null", "nil": "null"}
_NO_COMMENTS = gettext("JSON has no comments; remove it")
_HINTS = {
    "'": gettext('use double quotes (") around texts'),
    "/": _NO_COMMENTS,
    "#": _NO_COMMENTS,
    "+": gettext("write numbers without a plus sign"),
    ".": gettext("write a digit before the decimal point"),
    ",": gettext("remove one of the commas"),
    "\uff0c": gettext("use the comma of a keyboard (,)"),
    "\u3001": gettext("use the comma of a keyboard (,)"),
    "\uff1a": gettext("use the colon of a keyboard (:)"),
    **dict.fromkeys(
        "\uff5b\uff5d\u3010\u3011\uff3b\uff3d", gettext("use the brackets of a keyboard")
    ),
    **dict.fromkeys("\u201c\u201d\u201e\u2018\u2019", gettext('use straight double quotes (")')),
}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The faults of a text; ``is_json`` says whether it could be read to its end."""

    faults: tuple[Fault, ...]
    is_json: bool


def diagnose(file: SourceFile, error: Exception) -> Diagnosis:
    """Return everything that is wrong with a text; ``error`` is why it was refused."""
    scan = _Scan(file, file.text or "")
    try:
        scan.whole()
    except (_StopError, _EnoughError):
        return Diagnosis(tuple(scan.faults), is_json=False)
    except _ExhaustedError:
        return Diagnosis((*scan.faults, _unlocated(file, error)), is_json=False)
    if not scan.faults:
        return Diagnosis((_unlocated(file, error),), is_json=False)
    is_json = not any(fault.code == SYNTAX for fault in scan.faults)
    return Diagnosis(tuple(scan.faults), is_json)


def _unlocated(file: SourceFile, error: Exception) -> Fault:
    """Return what the standard parser itself can say."""
    reason, offset = gettext("it is nested too deeply"), 0
    if isinstance(error, JSONDecodeError):
        reason, offset = verbatim(error.msg), error.pos
    elif isinstance(error, RefusedError):
        reason = error.message
    message = gettext("this is not JSON that can be used: {reason}", reason=reason)
    return Fault(Place(file), SYNTAX, message, offset=offset)


class _StopError(Exception):
    """Reading further makes no sense."""


class _EnoughError(Exception):
    """There are more faults than anybody reads."""


class _ExhaustedError(Exception):
    """Reading further takes too long."""


@dataclass(slots=True)
class _Scan:
    """Reads a text value by value; ``path`` leads to the value being read."""

    file: SourceFile
    text: str
    faults: list[Fault] = field(default_factory=list)
    path: list[str | int] = field(default_factory=list)
    steps: int = 0

    def whole(self) -> None:
        """Read the whole text."""
        at = self.value(self.space(0))
        at = self.space(at)
        if at < len(self.text):
            hint = gettext("put several documents into a list: [ ..., ... ]")
            self.unexpected(
                at, gettext("the end of the file"), hint if self.text[at] in '{[,"' else None
            )

    def value(self, at: int) -> int:
        """Read one value; return where it ends."""
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise _ExhaustedError
        char = self.text[at : at + 1]
        if char in ("{", "["):
            return self.container(at, char)
        if char == '"':
            return self.string(at)[1]
        return self.scalar(at)

    def container(self, at: int, opening: str) -> int:
        """Read an object or a list; one near the top is skipped at once if it is sound."""
        if 0 < len(self.path) <= _QUICK_DEPTH and (end := self.sound(at)) is not None:
            return end
        if len(self.path) >= MAX_DEPTH:
            self.path.clear()
            message = gettext(
                "objects and lists are nested more than {limit} deep", limit=MAX_DEPTH
            )
            self.stop(at, message, hint=gettext("documents are flat; check the brackets"))
        return self.object(at) if opening == "{" else self.array(at)

    def sound(self, at: int) -> int | None:
        """Return where the value ends if it is sound, else None."""
        try:
            value, end = STRICT.raw_decode(self.text, at)
            check_value(value, self.text, at, end, MAX_DEPTH - len(self.path))
        except (JSONDecodeError, RefusedError, RecursionError):
            return None
        return end

    def object(self, at: int) -> int:
        """Read an object; note keys that are given twice."""
        seen: dict[str, int] = {}
        at = self.space(at + 1)
        while self.text[at : at + 1] != "}":
            try:
                at = self.separator(self.field(at, seen), "}")
            except _StopError:
                at = self.next_line_like(at)
        return at + 1

    def field(self, at: int, seen: dict[str, int]) -> int:
        """Read one field of an object; return where it ends."""
        if self.text[at : at + 1] != '"':
            self.unexpected(at, gettext("a field name in double quotes"), self.key_hint(at, seen))
        key, end = self.string(at)
        with self.below(key):
            if key in seen:
                self.twice(key, at, seen[key])
            seen[key] = at
            end = self.space(end)
            if self.text[end : end + 1] != ":":
                self.unexpected(end, gettext("a colon after {key}", key=_quoted(key)))
            return self.value(self.space(end + 1))

    def array(self, at: int) -> int:
        """Read a list."""
        index = 0
        at = self.space(at + 1)
        while self.text[at : at + 1] != "]":
            try:
                with self.below(index):
                    end = self.value(at)
                at = self.separator(end, "]")
            except _StopError:
                at = self.next_line_like(at)
            index += 1
        return at + 1

    def next_line_like(self, start: int) -> int:
        """Return where reading can go on after a mistake in what starts at ``start``.

        That is on the next line that is indented alike, or at the bracket that closes what is
        around. Raises _StopError where the indentation shows neither.
        """
        indent = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        mistake = max(fault.offset or 0 for fault in self.faults)
        if indent.strip(" \t"):
            raise _StopError
        for line in _LINE.finditer(self.text, max(start, mistake)):
            if line[1] == indent and line[2] not in "}]":
                return line.start(2)
            if len(line[1]) <= len(indent):
                if line[2] in "}]" and len(line[1]) < len(indent):
                    return line.start(2)
                if line[1] != indent:
                    break
        raise _StopError

    def separator(self, at: int, closing: str) -> int:
        """Return where the next item starts, or where the closing bracket stands."""
        at = self.space(at)
        char = self.text[at : at + 1]
        if char == closing:
            return at
        if char != ",":
            missing = gettext("put a comma in between") if char in ('"', "{", "[") else None
            hint = missing or self.token_hint(at)
            self.unexpected(at, gettext("a comma or `{closing}`", closing=closing), hint)
        after = self.space(at + 1)
        if self.text[after : after + 1] == closing:
            self.stop(
                at,
                gettext("there is a comma before `{closing}`", closing=closing),
                hint=gettext("remove the comma"),
            )
        return after

    def string(self, at: int) -> tuple[str, int]:
        """Read a text in double quotes; note forbidden characters."""
        try:
            text, end = _STRINGS.raw_decode(self.text, at)
        except JSONDecodeError as error:
            self.bad_string(at, error)
        if found := FORBIDDEN.search(text):
            code = f"U+{ord(found[0]):04X}"
            message = gettext("the text has a character that cannot be printed")
            hint = gettext("remove it; line breaks are written \\n")
            self.note(at, "control-character", message, found=code, hint=hint)
        return text, end

    def bad_string(self, at: int, error: JSONDecodeError) -> NoReturn:
        """Stop at a text in double quotes that is not well formed."""
        if error.msg.startswith("Invalid control") and self.text[error.pos] not in "\r\n":
            found = f"U+{ord(self.text[error.pos]):04X}"
            self.stop(error.pos, gettext("the text has a control character"), found=found)
        if error.msg.startswith(("Invalid control", "Unterminated")):
            hint = gettext('close it with a double quote ("); a line break in it is written \\n')
            self.stop(at, gettext("the text that starts here does not end on its line"), hint=hint)
        hint = gettext("write a backslash as \\\\")
        backslash = self.text.rfind("\\", at, error.pos + 1)
        found = _quoted(self.text[backslash : backslash + 2])
        self.stop(
            backslash, gettext("a backslash does not mean anything here"), found=found, hint=hint
        )

    def scalar(self, at: int) -> int:
        """Read a number or a literal."""
        if literal := _LITERAL.match(self.text, at):
            return literal.end()
        if constant := _CONSTANT.match(self.text, at):
            message = gettext(
                "`{constant}` is not a number that can be calculated with", constant=constant[0]
            )
            self.note(
                at, "number", message, hint=gettext("leave the field out while it is not known")
            )
            return constant.end()
        like = _NUMBER_LIKE.match(self.text, at)
        if like and re.match(r"-?[0-9]", like[0]):
            return self.number(at, like[0])
        hint = self.token_hint(at) or _value_hint(self.text, at)
        return self.unexpected(at, gettext("a value"), hint)

    def number(self, at: int, like: str) -> int:
        """Read a number; note one that has too many digits."""
        number = _NUMBER.match(self.text, at)
        if number is None or len(number[0]) < len(like):
            found = _quoted(like)
            hint = self.token_hint(at) or gettext(
                "a number is written like 7912.4: digits, and a point before the decimals"
            )
            self.stop(at, gettext("this is not a number in JSON"), found=found, hint=hint)
        try:
            exact_number(number[0])
        except RefusedError:
            expected = gettext(
                "at most {limit} digits before and after the decimal point together",
                limit=MAX_DIGITS,
            )
            message = gettext("the number has more digits than can be calculated with exactly")
            self.note(at, "number", message, expected, _quoted(number[0]))
        return number.end()

    def token_hint(self, at: int) -> str | None:
        """Return how the number or day is written that somebody wrote without quotes here."""
        start = max(self.text.rfind(mark, 0, at) for mark in ',:[{"\n') + 1
        token = _TOKEN.match(self.text, self.space(start))
        if token is None or token.end() <= at:
            return None
        is_plain = token[0].isascii() and "%" not in token[0]
        return day_hint(token[0]) or (None if is_plain else number_hint(token[0]))

    def key_hint(self, at: int, seen: dict[str, int]) -> str | None:
        """Return what to do where a field name should stand."""
        if seen and self.text[at : at + 1].isdigit():
            return gettext("write numbers without commas, and with a point before the decimals")
        if _WORD.match(self.text, at) and self.text[at] not in _HINTS:
            return gettext('put the name in double quotes (")')
        return _HINTS.get(self.text[at : at + 1])

    def twice(self, key: str, at: int, first: int) -> None:
        """Note a key that the object has already."""
        place = Place(self.file, tuple(self.path), at_key=True)
        message = gettext("{name} is given twice", name=_quoted(key))
        self.add(
            Fault(
                place,
                "duplicate-key",
                message,
                offset=at,
                other=first,
                other_hint=lambda where: gettext("keep one; the first is at {place}", place=where),
            )
        )

    def unexpected(self, at: int, expected: str, hint: str | None = None) -> NoReturn:
        """Stop where something else should stand."""
        char = self.text[at : at + 1]
        if not char:
            self.stop(at, gettext("the file ends too early"), expected)
        word = _WORD.match(self.text, at)
        found = _quoted(word[0] if word else char)
        self.stop(at, gettext("this is not JSON"), expected, found, hint or _HINTS.get(char))

    def stop(
        self,
        at: int,
        message: str,
        expected: str | None = None,
        found: str | None = None,
        hint: str | None = None,
    ) -> NoReturn:
        """Note a mistake after which nothing can be read."""
        self.note(at, SYNTAX, message, expected, found, hint)
        raise _StopError

    def note(
        self,
        at: int,
        code: str,
        message: str,
        expected: str | None = None,
        found: str | None = None,
        hint: str | None = None,
    ) -> None:
        """Note a fault of the value being read."""
        place = Place(self.file, tuple(self.path))
        self.add(Fault(place, code, message, expected, found, hint, at))

    def add(self, fault: Fault) -> None:
        """Add a fault; stop where there are too many."""
        self.faults.append(fault)
        if len(self.faults) > MAX_FAULTS:
            raise _EnoughError

    @contextmanager
    def below(self, step: str | int) -> Iterator[None]:
        """Read one level deeper."""
        depth = len(self.path)
        self.path.append(step)
        try:
            yield
        finally:
            del self.path[depth:]

    def space(self, at: int) -> int:
        """Return where the next token starts."""
        match = WHITESPACE.match(self.text, at)
        return match.end() if match else at


def _value_hint(text: str, at: int) -> str | None:
    word = _WORD.match(text, at)
    if word is None or text[at] in _HINTS:
        return None
    meant = _MEANT.get(word[0].lower())
    if meant:
        return gettext("write {word}", word=meant)
    return gettext('put texts in double quotes (")')


def _quoted(text: str) -> str:
    short = text if len(text) <= 40 else f"{text[:37]}..."
    return f"`{printable(short)}`"
