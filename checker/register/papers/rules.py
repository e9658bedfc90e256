"""The files of a rule pack as documents of the log, and back to a pack that can be compiled."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from checker.messages import gettext
from checker.model.compiled import CompiledPack
from checker.packs import load_compiled, load_pack, pack_ids
from checker.packs.locations import locate
from checker.register.log.entry import StoredDocument
from checker.register.proofs.remembered import state_folder
from checker.register.refusals import refusal
from checker.register.store.ledger import Reader

FILE_TYPE = "pack-file"


def pack_documents(pack: str) -> list[StoredDocument]:
    """Return the files of a pack, its rules first, each with its path below a common root."""
    folder = locate(pack)
    id_ = folder.id or load_pack(pack).manifest.pack
    files: dict[str, Path] = {}
    for at, pattern, below in folder.parts(id_):
        files |= {f"{below}/{path.name}": path for path in sorted(at.glob(pattern))}
    return [StoredDocument(name, FILE_TYPE, path.read_bytes()) for name, path in files.items()]


def compiled_rules(reader: Reader, pack: str, digest: str, seq: int) -> CompiledPack:
    """Return the pack of a digest: the shipped one if it is the same, else as entry ``seq`` has it.

    Raises InputError where the entry's files are not that pack.
    """
    if pack in pack_ids() and (shipped := load_compiled(pack)).pack.digest == digest:
        return _of_register(shipped)
    return pack_from_documents(pack, digest, reader.documents([seq]).get(seq, []))


def pack_from_documents(
    pack: str, digest: str, documents: Sequence[StoredDocument]
) -> CompiledPack:
    """Return the compiled pack that these files make; raises InputError if it is another one.

    The files are laid down in the user's state folder, where messages can point at them.
    """
    files = {PurePosixPath(*_safe_parts(item.id)): item.content for item in documents}
    folder = state_folder() / "rules" / hashlib.sha256(digest.encode()).hexdigest()[:32]
    try:
        for name, content in files.items():
            _lay_down(folder / name, content)
        compiled = load_compiled(folder / "rules" / pack)
    except OSError as error:
        reason = error.strerror or str(error)
        message = gettext("the rules cannot be laid down: {reason}", reason=reason)
        raise refusal(str(folder), "register-rules", message) from None
    if compiled.pack.digest != digest:
        message = gettext("the files of the rules do not make the pack that was recorded")
        found = compiled.pack.digest
        raise refusal(pack, "register-rules", message, expected=digest, found=found)
    return _of_register(compiled)


def _lay_down(path: Path, content: bytes) -> None:
    """Write a file unless it is there with this content, for whoever reads it meanwhile at once."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    beside.write_bytes(content)
    beside.replace(path)


def _of_register(compiled: CompiledPack) -> CompiledPack:
    """Return the pack as one of the register, wherever its files lie: verdicts name its origin."""
    return replace(compiled, pack=replace(compiled.pack, folder=f"register:{compiled.pack.id}"))


def _safe_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a path; raises InputError for one that leads out of its folder."""
    parts = PurePosixPath(name).parts
    if len(parts) != 3 or any(part.startswith((".", "/")) or "\0" in part for part in parts):
        message = gettext("a file of the rules has a path that is not allowed")
        raise refusal(name, "register-rules", message)
    return parts
