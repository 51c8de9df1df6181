"""FRM09: at screening an officer can say yes or no, and not that they do not know."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import asked_for

_SCREENING = ("negative_screen", "differential_impact", "history_of_outcomes")


@rule("FRM09", "no-dont-know", Severity.WARNING, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    for address, _, question in asked_for(definition, *_SCREENING):
        if question.type == "yes_no":
            yield Hit(
                address, f"“{question.label}” can be answered with yes or no, and not with “don’t know”."
            )
