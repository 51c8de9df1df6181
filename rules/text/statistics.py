"""Whether a text holds a figure about people, and not only a date, an age, a law's year or a section number."""

from __future__ import annotations

import re
from functools import lru_cache

from rules.text.dates import without_dates

#: Numbers that say where something stands or what it is called, not how many.
_LABEL = re.compile(
    r"\b(?:sections?|s|sch|schedule|regulations?|reg|article|clauses?|lots?|tiers?|parts?|para|paragraphs?|annex|appendix"
    r"|tables?|figures?|fig|version|v|option|actions?|phases?|stages?|steps?|questions?|pages?|kpi|ks|levels?|bands?"
    r"|grades?|forms?|eia|item|year|type)\.?[ -]?\d+(?:\.\d+)*[a-z]?(?:\(\w{1,4}\))*(?:\s?(?:-|–|and|to|,)\s?\d+)?",
    re.IGNORECASE,
)
#: Ages: a scope says who a service is for, not who uses it.
_COUNTED = r"\s[a-z]*(?:people|children|famil|household|users|carers)"
_AGE = re.compile(
    r"\b(?:aged?|ages|under|over|up to|to|birth to|from)[ -](?:the age of )?\d{1,2}s?\b"
    rf"(?![\d%,.]?\d|\s?%|{_COUNTED})"
    r"|\b\d{1,2}\s?[-–]\s?\d{1,2}\b(?!\s?%)"
    r"|\bor \d{1,2} where\b"
    r"|\b\d{1,2}[ -]years?[ -](?:olds?|of age|contract|term|plan|strategy)\b"
    r"|\b\d{1,2}\+",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"\b(?:19|20)\d\d(?:\s?[-–/]\s?\d{{2,4}})?\b(?!\s?%|{_COUNTED})", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)\b|\b24/7\b", re.IGNORECASE)
_SHARE_IN_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)\b"
    r"|\b(?:a |one |two |three )?(?:half|thirds?|quarters?|fifths?|tenths?) of\b"
    r"|\bper cent\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=2048)
def has_statistic(text: str) -> bool:
    """Whether ``text`` holds a count, a share or a sum."""
    if not _DIGIT.search(text):
        return bool(_SHARE_IN_WORDS.search(text))
    left = without_dates(text)
    for pattern in (_LABEL, _AGE, _YEAR, _CLOCK):
        left = pattern.sub(" ", left)
    return bool(_DIGIT.search(left) or _SHARE_IN_WORDS.search(text))
