"""EVD16: a percentage, and no telling of how many or when."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, is_backed, row_of, typed
from rules.text.shares import bare_percentage
from rules.text.words import quoted

_EFFECTS = ("adverse", "positive")
_PLACES = ("evidence", "numbers", "history_of_outcomes", "consultation", *_EFFECTS)


@rule("EVD16", "percentage-of-what", Severity.ADVICE, precision="L", needs=())
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, *_PLACES):
        if answer.question.purpose in _EFFECTS and is_backed(doc, answer.characteristic):
            continue  # the number and the year stand in the evidence
        for text in _texts(answer):
            if span := bare_percentage(text):
                yield Hit(
                    answer.address,
                    f"{row_of(answer)}{quoted(text[span[0] : span[1]])} gives neither how many people stand behind it "
                    "nor when they were counted.",
                    span if not answer.rows else None,
                )
                break


def _texts(answer: Answer) -> Iterator[str]:
    """The answer, or each row of it: what a row says of the period holds for its figure."""
    if not answer.rows:
        yield typed(answer)
    for row in answer.rows:
        yield "\n".join(answer.cell(row, column.id) for column in answer.question.columns)
