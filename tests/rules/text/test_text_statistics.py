"""What is a figure about people or money, and what is only a number. Phrases as forms hold them, in our own words."""

from __future__ import annotations

import pytest

from rules.text.ages import names_age
from rules.text.dates import years
from rules.text.statistics import has_statistic

FIGURES = (
    # counts
    "43 referrals", "over 300 people", "Of 212 people aged 16 to 24, 88 replied", "610 of our borrowers are over 70",
    "2,140 borrowed a book last year", "fell from 61 to 43", "up from 12 visits to 30", "under 20 households",
    "12 parents at two meetings on 4 and 11 March", "between 16 and 20 staff", "7 staff work there",
    "0 of 41 rules mention it", "60 pupils in year 6", "we heard 22 people on 12 and 19 January", "2010 people replied",
    # shares, ratios and rates
    "7% of users are Asian", "aged 5-11: 31%", "Census 2021: 12%", "1.5 %", "12 per 1,000", "a ratio of 3 to 1",
    "one in five users", "nine out of ten", "a third of visitors", "two thirds of tenants", "40 per cent", "1 in 4",
    # money, medians, waits
    "£1.2m a year", "£ 300 each", "a median wait of 19 weeks", "people wait 14 months on average",
    "it took 3 years to be housed",
    # words
    "twelve parents said so", "about forty disabled people", "dozens of residents", "opens 38 hours a week",
)  # fmt: skip

NUMBERS = (
    "", "many people", "most families",
    # ages
    "18 and over", "adults 65 or over", "people 16 and older", "18 plus", "over-75s", "the under 5s", "under 18's",
    "aged 16 to 24", "between the ages of 16 and 25", "ages 0-25", "for 0-18 year olds",
    "Birth to 18 (or 25 if needed)",
    "from 16 to 24 for young adults", "a child turning 18", "support changes at 18 and 25 for young people",
    "children up to the age of 25", "12-year-olds", "60+", "Adults from 18 (or 16 where agreed)", "people over 70",
    # laws, references and parts of papers
    "the Equality Act 2010, section 149(1)", "the 2010 Act", "s149", "SI 2017/353, regulation 4", "Article 8",
    "Lots 4 and 5, Tier 3", "lot no. 2", "clause 14.2", "clauses 3, 4 and 7", "Appendix 2 to the report", "table TS021",
    "report CF/48/21-22", "assessment EIA-2026-0031", "Action 1 and action 3", "actions 1, 2 and 6", "KPI 6, quarterly",
    "question 7 of the tender", "the 22 August decision", "key stage 2", "page 41", "ISO 9001", "Covid-19", "WCAG 2.2",
    # dates and times
    "From 1 November 2025 to 31/10/2029", "on 12 and 19 January", "7, 14 and 21 May 2026", "May 4th, 2026", "2025/26",
    "open 24/7, from 6pm", "at 18:30", "a 24-hour line", "open 7 days a week",
    # versions, telephones, lengths of contracts
    "version 1.0", "draft 3", "v0.3", "call 0300 123 4567", "01270 123456", "ring 101", "+44 7700 900123",
    "a 4 year contract", "for 5 years with 2 x 12 months", "three-year plan", "a term of 48 months", "1:1 support",
    # the numbers of a list
    "1. Change nothing\n2. Close the site", "(3) Move it",
)  # fmt: skip


@pytest.mark.parametrize("text", FIGURES)
def test_a_count_a_share_a_rate_or_a_sum_is_a_statistic(text: str) -> None:
    assert has_statistic(text)


@pytest.mark.parametrize("text", NUMBERS)
def test_an_age_a_law_a_label_or_a_length_is_no_statistic(text: str) -> None:
    assert not has_statistic(text)


@pytest.mark.parametrize(
    "text", ["people over 70", "18 and over", "from 16 to 24 for young adults", "27 are 55+"]
)
def test_an_age_in_figures_is_known(text: str) -> None:
    assert names_age(text)


@pytest.mark.parametrize(
    "text", ["over 70 people", "fell from 61 to 43", "in 2021", "route 18", "the over confident"]
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert not names_age(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Census 2021, table TS021", (2021,)),
        ("our records, April 2025 to March 2026", (2025, 2026)),
        ("2019-20 and 2023/24", (2020, 2024)),
        ("from 2018 to 2021", (2021,)),
        ("2,010 people and 2010% of it", ()),
        ("12034", ()),
    ],
)
def test_years_are_read_and_of_a_span_the_last(text: str, expected: tuple[int, ...]) -> None:
    assert years(text) == expected


@pytest.mark.parametrize(
    "unit", ["1 and ", "12, ", "1 Jan, ", "aged 1 to ", "A-1/", "lot 1, ", "1-", "one in ", "£"]
)
def test_a_long_and_odd_text_is_read_to_its_end(unit: str) -> None:
    assert has_statistic(unit * 20_000) in (True, False)
    assert names_age(unit * 20_000) in (True, False)
    assert isinstance(years(unit * 20_000), tuple)
