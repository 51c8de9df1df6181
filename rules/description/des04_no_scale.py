"""DES04: neither people nor money are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.pattern import compiled
from rules.text.statistics import has_statistic

#: How long something lasts says nothing of how many people it touches.
_DURATION = compiled(r"\b\d+[ -](?:years?|months?|weeks?|days?|hours?)\b", re.IGNORECASE)


@rule("DES04", "no-scale", Severity.WARNING, precision="M", needs=("description",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    described = list(given(doc, "description"))
    size = doc.all("numbers") + doc.all("cost")
    if not described or any(answer.is_unreadable for answer in size):
        return
    texts = [
        typed(a) for a in (*described, *given(doc, "affected_people", "stakeholders", "numbers", "cost"))
    ]
    if not any(has_statistic(_DURATION.sub(" ", text)) for text in texts):
        address = size[0].address if size else described[0].address
        yield Hit(address, "Nothing says how many people this affects or how much money is involved.")
