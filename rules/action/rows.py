"""The rows of the action plan, numbered as a reader counts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from forms.answer import Answer
from forms.document import Document
from forms.model import JSON
from rules.reading import given


def actions(document: Document, column: str) -> Iterator[tuple[Answer, int, Mapping[str, JSON]]]:
    """Each action with its answer and number, of the plans that ask for ``column``; empty rows are left out."""
    for answer in given(document, "action"):
        if answer.asks_column(column):
            for number, row in enumerate(answer.rows, start=1):
                if any(row.values()):
                    yield answer, number, row
