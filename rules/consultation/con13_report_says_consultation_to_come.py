"""CON13: the report puts a consultation in the future that the assessment says is done."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Report, Severity, rule
from rules.reading import given, typed
from rules.text.consulting import to_come
from rules.text.dates import DATE
from rules.text.statistics import has_statistic
from rules.text.words import quoted


@rule(
    "CON13",
    "report-says-consultation-to-come",
    Severity.WARNING,
    precision="M",
    needs=("consultation_done",),
    reads="document+report",
)
def check(doc: Document, report: Report) -> Iterator[Hit]:
    if any(given(doc, "consultation")):
        return
    for text in (report.text, report.equality, report.consultation, report.purpose):
        if span := to_come(text):
            said = quoted(text[span[0] : span[1]])
            break
    else:
        return
    for answer in given(doc, "consultation_done"):
        words = typed(answer)
        if answer.choice == "yes" and not DATE.search(words) and not has_statistic(words):
            yield Hit(answer.address, f"The report says {said}. Here the answer about consultation is yes.")
            return
