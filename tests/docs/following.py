"""Follow a page step by step in a folder, and say what its outputs really are."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner

from checker.cli import main
from checker.packs import locations
from tests.docs.pages import ROOT, Block, blocks, commands, shortened

DURATION = re.compile(r"\bin \d+\.\d+s\b")
SETTINGS = {
    "COLUMNS": "100",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "XDG_STATE_HOME": ".state",
}
WRITTEN_ON = "2026-11-28"
"""What pages show for the day on which they are followed."""
PACKAGE = "checker"
AUTHOR = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


@dataclass(frozen=True, slots=True)
class Change:
    """A block whose text is not what following the page gives."""

    block: Block
    real: str


def follow(page: str, folder: Path, parts: Sequence[str] = ()) -> list[Change]:
    """Follow a page in ``folder``; return the blocks that are not as they turn out.

    ``parts`` of this checkout are there at the start. With the sources of the program among them,
    commands run these, each as a program of its own.
    """
    with checkout(folder, parts):
        return _Walk(folder, programs=PACKAGE in parts).follow(page)


@dataclass(slots=True)
class _Walk:
    """A walk through one page. ``programs`` runs each command as a program of its own."""

    folder: Path
    programs: bool
    status: int = 0
    printed: str | None = None
    changes: list[Change] = field(default_factory=list)

    def follow(self, page: str) -> list[Change]:
        """Do every step; return the blocks that are out of date."""
        for block in blocks(page):
            if block.kind == "console":
                self._compare(block, self._console(block))
            elif block.kind == "text" and self.printed is not None:
                self._compare(block, shortened(self.printed, block.shown))
            elif block.kind == "diff":
                self._apply(block.text)
            elif block.file is not None:
                self._write(block.file, block.text)
            self.printed = self._answer(block)
        return self.changes

    def _answer(self, block: Block) -> str | None:
        """Return what a program or a query gives; None for a block of another kind."""
        if _is_program(block):
            return self._program(block)
        return _query(block.text) if block.kind == "sql" else None

    def _compare(self, block: Block, real: str) -> None:
        if block.text != real:
            self.changes.append(Change(block, real))

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _apply(self, patch: str) -> None:
        command = ["git", "apply", "--recount", "--unidiff-zero", "--whitespace=nowarn", "-"]
        done = subprocess.run(
            command, input=patch, cwd=self.folder, text=True, capture_output=True, check=False
        )
        assert done.returncode == 0, f"{done.stderr}\n{patch}"

    def _console(self, block: Block) -> str:
        outputs = []
        for command in commands(block.text):
            asks_status = command == "echo $?"
            output = (
                f"{self.status}\n" if asks_status else shortened(self.run(command), block.shown)
            )
            outputs.append(f"$ {command}\n{output}")
        return "".join(outputs)

    def run(self, command: str) -> str:
        """Return what a command prints on both outputs, in the order printed."""
        words = shlex.split(command.replace("\\\n", " "))
        if words[0] == "checker" and not self.programs:
            return self._checker(words[1:])
        if words[0] in ("checker", "pytest"):
            words = ["python", "-m", *words]
        if words[0] == "python":
            words[0] = sys.executable
        done = subprocess.run(
            words,
            cwd=self.folder,
            env={**os.environ, **SETTINGS},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.status = done.returncode
        return DURATION.sub("in 1.00s", done.stdout)

    def _checker(self, arguments: list[str]) -> str:
        result = CliRunner(env=SETTINGS).invoke(main, arguments, prog_name="checker")
        assert result.exception is None or isinstance(result.exception, SystemExit)
        self.status = result.exit_code
        return result.output.replace(datetime.now(UTC).date().isoformat(), WRITTEN_ON)

    def _program(self, block: Block) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block.text, "example", "exec"), {"__name__": "example"})
        return printed.getvalue()


def _query(text: str) -> str:
    """Return the table that DuckDB answers with."""
    import duckdb

    return f"{duckdb.sql(text)}".rstrip("\n") + "\n"


def _is_program(block: Block) -> bool:
    return block.kind == "python" and block.file is None


@contextlib.contextmanager
def checkout(folder: Path, parts: Sequence[str]) -> Iterator[None]:
    """Make ``folder`` look like a fresh checkout with these parts, and work in it.

    All is committed to a git repository. Packs among the parts are the shipped ones.
    """
    ignored = shutil.ignore_patterns("__pycache__")
    for part in parts:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=ignored)
        else:
            shutil.copy(ROOT / part, folder / part)
    commit = [*AUTHOR, "commit", "-q", "--allow-empty", "-m", "as it is"]
    for command in (["init", "-q"], ["add", "."], commit):
        subprocess.run(["git", *command], cwd=folder, env={**os.environ, **SETTINGS}, check=True)
    known = locations.data_root
    if "rules" in parts:
        locations.data_root = lambda: folder
    try:
        with contextlib.chdir(folder):
            yield
    finally:
        locations.data_root = known


def renewed(page: str, changes: list[Change]) -> str:
    """Return the page with the real text in each block that was out of date."""
    for change in reversed(changes):
        page = page[: change.block.start] + change.real + page[change.block.end :]
    return page
