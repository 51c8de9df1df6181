"""Whether a text says where its facts come from."""

from __future__ import annotations

import re

from rules.text.once import once
from rules.text.pattern import compiled
from rules.text.phrases import has

_LINK = compiled(r"https?://|\bwww\.", re.IGNORECASE)
_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_CITED = compiled(r"\([A-Z][^()]{0,80}\b(?:19|20)\d\d")
#: Who or what publishes figures; with a year beside it, a reader can look the figure up.
_PUBLISHERS = (
    "census", "survey", "jsna", "strategic needs assessment", "ons", "office for national statistics", "nomis",
    "ofsted", "nhs digital", "nhs england", "dfe", "department for education", "dwp", "public health england",
    "ohid", "fingertips", "cqc", "lg inform", "joseph rowntree", "indices of deprivation",
    "index of multiple deprivation", "imd", "annual report", "needs assessment", "consultation report",
    "case records", "case management", "records", "our records", "service records", "council records",
    "referral data", "referral records", "monitoring data", "user data", "service data", "client data",
    "complaints log", "register", "workforce data", "dashboard", "liquidlogic", "mosaic", "sample of", "log",
    "logs", "logged", "count of", "counts of", "counted", "handbook", "minutes of", "form of", "audit",
    "evaluation", "focus group", "workshop", "interviews", "test log", "bookings", "membership data",
    "committee report", "research by",
)  # fmt: skip

_NATIONAL = compiled(
    r"\b(?:nationally|national(?! origins?| insurance)|uk|u\.k\.|united kingdom|england|english average"
    r"|britain|british average"
    r"|great britain|wales|scotland|northern ireland|country-?wide|across the country)\b",
    re.IGNORECASE,
)
#: Names of national bodies and publications say who counted, not where; a place of birth says who, not where.
_BODIES = compiled(
    r"\b(?:office for national statistics|national health service|nhs england|sport england|public health england"
    r"|arts council england|national (?:institute|autistic society|audit office|deaf children's society"
    r"|union)[a-z ]*|(?:outside|born in) (?:the )?(?:uk|united kingdom|britain|england|wales|scotland))\b",
    re.IGNORECASE,
)
_LOCAL = compiled(
    r"\b(?:local(?:ly|ities)?|borough|ward|wards|district|county|town|village|parish|city|council(?: area"
    r"|'s)?|ours?|we|us|here"
    r"|neighbourhood|street|streets|area|catchment|postcode|lsoa|jsna|region(?:al)?|site|service|school"
    r"|library|centre"
    r"|respondents|users|borrowers|tenants|residents|staff|case files?|records|sample|referrals?|survey of)\b",
    re.IGNORECASE,
)
#: "in Ashford": a name with a capital that is neither a nation nor a month.
_PLACE = compiled(
    r"\b(?:in|across|around|within|for) (?!England|Britain|Great|Wales|Scotland|Northern|United|UK|Census"
    r"|Europe|The|January"
    r"|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn"
    r"|Winter)[A-Z][a-z]{2,}"
)


@once
def only_national(text: str) -> bool:
    """Whether the only place that ``text`` speaks of is a whole nation."""
    left = _BODIES.sub(" ", text)
    return bool(_NATIONAL.search(left)) and not _LOCAL.search(left) and not _PLACE.search(left)


@once
def names_source(text: str) -> bool:
    """Whether ``text`` gives a link, a bracketed reference with a year, or a publisher and a year in one sentence."""
    if _LINK.search(text) or _CITED.search(text):
        return True
    if not _YEAR.search(text) or not has(text, _PUBLISHERS):
        return False
    return any(
        _YEAR.search(text, start, end) and has(text[start:end], _PUBLISHERS)
        for start, end in _YEAR.sentences(text)
    )
