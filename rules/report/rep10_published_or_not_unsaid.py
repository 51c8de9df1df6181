"""REP10: the programme says that an assessment is required, and not whether it is published."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.text.programme import is_required, says_whether_published
from rules.text.words import quoted


@rule("REP10", "published-or-not-unsaid", Severity.WARNING, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    cell = report.programme
    if is_required(cell) and not says_whether_published(cell):
        if not any(linked.published_on for linked in report.assessments):
            yield Hit(
                "programme", f"{quoted(cell)} answers half of the question: is it published, and where?"
            )
