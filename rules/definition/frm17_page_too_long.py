"""FRM17: a page with more questions than anyone can keep in view."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule, settings
from rules.text.words import quoted


@rule("FRM17", "page-too-long", Severity.ADVICE, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    most = settings.of(definition).page_questions
    for at, section in enumerate(definition.sections):
        asked = sum(1 for question in section.questions if question.show_when is None)
        if asked > most:
            yield Hit(f"sections[{at}]", f"The page {quoted(section.title)} asks {asked} questions at once.")
