"""Forms hide what an answer makes needless; a rule looks only at what is shown."""

from __future__ import annotations

import datetime

import pytest

import rules
from forms.definition import shipped
from forms.document import About, Document


@pytest.mark.parametrize("ref", ["cheshire-east@2022", "eia-standard@1.0"])
@pytest.mark.parametrize("choice", ["yes", "no", None])
def test_a_shipped_form_is_checked_at_each_turn_of_the_screening(ref: str, choice: str | None) -> None:
    answers = {"proceed": {"choice": choice}} if choice else {}
    document = Document(
        shipped(ref),
        answers,
        About(lead_officer="Ada Bell", head_of_service="ada bell"),
        (),
        datetime.date(2026, 3, 2),
    )
    places = {place.address for place in document.places()}

    found = rules.check(document, "publishing")

    assert found and {finding.address for finding in found} <= places


def test_both_halves_of_one_question_are_wanted() -> None:
    form = shipped("cheshire-east@2022")
    half = Document(form, {"targeted_action": "A poster in six languages."})
    whole = Document(form, {"targeted_action": "A poster, because in the past few Polish families applied."})

    assert "SCR10" in {finding.code for finding in rules.check(half)}
    assert "SCR10" not in {finding.code for finding in rules.check(whole)}
