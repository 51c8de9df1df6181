"""FRM22: an assessment that stops at screening is signed by nobody, or never reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import Condition, FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import asked_for, never_met
from rules.text.words import listed

_LAST = {"head_sign_off": "signs it", "summary": "sums it up", "review_date": "looks at it again"}


@rule("FRM22", "screening-unsigned", Severity.WARNING, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    for _, _, proceed in asked_for(definition, "proceed"):
        stopped = Condition(proceed.id, ("no",))
        lost = [
            (address, _LAST[question.purpose])
            for address, section, question in asked_for(definition, *_LAST)
            if proceed.type.startswith("yes_no")
            and never_met(definition, stopped, section.show_when, question.show_when)
        ]
        if lost:
            said = listed([f"nobody {verb}" for _, verb in lost])
            yield Hit(lost[0][0], f"Where an assessment stops at screening, {said}.")
