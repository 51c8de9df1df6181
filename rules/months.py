"""Counting in months, as thresholds do."""

from __future__ import annotations

import calendar
import datetime


def later(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month ``months`` later, or the last day of a shorter month; earlier for a negative number."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def first_day(iso: str) -> datetime.date | None:
    """The first day that a stored date or month can mean; None for no date."""
    return datetime.date.fromisoformat(f"{iso}-01"[:10]) if iso else None


def last_day(iso: str) -> datetime.date | None:
    """The last day that a stored date or month can mean; None for no date."""
    first = first_day(iso)
    return first if first is None or len(iso) == 10 else later(first, 1) - datetime.timedelta(days=1)
