"""REP11: the programme says that no assessment is needed, and not why."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.text.programme import is_not_applicable, reason
from rules.text.words import plain_words, quoted


@rule("REP11", "not-needed-and-not-why", Severity.WARNING, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    cell = report.programme
    if is_not_applicable(cell) and not report.assessments and not plain_words(reason(cell)):
        yield Hit("programme", f"{quoted(cell)} gives no reason and names no screening.")
