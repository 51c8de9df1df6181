"""Dates inside running text."""

from __future__ import annotations

import re

from rules.text.once import once
from rules.text.pattern import compiled, has_digit

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
#: ``4 to 25 January``, ``12 and 19 January``, ``7, 14 and 21 May``: the earlier days lean on the month of the last.
_EARLIER = rf"(?:{_DAY}\s?(?:,|and|&|to|until|-|–)\s?){{0,3}}"
DATE = compiled(
    rf"\b\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}\b"
    rf"|\b\d{{4}}-\d\d-\d\d\b"
    rf"|\b{_EARLIER}{_DAY}\s(?:of\s)?{_MONTH}\b(?:\s\d{{4}}\b)?"
    rf"|\b{_MONTH}\s{_DAY}(?:,?\s\d{{4}})?\b(?!\d)"
    rf"|\b{_MONTH}\s\d{{4}}\b",
    re.IGNORECASE,
)
#: ``2025``, ``2025-26``, ``2019/20`` or ``2018 to 2021``; the last year named is the one that counts.
YEARS = compiled(r"\b((?:19|20)\d\d)(?:\s?(?:-|–|/|to)\s?((?:19|20)\d\d|\d\d)\b)?(?![\d%,.]?\d|\s?%)")


def without_dates(text: str) -> str:
    """``text`` with every written-out date removed, the name of its month included."""
    return DATE.sub(" ", text) if has_digit(text) else text


@once
def years(text: str) -> tuple[int, ...]:
    """The years that ``text`` names, in order; of a span such as 2025-26 the last one."""
    found = []
    for match in YEARS.finditer(text):
        first, last = int(match[1]), match[2]
        if last and len(last) == 2:
            last = match[1][:2] + last
        found.append(int(last) if last and first <= int(last) <= first + 20 else first)
    return tuple(found)
