"""The kinds of files of a pack: how a file is recognised, and the model of what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker.authoring.mutation.equivalents import EquivalentsFile
from checker.authoring.probe.accepted import AcceptedProbesFile
from checker.authoring.testing.suite_file import SuiteFile
from checker.model.pack import Inventory, Manifest, Topic, Written
from checker.packs.loader import ACCEPTED_PROBES, EQUIVALENTS, NORMS
from checker.packs.locations import MANIFEST

TESTS_FOLDER = "tests"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file.

    ``name`` is that of its JSON Schema, ``file`` the only file of this kind, or None where files
    may have any name.
    """

    name: str
    model: type[Written]
    title: str
    file: str | None = None

    @property
    def schema(self) -> str:
        """Return the name of the JSON Schema of such files."""
        return f"{self.name}.schema.json"


PACK = FileKind("pack", Manifest, "The manifest of a rule pack, pack.yaml.", MANIFEST)
NORM_FILE = FileKind("norms", Inventory, "The norms of a rule pack's sources, norms.yaml.", NORMS)
TOPIC = FileKind("topic", Topic, "Rules of a pack: any other YAML file in its folder.")
EQUIVALENT_FILE = FileKind(
    "equivalent-mutants", EquivalentsFile, "Changes of rules that alter no verdict.", EQUIVALENTS
)
ACCEPTED_FILE = FileKind(
    "accepted-probes",
    AcceptedProbesFile,
    "Changes of evidence that rightly make a verdict better.",
    ACCEPTED_PROBES,
)
TESTS = FileKind("tests", SuiteFile, "Tests of a rule pack: YAML files in its folder tests.")
KINDS = (PACK, NORM_FILE, TOPIC, EQUIVALENT_FILE, ACCEPTED_FILE, TESTS)
"""Every kind of file that an author writes."""


def kind_of_file(path: Path) -> FileKind:
    """Return the kind of a file of a pack, known by its name and folder."""
    if path.parent.name == TESTS_FOLDER:
        return TESTS
    return next((kind for kind in KINDS if kind.file == path.name), TOPIC)


def pack_files(folder: Path) -> list[Path]:
    """Return the files of a pack that authors write, tests included, sorted."""
    return [*sorted(folder.glob("*.yaml")), *sorted((folder / TESTS_FOLDER).glob("*.yaml"))]
