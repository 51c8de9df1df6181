"""REP03: the report says an assessment was made, and not where it is."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.report.paper import is_appended, said
from rules.text.implications import claimed, says_where
from rules.text.words import quoted, sentences


@rule("REP03", "nowhere-to-be-found", Severity.WARNING, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    if is_appended(report) or says_where(report.equality):
        return
    for address, words in said(report):
        if (span := claimed(words)) and not _placed(words):
            yield Hit(
                address,
                f"{quoted(words[slice(*span)])}: no appendix, background paper or link says where it is.",
                span,
            )
            return


def _placed(words: str) -> bool:
    """Whether a sentence that says an assessment was made also says where it is."""
    parts = (words[start:end] for start, end in sentences(words))
    return any(claimed(part) and says_where(part) for part in parts)
