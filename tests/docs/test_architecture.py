"""What docs/architecture.md claims of the sources holds."""

from __future__ import annotations

import re
import tomllib

from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_layers_are_those_that_are_checked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = [
        contract["layers"]
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract["id"] == "stages"
    ]
    written = [set(re.findall(r"`(\w+)`", line)) for line in re.findall(r"^\d+\. .*$", PAGE, re.M)]
    assert written == [set(re.findall(r"checker\.(\w+)", layer)) for layer in layers]


def test_every_package_is_in_the_table() -> None:
    packages = {path.parent.name for path in ROOT.glob("checker/*/__init__.py")}
    assert set(re.findall(r"^\| `checker/(\w+)` \|", PAGE, re.M)) == packages


def test_every_place_is_there() -> None:
    for place in re.findall(r"`((?:checker|rules|schemas|tests|docs)/[\w/.]*)`", PAGE):
        assert (ROOT / place).exists(), place


def test_no_word_of_an_agreement_is_in_the_sources() -> None:
    packs = [path.name for path in ROOT.glob("rules/*") if path.is_dir()]
    types = [
        path.name.partition(".")[0] for pack in packs for path in ROOT.glob(f"schemas/{pack}/*")
    ]
    common = {path.name.partition(".")[0] for path in ROOT.glob("schemas/common/*")}
    words = {*packs, *(name for name in types if "-" in name)} - common
    assert "halon" in words
    spoken = re.compile(rf"\b({'|'.join(sorted(words))})\b")
    for path in ROOT.glob("checker/**/*.py"):
        found = spoken.search(path.read_text(encoding="utf-8"))
        assert not found, f"{path} speaks of {found and found[0]}"
