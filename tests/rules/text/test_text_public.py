"""What a text shows once it is public: small counts, hidden cells, hard words, acronyms, links."""

from __future__ import annotations

import pytest

from rules.text.acronyms import unexplained
from rules.text.consulting import to_come
from rules.text.disclosure import given_away, given_away_in, small_counts
from rules.text.duty import says_assessments_are_required, says_the_duty_is_met
from rules.text.links import is_landing_page, urls
from rules.text.periods import period
from rules.text.promises import commitment, only_wishes
from rules.text.readability import grade


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("There are 2 trans pupils.", "2 trans pupils"),
        ("Three young Muslim women asked for it", "Three young Muslim women"),
        ("We have 4 wheelchair users.", "4 wheelchair users"),
        ("1 of 41 staff is blind", "1 of 41 staff is blind"),
        ("3 pupils at Hill Top School speak Polish", "3 pupils at Hill Top School"),
        ("two local Roma families", "two local Roma families"),
        ("There is only one Sikh pupil.", "one Sikh pupil"),
        ("Notes\n“2 hiv-positive users”", "2 hiv-positive users"),
        ("one of (3 non-binary learners", "3 non-binary learners"),
    ],
)
def test_a_small_count_beside_a_mark_or_a_place_is_found(text: str, said: str) -> None:
    found = [text[start:end] for start, end in small_counts(text, 5)]

    assert found == [said]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5 disabled people came.",
        "4% of disabled people",
        "1 in 4 disabled people",
        "one in four Black residents",
        "One deaf visitor told us that the desk is too high.",
        "5 of 6 wheelchair users could not climb it",
        "9 of the 22 people",
        "fewer than 5 trans pupils",
        "two organisers of the trans support group",
        "two Asian women's groups",
        "2 disabled people's forums",
        "3 toilets for disabled people",
        "2 children and 3 parents",
        "Year 2 disabled pupils",
        "action 3: disabled people",
        "1,204 disabled people",
        "£4 disabled people pay",
        "forty-two disabled people",
        "3 primary schools in Hill Ward",
    ],
)
def test_a_share_a_group_or_a_thing_is_no_small_count(text: str) -> None:
    assert list(small_counts(text, 5)) == []


def test_the_least_number_may_be_set() -> None:
    assert [*small_counts("7 deaf members", 10)] and not [*small_counts("7 deaf members", 5)]


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ([("White", "40"), ("Asian", "<5"), ("Total", "43")], "Asian"),
        ([("Women", "1,020"), ("Men", "*"), ("All", "1,022")], "Men"),
        ([("White", "40"), ("Asian", "<5"), ("Black", "<5"), ("Total", "46")], None),
        ([("White", "40"), ("Asian", "<5")], None),
        ([("White", "40"), ("Asian", "<5"), ("Other", "not asked"), ("Total", "43")], None),
        ([("White", "40"), ("Asian", "3"), ("Total", "43")], None),
        ([], None),
    ],
)
def test_one_hidden_cell_beside_a_total_is_given_away(
    cells: list[tuple[str, str]], label: str | None
) -> None:
    assert given_away(cells) == label


def test_a_list_in_a_text_gives_its_hidden_cell_away() -> None:
    text = "Members by group.\n- Women: 31\n- Men: fewer than 5\n- Total: 33\nCounted in May."
    found = given_away_in(text)

    assert found and found[0] == "Men"
    assert text[found[1][0] : found[1][1]].startswith("- Women: 31") and text[: found[1][1]].endswith(
        "Total: 33"
    )
    assert given_away_in("Women: 31\nMen: fewer than 5") is None


def test_an_acronym_is_explained_by_a_bracket_or_in_full() -> None:
    assert set(unexplained(["The JSNA and the KPIs"])) == {"JSNA", "KPI"}
    assert not unexplained(["The key performance indicator (KPI) is one. A KPI counts."])
    assert not unexplained(["The MASH (the first desk for referrals) decides."])
    assert not unexplained(["A joint strategic needs assessment was made. The JSNA says so."])
    assert not unexplained(["The NHS, the UK and HR"])
    assert not unexplained(["ONS figures"], "Office for National Statistics")
    assert not unexplained(
        ["The DSG and the DfES"], "the dedicated schools grant; Department for Education and Skills"
    )


def test_an_acronym_is_found_where_it_is_first_used() -> None:
    found = unexplained(["Nothing here.", "See the DBS check; the DBS is slow.", "DBS"])

    assert found == {"DBS": (1, (8, 11))}


def test_capitals_that_are_no_acronyms_are_left_alone() -> None:
    assert not unexplained(["THE HALL IS OPEN", "Census table TS038", "THE WHOLE PLAN is below", "Room 2B"])
    assert set(unexplained(["moved down from Tier 3 care"])) == {"Tier 3"}


def test_long_words_in_long_sentences_ask_for_more_schooling() -> None:
    plain = "We will move the stall to the park. It is not far. You can sit down there and rest. " * 4
    hard = (
        "Notwithstanding organisational considerations regarding implementation, representatives acknowledged "
        "interdependencies necessitating comprehensive reconfiguration of neighbourhood infrastructure provision "
    ) * 4

    assert (grade(plain) or 0) < 4 and (grade(hard) or 0) > 20
    assert grade("Too short to say.") is None


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.gov.uk",
        "http://example.gov.uk/",
        "www.example.gov.uk/home.aspx",
        "https://www.example.gov.uk/council_and_democracy",
        "https://www.example.gov.uk/equality/",
    ],
)
def test_a_front_or_topic_page_is_a_landing_page(url: str) -> None:
    assert is_landing_page(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.gov.uk/eia/2026/14",
        "https://example.gov.uk/documents/library-options.pdf",
        "https://example.gov.uk/view?id=12",
        "https://www.example.gov.uk/consultations/library-move",
    ],
)
def test_a_page_of_one_document_is_not(url: str) -> None:
    assert not is_landing_page(url)


def test_a_link_ends_before_the_full_stop() -> None:
    text = "See https://example.gov.uk/eia/14. Then (www.example.org)."

    assert [text[start:end] for _, start, end in urls(text)] == [
        "https://example.gov.uk/eia/14",
        "www.example.org",
    ]


@pytest.mark.parametrize(
    "unit", [".", " ", "\n", "1/", "A ", "AB", "2 ", "1 of 2 ", "a: 1\n", "www.", "consultation ", "we will "]
)
def test_a_long_and_odd_text_is_read_to_its_end(unit: str) -> None:
    text = unit * 20_000

    assert period(text) is None or period(text)
    assert len([*small_counts(text, 5)]) <= len(text)
    assert isinstance(unexplained([text]), dict)
    assert given_away_in(text) is None and commitment(text) is None
    assert only_wishes(text) is False and says_the_duty_is_met(text) is None
    assert to_come(text) is None and says_assessments_are_required(text) is None
    assert (grade(text) or 0) < 1_000_000 and len([*urls(text)]) <= len(text)
