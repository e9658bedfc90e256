"""From needs to papers that could honestly come: sender, dates, matter, and what is decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from checker.evaluation import Scope
from checker.evidence.periods import end_of_period
from checker.evidence.terms import Terms, values_at
from checker.feel.goals import Need, Target, Want, Way
from checker.model.case import AMENDMENT, PARTY, WAIVER, Document
from checker.unlock.drafts import ENVELOPE, Draft, Drafts, completed, ordered, value_at, with_value
from checker.unlock.quarters import quarter_of
from checker.unlock.rivals import in_place_of
from checker.unlock.sayings import is_against, is_said, refers_to_replaced
from checker.unlock.shapes import shape
from checker.unlock.witnesses import TO_BE_STATED, Filling, ImpossibleError

_CHANGE_THE_RULES = (AMENDMENT, WAIVER, PARTY)
_MOST = 8
"""So many papers that would do for one need are tried."""


@dataclass(frozen=True, slots=True)
class Asking:
    """For which finding papers are asked, and who is to act by its rule."""

    finding: str
    bearer: str | None


@dataclass(frozen=True, slots=True)
class _Behind:
    """The papers to come that another one refers to: it comes after them."""

    given: Drafts
    refers: tuple[str, ...]

    def days(self) -> list[date]:
        """Return the days on which they come."""
        return [each.received_on for each in self.given if each.id in self.refers]


class Drafter:
    """Drafts papers that could be received on days from ``start`` until ``day``.

    ``later`` gathers the days from which on papers could come that could not come yet, and
    ``decided`` the roles that have decided otherwise on what papers would have to say.
    """

    def __init__(self, scope: Scope, terms: Mapping[str, Terms], start: date, day: date) -> None:
        self.scope = scope
        self.terms = terms
        self.start = start
        self.day = day
        self.later: set[date] = set()
        self.decided: dict[str, set[str]] = {}
        self._types = {name: type_ for type_, name in scope.compiled.collections.items()}
        self._known = {each.id: each for each in scope.papers.known}
        entries = scope.pack.topic.definitions
        self._senders = {each.name: each.awaiting or each.sender for each in entries}
        self._names = _names(scope)

    def drafts(self, way: Way, given: Drafts, asking: Asking) -> list[Drafts]:
        """Return what the papers to come could be, once those of a way have been added to them."""
        found = [given]
        for need in way:
            more = [new for each in found for new in self._with(need, each, asking)]
            contents = {repr([each.fields for each in drafts]): drafts for drafts in more}
            found = list(contents.values())[:_MOST]
        return found

    def specific(self, found: Sequence[Drafts], given: Drafts) -> list[Drafts]:
        """Return the sets without those whose one new paper is less specific than another one."""
        new = [[each for each in drafts if each not in given] for drafts in found]
        alone = [each[0] for each in new if len(each) == 1]
        return [
            drafts
            for drafts, added in zip(found, new, strict=True)
            if len(added) != 1 or not any(self._says_more(each, added[0]) for each in alone)
        ]

    def _says_more(self, one: Draft, other: Draft) -> bool:
        """Return whether one paper is the other, for a part of the matter alone."""
        if one.type != other.type:
            return False
        key = self.terms[one.type].key or ()
        more = {name for name in one.fields if name not in other.fields}
        rest = {name: v for name, v in one.fields.items() if name not in more and name != "id"}
        return (
            bool(more)
            and more <= set(key)
            and rest == {n: v for n, v in other.fields.items() if n != "id"}
        )

    def _with(self, need: Need, given: Drafts, asking: Asking) -> Iterator[Drafts]:
        """Yield the drafts with one that fills the need: a further one, or one that says more."""
        states: list[tuple[Drafts, tuple[Want, ...], tuple[str, ...]]] = [(given, need.wants, ())]
        for path, other in need.refers:
            states = [
                (more, (*wants, Want(path, _equal(more[-1].id))), (*refers, more[-1].id))
                for drafts, wants, refers in states
                for more in self._with(other, drafts, asking)
                if len(more) > len(drafts)
            ]
        for drafts, wants, refers in states:
            yield from self._filled(replace(need, wants=wants), drafts, asking, refers)

    def _filled(
        self, need: Need, given: Drafts, asking: Asking, refers: tuple[str, ...]
    ) -> Iterator[Drafts]:
        same = next((each for each in given if each.id == need.base), None)
        type_ = self._type(need, same)
        if type_ is None or type_ in _CHANGE_THE_RULES:
            return
        asked = (want.target.value for want in need.wants if want.target.operator == "=")
        about = {value for value in asked if isinstance(value, str)}
        refers = (*refers, *(d.id for d in given if d.id in about and d.id not in refers))
        for role in self._roles(need, type_, asking):
            try:
                for draft in self._built(type_, need, role, asking, _Behind(given, refers), same):
                    yield from self._added(draft, need, given, asking)
            except ImpossibleError:
                continue

    def _type(self, need: Need, same: Draft | None) -> str | None:
        if same is not None:
            return same.type
        if need.base in self._known:
            return self._known[need.base].type
        return self._types.get(need.collection)

    def _added(self, draft: Draft, need: Need, given: Drafts, asking: Asking) -> Iterator[Drafts]:
        """Yield the drafts with a new one; where one is on the same matter, with both in one."""
        if refers_to_replaced(draft, given):
            return
        key = self._matter(draft.type, draft.fields)
        for place, other in enumerate(given):
            is_same = other.id == need.base or (
                key is not None and key == self._matter(other.type, other.fields)
            )
            if is_same:
                if not other.settles:
                    yield from self._merged(draft, other, given, place, asking)
                return
        old = self._on_file(draft, need, key)
        rivals = () if old is None else self._rivals(old)
        if rivals:
            yield from ((*given, self._named(each, given)) for each in in_place_of(rivals, draft))
        elif old is not None:
            if (version := self._version(old, draft)) is not None:
                yield (*given, version)
        elif not self._is_decided(draft, asking):
            yield (*given, self._named(draft, given))

    def _merged(
        self, draft: Draft, other: Draft, given: Drafts, place: int, asking: Asking
    ) -> Iterator[Drafts]:
        wants = tuple({repr(w): w for w in (*other.wants, *draft.wants)}.values())
        if wants == other.wants:
            return
        need = Need("", wants, base=other.base)
        because = tuple(dict.fromkeys((*other.because, *draft.because)))
        refers = _Behind(given, tuple(dict.fromkeys((*other.refers, *draft.refers))))
        role = next(iter(_senders_asked(wants)), other.role)
        try:
            for both in self._built(other.type, need, role, asking, refers, other):
                merged = replace(both, because=because)
                yield (*given[:place], merged, *given[place + 1 :])
        except ImpossibleError:
            return

    # One paper ---------------------------------------------------------------------------------

    def _built(
        self,
        type_: str,
        need: Need,
        role: str,
        asking: Asking,
        behind: _Behind,
        same: Draft | None,
    ) -> Iterator[Draft]:
        terms, schema = self.terms[type_], shape(self.scope.pack.schemas[type_])
        wants = _without_envelope(need.wants)
        spoken = tuple(
            Want(path, _equal(role)) for path in terms.speakers if _asks_for(schema, wants, path)
        )
        own = Filling(need.wants, self.start)
        received = max(self.start, own.low(("received_on",)) or self.start, *behind.days())
        if any(w.path == ("received_on",) and w.target.operator == ">" for w in need.wants):
            received = max(received, own.low(("received_on",)) + timedelta(days=1))
        on_file = [each.record for each in self._known.values() if each.type == type_]
        known = {**self._names, **quarter_of(terms.covers or {}, own, on_file, received)}
        for fields in Filling(
            (*wants, *spoken), received, known, terms.covers is not None
        ).documents(schema):
            day = self._day(terms, fields, received)
            if self._is_backdated(need, terms, fields) or not self._is_in_time(day, own):
                continue
            sender = self._sender(role, terms, fields)
            whole = {**fields, "type": type_, "submitted_by": sender, "received_on": day}
            whole["id"] = same.id if same else _name(type_, terms, fields)
            not_before = day if day > self.start else None
            draft = Draft(
                type_,
                ordered(whole),
                need.wants,
                role,
                (asking.finding,),
                not_before,
                refers=behind.refers,
                is_fact=terms.covers is not None,
            )
            yield draft if same is None else replace(draft, base=same.base)

    def _day(self, terms: Terms, fields: Mapping[str, Any], received: date) -> date:
        """Return the first day on which a paper with these fields can be received."""
        days = [received, *_days_of_acts(terms, fields)]
        end = end_of_period(terms.covers, fields) if terms.covers else None
        if end is not None and end < date.max:
            days.append(end + timedelta(days=1))
        return max(days)

    def _is_backdated(self, need: Need, terms: Terms, fields: Mapping[str, Any]) -> bool:
        """Return whether a paper on nothing that is on file says what was done before the start."""
        is_new = need.base not in self._known
        return is_new and any(day < self.start for day in _days_of_acts(terms, fields))

    def _is_in_time(self, day: date, own: Filling) -> bool:
        latest = own.high(("received_on",))
        if latest is not None and day > latest:
            return False
        if day > self.day:
            self.later.add(day)
        return day <= self.day

    def _roles(self, need: Need, type_: str, asking: Asking) -> list[str]:
        """Return who could issue the paper: whom it names, or else whom the pack asks for it."""
        allowed = self.terms[type_].issued_by
        asked = _senders_asked(need.wants)
        named = [
            str(want.target.value)
            for want in need.wants
            if want.path in self.terms[type_].speakers and want.target.operator == "="
        ]
        if asked or named:
            return [each for each in (asked or named)[:1] if allowed is None or each in allowed]
        wished = [*(self._senders.get(name) for name in need.via), asking.bearer]
        found = [each for each in wished if each and (allowed is None or each in allowed)]
        return (found or list(allowed or [asking.bearer or ""]))[:1]

    def _sender(self, role: str, terms: Terms, fields: Mapping[str, Any]) -> str:
        about = fields.get(terms.about_sender or "")
        return str(about) if about and role not in ("", about) and self._is_party(role) else role

    def _is_party(self, role: str) -> bool:
        """Return whether papers of a role come from parties that have it."""
        return any(rule.role == role for rule in self.scope.pack.manifest.parties)

    # What is on file ---------------------------------------------------------------------------

    def _matter(self, type_: str, fields: Mapping[str, Any]) -> object:
        key = self.terms[type_].key
        return None if key is None else (type_, [fields.get(name) for name in key])

    def _on_file(self, draft: Draft, need: Need, key: object) -> Document | None:
        """Return a paper on file that is on the same matter.

        What does not count by itself, such as a paper of somebody who may not issue it, settles no
        matter: who may issue it still can.
        """
        if need.base in self._known:
            return self._known[need.base]
        if key is None:
            return None
        papers = self.scope.papers
        same = (each for each in (*papers.counted, *papers.contested) if each.type == draft.type)
        return next((each for each in same if self._matter(each.type, each.record) == key), None)

    def _rivals(self, document: Document) -> tuple[Document, ...]:
        """Return the papers that contradict each other of which this is one; empty for none."""
        groups = self.scope.papers.contradictions
        return next((group for group in groups if document in group), ())

    def _version(self, old: Document, draft: Draft) -> Draft | None:
        """Return a new version of a paper that says what it left out, and nothing else.

        One that reports a fact gets all the figures that such a paper has.
        """
        terms = self.terms[old.type]
        if terms.latest or old.id in self.scope.papers.reasons:
            return None
        fields = dict(old.record)
        if terms.covers is not None:
            fields = completed(fields, draft.fields)
        for want in draft.wants:
            if not want.path or want.path[0] in ENVELOPE:
                continue
            value = value_at(old.record, want.path)
            if want.target.met_by(value):
                continue
            if value is not None:
                return None
            fields = with_value(fields, want.path, value_at(draft.fields, want.path))
        if fields == old.record:
            return None
        received = max(draft.received_on, old.record["received_on"])
        name = f"{old.id}-2"
        fields |= {"id": name, "received_on": received, "supersedes": old.id}
        return replace(draft, fields=ordered(fields), base=old.id)

    def _is_decided(self, draft: Draft, asking: Asking) -> bool:
        """Return whether its sender has said something else on the matter, or on part of it."""
        terms = self.terms[draft.type]
        if not terms.latest or terms.key is None:
            return False
        required = self.scope.pack.schemas[draft.type].get("required", ())
        for other in self.scope.papers.counted:
            if other.type == draft.type and is_against(
                draft.fields, other.record, terms.key, required
            ):
                if is_said(draft, required, terms.key):
                    self.decided.setdefault(asking.finding, set()).add(draft.role)
                return True
        return False

    def _named(self, draft: Draft, given: Drafts) -> Draft:
        """Return the draft under an id that no other paper has."""
        taken = {
            *self._known,
            *(each.id for each in given),
            *(d.id for d in self.scope.case.documents),
        }
        name, number = draft.id, 2
        while name in taken:
            name, number = f"{draft.id}-{number}", number + 1
        return replace(draft, fields={**draft.fields, "id": name})


def _days_of_acts(terms: Terms, fields: Mapping[str, Any]) -> list[date]:
    """Return the days on which things were done, as a paper says."""
    found = (value for path in terms.past for _, value in values_at(dict(fields), path))
    return [each for each in found if isinstance(each, date)]


def _equal(value: Any) -> Target:
    return Target("=", value)


def _senders_asked(wants: Sequence[Want]) -> list[str]:
    """Return the senders that are asked for."""
    asked = [w for w in wants if w.path == ("submitted_by",) and w.target.operator == "="]
    return [str(each.target.value) for each in asked]


def _without_envelope(wants: Sequence[Want]) -> tuple[Want, ...]:
    return tuple(want for want in wants if want.path and want.path[0] not in ENVELOPE)


def _asks_for(schema: Mapping[str, Any], wants: Sequence[Want], path: tuple[str, ...]) -> bool:
    """Return whether a paper has to have the field, and nothing says with which value."""
    if any(want.path == path and want.target.operator == "=" for want in wants):
        return False
    return len(path) == 1 and path[0] in schema.get("required", ())


def _name(type_: str, terms: Terms, fields: Mapping[str, Any]) -> str:
    said = [fields.get(name) for name in terms.key or ()]
    texts = [each for each in said if isinstance(each, str) and each != TO_BE_STATED]
    words = [str(each) for each in said if each in texts or _is_whole(each)]
    return "-".join([type_, *("-".join(each.split()) for each in words)])


def _is_whole(value: object) -> bool:
    return isinstance(value, Decimal) and value == value.to_integral_value()


def _names(scope: Scope) -> dict[str, Any]:
    """Return the text or whole number that papers of the case last had in each field."""
    return {
        name: value
        for document in scope.papers.counted
        for name, value in document.record.items()
        if (isinstance(value, str) or _is_whole(value)) and name not in ENVELOPE
    }
