"""What the checks must say about the real assessment, read by people line by line, and what they must not say.

Only addresses and codes stand here; the words of the assessment stay where they are.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

import rules
from forms.document import Document

ROWS = (
    "age", "disability", "gender_reassignment", "marriage_and_civil_partnership", "pregnancy_and_maternity",
    "race", "religion_or_belief", "sex", "sexual_orientation", "carers", "socio_economic_status",
)  # fmt: skip

#: By code: every address where the fault stands. The rule must speak there and nowhere else.
FAULTS: dict[str, set[str]] = {
    # Under forty words of description once dates are left out.
    "DES01": {"description"},
    # "marital status"; and sex called gender in the list that ten rows repeat, said once.
    "DES08": {"marriage_and_civil_partnership.evidence", "age.mitigation"},
    # No count of people and no sum of money; no copy of the policy.
    "DES02": {"description"},
    # Three people of one team; harm to providers admitted in passing, and no row says so.
    "DES07": {"team"},
    "SCR07": {"differential_impact"},
    "DES04": {"description"},
    "DES06": {"attachment"},
    # Screening, assessment and both sign-offs on one day.
    "SCR11": {"proceed_date"},
    # An authority is claimed and not named; good relations are not what the answer is about.
    "EVD10": {"differential_impact"},
    "AIM03": {"good_relations"},
    # The half on unequal outcomes in the past is left out.
    "SCR10": {"targeted_action"},
    # No row names a source (of the shortest only its shortness is said); nobody's voice is heard.
    "EVD03": {f"{who}.evidence" for who in ROWS if who != "age"},
    "EVD15": {"age.evidence"},
    # Six words of scope.
    "EVD13": {"age.evidence"},
    # Dates, ages and a contract's length are the only digits in it.
    "EVD02": {f"{who}.evidence" for who in ROWS},
    # "For all alike" in place of evidence: six rows of one sentence, and one that also says it.
    "EVD05": {
        f"{who}.evidence"
        for who in (
            "gender_reassignment", "marriage_and_civil_partnership", "race", "religion_or_belief", "sex",
            "sexual_orientation", "socio_economic_status",
        )
    },
    # A note that names six groups in ten rows: the five it leaves out, said once.
    "EVD08": {"gender_reassignment.mitigation"},
    # What is meant to happen, in place of what was found.
    "EVD09": {
        "benefit", "disability.evidence", "pregnancy_and_maternity.evidence", "race.evidence", "carers.evidence"
    },
    # For all alike, against a gap admitted later; and against a focus admitted in the same breath.
    "EVD11": {"gender_reassignment.evidence", "socio_economic_status.evidence"},
    # One sentence in six evidence rows, one note in ten further actions: one finding for each.
    "EVD06": {"gender_reassignment.evidence", "age.mitigation"},
    # Three empty cells in one row.
    "IMP01": {f"sexual_orientation.{cell}" for cell in ("positive", "rating", "mitigation")},
    # A bare "No" to harm in every row; where the gain has a bare "No" too, the finding points to it.
    "IMP02": {f"{who}.adverse" for who in ROWS},
    # One grade for ten rows, although by the form's own words unproved measures are a Medium: said once.
    "IMP06": {"age.rating"},
    "IMP07": {"age.rating"},
    # A gain without a figure or a source.
    "IMP08": {
        f"{who}.positive"
        for who in ("age", "disability", "gender_reassignment", "pregnancy_and_maternity", "carers")
    },
    # Language needs and a focus on poorer outcomes at screening, and a bare "No" to any gain.
    "IMP11": {"race.positive", "socio_economic_status.positive"},
    # The young end of age only.
    "IMP12": {"age.adverse"},
    # Another commissioning is named, and its assessment is not.
    "INT04": {"differential_impact"},
    # Ten bare answers of "Yes", alike; the eleventh has words, which name go-betweens and no result.
    "CON01": {f"{who}.consultation_done" for who in ROWS if who != "age"},
    "CON04": {"disability.consultation_done"},
    "CON05": {"age.consultation_done"},
    "CON07": {"age.consultation_done"},
    "ACT03": {"actions"},
    "ACT05": {"actions"},
    "ACT04": {"actions"},
    "ACT07": {"actions"},
    "ACT10": {"actions"},
    "ACT12": {"actions"},
    # The note in ten further actions restates the law: said once.
    "ACT13": {"age.mitigation"},
    "ACT14": {"action_plan"},
    # The duty is handed to the supplier; how that is held to it stays general.
    "PRC02": {"contractors"},
    "PRC04": {"individual_decisions"},
    # The supplier's word, in two places where no check by the council stands beside it.
    "EVD17": {"individual_decisions", "targeted_action"},
    "REV01": {"review_date"},
    "SUM01": {"summary"},
    "SGN02": {"head_sign_off"},
    "SGN03": {"lead_sign_off"},
    "SGN05": {"head_sign_off"},
    "SGN06": {"lead_sign_off"},
    # The people consulted are still to be asked, by another answer; no step meets a disability.
    "CON03": {"benefit"},
    "AIM09": {"disability.mitigation"},
    # One wish for an action; two promises and two admitted gaps that it does not take up.
    "ACT11": {"actions"},
    "ACT15": {
        "differential_impact", "targeted_action", "race.evidence", "gender_reassignment.positive",
    },
    # The contract is all to come, and it changes hands without a word of how.
    "PRC03": {"contractors"},
    "PRC06": {"description"},
    # Four answers and the pasted note are hard to read; one step of a scale is not explained.
    "PUB07": {"benefit", "differential_impact", "good_relations", "targeted_action", "age.mitigation"},
    "PUB09": {"benefit"},
}  # fmt: skip

#: Rules that have nothing to say here, and why.
SILENT = {
    "DES03": "the mark was lost, not left out",
    "SCR01": "the eleven ticks were lost",
    "SCR02": "the tick was lost, the date is there",
    "SCR03": "nobody knows what was ticked",
    "SCR04": "nobody knows what was ticked",
    "SCR05": "nobody knows what was ticked",
    "SCR06": "nobody knows what was ticked",
    "DES11": "the blanks have rules of their own",
    "SCR08": "nobody knows what was ticked",
    "DES10": "the form does not ask for other ways",
    "EVD04": "no evidence is dated, so none is old",
    "EVD07": "no other assessment is given to compare with",
    "EVD14": "there is no figure at all",
    "EVD16": "there is no percentage",
    "EVD19": "the form printed no examples in its day",
    "EVD01": "every evidence cell has words",
    "IMP03": "nothing is rated High",
    "IMP04": "no adverse effect is admitted",
    "IMP13": "no word of jobs or shifts that change",
    "IMP15": "the form does not ask for an outcome",
    "IMP16": "nobody is shut out",
    "IMP17": "no history is given",
    "INT03": "no other assessment is given",
    "INT05": "no register is given",
    "INT06": "no register is given",
    "IMP14": "the form does not ask for an outcome",
    "IMP05": "no adverse effect is admitted",
    "ACT02": "the owner's cell has letters in it",
    "ACT01": "no adverse effect is admitted",
    "ACT06": "a month is a date, if a poor one",
    "PRC01": "the question about contractors is answered",
    "SGN01": "both sign-off lines have names and dates",
    "SGN04": "nobody signed before the assessment was made",
    "AIM05": "the service is not for pupils in schools or children's homes",
    "CON06": "the form has no list of consultations with their days",
    "PUB02": "there is no count of people in it",
    "REV02": "the review date is empty",
    "REV06": "it is no trial",
    "AIM02": "the form has no box for the aims",
    "AIM01": "the form has no box for the aims: a fault of the form, not of the officer",
    "INT01": "the form has no box for intersections",
}


@pytest.fixture(scope="module")
def findings(document: Document) -> tuple[rules.Finding, ...]:
    """What the rules of every profile say."""
    return rules.check(replace(document, definition=replace(document.definition, profile="thorough")))


@pytest.mark.parametrize("code", FAULTS)
def test_the_rule_speaks_where_the_fault_is_and_nowhere_else(
    findings: tuple[rules.Finding, ...], code: str
) -> None:
    assert {finding.address for finding in findings if finding.code == code} == FAULTS[code]


def test_rules_that_have_nothing_to_say_are_silent(findings: tuple[rules.Finding, ...]) -> None:
    assert [f"{f.code} {f.address}, but {SILENT[f.code]}" for f in findings if f.code in SILENT] == []


def test_what_the_report_shows_beside_it(document: Document) -> None:
    report = rules.Report(
        text="The next step is to be a public consultation.", key_performance=("Hours a week",)
    )
    found = {
        (f.code, f.address) for f in rules.check(document, reports=[report]) if f.code in ("CON13", "PRC05")
    }

    assert found == {("CON13", "age.consultation_done"), ("PRC05", "contractors")}


def test_it_was_signed_and_published_in_time(document: Document) -> None:
    history = rules.History(
        published_on=datetime.date(2022, 3, 16),
        decision_on=datetime.date(2022, 3, 24),
        open_blockers_at_signing=0,
    )
    codes = {f.code for f in rules.check(document, "publishing", history=history)}

    assert not codes & {"PUB05", "SGN01", "SGN04", "REV07", "ACT08", "ACT17"}


def test_what_would_be_said_before_publishing(document: Document) -> None:
    found = {f"{f.code} {f.address}" for f in rules.check(document, "publishing")}
    found -= {f"{f.code} {f.address}" for f in rules.check(document)}

    assert {"AIM06 summary", "PUB03 team", "PUB14 version"} <= found
    assert "SGN01" not in {item.split()[0] for item in found}


def test_a_copy_is_reported_once_with_all_its_rows(findings: tuple[rules.Finding, ...]) -> None:
    rows, note = (finding for finding in findings if finding.code == "EVD06")

    assert [name in rows.message for name in ("Gender reassignment", "Race", "Sexual orientation")] == [
        True
    ] * 3
    assert [name in rows.message for name in ("Age", "Disability", "Pregnancy", "Carers", "Socio")] == [
        False
    ] * 5
    assert "Sexual orientation" not in note.message
    assert [name in note.message for name in ("Age", "Race", "Carers", "Socio-economics")] == [True] * 4


def test_a_bare_no_to_gain_is_named_beside_the_bare_no_to_harm(findings: tuple[rules.Finding, ...]) -> None:
    beside = {finding.other_address for finding in findings if finding.code == "IMP02"} - {None}
    bare = ("marriage_and_civil_partnership", "race", "religion_or_belief", "sex", "socio_economic_status")

    assert beside == {f"{who}.positive" for who in bare}


def test_no_finding_is_about_an_answer_that_could_not_be_read(
    document: Document, findings: tuple[rules.Finding, ...]
) -> None:
    unreadable = {
        place.address
        for place in document.places()
        if (at := document.at(place.address)) and at.is_unreadable
    }

    assert unreadable and not unreadable & {finding.address for finding in findings}


def test_every_finding_is_at_a_place_that_exists(
    document: Document, findings: tuple[rules.Finding, ...]
) -> None:
    places = {place.address for place in document.places()}

    assert {finding.address for finding in findings} <= places
