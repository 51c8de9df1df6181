"""What the checks must say about real committee papers: paragraphs on equality, and a work programme.

Only codes and the lines of the files stand here; the words of the papers stay where they are.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import rules
from forms.document import Document
from rules import papers
from rules.committee import Linked, Report, Scope

#: The paragraphs: by code, the lines of the file at which a report begins that has the fault.
PARAGRAPHS: dict[str, set[int]] = {
    # Nothing to see here: a service that ends, and an update on children whose parent the council is.
    "REP01": {9, 12},
    # Made or updated, and neither attached nor linked.
    "REP03": {2, 8},
    # Completed, available or meant well, and not a word of what was found.
    "REP04": {4, 6, 7, 8, 10, 13},
    # The duty is named in none of them.
    "REP05": {2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13},
    # Two reports of one meeting with one reference.
    "REP14": {4},
    # Updated after consultation, with no version; no harm in one paragraph and inequalities in the next.
    "REP15": {2},
    "REP16": {2},
}

#: The programme: how many of its rows have the fault.
PROGRAMME = {"REP09": 4, "REP10": 16, "REP11": 24, "REP12": 1, "REP13": 1, "REP18": 1}
Find = Callable[[str], Path]
BEFORE = datetime.date(2022, 3, 24)


def findings(path: Path, as_of: datetime.date) -> Iterator[tuple[Report, rules.Finding]]:
    for report in papers.read(str(path), as_of):
        for finding in rules.check_report(report):
            yield report, finding


def test_the_paragraphs_on_equality(find: Find) -> None:
    found: dict[str, set[int]] = {}
    for report, finding in findings(find("equality-implications.csv"), BEFORE):
        assert finding.address == ("reference" if finding.code == "REP14" else "equality")
        found.setdefault(finding.code, set()).add(report.line)

    assert found == PARAGRAPHS


def test_the_work_programme_before_its_year_begins(find: Find) -> None:
    found: dict[str, list[Report]] = {}
    for report, finding in findings(find("work-programme-2022-23.csv"), BEFORE):
        found.setdefault(finding.code, []).append(report)

    assert {code: len(reports) for code, reports in found.items()} == PROGRAMME
    assert all(report.kind == "decision" for report in found["REP09"])
    assert [report.line for report in found["REP12"]] == [2]


def test_one_item_comes_to_six_meetings_and_is_named_once(find: Find) -> None:
    (found,) = [
        (report, finding)
        for report, finding in findings(find("work-programme-2022-23.csv"), BEFORE)
        if finding.code == "REP13"
    ]

    assert found[0].line == 2 and "6 meetings" in found[1].message


@pytest.mark.parametrize(
    ("as_of", "late"), [("2022-05-13", 0), ("2022-05-14", 2), ("2022-07-02", 6), ("2023-03-11", 15)]
)
def test_what_is_required_falls_due_five_clear_days_before_its_meeting(
    find: Find, as_of: str, late: int
) -> None:
    # Fifteen of the sixteen have a date; none of them has an assessment.
    due = [
        finding
        for _, finding in findings(find("work-programme-2022-23.csv"), datetime.date.fromisoformat(as_of))
        if finding.code == "REP02"
    ]

    assert len(due) == late


@pytest.fixture
def report(document: Document) -> Report:
    """The report that the real assessment was attached to: its facts, in figures and single words."""
    return Report(
        committee="Children and Families Committee",
        date=datetime.date(2022, 3, 24),
        kind="decision",
        programme="Required",
        text="The next step is a formal consultation: consultation will take place with users.",
        appendices=("Appendix 1: Equality Impact Assessment",),
        data_date=datetime.date(2022, 2, 11),
        scope=Scope(instrument="purchasing system", term="five years", value="£22m"),
        groups=("foster carers", "residential providers", "care leavers", "police"),
        numbers=("43", "18", "25"),
        assessments=(Linked(document=document, signed_on=datetime.date(2022, 2, 9)),),
    )


def test_the_assessment_was_out_in_time(report: Report) -> None:
    # Signed on 9 February; the last day for the papers of 24 March was 16 March.
    assert "REP02" not in {finding.code for finding in rules.check_report(report)}


def test_the_assessment_beside_its_report(report: Report) -> None:
    found = {(finding.code, finding.address) for finding in rules.check_report(report)}

    assert found >= {
        ("REP06", "scope.instrument"),
        ("REP06", "scope.term"),
        ("REP06", "scope.value"),
        ("REP07", "text"),
        ("REP08", "data_date"),
    }


def test_what_the_report_knows_and_the_assessment_does_not(document: Document, report: Report) -> None:
    found = {
        (finding.code, finding.address): finding.message
        for finding in rules.check(document, reports=[report])
    }

    missing = found["DES09", "stakeholders"]
    assert all(group in missing for group in report.groups)
    assert ("EVD18", "affected_people") in found
    assert {code for code, _ in found} >= {"SUM01"} and "SGN04" not in {code for code, _ in found}
