"""The day by which papers must be out before a meeting.

Clear days are working days between the day of publication and the day of the meeting, neither of them counted.
Five are asked of councils in England: Local Government Act 1972, s100B, with SI 2002/715; for meetings of an
executive SI 2012/2089, reg 6. How many there are is a council's setting, because other nations differ.

Bank holidays are data, in ``rules/bank_holidays``: one file per nation, one line per day. A one-off day or a new
year is added there, with ``last_year`` moved on, from https://www.gov.uk/bank-holidays.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CLEAR_DAYS = 5
_FOLDER = Path(__file__).parent / "bank_holidays"
_FILES = {
    "england": "england_and_wales",
    "wales": "england_and_wales",
    "scotland": "scotland",
    "northern_ireland": "northern_ireland",
}
_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The bank holidays of a nation, by day, and the years for which they are known."""

    holidays: dict[datetime.date, str]
    first_year: int
    last_year: int

    def covers(self, day: datetime.date) -> bool:
        return self.first_year <= day.year <= self.last_year

    def is_working_day(self, day: datetime.date) -> bool:
        """Whether offices are open on ``day``; in a year not covered, every Monday to Friday counts."""
        return day.weekday() < 5 and day not in self.holidays


@cache
def calendar(nation: str = "england") -> Calendar:
    """The calendar of ``nation``: england, wales, scotland or northern_ireland. Raises ValueError for another."""
    if nation not in _FILES:
        raise ValueError(f"There is no calendar for {nation!r}; there are {', '.join(_FILES)}.")
    source = json.loads((_FOLDER / f"{_FILES[nation]}.json").read_text(encoding="utf-8"))
    return Calendar(
        holidays={datetime.date.fromisoformat(day): name for day, name in source["holidays"].items()},
        first_year=source["first_year"],
        last_year=source["last_year"],
    )


def working_days_before(day: datetime.date, count: int, nation: str = "england") -> datetime.date:
    """The ``count``-th working day before ``day``; ``day`` itself, whatever it is, when ``count`` is 0."""
    known = calendar(nation)
    while count > 0:
        day -= _ONE_DAY
        count -= known.is_working_day(day)
    return day


def latest_publication_day(
    meeting: datetime.date, clear_days: int = CLEAR_DAYS, nation: str = "england", lead_days: int = 0
) -> datetime.date:
    """The last day on which papers for ``meeting`` can be published with ``clear_days`` clear working days.

    ``lead_days`` are the working days a council keeps for printing the agenda; they come on top. Beyond the years
    that the calendar covers the day given may be later than the true one, never earlier.
    """
    return working_days_before(meeting, clear_days + 1 + lead_days, nation)
