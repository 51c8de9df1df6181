"""CON11: a count of answers with nothing about who gave them."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.characteristics import named
from rules.text.consulting import replies
from rules.text.words import words

#: Fewer answers than this cannot be split without showing who gave them.
LEAST = 20


@rule("CON11", "answers-not-broken-down", Severity.WARNING, precision="M", needs=("consultation",))
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "consultation"):
        if not answer.asks_column("how_many"):
            found = replies(typed(answer))
            if found and found[0] >= LEAST and not named(typed(answer)):
                yield Hit(
                    answer.address, _sentence(found[0]), found[1] if not answer.question.columns else None
                )
            continue
        for number, row in enumerate(answer.rows, start=1):
            numbers = words(answer.cell(row, "how_many").replace(",", ""))
            count = next((int(word) for word in numbers if word.isdecimal()), 0)
            told = " ".join(answer.cell(row, column) for column in ("who", "how", "said", "changed"))
            if count >= LEAST and not named(told):
                yield Hit(answer.address, f"Consultation {number}: {_sentence(count)}")


def _sentence(count: int) -> str:
    return f"{count:,} answers, and nothing on who gave them by age, disability, race, sex or any other characteristic."
