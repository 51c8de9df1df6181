"""FRM15: the form's own words ask for more schooling than officers and readers should need."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule, settings
from rules.definition.parts import is_english, wording
from rules.text.readability import grade
from rules.text.words import words

#: A heading or a label of a few words is no sentence, and makes the rest look easier than it is.
LEAST_WORDS = 6


@rule("FRM15", "form-hard-to-read", Severity.ADVICE, precision="M", needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    if not is_english(definition):
        return
    most = settings.of(definition).form_reading_grade
    found = grade("\n".join(text for _, text in wording(definition) if len(words(text)) >= LEAST_WORDS))
    if found is not None and found > most:
        yield Hit(
            "sections",
            f"The words of the form read at grade {found:.1f}; people follow more easily at {most} or below.",
        )
