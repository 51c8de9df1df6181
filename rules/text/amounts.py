"""Sums of money and lengths of time in a text, in one unit each, so that £22m and £22 million are the same."""

from __future__ import annotations

import re
from decimal import Decimal

from rules.text.pattern import compiled

_SUM = compiled(r"£\s?(\d[\d,]{0,15}(?:\.\d{1,6})?)\s?(billion|bn|million|m|thousand|k)?\b", re.IGNORECASE)
_TIMES = {"billion": 10**9, "bn": 10**9, "million": 10**6, "m": 10**6, "thousand": 10**3, "k": 10**3}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TERM = compiled(rf"\b(\d{{1,3}}|{'|'.join(_WORDS)})[ -](year|month)s?\b", re.IGNORECASE)


def sums(text: str) -> frozenset[int]:
    """Every sum of money in ``text``, in whole pounds."""
    return frozenset(
        int(Decimal(digits.replace(",", "")) * _TIMES.get(unit.lower(), 1))
        for digits, unit in _SUM.findall(text)
    )


def terms(text: str) -> frozenset[int]:
    """Every length of time in ``text``, in months: ``five years`` and ``60 months`` are both 60."""
    return frozenset(
        (int(number) if number.isdigit() else _WORDS.index(number.lower()) + 1)
        * (12 if unit.lower() == "year" else 1)
        for number, unit in _TERM.findall(text)
    )
