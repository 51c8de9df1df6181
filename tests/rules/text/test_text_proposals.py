"""What a proposal says it changes, in words of the kind that council papers use."""

from __future__ import annotations

import pytest

from rules.text.proposals import counts_staff, other_change, says_now, says_then, staff_change, taken_away


@pytest.mark.parametrize(
    "text",
    [
        "Now: nine firms. Proposed: an open list.",
        "At present the club opens two evenings a week at each of three halls.",
        "The council currently has 40 wardens for 900 flats.",
        "- Current position: one van serves the north.",
        "Bins are now collected every week in most streets.",
        "Badge holders currently park free in all council car parks.",
    ],
)
def test_a_text_says_what_happens_now(text: str) -> None:
    assert says_now(text)


@pytest.mark.parametrize(
    "text",
    [
        "Existing contract length: 4 years.",
        "This is about possible effects of the redesign of the present offer.",
        "A framework to meet needs.",
        "The new club opens on 1 May.",
        "After the vote the council will now go on with the new club.",
        "",
    ],
)
def test_a_label_or_a_plan_does_not_say_what_happens_now(text: str) -> None:
    assert not says_now(text)


@pytest.mark.parametrize("text", ["We will open four evenings.", "Proposed: one site", "It is to be moved."])
def test_a_text_says_what_is_proposed(text: str) -> None:
    assert says_then(text)


def test_the_present_alone_proposes_nothing() -> None:
    assert not says_then("At present the club opens twice a week.")


@pytest.mark.parametrize(
    "text",
    [
        "The centre will close on 1 May.",
        "The hall is to be closed and merged with another.",
        "This will reduce the number of beds from 20 to 12.",
        "Closure of two of our five hubs",
        "We are closing the east site.",
        "Cuts to evening hours",
        "The grant will end in March.",
        "It means introducing a small charge for parking.",
        "Higher fees for adults",
        "New eligibility rules for transport",
        "The eligibility threshold will rise to three miles.",
        "A restructure of the team",
        "The office is relocated to the town hall.",
        "This reduces opening hours on Sundays.",
        "The bus route stops in June; the service ends then.",
        "We would withdraw the subsidy.",
    ],
)
def test_something_is_taken_away(text: str) -> None:
    assert taken_away(text)


@pytest.mark.parametrize(
    "text",
    [
        "The hall is close to the station and staff work closely together.",
        "The person in charge answers free of charge.",
        "There are no closures and no job is lost.",
        "New wording. No service, charge or entitlement changes.",
        "This does not change eligibility.",
        "A leaflet tells young people of their rights and entitlements.",
        "It moves a booking system to a new server.",
        "The survey closing date is 3 May.",
        "A haircut for everyone",
        "We will cut the grass earlier.",
        "Nobody will lose a place, without cuts to hours.",
        "",
    ],
)
def test_nothing_is_taken_away(text: str) -> None:
    assert taken_away(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "A restructure of three teams",
        "Staff transfer under TUPE",
        "which will make rotas simpler",
        "Six posts will be deleted",
        "redeployment of drivers",
        "Staff will be relocated to Hill Street",
    ],
)
def test_jobs_change(text: str) -> None:
    assert staff_change(text)


@pytest.mark.parametrize(
    "text",
    [
        "Staff are friendly.",
        "There are no redundancies.",
        "Rotas are not affected.",
        "A restructured debt",
        "",
    ],
)
def test_jobs_stay(text: str) -> None:
    assert staff_change(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "41 staff, 34 of them women",
        "7 part-time staff",
        "Of the staff 80% are women",
        "six posts, 12 drivers",
    ],
)
def test_staff_are_counted(text: str) -> None:
    assert counts_staff(text)


@pytest.mark.parametrize(
    "text", ["Staff are there for 30 hours.", "200 visitors meet staff.", "many staff", ""]
)
def test_staff_are_not_counted(text: str) -> None:
    assert not counts_staff(text)


@pytest.mark.parametrize(
    "text",
    [
        "Combined with the recent commissioning of day centres, fewer places may be needed.",
        "This comes on top of the recent change to the lunch clubs.",
        "It comes alongside the council's planned review of parking, which hits the same street.",
        "Following last year's cuts to bus services people walk further.",
    ],
)
def test_another_change_is_named_and_not_linked(text: str) -> None:
    assert other_change(text)


@pytest.mark.parametrize(
    "text",
    [
        "On top of the recent change to the lunch clubs (assessment EIA-2026-0031), this is the second loss.",
        "Combined with exercise, a good diet helps.",
        "Together with the disabled people's forum we walked the route.",
        "Following the survey we changed two hours.",
        "After the review we will report.",
        "After the recent changes in the law we looked again.",
        "",
    ],
)
def test_no_other_change_or_one_with_its_assessment(text: str) -> None:
    assert other_change(text) is None


@pytest.mark.parametrize("unit", ["now ", "close ", "combined with the recent ", "no ", "staff will ", "x. "])
def test_a_long_and_odd_text_is_read_to_its_end(unit: str) -> None:
    text = unit * 15_000
    for read in (says_now, says_then, taken_away, staff_change, other_change, counts_staff):
        assert read(text) is not NotImplemented
