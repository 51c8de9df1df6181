"""What the words of a report and of a work programme are taken to say."""

from __future__ import annotations

import pytest

from rules.text import amounts, changes, implications, programme


@pytest.mark.parametrize(
    "text",
    [
        "There are no equality implications arising from this paper.",
        "No direct equality implications.",
        "There are no implications for equality.",
    ],
)
def test_a_denial_is_an_exact_phrase(text: str) -> None:
    assert implications.denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "No equality impact assessment has been made yet.",
        "There are equality implications, set out below.",
        "We know of no one who would lose.",
    ],
)
def test_other_words_are_no_denial(text: str) -> None:
    assert implications.denied(text) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("An equality impact assessment has been completed.", True),
        ("An EIA has also been carried out.", True),
        ("The EIA is attached as Appendix 2.", True),
        ("An equality impact assessment has not been completed.", False),
        ("An equality impact assessment will be completed in June.", False),
    ],
)
def test_a_claim_that_an_assessment_was_made(text: str, says: bool) -> None:
    assert bool(implications.claimed(text)) is says


@pytest.mark.parametrize(
    ("text", "hollow"),
    [
        ("An EIA has been completed and is included at Annex B.", True),
        ("The plan is intended to improve equality for all residents.", True),
        ("An EIA has been completed. It found that fewer deaf people call the line.", False),
        ("The plan is intended to improve equality for 240 residents.", False),
        ("There are no equality implications.", False),
        ("", False),
    ],
)
def test_words_that_only_say_done_or_meant(text: str, hollow: bool) -> None:
    assert implications.says_no_more_than_done_or_meant(text) is hollow


def test_updated_after_consultation_is_one_sentence() -> None:
    both = "We consulted in May. The EIA has been updated post consultation."
    apart = "The EIA has been updated. We will write post consultation."

    assert implications.updated_after_consultation(both) == (20, len(both))
    assert implications.updated_after_consultation(apart) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See Appendix 1.", True),
        ("https://example.org/eia", True),
        ("EIA-2026-0014", True),
        ("The EIA.", False),
    ],
)
def test_a_place_to_find_the_assessment(text: str, found: bool) -> None:
    assert implications.says_where(text) is found


@pytest.mark.parametrize(
    ("cell", "required", "not_applicable", "label", "reason", "published"),
    [
        ("Required", True, False, "Required", "", False),
        ("Y", True, False, "Y", "", False),
        ("Required, published 12 May", True, False, "Required", "", True),
        ("Y / N", True, False, "Y", "", True),
        ("NA", False, True, "NA", "", False),
        ("N/A", False, True, "N/A", "", False),
        ("NA: verbal update", False, True, "NA", "verbal update", False),
        ("Not required. No service changes.", False, True, "Not required", "No service changes.", False),
        ("TBC", False, False, "TBC", "", False),
        ("Nobody knows", False, False, "Nobody knows", "", False),
        ("", False, False, "", "", False),
    ],
)
def test_a_cell_of_the_equality_column(
    cell: str, required: bool, not_applicable: bool, label: str, reason: str, published: bool
) -> None:
    assert programme.is_required(cell) is required
    assert programme.is_not_applicable(cell) is not_applicable
    assert programme.label(cell) == label
    assert programme.reason(cell) == reason
    assert programme.says_whether_published(cell) is published


def test_sums_and_terms_are_compared_in_one_unit() -> None:
    assert amounts.sums("£22m") == amounts.sums("£22 million") == amounts.sums("£22,000,000") == {22_000_000}
    assert amounts.sums("£1.5k in 2022 for 30 people") == {1500}
    assert amounts.terms("five years") == amounts.terms("a 60-month term") == {60}
    assert amounts.terms("in the year 2022") == frozenset()


def test_words_of_change_stand_as_whole_words() -> None:
    assert changes.changes_a_service("The day centre will close in May.")
    assert changes.changes_a_service("Work closely with partners.") is None
    assert changes.moves_money("To approve virements.")
    assert changes.is_about_people("Cared for children")
    assert changes.is_about_people("The calendar of meetings") is None


@pytest.mark.parametrize("read", [implications.claimed, implications.denied, amounts.sums, programme.label])
def test_a_long_text_takes_no_time(read: object) -> None:
    assert callable(read)
    for piece in ("equality impact assessment has been ", "£1,", "n / a ", "a" * 50):
        read(piece * 3000)


@pytest.mark.parametrize("text", ["None.", "N/A", "Not applicable", "Nil", "There are none."])
def test_a_paragraph_of_one_word_is_a_denial_too(text: str) -> None:
    assert implications.denied(text) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "There are no equality implications other than those in Appendix 1.",
        "None of the tenants has to move.",
    ],
)
def test_a_denial_with_an_exception_is_none(text: str) -> None:
    assert implications.denied(text) is None


@pytest.mark.parametrize(
    ("text", "hollow"),
    [
        ("See Appendix 2.", True),
        ("Please refer to the EIA, which is attached.", True),
        ("Residents would travel further (see Appendix 2).", False),
    ],
)
def test_words_that_only_send_the_reader_elsewhere(text: str, hollow: bool) -> None:
    assert implications.says_no_more_than_done_or_meant(text) is hollow


@pytest.mark.parametrize(
    "text",
    [
        "There are no direct equalities implications arising from this report.",
        "It is not considered that there are any equality implications.",
        "There are no implications under the Equality Act 2010.",
        "None directly arising from this report.",
        "No equality, diversity and inclusion implications.",
    ],
)
def test_a_denial_comes_in_many_words(text: str) -> None:
    assert implications.denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "There are no other equality implications.",
        "There are no equality implications for staff. Older residents lose the service.",
        "No equality impact assessment was needed.",
    ],
)
def test_a_denial_of_something_else_is_none(text: str) -> None:
    assert implications.denied(text) is None


@pytest.mark.parametrize(
    "text", ["The EIA will be completed before the start.", "An EIA has not yet been made."]
)
def test_an_assessment_to_come_found_nothing_yet(text: str) -> None:
    assert implications.says_no_more_than_done_or_meant(text)
