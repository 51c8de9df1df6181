"""REP01: "no equality implications", although something else says there are."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.report.paper import hit_hard, said
from rules.text.changes import changes_a_service, is_about_people
from rules.text.implications import denied, says_where
from rules.text.phrases import has
from rules.text.programme import is_required
from rules.text.words import listed, quoted


@rule("REP01", "no-implications-though-there-are", Severity.BLOCKER, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    for address, words in said(report):
        if span := denied(words):
            reason, other = _against(report)
            if reason:
                yield Hit(
                    address, f"The report says {quoted(words[slice(*span)])}, but {reason}.", span, other
                )


def _against(report: Report) -> tuple[str, str | None]:
    for linked in report.assessments:
        if linked.document and (worse := hit_hard(linked.document)):
            names = listed([who.label for who, _ in worse])
            return f"its assessment finds or cannot rule out harm: {names}", worse[0][1]
    if is_required(report.programme):
        return "the work programme says that an assessment is required", "programme"
    if says_where(report.equality) or has(report.equality, ("screening", "screened")):
        return "", None
    words = "\n".join((report.title, report.purpose, report.equality, report.text))
    if span := changes_a_service(words):
        return f"it speaks of {quoted(words[slice(*span)])}", None
    if span := is_about_people(words):
        return f"it is about people whom the law protects: {quoted(words[slice(*span)])}", None
    return "", None
