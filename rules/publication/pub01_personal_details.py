"""PUB01: details of a person that must not be published."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.text.personal import details


@rule("PUB01", "personal-details", Severity.BLOCKER, needs=(), each="text", locked=True, since="0.1")
def check(doc: Document, answer: Answer, text: str) -> Iterator[Hit]:
    for what, span in details(text):
        yield Hit(
            answer.address,
            f"This answer holds {what}. It would be published.",
            span if not answer.question.columns else None,
        )
