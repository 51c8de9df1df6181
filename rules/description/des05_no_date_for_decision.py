"""DES05: nobody can tell when the decision is made or the change starts."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import blank


@rule("DES05", "no-date-for-decision", Severity.WARNING, needs=("decision_date",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    if all(answer.is_blank for answer in doc.all("start_date")):
        for answer in blank(doc, "decision_date"):
            yield Hit(
                answer.address, "There is no date for the decision and none for the start of the change."
            )
