"""DES01: a description too thin to judge the proposal by."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import typed
from rules.text.dates import without_dates
from rules.text.words import plain_words

LEAST_WORDS = 40


@rule("DES01", "description-too-thin", Severity.BLOCKER, needs=("description",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    answers = doc.all("description")
    if not answers or any(answer.is_unreadable for answer in answers):
        return
    count = sum(len(plain_words(without_dates(typed(answer)))) for answer in answers)
    if not count:
        yield Hit(answers[0].address, "Nothing here says in words what is proposed.")
    elif count < LEAST_WORDS:
        yield Hit(
            answers[0].address,
            f"The description has {count} words besides dates and numbers. A reader needs about {LEAST_WORDS} "
            "to see what will change, for whom and why.",
        )
