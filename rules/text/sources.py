"""Whether a text says where its facts come from."""

from __future__ import annotations

import re
from functools import lru_cache

from rules.text.phrases import has
from rules.text.words import sentences

_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CITED = re.compile(r"\([A-Z][^()]{0,80}\b(?:19|20)\d\d")
#: Who or what publishes figures; with a year beside it, a reader can look the figure up.
_PUBLISHERS = (
    "census", "survey", "jsna", "strategic needs assessment", "ons", "office for national statistics", "nomis",
    "ofsted", "nhs digital", "nhs england", "dfe", "department for education", "dwp", "public health england",
    "ohid", "fingertips", "cqc", "lg inform", "joseph rowntree", "indices of deprivation",
    "index of multiple deprivation", "imd", "annual report", "needs assessment", "consultation report",
    "case records", "case management", "our records", "service records", "council records", "referral data",
    "referral records", "monitoring data", "user data", "service data", "client data", "complaints log", "register",
    "workforce data", "dashboard", "liquidlogic", "mosaic", "sample of", "audit", "evaluation", "focus group",
    "workshop", "interviews", "test log", "bookings", "membership data", "committee report", "research by",
)  # fmt: skip


@lru_cache(maxsize=2048)
def names_source(text: str) -> bool:
    """Whether ``text`` gives a link, a bracketed reference with a year, or a publisher and a year in one sentence."""
    if _LINK.search(text) or _CITED.search(text):
        return True
    if not _YEAR.search(text):
        return False
    return any(
        _YEAR.search(text, start, end) and has(text[start:end], _PUBLISHERS) for start, end in sentences(text)
    )
