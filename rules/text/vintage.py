"""How old the evidence in a text is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from rules.text.dates import YEARS, years
from rules.text.pattern import compiled
from rules.text.periods import period

#: A census is taken every ten years, and its tables are out about two years later.
CENSUS_HOLDS = 12
_CENSUS = compiled(r"\bcensus\b", re.IGNORECASE)
#: Years that name a law, or say since when something has stood, are not the date of a finding.
_NOT_OF_A_FINDING = compiled(
    r"\b(?:act|regulations?|order|rules|code|bill)(?: of)? (?:19|20)\d\d\b|\b(?:19|20)\d\d (?:act"
    r"|regulations?|order)\b"
    r"|\b(?:since|opened in|built in|founded in|established in|set up in|began in|born in|target for"
    r"|by) (?:\w+ )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def newest(texts: Iterable[str], as_of: datetime.date) -> datetime.date | None:
    """The last day that the evidence in ``texts`` can be of, as seen on ``as_of``; None where no year is given.

    A year alone stands for its last day. A census counts as new until the tables of the next one are out.
    """
    days = [
        day for text in texts for start, end in YEARS.sentences(text) for day in _days(text[start:end], as_of)
    ]
    return max(days, default=None)


def _days(sentence: str, as_of: datetime.date) -> Iterator[datetime.date]:
    if not years(sentence):
        return
    text = _NOT_OF_A_FINDING.sub(" ", sentence)
    found = [year for year in years(text) if year <= as_of.year]
    if not found:
        return
    year = max(found)
    if _CENSUS.search(text) and year + CENSUS_HOLDS > as_of.year:
        yield as_of
        return
    named = period(text)
    exact = named.last if named and named.last.year == year else datetime.date(year, 12, 31)
    yield min(exact, as_of)


def before(day: datetime.date, number: int) -> datetime.date:
    """The day ``number`` years before ``day``; 28 February for a 29th that the year lacks."""
    try:
        return day.replace(year=day.year - number)
    except ValueError:
        return day.replace(year=day.year - number, day=28)
