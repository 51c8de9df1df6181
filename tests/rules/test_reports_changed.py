"""The rules about reports that test_good_report.py leaves open, each by one change of its good report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_good_report import BARE_CHANGES, CHANGES, DAY, GOOD, codes

import rules
from rules.committee import Report

FEES = Report(title="Fees", programme="NA: figures only", reference="CC/42/26-27")
DRIFT = replace(FEES, title="Figures", programme="N/A: figures only", reference="CC/43/26-27")
AGAIN = replace(GOOD, date=DAY("2027-05-18"), reference="CC/50/26-27")


def first(report: Report, *others: Report) -> Report:
    return replace(report, pack=(report, *others))


#: code -> (a report that it sees, one like it that it lets pass, what else is rightly found)
REPORTS: dict[str, tuple[Report, Report, set[str]]] = {
    "REP04": (first(replace(GOOD, equality="An EIA was completed and is attached.")), first(GOOD), {"REP05"}),
    "REP12": (first(GOOD, FEES, DRIFT), first(GOOD, FEES), set()),
    "REP13": (replace(AGAIN, pack=(GOOD, AGAIN)), replace(AGAIN, pack=(FEES, AGAIN)), set()),
}  # fmt: skip


@pytest.mark.parametrize("code", REPORTS)
def test_a_change_is_seen_and_one_like_it_is_not(code: str) -> None:
    seen, passed, others = REPORTS[code]

    assert codes(seen) == {code} | others
    assert codes(passed) == set()


def test_every_rule_about_reports_has_a_change() -> None:
    ours = {code for code, rule in rules.RULES.items() if rule.reads == "report"}

    assert ours == {*REPORTS, *CHANGES, *BARE_CHANGES, "REP14"}
