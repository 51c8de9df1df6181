"""CON12: a consultation that opened before there was an assessment to read."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.consultation.rows import periods
from rules.reading import given


@rule(
    "CON12", "assessment-after-consultation-began", Severity.ADVICE, needs=("consultation", "assessment_date")
)
def check(doc: Document) -> Iterator[Hit]:
    made = next((a for a in given(doc, "assessment_date") if a.day), None)
    for answer, number, _, period in periods(doc):
        if made and made.day and period.exact and period.first < made.day:
            yield Hit(
                answer.address,
                f"Consultation {number} opened on {period.first.day} {period.first:%B %Y}; the assessment is dated "
                f"{made.text}.",
                other_address=made.address,
            )
            return
