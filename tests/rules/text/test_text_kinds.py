"""Kinds of impairment, ends of age, bare percentages and national figures."""

from __future__ import annotations

import pytest

from rules.text.characteristics import named, names
from rules.text.shares import bare_percentage
from rules.text.sources import names_source, only_national
from rules.text.subgroups import impairments, one_end_of_age


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wheelchair users and people who cannot see the screen", ("sight or hearing", "physical")),
        ("autistic tenants", ("autism and neurodiversity",)),
        ("people with a learning disability or dementia", ("learning disability", "mental health")),
        ("two with epilepsy", ("long-term illness",)),
        ("disabled people in general", ()),
    ],
)
def test_kinds_of_impairment(text: str, kinds: tuple[str, ...]) -> None:
    assert impairments(text) == kinds


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Birth to 18. Children and young people up to the age of 25.", "young"),
        ("610 borrowers are over 70; older people walk.", "old"),
        ("Children gain, and older people lose a bench.", None),
        ("Adults of every age.", None),
        ("For children, and for young people as they turn 18.", None),
        ("12% are aged 40 to 50", None),
    ],
)
def test_the_one_end_of_age(text: str, end: str | None) -> None:
    assert one_end_of_age(text) == end


@pytest.mark.parametrize("text", ["20% unhappy", "Satisfaction is at 82 per cent.", "7% of users are Asian"])
def test_a_percentage_of_nobody_knows_what(text: str) -> None:
    assert bare_percentage(text)


@pytest.mark.parametrize(
    "text",
    [
        "20% (31 of 155), 2023",
        "29% of 610 borrowers",
        "In 2024 a fifth (20%) left.",
        "12 people, 8% of those on the list",
        "The question weighs 10% in the quality score.",
        "nobody",
        "",
    ],
)
def test_a_percentage_with_a_number_or_a_year_behind_it(text: str) -> None:
    assert bare_percentage(text) is None


@pytest.mark.parametrize(
    "text", ["UK: 8% of people are blind", "In England 1 in 7 is a carer.", "Nationally 4% (Census 2021)"]
)
def test_national_figures_only(text: str) -> None:
    assert only_national(text)


@pytest.mark.parametrize(
    "text",
    [
        "borough: 6% (JSNA 2023), England 8%",
        "Census 2021, Office for National Statistics: 6% of residents",
        "12 of 40 users; in the UK it is 1 in 5",
        "6% (Census 2021)",
        "people of all national origins",
        "Census 2021, Glenmarra: 5% were born outside the UK",
        "The national average is 18%; ours is 24%.",
        "1 in 5 people in Ashford, against 1 in 6 in England",
    ],
)
def test_a_local_figure_or_no_place_at_all(text: str) -> None:
    assert not only_national(text)


@pytest.mark.parametrize(
    "text",
    [
        "27 of 64 are over 55 (our attendance records, April 2025)",
        "Wardens logged 22 cars on Fridays in March 2026.",
        "none of nine questions asks (form of April 2026)",
    ],
)
def test_a_record_with_its_year_is_a_source(text: str) -> None:
    assert names_source(text)


@pytest.mark.parametrize(
    ("who", "text"),
    [
        ("disability", "hoists and a hearing loop"),
        ("race", "shop signs in Urdu"),
        ("socio_economic_status", "the two poorest streets"),
        ("care_experience", "the children in care council"),
        ("religion_or_belief", "no events in Ramadan"),
        ("sex", "mums and dads"),
        ("carers", "respite"),
    ],
)
def test_more_words_for_a_characteristic(who: str, text: str) -> None:
    assert who in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "We send letters",
        "the benefits of the plan",
        "the transition to a new firm",
        "a straight road",
        "in poor repair",
    ],
)
def test_words_with_another_sense_name_nobody(text: str) -> None:
    assert named(text) == frozenset()


def test_a_group_that_a_council_added_is_known_by_its_label() -> None:
    assert names("armed_forces", "Armed forces community", "veterans of the armed forces")


@pytest.mark.parametrize("unit", ["20% ", "1 of ", "UK ", "deaf ", "under 5 ", "2021 "])
def test_a_long_and_odd_text_is_read_to_its_end(unit: str) -> None:
    text = unit * 15_000
    for read in (impairments, one_end_of_age, bare_percentage, only_national):
        assert read(text) is not NotImplemented  # type: ignore[operator]
