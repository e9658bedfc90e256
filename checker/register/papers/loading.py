"""``register:CASE``: a case of a register wherever a case is accepted."""

from __future__ import annotations

from datetime import date

from checker.messages import gettext
from checker.model.compiled import CompiledPack
from checker.packs import load_compiled
from checker.pipeline import Loaded
from checker.register.appending import merkle_root
from checker.register.identity.rights import Act, may, no_such_case
from checker.register.identity.standing import REGISTRAR, Standing
from checker.register.log.entry import Body
from checker.register.opening import Register
from checker.register.papers.case import CaseAt, case_at
from checker.register.papers.rules import compiled_rules
from checker.register.refusals import refusal
from checker.register.store.ledger import Reader


def readable(register: Register, reader: Reader, case: str, party: str) -> Standing:
    """Return who stands where now; raises InputError where ``party`` may not read the case."""
    now = register.standing(reader)
    if reason := may(now, party, Act.READ, case):
        raise refusal(register.shown, "register-rights", reason)
    if case not in now.cases:
        raise refusal(register.shown, "register-case", no_such_case(case, party))
    return now


def readable_cases(standing: Standing, party: str) -> list[str]:
    """Return the names of the cases that ``party`` may read, in their order."""
    return [case for case in sorted(standing.cases) if may(standing, party, Act.READ, case) is None]


def read_case(
    register: Register,
    reader: Reader,
    case: str,
    upto: int | None = None,
    party: str = REGISTRAR,
) -> tuple[CaseAt, Standing]:
    """Return a case after the first ``upto`` entries, and who stood where then.

    Raises InputError where ``party`` may not read the case now, or it was not open then.
    """
    now = readable(register, reader, case, party)
    standing = now if upto is None else register.standing(reader, upto)
    if case not in standing.cases:
        message = gettext("the case {case!r} was not open after entry {n}", case=case, n=upto)
        raise refusal(register.shown, "register-case", message)
    entries = reader.entries(upto=standing.size, case=case, documents=True)
    root = merkle_root(reader, standing.size)
    return case_at(entries, standing, case, root), standing


def load_case(
    register: Register,
    case: str,
    rules: str | None = None,
    known: str | None = None,
    party: str = REGISTRAR,
) -> Loaded:
    """Return a case with the rules that were in force for it, ready to be assessed.

    ``known`` cuts the log: a day (YYYY-MM-DD, its end) or ``@812``, an entry. Raises InputError
    with all problems.
    """
    with register.ledger.reader() as reader:
        upto = None if known is None else cut_at(reader, known)
        found, standing = read_case(register, reader, case, upto, party)
        compiled = load_compiled(rules) if rules else rules_in_force(reader, standing, found)
    return Loaded(found.validated(compiled.pack), compiled)


def cut_at(reader: Reader, known: str) -> int:
    """Return the last entry of a day (YYYY-MM-DD) or the one that ``@812`` names.

    Raises InputError for anything else, and for an entry that is not there.
    """
    size = reader.extent().size
    if known.startswith("@"):
        number = known[1:]
        if number.isascii() and number.isdecimal() and len(number) < 16 and int(number) <= size:
            return int(number)
        message = gettext("there is no such entry")
        raise refusal(known, "no-entry", message, expected=gettext("@1 to @{size}", size=size))
    try:
        date.fromisoformat(known)
    except ValueError:
        message = gettext("this is neither a day nor an entry")
        expected = gettext("a day like 1999-12-31, or an entry like @{size}", size=size)
        raise refusal(known, "known-on", message, expected=expected) from None
    low, high = 0, size
    while low < high:
        middle = (low + high + 1) // 2
        if _body(reader, middle).received_on <= known:
            low = middle
        else:
            high = middle - 1
    return low


def _body(reader: Reader, seq: int) -> Body:
    entry = reader.entry(seq)
    if entry is None:
        raise refusal(
            reader.address.shown, "register-damaged", gettext("entry {seq} is missing", seq=seq)
        )
    return entry.body


def rules_in_force(reader: Reader, standing: Standing, case: CaseAt) -> CompiledPack:
    """Return the rules that were in force for a case; raises InputError where they are damaged."""
    return compiled_rules(reader, case.pack, case.digest, standing.rules[case.digest])
