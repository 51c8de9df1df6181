"""REP15: "updated after consultation", and no version that is later than the consultation."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.report.paper import in_words, said
from rules.text.implications import updated_after_consultation


@rule("REP15", "updated-and-no-later-version", Severity.WARNING, precision="M", needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    closed = [linked.consultation_closed for linked in report.assessments if linked.consultation_closed]
    signed = [linked.signed_on for linked in report.assessments if linked.signed_on]
    if closed and signed and max(signed) > max(closed):
        return
    for address, words in said(report):
        if span := updated_after_consultation(words):
            known = (
                f"the last version was signed on {in_words(max(signed))}"
                if signed and closed
                else "nothing shows a version later than its close"
            )
            yield Hit(address, f"The assessment is said to be updated after consultation; {known}.", span)
