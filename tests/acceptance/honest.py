"""The record of an office that does what the agreement asks for, paper by paper, 1998 to 2000.

1998 and the first three quarters of 1999 are those of the samples; the rest follows their pattern.
No paper is laid that the agreement does not ask for.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from tests.acceptance.cases import SUBSTANCES, Documents, Fields, determination, sample, total

OPENED = {1998: "1997-11-20", 1999: "1998-09-10"}
"""Days on which the bidding of a programme opened."""


def document(of_type: str, of_id: str, sender: str, received_on: str, **fields: object) -> Fields:
    """Return a document of some type."""
    return {
        "type": of_type,
        "id": of_id,
        "submitted_by": sender,
        "received_on": received_on,
        **fields,
    }


def smooth() -> Documents:
    """Return the record of three years in which every target was kept."""
    return _until_2000(sample("halon-1999"))


def overrun_made_good() -> Documents:
    """Return the record of an overrun of 1998 that the target of 1999 made good, as agreed."""
    quotas = sample("halon-1999").of_type("quota-allocation", year=2000)
    announced = sample("halon-1999")["QN-2000"]
    condition = sample("halon-1999")["DET-AP-1999-C2"]
    return _until_2000(sample("halon-1999-resumed").adding(*quotas, announced, condition))


def corrected() -> Documents:
    """Return the smooth record with papers that their senders corrected."""
    case = smooth()
    return case.adding(
        _correction(case, "AP-1999", "1999-01-20", parts=case["AP-1999"]["parts"][::-1]),
        _correction(case, "PR-E03-1998-Q2", "1998-07-28", production=Decimal("310.4")),
        _correction(case, "GC-1998-1211", "1999-03-10", production=Decimal("7912.5")),
        _correction(case, "PROG-1999-Q1", "1999-06-10", producers=["E01", "E02"]),
        determination("PROG-1999-Q1-B", "1999-06-21"),
        _correction(case, "RC-E05-1999", "1999-03-02", dismantled_on="1999-03-01"),
    )


def given_to_the_trustee() -> Documents:
    """Return the smooth record without what goes to NEPA and the local bureaus only (38(a)(i)c)."""
    return smooth().without_any("production-report").without_any("register")


def with_registers() -> Documents:
    """Return the smooth record with its bidding, and registers that say that all of it is there."""
    case = smooth()
    for year in OPENED:
        case = case.adding(*_bidding(case, year))
        for kind in ("audits", "bidding", "permits"):
            if (kind, year) != ("audits", 1998):
                register = f"REGISTER-{kind}-{year}"
                case = case.adding(
                    document("register", register, "pmo", f"{year}-12-31", year=year, kind=kind)
                )
    return case


def bidding_on_file() -> Documents:
    """Return the smooth record with its bidding, and no register of it."""
    case = smooth()
    return case.adding(*(paper for year in OPENED for paper in _bidding(case, year)))


def _correction(case: Documents, of_id: str, received_on: str, **fields: object) -> Fields:
    """Return a paper that supersedes another one of the case."""
    renewed = {**case[of_id], "id": f"{of_id}-B", "received_on": received_on, "supersedes": of_id}
    return {**renewed, **fields}


def _bidding(case: Documents, year: int) -> list[Fields]:
    """Return the round, bids and awards that the closure contracts of a year came from."""
    contracts = case.of_type("reduction-contract", year=year)
    signed_on = contracts[0]["signed_on"]
    done = f"{signed_on[:8]}12"
    call = f"R-{year}"
    papers = [
        document(
            "bidding-round",
            call,
            "nepa",
            signed_on,
            year=year,
            sector="production",
            substance="halon-1211",
            target=1990,
            budget=8000000,
            opened_on=OPENED[year],
            completed_on=done,
        )
    ]
    for contract in contracts:
        enterprise, quantity = contract["enterprise"], contract["quantity"]
        papers += [
            document(
                "bid",
                f"BID-{enterprise}-{year}",
                enterprise,
                f"{signed_on[:8]}05",
                round=call,
                year=year,
                enterprise=enterprise,
                substance="halon-1211",
                quantity=quantity,
                unit_price=4,
                currency="USD",
                basis="halon-kg",
            ),
            document(
                "award",
                f"AWARD-{enterprise}-{year}",
                "nepa",
                done,
                bid=f"BID-{enterprise}-{year}",
                round=call,
                enterprise=enterprise,
                quantity=quantity,
                amount=quantity * 4000,
                awarded_on=done,
            ),
        ]
    return papers


def _until_2000(case: Documents) -> Documents:
    """Return the record with what was missing of 1999, and all of 2000."""
    case = case.adding(*_quarters(case, 1999), *_quarters(case, 2000))
    for year in (1999, 2000):
        case = case.adding(*_reported(case, year))
    produced = {
        s: total(case.of_type("production-report", substance=s, year=1999)) for s in SUBSTANCES
    }
    return case.adding(
        *_confirmations(case),
        document(
            "performance-audit", "PA-1999", "nepa", "2000-06-21", year=1999, production=produced
        ),
        document("financial-audit", "FA-1999", "nepa", "2000-06-21", year=1999),
        determination("PA-1999", "2000-07-12"),
        *_programme_of_2000(),
        document(
            "quota-announcement",
            "QN-2001",
            "nepa",
            "2000-12-14",
            year=2001,
            announced_on="2000-12-14",
        ),
    )


def _quarters(case: Documents, year: int) -> list[Fields]:
    """Return the producers' reports that are still to come: what the quotas leave, evenly."""
    reports = []
    latest = {}
    for quota in sorted(case.of_type("quota-allocation", year=year), key=lambda q: q["issued_on"]):
        latest[quota["enterprise"]] = quota
    for enterprise, quota in latest.items():
        made = case.of_type("production-report", enterprise=enterprise, year=year)
        missing = [n for n in (1, 2, 3, 4) if n not in {item["quarter"] for item in made}]
        left = (Decimal(quota["quota"]) - total(made)) / len(missing)
        for number in missing:
            day = f"{year}-{3 * number + 1:02}-12" if number < 4 else f"{year + 1}-01-12"
            reports.append(
                document(
                    "production-report",
                    f"PR-{enterprise}-{year}-Q{number}",
                    enterprise,
                    day,
                    enterprise=enterprise,
                    substance=quota["substance"],
                    year=year,
                    quarter=number,
                    production=left.quantize(Decimal("0.1"), ROUND_DOWN),
                )
            )
    return reports


