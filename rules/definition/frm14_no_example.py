"""FRM14: questions that are answered in words, without an answer to follow and one to avoid."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import WRITTEN, questions
from rules.text.words import quoted


@rule("FRM14", "no-example", Severity.ADVICE, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    found = [
        (address, question)
        for address, _, question in questions(definition)
        if question.type in WRITTEN
        and not (question.example and question.example.good and question.example.weak)
    ]
    if found:
        more = f", and {len(found) - 1} more like it" if len(found) > 1 else ""
        yield Hit(
            found[0][0],
            f"{quoted(found[0][1].label)} shows no answer to follow and one to avoid{more}.",
            None,
            found[1][0] if len(found) > 1 else None,
        )
