"""FRM11: the form never asks what follows from the assessment."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule


@rule("FRM11", "no-conclusion-asked", Severity.WARNING, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    if "outcome" not in definition.purposes:
        yield Hit(
            "sections",
            "This form never asks what follows from the assessment: go on, change the proposal, justify it or stop.",
        )
