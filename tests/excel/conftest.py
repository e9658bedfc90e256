"""Templates of the small pack, opened by another library than the one that writes them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.excel.guide import Wanted
from checker.excel.template import template
from checker.model.pack import Pack
from checker.packs import load_pack

Opened = Callable[..., Any]


@pytest.fixture
def pack(water: Path) -> Pack:
    return load_pack(water)


@pytest.fixture
def opened(pack: Pack) -> Opened:
    def opening(**wanted: Any) -> Any:
        return openpyxl.load_workbook(BytesIO(template(pack, Wanted(**wanted))))

    return opening
