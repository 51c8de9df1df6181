"""EVD01: no evidence is given for a characteristic."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import name


@rule("EVD01", "evidence-empty", Severity.BLOCKER, needs=("evidence",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for who in (*doc.characteristics, None):
        answers = [a for a in doc.all("evidence") if a.characteristic == who]
        if answers and all(answer.is_blank for answer in answers):
            yield Hit(answers[0].address, f"{name(answers[0])}: no evidence is given.")
