"""FRM13: required questions that take thought, and nothing on the form that helps to answer them."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import THOUGHTFUL, questions
from rules.text.words import quoted


@rule("FRM13", "no-guidance", Severity.WARNING, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    found = [
        (address, question)
        for address, section, question in questions(definition)
        if question.required
        and question.type in THOUGHTFUL
        and not question.guidance
        and not section.guidance
    ]
    if found:
        more = f", and {len(found) - 1} more like it" if len(found) > 1 else ""
        yield Hit(
            found[0][0],
            f"Nothing helps to answer {quoted(found[0][1].label)}{more}.",
            None,
            found[1][0] if len(found) > 1 else None,
        )
