"""Promises in passing, wishes in the place of actions, and claims about the law."""

from __future__ import annotations

import pytest

from rules.text.duty import says_assessments_are_required, says_the_duty_is_met, states_the_duty
from rules.text.promises import commitment, is_pinned_down, only_wishes, subject_words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is open to all. Thought will be given to food at events.", "Thought will be given to food at events."),
        ("There is a known gap in what we offer.", "There is a known gap in what we offer."),
        ("It will be asked to reach those who rarely come.", "It will be asked to reach those who rarely come."),
        ("Staff will be trained.", "Staff will be trained."),
    ],
)  # fmt: skip
def test_a_promise_or_an_admitted_gap_is_found_with_its_sentence(text: str, said: str) -> None:
    span = commitment(text)

    assert span and text[span[0] : span[1]] == said


@pytest.mark.parametrize(
    "text", ["", "Staff were trained in May.", "There is no gap.", "The hall will have a ramp."]
)
def test_a_fact_and_a_plan_are_no_promise_in_passing(text: str) -> None:
    assert commitment(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Programme to entice creative firms who can offer the right help",
        "Encourage more people to come",
        "Work with partners to improve access",
        "We aim to promote inclusion in all that we do",
    ],
)
def test_an_action_that_only_wishes_is_known(text: str) -> None:
    assert only_wishes(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Train desk staff to support deaf visitors",
        "Promote the sessions and write to each member",
        "Support 12 families with fares",
        "Improve access by moving the stop",
        "A ramp at the door",
    ],
)
def test_an_action_that_can_be_done_is_no_wish(text: str) -> None:
    assert not only_wishes(text)


def test_a_number_a_day_or_a_reference_pins_a_promise_down() -> None:
    assert (
        is_pinned_down("See action 3.")
        and is_pinned_down("By 14 May 2026")
        and is_pinned_down("for 12 families")
    )
    assert not is_pinned_down("Under the Equality Act 2010 this will be done.")


def test_common_words_do_not_tell_subjects_apart() -> None:
    assert subject_words("The provider will support the interpreters") == {"interpr"}


@pytest.mark.parametrize(
    "text",
    [
        "An equality impact assessment is a requirement for every policy under the Equality Act 2010.",
        "The Equality Act requires us to complete an EIA.",
        "It is a legal requirement to carry out an equality impact assessment.",
        "EIAs are a statutory duty.",
    ],
)
def test_a_law_that_asks_for_an_assessment_is_a_claim_too_far(text: str) -> None:
    assert says_assessments_are_required(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Act does not require an equality impact assessment.",
        "This assessment records how we had due regard under section 149.",
        "An EIA is required by our own policy.",
        "",
    ],
)
def test_a_careful_word_on_the_law_is_none(text: str) -> None:
    assert not says_assessments_are_required(text)


def test_a_conclusion_of_compliance_is_told_from_a_condition() -> None:
    assert says_the_duty_is_met("The proposal complies with the Equality Act 2010.")
    assert says_the_duty_is_met("The council has met its public sector equality duty.")
    assert not says_the_duty_is_met("The contractor must show that its work complies with the Equality Act.")
    assert not says_the_duty_is_met("Members must judge whether the plan complies with the Equality Act.")


def test_the_duty_is_stated_by_its_name_and_its_aims() -> None:
    whole = "Under section 149 members must have due regard to ending discrimination and good relations."

    assert states_the_duty(whole)
    assert not states_the_duty("We keep to section 149.")
    assert not states_the_duty("We want to end discrimination and foster good relations.")
