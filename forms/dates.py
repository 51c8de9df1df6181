"""Dates as officers write them: the words as typed, with the parsed day or month beside them."""

from __future__ import annotations

import datetime
import re
from typing import TypedDict

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMERIC = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-]+([a-z]{3,9})\.?,?[ \-]+(\d{4}|\d{2})")
_MONTH = re.compile(r"([a-z]{3,9})\.?,?[ \-]+(\d{4}|\d{2})")
_MONTH_NUMBER = re.compile(r"(\d{1,2})/(\d{4})")


class DateValue(TypedDict):
    """A stored date: ``typed`` is what the officer wrote, ``date`` is ``2022-05-31``, ``2022-05`` or None."""

    typed: str
    date: str | None


def parse(words: str) -> str | None:
    """Read ``words`` as a day (``2022-05-31``) or a month (``2022-05``); None where they are neither.

    The shapes are those that real council papers use: 09/02/2022, 27.1.20, 31-Mar-20, 24th March, 2022,
    November 2022, Apr-12, 2022-02-09. A season, a term or "ongoing" is not a date.
    """
    text = " ".join(words.lower().split())
    if len(text) > 40:
        return None
    if match := _ISO.fullmatch(text):
        return _iso(match[1], match[2], match[3])
    if match := _NUMERIC.fullmatch(text):
        return _iso(match[3], match[2], match[1])
    if match := _DAY_MONTH.fullmatch(text):
        return _iso(match[3], _month_number(match[2]), match[1])
    if match := _MONTH.fullmatch(text):
        return _iso(match[2], _month_number(match[1]), None)
    if match := _MONTH_NUMBER.fullmatch(text):
        return _iso(match[2], match[1], None)
    return None


def value(words: str) -> DateValue:
    """The stored value of a date typed as ``words``."""
    return {"typed": words, "date": parse(words)}


def day(stored: str | None) -> datetime.date | None:
    """The day that a stored ``date`` names; None for a month or nothing."""
    return datetime.date.fromisoformat(stored) if stored and len(stored) == 10 else None


def in_words(stored: DateValue) -> str:
    """``9 February 2022`` or ``November 2022`` where the words were understood, else the words as typed."""
    iso = stored["date"]
    if iso is None:
        return stored["typed"]
    month = f"{_MONTHS[int(iso[5:7]) - 1].capitalize()} {iso[:4]}"
    return f"{int(iso[8:])} {month}" if len(iso) == 10 else month


def _month_number(word: str) -> str:
    for number, month in enumerate(_MONTHS, start=1):
        if month.startswith(word[:4]) and (month.startswith(word) or word == "sept"):
            return str(number)
    return "0"


def _iso(year: str, month: str, day_: str | None) -> str | None:
    full_year = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        date = datetime.date(full_year, int(month), int(day_ or 1))
    except ValueError:
        return None
    return date.isoformat() if day_ else date.isoformat()[:7]
