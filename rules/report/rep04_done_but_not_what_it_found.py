"""REP04: the paragraph says that an assessment exists or what is meant, and nothing that was found."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.text.implications import says_no_more_than_done_or_meant


@rule("REP04", "done-but-not-what-it-found", Severity.WARNING, precision="M", needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    if says_no_more_than_done_or_meant(report.equality):
        yield Hit(
            "equality",
            "The paragraph on equality says that something was done or is meant, and nothing of what was found.",
        )
