"""Rows on disk until all cases are there: sorting them costs no memory for the rows."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import Any

from checker.portfolio.assessing import Block, Rank


class Spool:
    """Keeps blocks of rows in a file without a name, which is gone when the spool is closed."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed by close
        self._places: list[tuple[Rank, int, int]] = []
        self._end = 0

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def __len__(self) -> int:
        """Return how many cases there are."""
        return len(self._places)

    def add(self, block: Block) -> None:
        """Keep the rows of a case."""
        packed = zlib.compress(block.lines, level=1)  # the folder may lie in memory
        self._file.write(packed)
        self._places.append((block.rank, self._end, len(packed)))
        self._end += len(packed)

    def blocks(self) -> Iterator[bytes]:
        """Yield the rows of each case by rank, those of equal rank in the order of the cases."""
        self._places.sort()
        for _, start, size in self._places:
            self._file.seek(start)
            yield zlib.decompress(self._file.read(size))

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows one by one, in the order of ``blocks``."""
        for block in self.blocks():
            for line in block.splitlines():
                yield json.loads(line)
