"""PUB01: details of a person that must not be published."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text
from rules.text.once import once
from rules.text.pattern import compiled

_DETAILS = {
    "an email address": compiled(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b"),
    "a mobile telephone number": compiled(r"(?<![\d+])(?:\+44 ?|0)7\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)"),
    "a National Insurance number": compiled(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    "a date of birth": compiled(r"\b(?:[Dd]ate of birth|DOB|d\.o\.b\.)[: ]{1,3}\d{1,2}[/.\- ]"),
}


@rule("PUB01", "personal-details", Severity.BLOCKER, needs=(), locked=True, since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer, text in every_text(doc):
        for what, span in _details(text):
            yield Hit(
                answer.address,
                f"This answer holds {what}. It would be published.",
                span if not answer.question.columns else None,
            )


@once
def _details(text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    found = ((what, pattern.search(text)) for what, pattern in _DETAILS.items())
    return tuple((what, match.span()) for what, match in found if match)
