"""Workbooks for the project office: templates of a pack, and workbooks with their problems marked.

What a workbook says is read by ``checker.parsers.workbook``; how documents stand in it is told
there too, in ``layout``.
"""

from __future__ import annotations
