"""Whether a text holds a figure about people or money, and not only a date, an age, a law's year or a number
that is a name.
"""

from __future__ import annotations

import re

from rules.text.ages import COUNTED, without_ages
from rules.text.dates import without_dates
from rules.text.once import once
from rules.text.pattern import compiled, has_digit

#: Numbers that say where something stands or what it is called, not how many.
_LABEL = compiled(
    r"\b(?:sections?|s|ss|sch|schedules?|regulations?|regs?|articles?|arts?|clauses?|conditions?|lots?|tiers?|parts?|para"
    r"|paras|paragraphs?|annex(?:es)?|appendix|appendices|tables?|figures?|fig|versions?|v|ver|draft|issue|options?"
    r"|actions?|phases?|stages?|steps?|questions?|q|pages?|p|kpis?|ks|key stage|levels?|bands?|grades?|forms?|eia"
    r"|items?|year|type|categor(?:y|ies)|class|priorit(?:y|ies)|objectives?|outcomes?|principles?|standards?|criteri(?:on|a)"
    r"|chapters?|rows?|lines?|rooms?|units?|blocks?|routes?|bus|no|number|ref|reference|wcag|iso"
    r"|covid|strands?|themes?)\.?[ -]?(?:no\.? )?\d+(?:\.\d+)*[a-z]?(?:\(\w{1,4}\))*"
    rf"(?:\s?(?:-|–|&|and|to|or|,)\s?\d+(?:\.\d+)*[a-z]?(?:\(\w{{1,4}}\))*){{0,5}}(?!\d|\s?%|,\d|{COUNTED})",
    re.IGNORECASE,
)
#: ``CF/48/21-22``, ``EIA-2026-0031``, ``TS007A``, ``2017/353``: a reference is read as one.
_REFERENCE = compiled(
    r"\b[A-Z]{1,6}[-/]?\d+[A-Z]?\b(?:[-/]\d+)*|\b[A-Z]{2,6}[-/](?:[A-Z]+[-/])*\d+(?:[-/]\d+)*|\b\d{4}/\d{3,4}\b"
)
_LIST_NUMBER = compiled(r"^[ \t]*\(?\d{1,2}[.)](?=\s)", re.MULTILINE)
_PHONE = compiled(
    r"(?:\+44[ -]?|\b0)\d{2,4}[ -]?\d{3,4}(?:[ -]?\d{3,4})?\b|\b(?:call|ring|dial|phone|on) (?:101|111|999)\b"
)
_YEAR = compiled(rf"\b(?:19|20)\d\d(?:\s?(?:-|–|/)\s?\d{{2,4}})?\b(?!\s?%|[,.]\d|{COUNTED})", re.IGNORECASE)
_CLOCK = compiled(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)\b|\b24/7\b|\b\d\d?:[0-5][05]\b|\b24[ -]?hours?\b|\b[5-7] days (?:a|per) week\b"
    r"|\b(?:1:1|1-2-1|2:1|1-to-1)\b",
    re.IGNORECASE,
)
#: How long a contract, a plan or a law lasts. How long people wait is a figure about them.
_TERM = compiled(
    r"\b\d{1,2}(?:\s?(?:-|–|to|x|\+)\s?\d{1,2})?[ -](?:calendar )?(?:years?|months?)\b", re.IGNORECASE
)
_MEASURED = compiled(
    r"\b(?:median|mean|average|typical(?:ly)?|wait(?:s|ed|ing)?|took|take[ns]?|delay(?:s|ed)?|longer|shorter|sooner"
    r"|life expectancy)\b",
    re.IGNORECASE,
)
_NUMBER_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|hundreds|a dozen|dozens)"
)
_IN_WORDS = compiled(
    rf"\b(?:one|{_NUMBER_WORD}) (?:in|out of) (?:every )?{_NUMBER_WORD}\b"
    r"|\b(?:a |one |two |three )?(?:half|thirds?|quarters?|fifths?|tenths?) of\b"
    r"|\bper cent\b"
    rf"|\b{_NUMBER_WORD}(?: of)?{COUNTED}",
    re.IGNORECASE,
)
_CERTAIN = compiled(r"£\s?\d|\d\s?%")


@once
def has_statistic(text: str) -> bool:
    """Whether ``text`` holds a count, a share, a rate, a median or a sum."""
    if not has_digit(text):
        return bool(_IN_WORDS.search(text))
    if _CERTAIN.search(text) or _IN_WORDS.search(text):
        return True
    left = without_dates(text)
    for pattern in (_PHONE, _LIST_NUMBER, _CLOCK, _REFERENCE):
        left = pattern.sub(" ", left)
    left = _LABEL.sub(" ", without_ages(_YEAR.sub(" ", left)))
    if not _MEASURED.search(left):
        left = _TERM.sub(" ", left)
    return has_digit(left)
