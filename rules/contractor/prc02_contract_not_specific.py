"""PRC02: contractors are to obey equality law, and nothing specific makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import readable, typed
from rules.text.pattern import compiled

#: The four places where a contract can hold a supplier to it, each made specific by a number, a name or a rhythm.
_SPECIFIC = (
    compiled(
        r"\bquestion \d|\bq\d|\bscored\b|\bweight(?:ed|ing)\b|\bmethod statement\b|\bpass or fail\b", re.I
    ),
    compiled(r"\bclause\b|\bschedule \d|\bcondition \d|\bspecification (?:section|para)|\bsection \d", re.I),
    compiled(r"\bkpis?\b|\bindicators?\b|\btargets?\b|\bmeasures? \d", re.I),
    compiled(
        r"\b(?:monthly|quarterly|yearly|annual(?:ly)?)\b|\b(?:every|each) (?:\w+ )?(?:weeks?|months?|quarters?|year)\b"
        r"|\baudit|\bsite visits?\b",
        re.I,
    ),
)
LEAST = 2


@rule("PRC02", "contract-not-specific", Severity.WARNING, precision="M", needs=("contractor",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "contractor"):
        text = typed(answer)
        if answer.choice == "yes" and sum(bool(way.search(text)) for way in _SPECIFIC) < LEAST:
            yield Hit(
                answer.address,
                "Contractors carry this out, and fewer than two specific means are named: a scored question, a "
                "clause, an indicator, a dated check.",
            )
