"""A good report beside a good assessment has nothing wrong with it; one change makes one rule speak."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rules
from forms.definition import FOLDER
from forms.document import Document
from rules.committee import KINDS, Linked, Report, Scope

DAY = datetime.date.fromisoformat
LIBRARY = Document.from_json(
    json.loads((FOLDER / "eia-standard" / "good.sample.json").read_text(encoding="utf-8"))
)
EIA = Linked(
    reference="EIA-2027-0004",
    document=LIBRARY,
    signed_on=DAY("2027-02-19"),
    published_on=DAY("2027-03-05"),
    address="/eia/2027/4",
    version="1.0",
    consultation_closed=DAY("2027-01-25"),
)
GOOD = Report(
    committee="Communities Committee",
    date=DAY("2027-03-16"),
    reference="CC/41/26-27",
    title="For decision - Oakfield library",
    kind="decision",
    purpose="To agree to move the library into the leisure centre.",
    equality=(
        "Members must have due regard to the need to eliminate discrimination, advance equality of opportunity and "
        "foster good relations. The assessment (EIA-2027-0004, version 1.0) was updated after the consultation. It "
        "found that the hill is hard for 610 borrowers over 70; a free bus runs to the door. What is not known is how "
        "care-experienced people would fare."
    ),
    text="A survey of 248 people and nine visits ended on 25 January 2027.",
    programme="Required, published 5 March, EIA-2027-0004",
    consultation="Closed 25 January",
    appendices=("Appendix 1: Plan of the building", "Appendix 2: Equality impact assessment"),
    data_date=DAY("2027-01-31"),
    scope=Scope(value="£90,000", start="2027-06-01", places=("Oakfield",)),
    groups=("library and leisure centre staff", "primary schools"),
    numbers=("2,140 borrowers", "210 children"),
    assessments=(EIA,),
    as_of=DAY("2027-03-10"),
)


def packed(report: Report, *others: Report) -> Report:
    return replace(report, pack=(*others, report))


def codes(report: Report) -> set[str]:
    return {finding.code for finding in rules.check_report(report, "thorough")}


def beside(report: Report) -> set[str]:
    """The codes that the report adds to what is found in its assessment alone."""
    alone = {finding.code for finding in rules.check(LIBRARY)}
    return {finding.code for finding in rules.check(LIBRARY, reports=[report])} - alone


def test_nothing_is_wrong_with_a_good_report() -> None:
    assert (
        codes(packed(GOOD, Report(title="To note - Figures", kind="note", programme="NA: figures only")))
        == set()
    )
    assert beside(GOOD) == set()


CHANGES: dict[str, dict[str, Any]] = {
    "REP01": {"equality": GOOD.equality + " There are no equality implications."},
    "REP02": {"assessments": (replace(EIA, signed_on=DAY("2027-03-09")),)},
    "REP05": {
        "equality": "The assessment (EIA-2027-0004) found that the hill is hard for 610 borrowers over 70."
    },
    "REP06": {"scope": replace(GOOD.scope, term="twenty-five years, that is 300 months", places=("Westby",))},
    "REP07": {"text": "If members agree, the schools will be consulted in May."},
    "REP08": {"data_date": DAY("2027-03-01")},
    "REP15": {"assessments": (replace(EIA, consultation_closed=DAY("2027-02-28")),)},
    "REP16": {"text": "The move has no adverse impact. Inequalities identified will be looked at."},
    "REP18": {"kind": "note", "purpose": "To approve the move."},
}


@pytest.mark.parametrize("code", CHANGES)
def test_one_change_makes_one_rule_speak(code: str) -> None:
    assert codes(packed(replace(GOOD, **CHANGES[code]))) == {code}


NOTHING: dict[str, Any] = {"assessments": (), "appendices": (), "urgent": False}
WITHOUT = replace(GOOD, **NOTHING, programme="", equality="", text="", purpose="To agree the move.")
BARE_CHANGES: dict[str, Report] = {
    "REP03": replace(GOOD, **NOTHING, programme="", equality=GOOD.equality.replace(
        "The assessment (EIA-2027-0004, version 1.0) was updated after the consultation.",
        "An equality impact assessment has been made and an EIA has been completed.",
    )),
    "REP09": replace(WITHOUT, programme="NA: to be looked at", purpose="To agree the closure of the old building."),
    "REP10": replace(
        GOOD, programme="Required", assessments=(), date=None, equality=GOOD.equality.replace("updated", "made")
    ),
    "REP11": replace(WITHOUT, kind="note", purpose="To hear of the move.", programme="NA"),
    "REP17": replace(WITHOUT, urgent=True),
}  # fmt: skip


@pytest.mark.parametrize("code", BARE_CHANGES)
def test_a_report_without_its_assessment(code: str) -> None:
    assert codes(BARE_CHANGES[code]) == {code}


def test_a_second_report_with_the_same_reference() -> None:
    other = Report(title="Parking", reference="CC/41/26-27")

    assert codes(packed(GOOD, other)) == {"REP14"}


def test_a_group_and_figures_that_the_assessment_lacks() -> None:
    assert beside(replace(GOOD, groups=("market traders",))) == {"DES09"}
    assert beside(replace(GOOD, numbers=("77 stalls", "1,301 shoppers"))) == {"EVD18"}


PHRASES = st.sampled_from(
    [
        "An EIA has been completed. ", "no equality implications", "No adverse impact. ", "Inequalities identified ",
        "updated post consultation", "£22m ", "five years", "N/A", "Required", "Y", "due regard", "\n", "“",
        "Appendix ", "https://", "EIA-2026-0001", "1,204", "\x00", "ß", "İ", "…",
    ]
)  # fmt: skip
TEXT = st.lists(st.one_of(PHRASES, st.text(max_size=12)), max_size=6).map("".join)
DAYS = st.none() | st.dates(datetime.date(2015, 1, 1), datetime.date(2035, 1, 1))
LINKED = st.builds(
    Linked, reference=TEXT, document=st.sampled_from([None, LIBRARY]), signed_on=DAYS, published_on=DAYS,
    version=TEXT, consultation_closed=DAYS,
)  # fmt: skip
REPORTS = st.builds(
    Report, date=DAYS, reference=TEXT, title=TEXT, kind=st.sampled_from(KINDS), purpose=TEXT, equality=TEXT, text=TEXT,
    programme=TEXT, consultation=TEXT, appendices=st.tuples(TEXT), data_date=DAYS,
    scope=st.builds(Scope, instrument=TEXT, term=TEXT, value=TEXT, start=TEXT, places=st.tuples(TEXT)),
    urgent=st.booleans(), groups=st.tuples(TEXT), numbers=st.tuples(TEXT, TEXT),
    assessments=st.lists(LINKED, max_size=2).map(tuple), as_of=DAYS,
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(REPORTS, min_size=1, max_size=3))
def test_no_report_makes_a_rule_stumble(reports: list[Report]) -> None:
    for report in reports:
        report = replace(report, pack=tuple(reports))
        found = rules.check_report(report, "thorough") + rules.check(LIBRARY, reports=[report])

        assert [finding.fault for finding in found if finding.fault] == []
        assert all(finding.message.strip()[-1] in ".?”" for finding in found)
        assert Report.from_json(json.loads(json.dumps(report.to_json()))) == report
