"""How fast a country's reports are screened, and how many of them FEEL has to judge.

    python benchmarks/screens.py                        # 10,000,000 reports
    python benchmarks/screens.py --reports 1000000

The reports are those of made-up mills, four for each year. In one of a thousand years a mill is
exactly at its allowance, and in two over it. Printed are the seconds of processor, on all cores
together, of each rule's screen, the subjects that it lets through, and the seconds in which FEEL
judges those.
"""

from __future__ import annotations

import argparse
import tempfile
from datetime import date
from pathlib import Path
from time import process_time

import duckdb

from checker import packs
from checker.screens.rules import NotScreened
from checker.screens.running import Question, screened

PACK = Path(__file__).parents[1] / "tests" / "screens" / "example" / "rules" / "mills"
AS_OF = date(2011, 6, 30)
YEARS = range(1998, 2011)


def write(reports: int, file: str) -> None:
    """Write so many reports, and the allowances of their mills, as Parquet."""
    mills = max(reports // (4 * len(YEARS)), 1)
    duckdb.execute(
        f"""
        COPY (
            WITH made AS (
                SELECT 'M' || lpad(i::VARCHAR, 6, '0') AS mill, year, quarter,
                    (100 + hash(mill, year, quarter) % 900)::DECIMAL(18, 3) AS output
                FROM range({mills}) mills(i), range({YEARS.start}, {YEARS.stop}) years(year),
                    range(1, 5) quarters(quarter)
            ),
            total AS (SELECT mill, year, sum(output) AS output FROM made GROUP BY ALL)
            SELECT 'output-report' AS type, mill || '-' || year || '-' || quarter AS id,
                mill AS submitted_by,
                make_date(year + (quarter = 4)::INT, 1 + 3 * (quarter % 4), 10) AS received_on,
                mill, year, quarter, output, 0.5::DECIMAL(18, 3) AS opening,
                (output * 0.5)::DECIMAL(18, 3) AS sold,
                (0.5 + output - (output * 0.5)::DECIMAL(18, 3))::DECIMAL(18, 3) AS closing,
                NULL::DECIMAL(18, 3) AS amount
            FROM made
            UNION ALL
            SELECT 'allowance', 'A-' || mill || '-' || year, 'ministry',
                make_date(year - 1, 12, 15), mill, year, NULL, NULL, NULL, NULL, NULL,
                output + CASE hash(mill, year) % 1000
                    WHEN 0 THEN -0.001 WHEN 1 THEN -20 WHEN 2 THEN 0 ELSE 100 END
            FROM total
        ) TO '{file}' (FORMAT parquet)
        """
    )


def main() -> None:
    """Write the reports and screen them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=10_000_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder, "reports.parquet"))
        write(asked.reports, file)
        compiled = packs.load_compiled(PACK)
        screening = judging = 0.0
        results = screened([file], Question(compiled, AS_OF, AS_OF))
        print(
            f"{'rule':<28} {'seconds':>8} {'subjects':>12} {'judged':>8} {'FEEL':>8} {'findings'}"
        )
        started = process_time()
        for result in results:
            if isinstance(result, NotScreened):
                print(f"{result.rule:<28} not screened: {result.why}")
                started = process_time()
                continue
            done = process_time()
            statuses = [str(finding.status) for finding in result.findings]
            judged = process_time()
            screening += done - started
            judging += judged - done
            told = {name: statuses.count(name) for name in sorted(set(statuses))}
            print(
                f"{result.rule:<28} {done - started:>8.2f} {result.subjects:>12,}"
                f" {result.suspects:>8,} {judged - done:>8.2f} {told}"
            )
            started = judged
        print(f"screens {screening:.1f} s, FEEL {judging:.1f} s")


if __name__ == "__main__":
    main()
