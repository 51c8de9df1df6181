"""REP17: an urgent item that comes without its assessment."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.report.paper import is_appended, was_ready
from rules.text.programme import is_not_applicable, reason


@rule("REP17", "late-item-without-assessment", Severity.WARNING, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    if not report.urgent or report.kind == "note" or is_appended(report):
        return
    if is_not_applicable(report.programme) and reason(report.programme):
        return
    day = report.date
    ready = any(
        was_ready(report, linked, day) if day else linked.published_on is not None
        for linked in report.assessments
    )
    if not ready:
        yield Hit(
            "urgent",
            "The item is urgent; members still need its assessment, and nothing shows that they have it.",
        )
