"""Ed25519 keys: made where a party sits, kept in a file of its own, never in the register."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from checker.messages import gettext
from checker.register.log import canonical
from checker.register.refusals import refusal

_POSSESSION = b"checker register key v1\n"
_RAW_BYTES = 32


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key as its 32 bytes in base64, which is how entries hold it."""

    text: str

    @property
    def raw(self) -> bytes:
        """Return the 32 bytes; raises ValueError where the text is not a key."""
        try:
            raw = base64.b64decode(self.text, validate=True)
        except (binascii.Error, ValueError):
            raise ValueError("the public key is not in base64") from None
        if len(raw) != _RAW_BYTES or base64.b64encode(raw).decode() != self.text:
            raise ValueError("the public key is not one of Ed25519")
        return raw

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the key in hexadecimal: how everything else names it."""
        return hashlib.sha256(self.raw).hexdigest()

    def loaded(self) -> Ed25519PublicKey:
        """Return the key for verifying signatures."""
        return Ed25519PublicKey.from_public_bytes(self.raw)

    def verifies(self, signature: bytes, data: bytes) -> bool:
        """Return whether the signature over the data was made with this key."""
        try:
            self.loaded().verify(signature, data)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A private key in memory."""

    loaded: Ed25519PrivateKey

    @property
    def public(self) -> PublicKey:
        """Return the public half."""
        raw = self.loaded.public_key().public_bytes_raw()
        return PublicKey(base64.b64encode(raw).decode())

    def possession(self, party: str) -> str:
        """Return the proof that whoever asks to add the key for ``party`` has it, in base64."""
        return base64.b64encode(self.loaded.sign(_possessed(party, self.public))).decode()


def proves_possession(party: str, key: PublicKey, proof: str) -> bool:
    """Return whether the proof was made with the key itself, for this party."""
    try:
        signature = base64.b64decode(proof, validate=True)
    except (binascii.Error, ValueError):
        return False
    return key.verifies(signature, _possessed(party, key))


def make() -> PrivateKey:
    """Return a new key."""
    return PrivateKey(Ed25519PrivateKey.generate())


def save(key: PrivateKey, path: Path, passphrase: str | None = None) -> None:
    """Write a key as PKCS#8 into a new file for its owner alone; raises InputError."""
    encryption = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    data = key.loaded.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        message = gettext("there is a key in this file already; it is not replaced")
        raise refusal(str(path), "key-exists", message) from None
    except OSError as error:
        raise _not_written(path, error) from None
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def save_public(key: PrivateKey, party: str, path: Path) -> None:
    """Write the public half with its proof of possession, for the registrar; raises InputError."""
    text = canonical.dumps({"party": party, "key": key.public.text, "proof": key.possession(party)})
    try:
        path.write_bytes(text + b"\n")
    except OSError as error:
        raise _not_written(path, error) from None


def load(path: Path, passphrase: str | None = None) -> PrivateKey:
    """Return the key in a file; raises InputError where there is none that can be used."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        message = gettext("the key cannot be read: {reason}", reason=reason)
        raise refusal(str(path), "key-file", message) from None
    try:
        key = load_pem_private_key(data, passphrase.encode() if passphrase else None)
    except TypeError:
        message = gettext("the key is locked with a passphrase, or one is given for a key without")
        hint = gettext("give it in the environment variable CHECKER_KEY_PASSPHRASE")
        raise refusal(str(path), "key-passphrase", message, hint=hint) from None
    except ValueError:
        message = gettext("the file does not hold a private key, or the passphrase is wrong")
        raise refusal(str(path), "key-file", message) from None
    if not isinstance(key, Ed25519PrivateKey):
        message = gettext("the file holds a key of another kind than Ed25519")
        raise refusal(str(path), "key-file", message)
    return PrivateKey(key)


def load_public(path: Path, party: str) -> dict[str, str]:
    """Return ``key`` and ``proof`` from the file that ``save_public`` wrote; raises InputError."""
    try:
        value = canonical.loads_object(path.read_bytes().strip())
        named, key, proof = value["party"], PublicKey(value["key"]), str(value["proof"])
        valid = proves_possession(party, key, proof)
    except OSError as error:
        reason = error.strerror or str(error)
        message = gettext("the public key cannot be read: {reason}", reason=reason)
        raise refusal(str(path), "key-file", message) from None
    except (ValueError, KeyError, AttributeError):
        message = gettext("the file does not hold a public key")
        hint = gettext("`checker register key {party}` writes {party}.pub", party=party)
        raise refusal(str(path), "key-file", message, hint=hint) from None
    if named != party or not valid:
        message = gettext("the key was made for another party, or the file was changed")
        raise refusal(str(path), "key-party", message, expected=party, found=str(named))
    return {"key": key.text, "proof": proof}


def _possessed(party: str, key: PublicKey) -> bytes:
    return _POSSESSION + f"{party}\n{key.text}\n".encode()


def _not_written(path: Path, error: OSError) -> Exception:
    message = gettext("the key cannot be written: {reason}", reason=error.strerror or str(error))
    return refusal(str(path), "key-file", message)
