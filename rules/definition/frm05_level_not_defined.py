"""FRM05: a scale whose levels are words without a meaning."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.text.words import listed, words


@rule("FRM05", "level-not-defined", Severity.WARNING, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    for number, scale in enumerate(definition.scales):
        bare = [level for level in scale.levels if words(level.definition) in ((), words(level.label))]
        if bare:
            verb = "has no definition" if len(bare) == 1 else "have no definition"
            yield Hit(
                f"scales[{number}]",
                f"On the scale “{scale.label or scale.id}”, {listed([level.label for level in bare])} {verb}.",
            )
