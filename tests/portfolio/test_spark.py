from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.portfolio.made import bundle

pytest.importorskip("pyspark", reason="needs checker[spark] and Java")


@pytest.mark.long
def test_spark_gives_the_same_bytes_as_this_machine_alone(tmp_path: Path) -> None:
    lines = [json.dumps(bundle(f"case-{number}")) for number in range(20)]
    (tmp_path / "cases.jsonl").write_text("\n".join([*lines, "{"]), encoding="utf-8")
    for engine in ("local", "local-spark"):
        command = [sys.executable, "-m", "checker", "portfolio", "cases.jsonl"]
        command += ["--as-of", "2021-06-30", "--jobs", "2", "--engine", engine]
        done = subprocess.run(
            [*command, "-o", f"{engine}.jsonl"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2, done.stderr
    found = [(tmp_path / f"{engine}.jsonl").read_bytes() for engine in ("local", "local-spark")]
    assert found[0] == found[1] != b""
