"""FRM10: the form never asks when the assessment will be looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import asked_for

_DATES = ("date", "month_or_date")


@rule("FRM10", "no-review-asked", Severity.BLOCKER, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    found = list(asked_for(definition, "review_date"))
    if not found:
        yield Hit("sections", "This form never asks when the assessment will be reviewed.")
    for address, _, question in found:
        if question.type not in _DATES:
            yield Hit(address, f"“{question.label}” takes any words; a review needs a date.")
