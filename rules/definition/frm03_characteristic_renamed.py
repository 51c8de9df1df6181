"""FRM03: a protected characteristic bears the name of another."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import statutory
from rules.text.characteristics import named
from rules.text.words import quoted


@rule("FRM03", "characteristic-renamed", Severity.BLOCKER, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    nine, _ = statutory(definition)
    for number, who in enumerate(definition.characteristics):
        others = named(who.label) & nine.keys() - {who.id}
        if who.id in nine and others and who.id not in named(who.label):
            yield Hit(
                f"characteristics[{number}]",
                f"{quoted(who.label)} stands where answers about {nine[who.id]} are kept.",
            )
