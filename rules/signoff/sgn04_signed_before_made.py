"""SGN04: signed before the assessment or the screening was made."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given


@rule("SGN04", "signed-before-made", Severity.BLOCKER, needs=(), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    made = [(a.day, a) for a in given(doc, "assessment_date", "proceed_date") if a.day]
    if not made:
        return
    last, source = max(made, key=lambda step: step[0])
    for answer in given(doc, "lead_sign_off", "head_sign_off"):
        if answer.day and answer.day < last:
            yield Hit(
                answer.address,
                f"Signed on {answer.day.day} {answer.day:%B %Y}, before {source.text}, the date of what was signed.",
                other_address=source.address,
            )
