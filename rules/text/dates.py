"""Dates inside running text."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = re.compile(
    rf"\b\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}\b"
    rf"|\b\d{{4}}-\d\d-\d\d\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\b(?:\s\d{{4}}\b)?"
    rf"|\b{_MONTH}\s\d{{4}}\b",
    re.IGNORECASE,
)


def without_dates(text: str) -> str:
    """``text`` with every written-out date removed, the name of its month included."""
    return DATE.sub(" ", text) if any(letter.isdigit() for letter in text) else text
