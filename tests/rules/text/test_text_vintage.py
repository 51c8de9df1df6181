"""The date of evidence, as forms give it."""

from __future__ import annotations

import datetime

import pytest

from rules.text.vintage import before, newest

TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A survey of 2015 found 12%", datetime.date(2015, 12, 31)),
        ("Our records, April 2023 to March 2024", datetime.date(2024, 3, 31)),
        ("Returns for 2019-20", datetime.date(2020, 12, 31)),
        ("Survey of 2014. Visits, June 2021", datetime.date(2021, 6, 30)),
        ("Census 2021, table TS021: 8%", TODAY),
        ("Census 2011: 4%", datetime.date(2011, 12, 31)),
        ("Counts of 2026", TODAY),
        ("Equality Act 2010; counted in 2018", datetime.date(2018, 12, 31)),
    ],
)
def test_the_newest_date_counts(text: str, expected: datetime.date) -> None:
    assert newest([text], TODAY) == expected


@pytest.mark.parametrize(
    "text", ["the Equality Act 2010", "open since 1998", "a target for 2030", "12 people", "2,015 people", ""]
)
def test_a_law_a_start_or_a_target_dates_no_evidence(text: str) -> None:
    assert newest([text], TODAY) is None


def test_years_before_a_leap_day() -> None:
    assert before(datetime.date(2028, 2, 29), 3) == datetime.date(2025, 2, 28)
    assert before(TODAY, 3) == datetime.date(2023, 11, 22)
