"""REP09: an item for decision that changes something, and the programme says no assessment is needed, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.report.paper import is_programmed
from rules.text.changes import changes_a_service, moves_money
from rules.text.implications import says_where
from rules.text.phrases import find, has
from rules.text.programme import is_not_applicable
from rules.text.words import quoted


@rule("REP09", "decision-without-assessment", Severity.WARNING, precision="M", needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    cell = report.programme.strip()
    if report.kind != "decision" or not is_programmed(report) or report.assessments:
        return
    if (cell and not is_not_applicable(cell)) or says_where(cell) or has(cell, ("screening", "screened")):
        return
    words = f"{report.subject}\n{report.purpose}"
    if span := changes_a_service(words) or moves_money(words) or find(words, ("review",)):
        answer = f"the programme says {quoted(cell)}" if cell else "the programme says nothing"
        yield Hit(
            "programme",
            f"This is for decision and speaks of {quoted(words[slice(*span)])}; on equality {answer}.",
        )
