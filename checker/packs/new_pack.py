"""The files of a new rule pack, small but sound, to start from."""

from __future__ import annotations

import json
import re
from pathlib import Path

from checker.messages import gettext
from checker.model.pack import Pack, Table
from checker.model.problems import InputError, Position, Problem
from checker.packs.locations import COMMON, SUFFIX
from checker.packs.outline import Outline, schema_of, words_of
from checker.parsers.files import display_path

SKELETON = Path(__file__).parent / "skeleton"
_WORD = re.compile(r"@(\w+)@")
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")


def create_pack(name: str, root: Path, outline: Outline | None = None) -> tuple[Path, ...]:
    """Write ``rules/<name>`` and ``schemas/<name>`` below ``root``; return the files written.

    Raises InputError, and writes nothing, where the name is not an id of a pack or is taken.
    """
    outline = outline or Outline()
    rules, schemas = root / "rules" / name, root / "schemas" / name
    _check_free(name, rules, schemas)
    files, words = {}, words_of(outline, name)
    for source in sorted(path for path in SKELETON.rglob("*") if path.is_file()):
        text = source.read_text(encoding="utf-8")
        place = source.relative_to(SKELETON)
        is_schema = source.suffix == ".json"
        at = schemas / f"{outline.report.type}{SUFFIX}" if is_schema else rules / place
        files[at] = _WORD.sub(lambda found: words[found[1]], text)
    for deadline in outline.deadlines[1:]:
        files[schemas / f"{deadline.type}{SUFFIX}"] = schema_of(deadline, outline)
    try:
        for at, text in files.items():
            at.parent.mkdir(parents=True, exist_ok=True)
            at.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError([_cannot_write(root, error)]) from None
    return tuple(files)


def create_extending(name: str, root: Path, base: Pack, title: str | None) -> tuple[Path, ...]:
    """Write a pack below ``root`` that extends ``base``, with its empty tables to be filled in.

    Returns the files written. Raises InputError as ``create_pack`` does.
    """
    rules = root / "rules" / name
    _check_free(name, rules)
    head = f"pack: {name}\nversion: 0.1.0\ntitle: {json.dumps(title or name)}\nextends: {base.id}\n"
    files = {
        "pack.yaml": _modeline("pack") + head,
        "norms.yaml": _modeline("norms") + "norms: []\n",
        "agreement.yaml": _modeline("topic") + _changes(base),
        "CHANGELOG.md": f"# Changes of the pack {name}\n",
        "tests/agreement.yaml": _modeline("tests", "../") + _FIRST_TEST,
    }
    try:
        (rules / "tests").mkdir(parents=True)
        for file, text in files.items():
            (rules / file).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError([_cannot_write(root, error)]) from None
    return tuple(rules / file for file in files)


def _check_free(name: str, *folders: Path) -> None:
    """Raise InputError where the name is not an id of a pack, or one of its folders is there."""
    if not _NAME.fullmatch(name) or name in (COMMON, "rules"):
        raise InputError([_bad_name(name)])
    if taken := [folder for folder in folders if folder.exists()]:
        raise InputError([_taken(folder) for folder in taken])


_FIRST_TEST = """\
cases:
  - case: nothing submitted yet
    as_of: 2000-01-01
    expect: {}
"""


def _modeline(kind: str, up: str = "") -> str:
    return f"# yaml-language-server: $schema={up}../../schemas/rules/{kind}.schema.json\n"


def _changes(base: Pack) -> str:
    """Return changes that fill the empty tables of a base, each with a row as it would be."""
    lines = []
    for table in base.topic.tables:
        if not table.values:
            row = f"{': {'.join(map(_sample, table.keys.values()))}: {_value(table)}"
            row += "}" * (len(table.keys) - 1)
            lines += [f"  {table.id}:", f"    # {table.title}, such as", f"    #   {row}"]
            lines += ["    values: {}"]
    return "\n".join(["changes:", *lines, ""]) if lines else "changes: {}\n"


def _value(table: Table) -> str:
    if table.fields is None:
        return _sample(str(table.type))
    fields = (f"{name}: {_sample(of)}" for name, of in table.fields.items())
    return f"{{{', '.join(fields)}}}"


def _sample(of: str) -> str:
    """Return a value of a FEEL type, as it is written in a table."""
    samples = {"number": "100", "date": "2030-12-31", "boolean": "true"}
    return samples.get(of.partition("(")[0].strip(), '"text"')


def _bad_name(name: str) -> Problem:
    expected = gettext("small letters, digits, hyphens and dots, such as harbour-dues")
    return Problem(
        Position(repr(name)), "pack-id", gettext("this cannot be the id of a pack"), expected
    )


def _taken(folder: Path) -> Problem:
    hint = gettext("choose another name, or remove the folder")
    position = Position(display_path(folder))
    return Problem(position, "pack-exists", gettext("the folder is there already"), hint=hint)


def _cannot_write(root: Path, error: OSError) -> Problem:
    message = gettext("the pack cannot be written: {reason}", reason=error.strerror or error)
    return Problem(Position(display_path(root)), "file", message)
