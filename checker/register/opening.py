"""Open a register: check that it goes on from where this user last saw it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from checker.messages import gettext
from checker.register.clock import Clock, utc_now
from checker.register.identity.envelope import EnvelopeError
from checker.register.identity.keys import PrivateKey, load
from checker.register.identity.payload import read_payload
from checker.register.identity.standing import KINDS, Standing, standing_after
from checker.register.log.canonical import NotCanonicalError
from checker.register.log.chain import BrokenChainError, Extent
from checker.register.log.entry import Kind
from checker.register.proofs.remembered import Remembered, recall, remember
from checker.register.refusals import refusal
from checker.register.store.address import Address, parse
from checker.register.store.ledger import Ledger, Reader, upgrade_tables

REGISTER_KEY = "register.key"
REGISTRAR_KEY = "registrar.key"


@dataclass(frozen=True)
class Register:
    """An open register. ``keys`` is the folder with the keys of register and registrar.

    ``notice`` is what its users have to know, such as that it goes on from a backup.
    """

    ledger: Ledger
    keys: Path
    passphrase: str | None = None
    clock: Clock = field(default=utc_now)
    notice: str | None = None

    @property
    def shown(self) -> str:
        """Return the register's URL as messages print it."""
        return self.ledger.address.shown

    @cached_property
    def signing_key(self) -> PrivateKey:
        """Return the key of the register; raises InputError where it is not at hand."""
        return load(self.keys / REGISTER_KEY, self.passphrase)

    @cached_property
    def registrar_key(self) -> PrivateKey:
        """Return the key of the registrar; raises InputError where it is not at hand."""
        return load(self.keys / REGISTRAR_KEY, self.passphrase)

    def standing(self, reader: Reader, upto: int | None = None) -> Standing:
        """Return who stands where after entry ``upto``, or after the last one."""
        size = reader.extent().size if upto is None else upto
        try:
            return standing_after(reader.entries(upto=size, kinds=KINDS), size)
        except (EnvelopeError, NotCanonicalError, KeyError, TypeError, ValueError):
            raise damaged(self.shown) from None

    def caught_up(self, reader: Reader, standing: Standing) -> Standing:
        """Return ``standing`` with what was appended since."""
        for entry in reader.entries(after=standing.size, kinds=KINDS):
            standing.take(entry.body, read_payload(entry.envelope))
        standing.size = reader.extent().size
        return standing


def open_register(
    url: str, keys: Path | None = None, passphrase: str | None = None, clock: Clock = utc_now
) -> Register:
    """Return the register at a URL; raises InputError where there is none, or not the one known.

    What this user has seen of it before has to be its beginning: a log that was cut, restored or
    rewritten is refused here.
    """
    register = open_unwatched(url, keys, passphrase, clock)
    return replace(register, notice=watch(register))


def default_keys(address: Address) -> Path:
    """Return the folder in which the keys of a register lie unless another is named."""
    return address.stem.with_name(address.stem.name + ".keys")


def watch(register: Register) -> str | None:
    """Follow the log from the extent that was seen last, and remember the new one.

    Return a notice where the log openly goes on from a backup that lacks what was seen. Raises
    InputError where it does not go on from there.
    """
    notice = None
    with register.ledger.reader() as reader:
        standing = register.standing(reader)
        first_key = standing.register_keys[0].public.fingerprint
    known = recall(standing.origin)  # before the log is read: others go on meanwhile
    with register.ledger.reader() as reader:
        extent = reader.extent()
        if known is not None and not _goes_on(reader, known, first_key):
            notice = _restored(reader, known)
            if notice is None or first_key != known.register_key:
                raise _another_history(register, known, extent)
            known = None
        seen = _followed(register, reader, known.extent if known else Extent())
    if seen != extent:
        raise damaged(register.shown)
    remember(Remembered(standing.origin, extent, first_key), afresh=notice is not None)
    return notice


def damaged(shown: str) -> Exception:
    """Return the error for a log whose entries do not hold."""
    message = gettext("the log does not hold: something in it was changed")
    hint = gettext("`checker register verify` names the first entry; keep the file as it is")
    return refusal(shown, "register-damaged", message, hint=hint)


def _goes_on(reader: Reader, known: Remembered, first_key: str) -> bool:
    at = reader.entry(known.extent.size)
    return first_key == known.register_key and at is not None and at.hash == known.extent.hash


def _restored(reader: Reader, known: Remembered) -> str | None:
    """Return the notice where a ``restored`` entry says that what was seen may be lost."""
    for entry in reader.entries(kinds=[Kind.RESTORED]):
        data = read_payload(entry.envelope).data
        if data["size"] < known.extent.size <= data["lost_up_to"]:
            return gettext(
                "the register goes on from a backup of {size} entries, and you have seen {seen}; "
                "hold your later receipts against it, and submit again what is lost",
                size=data["size"],
                seen=known.extent.size,
            )
    return None


def _another_history(register: Register, known: Remembered, extent: Extent) -> Exception:
    message = gettext(
        "this is not the log that you saw last: entry {size} is missing or another one",
        size=known.extent.size,
    )
    found = gettext("a log of {size} entries", size=extent.size)
    hint = gettext(
        "it was restored from a backup, cut, or rewritten; ask the other parties for their "
        "receipts, and hold them against it with `checker register verify --receipt FILE`"
    )
    return refusal(register.shown, "register-history", message, found=found, hint=hint)


def _followed(register: Register, reader: Reader, seen: Extent) -> Extent:
    try:
        for entry in reader.entries(after=seen.size):
            seen = seen.followed_by(entry.body, entry.hash)
    except (BrokenChainError, NotCanonicalError):
        raise damaged(register.shown) from None
    return seen


def open_unwatched(
    url: str, keys: Path | None = None, passphrase: str | None = None, clock: Clock = utc_now
) -> Register:
    """Return the register at a URL, whatever was seen of it before.

    For those who verify or restore it, and are not to be stopped by what they look for. Raises
    InputError where there is none.
    """
    address = parse(url)
    ledger = Ledger(address)
    ledger.check()
    return Register(ledger, keys or default_keys(address), passphrase, clock)


def upgrade(url: str) -> tuple[str, str]:
    """Bring the tables of a register to the newest version; return the versions before and after.

    Raises InputError where there is no register, or one of a newer version.
    """
    return upgrade_tables(parse(url))
