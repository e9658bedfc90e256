"""FEEL over the documents known as of a date; the only module here that talks to the library."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Set
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.evaluation.display import plain
from checker.evaluation.filling import fill
from checker.evaluation.limits import limits_of, too_large
from checker.evidence import Sifted, sift
from checker.feel import LimitExceeded, NullReason, Record, Trace, Value
from checker.messages import Message, gettext, joined
from checker.model.case import Case, Document
from checker.model.compiled import CompiledPack
from checker.model.pack import Definition
from checker.model.problems import InputError
from checker.model.statuses import Basis
from checker.model.template import filled

if TYPE_CHECKING:
    from checker.feel.goals import Declared, Reader

Bindings = Mapping[str, Value]
NOTHING_BEHIND: Mapping[str, tuple[str, ...]] = {}
_WEAKEST_FIRST = tuple(Basis)
MOST_TRACES = 1_024
"""How many traces are kept for the next subjects of a rule."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What has to arrive before a question can be answered, and whose determination."""

    missing: tuple[str, ...] = ()
    awaiting: str | None = None

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return self != Gaps()

    def __or__(self, other: Gaps) -> Gaps:
        """Return both, each gap once, in order."""
        return together((self, other))


def together(many: Iterable[Gaps]) -> Gaps:
    """Return all of them, each gap once, in order; the first determination that is awaited."""
    all_of = tuple(many)
    missing = dict.fromkeys(text for each in all_of for text in each.missing)
    awaiting = next((each.awaiting for each in all_of if each.awaiting), None)
    return Gaps(tuple(missing), awaiting)


