"""REP14: two reports bear one reference."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.text.words import quoted, words


@rule("REP14", "one-reference-two-reports", Severity.ADVICE, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    own = {reference.casefold() for reference in report.references}
    for number, item in enumerate(report.pack):
        if report.is_item(item):
            return
        shared = [reference for reference in item.references if reference.casefold() in own]
        if shared and words(item.subject) != words(report.subject):
            yield Hit(
                "reference",
                f"{shared[0]} is also the reference of {quoted(item.subject)}.",
                None,
                f"pack[{number}].reference",
            )
            return
