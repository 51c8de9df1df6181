"""FRM06: a scale with one level, so that every answer is the same."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import questions


@rule("FRM06", "no-choice-of-level", Severity.BLOCKER, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    for number, scale in enumerate(definition.scales):
        if len(scale.levels) < 2:
            yield Hit(
                f"scales[{number}]",
                f"The scale “{scale.label or scale.id}” has one level, so there is nothing to choose.",
            )
    for address, _, question in questions(definition):
        if question.type == "one_of" and len(question.options) < 2:
            yield Hit(address, f"“{question.label}” offers one answer, so there is nothing to choose.")
