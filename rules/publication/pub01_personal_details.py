"""PUB01: details of a person that must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text

_DETAILS = {
    "an email address": re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b"),
    "a mobile telephone number": re.compile(r"(?<![\d+])(?:\+44 ?|0)7\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)"),
    "a National Insurance number": re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    "a date of birth": re.compile(r"\b(?:[Dd]ate of birth|DOB|d\.o\.b\.)[: ]{1,3}\d{1,2}[/.\- ]"),
}


@rule("PUB01", "personal-details", Severity.BLOCKER, needs=(), locked=True, since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer, text in every_text(doc):
        for what, pattern in _DETAILS.items():
            if match := pattern.search(text):
                yield Hit(
                    answer.address,
                    f"This answer holds {what}. It would be published.",
                    match.span() if not answer.question.columns else None,
                )
