"""REP05: a report for a decision that does not set out the duty."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.report.paper import said
from rules.text.duty import states_the_duty


@rule("REP05", "duty-not-set-out", Severity.WARNING, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    parts = list(said(report))
    if parts and report.kind != "note" and not states_the_duty("\n".join(words for _, words in parts)):
        yield Hit(
            parts[0][0],
            "The report does not tell members what the equality duty asks of them (Equality Act 2010, section 149).",
        )
