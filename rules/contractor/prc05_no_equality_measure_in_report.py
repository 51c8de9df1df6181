"""PRC05: the report lists measures for the contract, and none is about equality."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Report, Severity, rule
from rules.reading import given
from rules.text.characteristics import named
from rules.text.phrases import has
from rules.text.words import quoted

_EQUALITY = (
    "equality", "equalities", "equal", "equity", "diversity", "inclusion", "inclusive", "accessible", "access for",
    "protected characteristic", "protected characteristics", "by group", "under-represented", "underrepresented",
    "discrimination", "fairness", "reasonable adjustments",
)  # fmt: skip


@rule(
    "PRC05",
    "no-equality-measure-in-report",
    Severity.ADVICE,
    precision="M",
    needs=("contractor",),
    reads="document+report",
)
def check(doc: Document, report: Report) -> Iterator[Hit]:
    measures = report.key_performance
    if not measures or any(has(measure, _EQUALITY) or named(measure) for measure in measures):
        return
    for answer in given(doc, "contractor"):
        if answer.choice != "no":
            yield Hit(
                answer.address,
                f"The report names {len(measures)} measure{'' if len(measures) == 1 else 's'} for the contract, such "
                f"as {quoted(measures[0])}, and none on equality.",
            )
            return
