"""SGN05: every signature carries the day of the assessment."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given


@rule(
    "SGN05",
    "signed-the-day-it-was-made",
    Severity.WARNING,
    needs=("assessment_date", "head_sign_off"),
    since="0.1",
)
def check(doc: Document) -> Iterator[Hit]:
    made = doc.answer("assessment_date")
    signed = list(given(doc, "lead_sign_off", "head_sign_off"))
    if made and made.day and len(signed) > 1 and all(answer.day == made.day for answer in signed):
        yield Hit(
            signed[-1].address,
            f"Both signatures carry {made.text}, the day on which the assessment was made.",
            other_address=made.address,
        )
