"""FRM07: two levels of a scale are equally serious, so that nothing can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.text.words import listed


@rule("FRM07", "levels-of-equal-weight", Severity.WARNING, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    for number, scale in enumerate(definition.scales):
        by_severity: dict[int, list[str]] = defaultdict(list)
        for level in scale.levels:
            by_severity[level.severity].append(level.label)
        for severity, labels in sorted(by_severity.items()):
            if len(labels) > 1:
                yield Hit(
                    f"scales[{number}]",
                    f"{listed(labels)} have the same severity, {severity}, so neither is the more serious.",
                )