class Scope:
    """A compiled pack and a case as of a date, ready to evaluate FEEL.

    Documents that were not known, or that do not count, do not exist. Definitions are evaluated
    once for each combination of arguments.
    """

    def __init__(
        self,
        compiled: CompiledPack,
        case: Case,
        as_of: date,
        known_on: date | None = None,
        papers: Sifted | None = None,
    ) -> None:
        """Make the documents that count available under their collections' names.

        They are those received by ``known_on`` (by default ``as_of``), unless ``papers`` are
        given. Raises ValueError where ``known_on`` is before ``as_of``, and TypeError for what
        is not a date.
        """
        for name, day in (("as_of", as_of), ("known_on", known_on or as_of)):
            _check_date(name, day)
        if known_on is not None and known_on < as_of:
            raise ValueError(f"known on {known_on}, before {as_of}")
        self.compiled = compiled
        self.case = case
        self.pack = compiled.pack
        self.as_of = as_of
        self.known_on = known_on or as_of
        self.papers = papers or sift(case.documents, self.pack, self.known_on, case.registered)
        self._find_papers()
        midnight = datetime.combine(as_of, time.min)
        limits = limits_of(len(case.documents))
        self._session = compiled.library.session(self._names(), limits, midnight)
        self._traces: dict[tuple[str, ...], Trace] = {}
        self._bases: Mapping[str, str] = {
            name: schema.get("x-basis", Basis.DOCUMENT)
            for name, schema in self.pack.schemas.items()
        }
        self._citations: dict[tuple[str, ...], str] = {}
        self._tables = {table.name: table for table in self.pack.topic.tables}
        self._definitions = {entry.name: entry for entry in self.pack.topic.definitions}

    def _find_papers(self) -> None:
        known = self.papers.known
        self._order = {document.id: place for place, document in enumerate(known)}
        self._by_id = {document.id: document for document in known}

    def with_case(self, case: Case, papers: Sifted, outdated: Set[str]) -> Scope:
        """Return this scope with another version of its case and the papers of it.

        What was computed so far is kept but for ``outdated`` names: those of the lists whose papers
        are other ones now, and of all definitions that use one of them, directly or not.
        """
        other = copy(self)
        other.case, other.papers = case, papers
        other._find_papers()
        changed = {name: value for name, value in other._names().items() if name in outdated}
        other._session = self._session.with_values({**self._session.values, **changed}, outdated)
        other._traces = {
            key: trace for key, trace in self._traces.items() if words(key[0]).isdisjoint(outdated)
        }
        return other

    def with_rules_of(self, compiled: CompiledPack) -> Scope:
        """Return this scope with the rules of another version of its pack.

        What was computed so far is kept, so tables and definitions have to be the same. Raises
        ValueError where they are not.
        """
        mine = self.compiled.library, self.compiled.constants
        if compiled.library is not mine[0] or compiled.constants is not mine[1]:
            raise ValueError("the other version has tables or definitions of its own")
        other = copy(self)
        other.compiled, other.pack = compiled, compiled.pack
        return other

    def _names(self) -> dict[str, Value]:
        """Return the values of all global names."""
        lists: dict[str, list[Value]] = {name: [] for name in self.compiled.collections.values()}
        for document in self.papers.counted:
            lists[self.compiled.collections[document.type]].append(document.record)
        everything: list[Value] = [document.record for document in self.papers.counted]
        return {
            **self.compiled.constants,
            **lists,
            "documents": everything,
            "superseded": [document.record for document in self.papers.superseded],
            "contested": [document.record for document in self.papers.contested],
            "as_of": self.as_of,
        }

    def taking(self, documents: Iterable[Document]) -> Scope:
        """Return the same scope where these documents count too."""
        papers = self.papers.taking(documents)
        return Scope(self.compiled, self.case, self.as_of, self.known_on, papers)

    def value(self, text: str, bindings: Bindings) -> Value:
        """Return the value of a FEEL text with these local names."""
        program = self.compiled.library.compile(text, tuple(bindings))
        try:
            return self._session.evaluate(program, bindings)
        except LimitExceeded as error:
            raise self._too_large(text, error) from error

    def trace(self, text: str, bindings: Bindings) -> Trace:
        """Return the value of a FEEL text with what it read and why it is null, if it is.

        A text that does not mention all of the names is evaluated once for those that it does.

        A value that rests on an equality with something unknown is unknown too: FEEL has
        ``null = 1`` false (DMN 1.5, table 42), which must neither accuse nor acquit anybody.
        """
        key = _shared(text, bindings)
        if key is None:
            return self._traced(text, bindings)
        if key not in self._traces:
            if len(self._traces) >= MOST_TRACES:
                self._traces.clear()
            self._traces[key] = self._traced(text, bindings)
        return self._traces[key]

    def _traced(self, text: str, bindings: Bindings) -> Trace:
        program = self.compiled.library.compile(text, tuple(bindings))
        try:
            trace = self._session.trace(program, bindings)
        except LimitExceeded as error:
            raise self._too_large(text, error) from error
        return trace.of_nothing() if trace.is_unsure else trace

    def _too_large(self, text: str, error: LimitExceeded) -> InputError:
        """Return an evaluation that grew too large as a problem of the pack."""
        return too_large(self.pack, len(self.case.documents), text, error)

    def reader(self, fields: Mapping[str, Collection[str]]) -> Reader:
        """Return a reader of what expressions lack here.

        ``fields`` gives the fields that the papers of a list can have, by the name of the list.
        """
        from checker.feel.goals import Reader

        return Reader(
            self.compiled.library, self._session, fields, "as_of", self._papers_declared()
        )

    def _papers_declared(self) -> dict[str, Declared]:
        """Return the papers that definitions declare, by the names of these."""
        from checker.feel.goals import Declared

        lists = self.compiled.collections
        return {
            each.name: Declared(lists[each.document.type], tuple(each.document.asked()))
            for each in self.pack.topic.definitions
            if each.document is not None
        }

    def holds(self, text: str, bindings: Bindings) -> bool | None:
        """Return whether a FEEL condition holds; None where that is not known."""
        value = self.trace(text, bindings).value
        return value if isinstance(value, bool) else None

    def text(self, template: str, bindings: Bindings) -> Message:
        """Return a template with its holes filled in."""
        parts = fill(template, self.pack.manifest, lambda text: self.value(text, bindings))
        return filled(template, parts)

    def gaps(self, *traces: Trace) -> Gaps:
        """Return what the pack says is missing for the nulls of these traces.

        Where no definition that was null says what is missing, it is the fields without a value,
        or else what the outermost definition needs. No expression is shown to anybody.
        """
        found = self.declared_gaps(*traces)
        if found:
            return found
        reasons = [reason for trace in traces for reason in trace.nulls]
        if fields := [_field(reason) for reason in reasons if reason.document is not None]:
            return Gaps(tuple(dict.fromkeys(fields)))
        titles = [self._definitions[r.definition].title for r in reasons if r.definition]
        return needs_of(titles[-1]) if titles else found

    def declared_gaps(self, *traces: Trace) -> Gaps:
        """Return what the definitions and tables that were null say is missing.

        One that was asked about something unknown lacks just that, and speaks only where nothing
        else does.
        """
        reasons = [reason for trace in traces for reason in trace.nulls]
        about_known = (each for each in reasons if None not in each.arguments)
        return self._all_declared(about_known) or self._all_declared(reasons)

    def _all_declared(self, reasons: Iterable[NullReason]) -> Gaps:
        return together(self._declared(reason) for reason in reasons)

    def _declared(self, reason: NullReason) -> Gaps:
        """Return what the definition or table that was null says of it."""
        name = reason.definition or ""
        if name in self._definitions:
            return self._gap(self._definitions[name], reason.arguments)
        if name in self._tables:
            key = ", ".join(plain(argument) for argument in reason.arguments)
            table = self._tables[name].title
            return Gaps((gettext("value of the table {table!r} for {key}", table=table, key=key),))
        return Gaps()

    def _gap(self, entry: Definition, arguments: Iterable[Value]) -> Gaps:
        """Return what a definition that is null declares missing."""
        if entry.missing is None:
            return Gaps(awaiting=entry.awaiting)
        what = self.text(entry.missing, dict(zip(entry.parameters or {}, arguments, strict=False)))
        return Gaps((self.from_role(what, entry.awaiting or entry.sender),), entry.awaiting)

    def from_role(self, what: str, sender: str | None) -> Message:
        """Return what has to arrive, and from whom where that is known."""
        if sender is None:
            return joined([what])
        return gettext("{what} (from {sender})", what=what, sender=self.role(sender))

    def role(self, role: str) -> str:
        """Return the title of a role, or its id where it has none."""
        return self.pack.manifest.role_title(role)

    def evidence(
        self, *sources: Trace | Value, behind: Mapping[str, tuple[str, ...]] = NOTHING_BEHIND
    ) -> tuple[str, ...]:
        """Return the ids of all documents read or contained in ``sources``, in case order.

        ``behind`` maps ids of records that are not documents to the documents behind them.
        """
        origins: set[str] = set()
        for source in sources:
            if isinstance(source, Trace):
                origins.update(source.origins)
            else:
                origins.update(record.origin for record in _records(source))
        if behind:
            origins = {each for origin in origins for each in behind.get(origin, (origin,))}
        return self.in_order(origins)

    def in_order(self, ids: Set[str]) -> tuple[str, ...]:
        """Return those of the ids that documents have, in case order."""
        known = [name for name in ids if name in self._order]
        return tuple(sorted(known, key=self._order.__getitem__))

    def document(self, document_id: str) -> Document | None:
        """Return the known document with this id."""
        return self._by_id.get(document_id)

    def citation(self, norms: tuple[str, ...]) -> str:
        """Return the paragraphs of the norms, each once: ``source 49(b); Annex 8``."""
        if norms not in self._citations:
            self._citations[norms] = self.pack.citation(norms)
        return self._citations[norms]

    def grade(self, evidence: Iterable[str]) -> str | None:
        """Return the lowest grade among the documents that have one."""
        order = self.pack.manifest.grades
        if not order:
            return None
        types = {self._by_id[document_id].type for document_id in evidence}
        grades = {self.pack.schemas[name].get("x-grade") for name in types}
        return next((grade for grade in order if grade in grades), None)

    def basis(self, evidence: Iterable[str], is_computed: bool) -> Basis | None:
        """Return what a finding rests on: the weakest that its documents are, or a figure.

        A document that another one of them judged is as good as that determination.
        """
        documents = [self._by_id[document_id] for document_id in evidence]
        kinds = {each.id: self._bases[each.type] for each in documents}
        found = set(kinds.values())
        if Basis.DETERMINATION in found:
            judged = {
                each.record.get("about")
                for each in documents
                if kinds[each.id] == Basis.DETERMINATION
            }
            found = {kind for name, kind in kinds.items() if name not in judged}
        if is_computed and found:
            found.add(Basis.COMPUTED)
        return next((each for each in _WEAKEST_FIRST if each in found), None)


