"""The first and last day that words such as "4 to 25 January 2027" name."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from rules.text.pattern import compiled

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
#: The shapes that council papers use, a day that borrows its month from the next one ("4 to 25 January") last.
_TOKEN = compiled(
    r"\b(?P<iso>\d{4}-\d\d(?:-\d\d)?)\b"
    r"|\b(?P<numeric>\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d\d))\b"
    rf"|\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ \-](?P<month>{_MONTH})\b\.?(?:,?[ \-](?P<year>\d{{4}}|\d\d(?![\d:])))?"
    rf"|\b(?P<only>{_MONTH})\b\.?(?:,?[ \-](?P<only_year>\d{{4}})|-(?P<only_short>\d\d)\b)?"
    r"|\b(?P<bare>\d{1,2})(?:st|nd|rd|th)?(?=\s?(?:to|and|until|till|-|–|,|&)\s?\d)",
    re.IGNORECASE,
)
_THROUGH = compiled(r"\s*(?:to|until|till|-|–|—|through)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """``first`` and ``last`` are days; a month alone stands for the whole of it, and then it is not ``exact``.

    ``is_run`` says that the days between count too: "4 to 25 January", not "4 and 25 January".
    """

    first: datetime.date
    last: datetime.date
    exact: bool
    is_run: bool
    #: The last day cannot be earlier than this.
    last_at_least: datetime.date

    @property
    def days(self) -> int:
        """How many days it lasts, both ends counted."""
        return (self.last - self.first).days + 1


@dataclass(slots=True)
class _Date:
    day: int | None
    month: int | None
    year: int | None
    start: int
    end: int


def period(text: str) -> Period | None:
    """The time that ``text`` names; None where it names no day or month with a year."""
    found = [token for match in _TOKEN.finditer(text[:300]) if (token := _token(match))]
    for at in range(len(found) - 2, -1, -1):
        found[at].month = found[at].month or found[at + 1].month
        found[at].year = found[at].year or _earlier_year(found[at], found[at + 1])
    whole = [token for token in found if token.month and token.year]
    try:
        firsts = [datetime.date(t.year or 0, t.month or 0, t.day or 1) for t in whole]
        lasts = [datetime.date(t.year or 0, t.month or 0, t.day or _length(t)) for t in whole]
    except ValueError:
        return None
    if not firsts:
        return None
    between = [text[one.end : other.start] for one, other in zip(whole, whole[1:], strict=False)]
    return Period(
        first=min(firsts),
        last=max(lasts),
        exact=all(token.day for token in whole),
        is_run=len(whole) == 2 and _runs(text[: whole[0].start], between[0]),
        last_at_least=max(firsts),
    )


def months_named(text: str) -> frozenset[tuple[int | None, int]]:
    """The different months that ``text`` names, each with its year where one is given beside it."""
    found = [token for match in _TOKEN.finditer(text) if (token := _token(match))]
    return frozenset((token.year, token.month) for token in found if token.month)


def _runs(before: str, between: str) -> bool:
    """Whether two dates are the ends of one time: "3 to 9 May", "between 3 and 9 May"."""
    if _THROUGH.fullmatch(between):
        return True
    return between.strip().lower() == "and" and before.rstrip().lower().endswith("between")


def _token(match: re.Match[str]) -> _Date | None:
    where = match.start(), match.end()
    if iso := match["iso"]:
        parts = [int(part) for part in iso.split("-")]
        return _Date(parts[2] if len(parts) > 2 else None, parts[1], parts[0], *where)
    if numeric := match["numeric"]:
        day, month, year = re.split(r"[/.\-]", numeric)
        return _Date(int(day), int(month), _full(int(year)), *where)
    if match["day"]:
        full = _full(int(match["year"])) if match["year"] else None
        return _Date(int(match["day"]), _number(match["month"]), full, *where)
    if match["only"]:
        year = match["only_year"] or match["only_short"]
        if match["only"].lower() == "may" and not year and not match["only"][0].isupper():
            return None
        return _Date(None, _number(match["only"]), _full(int(year)) if year else None, *where)
    return _Date(int(match["bare"]), None, None, *where)


def _earlier_year(one: _Date, later: _Date) -> int | None:
    """The year of a date written without one: that of the next date, or the one before over New Year."""
    if later.year and one.month and later.month and one.month > later.month:
        return later.year - 1
    return later.year


def _number(month: str) -> int:
    return _NAMES.index(month.lower()[:3]) + 1


def _full(year: int) -> int:
    return year if year > 99 else 2000 + year


def _length(token: _Date) -> int:
    return calendar.monthrange(token.year or 0, token.month or 0)[1]
