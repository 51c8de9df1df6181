"""EVD04: the newest evidence is old."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.reading import given, name, typed
from rules.text.vintage import before, newest


@rule("EVD04", "evidence-out-of-date", Severity.WARNING, needs=("evidence",))
def check(doc: Document) -> Iterator[Hit]:
    allowed = settings.of(doc).evidence_years
    for answer in given(doc, "evidence"):
        others = [other for other in doc.all("evidence") if other.characteristic == answer.characteristic]
        if answer is not others[0] or any(other.is_unreadable for other in others):
            continue
        last = newest((line for other in others for line in _lines(other)), doc.as_of)
        if last is not None and last < before(doc.as_of, allowed):
            yield Hit(
                answer.address,
                f"{name(answer)}: the newest evidence is of {last.year}, more than {allowed} years "
                "before this assessment.",
            )


def _lines(answer: Answer) -> Iterator[str]:
    """Each row of a table by itself, so that the period of one is not taken for that of another."""
    if not answer.rows:
        yield typed(answer)
    for row in answer.rows:
        yield " ".join(answer.cell(row, column.id) for column in answer.question.columns)
