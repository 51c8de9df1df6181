"""REP18: an item to note whose purpose is to approve something."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.text.phrases import find
from rules.text.words import quoted

_DECIDES = (
    "to approve", "to agree", "to adopt", "to decide", "to authorise", "to endorse", "to determine", "or approve",
    "and approve", "to delegate", "delegates authority",
)  # fmt: skip


@rule("REP18", "to-note-but-to-approve", Severity.ADVICE, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    if report.kind == "note" and (span := find(report.purpose, _DECIDES)):
        yield Hit(
            "purpose",
            f"This is listed to note, and its purpose is {quoted(report.purpose[slice(*span)])}: it is a decision.",
            span,
            "kind",
        )
