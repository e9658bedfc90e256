from __future__ import annotations

import stat
from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.register.identity import keys
from checker.register.identity.keys import PublicKey, proves_possession


def test_a_key_is_kept_for_its_owner_alone_and_read_back(tmp_path: Path) -> None:
    made = keys.make()
    keys.save(made, tmp_path / "a.key")
    assert stat.S_IMODE((tmp_path / "a.key").stat().st_mode) == 0o600
    assert keys.load(tmp_path / "a.key").public == made.public


def test_a_passphrase_locks_the_key(tmp_path: Path) -> None:
    made = keys.make()
    keys.save(made, tmp_path / "a.key", "open sesame")
    assert keys.load(tmp_path / "a.key", "open sesame").public == made.public
    for word in (None, "wrong"):
        with pytest.raises(InputError, match="passphrase"):
            keys.load(tmp_path / "a.key", word)


def test_a_key_is_never_replaced(tmp_path: Path) -> None:
    keys.save(keys.make(), tmp_path / "a.key")
    before = (tmp_path / "a.key").read_bytes()
    with pytest.raises(InputError, match="not replaced"):
        keys.save(keys.make(), tmp_path / "a.key")
    assert (tmp_path / "a.key").read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"secret", b"-----BEGIN PRIVATE KEY-----\nAA\n"])
def test_what_is_not_a_key_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.key").write_bytes(data)
    with pytest.raises(InputError, match="private key"):
        keys.load(tmp_path / "a.key")


def test_a_public_key_is_for_the_party_that_it_was_made_for(tmp_path: Path) -> None:
    keys.save_public(keys.make(), "warden", tmp_path / "a.pub")
    assert set(keys.load_public(tmp_path / "a.pub", "warden")) == {"key", "proof"}
    with pytest.raises(InputError, match="another party"):
        keys.load_public(tmp_path / "a.pub", "council")


def test_a_public_key_without_its_proof_is_refused(tmp_path: Path) -> None:
    keys.save_public(keys.make(), "warden", tmp_path / "a.pub")
    keys.save_public(keys.make(), "warden", tmp_path / "b.pub")
    a, b = ((tmp_path / name).read_text() for name in ("a.pub", "b.pub"))
    stolen = a.split('"party"')[0] + '"party"' + b.split('"party"')[1]
    (tmp_path / "c.pub").write_text(stolen)
    with pytest.raises(InputError, match="changed"):
        keys.load_public(tmp_path / "c.pub", "warden")


def test_possession_is_proven_by_the_key_itself() -> None:
    mine, other = keys.make(), keys.make()
    assert proves_possession("warden", mine.public, mine.possession("warden"))
    assert not proves_possession("warden", mine.public, other.possession("warden"))
    assert not proves_possession("council", mine.public, mine.possession("warden"))
    assert not proves_possession("warden", mine.public, "not base64!")


@pytest.mark.parametrize("text", ["", "AAAA", "A" * 44, "A" * 43 + "\n", "A" * 42 + "B="])
def test_a_text_that_is_not_a_public_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="public key"):
        _ = PublicKey(text).raw
