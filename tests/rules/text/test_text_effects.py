"""Gains claimed, others shut out, and reasons for going on: phrases of the kind that forms hold, in our own words."""

from __future__ import annotations

import pytest

from rules.text.exclusions import exclusion
from rules.text.gains import aimed, gain
from rules.text.reasons import lacking


@pytest.mark.parametrize(
    "text",
    [
        "There is a focus on helping poorer streets.",
        "The club is aimed at young carers.",
        "Support will be enhanced for new mothers.",
        "Thought will be given to each person's language.",
        "Consideration will be given to food and faith.",
        "Better access for wheelchair users",
        "A bespoke offer for deaf people",
        "Staff pay attention to what carers need.",
    ],
)
def test_a_gain_is_claimed(text: str) -> None:
    assert gain(text)


@pytest.mark.parametrize(
    "text",
    [
        "Services are based on what each person needs.",
        "Take-up improved in 2024.",
        "Women are more likely to benefit from a bus.",
        "There is no focus on age.",
        "They will not benefit from it.",
        "12% of users are Asian.",
        "",
    ],
)
def test_no_gain_is_claimed(text: str) -> None:
    assert gain(text) is None


def test_aimed_is_less_than_a_gain() -> None:
    assert aimed("It is aimed at men.") and not aimed("Better support for men.")


@pytest.mark.parametrize(
    "text",
    [
        "The session is open to women under 40 only.",
        "Places are for men only.",
        "A women-only swim on Mondays",
        "Only men can apply.",
        "The hostel is restricted to men.",
        "It is only open to under 65s.",
        "Muslims will be refused.",
        "Available only to British citizens",
    ],
)
def test_others_are_shut_out(text: str) -> None:
    assert exclusion(text)


@pytest.mark.parametrize(
    "text",
    [
        "A women-only swim under the single-sex service exception; legal advice of 4 May.",
        "Only men replied to the survey.",
        "Only 12% of women can drive.",
        "The only women who came were staff.",
        "It is open to men and women.",
        "Only disabled people may park there.",
        "For children only",
        "Figures are only available for women aged 16 to 64.",
        "Tickets are limited to 200.",
        "",
    ],
)
def test_nobody_is_shut_out_or_the_law_allows_it(text: str) -> None:
    assert exclusion(text) is None


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Cost.", 3),
        ("To deliver savings.", 3),
        ("The roof is unsafe, so people cannot stay.", 1),
        (
            "To keep people safe. The roof must be shut. We looked at four sites; the others would harm more people.",
            0,
        ),
    ],
)
def test_the_parts_of_a_reason(text: str, missing: int) -> None:
    assert len(lacking(text)) == missing


@pytest.mark.parametrize(
    "unit", ["only ", "open to women ", "no ", "not will improve ", "aimed at ", "to keep "]
)
def test_a_long_and_odd_text_is_read_to_its_end(unit: str) -> None:
    text = unit * 15_000
    for read in (gain, aimed, exclusion, lacking):
        assert read(text) is not NotImplemented  # type: ignore[operator]
