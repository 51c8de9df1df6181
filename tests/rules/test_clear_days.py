"""The last day for publishing papers, against meetings whose day was counted by hand."""

from __future__ import annotations

import datetime

import pytest

from rules.clear_days import calendar, latest_publication_day, working_days_before

DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("meeting", "latest"),
    [
        ("2022-03-24", "2022-03-16"),
        ("2022-05-23", "2022-05-13"),
        ("2022-07-11", "2022-07-01"),
        ("2023-01-16", "2023-01-06"),
        ("2023-02-13", "2023-02-03"),
        ("2023-03-20", "2023-03-10"),
    ],
)
def test_five_clear_days_in_england(meeting: str, latest: str) -> None:
    assert latest_publication_day(DAY(meeting)) == DAY(latest)


@pytest.mark.parametrize(
    ("meeting", "nation", "latest"),
    [
        # Easter: Good Friday and Easter Monday in England, no bank holiday on Easter Monday in Scotland.
        ("2019-04-24", "england", "2019-04-12"),
        ("2019-04-24", "scotland", "2019-04-15"),
        # The funeral of 19 September 2022 and the coronation of 8 May 2023 were days of one year only.
        ("2022-09-21", "england", "2022-09-12"),
        ("2023-05-10", "wales", "2023-04-28"),
        ("2022-05-10", "england", "2022-04-29"),
        # St Patrick's Day and the Twelfth.
        ("2023-03-20", "northern_ireland", "2023-03-09"),
        ("2027-07-14", "northern_ireland", "2027-07-05"),
    ],
)
def test_bank_holidays_are_no_clear_days(meeting: str, nation: str, latest: str) -> None:
    assert latest_publication_day(DAY(meeting), nation=nation) == DAY(latest)


def test_the_number_of_clear_days_and_the_lead_time_are_settings() -> None:
    assert latest_publication_day(DAY("2022-03-24"), clear_days=3) == DAY("2022-03-18")
    assert latest_publication_day(DAY("2022-03-24"), lead_days=2) == DAY("2022-03-14")


def test_a_day_is_itself_when_nothing_is_counted() -> None:
    assert working_days_before(DAY("2022-03-26"), 0) == DAY("2022-03-26")


def test_outside_the_years_that_are_known_only_weekends_are_left_out() -> None:
    christmas = DAY("2029-12-25")

    assert not calendar().covers(christmas) and calendar().is_working_day(christmas)
    assert latest_publication_day(DAY("2029-12-27")) == DAY("2029-12-19")


@pytest.mark.parametrize("nation", ["england", "wales", "scotland", "northern_ireland"])
def test_every_year_of_a_calendar_has_its_days_and_none_falls_on_a_weekend(nation: str) -> None:
    known = calendar(nation)
    years = [day.year for day in known.holidays]

    assert (known.first_year, known.last_year) == (2018, 2028)
    assert all(8 <= years.count(year) <= 12 for year in range(2018, 2029))
    assert all(day.weekday() < 5 and known.covers(day) for day in known.holidays)
    assert list(known.holidays) == sorted(known.holidays)


def test_another_nation_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValueError, match="no calendar for 'jersey'; there are england"):
        calendar("jersey")
