"""FRM23: the form says that the law requires an equality impact assessment."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule, settings
from rules.definition.parts import is_english, wording
from rules.text.duty import says_assessments_are_required
from rules.text.words import quoted


@rule("FRM23", "assessment-said-to-be-law", Severity.WARNING, precision="M", needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    if not is_english(definition) or settings.of(definition).nation != "england":
        return
    for address, text in wording(definition):
        if span := says_assessments_are_required(text):
            yield Hit(
                address,
                f"{quoted(text[slice(*span)])}: the Act asks for due regard, and leaves the way to the council.",
                span,
            )
