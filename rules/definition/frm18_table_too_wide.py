"""FRM18: a table with more columns than a small screen or a printed page can show."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule, settings
from rules.definition.parts import questions
from rules.text.words import quoted


@rule("FRM18", "table-too-wide", Severity.WARNING, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    most = settings.of(definition).table_columns
    for address, _, question in questions(definition):
        if len(question.columns) > most:
            yield Hit(
                address, f"{quoted(question.label)} has {len(question.columns)} columns; a page shows {most}."
            )
