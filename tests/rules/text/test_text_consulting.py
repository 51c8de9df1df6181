"""What texts say of asking people: whether it is over, when it was, in which forms, about what."""

from __future__ import annotations

import datetime

import pytest

from rules.text.consulting import asks_only_for_liking, is_at_a_distance, names_formats, replies, to_come
from rules.text.periods import period


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tenants will be consulted in June.", "will be consulted"),
        ("The council will formally consult on it", "will formally consult"),
        ("What people say in the coming consultation is to shape it.", "coming consultation"),
        ("The plan is subject to full consultation.", "subject to full consultation"),
        ("The next step is to be a public consultation", "next step is to be a public consultation"),
        (
            "Consultation with tenants and staff will begin in May.",
            "Consultation with tenants and staff will",
        ),
        ("Replies to the consultation survey can be used for the tender.", "consultation survey can be used"),
    ],
)
def test_a_consultation_to_come_is_found_where_it_stands(text: str, said: str) -> None:
    span = to_come(text)

    assert span and text[span[0] : span[1]] == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tenants were consulted in June.",
        "After the consultation we moved two sessions.",
        "Following consultation, we will move two sessions.",
        "The consultation showed that 40 people would stop coming.",
        "Consultation responses say that this will be hard.",
        "We will consult again once the plan is drawn.",
        "A further consultation will be held on the timetable.",
        "We asked 30 people and will ask 20 more.",
    ],
)
def test_what_was_done_and_a_further_round_are_not_to_come(text: str) -> None:
    assert to_come(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last", "is_run"),
    [
        ("4 to 25 January 2027", "2027-01-04", "2027-01-25", True),
        ("14 December to 25 January 2027", "2026-12-14", "2027-01-25", True),
        ("12 and 19 January 2027", "2027-01-12", "2027-01-19", False),
        ("between 3 May and 7 June 2026", "2026-05-03", "2026-06-07", True),
        ("01/04/2026 - 31/05/2026", "2026-04-01", "2026-05-31", True),
        ("1–30 June 2026", "2026-06-01", "2026-06-30", True),
        ("24th March, 2026", "2026-03-24", "2026-03-24", False),
        ("27.1.26", "2026-01-27", "2026-01-27", False),
        ("31-Mar-26", "2026-03-31", "2026-03-31", False),
        ("2026-02-09", "2026-02-09", "2026-02-09", False),
        ("January 2027", "2027-01-01", "2027-01-31", False),
        ("Apr-26", "2026-04-01", "2026-04-30", False),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: str, last: str, is_run: bool) -> None:
    found = period(text)

    assert found
    assert (found.first.isoformat(), found.last.isoformat(), found.is_run) == (first, last, is_run)


@pytest.mark.parametrize(
    "text", ["", "ongoing", "spring 2026", "may be later", "in March", "31 February 2026"]
)
def test_a_time_without_day_month_and_year_is_no_period(text: str) -> None:
    assert period(text) is None


def test_a_month_alone_may_end_on_its_first_day() -> None:
    found = period("between March and April 2026")

    assert found and not found.exact and found.last_at_least == datetime.date(2026, 4, 1)
    assert found.days == 61


def test_ways_of_asking_are_told_apart() -> None:
    assert is_at_a_distance("An online survey") and not is_at_a_distance("Two meetings")
    assert names_formats("Survey on paper and in Easy Read") and not names_formats("A survey on the website")


def test_liking_is_not_an_effect() -> None:
    assert asks_only_for_liking("71% liked the new model.")
    assert not asks_only_for_liking("71% liked it, but 12 could not reach the hall.")
    assert not asks_only_for_liking("Women liked it less than men.")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("248 people replied.", 248),
        ("There were 1,204 responses", 1204),
        ("61 of them came", None),
        ("", None),
    ],
)
def test_a_number_of_replies_is_read(text: str, count: int | None) -> None:
    found = replies(text)

    assert (found[0] if found else None) == count
