"""The rows of the list of consultations, numbered as a reader counts them, with the time each was held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from forms.answer import Answer
from forms.document import Document
from forms.model import JSON
from rules.reading import given
from rules.text.periods import Period, period


def periods(document: Document) -> Iterator[tuple[Answer, int, Mapping[str, JSON], Period]]:
    """Each consultation whose ``when`` names a time, with its answer and number; the others are left out."""
    for answer in given(document, "consultation"):
        if answer.asks_column("when"):
            for number, row in enumerate(answer.rows, start=1):
                if found := period(answer.cell(row, "when")):
                    yield answer, number, row, found
