"""Who may do what: the one place that decides, for commands and for whatever serves others."""

from __future__ import annotations

import re
from enum import StrEnum

from checker.messages import gettext
from checker.register.identity.standing import REGISTRAR, Standing
from checker.register.log.entry import Kind

_SLUG = re.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
SLUG_FORM = "small letters, digits and hyphens, at most 63"


class Act(StrEnum):
    """What somebody asks to do."""

    READ = "read"
    EXPORT = "export"
    SUBMIT = "submit"
    FORWARD = "forward"
    PRECHECK = "precheck"
    RECORD_VERDICT = "record-verdict"
    AFFIRM = "affirm"
    REPLACE_KEY = "replace-key"
    IMPORT = "import"
    OPEN_CASE = "open-case"
    MANAGE = "manage"


_OF_MEMBERS = frozenset(
    {Act.READ, Act.EXPORT, Act.SUBMIT, Act.FORWARD, Act.PRECHECK, Act.RECORD_VERDICT, Act.AFFIRM}
)
_OF_ANY_PARTY = frozenset({Act.REPLACE_KEY})
_NEVER_OF_REGISTRAR = frozenset({Act.AFFIRM})

ACTS: dict[Kind, Act] = {
    Kind.GENESIS: Act.MANAGE,
    Kind.PARTY: Act.MANAGE,
    Kind.ROLE: Act.MANAGE,
    Kind.KEY_ADDED: Act.MANAGE,
    Kind.KEY_REVOKED: Act.MANAGE,
    Kind.REGISTER_KEY: Act.MANAGE,
    Kind.RULES: Act.MANAGE,
    Kind.RESTORED: Act.MANAGE,
    Kind.ERASED: Act.MANAGE,
    Kind.CASE_OPENED: Act.OPEN_CASE,
    Kind.MEMBER: Act.OPEN_CASE,
    Kind.RULES_CHANGED: Act.OPEN_CASE,
    Kind.SUBMISSION: Act.SUBMIT,
    Kind.FORWARDED: Act.FORWARD,
    Kind.IMPORT: Act.IMPORT,
    Kind.AFFIRMED: Act.AFFIRM,
    Kind.VERDICT: Act.RECORD_VERDICT,
    Kind.PRECHECK: Act.PRECHECK,
}
"""What appending an entry of a kind asks for; a party's own new key is ``replace-key``."""


def is_slug(name: str) -> bool:
    """Return whether a name can be that of a party or a case."""
    return _SLUG.fullmatch(name) is not None


def may(standing: Standing, party: str, act: Act, case: str | None = None) -> str | None:
    """Return None where the party may do this, else the reason why not.

    To somebody who may not read a case it is as if the case were not there.
    """
    if party not in standing.parties:
        return gettext("there is no party {party!r}", party=party)
    if party == REGISTRAR and act not in _NEVER_OF_REGISTRAR:
        return None
    if act in _OF_ANY_PARTY:
        return None
    if act not in _OF_MEMBERS:
        return gettext("only the registrar may do this")
    if case is None:
        return None if act is Act.PRECHECK else gettext("a case has to be named")
    file = standing.cases.get(case)
    if file is None or party not in file.members:
        return no_such_case(case, party)
    return None


def no_such_case(case: str, party: str) -> str:
    """Return what somebody reads for a case that is not there, or not for them."""
    return gettext("{party} takes part in no case {case!r}", party=party, case=case)
