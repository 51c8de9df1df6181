"""FRM21: the form has no line for whoever answers for the assessment."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import questions

_SIGNERS = {"lead": "the lead officer", "head_of_service": "the head of service"}


@rule("FRM21", "nobody-signs", Severity.BLOCKER, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    signing = {question.signs for _, _, question in questions(definition)}
    if missing := [who for signs, who in _SIGNERS.items() if signs not in signing]:
        yield Hit("sections", f"This form has no line on which {' and '.join(missing)} can sign.")
