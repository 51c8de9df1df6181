"""PUB01: details of a person that must not be published."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text
from rules.text.personal import details


@rule("PUB01", "personal-details", Severity.BLOCKER, needs=(), locked=True, since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer, text in every_text(doc):
        for what, span in details(text):
            yield Hit(
                answer.address,
                f"This answer holds {what}. It would be published.",
                span if not answer.question.columns else None,
            )