def _reported(case: Documents, year: int) -> list[Fields]:
    """Return NEPA's progress reports that are still to come, which satisfy the Trustee."""
    days = ("05-08", "05-17"), ("08-07", "08-16"), ("11-07", "11-16"), ("02-07", "02-16")
    given = {item["quarter"] for item in case.of_type("progress-report", year=year)}
    papers = []
    for number, (sent, judged) in enumerate(days, start=1):
        if number not in given:
            name, on = f"PROG-{year}-Q{number}", year + (number == 4)
            papers += [
                document(
                    "progress-report", name, "nepa", f"{on}-{sent}", year=year, quarter=number
                ),
                determination(name, f"{on}-{judged}"),
            ]
    return papers


def _confirmations(case: Documents) -> list[Fields]:
    """Return what China confirmed of 1999."""
    papers = []
    for substance in SUBSTANCES:
        reports = case.of_type("production-report", substance=substance, year=1999)
        for period, day, last in (("nine-months", "1999-11-20", 3), ("year", "2000-02-18", 4)):
            papers.append(
                document(
                    "government-confirmation",
                    f"GC-1999-{period}-{substance}",
                    "china",
                    day,
                    year=1999,
                    period=period,
                    substance=substance,
                    production=total(item for item in reports if item["quarter"] <= last),
                )
            )
    return papers


def _programme_of_2000() -> list[Fields]:
    """Return the programme of 2000, and what the Trustee found of its conditions."""
    programme = {
        **sample("halon-1999")["AP-1999"],
        "id": "AP-2000",
        "received_on": "1999-12-15",
        "year": 2000,
        "approvals": {"mfec": "1999-11-12", "trustee": "1999-12-09"},
        "allocation": {
            "technical_assistance": 930000,
            "dia_fee": 159000,
            "enterprise_activities": 9670000,
            "nepa_fee": 159000,
        },
        "conditions": [
            {"id": "C1", "tranche": 2, "text": "The local bureaus were trained."},
            {"id": "C2", "tranche": 3, "text": "The halon bank was studied."},
        ],
        "starts_on": "2000-01-01",
        "ends_on": "2000-12-31",
        "begun_on": "1999-07-05",
        "agreed_on": "1999-10-21",
    }
    return [
        programme,
        determination("AP-2000", "2000-02-09") | {"condition": "C1"},
        determination("AP-2000", "2000-04-03") | {"condition": "C2"},
    ]
