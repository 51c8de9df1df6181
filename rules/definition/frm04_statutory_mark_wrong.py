"""FRM04: a characteristic marked as protected by the law that is not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import statutory


@rule("FRM04", "statutory-mark-wrong", Severity.BLOCKER, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    nine, law = statutory(definition)
    for number, who in enumerate(definition.characteristics):
        if who.statutory and who.id not in nine:
            yield Hit(
                f"characteristics[{number}]",
                f"{who.label} is marked as protected by {law}; it is a group that the council added.",
            )
        elif not who.statutory and who.id in nine:
            yield Hit(
                f"characteristics[{number}]",
                f"{who.label} is protected by {law} and marked as if it were not.",
            )
