"""PUB13: an exempt report whose assessment says nothing of what may be public."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Report, Severity, rule
from rules.publication.cover import page_address
from rules.reading import every_text
from rules.text.phrases import has

_SAID = ("exempt", "withheld", "may be published", "not for publication", "schedule 12a", "can be public")


@rule("PUB13", "exempt-report-open-assessment", Severity.ADVICE, needs=(), reads="document+report")
def check(doc: Document, report: Report) -> Iterator[Hit]:
    address = page_address(doc, "exempt_content", "summary")
    said = any(not answer.is_blank for answer in doc.all("exempt_content")) or any(
        has(text, _SAID) for _, text in every_text(doc)
    )
    if report.exempt and address and not said:
        yield Hit(
            address,
            "The report is not for publication. Nothing says which parts of this assessment may be published.",
        )
