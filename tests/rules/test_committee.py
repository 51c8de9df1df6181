"""A report is kept as JSON and comes back as it was; its references, its title and its place in a programme."""

from __future__ import annotations

import datetime
import json

import pytest

from rules import example
from rules.committee import Linked, Report, Scope
from rules.given import GivenError
from rules.report.paper import is_first, is_programmed, was_ready

DAY = datetime.date(2026, 5, 4)
WHOLE = Report(
    committee="Adults Committee",
    date=DAY,
    reference="AH/7/25-26 CF/12/25-26.",
    title="For decision – Day centres",
    kind="decision",
    purpose="To agree the closure.",
    equality="See the assessment.",
    text="Three centres.",
    programme="Required",
    consultation="Y",
    appendices=("Appendix 1: Plan",),
    key_performance=("Visits",),
    data_date=DAY,
    scope=Scope("contract", "five years", "£2m", "2026-09", ("Northwich",), ("Lot 1",)),
    urgent=True,
    exempt=True,
    groups=("carers",),
    numbers=("43",),
    assessments=(Linked("EIA-2026-0003", None, DAY, DAY, "/eia/2026/3", "1.0", DAY),),
    pack=(Report(title="Scorecard"), Report(title="For decision – Day centres")),
    as_of=DAY,
    file="programme.csv",
    line=4,
    settings={"thresholds": {"clear_days": 3}},
)


def test_a_report_comes_back_as_it_went_in() -> None:
    assert Report.from_json(json.loads(json.dumps(WHOLE.to_json()))) == WHOLE


def test_every_field_of_the_whole_report_is_written() -> None:
    # A field that to_json forgot would come back empty; an empty one is left out on purpose.
    assert set(WHOLE.to_json()) == set(Report.__dataclass_fields__)
    assert Report().to_json() == {}
    assert Report.from_json({}) == Report()


def test_an_assessments_document_goes_with_it() -> None:
    document = example.document({"answers": {"age.adverse": {"choice": "yes"}}}, ())
    report = Report(assessments=(Linked(document=document),))

    again = Report.from_json(json.loads(json.dumps(report.to_json())))

    assert again.assessments[0].document is not None
    assert again.assessments[0].document.answers == document.answers


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ({"datum": ""}, "there is no key “datum” here"),
        ({"date": "4 May"}, "report.date: a day such as 2026-03-02 is needed here"),
        ({"kind": "urgent"}, "report.kind: use one of decision, note"),
        ({"pack": [{"line": "4"}]}, "pack\\[0\\].line: a whole number is needed here"),
    ],
)
def test_a_report_that_cannot_be_read_is_refused_with_its_place(source: object, sentence: str) -> None:
    with pytest.raises(GivenError, match=sentence):
        Report.from_json(source)


def test_two_references_in_one_cell_are_two() -> None:
    assert WHOLE.references == ("AH/7/25-26", "CF/12/25-26")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("For decision - Day centres", "Day centres"),
        ("To note – Scorecard", "Scorecard"),
        ("For decision: Review of fees", "Review of fees"),
        ("Notes for decision makers", "Notes for decision makers"),
    ],
)
def test_the_subject_is_the_title_without_what_is_done_with_it(title: str, subject: str) -> None:
    assert Report(title=title).subject == subject


def test_the_first_of_a_pack_speaks_for_it() -> None:
    first, second = Report(title="One", line=2), Report(title="Two", line=3, programme="NA")

    assert is_first(Report(title="One", line=2, pack=(first, second)))
    assert not is_first(Report(title="Two", line=3, pack=(first, second)))
    assert is_programmed(Report(title="One", line=2, pack=(first, second)))
    assert not is_programmed(Report(title="One"))


@pytest.mark.parametrize(
    ("linked", "appendices", "ready"),
    [
        (Linked(signed_on=DAY, published_on=DAY), (), True),
        (Linked(signed_on=DAY), ("Equality impact assessment",), True),
        (Linked(signed_on=DAY), ("Map",), False),
        (Linked(published_on=DAY), (), False),
        (Linked(signed_on=DAY + datetime.timedelta(1), published_on=DAY), (), False),
        (Linked(signed_on=DAY, published_on=DAY + datetime.timedelta(1)), (), False),
    ],
)
def test_ready_is_signed_and_open_to_readers(
    linked: Linked, appendices: tuple[str, ...], ready: bool
) -> None:
    assert was_ready(Report(appendices=appendices), linked, DAY) is ready


@pytest.mark.parametrize("reference", ["", "TBC", "n/a", "5", "Report 5", "-"])
def test_what_names_no_report_is_no_reference(reference: str) -> None:
    assert Report(reference=reference).references == ()
