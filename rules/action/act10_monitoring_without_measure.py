"""ACT10: monitoring that says who looks, and not at what."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.action.rows import actions
from rules.text.phrases import has
from rules.text.statistics import has_statistic
from rules.text.words import quoted

_MEASURES = (
    "weekly", "monthly", "quarterly", "yearly", "annually", "annual", "every", "each month", "each quarter",
    "number of", "rate", "rates", "take-up", "uptake", "complaints", "survey", "percentage", "proportion", "share",
    "kpi", "kpis", "indicator", "indicators", "count", "feedback", "by ethnicity", "by age", "attendance", "target",
    "waiting time", "waiting times", "satisfaction", "outcomes", "audit", "report to",
)  # fmt: skip


@rule("ACT10", "monitoring-without-measure", Severity.WARNING, precision="M", needs=("action",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer, number, row in actions(doc, "monitoring"):
        text = answer.cell(row, "monitoring")
        if text and not answer.cell(row, "measure") and not has(text, _MEASURES) and not has_statistic(text):
            yield Hit(
                answer.address, f"Action {number}: {quoted(text)} does not say what is measured or how often."
            )
