import subprocess
import sys

HEAVY = {"rich", "jinja2", "icalendar"}


def test_reports_load_no_format_until_it_is_asked_for() -> None:
    code = f"import sys, checker.reports; print(sorted({HEAVY!r} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
