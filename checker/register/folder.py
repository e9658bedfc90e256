"""A case of the register as a folder that can be edited, assessed and submitted again."""

from __future__ import annotations

import json
from pathlib import Path

from checker.messages import gettext
from checker.model.case import CASE_FILE
from checker.register.papers.case import CaseAt, stamped_text
from checker.register.refusals import refusal


def write_folder(case: CaseAt, folder: Path) -> int:
    """Write ``case.json`` and one numbered file for each paper; return the number of papers.

    Ids are data and name no files. Raises InputError where the folder has something in it.
    """
    papers = zip(case.papers, case.submission.documents, strict=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            message = gettext("the folder is not empty")
            hint = gettext("name one that is not there yet")
            raise refusal(str(folder), "folder", message, hint=hint)
        header = json.dumps({"case": case.case, "rules": case.pack})
        (folder / CASE_FILE).write_text(header + "\n", encoding="utf-8")
        for number, (paper, raw) in enumerate(papers, 1):
            text = stamped_text(paper, raw.value)
            (folder / f"{number:05}.json").write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        message = gettext("the folder cannot be written: {reason}", reason=reason)
        raise refusal(str(folder), "folder", message) from None
    return len(case.papers)
