"""FRM19: more required free texts than anyone will write with care."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule, settings
from rules.definition.parts import questions


@rule("FRM19", "too-much-to-write", Severity.ADVICE, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    most = settings.of(definition).required_texts
    wanted = sum(
        len(section.asked_about(definition.characteristics))
        for _, section, question in questions(definition)
        if question.required and question.type == "long_text" and question.show_when is None
    )
    if wanted > most:
        yield Hit(
            "sections", f"The form asks for {wanted} texts in each full assessment; after {most} people copy."
        )