@lru_cache(maxsize=4096)
def words(text: str) -> frozenset[str]:
    """Return the words of a FEEL text: every plain name that it mentions is one of them."""
    return frozenset(re.findall(r"\w+", text))


def _shared(text: str, bindings: Bindings) -> tuple[str, ...] | None:
    """Return what a trace depends on, where other subjects may share it; else None."""
    known = words(text)
    mentioned = [name for name in bindings if name in known]
    if len(mentioned) == len(bindings):
        return None
    values = [bindings[name] for name in mentioned]
    if not all(type(value) in (str, Decimal) for value in values):
        return None
    names = zip(mentioned, values, strict=True)
    return text, *(
        part for name, value in names for part in (name, type(value).__name__, str(value))
    )


def needs_of(title: str) -> Gaps:
    """Return that what an entry needs is missing, where nothing says more."""
    return Gaps((gettext("what {title!r} needs", title=title),))


def _field(reason: NullReason) -> Message:
    name = (reason.field or "").replace("_", " ")
    return gettext("{field} of {document}", field=name, document=reason.document)


def _records(value: Value) -> Iterable[Record]:
    """Yield the records that a value contains."""
    if isinstance(value, Record):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _records(item)


def as_integer(value: Value) -> int | None:
    """Return a whole number as int, anything else as None."""
    if not isinstance(value, Decimal) or value != value.to_integral_value():
        return None
    return int(value)


def _check_date(name: str, day: object) -> None:
    """Raise TypeError for what is not a date; a time of day would decide nothing."""
    if not isinstance(day, date) or isinstance(day, datetime):
        raise TypeError(
            gettext(
                "{name} has to be a date such as date(1999, 12, 31), not {value!r}",
                name=name,
                value=day,
            )
        )
