"""Percentages, and whether a reader can tell of how many and when."""

from __future__ import annotations

import re

from rules.text.dates import DATE, years
from rules.text.once import once
from rules.text.pattern import compiled

_PERCENT = compiled(r"\b\d{1,3}(?:\.\d+)?\s?(?:%|per ?cent\b)", re.IGNORECASE)
#: "31 of 155", "(n = 155)", "of 2,140 borrowers", "155 people": the number behind the share.
_BASE = compiled(
    r"\b\d[\d,]* (?:of|out of) (?:the |our )?\d|\bn\s?=\s?\d|\b(?:of|among|from) (?:the |our |all "
    r"|about )?\d[\d,]*\b(?!\s?%)"
    r"|\b\d[\d,]* (?:\w+ )?(?:people|residents|users|respondents|replies|responses|households|families"
    r"|staff|children|pupils"
    r"|members|borrowers|tenants|patients|carers|adults|women|men|parents|referrals|cases|visits|answers"
    r"|borrowed|said|replied"
    r"|answered)\b",
    re.IGNORECASE,
)
#: A percentage that is a weight, a price or a promise, not a share of people.
_NOT_PEOPLE = compiled(
    r"\b(?:weight\w*|score\w*|scoring|quality|marks?|discount|interest|inflation|vat|tax|saving|cut|budget"
    r"|target|uplift)\b",
    re.IGNORECASE,
)


@once
def bare_percentage(text: str) -> tuple[int, int] | None:
    """The span of the first percentage of ``text`` with neither a number behind it nor a year in the text, or None."""
    if not _PERCENT.search(text) or years(text) or DATE.search(text):
        return None
    for start, end in _PERCENT.sentences(text):
        match = _PERCENT.search(text, start, end)
        sentence = text[start:end]
        if match and not _BASE.search(sentence) and not _NOT_PEOPLE.search(sentence):
            return match.span()
    return None
