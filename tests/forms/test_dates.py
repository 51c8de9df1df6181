"""Dates keep the words as typed; the parsed date stands beside them, never instead."""

from __future__ import annotations

import pytest

from forms import dates

UNDERSTOOD = {
    "09/02/2022": "2022-02-09",
    "27.01.20": "2020-01-27",
    "27.1.20": "2020-01-27",
    "31-Mar-20": "2020-03-31",
    "24 March 2022": "2022-03-24",
    "24th March, 2022": "2022-03-24",
    "1st  Sept 2022": "2022-09-01",
    "2022-02-09": "2022-02-09",
    "November 2022": "2022-11",
    "Apr-12": "2012-04",
    "04/2023": "2023-04",
}
NOT_A_DATE = [
    "",
    "Ongoing",
    "Summer 2019",
    "TBC",
    "31/02/2022",
    "31//2022",
    "13/13/2022",
    "Q3 2021-22",
    "Mayor 2022",
]


@pytest.mark.parametrize(("typed", "iso"), UNDERSTOOD.items())
def test_the_shapes_found_in_council_papers_are_read(typed: str, iso: str) -> None:
    assert dates.parse(typed) == iso


@pytest.mark.parametrize("typed", NOT_A_DATE)
def test_words_that_name_no_day_or_month_stay_words(typed: str) -> None:
    assert dates.value(typed) == {"typed": typed, "date": None}
    assert dates.in_words(dates.value(typed)) == typed


def test_a_date_is_printed_in_words() -> None:
    assert dates.in_words(dates.value("09/02/2022")) == "9 February 2022"
    assert dates.in_words(dates.value("Apr-12")) == "April 2012"
