"""The cases of a register, as a party may read them and submit to them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from threading import Lock

from checker import intake
from checker.intake import Header, Place, SourceFile, Submission
from checker.loading import Loaded
from checker.messages import gettext
from checker.model.case import REGISTER_PREFIX
from checker.register.appending import Accepted, Request, append
from checker.register.clock import day_of
from checker.register.identity.admission import NotAdmittedError
from checker.register.identity.rights import Act, may
from checker.register.identity.standing import Standing
from checker.register.log.entry import Kind
from checker.register.opening import Register
from checker.register.papers.admission import check_issuer
from checker.register.papers.case import CaseAt, Paper
from checker.register.papers.loading import load_case, read_case, readable_cases, rules_in_force
from checker.register.papers.submitting import Prepared, Wanted, prepared
from checker.register.refusals import refusal
from checker.register.store.ledger import Reader


class RegisterCases:
    """The cases of a register; ``standing`` is worked out once for each length of the log."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._standing: Standing | None = None
        self._lock = Lock()

    def standing(self) -> Standing:
        """Return who stands where now."""
        with self.register.ledger.reader() as reader:
            size = reader.extent().size
            with self._lock:
                if self._standing is None or self._standing.size != size:
                    self._standing = self.register.standing(reader, size)
                return self._standing

    def places(self, party: str | None) -> list[RegisterPlace]:
        """Return the cases that a party may read, by name."""
        if party is None:
            return []
        standing = self.standing()
        return [
            RegisterPlace(name, party, self, _may_submit(standing, name, party))
            for name in readable_cases(standing, party)
        ]


@dataclass(frozen=True, slots=True)
class RegisterPlace:
    """A case of the register, as a party sees it."""

    name: str
    party: str
    cases: RegisterCases = field(compare=False, repr=False)
    takes_papers: bool = field(compare=False)

    @property
    def is_registered(self) -> bool:
        """Return that a register has it."""
        return True

    def state(self) -> Hashable:
        """Return how far the log reaches."""
        with self.register.ledger.reader() as reader:
            return reader.extent()

    @property
    def register(self) -> Register:
        """Return the register."""
        return self.cases.register

    def load(self) -> Loaded:
        """Return the case with its rules; raises InputError."""
        return load_case(self.register, self.name, party=self.party)

    def with_file(self, name: str, content: bytes) -> Loaded:
        """Return the case as it would be with the papers of a file.

        Raises InputError with what the register would refuse.
        """
        register = self.register
        with register.ledger.reader() as reader:
            found, standing = read_case(register, reader, self.name, party=self.party)
            new = self._prepared(reader, found, name, content)
            compiled = rules_in_force(reader, standing, found)
        try:
            check_issuer(standing.parties[self.party], new.sender, new.documents, compiled.pack)
        except NotAdmittedError as error:
            raise refusal(name, "register-issuer", str(error)) from None
        day = day_of(register.clock(), standing.time_zone)
        papers = tuple(
            Paper(standing.size + 1, n, item, new.sender, day)
            for n, item in enumerate(new.documents, start=1)
        )
        case = replace(found, papers=(*found.papers, *papers))
        return Loaded(case.validated(compiled.pack), compiled)

    def save(self, name: str, content: bytes) -> int:
        """Submit the papers of a file; the registrar's key signs that they were entered."""
        return self.submit(name, content).receipt.body.seq

    def submit(self, name: str, content: bytes) -> Accepted:
        """Submit the papers of a file, and return the entry; raises InputError."""
        register = self.register
        with register.ledger.reader() as reader:
            found, _ = read_case(register, reader, self.name, party=self.party)
            new = self._prepared(reader, found, name, content)
        if not new.documents:
            raise refusal(name, "nothing-new", gettext("there is no paper to submit"))
        data = {"sender": new.sender}
        request = Request(Kind.SUBMISSION, self.party, self.name, data, new.documents)
        return append(register, request, [register.registrar_key])

    def _prepared(self, reader: Reader, found: CaseAt, name: str, content: bytes) -> Prepared:
        header = Header(self.name, found.pack, Place(SourceFile(REGISTER_PREFIX + self.name)))
        submission = intake.with_file(Submission(header, ()), name, content)
        sender = self._stated_sender(submission)
        wanted = Wanted(name, self.party, Kind.SUBMISSION, self.name, sender)
        return prepared(self.register, reader, wanted, submission)

    def _stated_sender(self, submission: Submission) -> str | None:
        """Return the one name of the party under which the papers say that they were sent."""
        values = [raw.value for raw in submission.documents if isinstance(raw.value, dict)]
        stated = {str(value["submitted_by"]) for value in values if "submitted_by" in value}
        own = stated & set(self.cases.standing().parties[self.party].senders)
        return own.pop() if len(own) == 1 else None


def _may_submit(standing: Standing, case: str, party: str) -> bool:
    """Return whether a party may submit to a case, and has a name to do so under."""
    is_sender = bool(standing.parties[party].senders)
    return is_sender and may(standing, party, Act.SUBMIT, case) is None
