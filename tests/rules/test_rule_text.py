"""The questions about words, each with what it takes for an answer and what it does not."""

from __future__ import annotations

import pytest

from rules.text.characteristics import masked, named, names
from rules.text.copies import groups
from rules.text.dates import without_dates
from rules.text.owners import initials_of, is_initials, is_team, owners
from rules.text.phrases import find
from rules.text.sources import names_source
from rules.text.statistics import has_statistic
from rules.text.words import listed, plain_words, quoted, sentences, words


@pytest.mark.parametrize(
    "text",
    [
        "43 referrals",
        "7% of users are Asian",
        "£1.2m a year",
        "one in five users",
        "a third of visitors",
        "Of 212 people aged 16 to 24, 88 replied",
        "Census 2021: 12%",
        "over 300 people",
        "aged 5-11: 31%",
    ],
)
def test_a_count_a_share_or_a_sum_is_a_statistic(text: str) -> None:
    assert has_statistic(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "From 1 November 2025 to 31/10/2029",
        "the Equality Act 2010, section 149(1)",
        "Birth to 18 (or 25 where needed)",
        "aged 16 to 24",
        "for 0-18 year olds",
        "over-75s",
        "Lots 4 and 5, Tier 3",
        "open 24/7, from 6pm",
        "a 4 year contract, 2025/26",
        "many people",
        "version 1.0",
    ],
)
def test_a_date_an_age_a_law_or_a_label_is_no_statistic(text: str) -> None:
    assert not has_statistic(text)


@pytest.mark.parametrize(
    "text",
    [
        "Census 2021 shows it",
        "https://www.example.gov.uk/data",
        "(Marmot 2010, page 4)",
        "Our records for 2025: 4",
    ],
)
def test_a_publisher_with_a_year_or_a_link_is_a_source(text: str) -> None:
    assert names_source(text)


@pytest.mark.parametrize("text", ["it is known", "the census", "in 2021", "A survey. It was in 2021."])
def test_half_a_source_is_none(text: str) -> None:
    assert not names_source(text)


def test_a_text_names_a_characteristic_by_a_usual_word() -> None:
    assert named("Wheelchair users and new mothers") == {"disability", "pregnancy_and_maternity"}
    assert named("gender reassignment") == {"gender_reassignment"}
    assert names("rural", "Rural residents", "people in rural wards")


def test_a_mask_hides_the_name_and_nothing_else() -> None:
    assert masked("Given irrespective of sexual orientation.") == masked("given irrespective of  SEX")
    assert masked("religion and belief needs") == ("*", "needs")
    assert masked("religion or belief") == masked("religion & belief")


def test_copies_are_found_apart_from_the_name() -> None:
    pasted = "Every home is visited once a week irrespective of {} and bins are left at the gate"
    texts = [
        pasted.format("sex"),
        "Nine in ten homes recycle glass, says the survey of 2025",
        pasted.format("race"),
    ]

    assert groups(texts) == [[0, 2]]


def test_a_pasted_sentence_inside_longer_answers_is_found_in_three_rows() -> None:
    run = "our officers will look at each request in turn and answer within ten working days"
    texts = [
        f"{start} {run}" for start in ("One thing first, that differs", "Quite another beginning here is", "")
    ]

    assert groups(texts) == [[0, 1, 2]]
    assert groups(["short one", "short one"]) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("EE/NL/RH", 3),
        ("JB, KL and MN", 3),
        ("Jo Birch and Kim Lee", 2),
        ("Jo Birch, Leisure manager", 1),
        ("Head of Adults and Health", 1),
        ("Commissioning/Contracts Manager", 1),
        ("", 0),
    ],
)
def test_owners_are_counted(text: str, count: int) -> None:
    assert len(owners(text)) == count


def test_initials_and_teams_are_told_from_people() -> None:
    assert is_initials("RH") and is_initials("R. H.") and not is_initials("Rosa Hill")
    assert is_team("Contracts team") and not is_team("Contracts team manager")
    assert initials_of("Rosa  van Hill") == "RVH"


def test_a_phrase_stands_as_whole_words_at_its_place() -> None:
    assert find("A Regardless  of it", ("regardless",)) == (2, 12)
    assert find("disregardless", ("regardless",)) is None
    assert find("Don’t know", ("don't know",)) == (0, 10)
    assert find("İ am open to all", ("open to all",)) == (5, 16)


def test_words_sentences_and_lists() -> None:
    assert words("The children’s £5 e-book") == ("the", "children's", "5", "e-book")
    assert plain_words(without_dates("From 1 May 2026 we open 3 doors")) == ("from", "we", "open", "doors")
    text = "One. Two!\n- three"
    assert [text[start:end].strip() for start, end in sentences(text)] == ["One.", "Two!", "- three"]
    assert listed(["Age", "Sex", "Race"]) == "Age, Sex and Race"
    assert quoted("word " * 40).endswith("…”")


@pytest.mark.parametrize("unit", [".", " ", "\n", "1/", "a.", "A ", "(A", "AB/", "1-", "one of ", "a@"])
def test_a_long_and_odd_text_is_read_to_its_end(unit: str) -> None:
    text = unit * 20_000

    assert has_statistic(text) in (True, False)
    assert names_source(text) in (True, False)
    assert isinstance(owners(text), tuple)
    assert len(list(sentences(text))) <= len(text)
