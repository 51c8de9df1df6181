"""FRM02: one of the nine groups that the law of the nation names is not on the form."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import statutory
from rules.text.words import listed


@rule("FRM02", "characteristic-missing", Severity.BLOCKER, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    nine, law = statutory(definition)
    repeated = [section for section in definition.sections if section.for_each]
    left_out = set.intersection(*(set(section.leave_out) for section in repeated)) if repeated else set()
    asked = definition.by_characteristic.keys() - left_out
    if missing := [name for who, name in nine.items() if who not in asked]:
        yield Hit("characteristics", f"The form does not ask about {listed(missing)}, which {law} protects.")
