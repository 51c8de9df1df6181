"""FRM16: a page or question that no answers can bring up."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import Condition, FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import never_met
from rules.text.words import quoted


@rule("FRM16", "never-reached", Severity.BLOCKER, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    for at, section in enumerate(definition.sections):
        if barred := never_met(definition, section.show_when):
            yield Hit(f"sections[{at}]", _sentence(f"The page {quoted(section.title)}", barred, definition))
            continue
        for number, question in enumerate(section.questions):
            if barred := never_met(definition, section.show_when, question.show_when):
                yield Hit(
                    f"sections[{at}].questions[{number}]",
                    _sentence(f"The question {quoted(question.label)}", barred, definition),
                )


def _sentence(what: str, barred: Condition, definition: FormDefinition) -> str:
    asked = definition.by_question[barred.question][1]
    wanted = (
        f"“{' or '.join(barred.values)}” at {quoted(asked.label)}" if barred.values else quoted(asked.label)
    )
    return f"{what} is never asked: it waits for {wanted}, which cannot be by then."
