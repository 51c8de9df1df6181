"""CON06: a consultation that ends after the decision or the signature."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.consultation.rows import periods
from rules.reading import given


@rule("CON06", "consultation-after-decision", Severity.BLOCKER, needs=("consultation",))
def check(doc: Document) -> Iterator[Hit]:
    decided = [(a.day, a) for a in given(doc, "decision_date") if a.day]
    signed = [(a.day, a) for a in given(doc, "lead_sign_off", "head_sign_off") if a.day]
    for answer, number, _, period in periods(doc):
        closes = period.last_at_least
        for day, at in decided:
            if closes > day:
                yield Hit(
                    answer.address,
                    f"Consultation {number} runs to {closes.day} {closes:%B %Y}, after the decision on {at.text}.",
                    other_address=at.address,
                )
                break
        else:
            for day, at in signed:
                if closes >= day:
                    yield Hit(
                        answer.address,
                        f"Consultation {number} runs to {closes.day} {closes:%B %Y}, and this version was signed on "
                        f"{day.day} {day:%B %Y}.",
                        other_address=at.address,
                    )
                    break
